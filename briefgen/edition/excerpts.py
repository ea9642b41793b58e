"""What of an article may be shown: sentences without dateline and credits, quotations without their marks.

Every excerpt is one or more spans of the article's text; nothing is rewritten.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefgen.edition.opening import standing
from briefgen.edition.understood import Understood, paragraphs_of, sentences_of
from briefgen.model import Paragraph, QuoteMark, Sentence, Span
from briefgen.sorting.topics import without_credits
from briefgen.text import words

SHORTEST = 6
"""Words: what is shorter says too little to stand alone."""
WHOLE = 360
"""Characters up to which a speaker's words in one paragraph are shown as one quotation."""
_PAUSE = 160
"""Characters that may stand between two quotations of one utterance: the attribution."""
_TRIM = " ,;:\u00a0\"'“”„«»‘’"


class Excerpt(NamedTuple):
    """Spans that are shown together; `speaker` of a quotation."""

    spans: tuple[Span, ...]
    speaker: str | None = None
    quote: QuoteMark | None = None
    joined: bool = False
    """Whether a sentence was taken along for its antecedent."""
    insertion: str | None = None
    """Who or what the first word means, to be printed after it in square brackets."""


class Setting(NamedTuple):
    """A paragraph with its sentences, the last sentence before it, its quotations, and how many paragraphs of text precede it."""

    n: int
    inside: tuple[Sentence, ...]
    before: Sentence | None
    quotes: tuple[QuoteMark, ...]
    rank: int


def settings(found: Understood) -> dict[int, Setting]:
    """Paragraph number -> its setting, for every paragraph that was sorted into a topic."""
    paragraphs, sentences = paragraphs_of(found), sentences_of(found)
    running = [n for n, paragraph in paragraphs.items() if paragraph.role in ("body", "quote")]
    wanted = sorted({placement.paragraph for placement in found.placements})
    return {
        n: Setting(
            n=n,
            inside=sentences.get(n, ()),
            before=_before(n, paragraphs, sentences),
            quotes=tuple(mark for mark in found.marks.quotes if mark.start < paragraphs[n].end and mark.end > paragraphs[n].start),
            rank=sum(other < n for other in running),
        )
        for n in wanted
    }


def _before(number: int, paragraphs: Mapping[int, Paragraph], sentences: Mapping[int, tuple[Sentence, ...]]) -> Sentence | None:
    """The last sentence of the nearest body paragraph before this one."""
    for n in range(number - 1, max(0, number - 3), -1):
        if n in paragraphs and paragraphs[n].role == "body" and sentences.get(n):
            return sentences[n][-1]
    return None


def excerpts(found: Understood, setting: Setting, longest: int) -> Iterator[Excerpt]:
    """What a paragraph offers: its speakers' utterances, and its other sentences."""
    spoken = [mark for mark in setting.quotes if mark.speaker is not None and _is_speech(found, mark)]
    for utterance in _utterances(spoken):
        yield from _spoken(found, setting, utterance)
    for index, sentence in enumerate(setting.inside):
        overlaps = any(mark.start < sentence.end and sentence.start < mark.end for mark in spoken)
        if not overlaps and _whole(sentence, setting.quotes):
            yield from _sentence(found, sentence, setting.inside[index - 1] if index else setting.before, longest)


def _is_speech(found: Understood, mark: QuoteMark) -> bool:
    """Whether a quotation is a statement of its own, not a few words inside the reporter's sentence."""
    inner = found.slice(mark.start, mark.end).strip(_TRIM + ".…")
    return bool(inner) and not inner[0].islower() and len(words(inner)) >= SHORTEST


