"""The line at the head of an article: place, date, agency, author. Reads the words, decides nothing about years.

In: a paragraph of canonical text and the languages whose month names count. Out: a `Dateline`, or None.
Patterns follow the house styles of AP, Reuters, AFP, TASS, Interfax, AZERTAC and Trend; every one is anchored and bounded.
"""

import datetime
import functools
import re

from msgspec import Struct

from briefgen.l10n import month_names, weekday_names
from briefgen.reading.agencies import AGENCY, is_agency
from briefgen.reading.countries import COUNTRIES

LONGEST = 160
"""Characters in which a dateline stands."""

# Words in capitals before a dash that are no place.
_NO_PLACE = (
    "NATO|OPEC|OSCE|CSTO|UNESCO|UNICEF|UPDATE|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|COMMENT|VIDEO|PHOTOS?|LIVE|WATCH|CORRECTION"
    "|URGENT|FACTBOX"
)
_BIG = "A-ZА-ЯЁƏÀ-ÖØ-ÞİĞŞŽČĆĐŁԱ-Ֆ"
_PART = rf"[{_BIG}][^\W\d_]*(?:(?:[-'’]| (?:(?:de|la|el|al|sur|am|an der|na|upon|of) )?|\. )[{_BIG}][^\W\d_]*){{0,3}}"
_PLACE = rf"(?P<place>{_PART}(?:(?:,\s?|/){_PART}){{0,2}})"
_CAPITALS = rf"(?!(?:{_NO_PLACE})\b)[{_BIG}]{{4,}}(?:[ '’.-][{_BIG}]{{2,}}){{0,3}}|[{_BIG}]{{2,3}}(?: [{_BIG}]{{3,}}){{1,3}}"
_CAPITALS = rf"(?:{_CAPITALS})"
_DASH = r"\s?(?:--|\.?[–—-])\s|\s?[–—]\s?"
_COUNTRY = "|".join(re.escape(name) for name in sorted(COUNTRIES, key=len, reverse=True))
_LOST_DASH = re.compile(rf"(?P<place>{_CAPITALS}, (?:{_COUNTRY}))(?= [A-Z])")
_PLACE_DASH = re.compile(rf"(?P<place>{_CAPITALS}(?:,\s?{_PART}){{0,2}})(?:{_DASH})")
_BYLINE = re.compile(
    r"(?:by|автор(?:ы)?|текст|par|von|müəllif|yazan|հեղինակ)\s?[:՝]?\s"
    r"(?P<names>[^\W\d_][\w.'’-]*(?:,? (?:and |и |et |und |və |ve |և |եւ )?[^\W\d_][\w.'’-]*){1,7})\Z",
    re.IGNORECASE,
)
_BYLINE_TAIL = re.compile(r",\s.*|\s[/|–—-]\s.*")
_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|date|опубликовано|дата|обновлено|дата публикации|yayınlanma|dərc olunub"
    r"|publié(?: le)?|veröffentlicht(?: am)?)"
    r"(?: on| at)?\s?[:—–-]?\s)?(?P<rest>.{6,60})\Z",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last )?updated|обновлено", re.IGNORECASE)
_CLOCK = re.compile(
    r"[,\s|/·–-]*(?:(?:at|в)\s)?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?)?"
    r"(?:\s?\(?[A-Z]{2,4}\)?)?(?:\s?\(?(?:UTC|GMT|MSK)?[+-]\d{1,2}(?::?\d\d)?\)?)?[.,]?\Z"
)


class CalendarDate(Struct, frozen=True):
    """A date as written: the year may be missing. `words` is how the text has it."""

    words: str
    month: int
    day: int | None
    year: int | None


class Dateline(Struct, frozen=True, kw_only=True):
    """What the head of an article says. `whole`: the paragraph is nothing but this line; `end`: how far it goes otherwise."""

    place: str | None = None
    date: CalendarDate | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    whole: bool = False
    updated: bool = False
    end: int = 0


