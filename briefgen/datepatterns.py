"""How each released language writes days, months and intervals, where CLDR has no full form or the press writes otherwise.

`{d}` day, `{M}` month beside a day, `{S}` month alone, `{m}` short month, `{y}` year, `{dd}`, `{MM}` two digits; of an
interval `1` is the first day, `2` the last. A tilde is a space that does not break. Data only.
"""

import datetime

from msgspec import Struct

from briefgen.calendars import PERSIAN_MONTHS, PersianDay, persian


class Patterns(Struct, frozen=True, kw_only=True):
    """The forms of one language."""

    day: str
    short: str = "{d}~{m}~{y}"
    month: str = "{S}~{y}"
    same_month: str
    same_year: str
    across: str
    first: str = "1"
    """How the first day of a month is written."""


_DAY_MONTH_YEAR = Patterns(
    day="{d}~{M} {y}",
    same_month="{d1}–{d2}~{M2} {y2}",
    same_year="{d1}~{M1} – {d2}~{M2} {y2}",
    across="{d1}~{M1} {y1} – {d2}~{M2} {y2}",
)

PATTERNS = {
    "en": _DAY_MONTH_YEAR,
    "az": _DAY_MONTH_YEAR,
    "tr": _DAY_MONTH_YEAR,
    "fr": Patterns(
        day=_DAY_MONTH_YEAR.day,
        same_month=_DAY_MONTH_YEAR.same_month,
        same_year=_DAY_MONTH_YEAR.same_year,
        across=_DAY_MONTH_YEAR.across,
        first="1er",
    ),
    "de": Patterns(
        day="{d}.~{M} {y}",
        short="{dd}.{MM}.{y}",
        same_month="{d1}.–{d2}.~{M2} {y2}",
        same_year="{d1}.~{M1} – {d2}.~{M2} {y2}",
        across="{d1}.~{M1} {y1} – {d2}.~{M2} {y2}",
    ),
    "ru": Patterns(
        day="{d}~{M} {y}~г.",
        short="{d}~{m}~{y}~г.",
        month="{S}~{y}~г.",
        same_month="{d1}–{d2}~{M2} {y2}~г.",
        same_year="{d1}~{M1} – {d2}~{M2} {y2}~г.",
        across="{d1}~{M1} {y1}~г. – {d2}~{M2} {y2}~г.",
    ),
    "hy": Patterns(
        day="{y}~թ. {M}~{d}",
        short="{dd}.{MM}.{y}",
        month="{y}~թ. {S}",
        same_month="{y2}~թ. {M2}~{d1}–{d2}",
        same_year="{y2}~թ. {M1}~{d1} – {M2}~{d2}",
        across="{y1}~թ. {M1}~{d1} – {y2}~թ. {M2}~{d2}",
    ),
    "ka": Patterns(
        day="{d}~{M}, {y}",
        short="{d}~{m}.~{y}",
        month="{y}~წლის {S}",
        same_month="{d1}–{d2}~{M2}, {y2}",
        same_year="{d1}~{M1} – {d2}~{M2}, {y2}",
        across="{d1}~{M1}, {y1} – {d2}~{M2}, {y2}",
    ),
    "fa": Patterns(
        day=_DAY_MONTH_YEAR.day,
        same_month="{d1} تا {d2}~{M2} {y2}",
        same_year="{d1}~{M1} تا {d2}~{M2} {y2}",
        across="{d1}~{M1} {y1} تا {d2}~{M2} {y2}",
    ),
}
"""By language. A language without an entry gets CLDR's forms."""


def filled(pattern: str, **values: str) -> str:
    """The pattern with its values, its tildes as spaces that do not break."""
    return pattern.replace("~", "\u00a0").format(**values)


def other_calendar(first: str, last: str, code: str) -> str:
    """The same days in the calendar that readers of a language live by beside the Gregorian; empty where there is none.

    Persian: `25 آبان تا 1 آذر 1405`. Also empty for days for which the calendar's rule is not known to hold.
    """
    start, end = (persian(datetime.date.fromisoformat(iso)) for iso in (first, last))
    if code.partition("-")[0] != "fa" or start is None or end is None:
        return ""
    own = PATTERNS["fa"]
    values = {f"{name}{number}": value for number, one in ((1, start), (2, end)) for name, value in _persian_parts(one).items()}
    if start == end:
        return filled(own.day, **_persian_parts(start))
    pattern = own.same_month if start[:2] == end[:2] else own.same_year if start.year == end.year else own.across
    return filled(pattern, **values)


def _persian_parts(one: PersianDay) -> dict[str, str]:
    return {"d": str(one.day), "M": PERSIAN_MONTHS[one.month - 1], "y": str(one.year)}
