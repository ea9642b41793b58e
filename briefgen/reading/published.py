"""When an article was published, from the best evidence there is, or unknown. A wrong definite date is the worst error.

In: what the file says of itself, its dateline, its name and its text. Out: `Published` with its basis and its evidence.
A year is inferred only where the evidence leaves exactly one; nothing is ever taken from the clock or the file system.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from briefgen.model import Basis, Published
from briefgen.reading.dateline import CalendarDate, Dateline, dates, weekdays
from briefgen.reading.facts import FIRST_YEAR, LAST_YEAR, Day

NEAR = datetime.timedelta(days=60)
"""How far a dateline may lie before the day that the file name gives: longer, and the name means something else."""
YEARS_AHEAD = 10
"""Years after the newest one named in which the weekdays must leave one year only (the calendar repeats after 5 or more)."""
RECENT = 3
"""News names an event of the last years by month or season; an older newest year says nothing of the present one."""

_NAME_DATE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,]?\d|%)")
_SEASON = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|весн\w{1,3}|лет[оа]м?|осен\w{1,3}|зим\w{1,3})(?: of)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}")


class Clues(Struct, frozen=True, kw_only=True):
    """Everything that may say when an article was published."""

    dateline: Dateline | None
    path: str
    text: str
    languages: tuple[str, ...]
    use_name: bool
    """Whether a date in the file name counts: for formats that cannot say their date themselves."""


def given(day: Day, basis: Basis, evidence: str) -> Published:
    """A date that somebody stated."""
    return Published(value=day.value, precision=day.precision, basis=basis, evidence=evidence)


def resolve(clues: Clues) -> Published:
    """The date that the article's own text and name bear out; unknown where they do not settle one."""
    date = clues.dateline.date if clues.dateline else None
    named = name_date(clues.path) if clues.use_name else None
    if date and date.day and date.year:
        return _definite(clues, date)
    if date and date.day and (day := _year_of(date, date.day, named, clues)):
        return Published(value=day[0].isoformat(), precision="day", basis="inferred", evidence=day[1])
    if named and not date:
        return Published(value=named.isoformat(), precision="day", basis="inferred", evidence=f"file name {PurePosixPath(clues.path).name}")
    return Published()


def name_date(path: str) -> datetime.date | None:
    """The one ISO date in a file's name."""
    found = {match[0] for match in _NAME_DATE.finditer(PurePosixPath(path).name)}
    return _iso(found.pop()) if len(found) == 1 else None


def _definite(clues: Clues, date: CalendarDate) -> Published:
    value = _date(date.year or 0, date.month, date.day or 0)
    if value is None or clues.dateline is None or not FIRST_YEAR <= value.year <= LAST_YEAR:
        return Published()
    basis: Basis = "dateline" if clues.dateline.place or clues.dateline.agency else "text"
    return Published(value=value.isoformat(), precision="day", basis=basis, evidence=date.words)


def _year_of(date: CalendarDate, day: int, named: datetime.date | None, clues: Clues) -> tuple[datetime.date, str] | None:
    """The day in the one year that the evidence leaves, with that evidence."""
    if named:
        return _by_name(date, day, named, clues.path)
    mentions = [mention for _, mention in dates(clues.text, clues.languages)]
    return _by_full_date(date, day, clues.text, mentions) or _by_weekdays(date, day, clues, mentions)


def _by_name(date: CalendarDate, day: int, named: datetime.date, path: str) -> tuple[datetime.date, str] | None:
    # A file is saved on the day of its dateline or later; one day of grace for time zones.
    latest = named + datetime.timedelta(days=1)
    options = [option for year in (named.year, named.year - 1, named.year + 1) if (option := _date(year, date.month, day))]
    fitting = [option for option in options if latest - NEAR <= option <= latest]
    return (fitting[0], f"{date.words}, file name {PurePosixPath(path).name}") if len(fitting) == 1 else None


def _by_full_date(date: CalendarDate, day: int, text: str, mentions: Sequence[CalendarDate]) -> tuple[datetime.date, str] | None:
    """A full date in the text within a week of the dateline's day: the news is of that year."""
    years = {}
    for mention in mentions:
        if mention.year and mention.day:
            other = _date(mention.year, mention.month, mention.day)
            option = _date(mention.year, date.month, day)
            if other and option and abs(option - other) <= datetime.timedelta(days=7):
                years[mention.year] = (option, f"{date.words}, {mention.words}")
    newest = max(_years(text), default=0)
    return next(iter(years.values())) if len(years) == 1 and newest <= max(years) else None


def _by_weekdays(date: CalendarDate, day: int, clues: Clues, mentions: Sequence[CalendarDate]) -> tuple[datetime.date, str] | None:
    """Two days whose weekdays the text names, in one year only of those that can be meant.

    The newest year that the text names with its month or season must be recent as seen from the year found.
    """
    dated = {mention.year for mention in mentions if mention.year} | {int(found["year"]) for found in _SEASON.finditer(clues.text)}
    newest = max(_years(clues.text), default=0)
    if not newest or newest not in dated:
        return None
    pairs = {(date.month, day)} | {(other.month, other.day) for other in mentions if other.day and not other.year and _close(date, other)}
    names = dict(_weekdays_in(clues))
    if len(pairs) < 2 or len(set(names.values())) < 2:
        return None
    fitting = [year for year in range(newest, newest + YEARS_AHEAD + 1) if _all_fit(pairs, year, set(names.values()))]
    # In the newest year named itself the text would give the year's dates in full: that case is settled above or not at all.
    option = _date(fitting[0], date.month, day) if len(fitting) == 1 and 0 < fitting[0] - newest <= RECENT else None
    if option is None:
        return None
    said = ", ".join(sorted(names))
    return (
        option,
        f"{date.words}; the weekdays named ({said}) fit the dates named in {option.year} alone from {newest} to {newest + YEARS_AHEAD}",
    )


def _all_fit(pairs: set[tuple[int, int]], year: int, wanted: set[int]) -> bool:
    found = {day.weekday() for month, number in pairs if (day := _date(year, month, number))}
    return len(found) == len(pairs) and found <= wanted


def _close(date: CalendarDate, other: CalendarDate) -> bool:
    """Whether two days without a year lie within a week of each other."""
    one, two = _date(2000, date.month, date.day or 0), _date(2000, other.month, other.day or 0)
    return bool(one and two) and one != two and abs((one - two).days) <= 7  # type: ignore[operator]


def _years(text: str) -> set[int]:
    return {int(found[0]) for found in _YEAR.finditer(text)}


def _weekdays_in(clues: Clues) -> Iterator[tuple[str, int]]:
    known = {name: number for code in clues.languages for name, number in weekdays(code).items()}
    for word in _WORD.findall(clues.text):
        if word.lower() in known:
            yield word, known[word.lower()]


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