def read(line: str, languages: tuple[str, ...]) -> Dateline | None:
    """The dateline that the paragraph `line` opens with, or is; None if there is none."""
    byline = _byline(line)
    if byline:
        return Dateline(authors=byline, whole=True)
    return _stamp(line, languages) or _placed(line, languages) or _bare(line)


def dates(text: str, languages: tuple[str, ...]) -> list[tuple[int, CalendarDate]]:
    """Every date of `text` with a month and a day, where it stands."""
    pattern, names = _date_pattern(languages)
    return [(found.start(), date) for found in pattern.finditer(text) if (date := _calendar(found, names)) and date.day]


@functools.cache
def _date_pattern(languages: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, int]]:
    # Associated Press style shortens September to four letters; Russian wire copy November to three.
    names = {"sept": 9, "ноя": 11, "сен": 9, "фев": 2}
    for code in languages:
        names |= {name: number for name, number in _months(code).items() if len(name) > 2}
    month = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    year = r"(?:19|20)\d\d"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
    pattern = (
        # Armenian and Azerbaijani write the year first.
        rf"(?<![\w.])(?:(?:(?P<y0>{year})(?:\s?թ\.?|\sթվականի|-?\w{{0,3}}\sil(?:in)?)\s)?(?P<m1>{month})\b\.?\s(?P<d1>{day})(?:st|nd|rd|th)?(?:,?\s(?P<y1>{year})\b)?"
        rf"|(?P<d2>{day})(?:st|nd|rd|th|\.|-[иіıiuüеcçй]\w{{0,3}})?\s(?:of\s)?(?P<m2>{month})\b\.?(?:,?\s(?P<y2>{year})\b(?:\sг(?=\.))?)?"
        rf"|(?P<d3>{day})[./](?P<m3>0[1-9]|1[0-2])[./](?P<y3>{year})\b|(?P<y4>{year})-(?P<m4>0[1-9]|1[0-2])-(?P<d4>\d\d)\b)"
    )
    return re.compile(pattern, re.IGNORECASE), names


@functools.cache
def _months(code: str) -> dict[str, int]:
    try:
        return month_names(code)
    except Exception:  # the locale library has errors of its own; a language without names adds none
        return {}


_NO_WEEKDAY = frozenset({"bazar", "cümə", "çərşənbə", "şənbə", "շաբաթ"})
"""Weekdays that are also a market, a week, or the first word of another weekday's name."""


@functools.cache
def weekdays(code: str) -> dict[str, int]:
    """Full names of weekdays of a language, lower case -> Monday 0; empty for a language that is not known."""
    try:
        return {name: number for name, number in weekday_names(code).items() if len(name) > 4 and name not in _NO_WEEKDAY}
    except Exception:  # see above
        return {}


def _calendar(found: re.Match[str], names: dict[str, int]) -> CalendarDate | None:
    for n in "1234":
        if found[f"m{n}"]:
            month, day, year = found[f"m{n}"], int(found[f"d{n}"]), found[f"y{n}"] or (found["y0"] if n == "1" else None)
            number = int(month) if month.isdigit() else names[month.lower()]
            break
    else:
        return None
    # 2000 has every day that any year has: a date without a year is checked against it.
    try:
        datetime.date(int(year) if year else 2000, number, day)
    except ValueError:
        return None
    # `05.03.2022` may mean May or March to its writer; without names only a day above 12 is sure for a slash.
    if n == "3" and "/" in found[0] and day <= 12:
        return None
    return CalendarDate(found[0], number, day, int(year) if year else None)


def _placed(line: str, languages: tuple[str, ...]) -> Dateline | None:
    """A line with a place and a date, an agency or a dash: `PLACE, Month 3 (AGENCY) – text` and its relatives."""
    head = line[:LONGEST]
    pattern, names = _date_pattern(languages)
    for found in pattern.finditer(head):
        styled = _styles()[0].match(head[: found.start()] + "\x00" + head[found.end() :])
        if styled:
            end = styled.end() + len(found[0]) - 1
            whole = not head[end:].strip(" .,–—-:") and len(line) <= LONGEST
            place = None if any(styled["place"].lower() in weekdays(code) for code in languages) else styled["place"].strip(" ,.")
            return Dateline(place=place, date=_calendar(found, names), agency=_agency(styled), whole=whole, end=end)
        break
    for style in _styles()[1:]:
        found_style = style.match(head)
        if found_style:
            return Dateline(place=found_style["place"].strip(" ,."), agency=_agency(found_style), end=found_style.end())
    return None


