"""The only module that calls Babel: names of months and weekdays, dates, numbers, lists and catalogues per locale.

Locale data is copied before its first use, because Babel writes resolved aliases back into shared dictionaries
(python-babel issue 1234), so that one locale would otherwise change what another one prints.
"""

import copy
import datetime
import functools
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog, Message


@functools.cache
def locale(code: str) -> "Locale":
    """Babel's locale for a code such as `en` or `az`, on a private copy of its data. Raises ValueError if unknown."""
    from babel import Locale, localedata

    parsed = Locale.parse(code)
    name = str(parsed)
    cache = localedata._cache
    cache[name] = copy.deepcopy(localedata.load(name))
    return parsed


def _names(code: str, table: str) -> dict[str, int]:
    from babel import Locale, localedata

    # A copy of this table alone: its aliases lead nowhere else, and a whole locale takes a tenth of a second to copy.
    kept: dict[str | int | None, Any] = {table: copy.deepcopy(localedata.load(str(Locale.parse(code)))[table])}
    data = localedata.LocaleDataDict(kept)[table]
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in data[context][width].items():
                found.setdefault(name.lower().rstrip("."), int(number))
    return dict(sorted(found.items()))


@functools.cache
def month_names(code: str) -> dict[str, int]:
    """Month names of a language from CLDR, lower case, wide and abbreviated without full stop -> 1..12."""
    return _names(code, "months")


@functools.cache
def weekday_names(code: str) -> dict[str, int]:
    """Weekday names of a language from CLDR, lower case, wide and abbreviated without full stop -> Monday 0 .. Sunday 6."""
    return _names(code, "days")


FORMATS = {"en": "en_GB"}
"""Locale whose formats are used for a language: English dates are written day first."""
NO_BREAK = "\u00a0"


def day(iso: str, code: str) -> str:
    """`2026-11-17` -> `17 November 2026`, `17 ноября 2026 г.`: glued so that it breaks only before the year."""
    from babel.dates import format_date

    return _glue(format_date(datetime.date.fromisoformat(iso), "long", locale=_formats(code)))


def short_day(iso: str, code: str) -> str:
    """`2026-11-17` -> `17 Nov 2026`, `17 нояб. 2026 г.`: so short that it does not break at all."""
    from babel.dates import format_date

    return _glue(format_date(datetime.date.fromisoformat(iso), "medium", locale=_formats(code))).replace(" ", NO_BREAK)


def month(iso: str, code: str) -> str:
    """`2026-11` or a day of it -> `November 2026`, `ноябрь 2026 г.`."""
    from babel.dates import format_skeleton

    return _glue(format_skeleton("yMMMM", datetime.date.fromisoformat(iso[:7] + "-01"), locale=_formats(code)))


def interval(first: str, last: str, code: str) -> str:
    """Two ISO days -> `16–22 November 2026`, `30 November – 6 December 2026`, `28 December 2026 – 3 January 2027`.

    CLDR has no pattern for intervals with full month names, so the parts that both days share are cut from the first.
    """
    if first == last:
        return day(first, code)
    start, end = day(first, code), day(last, code)
    if not (start[:1].isdigit() and end[:1].isdigit()):
        return f"{start} – {end}"  # the day does not come first, so nothing is shared at the end
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{end}"
    if first[:4] == last[:4]:
        start = start[: start.index(first[:4])].rstrip(f"{NO_BREAK} ,")
    return f"{start} – {end}"


def number(value: int, code: str) -> str:
    """`1248` -> `1,248`, `1 248`."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_formats(code)))


def language_name(language: str, code: str) -> str:
    """Name of a language in another: `ru`, `en` -> `Russian`. The code itself where CLDR has no name."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").get_display_name(_formats(code)) or language
    except (ValueError, UnknownLocaleError, TypeError):
        return language


def country(iso: str, code: str) -> str:
    """Name of a country by its ISO 3166-1 code: `AZ`, `en` -> `Azerbaijan`. The code itself where CLDR has no name."""
    return str(_formats(code).territories.get(iso, iso))


@functools.cache
def known_language(language: str | None) -> str | None:
    """The code if its language is one that CLDR names, so that `lang` never carries what a source merely claims."""
    if not language or not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?", language):
        return None
    return language if language.split("-")[0].lower() in locale("en").languages else None


def own_name(code: str) -> str:
    """Name of a language in itself, as a switch between languages prints it: `English`, `Русский`."""
    name = language_name(code, code)
    return name[:1].upper() + name[1:]


def _formats(code: str) -> "Locale":
    return locale(FORMATS.get(code, code))


def _glue(text: str) -> str:
    """No break between a day and its month, nor between a year and `г.`."""
    head, _, rest = text.partition(" ")
    return (f"{head}{NO_BREAK}{rest}" if rest else head).replace(" г.", f"{NO_BREAK}г.").replace("\u202fг.", f"{NO_BREAK}г.")


RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str | None, text: str = "") -> str:
    """`rtl` or `ltr`: by the language; where that is unknown, by the first letter with a direction (Unicode UAX 9, P2)."""
    if language:
        return "rtl" if language.split("-")[0].lower() in RTL_LANGUAGES else "ltr"
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return "ltr" if strong == "L" else "rtl"


ONE_OR_OTHER, UP_TO_ONE = (2, "(n != 1)"), (2, "(n > 1)")
SLAVIC = (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)")
PLURALS = {
    **dict.fromkeys(("en", "az", "de", "ka", "tr"), ONE_OR_OTHER),
    **dict.fromkeys(("fa", "fr", "hy"), UP_TO_ONE),
    "ru": SLAVIC,
}
"""Plural forms for whole numbers, as CLDR has them (tests/test_catalogues.py compares); Babel's own table gives hy, ka, tr and fa one."""


def read_catalogue(data: bytes, code: str) -> "Catalog":
    """A PO file; one that says nothing of plural forms has those of its language.

    Raises ValueError if it cannot be read, has another number of forms, or a translation's placeholders differ from the message's.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import PoFileError, PoFileParser

    catalogue = Catalog(locale=code)
    if code in PLURALS:
        catalogue._num_plurals, catalogue._plural_expr = PLURALS[code]  # type: ignore[assignment]
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(io.BytesIO(data))
    except (PoFileError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error
    if code in PLURALS and catalogue.num_plurals != PLURALS[code][0]:
        raise ValueError(
            f"nplurals is {catalogue.num_plurals}; write Plural-Forms: nplurals={PLURALS[code][0]}; plural={PLURALS[code][1]};"
        )
    faults = [f"{message.id}: {error}" for message, errors in catalogue.check() for error in errors]
    if faults:
        raise ValueError("; ".join(faults))
    return catalogue


def translated(catalogue: "Catalog") -> Iterator[tuple[str | None, str]]:
    """Context and first English form of every message that has all its forms in the catalogue's language, none of them fuzzy."""
    for message in catalogue:
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        if message.id and forms and all(forms) and not message.fuzzy:
            yield _context(message), message.id if isinstance(message.id, str) else message.id[0]


def _context(message: "Message") -> str | None:
    return str(message.context) if message.context else None


def compiled(catalogues: "Sequence[Catalog]") -> io.BytesIO:
    """An MO file of these catalogues, later ones over earlier ones; the first one's rule for plurals holds."""
    from babel.messages.mofile import write_mo

    whole, *later = catalogues
    for catalogue in later:
        for message in catalogue:
            if message.id and message.string and not message.fuzzy:
                whole.delete(message.id, message.context)  # assignment alone would keep the earlier words
                whole[message.id] = message
    made = io.BytesIO()
    write_mo(made, whole)
    made.seek(0)
    return made
