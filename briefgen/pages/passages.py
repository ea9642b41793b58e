"""Article + what an edition cites of it -> `EvidenceView`: the text cut at sentences and citations, nothing added or lost.

Joining the pieces of a paragraph gives its text again, and joining paragraphs with a blank line gives the article's.
"""

import itertools
from collections.abc import Sequence
from urllib.parse import quote

from briefgen.model import Article, Paragraph, Sentence
from briefgen.pages import wording
from briefgen.pages.context import CitedSpan, PageContext
from briefgen.pages.places import span_anchor
from briefgen.pages.siteviews import EvidenceView, ParagraphView, Piece, SentenceView
from briefgen.reading.languages import detect

_FRAGMENT_WORDS = 6
"""A longer passage is named by its first and last words (`text=start,end` of the Text Fragments draft)."""


def evidence_view(article: Article, cited: Sequence[CitedSpan], ctx: PageContext) -> EvidenceView:
    """The evidence page of one article, as the edition `ctx.edition` cites it."""
    locale, url = ctx.locale, wording.web_address(article.url)
    title = wording.run(article.title or article.path, article.language if article.title else None, locale)
    body = wording.run(article.text, article.language, locale)
    made = tuple(_paragraph(article, paragraph, cited, url) for paragraph in paragraphs(article))
    titled = bool(made) and made[0].role == "title"
    return EvidenceView(
        id=article.id,
        title=title,
        heading=made[0] if titled else None,
        lang=body.lang,
        dir=body.dir,
        language=wording.language(article.language, locale),
        publisher=wording.name(article.publisher, locale),
        agency=wording.agency(article.agency, article.publisher, locale),
        authors=tuple(wording.run(author, None, locale) for author in article.authors),
        place=wording.name(article.place, locale),
        published=wording.published(article.published, locale),
        basis=article.published.basis,
        url=url,
        url_text=wording.shorten_url(url) if url else None,
        licence=article.licence,
        rights=wording.run(article.rights, detect(article.rights).code, locale) if article.rights else None,
        retrieved=wording.day(article.retrieved[:10], locale) if wording.is_day(article.retrieved) and article.retrieved else None,
        path=article.path,
        digest=article.sha256,
        original_digest=article.original_sha256,
        marking=article.marking or "",
        name=wording.edition(ctx.edition, locale),
        paragraphs=made[titled:],
        cited=len({(span.start, span.end) for span in cited}),
    )


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The article's paragraphs; of one that was not cut yet, what stands between blank lines."""
    if article.paragraphs:
        return article.paragraphs
    found, start = [], 0
    for number, text in enumerate(article.text.split("\n\n"), 1):
        found.append(Paragraph(n=number, start=start, end=start + len(text), role="body"))
        start += len(text) + 2
    return tuple(found)


def _paragraph(article: Article, paragraph: Paragraph, cited: Sequence[CitedSpan], url: str | None) -> ParagraphView:
    here = [span for span in cited if span.start < paragraph.end and span.end > paragraph.start]
    sentences = [sentence for sentence in article.sentences if paragraph.start <= sentence.start < sentence.end <= paragraph.end]
    first = here[0] if here else None
    return ParagraphView(
        n=paragraph.n,
        role=paragraph.role,
        sentences=tuple(
            SentenceView(id=sentence, pieces=_pieces(article.text, start, end, here))
            for sentence, start, end in _runs(paragraph, sentences)
        ),
        places=tuple({span.place.anchor: span.place for span in here}.values()),
        original=text_fragment(url, article.text[first.start : first.end]) if url and first else None,
    )


def _runs(paragraph: Paragraph, sentences: Sequence[Sentence]) -> list[tuple[str | None, int, int]]:
    """The paragraph as sentences and what stands between them; a sentence that overlaps the one before has no run."""
    found: list[tuple[str | None, int, int]] = []
    at = paragraph.start
    for sentence in sorted(sentences, key=lambda sentence: sentence.start):
        if sentence.start < at:
            continue
        if sentence.start > at:
            found.append((None, at, sentence.start))
        found.append((sentence.id, sentence.start, sentence.end))
        at = sentence.end
    if at < paragraph.end:
        found.append((None, at, paragraph.end))
    return found


def _pieces(text: str, start: int, end: int, cited: Sequence[CitedSpan]) -> tuple[Piece, ...]:
    edges = sorted({start, end, *(edge for span in cited for edge in (span.start, span.end) if start < edge < end)})
    found = []
    for first, last in itertools.pairwise(edges):
        ids = list(dict.fromkeys(span_anchor(span.start, span.end) for span in cited if span.start == first))
        covered = any(span.start <= first and last <= span.end for span in cited)
        found.append(Piece(text=text[first:last], cited=covered, id=ids[0] if ids else None, more_ids=tuple(ids[1:])))
    return tuple(found)


def text_fragment(url: str, passage: str) -> str:
    """The address of a passage in its original: browsers scroll to it and mark it (WICG Scroll to Text Fragment)."""
    words = passage.split()
    if len(words) > 2 * _FRAGMENT_WORDS:
        parts = [" ".join(words[:_FRAGMENT_WORDS]), " ".join(words[-_FRAGMENT_WORDS:])]
    else:
        parts = [" ".join(words)]
    directive = "text=" + ",".join(quote(part, safe="").replace("-", "%2D") for part in parts)
    return f"{url}:~:{directive}" if "#" in url else f"{url}#:~:{directive}"
