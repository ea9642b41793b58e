"""Calendar arithmetic: a reading of a date mention and the day of publication in, the ISO days it means out.

Nothing is guessed: where the day of publication is known only to the month, a mention is settled only if every day of it agrees.
"""

import calendar
import datetime as dt
from typing import Literal, NamedTuple

from briefgen.model import MentionPrecision, Published

Tense = Literal["past", "future", "open"]
Which = Literal["last", "this", "next"]
Range = tuple[dt.date, dt.date, MentionPrecision]
_FAR = 14
"""Days: a day and month without a year that lies further off than this must agree with the tense of its sentence."""
_WEEK = 7
_WINTER = 12


class Reading(NamedTuple):
    """What a mention says, before it is known when. Fields that it does not give are None."""

    kind: Literal["day", "month", "year", "weekday", "shift", "season", "unsettled"]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    which: Which | None = None
    unit: str = ""
    shift: int = 0


def anchor(published: Published) -> tuple[dt.date, dt.date] | None:
    """First and last day on which an article may have appeared; None if unknown or known only to the year."""
    value = published.value or ""
    try:
        if len(value) == len("2022-10-28"):
            day = dt.date.fromisoformat(value)
            return day, day
        if len(value) == len("2022-10"):
            first = dt.date.fromisoformat(f"{value}-01")
            return first, _month_end(first)
    except ValueError:
        return None
    return None


def reckon(reading: Reading, tense: Tense, days: tuple[dt.date, dt.date] | None) -> Range | None:
    """The days that a reading means, or None where they are not settled."""
    try:
        absolute = _absolute(reading)
        if absolute is not None or days is None:
            return absolute
        first, last = (_relative(reading, tense, day) for day in days)
    except (ValueError, OverflowError):
        return None
    return first if first == last else None


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month(year: int, month: int) -> Range:
    first = dt.date(year, month, 1)
    return first, _month_end(first), "month"


def _year(year: int, last: int | None = None) -> Range:
    """A year, or several: a decade has no precision that a timeline could print."""
    return dt.date(year, 1, 1), dt.date(last or year, 12, 31), "year" if last is None else "unknown"


def _season(year: int, month: int) -> Range:
    """Three months from `month` on; `year` is that of the first."""
    end = dt.date(year + (month == _WINTER), (month + 1) % 12 + 1, 1)
    return dt.date(year, month, 1), _month_end(end), "season"


def _absolute(reading: Reading) -> Range | None:
    year = reading.year
    if year is None or reading.kind == "unsettled":
        return None
    if reading.kind == "year":
        return _year(year, reading.last_year)
    if reading.month is None:
        return None
    if reading.kind == "season":
        # "Winter 2020" may begin or end that year; "winter 2020-2021" cannot be mistaken.
        return None if reading.month == _WINTER and reading.last_year is None else _season(year, reading.month)
    if reading.day is None:
        return _month(year, reading.month)
    return _days(reading, year)


def _days(reading: Reading, year: int) -> Range | None:
    day = dt.date(year, reading.month or 1, reading.day or 1)
    if reading.weekday is not None and reading.last_day is None and day.weekday() != reading.weekday:
        return None
    last = day.replace(day=reading.last_day) if reading.last_day else day
    return (day, last, "day") if last >= day else None


def _relative(reading: Reading, tense: Tense, published: dt.date) -> Range | None:
    if reading.unit == "year" and reading.month is not None:
        return _absolute(reading._replace(year=published.year + reading.shift))
    if reading.kind == "day":
        return _nearest(reading, tense, published)
    if reading.kind == "month":
        return _relative_month(reading, tense, published)
    if reading.kind == "weekday":
        return _weekday(reading, tense, published)
    if reading.kind == "season":
        return _relative_season(reading, published)
    return _shift(reading, published) if reading.kind == "shift" else None


def _nearest(reading: Reading, tense: Tense, published: dt.date) -> Range | None:
    """A day and month without a year: the one nearest to publication, unless the tense speaks against it."""
    found = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days = _days(reading._replace(weekday=None), year)
        except ValueError:
            continue
        if days is not None:
            found.append(days)
    if not found:
        return None
    best = min(found, key=lambda days: (abs((days[0] - published).days), days[0]))
    distance = (best[0] - published).days
    against = (tense == "past" and distance > 0) or (tense == "future" and distance < 0)
    wrong_day = reading.weekday is not None and reading.last_day is None and best[0].weekday() != reading.weekday
    return None if wrong_day or (abs(distance) > _FAR and against) else best


def _relative_month(reading: Reading, tense: Tense, published: dt.date) -> Range | None:
    month, here = reading.month or 1, published.month
    if reading.which == "last":
        # In October, "last September" may be five weeks or a year ago; in April it cannot be mistaken.
        return _month(published.year - 1, month) if month >= here else None
    if reading.which == "next":
        return _month(published.year + 1, month) if month <= here else None
    if reading.which == "this":
        return _month(published.year, month)
    if tense == "future":
        return _month(published.year + (month < here), month)
    # Without a tense, the month may be to come, unless it is this one.
    return _month(published.year - (month > here), month) if tense == "past" or month == here else None


def _weekday(reading: Reading, tense: Tense, published: dt.date) -> Range | None:
    weekday, here = reading.weekday or 0, published.weekday()
    back = (here - weekday) % _WEEK
    if reading.which == "this":
        day = published + dt.timedelta(days=weekday - here)
    elif reading.which == "last":
        # On a Friday, "last Wednesday" may be this week's or the one before; on a Monday it cannot be mistaken.
        return _one_day(published - dt.timedelta(days=back or _WEEK)) if weekday >= here else None
    elif reading.which == "next":
        return _one_day(published + dt.timedelta(days=_WEEK - back)) if weekday <= here else None
    elif tense == "future":
        return _one_day(published + dt.timedelta(days=_WEEK - back)) if back else None
    else:
        day = published - dt.timedelta(days=back)
    return _one_day(day)


def _one_day(day: dt.date) -> Range:
    return day, day, "day"


def _relative_season(reading: Reading, published: dt.date) -> Range | None:
    """Only what cannot be mistaken: this season outside winter, last season while or before this year's runs."""
    month = reading.month or 1
    if month == _WINTER or reading.which is None:
        return None
    if reading.which == "this":
        return _season(published.year, month)
    if reading.which == "last":
        return _season(published.year - 1, month) if published.month <= month + 2 else None
    return _season(published.year + 1, month) if published.month >= month else None


def _shift(reading: Reading, published: dt.date) -> Range:
    """Days, weeks, months or years from the day of publication; "so far" ends and "to come" begins with it."""
    unit, _, part = reading.unit.partition(" ")
    first, last, precision = _unit(unit, reading.shift, published)
    if part == "so far":
        return first, published, precision
    return (published, last, precision) if part == "to come" else (first, last, precision)


def _unit(unit: str, count: int, published: dt.date) -> Range:
    if unit == "year":
        return _year(published.year + count)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + count
        return _month(months // 12, months % 12 + 1)
    if unit == "week":
        monday = published + dt.timedelta(days=_WEEK * count - published.weekday())
        return monday, monday + dt.timedelta(days=_WEEK - 1), "day"
    return _one_day(published + dt.timedelta(days=count))
