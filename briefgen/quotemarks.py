"""Quote marks to quoted spans: a paragraph in, its outermost quotations out, in one pass with a small stack.

Curly, low, angled and straight marks; straight marks in straight marks are told apart by the spaces around them.
"""

import re
from typing import NamedTuple

_MARK = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2018\u2019]")
_DEEPEST = 6
_MOST = 100
"""No real paragraph holds more quotations; beyond them the rest of a paragraph is left alone."""
_OPENING_PUNCTUATION = frozenset("([{-\u2013\u2014/\u2026:\"\u201c\u201e\u00ab\u2018")
_ENDS = frozenset(".,!?\u2026;:")


class Quoted(NamedTuple):
    """An outermost quoted span, marks included; `closed` is False where it runs to the end of the paragraph."""

    start: int
    end: int
    closed: bool


class _Open(NamedTuple):
    mark: str
    at: int


def quoted(text: str, start: int, end: int) -> list[Quoted]:
    """The outermost quotations of the paragraph `text[start:end]`, in order."""
    found: list[Quoted] = []
    stack: list[_Open] = []
    last_closing = -1
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    for number, at in enumerate(marks):
        if len(found) >= _MOST:
            return found
        following = marks[number + 1] if number + 1 < len(marks) else -1
        closes = _closes(text, at, start, end, stack, following)
        if closes is None:
            if _opens(text, at, start, end, stack) and len(stack) < _DEEPEST:
                stack.append(_Open(text[at], at))
            continue
        last_closing = at
        bottom = stack[0].at
        del stack[closes:]
        if not stack:
            found.append(Quoted(bottom, at + 1, closed=True))
    if stack:
        found.append(_unclosed(text, stack[0], last_closing, end))
    return found


def _unclosed(text: str, bottom: _Open, last_closing: int, end: int) -> Quoted:
    """One mark too few: the last closing mark ends the quotation, else the paragraph does."""
    if last_closing > bottom.at:
        return Quoted(bottom.at, last_closing + 1, closed=True)
    return Quoted(bottom.at, end, closed=False)


def _around(text: str, at: int, start: int, end: int) -> tuple[str, str]:
    return (text[at - 1] if at > start else " "), (text[at + 1] if at + 1 < end else " ")


def _faces_right(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark looks like an opening one: a space or bracket before it, a word after it."""
    before, after = _around(text, at, start, end)
    return (before.isspace() or before in _OPENING_PUNCTUATION) and not after.isspace() and after not in _ENDS


def _faces_left(text: str, at: int, start: int, end: int) -> bool:
    before, after = _around(text, at, start, end)
    return not before.isspace() and not after.isalnum()


def _place(stack: list[_Open], openers: str) -> int | None:
    """Where in the stack the innermost of these opening marks stands."""
    return next((place for place in range(len(stack) - 1, -1, -1) if stack[place].mark in openers), None)


def _closes(text: str, at: int, start: int, end: int, stack: list[_Open], following: int) -> int | None:
    """The place in the stack that the mark at `at` closes, or None if it closes nothing."""
    if not stack:
        return None
    mark = text[at]
    if mark == '"':
        if _faces_right(text, at, start, end) and not (stack[-1].mark == '"' and _faces_left(text, at, start, end) and _ended(text, at)):
            return None
        place = _place(stack, '"')
        return place if place is not None else _place(stack, "\u201c\u201e") if _faces_left(text, at, start, end) else None
    if mark == "\u2019":
        return _closes_single(text, at, start, end, stack, following)
    openers = {"\u201d": "\u201c\u201e\u201d", "\u201c": "\u201e", "\u00bb": "\u00ab", "\u00ab": "\u00bb", "\u203a": "\u2039"}.get(mark, "")
    return _place(stack, openers) if openers else None


def _ended(text: str, at: int) -> bool:
    return text[at - 1] in _ENDS


def _closes_single(text: str, at: int, start: int, end: int, stack: list[_Open], following: int) -> int | None:
    """A single mark closes unless it is an apostrophe: inside a word, or after a plural ("neighbours' rights") with the true end to come."""
    before, after = _around(text, at, start, end)
    if stack[-1].mark != "\u2018" or after.isalnum():
        return None
    later = following > 0 and text[following] == "\u2019" and text[following - 1] in _ENDS
    return None if before == "s" and after == " " and later else len(stack) - 1


def _opens(text: str, at: int, start: int, end: int, stack: list[_Open]) -> bool:
    mark = text[at]
    before, after = _around(text, at, start, end)
    if mark in "\u201c\u201e\u00ab\u2039":
        return not after.isspace()
    if mark == '"':
        return _faces_right(text, at, start, end) or not (before.isalnum() or after.isspace() or stack)
    if mark == "\u2018":
        return not before.isalnum() and after.isalnum()
    return mark in "\u201d\u00bb" and not stack and _faces_right(text, at, start, end)
