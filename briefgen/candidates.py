"""Articles -> what could be said of a topic: sentences and quotations that stand alone, each with its score's parts.

A candidate is verbatim: one or more spans of one article. Nothing is rewritten, shortened or filled in.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.model import Paragraph, Placement, QuoteMark, Sentence, Span
from briefgen.opening import Standing, standing
from briefgen.statement import JOINER
from briefgen.text import words
from briefgen.understood import Understood, paragraphs_of, sentences_of

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


def candidates(found: Understood, longest: int) -> tuple[Candidate, ...]:
    """Every candidate of an article, for every topic that its paragraphs were sorted into."""
    paragraphs, sentences = paragraphs_of(found), sentences_of(found)
    result: list[Candidate] = []
    for placement in found.placements:
        paragraph = paragraphs[placement.paragraph]
        inside = sentences.get(paragraph.n, ())
        before = _before(paragraph, paragraphs, sentences)
        result.extend(_of_paragraph(found, placement, paragraph, inside, before, longest))
    return tuple(result)


def _before(paragraph: Paragraph, paragraphs: dict[int, Paragraph], sentences: dict[int, tuple[Sentence, ...]]) -> Sentence | None:
    """The last sentence of the nearest body paragraph before this one."""
    for n in range(paragraph.n - 1, max(0, paragraph.n - 3), -1):
        if n in paragraphs and paragraphs[n].role == "body" and sentences.get(n):
            return sentences[n][-1]
    return None


def _of_paragraph(
    found: Understood, placement: Placement, paragraph: Paragraph, inside: Sequence[Sentence], before: Sentence | None, longest: int
) -> Iterator[Candidate]:
    quotes = [quote for quote in found.marks.quotes if quote.start < paragraph.end and quote.end > paragraph.start]
    taken: set[tuple[int, int]] = set()
    for index, sentence in enumerate(inside):
        quote = _quote_around(sentence, quotes, found)
        if quote is not None and quote.speaker is not None:
            span = _quoted(sentence, quote, found)
            if span is not None and (span.start, span.end) not in taken:
                taken.add((span.start, span.end))
                candidate = _make(found, placement, (span,), speaker=quote.speaker, is_quote=True)
                if candidate.standing != "dangling":
                    yield candidate
        elif quote is None or _whole(sentence, quote):
            spans = _with_antecedent(found, sentence, inside[index - 1] if index else before, longest)
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


def _whole(sentence: Sentence, quote: QuoteMark) -> bool:
    """Whether the sentence holds the whole quotation, so that its own words say whose it is."""
    return sentence.start <= quote.start and quote.end <= sentence.end and sentence.end - quote.end > 8


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
    own = Span(start=sentence.start, end=sentence.end)
    if len(words(text[own.start : own.end])) < SHORTEST or own.end - own.start > longest:
        return None
    if standing(text[own.start : own.end], language) != "dangling":
        return (own,)
    if before is None or standing(text[before.start : before.end], language) == "dangling" or own.end - before.start > longest:
        return None
    if before.paragraph == sentence.paragraph:
        return (Span(start=before.start, end=own.end),)
    return (Span(start=before.start, end=before.end), own)


def _make(
    found: Understood, placement: Placement, spans: tuple[Span, ...], *, speaker: str | None = None, is_quote: bool = False
) -> Candidate:
    text = JOINER.join(found.slice(span.start, span.end) for span in spans)
    inside = lambda start, end: any(span.start <= start and end <= span.end for span in spans)  # noqa: E731  # a three-word predicate
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
