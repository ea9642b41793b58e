"""Word tables per language, from the data modules `lexicon_<code>` and `calendar_<code>`: which words say, title, name or date.

`lexicon("ru")` gives one frozen `Lexicon`; a language without a table of its own reads its calendar from CLDR alone.
"""

import functools
from types import ModuleType
from typing import Any

from msgspec import Struct

from briefgen.understanding import calendar_az, calendar_en, calendar_hy, calendar_ru, lexicon_az, lexicon_en, lexicon_hy, lexicon_ru
from briefgen.understanding.spelling import declined

_MODULES: dict[str, tuple[ModuleType, ModuleType]] = {
    "en": (lexicon_en, calendar_en),
    "ru": (lexicon_ru, calendar_ru),
    "az": (lexicon_az, calendar_az),
    "hy": (lexicon_hy, calendar_hy),
}
Words = frozenset[str]


class Lexicon(Struct, frozen=True, kw_only=True):
    """The words of one language, lower case. A table without a note holds what its name says."""

    language: str
    saying: Words = frozenset()  # verbs that make their subject a speaker, in the forms news uses
    compounds: Words = frozenset()  # verbs of saying of two words, joined by "_"
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
    who: Words = frozenset()  # begin a clause about a person
    honorifics: Words = frozenset()  # titles that say nothing of an office
    experts: Words = frozenset()  # titles that stand for one another
    institutions: Words = frozenset()  # last words of an institution's name
    memorials: Words = frozenset()  # what is named after people, behind their name
    named_after: Words = frozenset()  # stands before the people after whom something is named
    works: Words = frozenset()  # before quote marks: a name follows, not speech
    documents: Words = frozenset()  # nouns that may be a document
    documents_named: Words = frozenset()  # nouns of documents that bear names
    documents_kind: Words = frozenset()  # say which kind of document it is
    documents_tail: Words = frozenset()  # join a document to its subject
    documents_behind: Words = frozenset()  # join a subject to its document, where the document stands last
    between: Words = frozenset()  # before or behind the parties of a document
    numbering: Words = frozenset()  # behind a number that is a name
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
    limits: Words = frozenset()  # prepositions that bound a span ('since', 'by'), or say what a date is for
    limits_behind: Words = frozenset()  # the same behind a date
    planned_for: Words = frozenset()  # those that behind a word for planning tell the day itself
    scheduled: Words = frozenset()  # verbs that tell what is to come in the present tense
    compared: Words = frozenset()  # before a date that something is compared with
    spells: Words = frozenset()  # parts of a day, month or year before 'of'
    ordinals: Words = frozenset()  # before those
    governing: Words = frozenset()  # prepositions whose noun has a date of its own ('after the vote in June')
    relative: Words = frozenset()  # begin a relative clause
    that: Words = frozenset()  # begin a relative clause or what is said
    telling: Words = frozenset()  # verbs of saying with a hearer before 'that'
    subordinate: Words = frozenset()  # begin a clause that is not the main one
    clausal: Words = frozenset()  # verbs behind which another clause may follow without 'that'
    having: Words = frozenset()  # auxiliaries of the perfect
    present: Words = frozenset()  # auxiliaries that tell what holds now
    we: Words = frozenset()  # pronouns beside he, she and it
    not_verbs: Words = frozenset()  # end like a verb of the past and are none
    women: Words = frozenset()  # given names of women, where a surname's form alone does not tell
    suffixing: bool = False
    """Whether cases are endings and the verb stands last: a name without an ending beside a verb of saying is its subject."""
    role_ends: tuple[str, ...] = ()
    """Endings that a title may have or lack: an article, or that of "minister of"."""
    adverb_ends: tuple[str, ...] = ()
    """Endings that make a word an adverbial ("in Baku", "to the press"), in languages whose cases are endings."""
    number_ends: Words = frozenset()  # case endings that a hyphen ties to a number
    genitive_months: tuple[str, ...] = ()
    """Endings of a month that a day follows."""
    future_begins: str = ""
    """How verbs of the future begin, with `future_ends`."""
    future_ends: tuple[str, ...] = ()
    span_ends: Words = frozenset()  # those that bound a span ("from the 9th")
    decade_words: Words = frozenset()  # behind a year: its decade
    joined_days: dict[str, str] = {}  # names of days of two words
    wordlike_days: Words = frozenset()  # names of days that are also other words
    genitive_dates: bool = False
    """Whether a date behind a noun without a preposition belongs to that noun."""
    genitive_ends: tuple[str, ...] = ()
    """Endings of the first word of such a date."""
    past_ends: tuple[str, ...] = ()
    """Endings of verbs of the past."""
    verb_ends: tuple[str, ...] = ()
    """Endings of other verbs."""
    noun_ends: tuple[str, ...] = ()
    """Endings of nouns that look like those of verbs."""
    day_nouns: Words = frozenset()  # behind a day they only say that it is one
    attributive_ends: tuple[str, ...] = ()
    """Endings of a date that belongs to the noun behind it."""
    participles_behind: tuple[str, ...] = ()
    """Endings of participles between a date and the noun that they describe."""
    plural_ends: tuple[str, ...] = ()
    """Endings of counted nouns."""
    unit_ends: tuple[str, ...] = ()
    """Endings that a unit may take."""
    participle_ends: tuple[str, ...] = ()
    """Endings of participles that are never a verb."""
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

    @property
    def declining(self) -> bool:
        """Whether names change their ends by case."""
        return self.suffixing or self.language in _DECLINING


