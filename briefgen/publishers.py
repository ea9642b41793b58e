"""`publishers.toml`: who publishes, of which house and country, and how far each is relied on, as the analyst rates it.

`[publishers."Name"]` holds the keys of `Publisher`; `[families]` holds lists of names that are one house. A rating is
printed beside citations and never decides what an edition shows.
"""

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

import msgspec
from msgspec import Meta, field

from briefgen.desk import UNRATED, Ownership, Reliability
from briefgen.model import Problem, Value
from briefgen.tomlfile import Lines, TomlError, line_of, load


class Publisher(Value, frozen=True, kw_only=True):
    """What the workspace says of one publisher or agency."""

    name: str = ""
    family: str | None = None
    """The house it belongs to; reprints within one corroborate nothing."""
    country: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")] | None = None
    """ISO 3166-1 alpha-2."""
    ownership: Ownership | None = None
    reliability: Reliability = UNRATED
    note: str | None = None
    """Why it is rated so."""
    rated: str | None = None
    """ISO day of the rating."""
    forms: tuple[str, ...] = ()
    """Other names under which articles give it."""


class Register(Value, frozen=True, kw_only=True):
    """Everything that `publishers.toml` says, by each name that an article may give."""

    families: dict[str, str] = field(default_factory=dict)
    """Publisher or agency -> its family."""
    publishers: dict[str, Publisher] = field(default_factory=dict)
    """Name or form -> the publisher."""


def read_publishers(data: bytes) -> tuple[Register, tuple[Problem, ...]]:
    """What the file says, and what is wrong with it. An empty file is legal."""
    try:
        raw, lines = load(data)
    except TomlError as error:
        return Register(), (_problem("publishers-unreadable", error.message, error.line, "see https://toml.io"),)
    problems = [
        _problem("publishers-key", f"there is no table {key!r}", line_of(lines, (key,)), 'write [publishers."Name"] or [families]')
        for key in raw
        if key not in ("families", "publishers")
    ]
    families = _families(raw.get("families", {}), lines, problems)
    known = _publishers(raw.get("publishers", {}), lines, problems)
    own = {name: one.family for name, one in known.items() if one.family}
    return Register(families={**families, **own}, publishers=known), tuple(sorted(problems, key=lambda one: (one.line or 0, one.message)))


def rating(register: Register, *names: str | None) -> Publisher:
    """What is known of the first of these names that is registered; nothing, and reliability F, of any other."""
    found = next((register.publishers[name] for name in names if name in register.publishers), None)
    return found or Publisher(name=next((name for name in names if name), ""))


def _families(raw: Any, lines: Lines, problems: list[Problem]) -> dict[str, str]:
    known: dict[str, str] = {}
    for family, names in _tables(raw, "families", lines, problems):
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            known.update(dict.fromkeys(names, family))
        else:
            message, hint = f"families.{family} must be a list of names", 'write ["Example Wire", "Example Gazette"]'
            problems.append(_problem("publishers-value", message, line_of(lines, ("families", family)), hint))
    return known


def _publishers(raw: Any, lines: Lines, problems: list[Problem]) -> dict[str, Publisher]:
    known: dict[str, Publisher] = {}
    for name, table in _tables(raw, "publishers", lines, problems):
        if not isinstance(table, dict):
            message, hint = f"publishers.{name} must be a table", f'write [publishers."{name}"]'
            problems.append(_problem("publishers-value", message, line_of(lines, ("publishers", name)), hint))
            continue
        found = _publisher(name, table, lines, problems)
        for form in (name, *found.forms):
            if form in known and known[form] is not found:
                message = f"{form!r} is a name of both {known[form].name} and {name}"
                problems.append(_problem("publishers-value", message, line_of(lines, ("publishers", name)), "leave it with one of them"))
            known.setdefault(form, found)
    return known


def _tables(raw: Any, name: str, lines: Lines, problems: list[Problem]) -> Iterable[tuple[str, Any]]:
    if isinstance(raw, dict):
        return raw.items()
    problems.append(_problem("publishers-value", f"{name} must be a table", line_of(lines, (name,)), f"write [{name}] above its lines"))
    return ()


def _publisher(name: str, table: Mapping[str, Any], lines: Lines, problems: list[Problem]) -> Publisher:
    fields = {one.name: one for one in msgspec.structs.fields(Publisher) if one.name != "name"}
    values: dict[str, Any] = {}
    for key, value in table.items():
        line = line_of(lines, ("publishers", name, key))
        if key not in fields:
            nearest = difflib.get_close_matches(key, fields, n=1, cutoff=0.5)
            hint = f"did you mean {nearest[0]!r}?" if nearest else f"known here: {', '.join(fields)}"
            problems.append(_problem("publishers-key", f"{name}: there is no key {key!r}", line, hint))
            continue
        plain = value.isoformat() if isinstance(value, date) else value
        try:
            values[key] = msgspec.convert(plain, fields[key].type)
        except msgspec.ValidationError:
            problems.append(_problem("publishers-value", f"{name}: {key} = {value!r} is no value of it", line, _MEANT[key]))
    if not _is_day(values.get("rated")):
        line = line_of(lines, ("publishers", name, "rated"))
        problems.append(_problem("publishers-value", f"{name}: rated = {values.pop('rated')!r} is no day", line, _MEANT["rated"]))
    return Publisher(name=name, **values)


_MEANT = {
    "family": "write the name of its house in quotes",
    "country": 'write the two capital letters of ISO 3166, "AZ" say',
    "ownership": "write state, public, private, party, non-profit, academic, intergovernmental or unknown",
    "reliability": "write a letter of the Admiralty code: A, B, C, D, E, or F for what cannot be judged",
    "note": "write the reason in quotes",
    "rated": "write the day of the rating, YYYY-MM-DD",
    "forms": 'write a list of names, ["EW", "Example Wire"]',
}


def _is_day(value: str | None) -> bool:
    try:
        return value is None or date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _problem(code: str, message: str, line: int, hint: str) -> Problem:
    return Problem(code=code, message=message, line=line, hint=hint, severity="error")
