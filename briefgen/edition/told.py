"""What is compared between sources: one source's way of telling something, and two that differ."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from briefgen.edition.understood import Understood
from briefgen.model import Sentence

Voices = Mapping[str, frozenset[str]]
"""Article id -> the publisher families that speak through it; two articles are independent if they have none in common."""


class Told(NamedTuple):
    """One source's way of telling it: the sentence, the words that differ, and what they are about."""

    found: Understood
    sentence: Sentence
    value: str
    what: str

    @property
    def place(self) -> tuple[str, int]:
        """Where the sentence stands."""
        return self.found.article.id, self.sentence.start


class Difference(NamedTuple):
    """One thing told differently."""

    kind: Literal["figure", "date", "office"]
    sides: tuple[Told, Told]


def words_of(found: Understood, sentence: Sentence) -> str:
    """The words of a sentence."""
    return found.slice(sentence.start, sentence.end)


def is_quoted(found: Understood, sentence: Sentence) -> bool:
    """Whether part of a sentence stands in quotation marks: what somebody said is not what the source says."""
    return any(quote.start < sentence.end and sentence.start < quote.end for quote in found.marks.quotes)
