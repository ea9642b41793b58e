"""What was chosen -> what `brief.json` holds: statements with their citations, the source list, what was left out."""

from collections.abc import Mapping, Sequence

from briefgen.brief import Citation, DateRange, Disagreement, Item, Quote, Side, SourceEntry, TimelineEntry
from briefgen.edition.candidates import Candidate
from briefgen.edition.excerpts import news
from briefgen.edition.timeline import Dated
from briefgen.edition.told import Difference, Told
from briefgen.model import Article, Span
from briefgen.statement import paragraph_at, statement_id

Articles = Mapping[str, Article]


def cite(article: Article, spans: Sequence[Span]) -> tuple[Citation, ...]:
    """One citation a span."""
    return tuple(
        Citation(source=article.id, paragraph=paragraph_at(article.text, span.start), start=span.start, end=span.end, sha256=article.sha256)
        for span in spans
    )


def item(candidate: Candidate, articles: Articles, also: Sequence[Candidate] = ()) -> Item:
    """An item; `also`: candidates of independent sources that say the same."""
    article = articles[candidate.article]
    return Item(
        id=statement_id(article.id, candidate.text),
        text=candidate.text,
        language=article.language,
        citations=cite(article, candidate.spans),
        insertions=(candidate.insertion,) if candidate.insertion is not None else (),
        also=tuple(citation for other in also for citation in cite(articles[other.article], other.spans)),
    )


def quote(candidate: Candidate, articles: Articles) -> Quote:
    """A quotation with its speaker, and what the source calls the speaker."""
    article = articles[candidate.article]
    return Quote(
        id=statement_id(article.id, candidate.text),
        text=candidate.text,
        language=article.language,
        citations=cite(article, candidate.spans),
        speaker=candidate.speaker,
        role=article.text[candidate.role.start : candidate.role.end] if candidate.role is not None else None,
        role_citations=cite(article, (candidate.role,)) if candidate.role is not None else (),
    )


def event(dated: Dated, articles: Articles) -> TimelineEntry:
    """An entry of the timeline."""
    article = articles[dated.article]
    return TimelineEntry(
        id=statement_id(article.id, dated.text),
        date=DateRange(first=dated.first, last=dated.last, precision=dated.precision),
        text=dated.text,
        language=dated.language,
        citations=cite(article, (dated.span,)),
    )


def disagreement(difference: Difference, number: int) -> Disagreement:
    """One thing told differently, each side verbatim."""
    return Disagreement(
        id=f"d{number}", kind=difference.kind, what=difference.sides[0].what, sides=tuple(_side(told) for told in difference.sides)
    )


def _side(told: Told) -> Side:
    article, span = told.found.article, news(told.found, told.sentence)
    text = article.text[span.start : span.end]
    statement = Item(id=statement_id(article.id, text), text=text, language=article.language, citations=cite(article, (span,)))
    return Side(value=told.value, statement=statement)


def source(number: int, article: Article, copies: tuple[str, ...], story: str | None) -> SourceEntry:
    """One line of the source list."""
    return SourceEntry(
        id=article.id,
        path=article.path,
        number=number,
        title=article.title,
        publisher=article.publisher,
        agency=article.agency,
        authors=article.authors,
        place=article.place,
        published=article.published,
        sha256=article.sha256,
        original_sha256=article.original_sha256,
        language=article.language,
        url=article.url,
        licence=article.licence,
        retrieved=article.retrieved,
        copies=copies,
        story=story,
    )
