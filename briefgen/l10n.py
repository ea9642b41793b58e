"""The only module that calls Babel: names of months and weekdays, dates, numbers, lists and catalogues per locale.

Locale data is copied before its first use, because Babel writes resolved aliases back into shared dictionaries
(python-babel issue 1234), so that one locale would otherwise change what another one prints.
"""

import copy
import functools
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from babel import Locale


@functools.cache
def locale(code: str) -> "Locale":
    """Babel's locale for a code such as `en` or `az`, on a private copy of its data. Raises ValueError if unknown."""
    from babel import Locale, localedata

    parsed = Locale.parse(code)
    name = str(parsed)
    cache = cast("dict[str, Any]", localedata._cache)
    cache[name] = copy.deepcopy(localedata.load(name))
    return parsed


def _names(code: str, table: str) -> dict[str, int]:
    data = getattr(locale(code), table)
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
