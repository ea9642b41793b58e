"""The keys that a file, its front matter or its side-car says of itself, checked: names, aliases, types, forms.

In: raw values with their lines. Out: `Facts`, and a problem for each value that is not what its key wants.
"""

import datetime
import difflib
import re
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct

from briefgen.config import MARKINGS
from briefgen.model import DayPrecision, Problem
from briefgen.reading.canonical import clean

KEYS = ("title", "published", "publisher", "authors", "agency", "place", "url", "language", "retrieved", "licence", "rights", "marking")
ALIASES = {"date": "published", "source": "publisher", "author": "authors", "lang": "language"}
LONGEST_VALUE = 2_000
MOST_KEYS = 100
"""Keys that are looked at; a file with more is not metadata."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that a date of publication can lie in; anything else is a slip of the keyboard."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")
_ADDRESS = re.compile(r"https?://[^\s<>\"']+\Z", re.IGNORECASE)
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?)\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?\Z"
)


class Day(Struct, frozen=True):
    """A date as exactly as it was given: ISO day, month or year."""

    value: str
    precision: DayPrecision


class Facts(Struct, frozen=True, kw_only=True):
    """What a file says of itself, checked."""

    title: str | None = None
    published: Day | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    place: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    rights: str | None = None
    marking: str | None = None


class Given(Struct, frozen=True):
    """One raw value and the line it stands on."""

    value: object
    line: int | None = None


class WrongValueError(ValueError):
    """A value is not what its key wants; the message says what it should be."""


def check(given: Mapping[str, Given], zone: str, *, file: str | None = None) -> tuple[Facts, tuple[Problem, ...]]:
    """Facts of the values in `given`; an instant becomes a day of `zone`. `file` names the side-car, None the source."""
    problems: list[Problem] = []
    values: dict[str, object] = {}
    for key, raw in list(given.items())[:MOST_KEYS]:
        name = ALIASES.get(key, key)
        if name not in KEYS:
            problems.append(_unknown(key, raw.line, file))
        elif name in values:
            problems.append(
                _error("repeated-key", f"{key}: {name} is given already under another name", "keep one of the two", raw.line, file)
            )
        else:
            try:
                values[name] = _CHECKS[name](raw.value, zone)
            except WrongValueError as refusal:
                code = "unreadable-marking" if name == "marking" else "wrong-value"
                problems.append(_error(code, f"{_place(file)}{key} {refusal}", "correct the value or leave the key out", raw.line, file))
    return Facts(**values), tuple(problems)  # type: ignore[arg-type]


def day_of(text: str, zone: str) -> Day | None:
    """An ISO 8601 date or instant as a day, month or year; an instant is taken to `zone`. None if it is none."""
    found = _ISO.match(text.strip()[:64])
    if not found:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    if not FIRST_YEAR <= int(year) <= LAST_YEAR or (month and not 1 <= int(month) <= 12):
        return None
    if not day:
        return Day(f"{year}-{month}", "month") if month else Day(year, "year")
    try:
        if found["zone"]:
            return day_in_zone(datetime.datetime.fromisoformat(_instant(text.strip()[:64], found["zone"])), zone)
        return Day(datetime.date(int(year), int(month), int(day)).isoformat(), "day")
    except (ValueError, OverflowError):
        return None


def day_in_zone(instant: datetime.datetime, zone: str) -> Day | None:
    """The calendar day of an instant in `zone`; without an offset the day that it names."""
    try:
        local = instant.astimezone(time_zone(zone)) if instant.tzinfo else instant
    except (OverflowError, ValueError):
        return None
    return Day(local.date().isoformat(), "day") if FIRST_YEAR <= local.year <= LAST_YEAR else None


def time_zone(name: str) -> datetime.tzinfo:
    """The zone of an IANA name; an unknown one (the configuration has reported it) is UTC."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return datetime.UTC


def _instant(text: str, zone: str) -> str:
    # fromisoformat of Python 3.11 wants a colon in the offset when the time has one, and a point before fractions.
    stamp = text.removesuffix(zone).strip().replace(",", ".")
    return stamp + ("+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}")


def _text(value: object, _zone: str) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"should be text, not {_kind(value)}")
    line = clean(value[: LONGEST_VALUE + 1])
    if not line:
        raise WrongValueError("is empty")
    if len(line) > LONGEST_VALUE:
        raise WrongValueError(f"is longer than {LONGEST_VALUE} characters")
    return line


def _texts(value: object, zone: str) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_text(entry, zone) for entry in value)
    if isinstance(value, str):
        return (_text(value, zone),)
    raise WrongValueError(f"should be text or a list of texts, not {_kind(value)}")


def _date(value: object, zone: str) -> Day:
    day: Day | None = None
    if isinstance(value, datetime.datetime):
        day = day_in_zone(value, zone)
    elif isinstance(value, datetime.date):
        day = day_of(value.isoformat(), zone)
    elif isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        day = day_of(str(value), zone)
    else:
        raise WrongValueError(f"should be a date, not {_kind(value)}")
    if day is None:
        raise WrongValueError(f"should be a date such as 2026-11-16, 2026-11 or 2026 between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _day_text(value: object, zone: str) -> str:
    return _date(value, zone).value


def _address(value: object, zone: str) -> str:
    address = _text(value, zone)
    if not _ADDRESS.match(address):
        raise WrongValueError("should be an address that begins with http:// or https://")
    return address


def _language(value: object, zone: str) -> str:
    code = _text(value, zone).replace("_", "-")
    if not _LANGUAGE.match(code):
        raise WrongValueError("should be a language code such as en or ru")
    primary, _, rest = code.partition("-")
    return f"{primary.lower()}-{rest}" if rest else primary.lower()


def _marking(value: object, zone: str) -> str:
    marking = "".join(_text(value, zone).upper().split())
    if marking not in MARKINGS:
        raise WrongValueError(f"should be one of {', '.join(MARKINGS)}")
    return marking


_CHECKS: dict[str, Callable[[object, str], object]] = {
    "title": _text,
    "published": _date,
    "publisher": _text,
    "authors": _texts,
    "agency": _text,
    "place": _text,
    "url": _address,
    "language": _language,
    "retrieved": _day_text,
    "licence": _text,
    "rights": _text,
    "marking": _marking,
}


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table", str: "text"}
    return names.get(type(value), "a date or time")


def _place(file: str | None) -> str:
    return f"{file}: " if file else ""


def _unknown(key: str, line: int | None, file: str | None) -> Problem:
    near = difflib.get_close_matches(key.lower()[:60], [*KEYS, *ALIASES], n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(KEYS)}"
    return Problem(code="unknown-key", message=f"{_place(file)}unknown key {clean(key)[:60]!r}", hint=hint, line=line, file=file)


def _error(code: str, message: str, hint: str, line: int | None, file: str | None) -> Problem:
    return Problem(code=code, message=message, hint=hint, line=line, file=file, severity="error")
