"""Two texts in two languages -> numbers and months of one that the other lacks.

Digits of any script count, thousands may be parted and decimals marked as each language does; a month may be named or counted.
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from briefgen import l10n
from briefgen.understanding.lexicon import lexicon

_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f\u2009,.'\u2019]\d{3})+(?!\d)(?:[.,]\d+(?![.,]?\d))?|\d+(?:[.,]\d+)*")
"""Groups of three first, then digits with any full stops and commas inside."""
_CLOCK = re.compile(r"(?<![\d.,:])([01]?\d|2[0-4])(?::| ?h ?| Uhr )([0-5]\d)(?![\d:])")
"""A time of day, which keeps its order: "16:30", "16 h 30", "16 Uhr 30". "16.30" may be one, too."""
_AMONG = r"[ \u00a0\u202f\u2009:]"
"""What may stand between two numbers as well as within one: "on 5 May 200 left" is "May 5 200 left"."""
_OPEN = re.compile(r"\d{1,3}[.,]\d{3}")
"""A number that is a thousand times the other in another language."""
_DECIMAL = {"az": ",", "de": ",", "en": ".", "fa": ".", "fr": ",", "hy": ",", "ka": ",", "ru": ",", "tr": ","}
"""What parts decimals from the whole number (Unicode CLDR; the Persian mark is made a full stop before)."""
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d])")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_ROMAN = re.compile(r"(?<!\w)[IVXLC]{1,7}(?!\w)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 6
"""Characters that may stand between a month and its day or year: "5th of May", "mayın 5-də"."""
_CAPITAL = frozenset({"de", "en", "tr"})
"""Languages that write months with a capital: "20 may return" names none."""
_SHORT = frozenset({"de", "en", "fr", "ru"})
"""Languages whose newspapers shorten months: "Oct. 5"."""


def differing(source: str, language: str | None, text: str, target: str) -> tuple[list[str], list[str]]:
    """Numbers of `source` that `text` lacks, and the other way round. A number in words or Roman ones on the other side will do."""
    one, other = _numbers(source, language), _numbers(text, target)
    missing, extra = _alike(_beyond(one, other), _beyond(other, one))
    in_target, in_source = _in_words(text, target), _in_words(source, language)
    return [raw for number, raw in missing if number not in in_target], [raw for number, raw in extra if number not in in_source]


def _beyond(numbers: list[tuple[str, str]], known: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The numbers that the others are not, each as often as they are fewer."""
    left, found = Counter(number for number, _ in known), list[tuple[str, str]]()
    for number, raw in numbers:
        if left[number]:
            left[number] -= 1
        else:
            found.append((number, raw))
    return found


def _alike(missing: list[tuple[str, str]], extra: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Both without the numbers that are only parted otherwise: the same digits in the same order, no decimals among them."""
    extra, missing = _unparted(missing, extra)
    missing, extra = _unparted(extra, missing)
    return missing, extra


def _unparted(whole: list[tuple[str, str]], parts: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """`parts` without what is a number of `whole` in one or several, and `whole` without these."""
    left: list[tuple[str, str]] = []
    for number, raw in whole:
        at, size = _stands(number, raw, parts)
        if size:
            parts = parts[:at] + parts[at + size :]
        else:
            left.append((number, raw))
    return parts, left


def _stands(number: str, raw: str, parts: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """Where a time or a number with spaces stands in `parts`, and as how many; no size where it does not."""
    if _OPEN.fullmatch(raw):  # copied as it stands, by whose rule is not known
        same = [at for at, (_, other) in enumerate(parts) if _OPEN.fullmatch(other) and re.split("[.,]", other) == re.split("[.,]", raw)]
        return (same[0], 1) if same else (0, 0)
    if ":" in number:
        dotted = [
            at for at, (_, other) in enumerate(parts) if re.fullmatch(r"\d{1,2}\.\d\d", other) and _clock(*other.split(".")) == number
        ]
        if dotted:
            return dotted[0], 1
    groups = re.split(_AMONG, raw)
    groups = [str(int(one)) for one in groups] if ":" in number else groups
    if len(groups) == 1 or not all(map(str.isdigit, groups)):
        return 0, 0
    stands = (at for at in range(len(parts)) if [other for _, other in parts[at : at + len(groups)]] == groups)
    at = next(stands, None)
    return (0, 0) if at is None else (at, len(groups))


def _clock(hour: str, minute: str) -> str:
    return f"{int(hour)}:{minute}"


def _plain(text: str) -> str:
    """Digits of every script as ASCII, the Arabic separators as comma and full stop."""
    if text.isascii():
        return text
    plain = (str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    return "".join(plain).replace("\u066b", ".").replace("\u066c", ",")


def _numbers(text: str, language: str | None) -> list[tuple[str, str]]:
    """The numbers in digits, in one form and as they stand; of a date in digits, day and year."""
    plain = _DAY_FIRST.sub(lambda found: f" {_day(found[1], found[3])} {found[4]} ", _plain(text))
    plain = _YEAR_FIRST.sub(lambda found: f" {found[1]} {found[3]} ", plain)
    decimal = _DECIMAL.get((language or "").split("-")[0])
    found: list[tuple[str, str]] = []
    end = 0
    for clock in _CLOCK.finditer(plain):
        found += _within(plain[end : clock.start()], decimal)
        found.append((_clock(clock[1], clock[2]), f"{clock[1]}:{clock[2]}"))
        end = clock.end()
    return found + _within(plain[end:], decimal)


def _within(text: str, decimal: str | None) -> list[tuple[str, str]]:
    return [(_canonical(found, decimal), found) for found in _NUMBER.findall(text)]


def _day(one: str, other: str) -> str:
    return other if int(other) > 12 else one


def _canonical(number: str, decimal: str | None) -> str:
    """`1,234`, `1.234` and `1 234` are `1234`; `1,5` and `1.50` are `1.5`; `05` is `5`.

    `0,125` and, where `decimal` is the comma, `1,234` are no whole numbers.
    """
    parts = re.split(r"[ \u00a0\u202f\u2009,.'\u2019]", number)
    marks = re.sub(r"\d", "", number)
    whole, rest = parts[0], parts[1:]
    fraction = bool(rest) and (len(rest[-1]) != 3 or number[0] == "0" or marks[-1] == decimal) and marks[-1] not in marks[:-1]
    decimals = rest.pop().rstrip("0") if fraction else ""
    whole = "".join([whole, *rest]) if all(len(part) == 3 for part in rest) else ".".join([whole, *rest])
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


def _in_words(text: str, language: str | None) -> set[str]:
    """The numbers that a text has in words, as far as the language's words are known, and as Roman ones."""
    code = (language or "").split("-")[0]
    known = lexicon(code).numbers if code else {}
    said = {str(known[word]) for word in map(str.lower, _WORD.findall(text)) if word in known}
    return said | {str(_roman(found[0])) for found in _ROMAN.finditer(text) if _counts(found, code)}


def _counts(found: re.Match[str], code: str) -> bool:
    """Whether Roman digits are a number. A single letter is one after a name ("Charles I") and, but in English, before a word ("V век")."""
    if len(found[0]) > 1:
        return True
    before, after = found.string[: found.start()].split()[-1:], found.string[found.end() :].split()[:1]
    named = bool(before) and before[0][:1].isupper() and before[0].isalpha() and len(before[0]) > 1
    counted = code != "en" and bool(after) and after[0][:1].islower() and len(after[0]) > 2
    return found[0] in "IVX" and (named or counted)


def _roman(digits: str) -> int:
    values = [_VALUES[digit] for digit in digits]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))


