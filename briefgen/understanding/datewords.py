"""The words of a calendar in one language: names of months and weekdays (CLDR, declined) and the tokens of a text.

What each word means is looked up here; which words together are a date is for `dates`.
"""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.l10n import month_names, weekday_names
from briefgen.phrases import forms
from briefgen.understanding.lexicon import Lexicon, lexicon
from briefgen.understanding.spelling import declined

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*)|(?P<mark>[^\w\s]{4,}|[^\w\s])"
    r"|(?P<iso>(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-]))|(?P<dotted>(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?!\d|\.\d))|(?P<slashed>(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/]))"
    r"|(?P<number>\d+(?:[.,]\d+)*)(?P<ordinal>(?:st|nd|rd|th|s|-е|-го|-х|-м)\b)?"
)
"""Words first, because most tokens are words; no two of the shapes that begin differently compete."""
_CAPITALS = frozenset({"en", "de"})
"""Languages that write months and weekdays with a capital, so that "march" and "may" in small letters are other words."""
_SUFFIXES = {
    "az": ("da", "də", "dan", "dən", "ın", "in", "un", "ün", "a", "ə", "ı", "i", "u", "ü", "ında", "ində", "unda", "ündə", "adək", "ədək"),
    "tr": ("da", "de", "ta", "te", "dan", "den", "ın", "in", "un", "ün", "a", "e"),
    "hy": ("ի", "ին", "ից", "ը", "ն", "ում", "իս"),
    "ka": ("ს", "ში", "ის", "იდან"),
}  # fmt: skip
_NEW = tuple.__new__  # the shortest way to a named tuple: a text has as many of them as words
_ABBREVIATED = 4
_SHORTEST = 3
_STEM = 3


class DateToken(NamedTuple):
    """A word, a number or a mark. `lower` of a number is its digits, with an ordinal's ending in `ordinal`."""

    start: int
    end: int
    kind: str
    text: str
    lower: str
    ordinal: str


class Calendar(NamedTuple):
    """Month and weekday names of one language with their declined forms, and which of them are abbreviations."""

    lexicon: Lexicon
    months: dict[str, int]
    weekdays: dict[str, int]
    short: frozenset[str]
    stems: frozenset[str]

    def month(self, token: DateToken) -> int | None:
        """The month that a word names."""
        return self._number(token, self.months)

    def weekday(self, token: DateToken) -> int | None:
        """The weekday that a word names, Monday 0."""
        return self._number(token, self.weekdays)

    def starts(self, tokens: Sequence[DateToken]) -> list[int]:
        """The places of the tokens with which a mention may begin: a cheap question, asked of every token of a text."""
        stems = self.stems
        return [at for at, (_, _, kind, _, lower, _) in enumerate(tokens) if (lower[:_STEM] in stems if kind == "word" else kind != "mark")]

    def _number(self, token: DateToken, names: dict[str, int]) -> int | None:
        if token.kind != "word" or (self.lexicon.language in _CAPITALS and not token.text[0].isupper()):
            return None
        return next((names[form] for form in (token.lower, *forms(token.text)) if form in names), None)


@functools.cache
def calendar_of(language: str | None) -> Calendar:
    """The calendar words of a language; one that CLDR does not know has none."""
    words = lexicon(language)
    try:
        months, weekdays = dict(month_names(words.language)), dict(weekday_names(words.language))
    except Exception:  # the locale library has errors of its own; a language that it does not know has no names
        months, weekdays = {}, {}
    months, weekdays = (
        ({name: number for name, number in names.items() if len(name) >= _SHORTEST}) for names in (months | words.months, weekdays)
    )
    short = frozenset(name for names in (months, weekdays) for name in names if _is_short(name, names))
    months, weekdays = _inflected(months, words.language), _inflected(weekdays, words.language)
    stems = frozenset(name[:_STEM] for name in (*months, *weekdays, *words.starters))
    return Calendar(words, months, weekdays, short, stems)


def _is_short(name: str, names: dict[str, int]) -> bool:
    longer = (other for other, number in names.items() if number == names[name] and other != name)
    return len(name) <= _ABBREVIATED and any(len(other) > len(name) and other[:2] == name[:2] for other in longer)


def _inflected(names: dict[str, int], language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, number in names.items():
        plain = forms(name)[0] if name.isalpha() else name
        if len(plain) <= _SHORTEST and language in _SUFFIXES:
            continue  # an abbreviation takes no ending: with one it may be another word
        for form in (plain, *declined(plain), *(plain + ending for ending in _SUFFIXES.get(language, ()))):
            found.setdefault(form, number)
    return names | {form: number for form, number in found.items() if form not in names}


def date_tokens(text: str, start: int, end: int) -> list[DateToken]:
    """The words, numbers and marks of `text[start:end]`."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        kind, written = match.lastgroup or "mark", match.group()
        first, last = match.span()
        if kind in ("number", "ordinal"):
            digits, ordinal = match.group("number"), match.group("ordinal") or ""
            found.append(DateToken(first, last, "number", written, digits, ordinal))
        else:
            found.append(_NEW(DateToken, (first, last, kind, written, written.lower(), "")))
    return found


class Tokens:
    """The tokens of one paragraph with the calendar words of its language: small questions about one of them."""

    def __init__(self, tokens: list[DateToken], calendar: Calendar) -> None:
        self.tokens = tokens
        self.calendar = calendar
        self.words = calendar.lexicon
        self._lowers = [token.lower for token in tokens]
        self._number = len(tokens)

    def lower(self, at: int) -> str:
        """The word at `at` in small letters, empty beyond the ends."""
        return self._lowers[at] if 0 <= at < self._number else ""

    def touches(self, at: int) -> bool:
        """Whether token `at` stands right behind the one before it, without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def number(self, at: int, low: int, high: int) -> int | None:
        """The whole number at `at` if it lies between the limits."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].kind != "number" or not self.tokens[at].lower.isdigit():
            return None
        digits = self.tokens[at].lower
        return int(digits) if len(digits) <= 4 and low <= int(digits) <= high else None

    def month(self, at: int) -> int | None:
        """The month named at `at`."""
        return self.calendar.month(self.tokens[at]) if 0 <= at < len(self.tokens) else None
