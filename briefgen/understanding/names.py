"""The gazetteer: `gazetteer.toml` in, known people with their spellings and posts out; and where they are named in a text.

A form of two words names a person anywhere; a surname alone only says which people it may be.
"""

import functools
import tomllib
from typing import Any, NamedTuple

import msgspec
from msgspec import structs

from briefgen.desk import Contested
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


class Names(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name in the languages that pages are made in; a value that can be hashed, as the gazetteer must be."""

    en: str | None = None
    az: str | None = None
    ru: str | None = None
    hy: str | None = None
    ka: str | None = None
    tr: str | None = None
    fr: str | None = None
    de: str | None = None
    fa: str | None = None

    def by_locale(self) -> dict[str, str]:
        """The forms that are given."""
        return {locale: form for locale, form in structs.asdict(self).items() if form}


class Known(Value, frozen=True, kw_only=True):
    """One person of the gazetteer: canonical name, full forms, surnames that may stand alone, posts."""

    name: str
    forms: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    gender: str | None = None
    posts: tuple[Post, ...] = ()
    names: Names = Names()
    """What pages call the person, by locale."""


class Term(Value, frozen=True, kw_only=True):
    """A place or an office, for printing only: nothing in a text is understood by it."""

    name: str
    names: Names = Names()
    """Its form by locale."""
    forms: tuple[str, ...] = ()
    """Other spellings that sources use, compared without regard to capitals."""
    rivals: Names = Names()
    """Of a contested place: the other side's name by locale."""
    country: str | None = None
    """ISO 3166-1 code."""


class Policy(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the workspace decided on names."""

    contested_places: Contested = "source"


class Gazetteer(Value, frozen=True, kw_only=True):
    """The people that are known before an article is read, and what we call people, places and offices. An empty one is legal."""

    people: tuple[Known, ...] = ()
    places: tuple[Term, ...] = ()
    offices: tuple[Term, ...] = ()
    policy: Policy = Policy()


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
    problems = [_unknown(name) for name in sorted(table) if name not in _KINDS and name != "policy"]
    found: dict[str, list[Any]] = {}
    for kind, wanted in _KINDS.items():
        found[kind], faults = _entries(kind, table.get(kind, []), wanted)
        problems.extend(faults)
    policy, faults = _policy(table.get("policy", {}))
    people, places, offices = (tuple(found[kind]) for kind in _KINDS)
    return Gazetteer(people=people, places=places, offices=offices, policy=policy), (*problems, *faults)


_KINDS: dict[str, type[Value]] = {"person": Known, "place": Term, "office": Term}


def _unknown(name: str) -> Problem:
    return Problem(code="gazetteer-key", message=f"unknown key {name!r}", hint="people stand in [[person]], places in [[place]] tables")


def _entries(kind: str, listed: Any, wanted: type[Value]) -> tuple[list[Any], list[Problem]]:
    if not isinstance(listed, list):
        return [], [Problem(code="gazetteer-entry", message=f"{kind} is not a list of tables", hint=f"write [[{kind}]]")]
    found: list[Any] = []
    problems: list[Problem] = []
    for number, entry in enumerate(listed, 1):
        known, faults = _entry(f"{kind} {number}", entry, wanted)
        found.extend(known)
        problems.extend(faults)
    return found, problems


def _entry(place: str, entry: Any, wanted: type[Value]) -> tuple[list[Any], list[Problem]]:
    try:
        known: Any = msgspec.convert(entry, wanted)
    except msgspec.ValidationError as error:
        return [], [Problem(code="gazetteer-entry", message=f"{place}: {error}", hint="the entry is left out")]
    problems = [
        Problem(code="gazetteer-key", message=f"{place} ({known.name}): unknown key {name!r}")
        for name in sorted(set(entry) - set(wanted.__struct_fields__))
    ]
    return [known], problems


def _policy(entry: Any) -> tuple[Policy, list[Problem]]:
    try:
        return msgspec.convert(entry, Policy), []
    except msgspec.ValidationError as error:
        hint = 'contested_places is "source", "listed" or "both"'
        return Policy(), [Problem(code="gazetteer-entry", message=f"policy: {error}", hint=hint)]


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
