"""Numbers with what they count: an article and its date mentions in, "more than 6,500 troops", "35 percent", "$2 billion" out.

Only a number beside a unit, a currency or a plural noun counts; numbers inside words, names, dates and times do not.
"""

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.model import Article, DateMark, FigureMark, Paragraph
from briefgen.understanding.cast import SILENT_ROLES
from briefgen.understanding.introductions import Term, terms
from briefgen.understanding.lexicon import Lexicon

_NUMBER = re.compile(
    r"(?<![\w.,:/+\u2011-])(?P<currency>[$\u20ac\u00a3\u20bd\u20bc])?\s?"
    r"(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?)(?![\w:/+])(?!-\w)(?P<percent>\s?%)?"
)
_DIGIT = re.compile(r"\d")
_JOINED = re.compile(r"(?<![\w.,])\d[\d.,]*%?\s?(?:[\u2013\u2014-]|(?P<word>[^\W\d_]+))\s?\Z")
_ENDED = re.compile(r"[.!?\u2026\u0589]")
_NEAR = 24
_CURRENCIES = {"$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u20bd": "RUB", "\u20bc": "AZN"}
_MOST_DIGITS = 15
_WHAT = 3
_BACK = 2
_LIMIT = 3
"""Words of a limit before a number: "up to about"."""
_LOOSE = frozenset({"to", "at", "up", "до", "не"})
"""Words that limit a number only in company ..."""
_TIED = frozenset({"up to", "at least", "не более", "не менее"})
"""... as here: "to about 200" has one too many, "up to 200" has not."""


class _Reading(NamedTuple):
    """What stands around a number: where the figure begins and ends, scale, unit and what is counted."""

    start: int
    end: int
    scale: float
    unit: str | None
    what: str | None


def figures(article: Article, dates: tuple[DateMark, ...], lexicon: Lexicon) -> tuple[FigureMark, ...]:
    """Every figure outside boilerplate and captions, in order."""
    found: list[FigureMark] = []
    for paragraph in article.paragraphs:
        if paragraph.role in SILENT_ROLES:
            continue
        words = terms(article.text, paragraph.start, paragraph.end)
        if _DIGIT.search(article.text, paragraph.start, paragraph.end):
            found.extend(mark for mark in _in_digits(article.text, paragraph, words, lexicon) if not _dated(mark, dates))
        counts = [at for at, word in enumerate(words) if word.lower in lexicon.numbers]
        found.extend(mark for at in counts if (mark := _spelled(article.text, words, at, lexicon)) is not None)
    return tuple(sorted(found, key=lambda mark: mark.start))


def _in_digits(text: str, paragraph: Paragraph, words: list[Term], lexicon: Lexicon) -> Iterator[FigureMark]:
    """The numbers of a paragraph that are written in digits and count something."""
    places = [word.start for word in words]
    for match in _NUMBER.finditer(text, paragraph.start, paragraph.end):
        mark = _figure(text, match, words, bisect.bisect_left(places, match.end()), lexicon)
        if mark is not None:
            yield mark


def _dated(mark: FigureMark, dates: tuple[DateMark, ...]) -> bool:
    at = bisect.bisect_left(dates, mark.start, key=lambda date: date.end)
    return at < len(dates) and dates[at].start < mark.end and dates[at].end > mark.start


def _figure(text: str, match: re.Match[str], words: list[Term], at: int, lexicon: Lexicon) -> FigureMark | None:
    number = _value(match.group("number"), lexicon)
    if number is None or _ranged(text, words, at, match.start("number"), lexicon):
        return None
    numbers = at < len(words) and words[at].lower in lexicon.numbering
    if numbers or (at and _names_it(text, words, at - 1, match.start(), lexicon)):
        return None
    reading = _around(text, match, words, at, lexicon)
    if reading.unit is None and reading.what is None:
        return None
    value = round(number * reading.scale, 6)
    return FigureMark(
        value=value, unit=reading.unit, what=reading.what, start=_qualified(text, words, reading.start, lexicon), end=reading.end
    )


