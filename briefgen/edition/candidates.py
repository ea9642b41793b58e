"""Articles -> what could be said of a topic: sentences and quotations that stand alone, each with its score's parts.

A candidate is verbatim: one or more spans of one article. Nothing is rewritten, shortened or filled in.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from briefgen.edition.opening import Standing, standing
from briefgen.edition.understood import Understood, paragraphs_of, sentences_of
from briefgen.model import Paragraph, Placement, QuoteMark, Sentence, Span
from briefgen.statement import JOINER
from briefgen.text import words

SHORTEST = 6
"""Words: what is shorter says too little to stand alone."""
QUOTED_SHARE = 0.5
"""From this share of quoted characters on, a sentence is shown as a quotation of its speaker."""
_TRIM = " ,;:\u00a0\"'“”„«»‘’"


class Candidate(Struct, frozen=True, kw_only=True):
    """Something that a section could show. `hits` counts the topic's phrases inside the spans."""

    article: str
    topic: str
    spans: tuple[Span, ...]
    paragraph: int
    text: str
    speaker: str | None = None
    is_quote: bool = False
    score: float
    hits: int
    standing: Standing
    people: tuple[str, ...] = ()
    """Who speaks or is named in it."""
    voices: int = 0
    """Quotations inside it whose speaker is named."""
    documents: int = 0
    figures: int = 0
    dated: int = 0

    @property
    def key(self) -> tuple[str, int, int]:
        """Where it begins: the order of reading."""
        return self.article, self.spans[0].start, self.spans[-1].end


class _Setting(NamedTuple):
    """A paragraph with its sentences, the last sentence before it and the quotations in it."""

    n: int
    inside: tuple[Sentence, ...]
    before: Sentence | None
    quotes: tuple[QuoteMark, ...]


def candidates(found: Understood, longest: int) -> tuple[Candidate, ...]:
    """Every candidate of an article, for every topic that its paragraphs were sorted into."""
    settings = _settings(found, {placement.paragraph for placement in found.placements})
    return tuple(one for placement in found.placements for one in _placed(found, placement, settings[placement.paragraph], longest))


def _settings(found: Understood, wanted: Collection[int]) -> dict[int, _Setting]:
    paragraphs, sentences = paragraphs_of(found), sentences_of(found)
    return {
        n: _Setting(
            n=n,
            inside=sentences.get(n, ()),
            before=_before(n, paragraphs, sentences),
            quotes=tuple(mark for mark in found.marks.quotes if mark.start < paragraphs[n].end and mark.end > paragraphs[n].start),
        )
        for n in wanted
    }


def _before(number: int, paragraphs: Mapping[int, Paragraph], sentences: Mapping[int, tuple[Sentence, ...]]) -> Sentence | None:
    """The last sentence of the nearest body paragraph before this one."""
    for n in range(number - 1, max(0, number - 3), -1):
        if n in paragraphs and paragraphs[n].role == "body" and sentences.get(n):
            return sentences[n][-1]
    return None


def _placed(found: Understood, placement: Placement, setting: _Setting, longest: int) -> Iterator[Candidate]:
    """What a paragraph offers to one topic."""
    for index, sentence in enumerate(setting.inside):
        quote = _quote_around(sentence, setting.quotes, found)
        if quote is not None and quote.speaker is not None:
            span = _quoted(sentence, quote, found)
            if span is not None:
                candidate = _make(found, placement, (span,), speaker=quote.speaker, is_quote=True)
                if candidate.standing != "dangling":
                    yield candidate
        elif _whole(sentence, setting.quotes):
            spans = _with_antecedent(found, sentence, setting.inside[index - 1] if index else setting.before, longest)
            if spans is not None:
                yield _make(found, placement, spans)


def _quote_around(sentence: Sentence, quotes: Sequence[QuoteMark], found: Understood) -> QuoteMark | None:
    """The quotation that fills most of a sentence, if one does."""
    length = max(1, sentence.end - sentence.start)
    for quote in quotes:
        shared = min(sentence.end, quote.end) - max(sentence.start, quote.start)
        if shared / length >= QUOTED_SHARE and len(words(found.slice(quote.start, quote.end))) >= SHORTEST:
            return quote
    return None


def _whole(sentence: Sentence, quotes: Sequence[QuoteMark]) -> bool:
    """Whether no quotation is cut by the sentence, so that its own words say whose they are."""
    return not any(quote.start < edge < quote.end for quote in quotes for edge in (sentence.start, sentence.end))


def _quoted(sentence: Sentence, quote: QuoteMark, found: Understood) -> Span | None:
    """The part of the quotation that stands in the sentence, without its marks and the comma before the speaker."""
    start, end = max(sentence.start, quote.start), min(sentence.end, quote.end)
    text = found.article.text
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    balanced = text[start:end]
    if balanced.count('"') % 2 and end < len(text) and text[end] == '"':  # the mark belongs to a quotation inside
        end += 1
    return Span(start=start, end=end) if len(words(text[start:end])) >= SHORTEST else None


def _with_antecedent(found: Understood, sentence: Sentence, before: Sentence | None, longest: int) -> tuple[Span, ...] | None:
    """The sentence, together with the one before it where it opens by pointing back; None if that does not help."""
    text, language = found.article.text, found.article.language
    own = news(found, sentence)
    if len(words(text[own.start : own.end])) < SHORTEST or own.end - own.start > longest or text[own.start] == "(":
        return None
    if standing(text[own.start : own.end], language) != "dangling":
        return (own,)
    if before is None or standing(text[before.start : before.end], language) == "dangling" or own.end - before.start > longest:
        return None
    first = news(found, before)
    return (Span(start=first.start, end=own.end),) if before.paragraph == sentence.paragraph else (first, own)


def news(found: Understood, sentence: Sentence) -> Span:
    """A sentence without the dateline that it opens with."""
    dateline = found.article.dateline
    opens = dateline is not None and dateline.start == sentence.start and dateline.end < sentence.end
    return Span(start=dateline.end if dateline is not None and opens else sentence.start, end=sentence.end)


def _make(
    found: Understood, placement: Placement, spans: tuple[Span, ...], *, speaker: str | None = None, is_quote: bool = False
) -> Candidate:
    text = JOINER.join(found.slice(span.start, span.end) for span in spans)

    def inside(start: int, end: int) -> bool:
        return any(span.start <= start and end <= span.end for span in spans)

    marks = found.marks
    named = [person.name for person in marks.people if any(inside(mention.start, mention.end) for mention in person.mentions)]
    return Candidate(
        article=found.article.id,
        topic=placement.topic,
        spans=spans,
        paragraph=placement.paragraph,
        text=text,
        speaker=speaker,
        is_quote=is_quote,
        score=placement.score,
        hits=len({hit for reason in placement.reasons for hit in reason.spans if inside(hit.start, hit.end)}),
        standing=standing(text, found.article.language, quoted=is_quote),
        people=tuple(sorted({*([speaker] if speaker else []), *named})),
        voices=sum(not is_quote and quote.speaker is not None and inside(quote.start, quote.end) for quote in marks.quotes),
        documents=sum(inside(mark.start, mark.end) for mark in marks.documents),
        figures=sum(inside(mark.start, mark.end) for mark in marks.figures),
        dated=sum(inside(mark.start, mark.end) for mark in marks.dates if mark.first),
    )
