"""Articles -> dated statements in the order of their dates, from sentences that no section shows."""

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from briefgen.edition.excerpts import SHORTEST, news
from briefgen.edition.opening import standing
from briefgen.edition.salience import Vector, says_the_same
from briefgen.edition.understood import Understood
from briefgen.model import DateMark, Sentence, Span
from briefgen.text import words

Precision = Literal["day", "month", "season", "year"]
_EXACTNESS: dict[str, float] = {"day": 0.4, "month": 0.3, "season": 0.2, "year": 0.1}


class Dated(Struct, frozen=True, kw_only=True):
    """A sentence with the date that it tells of."""

    article: str
    paragraph: int
    span: Span
    text: str
    language: str | None
    first: str
    last: str
    precision: Precision
    weight: float


def dated(found: Understood, shown: Collection[tuple[int, int]], longest: int) -> list[Dated]:
    """Sentences of one article that stand alone, whose event has exactly one settled date, and overlap none of the `shown` spans."""
    topical = {placement.paragraph for placement in found.placements}
    roles = {paragraph.n: paragraph.role for paragraph in found.article.paragraphs}
    return [
        _entry(found, sentence, marks[0])
        for sentence in found.article.sentences
        if sentence.paragraph in topical
        and roles[sentence.paragraph] == "body"
        and not any(sentence.start < end and start < sentence.end for start, end in shown)
        and _stands(found, sentence, longest)
        and len(marks := _marks(found, sentence)) >= 1
        and len({(mark.first, mark.last) for mark in marks}) == 1
    ]


def _marks(found: Understood, sentence: Sentence) -> list[DateMark]:
    return [
        mark
        for mark in found.marks.dates
        if mark.main and mark.first and mark.last and sentence.start <= mark.start and mark.end <= sentence.end
    ]


def _stands(found: Understood, sentence: Sentence, longest: int) -> bool:
    span = news(found, sentence)
    text = found.slice(span.start, span.end)
    inside_quote = any(quote.start < sentence.start < quote.end or quote.start < sentence.end < quote.end for quote in found.marks.quotes)
    return not inside_quote and len(text) <= longest and len(words(text)) >= SHORTEST and standing(text, found.article.language) == "alone"


def _entry(found: Understood, sentence: Sentence, mark: DateMark) -> Dated:
    precision: Precision = mark.precision if mark.precision != "unknown" else "day"
    span = news(found, sentence)
    score = max((placement.score for placement in found.placements if placement.paragraph == sentence.paragraph), default=0.0)
    return Dated(
        article=found.article.id,
        paragraph=sentence.paragraph,
        span=span,
        text=found.slice(span.start, span.end),
        language=found.article.language,
        first=mark.first or "",
        last=mark.last or "",
        precision=precision,
        weight=score + _EXACTNESS[precision],
    )


def timeline(entries: Iterable[Dated], most: int, shown: Sequence[str], vector: Mapping[str, Vector]) -> list[Dated]:
    """The weightiest entries, none that says what is `shown` or another entry says, oldest first. `vector` by text."""
    kept: list[Dated] = []
    for entry in sorted(entries, key=lambda entry: (-entry.weight, entry.article, entry.span.start)):
        own = (entry.text, vector[entry.text])
        others = itertools.chain(shown, (other.text for other in kept))
        if len(kept) < most and not any(says_the_same(own, (other, vector[other])) for other in others):
            kept.append(entry)
    return sorted(kept, key=lambda entry: (entry.first, entry.last, entry.article, entry.span.start))