def _utterances(marks: Sequence[QuoteMark]) -> Iterator[list[QuoteMark]]:
    """Quotations of one speaker with nothing but the attribution between them."""
    group: list[QuoteMark] = []
    for mark in marks:
        if group and (mark.speaker != group[-1].speaker or mark.start - group[-1].end > _PAUSE):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _spoken(found: Understood, setting: Setting, utterance: Sequence[QuoteMark]) -> Iterator[Excerpt]:
    """An utterance as a whole if it is short, else sentence by sentence."""
    speaker, language = utterance[0].speaker, found.article.language
    parts = [[span for one in setting.inside if (span := _quoted(found, one, mark)) is not None] for mark in utterance]
    merged = tuple(Span(start=part[0].start, end=part[-1].end) for part in parts if part)
    if merged and sum(span.end - span.start for span in merged) <= WHOLE:
        if standing(found.slice(merged[0].start, merged[0].end), language, quoted=True) != "dangling":
            yield Excerpt(merged, speaker, utterance[0])
        return
    for part in parts:
        for index, span in enumerate(part):
            if standing(found.slice(span.start, span.end), language, quoted=True) != "dangling":
                yield Excerpt((span,), speaker, utterance[0])
            elif index and standing(found.slice(part[index - 1].start, span.end), language, quoted=True) != "dangling":
                yield Excerpt((Span(start=part[index - 1].start, end=span.end),), speaker, utterance[0], joined=True)


def _whole(sentence: Sentence, quotes: Sequence[QuoteMark]) -> bool:
    """Whether no quotation is cut by the sentence, so that its own words say whose they are."""
    return not any(quote.start < edge < quote.end for quote in quotes for edge in (sentence.start, sentence.end))


def _quoted(found: Understood, sentence: Sentence, quote: QuoteMark) -> Span | None:
    """The part of a quotation that stands in a sentence, without its marks and the comma before the speaker."""
    start, end = max(sentence.start, quote.start), min(sentence.end, quote.end)
    text = found.article.text
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    if text[start:end].count('"') % 2 and end < len(text) and text[end] == '"':  # the mark belongs to a quotation inside
        end += 1
    return Span(start=start, end=end) if len(words(text[start:end])) >= 2 else None


def _sentence(found: Understood, sentence: Sentence, before: Sentence | None, longest: int) -> Iterator[Excerpt]:
    """A sentence that stands alone; one that points back together with the one before it, if that one stands alone."""
    text, language = found.article.text, found.article.language
    own = news(found, sentence)
    if len(words(text[own.start : own.end])) < SHORTEST or own.end - own.start > longest or text[own.start] == "(":
        return
    stands = standing(text[own.start : own.end], language)
    if stands != "dangling":
        yield Excerpt((own,))
    if stands == "alone" or before is None or own.end - before.start > longest:
        return
    near = before.paragraph == sentence.paragraph
    meant = None if near else _meant(found, text[own.start : own.end], before)
    if meant is not None:
        yield Excerpt((own,), insertion=meant)
        return
    first = news(found, before)
    if (near or stands == "dangling") and standing(text[first.start : first.end], language) == "alone":
        yield Excerpt((Span(start=first.start, end=own.end),) if near else (first, own), joined=True)


_SAYING = re.compile(r"(?:He|She|It) (?:also |then )?(?:says?|said|adds?|added|states?|stated|notes?|noted|stressed|stresses|described)\b")
_THING_SAYS = re.compile(r"[,”\"] (?:reads?|says?|said|states?|stated|adds?|added|notes?|noted) (the [a-z]+)\.\Z")


def _meant(found: Understood, sentence: str, before: Sentence) -> str | None:
    """Whom "he said" or "it says" means: the one speaker, or the document, of the quotation in the sentence before; else None."""
    opening = _SAYING.match(sentence)
    if opening is None:
        return None
    if sentence.startswith("It "):
        said = _THING_SAYS.search(found.slice(before.start, before.end))
        return said[1] if said else None
    speakers = {mark.speaker for mark in found.marks.quotes if mark.start < before.end and mark.end > before.start}
    named = {person.name for person in found.marks.people if any(before.start <= m.start < before.end for m in person.mentions)}
    speaker = next(iter(speakers), None) if len(speakers) == 1 else None
    return speaker if speaker is not None and named == {speaker} else None


def news(found: Understood, sentence: Sentence) -> Span:
    """A sentence without the dateline that it opens with and the credits that it ends with."""
    dateline = found.article.dateline
    opens = dateline is not None and dateline.start == sentence.start and dateline.end < sentence.end
    start = dateline.end if dateline is not None and opens else sentence.start
    shown = without_credits(found.slice(start, sentence.end)).rstrip()
    return Span(start=start, end=start + len(shown) if shown else sentence.end)
