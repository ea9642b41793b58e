"""Articles -> named documents of which independent sources say that the same was done on different days.

Only full days of one act (signed, ratified ...) on a document of one name are compared; what may be explained otherwise is passed over.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from briefgen.edition.excerpts import news
from briefgen.edition.leads import is_named
from briefgen.edition.opening import standing
from briefgen.edition.told import Difference, Told, Voices, is_quoted
from briefgen.edition.understood import Understood
from briefgen.model import DateMark, DocumentMark, Sentence
from briefgen.text import words
from briefgen.understanding.lexicon import lexicon

FARTHEST = 7
"""Days between two tellings of one act; what is farther apart was more than one act, or a slip of the pen."""
LARGEST = 60
"""Tellings of one act that are compared with each other."""
_STEM = 6
_DAY = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_ACTS = {
    "en": {
        "signed": "sign",
        "initialled": "initial",
        "initialed": "initial",
        "ratified": "ratify",
        "adopted": "adopt",
        "published": "publish",
    },
    "ru": {"подписа": "sign", "парафир": "initial", "ратифиц": "ratify", "принят": "adopt", "принял": "adopt", "опублик": "publish"},
}
"""What is done with a document, by the beginning of the verb."""
_UNDONE = {
    "en": "will would not never no planned plans plan expected expects due scheduled if may might could should must postponed draft "
    "amended again second extended",
    "ru": "будет будут не должен должны планирует планируют ожидается если может могут вновь повторно проект",
}
"""Words with which an act was not done on that day, or not for the first time."""
_BREAKS = {
    "en": frozenset("and but or after before when while as since until following who which that where because than".split()),
    "ru": frozenset("и но или а после до перед когда как который которая которые что где чем".split()),
}
"""Words behind which another clause begins, with a document or a day of its own."""
_LINKS = {
    "en": frozenset("which that was were is had been has both later finally".split()),
    "ru": frozenset("который которая которое которую была был было были".split()),
}
"""All that may stand between a document and what was done with it, where it stands first."""
_REACH = 8
"""Words between an act, its document and its day."""


class _Act(NamedTuple):
    """What a sentence says was done with a document, and when."""

    told: Told
    key: tuple[object, ...]
    day: str
    parties: frozenset[str]
    people: frozenset[str]


def day_differences(articles: Sequence[Understood], voices: Voices) -> list[Difference]:
    """Pairs of independent sentences that tell one act of different days, in the order of their places."""
    alike: dict[tuple[object, ...], list[_Act]] = {}
    for found in articles:
        for act in _acts(found):
            alike.setdefault(act.key, []).append(act)
    return [
        Difference("date", (one.told, other.told))
        for group in alike.values()
        for one, other in combinations(group[:LARGEST], 2)
        if voices[one.told.found.article.id].isdisjoint(voices[other.told.found.article.id]) and _differ(one, other)
    ]


def _acts(found: Understood) -> Iterator[_Act]:
    language = found.article.language or ""
    topical = {placement.paragraph for placement in found.placements}
    for sentence in found.article.sentences if language in _ACTS else ():
        if sentence.paragraph in topical and not is_quoted(found, sentence):
            yield from _act(found, sentence, language)


def _act(found: Understood, sentence: Sentence, language: str) -> Iterator[_Act]:
    """The one act of a sentence with one document and one date, if it says so plainly."""
    span = news(found, sentence)  # the day of a dateline is that of the article
    text = found.slice(span.start, span.end)
    inside = words(text)
    acts = {act for word in inside for stem, act in _ACTS[language].items() if word.startswith(stem)}
    if len(acts) != 1:
        return
    documents = [mark for mark in found.marks.documents if span.start <= mark.start and mark.end <= span.end]
    dates = [mark for mark in found.marks.dates if span.start <= mark.start and mark.end <= span.end]
    if len(documents) != 1 or len(dates) != 1 or set(inside) & set(_UNDONE[language].split()):
        return
    if not _one_clause(text, language, *((mark.start - span.start, mark.end - span.start) for mark in (documents[0], dates[0]))):
        return
    if not _is_day(found, dates[0]) or not _is_own(found, documents[0]) or standing(text, language) == "dangling":
        return
    told = Told(found, sentence, found.slice(dates[0].start, dates[0].end), documents[0].name)
    named = tuple(sorted(word[:_STEM] for word in words(documents[0].name)))
    countries = lexicon(language).countries
    yield _Act(
        told=told,
        key=(language, next(iter(acts)), named),
        day=dates[0].first or "",
        parties=frozenset(countries[word] for word in inside if word in countries),
        people=frozenset(one.name for one in found.marks.people if any(sentence.start <= at.start < sentence.end for at in one.mentions)),
    )


def _one_clause(text: str, language: str, document: tuple[int, int], day: tuple[int, int]) -> bool:
    """Whether a sentence's act, its document and its day (spans in `text`) belong together, so far as the words between them show."""
    verbs = [(match.start(), match.end()) for match in _WORD.finditer(text) if match.group().lower().startswith(tuple(_ACTS[language]))]
    if len(verbs) != 1:
        return False
    linked = _between(text, document, verbs[0])
    beside = set(linked) <= _LINKS[language] if document[0] < verbs[0][0] else not _breaks(linked, language)
    gaps = [_between(text, day, other) for other in (document, verbs[0])]
    nearest = min(gaps, key=len)
    return beside and len(nearest) <= _REACH and not _breaks(nearest, language)


def _breaks(gap: Sequence[str], language: str) -> bool:
    """Whether another clause begins between two words; "between Armenia and Azerbaijan" begins none."""
    countries = lexicon(language).countries
    parties = {place for place in range(1, len(gap) - 1) if gap[place - 1] in countries and gap[place + 1] in countries}
    return any(word in _BREAKS[language] and place not in parties for place, word in enumerate(gap))


def _between(text: str, one: tuple[int, int], other: tuple[int, int]) -> list[str]:
    first, second = sorted((one, other))
    return words(text[first[1] : second[0]])


def _is_day(found: Understood, mark: DateMark) -> bool:
    """Whether a date is a day that the source writes out; one reckoned from "Tuesday" may be ours to have mistaken."""
    return (
        mark.precision == "day"
        and mark.first is not None
        and mark.first == mark.last
        and bool(_DAY.search(found.slice(mark.start, mark.end)))
    )


def _is_own(found: Understood, mark: DocumentMark) -> bool:
    """Whether a name means one document: a name of its own, or a kind with its parties."""
    return is_named(found.article.text, mark) or len(mark.parties) > 1


def _differ(one: _Act, other: _Act) -> bool:
    apart = abs(date.fromisoformat(one.day).toordinal() - date.fromisoformat(other.day).toordinal())
    same = (not one.parties or not other.parties or one.parties == other.parties) and (
        not one.people or not other.people or bool(one.people & other.people)
    )
    return 0 < apart <= FARTHEST and same and not _knows(one, other.day) and not _knows(other, one.day)


def _knows(act: _Act, day: str) -> bool:
    """Whether an article names the other day, too: then it tells of two things, or of a night between two days."""
    return any((mark.first or "9999") <= day <= (mark.last or "") and mark.precision == "day" for mark in act.told.found.marks.dates)
