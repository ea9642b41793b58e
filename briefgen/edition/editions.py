"""Edition ids and the days they cover: `2026-W47`, `2026-11`, `2026-11-21`, `2026-11-01--2026-11-21`, `all`."""

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from briefgen.model import Published

Kind = Literal["week", "month", "day", "range", "all"]

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEVER = "9999"
"""The last year that the calendar of the program holds: its last week would end in the next."""


class Edition(Struct, frozen=True, kw_only=True):
    """One dated issue. `first` and `last` are ISO days, both included; null for `all`."""

    id: str
    kind: Kind
    first: str | None = None
    last: str | None = None


def parse(text: str) -> Edition | None:
    """The edition that an id names, or None if it names none."""
    try:
        found = _parse(text)
    except (ValueError, OverflowError):
        return None
    return None if found is None or (found.last or "") >= _NEVER else found


def _parse(text: str) -> Edition | None:
    if text == "all":
        return Edition(id=text, kind="all")
    if week := _WEEK.fullmatch(text):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Edition(id=text, kind="week", first=first.isoformat(), last=(first + timedelta(days=6)).isoformat())
    if month := _MONTH.fullmatch(text):
        return Edition(id=text, kind="month", first=f"{text}-01", last=_month_end(int(month[1]), int(month[2])))
    if _DAY.fullmatch(text):
        date.fromisoformat(text)
        return Edition(id=text, kind="day", first=text, last=text)
    first_day, _, last_day = text.partition("--")
    if not (_DAY.fullmatch(first_day) and _DAY.fullmatch(last_day)):
        return None
    if date.fromisoformat(first_day) > date.fromisoformat(last_day):
        return None
    return Edition(id=text, kind="range", first=first_day, last=last_day)


def _month_end(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def of_day(day: str, period: Literal["week", "month", "day"]) -> Edition:
    """The edition of a period kind in which an ISO day falls. Weeks are ISO 8601 weeks."""
    value = date.fromisoformat(day)
    year, week, _ = value.isocalendar()
    found = parse({"week": f"{year:04d}-W{week:02d}", "month": day[:7], "day": day}[period])
    if found is None:
        raise ValueError(day)
    return found


def bounds(published: Published) -> tuple[str, str] | None:
    """First and last ISO day on which an article may have been published; None if undated."""
    value = published.value
    if value is None:
        return None
    if published.precision == "day":
        return value, value
    if published.precision == "month":
        return f"{value}-01", _month_end(int(value[:4]), int(value[5:7]))
    return f"{value}-01-01", f"{value}-12-31"


def holds(edition: Edition, published: Published) -> bool:
    """Whether an article surely belongs to the edition: every day on which it may have appeared lies inside."""
    if edition.kind == "all":
        return True
    days = bounds(published)
    return (
        days is not None and edition.first is not None and edition.last is not None and edition.first <= days[0] and days[1] <= edition.last
    )


def touches(edition: Edition, published: Published) -> bool:
    """Whether an article may belong to the edition: some day on which it may have appeared lies inside."""
    days = bounds(published)
    if edition.first is None or edition.last is None or days is None:
        return days is not None
    return edition.first <= days[1] and days[0] <= edition.last