_ENDS = (
    "adverb_ends", "attributive_ends", "future_ends", "genitive_ends", "genitive_months", "noun_ends", "participle_ends",
    "participles_behind", "past_ends", "plural_ends", "role_ends", "unit_ends", "verb_ends",
)  # fmt: skip
_DECLINING = frozenset({"ru"})
"""Languages whose names of countries stand in the tables in some of their cases only."""
_SETS = ("decade_words", "number_ends", "span_ends", "wordlike_days", "wordlike_months")
_NUMBERED = ("ago", "months", "numbers", "seasons", "today")
_NAMED = ("capitals", "countries", "joined_days", "offices", "units")
"""The tables of the data modules by what is made of them: tuples of endings, sets of words, words with numbers, words with names."""


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
    modules = _MODULES.get(code)
    if modules is None:
        return Lexicon(language=code)
    words = {name: frozenset(text.split()) for module in modules for name, text in module.WORDS.items()}
    tables: dict[str, str] = {name: text for module in modules for name, text in module.TABLES.items()}
    titled = ("roles", "institutions", "determiners", "prepositions", "conjunctions", "saying", "memorials", "documents")
    timed = (*_table(tables["today"]), *_table(tables["periods"]), *_table(tables["seasons"]), *_table(tables["numbers"]))
    fields: dict[str, Any] = {name: tuple(tables.get(name, "").split()) for name in _ENDS}
    fields |= {name: frozenset(tables.get(name, "").split()) for name in _SETS}
    fields |= {name: _whole(tables[name]) for name in _NUMBERED}
    fields |= {name: _table(tables.get(name, "")) for name in _NAMED}
    if code in _DECLINING:
        fields["countries"] = {form: name for word, name in fields["countries"].items() for form in (*declined(word), word)}
    return Lexicon(
        not_names=frozenset().union(*(words.get(name, ()) for name in titled), fields["countries"], fields["capitals"]),
        starters=frozenset(phrase.split()[0] for phrase in timed),
        language=code,
        suffixing=bool(tables.get("suffixing")),
        future_begins=tables.get("future_begins", ""),
        genitive_dates=bool(tables.get("genitive_ends")),
        periods=_periods(tables["periods"]),
        scales={key: float(value) for key, value in _table(tables["scales"]).items()},
        **(fields | words),
    )
