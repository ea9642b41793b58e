"""Phrases found in text in one pass over its words: a list of phrases in, their places (code point spans) out.

Case, hyphens, dashes, curly and missing apostrophes do not matter; `word*` matches every word that begins so.
The cost is one dictionary look-up per word of the text, whatever the number of phrases.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_IGNORABLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u055b\u055c\u055e"
"""Signs that stand inside words and change none: soft hyphens, joiners, the Armenian marks of emphasis, exclamation and question."""
_WORD = re.compile(rf"[\w\u0300-\u036f{_IGNORABLE}]+(?:['\u2018\u2019\u02bc\u201b`\u00b4][\w\u0300-\u036f{_IGNORABLE}]+)*")
_PARTED = re.compile(f"({_WORD.pattern})")
_APOSTROPHES = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201b": "'", "`": "'", "\u00b4": "'", "ё": "е", "Ё": "Е", "\u0587": "\u0565\u0582"}
)
_DROPPED = str.maketrans("", "", _IGNORABLE + "\u0307")
_JOINTS = frozenset(" \t\n\u00a0\u2009\u202f-\u2010\u2011\u2012\u2013\u2014/\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb")
_LONGEST_JOINT = 3
_ELISIONS = frozenset({"l", "d", "qu", "dell", "all", "nell", "sull", "un"})
_MEMO = 50_000
_SHORT_TEXT = 4_000
_MOST_TEXTS = 256
"""Paragraphs whose words are remembered: those of one article, while one index after the other is asked about them."""


class Words(NamedTuple):
    """The words of a text as written, where each begins, and what stands between a word and the next."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    gaps: tuple[str, ...]


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


def words_of(text: str) -> Words:
    """The words of `text` in order; those of short texts are remembered, for every index that is asked about them."""
    return _remembered(text) if len(text) <= _SHORT_TEXT else _words(text)


def _words(text: str) -> Words:
    pieces = _PARTED.split(text)
    starts = tuple(itertools.accumulate(map(len, pieces)))
    return Words(tuple(pieces[1::2]), starts[:-1:2], tuple(pieces[2::2]))


_remembered = functools.lru_cache(maxsize=_MOST_TEXTS)(_words)


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
        self._steps: list[dict[int, int]] = [{}]
        self._ends: list[list[int]] = [[]]
        self._memo: dict[str, tuple[int, ...]] = {}
        self._begins: dict[str, list[int]] = {}
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
            step = self._word(word, name=spelling[:1].isupper())
            if step not in self._steps[node]:
                self._steps[node][step] = len(self._steps)
                self._steps.append({})
                self._ends.append([])
            node = self._steps[node][step]
        self._ends[node].append(number)

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

    def _numbers(self, word: str) -> tuple[int, ...]:
        """The numbers of a written word of a text among the words of the phrases."""
        known = self._memo.get(word)
        if known is None:
            if len(self._memo) > _MEMO:
                self._memo.clear()
            known = self._memo[word] = tuple(number for form in forms(word) for number in self._numbers_of_form(form))
        return known

    def _numbers_of_form(self, form: str) -> list[int]:
        begun = [self._begun[form[:n]] for n in self._lengths if n <= len(form) and form[:n] in self._begun]
        return [*self._whole.get(form, ()), *begun]

    def _following(self, nodes: list[int], word: str) -> list[int]:
        """The nodes to which a word leads from `nodes`."""
        numbers = self._numbers(word)
        if not numbers:
            return []
        steps = [self._steps[node] for node in nodes]
        return list(dict.fromkeys(step[number] for number in numbers for step in steps if number in step))

    def _first(self, word: str) -> list[int]:
        """The nodes to which a word leads from the root: asked of every word of every text, so remembered."""
        if len(self._begins) > _MEMO:
            self._begins.clear()
        found = self._begins[word] = self._following([0], word)
        return found

    def hits(self, text: str, offset: int = 0) -> list[Hit]:
        """Every occurrence of every phrase, in the order of their beginnings; `offset` is added to their places."""
        found = words_of(text)
        hits: list[Hit] = []
        begins = self._begins
        for at, word in enumerate(found.words):
            nodes = begins.get(word)
            if nodes is None:
                nodes = self._first(word)
            if nodes:
                self._follow(found, at, nodes, hits, offset)
        return hits

    def _follow(self, found: Words, first: int, nodes: list[int], hits: list[Hit], offset: int) -> None:
        """Add the phrases that begin with word `first`, which leads to `nodes`."""
        start, at = found.starts[first] + offset, first
        while True:
            for node in nodes:
                for number in self._ends[node]:
                    hits.append(Hit(number, start, found.starts[at] + len(found.words[at]) + offset))
            at += 1
            if at >= len(found.words) or not _joined(found.gaps[at - 1], found.words[at - 1]):
                return
            nodes = self._following(nodes, found.words[at])
            if not nodes:
                return


def _joined(gap: str, left: str) -> bool:
    """Whether two words stand beside each other: nothing between them but spaces, hyphens, quote marks, an initial's full stop."""
    if gap == " ":
        return True
    return len(gap) <= _LONGEST_JOINT and (gap == "." or (gap == ". " and len(left) == 1) or _JOINTS.issuperset(gap))
