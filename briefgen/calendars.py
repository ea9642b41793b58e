"""Gregorian day -> day of the Persian (Solar Hijri) calendar, by the 33-year rule. Arithmetic only; months' names included."""

import datetime
from typing import NamedTuple

PERSIAN_MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
FIRST, LAST = datetime.date(1800, 3, 21), datetime.date(2122, 3, 20)
"""Between these days the rule gives the calendar that the equinox gives (ICU4C keeps a list of corrections from the year 1502 on)."""
_EPOCH = 226_894
"""`date.toordinal` of the day before 1 Farvardin of the year 1 (19 March 622, Julian)."""


class PersianDay(NamedTuple):
    """A day of the Persian calendar; month 1 is Farvardin."""

    year: int
    month: int
    day: int


def _before(year: int) -> int:
    """Days from the epoch to the first day of a year: 8 leap days in 33 years."""
    return 365 * (year - 1) + (8 * year + 21) // 33


def persian(day: datetime.date) -> PersianDay | None:
    """The day in the Persian calendar, or None outside `FIRST` to `LAST`, where the rule is not known to hold."""
    if not FIRST <= day <= LAST:
        return None
    since = day.toordinal() - _EPOCH - 1
    year = 1 + (33 * since + 3) // 12_053
    while _before(year + 1) <= since:
        year += 1
    while _before(year) > since:
        year -= 1
    number = since - _before(year)
    month = number // 31 if number < 216 else (number - 6) // 30
    start = 31 * month if month < 7 else 30 * month + 6
    return PersianDay(year, month + 1, number - start + 1)
