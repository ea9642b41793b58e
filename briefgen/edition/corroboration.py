"""Who else reports a statement: candidates of other articles, of other publisher families, that say the same."""

from collections.abc import Mapping, Sequence

from briefgen.edition.candidates import Candidate
from briefgen.edition.salience import Vector, says_the_same, vectors_of
from briefgen.model import Article


def family(article: Article, families: Mapping[str, str]) -> str:
    """The publisher family of an article: reprints of one wire are one family, so that they corroborate nothing.

    The agency, else the publisher, by the name that `families` gives it; an article of neither is a family of its own.
    """
    name = article.agency or article.publisher or article.id
    return families.get(name, name).casefold()


def corroborating(
    shown: Candidate, pool: Sequence[Candidate], families: Mapping[str, str], vectors: Mapping[str, Vector]
) -> list[Candidate]:
    """One candidate of each other family that says what `shown` says, in the order of the pool. `families` by article."""
    own = (shown.text, vectors[shown.text])
    found: dict[str, Candidate] = {}
    for other in pool:
        name = families[other.article]
        if name == families[shown.article] or name in found or other.is_quote or other.insertion is not None:
            continue
        if says_the_same(own, (other.text, vectors[other.text])):
            found[name] = other
    return list(found.values())


def pool_vectors(pool: Sequence[Candidate]) -> dict[str, Vector]:
    """The vectors that comparisons within a pool of candidates need."""
    return vectors_of([candidate.text for candidate in pool])
