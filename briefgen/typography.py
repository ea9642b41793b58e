"""How a language sets its own words: quotation marks, spaces that do not break, capitals. Never applied to a source's words.

Tables follow the habits of each language's press; the narrow space before French marks is that of the Imprimerie nationale.
"""

import functools
import re

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Round words of ours that nobody translated, until a page marks them. Noncharacters (Unicode 23.7): no HTML document may hold one."""
NO_BREAK, NARROW = "\u00a0", "\u202f"

QUOTES = {
    "en": ("\u201c", "\u201d", "\u2018", "\u2019"),
    "az": ("\u201c", "\u201d", "\u2018", "\u2019"),
    "tr": ("\u201c", "\u201d", "\u2018", "\u2019"),
    "ru": ("\u00ab", "\u00bb", "\u201e", "\u201c"),
    "hy": ("\u00ab", "\u00bb", "\u00ab", "\u00bb"),
    "ka": ("\u201e", "\u201c", "\u00ab", "\u00bb"),
    "fr": (f"\u00ab{NARROW}", f"{NARROW}\u00bb", "\u201c", "\u201d"),
    "de": ("\u201e", "\u201c", "\u201a", "\u2018"),
    "fa": ("\u00ab", "\u00bb", "\u2039", "\u203a"),
}
"""Outer and inner marks of a page in the language. templates/default/tokens.css says the same; a test compares them."""


def quotes(language: str) -> tuple[str, str]:
    """The outer quotation marks of a language; English ones where we have none."""
    opening, closing, *_ = QUOTES.get(language.partition("-")[0], QUOTES["en"])
    return opening, closing


def separators(language: str) -> tuple[str, str, str]:
    """Comma, semicolon and colon with their spaces, as they stand between the parts of a line: `", "`, `"; "`, `": "`."""
    language = language.partition("-")[0]
    comma, semicolon = ("\u060c ", "\u061b ") if language in {"ar", "fa"} else (", ", "; ")
    return comma, semicolon, {"fr": f"{NO_BREAK}: ", "hy": "\u055d "}.get(language, ": ")


_FRENCH = (
    (re.compile(r"[ \u00a0\u202f](?=[;!?](?:\s|$))"), NARROW),
    (re.compile(r"(?<=\u00ab)[ \u00a0\u202f]|[ \u00a0\u202f](?=\u00bb)"), NARROW),
    (re.compile(r"[ \u00a0](?=:(?:\s|$))|(?<=[\d)s]) (?=%(?!\())"), NO_BREAK),
)
_RUSSIAN = (
    (re.compile(r"(?<![\w%)-])(?!(?:же|ли|бы) )([А-Яа-яЁё]{1,2}) (?=[\w«(%\[])"), rf"\1{NO_BREAK}"),
    (re.compile(r" (?=[\u2013\u2014](?:\s|$))"), NO_BREAK),
    (re.compile(r" (?=(?:же|ли|бы|ж|б)(?![\w]))"), NO_BREAK),
    (re.compile(r"(?<=№) | (?=г\.)"), NO_BREAK),
    (re.compile(r"(?<=\d) (?=(?:тыс|млн|млрд|трлн)(?!\w))"), NO_BREAK),
)
_RULES = {"fr": _FRENCH, "ru": _RUSSIAN}


@functools.lru_cache(maxsize=2048)
def bound(words: str, language: str) -> str:
    """Our own words, with the spaces that must not break: a message with its `%(name)s` in place, what is put in later stays as it is."""
    for pattern, replacement in _RULES.get(language.partition("-")[0], ()):
        words = pattern.sub(replacement, words)
    return words


_DOTTED = frozenset({"az", "tr"})


def upper_first(text: str, language: str) -> str:
    """`text` with a capital where it begins a line; `i` becomes `İ` in Azerbaijani and Turkish, Georgian has no capitals."""
    if text.startswith(OPEN):  # words that nobody translated
        return OPEN + upper_first(text[1:], "en")
    first = text[:1]
    if first == "i" and language.partition("-")[0] in _DOTTED:
        return "\u0130" + text[1:]
    if "\u10d0" <= first <= "\u10ff":
        return text
    return first.upper() + text[1:]
