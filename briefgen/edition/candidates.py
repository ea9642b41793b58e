"""Articles -> what could be said of a topic: excerpts with everything that ranks them. Nothing is rewritten."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from briefgen.edition.editions import bounds
from briefgen.edition.excerpts import Excerpt, Setting, excerpts, settings
from briefgen.edition.opening import Standing, standing
from briefgen.edition.understood import Understood
from briefgen.model import DateMark, DocumentMark, FigureMark, Placement, QuoteMark, Span
from briefgen.statement import JOINER

_RECENT = 21
"""Days before publication within which an event is news."""
_OLD = 365
"""Days before publication beyond which an event is background."""


class Candidate(Struct, frozen=True, kw_only=True):
    """Something that a section could show."""

    article: str
    topic: str
    spans: tuple[Span, ...]
    paragraph: int
    rank: int
    """Paragraphs of text before it."""
    text: str
    language: str | None
    speaker: str | None = None
    role: Span | None = None
    is_quote: bool = False
    joined: bool = False
    insertion: str | None = None
    score: float
    cues: frozenset[str]
    """The topic's phrases inside the spans, as they are written, in lower case."""
    standing: Standing
    people: tuple[str, ...] = ()
    """Who speaks or is named in it."""
    voices: int = 0
    """Quotations inside it whose speaker is named."""
    documents: int = 0
    figures: int = 0
    news: int = 0
    """1: it tells of something recent or to come; -1: only of what is long past; 0: of nothing dated."""
    facts: frozenset[str] = frozenset()
    """Numbers, dates and people in it, in a form that is the same in every language."""

    @property
    def key(self) -> tuple[str, int, int]:
        """Where it begins: the order of reading."""
        return self.article, self.spans[0].start, self.spans[-1].end


def candidates(found: Understood, longest: int) -> tuple[Candidate, ...]:
    """Every candidate of an article, for every topic that its paragraphs were sorted into."""
    known = settings(found)
    offered = {n: tuple(excerpts(found, setting, longest)) for n, setting in known.items()}
    marks = {n: _around(found, offers) for n, offers in offered.items() if offers}
    return tuple(
        _candidate(found, placement, known[placement.paragraph], excerpt, marks[placement.paragraph])
        for placement in found.placements
        for excerpt in offered[placement.paragraph]
    )


class _Near(NamedTuple):
    """The marks over the part of an article that a paragraph's excerpts are taken from."""

    mentions: tuple[tuple[str, Span], ...]
    dates: tuple[DateMark, ...]
    figures: tuple[FigureMark, ...]
    documents: tuple[DocumentMark, ...]
    quotes: tuple[QuoteMark, ...]


def _around(found: Understood, offers: Sequence[Excerpt]) -> _Near:
    marks = found.marks
    first = min(excerpt.spans[0].start for excerpt in offers)
    last = max(excerpt.spans[-1].end for excerpt in offers)
    return _Near(
        mentions=tuple((person.name, one) for person in marks.people for one in person.mentions if first <= one.start and one.end <= last),
        dates=tuple(mark for mark in marks.dates if mark.first and first <= mark.start and mark.end <= last),
        figures=tuple(mark for mark in marks.figures if first <= mark.start and mark.end <= last),
        documents=tuple(mark for mark in marks.documents if first <= mark.start and mark.end <= last),
        quotes=tuple(mark for mark in marks.quotes if mark.speaker is not None and first <= mark.start and mark.end <= last),
    )


def _candidate(found: Understood, placement: Placement, setting: Setting, excerpt: Excerpt, marks: _Near) -> Candidate:
    text = JOINER.join(found.slice(span.start, span.end) for span in excerpt.spans)
    if excerpt.insertion is not None:
        first, _, rest = text.partition(" ")
        text = f"{first} [{excerpt.insertion}] {rest}"
    is_quote = excerpt.speaker is not None

    def inside(start: int, end: int) -> bool:
        return any(span.start <= start and end <= span.end for span in excerpt.spans)

    named = {name for name, mention in marks.mentions if inside(mention.start, mention.end)}
    people = tuple(sorted({*([excerpt.speaker] if excerpt.speaker else []), *named}))
    dates = [mark for mark in marks.dates if inside(mark.start, mark.end)]
    events = [mark for mark in dates if mark.main]
    figures = [mark for mark in marks.figures if inside(mark.start, mark.end)]
    return Candidate(
        article=found.article.id,
        topic=placement.topic,
        spans=excerpt.spans,
        paragraph=placement.paragraph,
        rank=setting.rank,
        text=text,
        language=found.article.language,
        speaker=excerpt.speaker,
        role=excerpt.quote.role if excerpt.quote is not None else None,
        is_quote=is_quote,
        joined=excerpt.joined or excerpt.insertion is not None,
        insertion=excerpt.insertion,
        score=placement.score,
        cues=frozenset(
            found.slice(hit.start, hit.end).lower() for reason in placement.reasons for hit in reason.spans if inside(hit.start, hit.end)
        ),
        standing="alone" if excerpt.insertion is not None else standing(text, found.article.language, quoted=is_quote),
        people=people,
        voices=sum(not is_quote and inside(quote.start, quote.end) for quote in marks.quotes),
        documents=sum(inside(mark.start, mark.end) for mark in marks.documents),
        figures=len(figures),
        news=_news(found, events),
        facts=frozenset({f"n{mark.value:g}" for mark in figures} | {f"d{mark.first}" for mark in dates} | {f"p{name}" for name in named}),
    )


def _news(found: Understood, dates: list[DateMark]) -> int:
    published = bounds(found.article.published)
    if published is None or not dates:
        return 0
    day = date.fromisoformat(published[1]).toordinal()
    ages = [day - date.fromisoformat(mark.last or mark.first or published[1]).toordinal() for mark in dates]
    if min(ages) <= _RECENT:
        return 1
    return -1 if min(ages) > _OLD else 0
