"""Candidates of an edition -> what each section shows: the most salient, no two that say the same, none twice.

Sections choose in turn, in their order, so that no section is emptied by another; ties break by place in the text.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from briefgen.candidates import Candidate
from briefgen.config import SelectionTable
from briefgen.salience import SIMILAR, centroid, cosine, salience, vectors_of
from briefgen.text import words

_SAME_ARTICLE = 0.14
"""Taken off for each item that the section already has from the article, so that sources take turns."""
_OTHER_TOPIC = 0.15
"""A statement that matters this much more to another section is left to it."""


class Ranked(Struct, frozen=True, kw_only=True):
    """A candidate with its salience within its topic."""

    candidate: Candidate
    salience: float
    vector: dict[str, float]


def rank(candidates: Sequence[Candidate]) -> list[Ranked]:
    """Every candidate with its salience."""
    known = vectors_of([candidate.text for candidate in candidates])
    found = [known[candidate.text] for candidate in candidates]
    centres = {
        topic: centroid([vector for candidate, vector in zip(candidates, found, strict=True) if candidate.topic == topic])
        for topic in {candidate.topic for candidate in candidates}
    }
    return [
        Ranked(candidate=candidate, salience=round(salience(candidate, cosine(vector, centres[candidate.topic])), 6), vector=dict(vector))
        for candidate, vector in zip(candidates, found, strict=True)
    ]


def choose(candidates: Sequence[Candidate], topics: Sequence[str], options: SelectionTable, budget: int) -> dict[str, list[Ranked]]:
    """Topic -> what its section shows, best first. `budget` is the most spans that all sections may show together."""
    pool = _Pool(rank(candidates), options, budget)
    open_topics = list(topics)
    while open_topics:
        open_topics = [topic for topic in open_topics if pool.take(topic)]
    return {topic: pool.chosen[topic] for topic in topics}


class _Pool:
    """The state of one selection: what is left, what was chosen, what is spent."""

    def __init__(self, ranked: Sequence[Ranked], options: SelectionTable, budget: int) -> None:
        self.options, self.budget = options, budget
        self.left: dict[str, list[Ranked]] = {}
        for entry in sorted(ranked, key=lambda entry: (-entry.salience, entry.candidate.key)):
            self.left.setdefault(entry.candidate.topic, []).append(entry)
        self.best = _best_elsewhere(ranked)
        self.chosen: dict[str, list[Ranked]] = {topic: [] for topic in self.left}
        self.shown: list[Ranked] = []
        self.covered: dict[str, list[tuple[int, int]]] = {}

    def take(self, topic: str) -> bool:
        """Let a section choose its next statement; False when it has enough or nothing is left."""
        self.chosen.setdefault(topic, [])
        used = Counter(entry.candidate.article for entry in self.chosen[topic])
        options = [entry for entry in self.left.get(topic, ()) if self._fits(entry, topic)]
        if not options:
            return False
        entry = min(options, key=lambda entry: (-(entry.salience - _SAME_ARTICLE * used[entry.candidate.article]), entry.candidate.key))
        self.chosen[topic].append(entry)
        self.shown.append(entry)
        self.covered.setdefault(entry.candidate.article, []).extend((span.start, span.end) for span in entry.candidate.spans)
        self.budget -= len(entry.candidate.spans)
        return True

    def _fits(self, entry: Ranked, topic: str) -> bool:
        candidate, chosen = entry.candidate, self.chosen[topic]
        quotes = sum(other.candidate.is_quote for other in chosen)
        full = quotes >= self.options.quotes if candidate.is_quote else len(chosen) - quotes >= self.options.items
        if full:
            return False
        if len(candidate.spans) > self.budget or self._overlaps(candidate):
            return False
        rival = self.best.get(candidate.key)
        if rival is not None and rival[1] != topic and rival[0] > entry.salience + _OTHER_TOPIC and self._has_room(rival[1]):
            return False
        return not any(_says_the_same(entry, other) for other in self.shown)

    def _overlaps(self, candidate: Candidate) -> bool:
        covered = self.covered.get(candidate.article, ())
        return any(span.start < end and start < span.end for span in candidate.spans for start, end in covered)

    def _has_room(self, topic: str) -> bool:
        return sum(not entry.candidate.is_quote for entry in self.chosen.get(topic, ())) < self.options.items


def _best_elsewhere(ranked: Sequence[Ranked]) -> Mapping[tuple[str, int, int], tuple[float, str]]:
    best: dict[tuple[str, int, int], tuple[float, str]] = {}
    for entry in ranked:
        key, value = entry.candidate.key, (entry.salience, entry.candidate.topic)
        if key not in best or value[0] > best[key][0]:
            best[key] = value
    return best


def _says_the_same(one: Ranked, other: Ranked) -> bool:
    if cosine(one.vector, other.vector) >= SIMILAR:
        return True
    shingles = [_shingles(entry.candidate.text) for entry in (one, other)]
    smaller = min(len(found) for found in shingles)
    return smaller > 0 and len(shingles[0] & shingles[1]) / smaller > 0.5  # containment: one repeats the other's words


def _shingles(text: str) -> set[tuple[str, ...]]:
    tokens = words(text)
    return {tuple(tokens[index : index + 3]) for index in range(len(tokens) - 2)}
