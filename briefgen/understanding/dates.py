"""Mentions of dates: an article in, each mention with its ISO days out (null where the article does not settle them).

Months and weekdays come from CLDR for the article's language; a mere length of time ("three decades") is no mention.
"""

import bisect
import datetime as dt
import itertools
from collections.abc import Iterator

from briefgen.model import Article, DateMark
from briefgen.understanding.cast import SILENT_ROLES
from briefgen.understanding.dateforms import Found, Reader
from briefgen.understanding.datewords import calendar_of, date_tokens
from briefgen.understanding.reckoning import Reading, Tense, anchor, reckon

_REACH = 40
"""How many tokens back a cue of tense is looked for; ahead, half a sentence is enough."""
_AHEAD = 15


def mentions(article: Article) -> tuple[DateMark, ...]:
    """Every mention of a date outside boilerplate and captions, in order."""
    calendar = calendar_of(article.language)
    days = anchor(article.published)
    starts = [sentence.start for sentence in article.sentences]
    marks: list[DateMark] = []
    for paragraph in article.paragraphs:
        if paragraph.role in SILENT_ROLES:
            continue
        tokens = date_tokens(article.text, paragraph.start, paragraph.end)
        reader = Reader(tokens, calendar)
        for found in reader.read():
            start, end = tokens[found.first].start, _without_genitive(article.text, tokens[found.end - 1].end)
            marks.append(_mark(start, end, found.reading, _tense(reader, found, starts), days))
    return tuple(marks)


def _without_genitive(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in ("'s", "\u2019s") else end


def _mark(start: int, end: int, reading: Reading, tense: Tense, days: tuple[dt.date, dt.date] | None) -> DateMark:
    settled = reckon(reading, tense, days)
    if settled is None:
        return DateMark(start=start, end=end)
    first, last, precision = settled
    return DateMark(start=start, end=end, first=first.isoformat(), last=last.isoformat(), precision=precision)


def _tense(reader: Reader, found: Found, starts: list[int]) -> Tense:
    """Whether the sentence speaks of the past or the future where it names the date.

    The nearest cue decides: before the date in its clause, behind it in its clause, then the same in the whole sentence.
    """
    if reader.lower(found.first - 1) in reader.words.towards:
        return "future"
    before, behind = _sentence(reader, found, starts)
    near_before, near_behind = list(_until_comma(reader, before)), list(_until_comma(reader, behind))
    cues = (_cue(reader, place) for place in (*near_before, *near_behind, *before, *behind))
    return next((cue for cue in cues if cue != "open"), "open")


def _sentence(reader: Reader, found: Found, starts: list[int]) -> tuple[range, range]:
    """The tokens of the date's sentence before it (nearest first) and behind it, as far as a cue is looked for."""
    number = bisect.bisect_right(starts, reader.tokens[found.first].start)
    start = starts[number - 1] if number else 0
    stop = starts[number] if number < len(starts) else reader.tokens[-1].end
    first, last = found.first, found.end
    while first > max(0, found.first - _REACH) and reader.tokens[first - 1].start >= start:
        first -= 1
    while last < min(len(reader.tokens), found.end + _AHEAD) and reader.tokens[last].start < stop:
        last += 1
    return range(found.first - 1, first - 1, -1), range(found.end, last)


def _until_comma(reader: Reader, places: range) -> Iterator[int]:
    """The places up to the next comma, semicolon or colon: the clause."""
    return itertools.takewhile(lambda place: reader.lower(place) not in {",", ";", ":"}, places)


def _cue(reader: Reader, at: int) -> Tense:
    """What a word says of its time."""
    word = reader.lower(at)
    if word in reader.words.future:
        return "future"
    return "past" if word in reader.words.past else "open"
