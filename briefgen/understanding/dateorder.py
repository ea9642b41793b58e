"""Dates of languages that write the year first and tie case endings to numbers: tokens in, tokens in the order day, month, year out.

"2020-ci il noyabrın 10-da" and "2020 թվականի նոյեմբերի 10-ին" become 10, November, 2020; the spans stay those of the text.
"""

import itertools
from collections.abc import Sequence

from msgspec.structs import replace

from briefgen.understanding.datewords import Calendar, DateToken
from briefgen.understanding.lexicon import Lexicon

_DASHES = frozenset("-\u2010\u2011\u2013")
_EARLIEST, _LATEST = 1700, 2099
_DIGITS, _LAST_DAY = 2, 31
_DOT_ABOVE = "i\u0307"
"""What Python makes of İ in small letters."""


def in_order(tokens: list[DateToken], calendar: Calendar) -> list[DateToken]:
    """The tokens of one paragraph as `dateforms` reads them; those of other languages unchanged."""
    if not calendar.lexicon.suffixing:
        return tokens
    return _year_last(_counting(_joined(tokens, calendar.lexicon), calendar), calendar)


def _counting(tokens: list[DateToken], calendar: Calendar) -> list[DateToken]:
    """A small number behind a month counts what follows, unless the month's genitive makes it a day: "noyabrda 5 sənəd"."""
    ends = calendar.lexicon.genitive_months
    found = tokens[:1]
    for month, token in itertools.pairwise(tokens):
        counts = _day(token) and not month.lower.endswith(ends) and calendar.month(month) is not None
        found.append(replace(token, kind="other") if counts else token)
    return found


def _joined(tokens: list[DateToken], words: Lexicon) -> list[DateToken]:
    """Numbers with their endings as one token, days of two words as one token, names of days that mean another thing as no day."""
    found: list[DateToken] = []
    at = 0
    while at < len(tokens):
        ended, end = _with_ending(tokens, at, words)
        if ended is None:
            ended, end = _one(tokens, at, words)
        found.append(ended)
        at = end
    return found


def _one(tokens: list[DateToken], at: int, words: Lexicon) -> tuple[DateToken, int]:
    token = tokens[at]
    token = replace(token, lower=token.lower.replace(_DOT_ABOVE, "i"))
    follows = tokens[at + 1] if at + 1 < len(tokens) else token
    day = words.joined_days.get(f"{token.lower} {follows.lower}")
    if day is not None:
        return replace(token, end=follows.end, text=day, lower=day), at + 2
    return (replace(token, kind="other") if token.lower in words.wordlike_days else token), at + 1


def _with_ending(tokens: list[DateToken], at: int, words: Lexicon) -> tuple[DateToken | None, int]:
    """A number with the ending that a hyphen ties to it; an ending that bounds a span ("from the 9th") stays a word of its own."""
    token, rest = tokens[at], tokens[at + 1 : at + 4]
    if token.kind != "number" or len(rest) < 2 or rest[0].text not in _DASHES or rest[1].kind != "word":
        return None, at
    if rest[0].start != token.end or rest[1].start != rest[0].end:
        return None, at
    ending = rest[1].lower
    if ending in words.span_ends:
        return token, at + 2
    if ending in words.decade_words:
        return replace(token, end=rest[1].end, ordinal="s"), at + 3
    if ending not in words.number_ends:
        return None, at
    decade = len(rest) > 2 and rest[2].lower in words.decade_words
    return replace(token, end=rest[1].end, text=token.text + ending, ordinal="s" if decade else ""), at + 3


def _year_last(tokens: list[DateToken], calendar: Calendar) -> list[DateToken]:
    found: list[DateToken] = []
    at = 0
    while at < len(tokens):
        middle, end = _bounds(tokens, at, calendar)
        found.extend(_turned(tokens, at, middle, end, calendar) if middle else tokens[at:end])
        at = end
    return found


def _bounds(tokens: list[DateToken], at: int, calendar: Calendar) -> tuple[int, int]:
    """Where the year that begins at `at` ends and where its month and day end; (0, the next token) if no date begins here."""
    middle = _year(tokens, at, calendar.lexicon)
    if not middle or middle >= len(tokens):
        return 0, at + 1
    token = tokens[middle]
    if calendar.month(token) is None:
        return (middle, middle + 1) if token.lower in calendar.lexicon.seasons else (0, at + 1)
    end = middle + 1
    if end < len(tokens) and _day(tokens[end]):
        end += 1
        if end + 1 < len(tokens) and tokens[end].text in _DASHES and _day(tokens[end + 1]):
            end += 2
    return middle, end


def _year(tokens: list[DateToken], at: int, words: Lexicon) -> int:
    """The end of "2020", "2020-ci il", "2020թ.", "last year" at `at`; 0 if there is none."""
    token, follows = tokens[at], tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if token.kind == "number" and not token.ordinal and token.lower.isascii() and token.lower.isdigit() and len(token.lower) == 4:
        end = at + 1 + (follows in words.year_after)
        end += end > at + 1 and end < len(tokens) and tokens[end].text == "." and tokens[end].start == tokens[end - 1].end
        return end if _EARLIEST <= int(token.lower) <= _LATEST else 0
    unit, _ = words.periods.get(f"{token.lower} {follows}", ("", 0))
    return at + 2 if unit == "year" else 0


def _day(token: DateToken) -> bool:
    """Whether a token may be a day of a month."""
    return token.kind == "number" and len(token.lower) <= _DIGITS and token.lower.isdigit() and 1 <= int(token.lower) <= _LAST_DAY


def _turned(tokens: list[DateToken], first: int, middle: int, end: int, calendar: Calendar) -> list[DateToken]:
    """Day, month, year: the words change places, the places stay in the order of the text."""
    year: Sequence[DateToken] = [token for token in tokens[first:middle] if token.text != "."]
    words = [*tokens[middle + 1 : end], tokens[middle], *year]
    places = tokens[first:end]
    found = [replace(word, start=place.start, end=place.end) for word, place in zip(words, places, strict=False)]
    return [*found[:-1], replace(found[-1], end=places[-1].end)]
