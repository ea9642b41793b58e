"""Sorting: an article and topics (phrase rules) in, placements of its paragraphs with their reasons out.

A topic takes a paragraph by `any` (one phrase), `all` (one phrase of each list) or `context` (a cue in the paragraph,
one of `near` in the title, the first paragraph or the three before); what `veto` covers is blanked out first.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefgen.alphabets import readable
from briefgen.config import ContextRule, Phrases, Topic
from briefgen.model import Article, Marks, Paragraph, Placement, Reason, Span
from briefgen.phrases import Hit, Index, of_latest

SORTED_ROLES = frozenset({"body", "quote", "heading"})
"""Roles of the paragraphs that say something of the news; the others are furniture of the page."""
_BEFORE = 3
_CREDIT = re.compile(r"\([^\W\d_a-z][^()]{1,60}\)\Z")
_LONGEST_CREDIT = 64
_BETWEEN_CREDITS = frozenset(", \t\n\u00a0")
_ENDED = frozenset(".!?\"'”’»")
_WEIGHT = {"any": 0.6, "all": 0.55, "context": 0.4}
"""How much one rule that fired says, as a share of what was still in doubt."""
_PLAIN = 0.95
"""From this score on (four reasons, say) a paragraph says itself what it is about."""


class _Rules(NamedTuple):
    """One topic, compiled: everything by number of phrase. `all` holds groups of lists, `context` pairs of cue and near."""

    topic: str
    any: frozenset[int]
    all: tuple[tuple[frozenset[int], ...], ...]
    veto: frozenset[int]
    context: tuple[tuple[frozenset[int], frozenset[int]], ...]

    def alone(self) -> frozenset[int]:
        """The phrases that may take a paragraph without another one of the paragraph: `any` and cues."""
        return self.any.union(*(cue for cue, _ in self.context))


class _Group(NamedTuple):
    """Lists of phrases, each of which must have one in the paragraph: the numbers of the lists, what stands in each and in all."""

    topic: int
    lists: frozenset[int]
    phrases: tuple[frozenset[int], ...]
    every: frozenset[int]


class _Rulebook(NamedTuple):
    """All topics with the one index over all their phrases, and what a phrase can decide.

    `alone`: phrase -> topics that it may decide. `listed`: phrase -> lists of `all` in which it stands, over all topics.
    `groups`: the groups of lists, by the number of the group's first list.
    """

    phrases: Index
    rules: tuple[_Rules, ...]
    alone: dict[int, list[int]]
    listed: dict[int, list[int]]
    groups: dict[int, _Group]

    def asked(self, phrases: Iterable[int]) -> list[tuple[int, list[_Group]]]:
        """The topics that may take a paragraph with these phrases, by number, each with its groups of which every list is there.

        Only these are asked about their vetoes.
        """
        told: dict[int, list[_Group]] = {number: [] for phrase in phrases for number in self.alone.get(phrase, ())}
        lists = {number for phrase in phrases for number in self.listed.get(phrase, ())}
        for first in sorted(lists & self.groups.keys()):
            group = self.groups[first]
            if group.lists <= lists:
                told.setdefault(group.topic, []).append(group)
        return sorted(told.items())


Found = dict[int, list[tuple[int, int]]]


class _Heard(NamedTuple):
    """The phrases of one paragraph: in the order of the text, and the places of each."""

    hits: list[Hit]
    places: Found


_Written = tuple[str, Phrases, tuple[tuple[Phrases, ...], ...], Phrases, tuple[ContextRule, ...]]


@of_latest
def rulebook(topics: tuple[Topic, ...]) -> _Rulebook:
    """The topics compiled, once for each set of rules."""
    # A title may be a table by locale, which cannot be a key of the cache; it plays no part in the rules.
    return _compiled(tuple((topic.id, topic.any, topic.all, topic.veto, topic.context) for topic in topics))


@functools.lru_cache(maxsize=16)
def _compiled(topics: tuple[_Written, ...]) -> _Rulebook:
    numbers: dict[str, int] = {}

    def number(phrases: Iterable[str]) -> frozenset[int]:
        return frozenset(numbers.setdefault(phrase, len(numbers)) for phrase in phrases)

    rules = tuple(
        _Rules(
            topic,
            number(any_),
            tuple(tuple(number(phrases) for phrases in group) for group in all_),
            number(veto),
            tuple((number(rule.cue), number(rule.near)) for rule in context),
        )
        for topic, any_, all_, veto, context in topics
    )
    lists: list[frozenset[int]] = []
    groups: dict[int, _Group] = {}
    for topic, group in ((at, group) for at, rule in enumerate(rules) for group in rule.all):
        groups[len(lists)] = _Group(topic, frozenset(range(len(lists), len(lists) + len(group))), group, frozenset().union(*group))
        lists.extend(group)
    return _Rulebook(Index(numbers), rules, _by_phrase(rule.alone() for rule in rules), _by_phrase(lists), groups)


def _by_phrase(groups: Iterable[frozenset[int]]) -> dict[int, list[int]]:
    """In which of the groups of phrases each phrase stands."""
    found: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        for phrase in group:
            found.setdefault(phrase, []).append(at)
    return found


def without_credits(text: str) -> str:
    """`text` up to the source credits at its end: "… was signed. (Reuters) (Caspian News)" loses both brackets."""
    end = _back_over(text, len(text), _BETWEEN_CREDITS)
    while text[end - 1 : end] == ")":
        opened = text.rfind("(", max(0, end - _LONGEST_CREDIT), end)
        if opened < 1 or not _CREDIT.match(text, opened, end):
            return text
        end = _back_over(text, opened, _BETWEEN_CREDITS)
    return text[:end] if text[end - 1 : end] in _ENDED else text


def _back_over(text: str, end: int, letters: frozenset[str]) -> int:
    while end and text[end - 1] in letters:
        end -= 1
    return end


def sort(article: Article, topics: tuple[Topic, ...], marks: Marks | None = None) -> tuple[Placement, ...]:
    """Every placement of the article's paragraphs, in the order of the paragraphs, then of the topics.

    `marks` may name people; the phrase rules do not need them. A paragraph may stand in several topics or in none.
    """
    article, book = readable(article), rulebook(topics)
    told = [paragraph for paragraph in article.paragraphs if paragraph.role in SORTED_ROLES]
    heard = {paragraph.n: _heard(hits_in(book.phrases, article.text, paragraph)) for paragraph in told}
    title = _heard(_title_hits(book.phrases, article))
    placements: list[Placement] = []
    for at, paragraph in enumerate(told):
        here = heard[paragraph.n]
        behind = [heard[other.n] for other in dict.fromkeys((*told[:1], *told[max(0, at - _BEFORE) : at])) if other.n != paragraph.n]
        found = (_place(book, asked, paragraph, here, [title, *behind]) for asked in book.asked(here.places))
        placements.extend(_without_borrowed([placement for placement in found if placement is not None]))
    return tuple(placements)


def _without_borrowed(found: list[Placement]) -> list[Placement]:
    """The placements of one paragraph: where one topic is plain, another does not borrow "this project" from the paragraphs before."""
    plain = any(placement.score >= _PLAIN for placement in found)
    return [placement for placement in found if not plain or placement.reasons[0].rule != "context"]


def _heard(hits: list[Hit]) -> _Heard:
    places: Found = {}
    for phrase, start, end in hits:
        places.setdefault(phrase, []).append((start, end))
    return _Heard(hits, places)


def hits_in(index: Index, text: str, paragraph: Paragraph) -> list[Hit]:
    """The phrases in one paragraph, its source credits left out."""
    return index.hits(without_credits(text[paragraph.start : paragraph.end]), paragraph.start)


def _title_hits(index: Index, article: Article) -> list[Hit]:
    inside = [hit for paragraph in article.paragraphs if paragraph.role == "title" for hit in hits_in(index, article.text, paragraph)]
    title = article.title or ""
    # A title that only the metadata gives has no place in the text: it counts, with spans before the text that no reason shows.
    return inside or index.hits(title, -len(title) - 1)


def _live(heard: _Heard, veto: frozenset[int]) -> Found:
    """The places by phrase, without those that a vetoed phrase covers or touches."""
    if veto.isdisjoint(heard.places):
        return heard.places
    blanked: list[tuple[int, int]] = []
    for start, end in sorted(place for phrase, places in heard.places.items() if phrase in veto for place in places):
        if blanked and start < blanked[-1][1]:
            blanked[-1] = (blanked[-1][0], max(end, blanked[-1][1]))
        else:
            blanked.append((start, end))
    found: Found = {}
    at = 0
    for phrase, start, end in heard.hits:
        while at < len(blanked) and blanked[at][1] <= start:
            at += 1
        if at == len(blanked) or end <= blanked[at][0]:
            found.setdefault(phrase, []).append((start, end))
    return found


def _place(book: _Rulebook, asked: tuple[int, list[_Group]], paragraph: Paragraph, heard: _Heard, behind: list[_Heard]) -> Placement | None:
    rules = book.rules[asked[0]]
    here = _live(heard, rules.veto)
    reasons = [*_by_any(book, rules, here), *_by_all(book, asked[1], here)]
    if not reasons and any(not cue.isdisjoint(here) for cue, _ in rules.context):
        reasons.extend(_by_context(book, rules, here, [_live(other, rules.veto) for other in behind]))
    if not reasons:
        return None
    return Placement(paragraph=paragraph.n, topic=rules.topic, score=_score(reasons), reasons=tuple(reasons))


def _score(reasons: list[Reason]) -> float:
    doubt = 1.0
    for reason in reasons:
        doubt *= 1 - _WEIGHT[reason.rule]
    return round(1 - doubt, 4) or 1.0


def _reason(book: _Rulebook, rule: str, numbers: Iterable[int], found: Found) -> Reason:
    ordered = sorted(set(numbers), key=lambda number: (found[number][0][0], number))
    spans = sorted({place for number in ordered for place in found[number] if place[0] >= 0})
    return Reason(
        rule=rule,  # type: ignore[arg-type]
        phrases=tuple(dict.fromkeys(book.phrases.phrases[number] for number in ordered)),
        spans=tuple(Span(start=start, end=end) for start, end in spans),
    )


def _by_any(book: _Rulebook, rules: _Rules, here: Found) -> Iterator[Reason]:
    for number in sorted((number for number in here if number in rules.any), key=lambda number: (here[number][0][0], number)):
        yield _reason(book, "any", [number], here)


def _by_all(book: _Rulebook, groups: list[_Group], here: Found) -> Iterator[Reason]:
    for group in groups:
        if not any(phrases.isdisjoint(here) for phrases in group.phrases):  # a veto may have taken what was there
            yield _reason(book, "all", group.every & here.keys(), here)


def _by_context(book: _Rulebook, rules: _Rules, here: Found, behind: list[Found]) -> Iterator[Reason]:
    for cue, near in rules.context:
        cues = cue & here.keys()
        known: Found = {number: places for number, places in here.items() if number in near or number in cues}
        for found in behind:
            for number in near & found.keys():
                known.setdefault(number, found[number])
        if cues and any(number in near for number in known):
            yield _reason(book, "context", known, known)
