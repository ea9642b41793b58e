"""Editions and their articles -> what a translator gets: each verbatim text once, with who says it and what stands around it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.brief import Brief, Item, Quote, SourceEntry, TimelineEntry
from briefgen.model import Article, Value

Statement = Item | Quote | TimelineEntry


class Unit(Value, frozen=True, kw_only=True):
    """One text to translate. `id` is the statement's own; everything below `language` is for the translator's eyes."""

    id: str
    text: str
    language: str | None
    kind: str
    """`item`, `quotation`, `key figure`, `timeline`, `told differently`, `earlier statement`."""
    speaker: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    path: str = ""
    paragraph: int = 0
    before: str = ""
    after: str = ""


def stated(brief: Brief) -> Iterator[tuple[str, Statement]]:
    """Every statement of an edition with its kind; a key point is the item that it repeats, so that it is not named again."""
    for section in brief.sections:
        yield from (("item", one) for one in section.items)
        yield from (("quotation", one) for one in section.quotes)
    yield from (("key figure", one.figure) for one in brief.figures)
    yield from (("timeline", one) for one in brief.timeline)
    for disagreement in brief.disagreements:
        yield from (("told differently", side.statement) for side in disagreement.sides)
    for change in brief.since.changes if brief.since else ():
        if change.statement is not None:
            yield "earlier statement", change.statement


def units(briefs: Sequence[Brief], articles: Mapping[str, Article], locale: str) -> tuple[Unit, ...]:
    """What an edition prints in another language than `locale`, each text once, in reading order. `articles`: the cited ones, by id."""
    found: dict[str, Unit] = {}
    for brief in briefs:
        sources = {source.id: source for source in brief.sources}
        for kind, one in stated(brief):
            if one.id not in found and foreign(one, locale):
                found[one.id] = _unit(kind, one, sources[one.citations[0].source], articles)
    return tuple(found.values())


def foreign(one: Statement, locale: str) -> bool:
    """Whether a statement is in another language than the page: one whose language is not known is."""
    return (one.language or "").split("-")[0].lower() != locale


def _unit(kind: str, one: Statement, source: SourceEntry, articles: Mapping[str, Article]) -> Unit:
    first, last = one.citations[0], one.citations[-1]
    article = articles.get(first.source)
    before = _neighbour(article, lambda start, end: end <= first.start, -1)
    after = _neighbour(articles.get(last.source), lambda start, end: start >= last.end, 0)
    return Unit(
        id=one.id,
        text=one.text,
        language=one.language,
        kind=kind,
        speaker=one.speaker if isinstance(one, Quote) else None,
        publisher=source.publisher or source.agency,
        published=source.published.value,
        title=source.title,
        path=source.path,
        paragraph=first.paragraph,
        before=before,
        after=after,
    )


def _neighbour(article: Article | None, fits: Callable[[int, int], bool], which: int) -> str:
    """The nearest sentence of an article on one side of a statement."""
    spans = [(one.start, one.end) for one in article.sentences if fits(one.start, one.end)] if article else []
    return article.text[slice(*spans[which])] if article and spans else ""
