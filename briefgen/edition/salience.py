"""How much a candidate matters to its section: closeness to what the section's sources say, position, substance.

Centroid similarity and redundancy by cosine over tf-idf (Radev et al. 2004; Carbonell and Goldstein 1998, MMR).
"""

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

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
    return {
        text: _unit({word: n * math.log(1 + total / frequency[word]) for word, n in sorted(count.items())})
        for text, count in counts.items()
    }


def _unit(vector: Mapping[str, float]) -> Vector:
    norm = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {word: value / norm for word, value in vector.items()} if norm else {}


def cosine(one: Vector, other: Vector) -> float:
    """Cosine of two unit vectors."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(value * long[word] for word, value in short.items() if word in long)


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
    shingles = [_shingles(one[0]), _shingles(other[0])]
    smaller = min(len(found) for found in shingles)
    return smaller > 0 and len(shingles[0] & shingles[1]) / smaller > REPEATED


@functools.lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    tokens = words(text)
    return frozenset(tuple(tokens[index : index + 3]) for index in range(len(tokens) - 2))


def salience(candidate: Candidate, closeness: float, prominence: float) -> float:
    """The score that ranks candidates of one topic.

    `closeness` is the cosine to the topic's centroid, `prominence` the largest share of the edition's articles that name
    a person whom the candidate names; both 0..1.
    """
    length = len(words(candidate.text))
    substance = (
        0.15 * min(candidate.voices, 1)
        + 0.12 * min(candidate.documents, 1)
        + 0.08 * min(candidate.figures, 2)
        + 0.05 * min(candidate.dated, 1)
    )
    position = 0.35 / (1 + 0.5 * (candidate.paragraph - 1))
    topicality = candidate.score * (0.6 + 0.25 * min(candidate.hits, 3)) - 0.4 * (candidate.hits == 0)
    form = -0.2 * (candidate.standing == "leaning") - 0.25 * (len(candidate.spans) > 1) - 0.25 * candidate.text.rstrip('"”»').endswith("?")
    size = -0.08 * max(0, 11 - length) - 0.1 * (length > 55)
    return topicality + 0.5 * closeness + 0.25 * prominence + position + substance + form + size
