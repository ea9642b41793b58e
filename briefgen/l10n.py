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

from briefgen.datepatterns import PATTERNS, Patterns, filled
from briefgen.ordinals import ORDINALS
from briefgen.placeholders import CatalogueError, fault
from briefgen.typography import upper_first

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog


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
    """`2026-11-17` -> `17 November 2026`, `17 ноября 2026 г.`, `2026 թ. նոյեմբերի 17`: a day keeps its month on the line."""
    from babel.dates import format_date

    if (own := _patterns(code)) is None:
        return _glue(format_date(datetime.date.fromisoformat(iso), "long", locale=_formats(code)))
    return filled(own.day, **_parts(iso, code))


def short_day(iso: str, code: str) -> str:
    """`2026-11-17` -> `17 Nov 2026`, `17 нояб. 2026 г.`, `17.11.2026`: so short that it does not break at all."""
    from babel.dates import format_date

    if (own := _patterns(code)) is None:
        return _glue(format_date(datetime.date.fromisoformat(iso), "medium", locale=_formats(code))).replace(" ", NO_BREAK)
    return filled(own.short, **_parts(iso, code))


def month(iso: str, code: str) -> str:
    """`2026-11` or a day of it -> `November 2026`, `ноябрь 2026 г.`, `2026 թ. նոյեմբեր`."""
    from babel.dates import format_skeleton

    if (own := _patterns(code)) is None:
        return _glue(format_skeleton("yMMMM", datetime.date.fromisoformat(iso[:7] + "-01"), locale=_formats(code)))
    return filled(own.month, **_parts(iso[:7] + "-01", code))


def interval(first: str, last: str, code: str) -> str:
    """Two ISO days -> `16–22 November 2026`, `30 November – 6 December 2026`, `28 December 2026 – 3 January 2027`.

    Own patterns, else CLDR's two days side by side: CLDR has none for intervals with full month names.
    """
    if first == last:
        return day(first, code)
    if (own := _patterns(code)) is None:
        return f"{day(first, code)} – {day(last, code)}"
    pattern = own.same_month if first[:7] == last[:7] else own.same_year if first[:4] == last[:4] else own.across
    return filled(pattern, **_parts(first, code, "1"), **_parts(last, code, "2"))


def _patterns(code: str) -> Patterns | None:
    return PATTERNS.get(code.partition("-")[0])


def _parts(iso: str, code: str, suffix: str = "") -> dict[str, str]:
    """What patterns name, for one day."""
    value, own, months = datetime.date.fromisoformat(iso), _patterns(code), _formats(code).months
    parts = {
        "d": own.first if own and value.day == 1 else str(value.day),
        "dd": f"{value.day:02}",
        "MM": f"{value.month:02}",
        "M": months["format"]["wide"][value.month],
        "S": months["stand-alone"]["wide"][value.month],
        "m": months["format"]["abbreviated"][value.month],
        "y": str(value.year),
    }
    return {name + suffix: text for name, text in parts.items()}


def number(value: float, code: str) -> str:
    """`1248` -> `1,248`, `1 248`; `1.5` -> `1,5`. In Latin digits; `digits.native_number` comes last."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_formats(code)))


def percent(value: float, code: str) -> str:
    """A share with up to one decimal: `0.125` -> `12.5%`, `12,5 %`, `%12,5`. CLDR's pattern has none and rounds half to even."""
    from babel.numbers import format_percent, parse_pattern

    pattern = parse_pattern(_formats(code).percent_formats[None].pattern)
    pattern.frac_prec = (0, 1)
    return str(format_percent(value, format=pattern, locale=_formats(code))).replace(" ", NO_BREAK)


def ordinal(value: int, code: str) -> str:
    """`21` -> `21st`, `21-ci`, `21-րդ`, `21-ე`, `21e`, `21.`, `21-й` (masculine), the number alone where the language writes no suffix."""
    own = ORDINALS.get(code.partition("-")[0])
    return own(value, _formats(code).ordinal_form(value)) if own else str(value)


_COUNTED = frozenset({"az", "hy", "ka"})


def week(number: int, code: str) -> str:
    """The number of a week as its label has it: `47`, and `47-ci`, `47-րդ`, `47-ე` in languages that count weeks by ordinals."""
    return ordinal(number, code) if code.partition("-")[0] in _COUNTED else str(number)


def listed(values: Sequence[str], code: str) -> str:
    """`A, B and C`, `A, B və C`, `A، B و C`: in Persian without the comma before the last, which CLDR has."""
    from babel.lists import format_list

    if code.partition("-")[0] == "fa":
        *others, last = values or ("",)
        return f"{'، '.join(others)} و {last}" if others else last
    return str(format_list(list(values), locale=_formats(code)))


def unit(value: float, name: str, code: str) -> str:
    """A number with its unit by CLDR's name: `length-kilometer`, `mass-tonne`, `volume-barrel`, `power-megawatt`, `duration-day`.

    Written out where CLDR has the words, else its short form. Raises ValueError for a unit that it does not know.
    """
    from babel.units import UnknownUnitError, format_unit

    for length in ("long", "short"):
        try:
            text = str(format_unit(value, name, length=length, locale=_formats(code)))
        except UnknownUnitError as error:
            raise ValueError(f"no unit {name!r}") from error
        if name not in text:  # Babel prints its own key where CLDR says the long form by an alias
            return text.replace(" ", NO_BREAK)
    raise ValueError(f"no words for the unit {name!r} in {code!r}")


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


_OWN_NAMES = {"az": "Azərbaycanca"}
"""Where CLDR's name is that of the people, or of the country."""


def own_name(code: str) -> str:
    """Name of a language in itself, as a switch between languages prints it: `English`, `Русский`, `ქართული`."""
    return _OWN_NAMES.get(code) or upper_first(language_name(code, code), code)


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

    Raises CatalogueError if it cannot be read, has another number of forms, or a translation's placeholders are not the message's.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import PoFileError, PoFileParser

    catalogue = Catalog(locale=code)
    if code in PLURALS:
        catalogue._num_plurals, catalogue._plural_expr = PLURALS[code]  # type: ignore[assignment]
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(io.BytesIO(data))
    except (PoFileError, UnicodeDecodeError) as error:
        raise CatalogueError(str(error)) from error
    count, rule = PLURALS.get(code, (catalogue.num_plurals, ""))
    if catalogue.num_plurals != count:
        raise CatalogueError(f"nplurals is {catalogue.num_plurals}; write Plural-Forms: nplurals={count}; plural={rule};")
    if faults := [f"{message.id}: {error}" for message, errors in catalogue.check() for error in errors]:
        raise CatalogueError("; ".join(faults))
    for message in catalogue:
        if message.id and not message.fuzzy and (wrong := fault(_forms(message.id), _forms(message.string))):
            raise CatalogueError(wrong, message.lineno or 0)
    return catalogue


def translated(catalogue: "Catalog") -> Iterator[tuple[str | None, str]]:
    """Context and first English form of every message that has all its forms in the catalogue's language, none of them fuzzy."""
    for message in catalogue:
        forms = _forms(message.string)
        if message.id and forms and all(forms) and not message.fuzzy:
            yield str(message.context) if message.context else None, _forms(message.id)[0]


def _forms(words: "str | Sequence[str] | None") -> list[str]:
    return [words] if isinstance(words, str) else list(words or ())


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
