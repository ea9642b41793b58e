"""Word tables per language, from the data modules `lexicon_en`, `lexicon_ru`: which words say, title, name or date.

`lexicon("ru")` gives one frozen `Lexicon`; a language without a table of its own reads its calendar from CLDR alone.
"""

import functools
from types import ModuleType

from msgspec import Struct

from briefgen import lexicon_en, lexicon_ru

_TABLES: dict[str, ModuleType] = {"en": lexicon_en, "ru": lexicon_ru}
Words = frozenset[str]


class Lexicon(Struct, frozen=True, kw_only=True):
    """The words of one language, lower case. The data modules say what each table holds."""

    language: str
    saying: Words = frozenset()
    participles: Words = frozenset()
    according: Words = frozenset()
    being: Words = frozenset()
    adverbs: Words = frozenset()
    he: Words = frozenset()
    she: Words = frozenset()
    it: Words = frozenset()
    conjunctions: Words = frozenset()
    determiners: Words = frozenset()
    indefinite: Words = frozenset()
    prepositions: Words = frozenset()
    inside: Words = frozenset()
    together: Words = frozenset()
    former: Words = frozenset()
    possessive: Words = frozenset()
    roles: Words = frozenset()
    feminine: Words = frozenset()
    experts: Words = frozenset()
    institutions: Words = frozenset()
    memorials: Words = frozenset()
    works: Words = frozenset()
    documents: Words = frozenset()
    documents_named: Words = frozenset()
    documents_kind: Words = frozenset()
    documents_tail: Words = frozenset()
    dated: Words = frozenset()
    last: Words = frozenset()
    this: Words = frozenset()
    next: Words = frozenset()
    part: Words = frozenset()
    on: Words = frozenset()
    month_before: Words = frozenset()
    named_events: Words = frozenset()
    before_now: Words = frozenset()
    joining: Words = frozenset()
    tallied: Words = frozenset()
    nearly: Words = frozenset()
    clause: Words = frozenset()
    towards: Words = frozenset()
    every: Words = frozenset()
    season_of: Words = frozenset()
    year_after: Words = frozenset()
    year_before: Words = frozenset()
    about: Words = frozenset()
    counted: Words = frozenset()
    future: Words = frozenset()
    past: Words = frozenset()
    special_days: Words = frozenset()
    wordlike_months: Words = frozenset()
    today: dict[str, int] = {}
    periods: dict[str, tuple[str, int]] = {}
    seasons: dict[str, int] = {}
    ago: dict[str, int] = {}
    months: dict[str, int] = {}
    numbers: dict[str, int] = {}
    scales: dict[str, float] = {}
    units: dict[str, str] = {}
    offices: dict[str, str] = {}
    countries: dict[str, str] = {}
    capitals: dict[str, str] = {}


def base(language: str | None) -> str:
    """The language part of a tag such as `en-GB`; English where the language is not known."""
    return (language or "en").replace("_", "-").split("-")[0].lower()


@functools.cache
def lexicon(language: str | None) -> Lexicon:
    """The word tables of a language (`en-GB` reads `en`); empty tables for a language that has none."""
    code = base(language)
    table = _TABLES.get(code)
    if table is None:
        return Lexicon(language=code)
    words = {name: frozenset(text.split()) for name, text in table.WORDS.items()}
    return Lexicon(
        language=code,
        wordlike_months=frozenset(table.WORDLIKE_MONTHS.split()),
        today=table.TODAY,
        periods=table.PERIODS,
        seasons=table.SEASONS,
        ago=table.AGO,
        months=table.MONTHS,
        numbers=table.NUMBERS,
        scales=table.SCALES,
        units=table.UNITS,
        offices=table.OFFICES,
        countries=table.COUNTRIES,
        capitals=table.CAPITALS,
        **words,
    )