def _names_it(text: str, words: list[Term], at: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the number is part of a name: "Resolution 822", "Flight 991"."""
    before = words[at]
    if not before.capital or text[before.end : start].strip():
        return False
    if lexicon.language != "en" and (not at or _ENDED.search(text, words[at - 1].end, before.start)):
        return False  # the first word of a sentence has a capital anyway, and verbs and nouns stand there as they please
    tables = (lexicon.nearly, lexicon.prepositions, lexicon.determiners, lexicon.conjunctions, lexicon.saying)
    return not any(before.lower in table for table in tables)


def _ranged(text: str, words: list[Term], at: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the number is the end of a range ("between 20 and 30"), which one value does not tell; "from 4 to 6" ends at 6."""
    joined = _JOINED.search(text, max(0, start - _NEAR), start)
    if joined is None or (joined["word"] and joined["word"].lower() not in lexicon.joining):
        return False
    before = [word.lower for word in words[max(0, at - _BACK - 1) : at] if word.end <= joined.start()]
    return not before or before[-1] not in lexicon.origin


def _value(digits: str, lexicon: Lexicon) -> float | None:
    """The number; a comma parts thousands in English and decimals elsewhere."""
    if len(digits) > _MOST_DIGITS:
        return None
    plain = re.sub(r"[\u00a0\u202f ]", "", digits)
    if "," in plain:
        thousands = re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain) and lexicon.language == "en"
        plain = plain.replace(",", "") if thousands else plain.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _around(text: str, match: re.Match[str], words: list[Term], at: int, lexicon: Lexicon) -> _Reading:
    start, end, scale = match.start() + len(match.group()) - len(match.group().lstrip()), match.end(), 1.0
    currency = _CURRENCIES.get(match.group("currency") or "")
    if match.group("percent"):
        return _Reading(start, end, 1.0, "%", None)
    if at < len(words) and _beside(text, end, words[at]) and words[at].lower in lexicon.scales:
        scale, end, at = lexicon.scales[words[at].lower], words[at].end, at + 1
        if text[end : end + 1] == "." and text[end + 1 : end + 2] == " ":
            end += 1
    if currency is not None:
        return _Reading(start, end, scale, currency, None)
    for length in (2, 1):
        phrase = words[at : at + length]
        unit = _unit(" ".join(word.lower for word in phrase), lexicon) if len(phrase) == length else None
        if unit is not None and _beside(text, end, phrase[0]):
            return _Reading(start, phrase[-1].end, scale, unit, None)
    # People and things are counted whole: "4.2 earthquake strikes" is a magnitude and a verb.
    whole = scale > 1 or "." not in match.group("number")
    what = _counted(text, end, words, at, lexicon) if whole else None
    return _Reading(start, what[1] if what else end, scale, None, what[0] if what else None)


def _unit(written: str, lexicon: Lexicon) -> str | None:
    """The unit that a word names, with the endings that it may take ("dollardır", "km-dir")."""
    known = lexicon.units.get(written)
    if known is not None or not lexicon.unit_ends:
        return known
    stem = written.partition("-")[0]
    stems = (stem, *(stem.removesuffix(ending) for ending in lexicon.unit_ends if stem.endswith(ending)))
    return next((lexicon.units[stem] for stem in stems if stem in lexicon.units), None)


def _beside(text: str, end: int, word: Term) -> bool:
    return text[end : word.start] in (" ", "\u00a0", "")


def _counted(text: str, end: int, words: list[Term], at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The plural noun behind a number, with at most two adjectives between, and its end."""
    for place in range(at, min(len(words), at + _WHAT)):
        word = words[place]
        if not _beside(text, words[place - 1].end if place > at else end, word) or not word.word.islower():
            return None
        small = word.lower in lexicon.prepositions or word.lower in lexicon.clause or word.lower in lexicon.conjunctions
        if small or word.lower in lexicon.determiners or word.lower in lexicon.saying:
            return None
        if word.lower in lexicon.counted or _plural(word, lexicon):
            return text[words[at].start : word.end], word.end
    return None


def _plural(word: Term, lexicon: Lexicon) -> bool:
    if lexicon.plural_ends:
        return len(word.word) > 3 and word.lower.endswith(lexicon.plural_ends)
    return lexicon.language == "en" and len(word.word) > 3 and word.lower.endswith("s") and not word.lower.endswith(("ss", "us", "ous"))


def _qualified(text: str, words: list[Term], start: int, lexicon: Lexicon) -> int:
    """Where the figure begins with its "more than" or "about": a limit must not be cut off, a preposition is none of it."""
    at = first = bisect.bisect_left(words, start, key=lambda word: word.start)
    begins = start
    while first and at - first < _LIMIT and words[first - 1].lower in lexicon.nearly and text[words[first - 1].end : begins] == " ":
        first -= 1
        begins = words[first].start
    while first < at and words[first].lower in _LOOSE and _pair(words, first, at) not in _TIED:
        first += 1
    return words[first].start if first < at else start


def _pair(words: list[Term], first: int, at: int) -> str:
    return " ".join(word.lower for word in words[first : min(first + 2, at)])


def _spelled(text: str, words: list[Term], at: int, lexicon: Lexicon) -> FigureMark | None:
    """A small number in words before a noun that news counts: "two wars", "seven documents"."""
    number = lexicon.numbers.get(words[at].lower)
    if number is None or number < 2:
        return None
    for place in range(at + 1, min(len(words), at + _WHAT)):
        word = words[place]
        if not _beside(text, words[place - 1].end, word) or not word.word.islower():
            return None
        if word.lower in lexicon.tallied:
            what = text[words[at + 1].start : word.end]
            return FigureMark(value=float(number), what=what, start=words[at].start, end=word.end)
    return None
