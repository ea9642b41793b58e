"""Word tables per language, from the data modules `lexicon_en`, `lexicon_ru`: which words say, title, name or date.

`lexicon("ru")` gives one frozen `Lexicon`; a language without a table of its own reads its calendar from CLDR alone.
"""

import functools
from types import ModuleType

from msgspec import Struct

from briefgen.understanding import lexicon_en, lexicon_ru

_MODULES: dict[str, ModuleType] = {"en": lexicon_en, "ru": lexicon_ru}
Words = frozenset[str]


class Lexicon(Struct, frozen=True, kw_only=True):
    """The words of one language, lower case. A table without a note holds what its name says."""

    language: str
    saying: Words = frozenset()  # verbs that make their subject a speaker, in the forms news uses
    participles: Words = frozenset()  # verbs of saying that lean on the sentence's subject
    according: Words = frozenset()  # nouns and participles that name a speaker behind them
    agent: Words = frozenset()  # prepositions of who does it, behind a passive ("told by")
    quoting: Words = frozenset()  # verbs whose object speaks ("quoted NAME")
    quoted_as: Words = frozenset()  # between those and the participle ("quoted as saying")
    writings: Words = frozenset()  # what carries somebody's words: letters, statements
    sending: Words = frozenset()  # verbs whose subject is the author of a writing
    origin: Words = frozenset()  # prepositions between a writing and its author
    being: Words = frozenset()  # forms of to be: before a verb of saying they make it passive
    adverbs: Words = frozenset()  # may stand between a subject and its verb
    he: Words = frozenset()
    she: Words = frozenset()
    it: Words = frozenset()
    conjunctions: Words = frozenset()  # begin another clause
    determiners: Words = frozenset()
    indefinite: Words = frozenset()  # describe nobody in particular
    prepositions: Words = frozenset()
    inside: Words = frozenset()  # prepositions inside a title ('minister of', 'spokesman for')
    toward: Words = frozenset()  # prepositions of an addressee or a matter
    accompanied: Words = frozenset()  # prepositions that open "with NAME saying"
    within: Words = frozenset()  # prepositions before the words that are then quoted ("in his words")
    qualifiers: Words = frozenset()  # small words inside a title ('foreign', 'prime')
    together: Words = frozenset()  # join two subjects
    former: Words = frozenset()  # take a title away from its present holder
    possessive: Words = frozenset()  # endings of a genitive behind an apostrophe
    roles: Words = frozenset()  # titles before or behind a name
    feminine: Words = frozenset()  # titles of women
    experts: Words = frozenset()  # titles that stand for one another
    institutions: Words = frozenset()  # last words of an institution's name
    memorials: Words = frozenset()  # what is named after people, behind their name
    works: Words = frozenset()  # before quote marks: a name follows, not speech
    documents: Words = frozenset()  # nouns that may be a document
    documents_named: Words = frozenset()  # nouns of documents that bear names
    documents_kind: Words = frozenset()  # say which kind of document it is
    documents_tail: Words = frozenset()  # join a document to its subject
    dated: Words = frozenset()  # tie a document to its date
    last: Words = frozenset()
    this: Words = frozenset()
    next: Words = frozenset()
    part: Words = frozenset()  # parts of a month or year
    month_before: Words = frozenset()  # before a month that is also another word
    named_events: Words = frozenset()  # behind a month: an event's name, no date
    before_now: Words = frozenset()  # behind a number of days
    joining: Words = frozenset()  # between two years
    tallied: Words = frozenset()  # counted by small numbers in words
    nearly: Words = frozenset()  # limits and doubts before a number
    clause: Words = frozenset()  # end a noun phrase
    towards: Words = frozenset()  # before a day: it is still to come
    every: Words = frozenset()  # a habit, no date
    season_of: Words = frozenset()
    year_after: Words = frozenset()  # words for year behind a number
    year_before: Words = frozenset()  # words of time before a year
    about: Words = frozenset()  # before a number that is no year
    counted: Words = frozenset()  # nouns that a number counts
    future: Words = frozenset()  # the sentence speaks of what is to come
    past: Words = frozenset()  # the sentence speaks of what was
    special_days: Words = frozenset()  # before a weekday: a day's name, no date
    wordlike_months: Words = frozenset()
    not_names: Words = frozenset()  # written with a capital, still no part of a person's name; made from the tables above
    starters: Words = frozenset()  # may begin a mention of a date, beside months, weekdays and numbers
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


def _table(text: str) -> dict[str, str]:
    """A table of the data modules, key -> value. A line reads `value: key, key`; a line without a value goes on with the one before."""
    found: dict[str, str] = {}
    value = ""
    for line in text.strip().splitlines():
        before, colon, after = line.partition(": ")
        value, keys = (before.strip(), after) if colon else (value, before)
        found.update({key.strip(): value for key in keys.split(",") if key.strip()})
    return found


def _whole(text: str) -> dict[str, int]:
    return {key: int(value) for key, value in _table(text).items()}


def _periods(text: str) -> dict[str, tuple[str, int]]:
    pairs = {key: value.split() for key, value in _table(text).items()}
    return {key: (unit.replace("_", " "), int(shift)) for key, (unit, shift) in pairs.items()}


@functools.cache
def lexicon(language: str | None) -> Lexicon:
    """The word tables of a language (`en-GB` reads `en`); empty tables for a language that has none."""
    code = base(language)
    module = _MODULES.get(code)
    if module is None:
        return Lexicon(language=code)
    words = {name: frozenset(text.split()) for name, text in module.WORDS.items()}
    tables = module.TABLES
    titled = ("roles", "institutions", "determiners", "prepositions", "conjunctions", "saying", "memorials", "documents")
    timed = (*_table(tables["today"]), *_table(tables["periods"]), *_table(tables["seasons"]), *_table(tables["numbers"]))
    return Lexicon(
        not_names=frozenset().union(*(words[name] for name in titled), _table(tables["countries"]), _table(tables["capitals"])),
        starters=frozenset(phrase.split()[0] for phrase in timed),
        language=code,
        wordlike_months=frozenset(tables["wordlike_months"].split()),
        today=_whole(tables["today"]),
        periods=_periods(tables["periods"]),
        seasons=_whole(tables["seasons"]),
        ago=_whole(tables["ago"]),
        months=_whole(tables["months"]),
        numbers=_whole(tables["numbers"]),
        scales={key: float(value) for key, value in _table(tables["scales"]).items()},
        units=_table(tables["units"]),
        offices=_table(tables["offices"]),
        countries=_table(tables["countries"]),
        capitals=_table(tables["capitals"]),
        **words,
    )
