"""Clauses as short lists of units (words, people, marks), and the subject of a verb of saying within them.

Only shapes that news uses are read: SUBJECT VERB, VERB SUBJECT, with titles, adverbs and an apposition between commas.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from briefgen.understanding.cast import Mention
from briefgen.understanding.lexicon import Lexicon

_UNIT = re.compile(r"[^\W\d_]+(?:[-'\u2019\u02bc][^\W\d_]+)*|[^\w\s]|\d[\d,.]*")
_LONGEST = 80
_APPOSITION = 14
_PHRASE = 10


class Unit(NamedTuple):
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


class Subject(NamedTuple):
    """Who or what a verb's subject is: a person, a pronoun, or the words of a noun phrase."""

    kind: Literal["person", "pronoun", "noun"]
    name: str | None = None
    words: tuple[Unit, ...] = ()


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
        found.append(Unit(match.start(), at, word, word.lower(), mention))
        if mention is not None and mention.genitive:
            at += 2 if text[at + 1 : at + 2] == "s" else 1
    return found


def says(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether unit `at` is a verb of saying in the active voice."""
    unit = found[at]
    if unit.mention is not None or (unit.lower not in lexicon.saying and unit.lower not in lexicon.participles):
        return False
    before = found[at - 1].lower if at else ""
    if before in lexicon.being or before in lexicon.determiners:
        return unit.lower in lexicon.participles and before in lexicon.being
    return True


def subject_before(found: list[Unit], verb: int, lexicon: Lexicon) -> Subject | None:
    """The subject that stands before the verb at `verb`."""
    at = _back_over_asides(found, verb - 1, lexicon)
    if at < 0:
        return None
    unit = found[at]
    if unit.mention is not None:
        joint = at > 1 and found[at - 1].lower in lexicon.together and found[at - 2].mention is not None
        return None if unit.mention.genitive or joint else Subject("person", unit.mention.name)
    if unit.lower in lexicon.he or unit.lower in lexicon.she or unit.lower in lexicon.it:
        return Subject("pronoun", unit.lower)
    return _noun_phrase(found, at, lexicon)


def _back_over_asides(found: list[Unit], at: int, lexicon: Lexicon) -> int:
    """The last unit of the subject, going back over adverbs and one apposition between commas."""
    at = _back_over_adverbs(found, at, lexicon)
    if at >= 0 and found[at].word == ")":
        at = next((place - 1 for place in range(at - 1, max(-1, at - _APPOSITION), -1) if found[place].word == "("), -1)
    if at >= 0 and found[at].word == ",":
        opened = next((place for place in range(at - 1, max(-1, at - _APPOSITION), -1) if found[place].word == ","), -1)
        at = _back_over_adverbs(found, opened - 1, lexicon) if opened > 0 else -1
    return at


def _back_over_adverbs(found: list[Unit], at: int, lexicon: Lexicon) -> int:
    while at >= 0 and found[at].mention is None and (found[at].lower in lexicon.adverbs or found[at].lower.endswith("ly")):
        at -= 1
    return at


def _noun_phrase(found: list[Unit], last: int, lexicon: Lexicon) -> Subject | None:
    """The noun phrase that ends at `last`: back to its determiner, or as far as it is written with capitals."""
    first = last
    while first >= 0 and last - first < _PHRASE:
        unit = found[first]
        if unit.mention is not None or unit.is_mark or unit.lower in lexicon.conjunctions or unit.lower in lexicon.saying:
            break
        if unit.lower in lexicon.determiners:
            first -= 1
            break
        first -= 1
    words = tuple(found[first + 1 : last + 1])
    owned = first >= 0 and found[first].mention is not None
    return Subject("noun", None, words) if words and not owned else None


def subject_after(found: list[Unit], verb: int, lexicon: Lexicon) -> Subject | None:
    """The subject that stands after the verb at `verb` ("added the Russian leader", "said Foreign Minister NAME")."""
    words: list[Unit] = []
    for at in range(verb + 1, min(len(found), verb + 1 + _PHRASE + 2)):
        unit = found[at]
        if unit.mention is not None:
            follows = found[at + 1] if at + 1 < len(found) else None
            if unit.mention.genitive or (follows is not None and (follows.lower in lexicon.roles or follows.mention is not None)):
                words = []
                continue
            joint = follows is not None and follows.lower in lexicon.together and at + 2 < len(found) and found[at + 2].mention is not None
            return None if joint else Subject("person", unit.mention.name)
        if unit.is_mark or unit.lower in lexicon.saying or unit.lower in lexicon.conjunctions:
            break
        if unit.lower in lexicon.prepositions and unit.lower not in lexicon.inside:
            break
        if not words and (unit.lower in lexicon.he or unit.lower in lexicon.she or unit.lower in lexicon.it):
            return Subject("pronoun", unit.lower)
        words.append(unit)
    return Subject("noun", None, tuple(words)) if words else None
