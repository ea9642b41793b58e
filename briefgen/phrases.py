"""Phrases found in text in one pass over its words: a list of phrases in, their places (code point spans) out.

Case, hyphens, dashes, curly and missing apostrophes do not matter; `word*` matches every word that begins so.
The cost is one dictionary look-up per word of the text, whatever the number of phrases.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

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
_NOWHERE, _START = 0, 1
"""States of a search: no phrase goes on so; no word has been read."""
_MOST_MOVES = 200_000
"""Steps of a search that are remembered: some 20 MB."""
_SHORT_TEXT = 4_000
_MOST_TEXTS = 256
"""Paragraphs whose words are remembered: those of one article, while one index after the other is asked about them."""


_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def of_latest(make: Callable[[_Given], _Made]) -> Callable[[_Given], _Made]:
    """`make` with what it made of the very object that it was given last: to hash thousands of phrases takes longer than to find them."""
    latest: list[tuple[_Given, _Made]] = []

    @functools.wraps(make)
    def remembered(given: _Given) -> _Made:
        if not latest or latest[0][0] is not given:
            latest[:] = [(given, make(given))]
        return latest[0][1]

    return remembered


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
        for number, phrase in enumerate(self.phrases):
            self._add(number, phrase)
        self._lengths = sorted({len(stem) for stem in self._begun})
        self._forget()

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

    def _state(self, nodes: tuple[int, ...]) -> int:
        """The number of a set of nodes that a text has led to."""
        number = self._numbered.get(nodes)
        if number is None:
            number = self._numbered[nodes] = len(self._moves)
            self._moves.append(_Moves(self._move, nodes))
            self._found.append(tuple(phrase for node in nodes for phrase in self._ends[node]))
        return number

    def _move(self, nodes: tuple[int, ...], word: str) -> int:
        """The state to which a written word leads from `nodes`."""
        self._known += 1
        numbers = self._numbers(word)
        if not numbers:
            return _NOWHERE
        steps = [self._steps[node] for node in nodes]
        return self._state(tuple(dict.fromkeys(step[number] for number in numbers for step in steps if number in step)))

    def _forget(self) -> None:
        """Begin with the states anew: the empty one, and the one before any word."""
        self._known = 0
        self._numbered: dict[tuple[int, ...], int] = {}
        self._moves: list[_Moves] = []
        self._found: list[tuple[int, ...]] = []
        self._state(())
        self._state((0,))

    def hits(self, text: str, offset: int = 0) -> list[Hit]:
        """Every occurrence of every phrase, in the order of their beginnings; `offset` is added to their places."""
        if self._known > _MOST_MOVES:
            self._forget()
        found = words_of(text)
        hits: list[Hit] = []
        states = list(map(self._moves[_START].__getitem__, found.words))
        for at in itertools.compress(itertools.count(), states):
            self._follow(found, at, states[at], hits, offset)
        return hits

    def _follow(self, found: Words, first: int, state: int, hits: list[Hit], offset: int) -> None:
        """Add the phrases that begin with word `first`, which leads to `state`."""
        words, starts, gaps = found
        start, at, last = starts[first] + offset, first, len(words) - 1
        while state:
            for number in self._found[state]:
                hits.append(Hit(number, start, starts[at] + len(words[at]) + offset))
            if at == last or not (gaps[at] == " " or _joined(gaps[at], words[at])):
                return
            at += 1
            state = self._moves[state][words[at]]


class _Moves(dict[str, int]):
    """Where words lead from a set of nodes, by number of state: worked out for the words that occur, and remembered."""

    def __init__(self, move: Callable[[tuple[int, ...], str], int], nodes: tuple[int, ...]) -> None:
        super().__init__()
        self.move, self.nodes = move, nodes

    def __missing__(self, word: str) -> int:
        self[word] = state = self.move(self.nodes, word)
        return state


def _joined(gap: str, left: str) -> bool:
    """Whether two words stand beside each other: nothing between them but spaces, hyphens, quote marks, an initial's full stop."""
    return len(gap) <= _LONGEST_JOINT and (gap == "." or (gap == ". " and len(left) == 1) or _JOINTS.issuperset(gap))
