"""Which articles carry the same copy: containment of word 3-shingles on kept hashes (FracMinHash).

Measured on rewritten wire copy: containment of at least one half is the same copy; unrelated pairs stay under .09.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

from msgspec import Struct

from briefgen.model import Article
from briefgen.text import words

SHINGLE = 3
KEEP_ONE_IN = 4
"""A power of two: the last byte of a hash decides."""
SAME_COPY = 0.5
FEWEST = 12
"""Sketches with fewer kept hashes (about 50 words) say too little: such short articles are copies only when equal."""


class Sketch(Struct, frozen=True, kw_only=True):
    """Kept shingle hashes of an article's body, sorted, and a digest of all its words."""

    hashes: tuple[int, ...]
    body: str


def sketch(article: Article) -> Sketch:
    """The sketch of an article's body; headline, captions and boilerplate are not part of the copy."""
    kept: set[int] = set()
    digest, anything, hash_of = hashlib.sha256(), False, hashlib.blake2b
    for paragraph in article.paragraphs:
        if paragraph.role in ("title", "caption", "boilerplate", "dateline"):
            continue
        tokens = [word.encode() for word in words(article.text[paragraph.start : paragraph.end])]
        digest.update(b" ".join(tokens))
        anything = anything or bool(tokens)
        shingles = map(b" ".join, zip(*(tokens[first:] for first in range(SHINGLE)), strict=False))
        hashes = [hash_of(shingle, digest_size=7).digest() for shingle in shingles]
        kept.update([int.from_bytes(value) for value in hashes if not value[-1] % KEEP_ONE_IN])
    return Sketch(hashes=tuple(sorted(kept)), body=digest.hexdigest() if anything else "")


def groups(sketches: Mapping[str, Sketch]) -> dict[str, tuple[str, ...]]:
    """Article id -> ids of the other articles with the same copy, sorted; articles without copies are not listed."""
    parent = {name: name for name in sketches}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in _pairs(sketches):
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(sketches):
        members[root(name)].append(name)
    return {name: tuple(x for x in group if x != name) for group in members.values() if len(group) > 1 for name in group}


def _pairs(sketches: Mapping[str, Sketch]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    holders: dict[int, list[str]] = defaultdict(list)
    equal: dict[str, list[str]] = defaultdict(list)
    for name in sorted(sketches):
        one = sketches[name]
        if one.body:
            equal[one.body].append(name)
        held = [holders[value] for value in one.hashes] if len(one.hashes) >= FEWEST else []
        shared = Counter(chain.from_iterable(held))
        found += [(other, name) for other, count in shared.items() if _same(count, one, sketches[other])]
        for names in held:
            names.append(name)
    found += [(names[0], other) for names in equal.values() for other in names[1:]]
    return sorted(found)


def _same(shared: int, one: Sketch, other: Sketch) -> bool:
    """Whether so many shared hashes make two sketches the same copy."""
    return shared >= SAME_COPY * min(len(one.hashes), len(other.hashes))
