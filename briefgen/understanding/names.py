"""The gazetteer: `gazetteer.toml` in, known people with their spellings and posts out; and where they are named in a text.

A form of two words names a person anywhere; a surname alone only says which people it may be.
"""

import functools
import tomllib
from typing import Any, NamedTuple

import msgspec

from briefgen.model import Problem, Value
from briefgen.phrases import Index, key, of_latest
from briefgen.understanding.spelling import declined


class Post(Value, frozen=True, kw_only=True, rename={"of": "of", "first": "from", "last": "to"}):
    """An office held: `first` and `last` are ISO days, months or years; null is open."""

    office: str
    of: str | None = None
    first: str | None = None
    last: str | None = None

    def covers(self, first: str, last: str) -> bool:
        """Whether the post was held on some day between two ISO days."""
        return (self.first or "0000") <= last and first <= (self.last or "9999") + "~"


class Known(Value, frozen=True, kw_only=True):
    """One person of the gazetteer: canonical name, full forms, surnames that may stand alone, posts."""

    name: str
    forms: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    gender: str | None = None
    posts: tuple[Post, ...] = ()


class Gazetteer(Value, frozen=True, kw_only=True):
    """The people that are known before an article is read. An empty one is legal."""

    people: tuple[Known, ...] = ()


class Sighting(NamedTuple):
    """A form of the gazetteer in a text: its span, the numbers of the people it may be, and whether it is a full name."""

    start: int
    end: int
    people: tuple[int, ...]
    full: bool


def read_gazetteer(data: bytes) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """The gazetteer of `data` (TOML, UTF-8) and what is wrong with it. Never raises: a bad entry is left out."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        problem = Problem(
            code="gazetteer-unreadable", message=f"the gazetteer cannot be read: {error}", hint="people are found only where named in full"
        )
        return Gazetteer(), (problem,)
    entries = table.get("person", [])
    problems = [_unknown(name) for name in sorted(table) if name != "person"]
    if not isinstance(entries, list):
        return Gazetteer(), (*problems, Problem(code="gazetteer-entry", message="person is not a list of tables", hint="write [[person]]"))
    people: list[Known] = []
    for number, entry in enumerate(entries, 1):
        known, found = _person(number, entry)
        people.extend(known)
        problems.extend(found)
    return Gazetteer(people=tuple(people)), tuple(problems)


def _unknown(name: str) -> Problem:
    return Problem(code="gazetteer-key", message=f"unknown key {name!r}", hint="people stand in [[person]] tables")


def _person(number: int, entry: Any) -> tuple[list[Known], list[Problem]]:
    try:
        known = msgspec.convert(entry, Known)
    except msgspec.ValidationError as error:
        return [], [Problem(code="gazetteer-entry", message=f"person {number}: {error}", hint="the entry is left out")]
    problems = [
        Problem(code="gazetteer-key", message=f"person {number} ({known.name}): unknown key {name!r}")
        for name in sorted(set(entry) - set(Known.__struct_fields__))
    ]
    return [known], problems


class _Forms(NamedTuple):
    phrases: Index
    people: tuple[tuple[int, ...], ...]
    full: tuple[bool, ...]


@of_latest
@functools.lru_cache(maxsize=8)
def _forms(gazetteer: Gazetteer) -> _Forms:
    owners: dict[tuple[str, ...], dict[int, bool]] = {}
    spelt: dict[tuple[str, ...], str] = {}
    for number, person in enumerate(gazetteer.people):
        for full, forms in ((True, (person.name, *person.forms)), (False, person.surnames)):
            for form in dict.fromkeys(spelling for written in forms for spelling in declined(written)):
                spelt.setdefault(key(form), form)
                owners.setdefault(key(form), {}).setdefault(number, full)
    return _Forms(
        Index(spelt.values()),
        tuple(tuple(owners[words]) for words in spelt),
        tuple(any(owners[words].values()) for words in spelt),
    )


def sightings(text: str, gazetteer: Gazetteer) -> list[Sighting]:
    """Every form of the gazetteer in `text`, the longest where several begin together, none inside another."""
    forms = _forms(gazetteer)
    found: list[Sighting] = []
    reached = 0
    hits = sorted(forms.phrases.hits(text), key=lambda hit: (hit.start, -hit.end))
    for hit in hits:
        # Names are written with a capital where the script has one: "the price rose" is not Mr Price.
        if hit.start < reached or text[hit.start].islower():
            continue
        found.append(Sighting(hit.start, hit.end, forms.people[hit.phrase], forms.full[hit.phrase]))
        reached = hit.end
    return found