@functools.cache
def _styles() -> tuple[re.Pattern[str], ...]:
    bracketed = r"(?:\s?[,.]?\s?[(\[/](?P<agency>[^()\[\]/]{2,40}(?:/[^()\[\]/]{2,20})?)[)\]/])"
    named = rf"(?:\s?,\s(?P<named>{AGENCY}|[A-ZԱ-Ֆ][\w.-]{{1,20}}(?: [A-ZԱ-Ֆ][\w.-]{{1,20}}){{0,2}}))"
    behind = rf"(?:(?P<behind>{AGENCY})\s?[.:,–—-]\s?)"
    stop = rf"(?:\s?[:։]\s?|{_DASH}|\s?[.]\s(?=[{_BIG}\"'“«/\d])|\s?[.,]?\Z)"
    with_date = rf"{_PLACE}\s?[,.]?\s?\(?\x00\)?(?:{bracketed}(?:{stop}|\s)|{named}?{stop}){behind}?"
    with_agency = rf"{_PLACE}\s?[(]\s?(?P<agency>{AGENCY})\s?[)](?:\s?[:.,]\s?|{_DASH})"
    capitals_agency = rf"(?P<place>{_CAPITALS}(?:,\s?{_PART})?)\s?[(]\s?(?P<agency>[A-ZА-Я][\w/. -]{{1,30}})\s?[)](?:\s?[:.,]\s?|{_DASH})"
    return (re.compile(with_date), re.compile(with_agency), re.compile(capitals_agency), _PLACE_DASH, _LOST_DASH)


def _agency(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    name = groups.get("agency") or groups.get("named") or groups.get("behind")
    return name.strip() if name and any(c.isalpha() for c in name) else None


def _bare(line: str) -> Dateline | None:
    """A paragraph that is an agency's name between dashes or brackets and nothing else: `/TASS/`."""
    inner = line.strip("()[]/–—- .")
    return Dateline(agency=inner, whole=True) if inner != line and is_agency(inner) and len(line) <= 40 else None


def _byline(line: str) -> tuple[str, ...]:
    if len(line) > 100:
        return ()
    line = line.lstrip(" ,;:|•–—-")
    if not line:
        return ()
    found = _BYLINE.match(_BYLINE_TAIL.sub("", line) if "," in line or " " in line else line)
    if not found or line[-1] in ".!?:;":
        return ()
    names = re.split(r",\s|\s(?:and|и|et|und|və|ve|և|եւ)\s", found["names"])
    # A name has a capital in each of its first words; "By early morning" has not.
    good = [name for name in names if len(name.split()) >= 2 and all(word[0].isupper() for word in name.split())]
    return tuple(good) if len(good) == len(names) else ()


def _stamp(line: str, languages: tuple[str, ...]) -> Dateline | None:
    """A paragraph that is a date, with `Published:`, a weekday or a time at most."""
    found = _STAMP.match(line) if len(line) <= 90 else None
    if not found:
        return None
    pattern, names = _date_pattern(languages)
    date = pattern.search(found["rest"])
    if not date or not _CLOCK.match(found["rest"][date.end() :]):
        return None
    before = found["rest"][: date.start()].strip(" ,.|").lower()
    # The time may stand before the date as well (`14:05, 3 November 2020`).
    if before and not _CLOCK.match(before) and not any(before in weekdays(code) for code in languages):
        return None
    calendar = _calendar(date, names)
    return Dateline(date=calendar, whole=True, updated=bool(_UPDATED.match(line))) if calendar and calendar.year else None
