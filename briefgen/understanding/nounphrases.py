"""Noun phrases among the units of a clause: where the one around a name begins, and whether something governs it.

"A letter to President NAME", "an aide to NAME", "who met NAME": a name in such a phrase is nobody's subject.
"""

from typing import NamedTuple

from briefgen.understanding.cast import Mention
from briefgen.understanding.clauses import Unit
from briefgen.understanding.lexicon import Lexicon

_PHRASE = 10
_SHORT = 4
_REACH = 16


def begins(found: list[Unit], at: int, lexicon: Lexicon) -> int:
    """The first unit of the noun phrase that the name at `at` ends: its titles, their countries, an owner, a determiner."""
    first = at
    while first:
        if _titular(found, first - 1, lexicon):
            first -= 1
        elif _inside_title(found, first, at, lexicon):
            first -= 2
        else:
            break
    return first


def _titular(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a unit may belong to the titles before a name."""
    unit = found[at]
    if unit.mention is not None:
        return unit.owns
    if unit.is_mark:
        return unit.word == "." and at > 0 and len(found[at - 1].word) <= _SHORT and found[at - 1].word[0].isupper()
    if unit.lower in lexicon.prepositions or unit.lower in lexicon.conjunctions or unit.lower in lexicon.saying:
        return False
    named = unit.lower in lexicon.roles or unit.lower in lexicon.countries or unit.lower in lexicon.institutions
    if named or unit.lower in lexicon.determiners or unit.lower in lexicon.former or unit.lower in lexicon.qualifiers:
        return True
    return (unit.word[0].isupper() or unit.word[0].isdigit()) and unit.lower not in lexicon.adverbs


def _inside_title(found: list[Unit], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the preposition before `first` joins a title to its field: "Minister for Foreign Affairs NAME"."""
    if first < 2 or found[first - 1].lower not in lexicon.prepositions or not _titular(found, first - 2, lexicon):
        return False
    between = found[first:at]
    field = any(unit.lower not in lexicon.determiners for unit in between)
    return field and not any(unit.owns or unit.lower in lexicon.roles for unit in between) and not found[first - 2].owns


def free(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether the person named at `at` may be the subject of what follows: no preposition or verb governs the name."""
    first = begins(found, at, lexicon)
    if not first or found[first - 1].is_mark or found[first - 1].mention is not None:
        return True
    before = found[first - 1]
    if before.lower in lexicon.prepositions:
        return _adverbial(found, first, at, lexicon)
    if before.lower in lexicon.together:
        return _new_clause(found[: first - 1], lexicon)
    if lexicon.suffixing or before.lower in lexicon.conjunctions or before.lower in lexicon.adverbs or before.lower in lexicon.saying:
        return True
    return _described(found, first - 1, lexicon)


def _new_clause(before: list[Unit], lexicon: Lexicon) -> bool:
    """Whether "and" behind these units begins a clause: they hold a verb, and are not about a letter to one person "and" another."""
    small = lexicon.determiners | lexicon.prepositions | lexicon.roles | lexicon.countries.keys() | lexicon.qualifiers | lexicon.writings
    verb = any(unit.mention is None and unit.word[0].islower() and unit.lower not in small for unit in before)
    return verb and not any(unit.lower in lexicon.writings for unit in before[:_SHORT])


def _adverbial(found: list[Unit], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the phrase before a name only tells the place ("In Moscow NAME said"), or opens with "with" ("with NAME saying")."""
    opens = first < 2 or found[first - 2].is_mark or found[first - 2].lower in lexicon.adverbs
    between = found[first:at]
    place = bool(between) and not any(unit.owns or unit.lower in lexicon.roles or unit.lower in lexicon.determiners for unit in between)
    joins = found[first - 1].lower in lexicon.inside or found[first - 1].lower in lexicon.toward
    return opens and not joins and (place or found[first - 1].lower in lexicon.accompanied)


def _described(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether the small words before a name describe it ("the old farmer NAME") and are no verb ("who met NAME")."""
    for place in range(at, max(-1, at - _SHORT), -1):
        unit = found[place]
        if unit.lower in lexicon.determiners:
            return place == 0 or found[place - 1].is_mark or found[place - 1].lower in lexicon.conjunctions
        if unit.is_mark:
            return place < at
        if unit.mention is not None or unit.lower in lexicon.prepositions or unit.lower in lexicon.conjunctions:
            return False
    return at < _SHORT


def noun_phrase(found: list[Unit], last: int, lexicon: Lexicon) -> tuple[int, int]:
    """First and last (exclusive) unit of the noun phrase that ends at `last`: back to its determiner, over "of the" and "to the"."""
    first = last
    while first >= 0 and last - first < _PHRASE:
        unit = found[first]
        if unit.mention is not None or unit.is_mark or unit.lower in lexicon.conjunctions or unit.lower in lexicon.saying:
            break
        first -= 1
        if unit.lower in lexicon.determiners and (first < 0 or found[first].lower not in lexicon.prepositions):
            break
    return first + 1, last + 1


def head(words: tuple[Unit, ...], lexicon: Lexicon) -> tuple[Unit, ...]:
    """What a noun phrase is about: "the aide" of "the aide to the president"; a title or an institution keeps its "of"."""
    for place, unit in enumerate(words):
        if unit.lower in lexicon.prepositions:
            before = words[place - 1].lower if place else ""
            named = before in lexicon.roles or before in lexicon.institutions
            return words if named and unit.lower in lexicon.inside else words[:place]
    return words


class Written(NamedTuple):
    """A noun phrase about something written or said: whether it is one, its author, and the word before the phrase."""

    writing: bool
    writer: Mention | None
    governor: str


def author(found: list[Unit], at: int, lexicon: Lexicon) -> Written:
    """What the noun phrase that ends at `at` says of its author: "Putin's letter to Aliyev", "a message from Putin", "the words of Putin".

    The addressee is never the author; two possible authors are none.
    """
    names: dict[str | None, Mention] = {}
    first = at + 1
    while first and at - first < _REACH and _goes_back(found, first - 1, lexicon):
        first -= 1
    place = next((place for place in range(at, first - 1, -1) if found[place].lower in lexicon.writings), None)
    if place is None:
        return Written(False, None, "")
    for unit in range(first, at + 1):
        mention = found[unit].mention
        if mention is not None and _wrote(found, unit, at, lexicon):
            names[mention.name] = mention
    begun = begins(found, place, lexicon)
    governor = found[begun - 1].lower if begun else ""
    return Written(True, next(iter(names.values())) if len(names) == 1 else None, governor)


def _goes_back(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase with its prepositions may reach back over unit `at`."""
    unit = found[at]
    if unit.is_mark:
        return _titular(found, at, lexicon)
    ends = lexicon.conjunctions | lexicon.saying | lexicon.being
    return unit.mention is not None or unit.lower not in ends or unit.lower in lexicon.together


def _wrote(found: list[Unit], place: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the person at `place` owns the writing behind the name, or stands behind it with "from", "by" or "of"."""
    if found[place].owns:
        return any(unit.lower in lexicon.writings for unit in found[place + 1 : min(at + 1, place + _SHORT)])
    first = begins(found, place, lexicon)
    if first < 2 or found[first - 1].lower not in lexicon.origin:
        return False
    before = found[first - 2]
    return before.lower in lexicon.writings or before.lower in lexicon.sending or before.mention is not None
