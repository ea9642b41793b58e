"""How much a candidate matters to its section: closeness to what the section's sources say, position, substance.

Centroid similarity and redundancy by cosine over tf-idf (Radev et al. 2004; Carbonell and Goldstein 1998, MMR).
"""

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefgen.edition.candidates import Candidate
from briefgen.text import words

Vector = Mapping[str, float]

SIMILAR = 0.6
"""Cosine from which two statements say the same."""
REPEATED = 0.5
"""Containment of word 3-shingles above which one statement repeats the other."""
_SHORTEST_TERM = 3


def vectors_of(texts: Sequence[str]) -> dict[str, Vector]:
    """Text -> its unit tf-idf vector, document frequency counted over the distinct texts."""
    counts = {text: Counter(word for word in words(text) if len(word) >= _SHORTEST_TERM) for text in texts}
    frequency: Counter[str] = Counter(word for count in counts.values() for word in count)
    total = len(counts)
    return {text: _unit({word: n * _rarity(frequency[word], total) for word, n in sorted(count.items())}) for text, count in counts.items()}


def _rarity(frequency: int, total: int) -> float:
    """Inverse document frequency; a word that stands nearly everywhere weighs nearly nothing."""
    return max(0.05, math.log((1 + total) / (0.5 + frequency)))


def _unit(vector: Mapping[str, float]) -> Vector:
    norm = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {word: value / norm for word, value in vector.items()} if norm else {}


def cosine(one: Vector, other: Vector) -> float:
    """Cosine of two unit vectors."""
    shared = one.keys() & other.keys()
    return math.fsum([one[word] * other[word] for word in shared]) if shared else 0.0  # exact, so in any order the same


def centroid(members: Sequence[Vector]) -> Vector:
    """The unit mean of vectors."""
    total: dict[str, float] = defaultdict(float)
    for vector in members:
        for word, value in vector.items():
            total[word] += value
    return _unit(total)


def says_the_same(one: tuple[str, Vector], other: tuple[str, Vector]) -> bool:
    """Whether two statements (text and vector) say the same: alike in what they weigh, or one repeats the other's words."""
    if cosine(one[1], other[1]) >= SIMILAR:
        return True
    first, second = _shingles(one[0]), _shingles(other[0])
    smaller = min(len(first), len(second))
    return smaller > 0 and len(first & second) / smaller > REPEATED


@functools.lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    tokens = words(text)
    return frozenset(tuple(tokens[index : index + 3]) for index in range(len(tokens) - 2))


class Context(NamedTuple):
    """What a candidate's weight depends on besides itself, each 0..1."""

    closeness: float
    """Cosine to the topic's centroid."""
    prominence: float
    """Largest share of the edition's articles that name a person whom the candidate names."""
    weight: Mapping[str, float]
    """How telling a topic's phrase is: a rare one more than one that stands everywhere."""
    foreign: bool = False
    """It is not in the edition's language."""


def telling(candidates: Iterable[Candidate]) -> dict[str, float]:
    """Phrase -> how telling it is in these articles, 0..1: the inverse frequency of the paragraphs that hold it."""
    places: dict[str, set[tuple[str, int]]] = {}
    for candidate in candidates:
        for cue in candidate.cues:
            places.setdefault(cue, set()).add((candidate.article, candidate.paragraph))
    total = len({place for found in places.values() for place in found})
    return {cue: math.log(1 + total / len(found)) / math.log(1 + total) for cue, found in sorted(places.items())}


def salience(candidate: Candidate, context: Context) -> float:
    """The score that ranks candidates of one topic: topicality, position in the article, substance, form."""
    length = len(words(candidate.text))
    cues = math.fsum(sorted(context.weight[cue] for cue in candidate.cues))
    topicality = candidate.score * (0.6 + 0.22 * min(cues, 2.2)) - 0.4 * (not candidate.cues)
    position = 0.8 / (1 + 0.8 * candidate.rank) + (0.15 if candidate.rank else 0.05) * candidate.news
    substance = 0.15 * min(candidate.voices, 1) + 0.12 * min(candidate.documents, 1) + 0.1 * min(candidate.figures, 2)
    form = -0.3 * (candidate.standing == "leaning") - 0.15 * candidate.joined - 0.25 * candidate.text.rstrip('"”»').endswith("?")
    size = -0.08 * max(0, 11 - length) - 0.1 * (length > 55)
    around = 0.45 * context.closeness + 0.25 * context.prominence - 0.25 * context.foreign
    return topicality + position + substance + form + size + around
