"""Ordinal numbers in digits with the suffix of each language. In: the number and CLDR's ordinal class of it. Pure."""

from collections.abc import Callable

Suffix = Callable[[int, str], str]

_ENGLISH = {"one": "st", "two": "nd", "few": "rd", "other": "th"}
_AZERBAIJANI = {"one": "ci", "few": "cü", "many": "cı", "other": "cu"}
"""CLDR's classes follow the last vowel of the number's name: 5-ci, 3-cü, 6-cı, 9-cu."""


def _georgian(value: int, kind: str) -> str:
    if value == 1:
        return "1-ლი"
    return f"მე-{value}" if kind == "many" else f"{value}-ე"


ORDINALS: dict[str, Suffix] = {
    "en": lambda value, kind: f"{value}{_ENGLISH[kind]}",
    "az": lambda value, kind: f"{value}-{_AZERBAIJANI[kind]}",
    "ru": lambda value, kind: f"{value}-й",
    "hy": lambda value, kind: f"{value}-ին" if kind == "one" else f"{value}-րդ",
    "ka": _georgian,
    "tr": lambda value, kind: f"{value}.",
    "fr": lambda value, kind: f"{value}{'er' if kind == 'one' else 'e'}",
    "de": lambda value, kind: f"{value}.",
    "fa": lambda value, kind: f"{value}م",
}
"""By language; Russian in the masculine nominative, where a sentence needs another form its translator writes it."""
