"""Mentions of dates: an article and its quotations in, each mention with its ISO days out (null where they are not settled).

Months and weekdays come from CLDR for the article's language; a mere length of time ("three decades") is no mention.
"""

import bisect
import datetime as dt
import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.model import Article, DateMark, QuoteMark
from briefgen.understanding.cast import SILENT_ROLES
from briefgen.understanding.dateforms import Found, Reader
from briefgen.understanding.dateorder import in_order
from briefgen.understanding.datewords import calendar_of, date_tokens
from briefgen.understanding.dating import Sentence, main
from briefgen.understanding.lexicon import Lexicon, lexicon
from briefgen.understanding.reckoning import Range, Tense, anchor, reckon

_REACH = 40
"""How many tokens back a cue of tense is looked for; ahead, half a sentence is enough."""
_AHEAD = 15
_SHORT_WORD = 2
_SHORTEST_VERB = 4
_MEMO = 50_000


def mentions(article: Article, quotes: Sequence[QuoteMark] = ()) -> tuple[DateMark, ...]:
    """Every mention of a date outside boilerplate and captions, in order."""
    calendar = calendar_of(article.language)
    days = anchor(article.published)
    starts = [sentence.start for sentence in article.sentences]
    told = _Told(starts, [(quote.start, quote.end) for quote in quotes], article.dateline.end if article.dateline else 0, days)
    marks: list[DateMark] = []
    for paragraph in article.paragraphs:
        if paragraph.role in SILENT_ROLES:
            continue
        tokens = in_order(date_tokens(article.text, paragraph.start, paragraph.end), calendar)
        reader = Reader(tokens, calendar)
        for found in reader.read():
            end = _without_genitive(article.text, tokens[found.end - 1].end)
            marks.append(_mark(reader, found, end, told))
    return tuple(marks)


class _Told(NamedTuple):
    """What a mention is judged by: where sentences begin, where others speak, where the dateline ends, the day of publication."""

    starts: list[int]
    quoted: list[tuple[int, int]]
    dateline: int
    days: tuple[dt.date, dt.date] | None

    def elsewhere(self, start: int) -> bool:
        """Whether a mention at `start` is not the article's own telling: in a quotation or the dateline."""
        at = bisect.bisect_right(self.quoted, (start, start)) - 1
        return start < self.dateline or (at >= 0 and start < self.quoted[at][1])


def _without_genitive(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in ("'s", "\u2019s") else end


def _mark(reader: Reader, found: Found, end: int, told: _Told) -> DateMark:
    start = reader.tokens[found.first].start
    before, behind = _sentence(reader, found, told.starts)
    tense = _tense(reader, found, before, behind)
    settled = reckon(found.reading, tense, told.days)
    event = not told.elsewhere(start) and _event(reader, found, settled, (tense, before, behind), told)
    if settled is None:
        return DateMark(start=start, end=end, main=event)
    first, last, precision = settled
    return DateMark(start=start, end=end, first=first.isoformat(), last=last.isoformat(), precision=precision, main=event)


def _event(reader: Reader, found: Found, settled: Range | None, around: tuple[Tense, range, range], told: _Told) -> bool:
    """Whether the mention dates the main event of its sentence."""
    tense, before, behind = around
    future = settled is not None and told.days is not None and settled[0] > told.days[1]
    sentence = Sentence(before.stop + 1 if before else found.first, behind.stop)
    return main(reader, found, sentence, future=future, tense=tense)


def _tense(reader: Reader, found: Found, before: range, behind: range) -> Tense:
    """Whether the sentence speaks of the past or the future where it names the date.

    The nearest cue decides: before the date in its clause, behind it in its clause, then the same in the whole sentence.
    """
    if reader.lower(found.first - 1) in reader.words.towards:
        return "future"
    clause = (*_until_comma(reader, before), *_until_comma(reader, behind))
    # What is now may have been agreed before: in a sentence of the present, only its own clause tells the tense of a date.
    now = any(reader.lower(place) in reader.words.present for place in before)
    places = (*clause, *before, *(() if now else behind))
    cues = _cues(reader.words.language)
    nearest = next((cue for place in places if (cue := cues[reader.lower(place)]) != "open"), None)
    if nearest is not None:
        return nearest
    return "past" if any(_ends_past(reader.lower(place), reader.words) for place in places) else "open"


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


class _Cues(dict[str, Tense]):
    """A word -> what it says of its time: asked of every word around every date."""

    def __init__(self, words: Lexicon) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, word: str) -> Tense:
        if len(self) > _MEMO:
            self.clear()
        self[word] = cue = _cue(word, self.words)
        return cue


@functools.cache
def _cues(language: str) -> _Cues:
    return _Cues(lexicon(language))


def _cue(word: str, words: Lexicon) -> Tense:
    """What a word says of its time."""
    if word in words.future or (word.startswith(words.future_begins) and word.endswith(words.future_ends)):
        return "future"
    by_form = words.suffixing and len(word) > _SHORTEST_VERB and _ends_past(word, words)
    return "past" if by_form or word in words.past else "open"


def _ends_past(word: str, words: Lexicon) -> bool:
    return len(word) > _SHORT_WORD and word.endswith(words.past_ends) and word not in words.not_verbs
