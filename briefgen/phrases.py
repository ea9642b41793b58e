"""Phrases found in text in one pass over its words: a list of phrases in, their places (code point spans) out.

Case, hyphens, dashes, curly and missing apostrophes do not matter; `word*` matches every word that begins so.
The cost is one dictionary look-up per word of the text, whatever the number of phrases.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_IGNORABLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(rf"[\w\u0300-\u036f{_IGNORABLE}]+(?:['\u2018\u2019\u02bc\u201b`\u00b4][\w\u0300-\u036f{_IGNORABLE}]+)*")
_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201b": "'", "`": "'", "\u00b4": "'", "ё": "е", "Ё": "Е"})
_DROPPED = str.maketrans("", "", _IGNORABLE + "\u0307")
_JOINTS = frozenset(" \t\n\u00a0\u2009\u202f-\u2010\u2011\u2012\u2013\u2014/\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb")
_LONGEST_JOINT = 3
_ELISIONS = frozenset({"l", "d", "qu", "dell", "all", "nell", "sull", "un"})
_MEMO = 50_000


class Token(NamedTuple):
    """A word of a text: its span and the forms under which it may be looked up."""

    start: int
    end: int
    forms: tuple[str, ...]


class Hit(NamedTuple):
    """One occurrence of a phrase: the phrase's number and its span."""

    phrase: int
    start: int
    end: int


@functools.lru_cache(maxsize=_MEMO)
def forms(word: str) -> tuple[str, ...]:
    """The look-up forms of one word: without apostrophes, and without what an apostrophe cuts off ("Russia's": russias, russia)."""
    plain = unicodedata.normalize("NFC", word.translate(_APOSTROPHES)).lower().translate(_DROPPED)
    if "'" not in plain:
        return (plain,)
    parts = plain.split("'")
    found = ["".join(parts)]
    if len(parts[0]) > 2:
        found.append(parts[0])
    if parts[0] in _ELISIONS:
        found.append(parts[-1])
    return tuple(found)


def tokens(text: str) -> list[Token]:
    """The words of `text` with their spans, in order."""
    return [Token(found.start(), found.end(), forms(found.group())) for found in _WORD.finditer(text)]


def key(phrase: str) -> tuple[str, ...]:
    """What a phrase is compared by: its words in look-up form, a trailing `*` kept. Empty if it holds no word."""
    found: list[str] = []
    for match in _WORD.finditer(phrase):
        star = "*" if phrase[match.end() : match.end() + 1] == "*" else ""
        found.append(forms(match.group())[0] + star)
    return tuple(found)


class Index:
    """Phrases compiled for searching. `phrases[n]` is the phrase with number n, as it was written."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)
        self._whole: dict[str, list[int]] = {}
        self._begun: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._steps: dict[tuple[int, int], int] = {}
        self._ends: dict[int, list[int]] = {}
        self._nodes = 1
        self._memo: dict[str, tuple[int, ...]] = {}
        for number, phrase in enumerate(self.phrases):
            self._add(number, phrase)
        self._lengths = sorted({len(stem) for stem in self._begun})

    def _add(self, number: int, phrase: str) -> None:
        node = 0
        written = [match.group() for match in _WORD.finditer(phrase)]
        words = key(phrase)
        if not words:
            return
        for word, spelling in zip(words, written, strict=True):
            step = (node, self._word(word, name=spelling[:1].isupper()))
            if step not in self._steps:
                self._steps[step] = self._nodes
                self._nodes += 1
            node = self._steps[step]
        self._ends.setdefault(node, []).append(number)

    def _word(self, word: str, *, name: bool) -> int:
        # A name may have lost the apostrophe of its genitive ("Russias"); a common noun's plural is another word.
        label = word + ("+" if name else "")
        if label in self._words:
            return self._words[label]
        number = self._words[label] = len(self._words)
        if word.endswith("*"):
            self._words[word] = self._words[word + "+"] = self._begun[word[:-1]] = number
            return number
        for spelling in (word, word + "s") if name else (word,):
            self._whole.setdefault(spelling, []).append(number)
        return number

    def _numbers(self, form: str) -> tuple[int, ...]:
        known = self._memo.get(form)
        if known is None:
            if len(self._memo) > _MEMO:
                self._memo.clear()
            begun = [self._begun[form[:n]] for n in self._lengths if n <= len(form) and form[:n] in self._begun]
            known = self._memo[form] = (*self._whole.get(form, ()), *begun)
        return known

    def _following(self, nodes: list[int], token: Token) -> list[int]:
        found = dict.fromkeys(
            self._steps[step]
            for form in token.forms
            for number in self._numbers(form)
            for node in nodes
            if (step := (node, number)) in self._steps
        )
        return list(found)

    def hits(self, text: str) -> list[Hit]:
        """Every occurrence of every phrase, in the order of their beginnings."""
        return list(self.search(text, tokens(text)))

    def search(self, text: str, found: list[Token]) -> Iterator[Hit]:
        """As `hits`, for a text whose words are known already."""
        for first, token in enumerate(found):
            nodes, at = self._following([0], token), first
            while nodes:
                for node in nodes:
                    for number in self._ends.get(node, ()):
                        yield Hit(number, token.start, found[at].end)
                at += 1
                if at >= len(found) or not _joined(text, found[at - 1], found[at]):
                    break
                nodes = self._following(nodes, found[at])


def _joined(text: str, left: Token, right: Token) -> bool:
    """Whether two words stand beside each other: nothing between them but spaces, hyphens, quote marks, an initial's full stop."""
    if right.start - left.end > _LONGEST_JOINT:
        return False
    gap = text[left.end : right.start]
    return gap == "." or (gap == ". " and left.end - left.start == 1) or _JOINTS.issuperset(gap)
