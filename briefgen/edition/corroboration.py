"""Who else reports a statement: candidates of other articles, of other publisher families, that say the same."""

from collections.abc import Mapping, Sequence

from briefgen.edition.candidates import Candidate
from briefgen.edition.salience import Vector, says_the_same, vectors_of
from briefgen.model import Article

TELLING = 6
"""Words of a statement by which others that may say the same are looked up."""


def family(article: Article, families: Mapping[str, str]) -> str:
    """The publisher family of an article: reprints of one wire are one family, so that they corroborate nothing.

    The agency, else the publisher, by the name that `families` gives it; an article of neither is a family of its own.
    """
    name = article.agency or article.publisher or article.id
    return families.get(name, name).casefold()


class Pool:
    """Candidates of an edition, found by the words that weigh most in them."""

    def __init__(self, candidates: Sequence[Candidate], families: Mapping[str, str]) -> None:
        """`families`: article id -> publisher family."""
        self.families = families
        self.candidates = [one for one in candidates if not one.is_quote and one.insertion is None]
        self.vectors = vectors_of([one.text for one in candidates])
        self.holding: dict[str, list[int]] = {}
        for place, one in enumerate(self.candidates):
            for word in _weightiest(self.vectors[one.text]):
                self.holding.setdefault(word, []).append(place)

    def corroborating(self, shown: Candidate) -> list[Candidate]:
        """One candidate of each other family that says what `shown` says, in the order of the pool."""
        vector = self.vectors[shown.text]
        near = sorted({place for word in _weightiest(vector) for place in self.holding.get(word, ())})
        found: dict[str, Candidate] = {}
        for other in (self.candidates[place] for place in near):
            name = self.families[other.article]
            if name == self.families[shown.article] or name in found:
                continue
            if says_the_same((shown.text, vector), (other.text, self.vectors[other.text])):
                found[name] = other
        return list(found.values())


def _weightiest(vector: Vector) -> list[str]:
    return sorted(vector, key=lambda word: (-vector[word], word))[:TELLING]
