"""Statements of independent sources -> the quantities, days and offices that they tell differently, side by side.

Careful rather than complete: a disagreement that is none would be worse than one that is missed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from briefgen.edition.days import day_differences
from briefgen.edition.offices import Posts, office_differences
from briefgen.edition.opening import standing
from briefgen.edition.salience import cosine, vectors_of
from briefgen.edition.stories import Stories
from briefgen.edition.told import Difference, Told, Voices
from briefgen.edition.understood import Understood, sentences_of
from briefgen.model import FigureMark
from briefgen.text import words

ALIKE = 0.4
"""Cosine of two statements, their numbers left out, from which they are about the same thing."""
ROUNDING = 0.04
"""Relative difference up to which two numbers are one number, rounded differently."""
FACTOR = 4
"""Ratio beyond which two numbers do not count the same thing."""
MOST = 3
LARGEST = 150
"""Numbers of one kind that are compared with each other."""
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*")


class _Count(NamedTuple):
    told: Told
    mark: FigureMark
    text: str
    days: frozenset[str]
    place: tuple[str, int]
    stems: frozenset[str]
    """Of what is counted."""


def differences(articles: Sequence[Understood], voices: Voices, told: Stories, posts: Posts) -> list[Difference]:
    """The clearest differences between independent articles: days and offices, which are sure, then the likeliest figures.

    `voices`: article id -> publisher families; `told`: which articles tell of one event; `posts`: known person -> offices.
    """
    sure = [*day_differences(articles, voices), *office_differences(articles, voices, told, posts)]
    return list(_clearest([*((1.0, difference) for difference in sure), *_figures(articles, voices)]))


def _figures(articles: Sequence[Understood], voices: Voices) -> Iterator[tuple[float, Difference]]:
    """Numbers that count the same thing and differ, with the likeness of their statements, their numbers left out."""
    counts = [count for found in articles for count in _counts(found)]
    vectors = vectors_of([count.text for count in counts])
    seen: set[tuple[tuple[str, int], tuple[str, int]]] = set()
    for one, other in _pairs(counts):
        places = one.place, other.place
        if not _comparable(one, other) or places in seen or voices[one.place[0]] & voices[other.place[0]]:
            continue
        seen.add(places)
        likeness = cosine(vectors[one.text], vectors[other.text])
        if likeness >= ALIKE:
            yield likeness, Difference("figure", (one.told, other.told))


def _pairs(counts: Sequence[_Count]) -> Iterator[tuple[_Count, _Count]]:
    """Numbers of the same unit that may count the same thing, within bounds that a large archive needs."""
    alike: dict[tuple[str | None, str], list[_Count]] = {}
    for count in counts:
        for stem in sorted(count.stems):
            alike.setdefault((count.mark.unit, stem), []).append(count)
    for group in alike.values():
        yield from combinations(group[:LARGEST], 2)


def _counts(found: Understood) -> Iterator[_Count]:
    sentences = [sentence for inside in sentences_of(found).values() for sentence in inside]
    if not found.placements:
        return
    for sentence in sentences:
        marks = [mark for mark in found.marks.figures if sentence.start <= mark.start and mark.end <= sentence.end]
        if len(marks) != 1 or not marks[0].what:
            continue
        if standing(found.slice(sentence.start, sentence.end), found.article.language) == "dangling":
            continue
        days = [mark for mark in found.marks.dates if mark.first and sentence.start <= mark.start and mark.end <= sentence.end]
        told = Told(found, sentence, found.slice(marks[0].start, marks[0].end), marks[0].what)
        yield _Count(
            told=told,
            mark=marks[0],
            text=_NUMBER.sub(" ", found.slice(sentence.start, sentence.end)),
            days=frozenset(f"{mark.first}/{mark.last}" for mark in days),
            place=told.place,
            stems=frozenset(word[:6] for word in words(marks[0].what) if len(word) > 3),
        )


def _comparable(one: _Count, other: _Count) -> bool:
    """Whether two numbers may count the same thing and are not the same number."""
    first, second = abs(one.mark.value), abs(other.mark.value)
    if first > second:
        first, second = second, first
    if first <= 0 or second / first > FACTOR or (second - first) / second <= ROUNDING:
        return False
    if one.mark.unit != other.mark.unit or one.stems.isdisjoint(other.stems):
        return False
    return not one.days or not other.days or not one.days.isdisjoint(other.days)


def _clearest(found: Iterable[tuple[float, Difference]]) -> Iterator[Difference]:
    """The likeliest ones first, each sentence in one of them only, and each thing once."""
    taken: set[tuple[str, int] | tuple[str, str]] = set()
    shown = 0
    for _, difference in sorted(found, key=lambda pair: (-pair[0], *(side.place for side in pair[1].sides))):
        places: set[tuple[str, int] | tuple[str, str]] = {side.place for side in difference.sides}
        if difference.kind != "figure":
            places |= {(difference.kind, side.what.casefold()) for side in difference.sides}
        if shown < MOST and not places & taken:
            taken |= places
            shown += 1
            yield difference
