"""Candidates of an edition -> what each section shows: the most salient, no two that say the same, none twice.

Sections choose in turn, in their order, so that no section is emptied by another; ties break by place in the text.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from briefgen.config import SelectionTable
from briefgen.edition.candidates import Candidate
from briefgen.edition.salience import Context, Vector, centroid, cosine, salience, says_the_same, telling, vectors_of
from briefgen.edition.stories import Stories

_SAME_ARTICLE = 0.14
"""Taken off for each statement that the section already has from the article, so that sources take turns."""
_SAME_STORY = 0.07
"""Taken off for each statement that the section already has from another article on the same event."""
_SAME_SPEAKER = 0.3
"""Taken off for each quotation that the section already has of the speaker."""
_LEAST = 0.6
"""What matters less than this is not shown, even where there is room."""
_NEED = 0.3
"""Added where a section has few statements to choose from: a statement of two topics goes to the one that needs it."""


class Ranked(Struct, frozen=True, kw_only=True):
    """A candidate with its salience within its topic."""

    candidate: Candidate
    salience: float
    vector: Vector


def rank(candidates: Sequence[Candidate], language: str) -> list[Ranked]:
    """Every candidate with its salience, for an edition in a language."""
    known = vectors_of([candidate.text for candidate in candidates])
    centres = {
        topic: centroid([known[candidate.text] for candidate in candidates if candidate.topic == topic])
        for topic in {candidate.topic for candidate in candidates}
    }
    share, weight = _prominence(candidates), telling(candidates)

    def ranked(candidate: Candidate) -> Ranked:
        vector = known[candidate.text]
        context = Context(
            closeness=cosine(vector, centres[candidate.topic]),
            prominence=max((share[name] for name in candidate.people), default=0.0),
            weight=weight,
            foreign=candidate.language not in (None, language),
        )
        return Ranked(candidate=candidate, salience=round(salience(candidate, context), 6), vector=vector)

    return [ranked(candidate) for candidate in candidates]


def _prominence(candidates: Sequence[Candidate]) -> dict[str, float]:
    """Person -> share of the articles that name them; somebody in one article only is not prominent."""
    articles = {candidate.article for candidate in candidates}
    named: dict[str, set[str]] = {}
    for candidate in candidates:
        for name in candidate.people:
            named.setdefault(name, set()).add(candidate.article)
    return {name: len(found) / len(articles) if len(found) > 1 else 0.0 for name, found in named.items()}


def choose(ranked: Sequence[Ranked], topics: Sequence[str], options: SelectionTable, budget: int, told: Stories) -> dict[str, list[Ranked]]:
    """Topic -> what its section shows, best first. `budget` is the most spans that all sections may show together."""
    pool = _Pool(ranked, options, budget, told)
    open_topics = list(topics)
    while open_topics:
        open_topics = [topic for topic in open_topics if pool.take(topic)]
    return {topic: pool.chosen.get(topic, []) for topic in topics}


class _Pool:
    """The state of one selection: what is left, what was chosen, what is spent."""

    def __init__(self, ranked: Sequence[Ranked], options: SelectionTable, budget: int, told: Stories) -> None:
        self.options, self.budget, self.told = options, budget, told
        self.left: dict[str, list[Ranked]] = {}
        for entry in sorted(ranked, key=lambda entry: (-entry.salience, entry.candidate.key)):
            if entry.salience >= _LEAST:
                self.left.setdefault(entry.candidate.topic, []).append(entry)
        self.owner = self._owners()
        self.chosen: dict[str, list[Ranked]] = {}
        self.shown: list[Ranked] = []
        self.covered: dict[str, list[tuple[int, int]]] = {}
        self.compared: dict[tuple[str, tuple[str, int, int]], int] = {}
        """Topic and candidate -> how many of those shown the candidate was compared with and does not repeat."""

    def _owners(self) -> Mapping[tuple[str, int, int], str]:
        """Place -> the topic that a statement matters to most, with regard to what else each section has."""
        best: dict[tuple[str, int, int], tuple[float, str]] = {}
        for topic, entries in self.left.items():
            need = _NEED * min(1.0, self.options.items / len(entries))
            for entry in entries:
                value = (entry.salience + need, topic)
                key = entry.candidate.key
                if key not in best or value[0] > best[key][0]:
                    best[key] = value
        return {key: topic for key, (_, topic) in best.items()}

    def take(self, topic: str) -> bool:
        """Let a section choose its next statement; False when it has enough or nothing is left."""
        entry = self._best(topic)
        if entry is None:
            return False
        self.chosen.setdefault(topic, []).append(entry)
        self.shown.append(entry)
        self.covered.setdefault(entry.candidate.article, []).extend((span.start, span.end) for span in entry.candidate.spans)
        self.budget -= len(entry.candidate.spans)
        return True

    def _best(self, topic: str) -> Ranked | None:
        """The statement of most value to a section. A value is at most the salience, so the search ends early.

        What is dear to find out, whether a statement is spent, is asked only of one that would be the best.
        """
        chosen, gone = self.chosen.get(topic, ()), set()
        best: tuple[float, Ranked] | None = None
        for entry in self.left.get(topic, ()):
            if best is not None and entry.salience < best[0]:
                break
            if not self._fits(entry.candidate, topic):
                continue
            value = self._value(entry, chosen)
            if best is not None and value <= best[0]:
                continue
            if self._is_spent(entry):
                gone.add(entry.candidate.key)
            else:
                best = (value, entry)
        if gone:
            self.left[topic] = [entry for entry in self.left[topic] if entry.candidate.key not in gone]
        return best[1] if best is not None else None

    def _value(self, entry: Ranked, chosen: Sequence[Ranked]) -> float:
        articles = sum(other.candidate.article == entry.candidate.article for other in chosen)
        story = self.told.get(entry.candidate.article, ())
        events = sum(other.candidate.article in story and other.candidate.article != entry.candidate.article for other in chosen)
        voices = sum(entry.candidate.is_quote and other.candidate.speaker == entry.candidate.speaker for other in chosen)
        return entry.salience - _SAME_ARTICLE * articles - _SAME_STORY * events - _SAME_SPEAKER * voices

    def _fits(self, candidate: Candidate, topic: str) -> bool:
        """Whether a section has room for a candidate, and no other section needs it more."""
        if len(candidate.spans) > self.budget or not self._has_room(topic, candidate.is_quote):
            return False
        owner = self.owner[candidate.key]
        return owner == topic or not self._has_room(owner, candidate.is_quote)

    def _is_spent(self, entry: Ranked) -> bool:
        """Whether what a candidate says, or a part of its words, is shown already: it will never fit again."""
        if self._overlaps(entry.candidate):
            return True
        own, key = (entry.candidate.text, entry.vector), (entry.candidate.topic, entry.candidate.key)
        for other in self.shown[self.compared.get(key, 0) :]:
            if says_the_same(own, (other.candidate.text, other.vector)) or _tells_the_same(entry.candidate, other.candidate):
                return True
        self.compared[key] = len(self.shown)
        return False

    def _overlaps(self, candidate: Candidate) -> bool:
        covered = self.covered.get(candidate.article, ())
        return any(span.start < end and start < span.end for span in candidate.spans for start, end in covered)

    def _has_room(self, topic: str, is_quote: bool) -> bool:
        most = self.options.quotes if is_quote else self.options.items
        return sum(entry.candidate.is_quote == is_quote for entry in self.chosen.get(topic, ())) < most


def _tells_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two statements in different languages share most of their numbers, dates and people, one number or date at least."""
    if one.language == other.language:
        return False
    shared = one.facts & other.facts
    exact = sum(not fact.startswith("p") for fact in shared)
    return exact >= 1 and len(shared) >= 2 and 2 * len(shared) >= min(len(one.facts), len(other.facts))
