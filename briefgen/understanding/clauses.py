"""Clauses as short lists of units (words, people, marks): a window of text in, its units out.

A subject is what `subjects` finds for a verb of saying among them.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from briefgen.understanding.cast import Mention
from briefgen.understanding.lexicon import Lexicon

_UNIT = re.compile(r"[^\W\d_]+(?:[-'\u2019\u02bc][^\W\d_]+)*|[^\w\s]|\d[\d,.]*")
_LONGEST = 80


class Unit(Struct, frozen=True, gc=False):
    """A word, a person (`mention` set) or a punctuation mark."""

    start: int
    end: int
    word: str
    lower: str
    mention: Mention | None

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.word[0].isalnum()

    @property
    def owns(self) -> bool:
        """Whether it is the genitive of what follows: "Putin's", "Russia's"."""
        return self.mention.genitive if self.mention is not None else self.end - self.start > len(self.word)


class Subject(NamedTuple):
    """Who or what a verb's subject is: a person, a pronoun, or the words of a noun phrase."""

    kind: Literal["person", "pronoun", "noun"]
    name: str | None = None
    words: tuple[Unit, ...] = ()
    place: tuple[int, int] | None = None
    """Where the text names it: the person's name, or the noun phrase."""


def units(text: str, start: int, end: int, mentions: Mapping[int, Mention], masked: list[tuple[int, int]]) -> list[Unit]:
    """The units of `text[start:end]` outside the `masked` spans (quotations), at most 80."""
    found: list[Unit] = []
    at = start
    while at < end and len(found) < _LONGEST:
        match = _UNIT.search(text, at, end)
        if match is None:
            break
        over = next((stop for first, stop in masked if first <= match.start() < stop), None)
        if over is not None:
            at = over
            continue
        mention = mentions.get(match.start())
        at = mention.end if mention else match.end()
        word = match.group()
        if mention is None and word[-2:].lower() in ("'s", "\u2019s") and len(word) > 2:
            word = word[:-2]
        found.append(Unit(match.start(), at, word, word.lower().replace("i\u0307", "i"), mention))
        if mention is not None and mention.genitive:
            at += 2 if text[at + 1 : at + 2] == "s" else 1
    return found


def says(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether unit `at` is a verb of saying in the active voice."""
    unit = found[at]
    if unit.mention is not None:
        return False
    if lexicon.compounds and at + 1 < len(found) and f"{unit.lower}_{found[at + 1].lower}" in lexicon.compounds:
        return True
    if unit.lower not in lexicon.saying and unit.lower not in lexicon.participles:
        return False
    before = found[at - 1].lower if at else ""
    if before in lexicon.being or before in lexicon.determiners:
        return unit.lower in lexicon.participles and before in lexicon.being
    return True
