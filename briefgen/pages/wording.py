"""Values of the model -> values of the page in one locale: runs with their language and direction, dates, short labels.

Nothing here is a sentence: words stand in the templates, dates and names of languages come from `l10n`.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

from briefgen import l10n
from briefgen.brief import DateRange, Period
from briefgen.datepatterns import other_calendar
from briefgen.model import Published
from briefgen.pages.views import Language, Run, When

_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"\d{4}-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)--(\d{4}-\d\d-\d\d)")
_SEASONS = {12: "winter", 3: "spring", 6: "summer", 9: "autumn"}
_URL_SAFE = "/:?#[]@!$&'()*+,;=-._~%"
"""Every character of RFC 3986; whatever else an address holds is percent-encoded."""
ELLIPSIS = "\u2026"


def run(text: str, language: str | None, locale: str) -> Run:
    """`text` with the attributes it needs on a page in `locale`. An unknown language is not claimed to be the page's."""
    known = l10n.known_language(language)
    direction = l10n.direction(known, text)
    foreign = known if known and known != locale else None
    return Run(
        text=text,
        lang=foreign,
        dir=direction if direction != l10n.direction(locale) else None,
    )


def name(text: str | None, locale: str) -> Run | None:
    """A name of a person, publisher or place: its language is not known, its direction is seen."""
    return run(text, None, locale) if text else None


def clip(text: str, limit: int) -> str:
    """`text`, cut at a word where it is longer than `limit` characters, with an ellipsis for the rest."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    head = head[:cut] if cut > limit // 2 else head
    while head and unicodedata.combining(text[len(head)]):
        head = head[:-1]
    return head.rstrip(" ,;:.-\u2013\u2014") + ELLIPSIS


def shorten_url(url: str, limit: int = 110) -> str:
    """An address for reading: without its scheme, the middle left out where it is longer than `limit`."""
    plain = re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
    return plain if len(plain) <= limit else f"{plain[: limit - 25]}{ELLIPSIS}{plain[-24:]}"


def day(iso: str | None, locale: str) -> When:
    """An ISO day for reading, or `unknown`."""
    if not iso:
        return When(kind="unknown")
    return When(kind="day", text=l10n.day(iso, locale), iso=iso, year=iso[:4], other=other_calendar(iso, iso, locale))


def published(value: Published, locale: str, *, short: bool = False) -> When:
    """When an article was published, as precisely as it is known."""
    if value.value is None or value.precision == "unknown":
        return When(kind="unknown")
    if _DAY.fullmatch(value.value):
        text = l10n.short_day(value.value, locale) if short else l10n.day(value.value, locale)
        return When(kind="day", text=text, iso=value.value, year=value.value[:4])
    if _MONTH.fullmatch(value.value):
        return When(kind="month", text=l10n.month(value.value, locale), iso=value.value, year=value.value[:4])
    return When(kind="year", text=value.value, iso=value.value, year=value.value)


def event(date: DateRange, locale: str) -> When:
    """The date of a timeline entry."""
    first, year = date.first, date.first[:4]
    if date.precision == "year" and date.last[:4] == year:
        return When(kind="year", text=year, iso=year, year=year)
    if (first[4:], date.last[4:]) == ("-01-01", "-12-31"):
        return When(kind="interval", text=f"{year}\u2013{date.last[:4]}", year=year)
    if date.precision == "season" and int(first[5:7]) in _SEASONS:
        winter = f"{year}/{date.last[2:4]}" if date.last[:4] != year else year
        return When(kind="season", season=_SEASONS[int(first[5:7])], year=winter, text=winter)
    if date.precision == "month" and first[:7] == date.last[:7]:
        return When(kind="month", text=l10n.month(first, locale), iso=first[:7], year=year)
    iso = first if first == date.last else None
    return When(kind="day" if iso else "interval", text=l10n.interval(first, date.last, locale), iso=iso, year=year)


def period(value: Period, locale: str) -> When:
    """The days an edition covers."""
    if value.first is None or value.last is None:
        return When(kind="unknown")
    other = other_calendar(value.first, value.last, locale)
    return When(kind="interval", text=l10n.interval(value.first, value.last, locale), year=value.last[:4], other=other)


def edition(identifier: str, locale: str) -> When:
    """What an edition is called: `2026-W47` is the ISO week 47 of 2026, whatever weeks a territory counts."""
    if found := _WEEK.fullmatch(identifier):
        return When(kind="week", year=found[1], week=int(found[2]), text=identifier)
    if found := _RANGE.fullmatch(identifier):
        return When(kind="interval", text=l10n.interval(found[1], found[2], locale), year=found[2][:4])
    if _DAY.fullmatch(identifier):
        return When(kind="day", text=l10n.day(identifier, locale), iso=identifier, year=identifier[:4])
    if _MONTH.fullmatch(identifier):
        return When(kind="month", text=l10n.month(identifier, locale), iso=identifier, year=identifier[:4])
    return When(kind="all", text=identifier)


def is_day(iso: str | None) -> bool:
    """Whether a value begins with an ISO day."""
    return bool(iso and _DAY.fullmatch(iso[:10]))


_NAMES = {("az", "az"): "Azərbaycan"}
"""The country's name is a part of it, and keeps its capital."""


def language(code: str | None, locale: str) -> Language | None:
    """A language with its name, or None where it is not known."""
    known = l10n.known_language(code)
    return Language(code=known, name=_NAMES.get((known, locale)) or l10n.language_name(known, locale)) if known else None


def agency(value: str | None, publisher: str | None, locale: str) -> Run | None:
    """The agency, unless the publisher's name says it already: the same words, among them, or their initials."""
    own, other = _words(value), _words(publisher)
    initials = "".join(word[0] for word in other)
    said = any(other[at : at + len(own)] == own for at in range(len(other) - len(own) + 1))
    return None if said or own == [initials] else name(value, locale)


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").casefold())


_CLOSING = dict(zip("“‘«‹„‚", ("”", "’", "»", "›", "“”", "‘’"), strict=True))
"""Opening quote marks and what may close them."""
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")


def has_marks(text: str) -> bool:
    """Whether a quotation stands in its own quote marks, from its first character to its last but for a comma or a full stop."""
    body = _APOSTROPHE.sub("", text).strip().rstrip(".,;:!?\u2026")
    opening, inside = body[:1], body[1:]
    if opening in {'"', "'"}:
        return inside.find(opening) == len(inside) - 1 >= 0
    depth = 1
    for at, character in enumerate(inside, 1):
        if character in _CLOSING.get(opening, ""):
            depth -= 1
        elif character == opening:
            depth += 1
        if depth == 0:
            return at == len(inside)
    return False


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LEADING = re.compile(r"^([^\S\n]*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def escape_markdown(text: str) -> str:
    """Text that CommonMark prints as it is."""
    return _LEADING.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[2] in "-+=" else f"{match[1]}{match[2]}\\", _SPECIAL.sub(r"\\\1", text)
    )


def web_address(url: str | None) -> str | None:
    """The address if it is one that a reader may safely follow: http(s), with a host, no white space or controls."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        fine = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return quote(url, safe=_URL_SAFE) if fine and not re.search(r"[\s\x00-\x20\x7f-\x9f]", url) else None
