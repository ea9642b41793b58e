"""Brief -> `BriefView`: numbers, anchors, addresses and labels of one edition in one locale.

Also who cites what (`cited_spans`), so that evidence pages can lead back. Every anchor of the site is made here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.brief import Brief, Citation, Item, LeftOut, Quote, Section, SourceEntry, TimelineEntry
from briefgen.pages import fonts, wording
from briefgen.pages.context import CitedSpan, PageContext
from briefgen.pages.views import BriefView, CiteView, LeftOutView, Place, SectionView, SourceView, Statement

_PREFIX = {"point": "k-", "item": "i-", "quote": "i-", "entry": "t-"}
_Any = Item | Quote | TimelineEntry


def evidence_path(article: str) -> str:
    """Address of an article's evidence page, relative to the folder of the edition's locale."""
    return f"evidence/{article}.html"


def span_anchor(start: int, end: int) -> str:
    """Id, on the evidence page, of the words that a citation points at."""
    return f"c{start}-{end}"


def places(brief: Brief) -> tuple[tuple[Place, _Any], ...]:
    """Every statement of an edition in reading order, with the label printed beside it."""
    found: list[tuple[Place, _Any]] = []
    found += (_place("point", str(number), point) for number, point in enumerate(brief.summary, 1))
    for number, section in enumerate(brief.sections, 1):
        found += (_place("item", f"{number}.{place}", item) for place, item in enumerate(section.items, 1))
        after = len(section.items) + 1
        found += (_place("quote", f"{number}.{place}", quote) for place, quote in enumerate(section.quotes, after))
    found += (_place("entry", str(number), entry) for number, entry in enumerate(brief.timeline, 1))
    return tuple(found)


def _place(kind: str, label: str, statement: _Any) -> tuple[Place, _Any]:
    return Place(kind=kind, label=label, anchor=_PREFIX[kind] + statement.id), statement


def cited_spans(brief: Brief) -> Mapping[str, tuple[CitedSpan, ...]]:
    """For every cited article, the ranges that are cited and by which place, in the order of the text."""
    found: dict[str, list[CitedSpan]] = {}
    for place, statement in places(brief):
        for citation in statement.citations:
            found.setdefault(citation.source, []).append(CitedSpan(start=citation.start, end=citation.end, place=place))
    return {source: tuple(sorted(spans, key=lambda span: (span.start, span.end))) for source, spans in sorted(found.items())}


def brief_view(brief: Brief, ctx: PageContext, faces: Iterable[fonts.Face] = ()) -> BriefView:
    """The edition ready to print. With `faces`, also the characters that none of them can show."""
    locale = ctx.locale
    sources = {source.id: source for source in brief.sources}
    made = {place.anchor: _statement(place, statement, sources, locale) for place, statement in places(brief)}
    title = brief.titles.get(locale)
    languages = {source.language for source in brief.sources if source.language}
    view = BriefView(
        edition=brief.edition,
        name=wording.edition(brief.edition, locale),
        title=wording.run(title or brief.title, locale if title else brief.language, locale),
        running=wording.clip(title or brief.title, 42),
        subtitle=wording.run(ctx.subtitle, locale, locale) if ctx.subtitle else None,
        publisher=ctx.publisher,
        contact=ctx.contact,
        period=wording.period(brief.period, locale),
        published=wording.day(brief.date, locale),
        marking=brief.marking,
        points=tuple(made[_PREFIX["point"] + point.id] for point in brief.summary),
        sections=tuple(_section(number, section, brief.language, made, locale) for number, section in enumerate(brief.sections, 1)),
        timeline=tuple(made[_PREFIX["entry"] + entry.id] for entry in brief.timeline),
        sources=_sources(brief, ctx),
        left_out=_left_out(brief.left_out),
        languages=tuple(sorted(filter(None, (wording.language(code, locale) for code in languages)))),
        statements=sum(len(section.items) + len(section.quotes) for section in brief.sections),
        counts={field: getattr(brief.counts, field) for field in brief.counts.__struct_fields__},
        generator=ctx.generator,
    )
    return _with_missing(view, brief, faces)


def _with_missing(view: BriefView, brief: Brief, faces: Iterable[fonts.Face]) -> BriefView:
    from msgspec import json, structs

    listed = tuple(faces)
    return structs.replace(view, missing=fonts.missing(json.encode(brief).decode(), listed)) if listed else view


def _statement(place: Place, statement: _Any, sources: Mapping[str, SourceEntry], locale: str) -> Statement:
    text = wording.run(statement.text, statement.language, locale)
    translation = None if isinstance(statement, TimelineEntry) else statement.translations.get(locale)
    return Statement(
        id=statement.id,
        anchor=place.anchor,
        label=place.label,
        text=statement.text,
        lang=text.lang,
        dir=text.dir,
        language=text.language,
        translation=translation.text if translation else None,
        translation_state=translation.state if translation else "",
        insertions=() if isinstance(statement, TimelineEntry) else statement.insertions,
        speaker=wording.name(statement.speaker, locale) if isinstance(statement, Quote) else None,
        when=wording.event(statement.date, locale) if isinstance(statement, TimelineEntry) else None,
        cites=tuple(_cite(citation, sources[citation.source], passage, locale) for citation, passage in _passages(statement.citations)),
    )


def _passages(citations: tuple[Citation, ...]) -> Iterator[tuple[Citation, int]]:
    """Each citation with how often its source has been cited so far, itself included."""
    seen: dict[str, int] = {}
    for citation in citations:
        seen[citation.source] = seen.get(citation.source, 0) + 1
        yield citation, seen[citation.source]


def _cite(citation: Citation, source: SourceEntry, passage: int, locale: str) -> CiteView:
    who = source.publisher or source.agency or (source.authors[0] if source.authors else None) or source.title or source.path
    return CiteView(
        number=source.number,
        key=f"{citation.source}:{citation.start}-{citation.end}",
        href=f"{evidence_path(citation.source)}#{span_anchor(citation.start, citation.end)}",
        anchor=f"source-{source.number}",
        publisher=wording.run(wording.clip(who, 60), None, locale),
        published=wording.published(source.published, locale, short=True),
        passage=passage,
    )


def _section(number: int, section: Section, language: str, made: Mapping[str, Statement], locale: str) -> SectionView:
    title = section.titles.get(locale)
    return SectionView(
        anchor="section-" + re.sub(r"[^\w-]+", "-", section.topic),
        number=number,
        title=wording.run(title or section.title, locale if title else language, locale),
        running=f"{number} {wording.clip(title or section.title, 60)}",
        items=tuple(made[_PREFIX["item"] + item.id] for item in section.items),
        quotes=tuple(made[_PREFIX["quote"] + quote.id] for quote in section.quotes),
    )


def _sources(brief: Brief, ctx: PageContext) -> tuple[SourceView, ...]:
    cited_at: dict[str, dict[str, Place]] = {}
    for place, statement in places(brief):
        for citation in statement.citations:
            cited_at.setdefault(citation.source, {})[place.anchor] = place
    ordered = sorted(brief.sources, key=lambda source: source.number)
    return tuple(_source(source, brief.edition, tuple(cited_at.get(source.id, {}).values()), ctx) for source in ordered)


def _source(source: SourceEntry, edition: str, cited_at: tuple[Place, ...], ctx: PageContext) -> SourceView:
    locale, url = ctx.locale, wording.web_address(source.url)
    page = evidence_path(source.id)
    return SourceView(
        id=source.id,
        number=source.number,
        anchor=f"source-{source.number}",
        title=wording.run(source.title, source.language, locale) if source.title else None,
        publisher=wording.name(source.publisher, locale),
        agency=wording.name(source.agency if source.agency != source.publisher else None, locale),
        authors=tuple(wording.run(author, None, locale) for author in source.authors),
        place=wording.name(source.place, locale),
        published=wording.published(source.published, locale),
        basis=source.published.basis,
        language=wording.language(source.language, locale),
        url=url,
        url_text=wording.shorten_url(url) if url else None,
        licence=source.licence,
        retrieved=wording.day(source.retrieved[:10], locale) if wording.is_day(source.retrieved) and source.retrieved else None,
        copies=len(source.copies),
        path=source.path,
        digest=source.sha256,
        evidence=page,
        evidence_url=f"{ctx.base_url.rstrip('/')}/{edition}/{locale}/{page}" if ctx.base_url else None,
        places=cited_at,
    )


def _left_out(entries: tuple[LeftOut, ...]) -> tuple[LeftOutView, ...]:
    by_code: dict[str, list[LeftOut]] = {}
    for entry in entries:
        by_code.setdefault(entry.code, []).append(entry)
    return tuple(
        LeftOutView(code=code, reason=wording.upper_first(found[0].reason), paths=tuple(entry.path for entry in found))
        for code, found in sorted(by_code.items())
    )
