"""Brief -> `BriefView`: numbers, anchors, addresses and labels of one edition in one locale."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import structs

from briefgen import collation, l10n
from briefgen.brief import Brief, LeftOut, Section, SourceEntry
from briefgen.model import Published
from briefgen.pages import around, changes, fonts, naming, places, statements, wording
from briefgen.pages.context import PageContext
from briefgen.pages.editionviews import BriefView, DeskView, LeftOutEntry, LeftOutView, TranslatedView
from briefgen.pages.judgement import passages
from briefgen.pages.views import Announced, Place, SectionView, SourceView, Statement, TrendView
from briefgen.typography import upper_first


def brief_view(brief: Brief, ctx: PageContext, faces: Iterable[fonts.Face] = ()) -> BriefView:
    """The edition ready to print. With `faces`, also the characters that none of them can show."""
    locale, listed = ctx.locale, tuple(faces)
    announced, sources = _announced(brief, locale), _sources(brief, ctx)
    made, title = _made(brief, announced, locale), brief.titles.get(locale)
    return BriefView(
        edition=brief.edition,
        name=wording.edition(brief.edition, locale),
        title=wording.run(title or brief.title, locale if title else brief.language, locale),
        running=wording.clip(title or brief.title, 42),
        subtitle=wording.run(ctx.subtitle, ctx.subtitle_language or locale, locale) if ctx.subtitle else None,
        publisher=ctx.publisher,
        contact=ctx.contact,
        period=wording.period(brief.period, locale),
        published=wording.day(brief.date, locale),
        revised=wording.day(brief.revised, locale),
        marking=brief.marking,
        design=brief.design,
        desk=_desk(brief, locale),
        figures=around.figures(brief, made, locale),
        points=tuple(made[places.anchor("point", point.id)] for point in brief.summary),
        since=changes.since(brief, made, locale),
        sections=tuple(_section(number, section, brief.language, made, locale) for number, section in enumerate(brief.sections, 1)),
        disagreements=changes.disagreements(brief, made, locale),
        timeline=tuple(made[places.anchor("entry", entry.id)] for entry in brief.timeline),
        sources=sources,
        days=around.days(sources),
        people=around.people(brief, locale),
        counted=around.counted(brief, locale),
        left_out=_left_out(brief.left_out, locale),
        languages=_languages(brief, locale),
        announced=announced,
        statements=sum(len(section.items) + len(section.quotes) for section in brief.sections),
        contested=brief.contested,
        counts={name: value for name, value in structs.asdict(brief.counts).items() if isinstance(value, int)},
        latest=wording.day(brief.counts.latest, locale),
        translated=_translated(made.values()),
        digests=brief.digests,
        generator=ctx.generator,
        missing=missing_characters(brief, listed) if listed else (),
    )


def _made(brief: Brief, announced: Announced | None, locale: str) -> dict[str, Statement]:
    """Every statement of the edition, by its anchor."""
    desk = statements.Desk(
        brief=brief,
        sources={source.id: source for source in brief.sources},
        locale=locale,
        announced=announced.language.code if announced else None,
        usual=changes.usual(brief),
    )
    return naming.first_mentions((place.anchor, statements.statement(place, statement, desk)) for place, statement in places.places(brief))


def _translated(made: Iterable[Statement]) -> TranslatedView | None:
    """The translations of an edition; None where there are none."""
    states = {one.id: one.translation_state for one in made if one.translation is not None}
    engines = {one.translation_by.text for one in made if one.translation_state == "machine" and one.translation_by}
    if not states:
        return None
    counted = Counter(states.values())
    return TranslatedView(count=len(states), unreviewed=counted["translated"], machine=counted["machine"], engines=tuple(sorted(engines)))


def _desk(brief: Brief, locale: str) -> DeskView:
    return DeskView(
        lead=wording.run(brief.lead, brief.language, locale) if brief.lead else None,
        assessment=passages(brief.assessment, brief.language, locale),
        ahead=around.ahead(brief, locale),
    )


def _languages(brief: Brief, locale: str) -> tuple[str, ...]:
    codes = {source.language for source in brief.sources if source.language}
    names = {found.name for code in codes if (found := wording.language(code, locale))}
    return tuple(sorted(names, key=lambda name: collation.key(name, locale)))


def missing_characters(brief: Brief, faces: Iterable[fonts.Face]) -> tuple[str, ...]:
    """The characters of an edition that none of the faces can show, in code point order: in its PDF they are replaced."""
    from msgspec import json

    return fonts.missing(json.encode(brief).decode(), faces)


def _announced(brief: Brief, locale: str) -> Announced | None:
    """The foreign language that most statements stand in, so that it is said once: of the untranslated ones, if they are the most."""
    said = {one.id: one for _, one in places.places(brief)}.values()
    languages = Counter(locale if locale in one.translations else one.language for one in said)
    if not languages:
        return None
    most, count = max(languages.items(), key=lambda pair: (pair[1], pair[0] == locale, pair[0] or ""))
    language = wording.language(most, locale) if most != locale and 2 * count > languages.total() else None
    return Announced(language=language, mixed=count < languages.total()) if language else None


def _section(number: int, section: Section, language: str, made: Mapping[str, Statement], locale: str) -> SectionView:
    title, trend = changes.section_title(section, language, locale), section.trend
    return SectionView(
        anchor="section-" + re.sub(r"[^\w-]+", "-", section.topic),
        number=number,
        title=title,
        running=f"{number} {wording.clip(title.text, 60)}",
        items=statements.in_a_row(made[places.anchor("item", item.id)] for item in section.items),
        quotes=statements.in_a_row(made[places.anchor("quote", quote.id)] for quote in section.quotes),
        trend=TrendView(direction=trend.direction, reason=wording.run(trend.reason, language, locale)) if trend else None,
        assessment=passages(section.assessment, language, locale),
    )


def _sources(brief: Brief, ctx: PageContext) -> tuple[SourceView, ...]:
    cited_at: dict[str, dict[str, Place]] = {}
    for place, statement in places.places(brief):
        for citation in places.citations(statement):
            cited_at.setdefault(citation.source, {})[place.anchor] = place
    ordered = sorted(brief.sources, key=lambda source: source.number)
    return tuple(_source(source, brief, tuple(cited_at.get(source.id, {}).values()), ctx) for source in ordered)


def _source(source: SourceEntry, brief: Brief, cited_at: tuple[Place, ...], ctx: PageContext) -> SourceView:
    locale, url = ctx.locale, wording.web_address(source.url)
    page = places.evidence_path(source.id)
    return SourceView(
        id=source.id,
        number=source.number,
        anchor=f"source-{source.number}",
        title=wording.run(source.title, source.language, locale) if source.title else None,
        publisher=wording.name(source.publisher, locale),
        agency=wording.agency(source.agency, source.publisher, locale),
        authors=tuple(wording.run(author, None, locale) for author in source.authors),
        place=naming.place(source.place, brief, locale),
        published=wording.published(source.published, locale),
        basis=source.published.basis,
        language=wording.language(source.language, locale),
        url=url,
        url_text=wording.shorten_url(url) if url else None,
        licence=source.licence,
        retrieved=wording.day(source.retrieved[:10], locale) if wording.is_day(source.retrieved) and source.retrieved else None,
        copies=len(source.copies),
        reliability=source.reliability,
        rating_note=wording.run(source.rating_note, brief.language, locale) if source.rating_note else None,
        rated=wording.day(source.rated, locale) if source.rated else None,
        ownership=source.ownership or "",
        country=l10n.country(source.country, locale) if source.country else "",
        path=source.path,
        digest=source.sha256,
        evidence=page,
        evidence_url=f"{ctx.base_url.rstrip('/')}/{brief.edition}/{locale}/{page}" if ctx.base_url else None,
        places=places.in_ranges(cited_at),
    )


def _left_out(entries: tuple[LeftOut, ...], locale: str) -> tuple[LeftOutView, ...]:
    by_code: dict[str, list[LeftOut]] = {}
    for entry in entries:
        by_code.setdefault(entry.code, []).append(entry)
    return tuple(
        LeftOutView(code=code, reason=upper_first(found[0].reason, "en"), entries=tuple(_not_in(entry, locale) for entry in found))
        for code, found in sorted(by_code.items())
    )


def _not_in(entry: LeftOut, locale: str) -> LeftOutEntry:
    return LeftOutEntry(
        path=entry.path,
        title=wording.name(entry.title, locale),
        publisher=wording.name(entry.publisher, locale),
        published=wording.published(entry.published or Published(), locale),
    )