def months_differing(source: str, language: str | None, text: str, target: str) -> tuple[set[int], set[int]]:
    """Months that date something in `source` and are nowhere in `text`, and the other way round. Nothing for unknown languages."""
    own, other = _known(language), _known(target)
    if own is None or other is None:
        return set(), set()
    one, two = _plain(source), _plain(text)
    return _dating(one, own) - _named(two, other), _dating(two, other) - _named(one, own)


def _known(language: str | None) -> str | None:
    code = (language or "").split("-")[0].lower()
    return code if l10n.known_language(code) and _months(code) else None


@functools.cache
def _months(code: str) -> dict[str, int]:
    try:
        return {_lower(name): number for name, number in l10n.month_names(code).items() if not name.isdigit()}
    except (ValueError, LookupError, OSError):  # a language without data of its own
        return {}


def _lower(word: str) -> str:
    """Lower case without marks above letters: the dot that Python leaves beside a Turkic i, the hamza of a Persian genitive."""
    return "".join(one for one in word.lower() if not unicodedata.combining(one))


def _in_digits(text: str) -> set[int]:
    """The months of dates in digits: both readings where the order is open."""
    pairs = [(int(found[1]), int(found[3])) for found in _DAY_FIRST.finditer(text)]
    found = {int(match[2]) for match in _YEAR_FIRST.finditer(text)} | {number for pair in pairs for number in pair}
    return {number for number in found if 1 <= number <= 12}


def _dating(text: str, code: str) -> set[int]:
    """The months that stand beside a number, as whole names with the capital that the language gives them."""
    known, found = _dated(code), set[int]()
    for word in _WORD.finditer(text):
        number = known.get(_lower(word[0]))
        around = text[max(0, word.start() - _BESIDE) : word.start()] + text[word.end() : word.end() + _BESIDE]
        if number is not None and re.search(r"\d", around) and (word[0][0].isupper() or code not in _CAPITAL):
            found.add(number)
    return found


@functools.cache
def _dated(code: str) -> dict[str, int]:
    """Names that can only be a month beside a number; short forms are words of their own in many languages."""
    known = _months(code)
    longest = {number: max(len(name) for name, its in known.items() if its == number) for number in known.values()}
    return {name: number for name, number in known.items() if len(name) > 3 or len(name) == longest[number] or code in _SHORT}


def _named(text: str, code: str) -> set[int]:
    """The months that a text names in any inflection, and those of dates in digits."""
    stems, found = _stems(code), _in_digits(text)
    for word in map(_lower, _WORD.findall(text)):
        found |= {number for stem, number in stems if word.startswith(stem)}
        found |= {number for name, number in _months(code).items() if len(name) == 3 and word[:2] == name[:2] and len(word) <= 4}
    return found


@functools.cache
def _stems(code: str) -> tuple[tuple[str, int], ...]:
    """What words for each month begin with: its name without what may be inflected, as long as no other month begins so."""
    known = _months(code)
    found = set[tuple[str, int]]()
    for name, number in known.items():
        others = [other for other, its in known.items() if its != number]
        size = max(3, len(name) - 3)
        while size < len(name) and any(other.startswith(name[:size]) for other in others):
            size += 1
        found.add((name[:size], number))
    return tuple(sorted(found))
