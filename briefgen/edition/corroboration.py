"""Who else reports a statement: candidates of other articles, of other publisher families, that say the same."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from briefgen.edition.candidates import Candidate
from briefgen.edition.copies import FEWEST, Sketch
from briefgen.edition.salience import Vector, says_the_same
from briefgen.edition.stories import Stories
from briefgen.edition.told import Voices
from briefgen.model import Article

REPRINTED = 0.4
"""Containment of two sketches from which articles of one story print the same wire, though each has words of its own."""

TELLING = 6
"""Words of a statement by which others that may say the same are looked up."""


def family(article: Article, families: Mapping[str, str]) -> str:
    """The publisher family of an article: reprints of one wire are one family, so that they corroborate nothing.

    The agency, else the publisher, by the name that `families` gives it; an article of neither is a family of its own.
    """
    name = article.agency or article.publisher or article.id
    return families.get(name, name).casefold()


def voices(
    articles: Sequence[Article], families: Mapping[str, str], told: Stories, sketches: Mapping[str, Sketch]
) -> dict[str, frozenset[str]]:
    """Whose word each article is: its family's, and in a story that of every family that printed the same text."""
    own = {article.id: frozenset({family(article, families)}) for article in articles}
    for members in sorted(set(told.values())):
        for one, other in _reprints([name for name in members if name in own], sketches):
            both = own[one] | own[other]
            own |= {name: own[name] | both for name in members if name in own and own[name] & both}
    return own


def _reprints(members: Sequence[str], sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Pairs of a story's articles that share much of their text."""
    kept = {name: frozenset(sketches[name].hashes) for name in members}
    for one, other in combinations(members, 2):
        fewest = min(len(kept[one]), len(kept[other]))
        enough = fewest >= FEWEST and len(kept[one] & kept[other]) >= REPRINTED * fewest
        if enough or (sketches[one].body and sketches[one].body == sketches[other].body):
            yield one, other


class Pool:
    """Candidates of an edition, found by the words that weigh most in them."""

    def __init__(self, candidates: Sequence[Candidate], vectors: Mapping[str, Vector], voices: Voices) -> None:
        """`vectors`: of every candidate's text; `voices`: of every article of a candidate."""
        self.voices = voices
        self.candidates = [one for one in candidates if not one.is_quote and one.insertion is None]
        self.vectors = vectors
        self.holding: dict[str, list[int]] = {}
        for place, one in enumerate(self.candidates):
            for word in _weightiest(self.vectors[one.text]):
                self.holding.setdefault(word, []).append(place)

    def corroborating(self, shown: Candidate) -> list[Candidate]:
        """One candidate of each other family that says what `shown` says, in the order of the pool."""
        vector = self.vectors[shown.text]
        near = sorted({place for word in _weightiest(vector) for place in self.holding.get(word, ())})
        found: list[Candidate] = []
        heard = self.voices[shown.article]
        for other in (self.candidates[place] for place in near):
            own = self.voices[other.article]
            if own.isdisjoint(heard) and says_the_same((shown.text, vector), (other.text, self.vectors[other.text])):
                found.append(other)
                heard |= own
        return found


def _weightiest(vector: Vector) -> list[str]:
    return sorted(vector, key=lambda word: (-vector[word], word))[:TELLING]
