"""Articles -> people whom independent sources give different offices at the same time.

A former office, one held beside another, a general title ("minister") and a change of office are no differences.
"""

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from briefgen.edition.excerpts import news
from briefgen.edition.opening import standing
from briefgen.edition.stories import Stories
from briefgen.edition.told import Difference, Told, Voices, is_quoted, words_of
from briefgen.edition.understood import Understood
from briefgen.model import Sentence, Span
from briefgen.text import words
from briefgen.understanding.lexicon import Lexicon, lexicon
from briefgen.understanding.names import Post

FARTHEST = 7
"""Days between the publication of two articles that speak of the same time."""
LARGEST = 60
"""Articles on one person that are compared with each other."""
Posts = Mapping[str, Sequence[Post]]
"""Known person -> the offices that they held, with their dates."""
_GENERAL = frozenset({"leader"})
_OF_A_COUNTRY = frozenset({"president", "chancellor"})
"""Offices that companies and clubs have, too: they count with their country only."""
_LONGEST = 5
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_CHANGES = {
    "en": "appoint named nominat elected election sworn resign dismiss replac becom became former ex then later promot stepped succe "
    "predecess outgoing incoming designate candidate acting deputy vice until previous once late sack fired oust reshuff",
    "ru": "назнач бывш экс отстав избра смен уволен ставш стал преемни предшественни прежн тогда кандидат исполняющ замести вице",
}
"""Beginnings of words that tell of a change of office, or of an office that is not quite that one."""


class _Called(NamedTuple):
    """What an article calls a person."""

    told: Told
    person: str
    office: str
    country: str | None
    day: int


def office_differences(articles: Sequence[Understood], voices: Voices, told: Stories, posts: Posts) -> list[Difference]:
    """Pairs of independent sentences that give a person different offices, in the order of their places."""
    alike: dict[str, list[_Called]] = {}
    for found in articles:
        for called in _called(found):
            alike.setdefault(called.person, []).append(called)
    return [
        Difference("office", (one.told, other.told))
        for person, group in alike.items()
        for one, other in combinations(group[:LARGEST], 2)
        if voices[one.told.found.article.id].isdisjoint(voices[other.told.found.article.id])
        and _differ(one, other)
        and (
            _odd(one, other, posts[person]) if posts.get(person) else other.told.found.article.id in told.get(one.told.found.article.id, ())
        )
    ]


def _called(found: Understood) -> Iterator[_Called]:
    """The office of each person whom an article gives one office only, in a sentence that may be shown."""
    published, table = found.article.published, lexicon(found.article.language)
    if published.precision != "day" or published.value is None or not found.placements or found.article.language not in _CHANGES:
        return
    day = date.fromisoformat(published.value).toordinal()
    for person in found.marks.people:
        named = [(sentence, mention) for mention in person.mentions for sentence in _around(found, mention)]
        if any(_changes(found, sentence) for sentence, _ in named):
            continue
        calls = [(sentence, mention, call) for sentence, mention in named if (call := _office(found, sentence, mention, table))]
        if len({call[1] for _, _, call in calls}) == 1:
            shown = [one for one in calls if _may_be_shown(found, one[0])]
            yield from (_Called(Told(found, one, call[0], person.name), person.name, *call[1:], day) for one, _, call in shown[:1])


def _around(found: Understood, mention: Span) -> Iterator[Sentence]:
    sentences = found.article.sentences
    at = bisect.bisect_right(sentences, mention.start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and mention.start < sentences[at].end:
        yield sentences[at]


def _may_be_shown(found: Understood, sentence: Sentence) -> bool:
    topical = {placement.paragraph for placement in found.placements}
    span = news(found, sentence)
    alone = standing(found.slice(span.start, span.end), found.article.language) != "dangling"
    return sentence.paragraph in topical and alone and not is_quoted(found, sentence) and not _is_old(found, sentence)


def _is_old(found: Understood, sentence: Sentence) -> bool:
    """Whether a sentence tells of another time than that of its article."""
    days = [mark for mark in found.marks.dates if news(found, sentence).start <= mark.start < sentence.end]
    year = (found.article.published.value or "")[:4]
    return any((mark.first or "")[:4] != year or mark.precision != "day" for mark in days)


def _changes(found: Understood, sentence: Sentence) -> bool:
    stems = tuple(_CHANGES[found.article.language or ""].split())
    return any(word.startswith(stems) for word in words(words_of(found, sentence)))


def _office(found: Understood, sentence: Sentence, mention: Span, table: Lexicon) -> tuple[str, str, str | None] | None:
    """The office right before a name: as written, by its general name, and its country."""
    before = list(_WORD.finditer(found.article.text, sentence.start, mention.start))[-_LONGEST:]
    if not before or found.slice(before[-1].end(), mention.start) != " ":
        return None
    country, last = _country(before[-1].group(), table), len(before)
    last -= country is not None
    for first in range(last):
        written = found.slice(before[first].start(), before[last - 1].end())
        office = table.offices.get(written.lower())
        if office is None:
            continue
        left = before[first - 1].group() if first else ""
        country = country or _country(left, table)
        plain = not left or _country(left, table) is not None or (left.islower() and left not in table.former)
        if not plain or office in _GENERAL or (office in _OF_A_COUNTRY and country is None):
            return None
        return written, office, country
    return None


def _country(word: str, table: Lexicon) -> str | None:
    return table.countries.get(word.lower().removesuffix("'s").removesuffix("’s"))


def _differ(one: _Called, other: _Called) -> bool:
    countries = {one.country, other.country} - {None}
    return one.office != other.office and abs(one.day - other.day) <= FARTHEST and len(countries) < 2


def _odd(one: _Called, other: _Called, posts: Sequence[Post]) -> bool:
    """Whether the offices of a known person cannot both be right: neither another time's nor held together."""
    days = [date.fromordinal(day).isoformat() for day in sorted((one.day, other.day))]
    held = {post.office for post in posts if post.covers(days[0], days[1])}
    ever = {post.office for post in posts}
    offices = {one.office, other.office}
    return not offices <= held and not offices & (ever - held)
