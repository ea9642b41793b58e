"""Quote marks to quoted spans: a paragraph in, its outermost quotations out, in one pass with a small stack.

Curly, low, angled and straight marks; straight marks in straight marks are told apart by the spaces around them.
"""

import re
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import NamedTuple

_MARK = re.compile('["\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2018\u2019]')
_DEEPEST = 6
_MOST = 100
_MOST_MARKS = 1000
"""No real paragraph holds more quotations or marks; beyond them the rest of a paragraph is left alone."""
_OPENING_PUNCTUATION = frozenset('([{-\u2013\u2014/\u2026:"\u201c\u201e\u00ab\u2018')
_ENDS = frozenset(".,!?\u2026;:")
_OPENERS = {"\u201d": "\u201c\u201e\u201d", "\u201c": "\u201e", "\u00bb": "\u00ab", "\u00ab": "\u00bb", "\u203a": "\u2039"}
"""A closing mark -> the marks that it may close."""


class Quoted(NamedTuple):
    """An outermost quoted span, marks included; `closed` is False where it runs to the end of the paragraph."""

    start: int
    end: int
    closed: bool


class _Open(NamedTuple):
    mark: str
    at: int


class _Mark(NamedTuple):
    """A quote mark with its neighbours; `apostrophe` is set where a plural's genitive is likelier than an end."""

    char: str
    at: int
    before: str
    after: str
    apostrophe: bool

    @property
    def faces_right(self) -> bool:
        """Whether it looks like an opening mark: a space or bracket before it, a word after it."""
        return (self.before.isspace() or self.before in _OPENING_PUNCTUATION) and not self.after.isspace() and self.after not in _ENDS

    @property
    def faces_left(self) -> bool:
        """Whether it looks like a closing mark: no space before it, no word after it."""
        return not self.before.isspace() and not self.after.isalnum()


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    places = [match.start() for match in islice(_MARK.finditer(text, start, end), _MOST_MARKS)]
    for at, following in zip_longest(places, places[1:], fillvalue=-1):
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        # "neighbours' rights,'": after a plural the true end is still to come.
        ends_later = following > 0 and text[following] == "\u2019" and text[following - 1] in _ENDS
        yield _Mark(text[at], at, before, after, before == "s" and after == " " and ends_later)


def quoted(text: str, start: int, end: int) -> list[Quoted]:
    """The outermost quotations of the paragraph `text[start:end]`, in order."""
    found: list[Quoted] = []
    stack: list[_Open] = []
    last_closing = -1
    marks = list(_marks(text, start, end))
    for mark in marks:
        if len(found) >= _MOST:
            return found
        place = _closes(mark, stack)
        if place is None:
            if _opens(mark, stack) and len(stack) < _DEEPEST:
                stack.append(_Open(mark.char, mark.at))
            continue
        last_closing, bottom = mark.at, stack[0].at
        del stack[place:]
        if not stack:
            found.append(Quoted(bottom, mark.at + 1, closed=True))
    if stack and len(marks) < _MOST_MARKS:
        found.append(_unclosed(stack[0], last_closing, end))
    return found


def _unclosed(bottom: _Open, last_closing: int, end: int) -> Quoted:
    """One mark too few: the last closing mark ends the quotation, else the paragraph does."""
    if last_closing > bottom.at:
        return Quoted(bottom.at, last_closing + 1, closed=True)
    return Quoted(bottom.at, end, closed=False)


def _place(stack: list[_Open], openers: str) -> int | None:
    """Where in the stack the innermost of these opening marks stands."""
    return next((place for place in range(len(stack) - 1, -1, -1) if stack[place].mark in openers), None)


def _closes(mark: _Mark, stack: list[_Open]) -> int | None:
    """The place in the stack that a mark closes, or None if it closes nothing."""
    if not stack:
        return None
    if mark.char == '"':
        return _closes_straight(mark, stack)
    if mark.char == "\u2019":
        apostrophe = stack[-1].mark != "\u2018" or mark.after.isalnum() or mark.apostrophe
        return None if apostrophe else len(stack) - 1
    return _place(stack, _OPENERS[mark.char]) if mark.char in _OPENERS else None


def _closes_straight(mark: _Mark, stack: list[_Open]) -> int | None:
    ends = stack[-1].mark == '"' and mark.faces_left and mark.before in _ENDS
    if mark.faces_right and not ends:
        return None
    place = _place(stack, '"')
    return place if place is not None or not mark.faces_left else _place(stack, "\u201c\u201e")


def _opens(mark: _Mark, stack: list[_Open]) -> bool:
    if mark.char in "\u201c\u201e\u00ab\u2039":
        return not mark.after.isspace()
    if mark.char == '"':
        return mark.faces_right or not (mark.before.isalnum() or mark.after.isspace() or stack)
    if mark.char == "\u2018":
        return not mark.before.isalnum() and mark.after.isalnum()
    return mark.char in "\u201d\u00bb" and not stack and mark.faces_right
