"""The words of a calendar in one language: names of months and weekdays (CLDR, declined) and the tokens of a text.

What each word means is looked up here; which words together are a date is for `dates`.
"""

import functools
import re
from typing import Literal, NamedTuple

from msgspec import Struct

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
_ABBREVIATED = 4
_SHORTEST = 3
_STEM = 3
_MEMO = 50_000
_LONGEST_PIECE = 60
Shape = Literal["written_out", "weekday", "date", "season", "period", "today", "ago", "year"]
"""The shapes of a written date, in the order in which they are tried."""


class DateToken(Struct, frozen=True, gc=False):
    """A word, a number or a mark. `lower` of a number is its digits, with an ordinal's ending in `ordinal`.

    A text has as many of them as words: a struct is made and read in half the time of a named tuple.
    """

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
    period_starts: frozenset[str]

    def month(self, token: DateToken) -> int | None:
        """The month that a word names."""
        return self._number(token, self.months)

    def weekday(self, token: DateToken) -> int | None:
        """The weekday that a word names, Monday 0."""
        return self._number(token, self.weekdays)

    def opens(self, token: DateToken) -> tuple[Shape, ...]:
        """The shapes that may begin with a token, by what it says itself."""
        lower, words = token.lower, self.lexicon
        if token.kind == "mark" or (token.kind == "word" and lower[:_STEM] not in self.stems):
            return ()
        number = token.kind == "number"
        asked: dict[Shape, bool] = {
            "written_out": token.kind in ("iso", "dotted", "slashed"),
            "weekday": self.weekday(token) is not None,
            "date": number or self.month(token) is not None,
            "season": lower in words.seasons,
            "period": lower.partition(" ")[0] in self.period_starts,
            "today": lower.partition("'")[0].partition("\u2019")[0] in words.today,
            "ago": number or lower in words.numbers,
            "year": number,
        }
        return tuple(shape for shape, possible in asked.items() if possible)

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
    return Calendar(words, months, weekdays, short, stems, frozenset(phrase.split()[0] for phrase in words.periods))


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
    """The words, numbers and marks of `text[start:end]`, bounds between words."""
    found = []
    at = start
    for piece in text[start:end].split(" "):
        for first, last, kind, written, lower, ordinal in _PIECES[piece]:
            found.append(DateToken(at + first, at + last, kind, written, lower, ordinal))
        at += len(piece) + 1
    return found


_Said = tuple[int, int, str, str, str, str]
"""What makes a token."""


class _Pieces(dict[str, list[_Said]]):
    """What stands between two spaces -> its tokens: no token holds a space, and most pieces of a text are words met before."""

    def __missing__(self, piece: str) -> list[_Said]:
        found = [_token(match) for match in _TOKEN.finditer(piece)]
        if len(self) > _MEMO:
            self.clear()
        if len(piece) <= _LONGEST_PIECE:
            self[piece] = found
        return found


_PIECES = _Pieces()


def _token(match: re.Match[str]) -> _Said:
    kind, written = match.lastgroup or "mark", match.group()
    if kind in ("number", "ordinal"):
        return *match.span(), "number", written, match.group("number"), match.group("ordinal") or ""
    return *match.span(), kind, written, written.lower(), ""


class _Openings(dict[tuple[str, str, str], tuple[Shape, ...]]):
    """Kind, text and lower of a token -> the shapes that may begin with it: looked up for every token of every text."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__()
        self.calendar = calendar

    def __missing__(self, said: tuple[str, str, str]) -> tuple[Shape, ...]:
        if len(self) > _MEMO:
            self.clear()
        self[said] = found = self.calendar.opens(DateToken(0, 0, *said, ""))
        return found


@functools.cache
def _openings(language: str) -> _Openings:
    return _Openings(calendar_of(language))


def openings(tokens: list[DateToken], calendar: Calendar) -> list[tuple[int, tuple[Shape, ...]]]:
    """The places of the tokens with which a mention may begin, each with the shapes that it may have."""
    known = _openings(calendar.lexicon.language)
    return [(at, shapes) for at, one in enumerate(tokens) if (shapes := known[one.kind, one.text, one.lower])]


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
