"""Understood articles + configuration -> one `Brief`: the edition as pure data, before any word of a template."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from briefgen import __version__
from briefgen.brief import Brief, Citation, Counts, DateRange, Item, LeftOut, Period, Quote, Section, SourceEntry, TimelineEntry
from briefgen.config import MARKINGS, Config, Title
from briefgen.edition import editions
from briefgen.edition.candidates import Candidate, candidates
from briefgen.edition.copies import Sketch, groups
from briefgen.edition.editions import Edition
from briefgen.edition.salience import vectors_of
from briefgen.edition.selection import Ranked, choose, rank
from briefgen.edition.timeline import Dated, dated, timeline
from briefgen.edition.understood import Understood
from briefgen.model import Article, Span
from briefgen.statement import paragraph_at, statement_id


class Material(Struct, frozen=True, kw_only=True):
    """What an edition is composed of: the articles that it may hold and what is already known to be left out."""

    articles: tuple[Understood, ...]
    """Articles that surely belong to the edition, by path."""
    sketches: dict[str, Sketch]
    aside: tuple[LeftOut, ...] = ()
    """Undated or refused files, and those whose date is too coarse for the edition."""
    read: int = 0
    """Articles in the workspace."""
    undated: int = 0


def compose(edition: Edition, material: Material, config: Config) -> Brief:
    """The edition. Deterministic: depends on nothing but its arguments."""
    language = config.briefing.locales[0]
    originals, copies = _originals(material)
    budget = max(4, int(config.selection.share * sum(len(found.article.sentences) for found in originals)))
    options = config.selection
    pool = [candidate for found in originals for candidate in candidates(found, options.max_characters)]
    chosen = choose(rank(pool, language), [topic.id for topic in config.topics], options, budget)
    events = _timeline(originals, chosen, config)
    by_id = {found.article.id: found.article for found in originals}
    order = _reading_order(chosen, config)
    cited = dict.fromkeys(
        [entry.candidate.article for entries in order.values() for entry in entries] + [event.article for event in events]
    )
    sections = tuple(_section(topic.id, topic.title, order[topic.id], by_id, language) for topic in config.topics)
    shown = sum(len(entry.candidate.spans) for entries in chosen.values() for entry in entries)
    return Brief(
        edition=edition.id,
        date=_date(edition, originals, config),
        title=localised(config.briefing.title, language),
        titles=titles(config.briefing.title),
        language=language,
        marking=_marking(config.briefing.marking, [by_id[name] for name in cited]),
        period=_period(edition, originals),
        summary=_summary(chosen, config, by_id),
        sections=sections,
        timeline=tuple(_event(event, by_id) for event in events),
        sources=tuple(_source(number, by_id[name], copies.get(name, ())) for number, name in enumerate(cited, 1)),
        left_out=_left_out(originals, material, copies, set(cited)),
        counts=Counts(
            articles_read=material.read,
            articles_in_period=len(material.articles),
            articles_cited=len(cited),
            undated=material.undated,
            sentences=sum(len(found.article.sentences) for found in originals),
            sentences_shown=shown,
        ),
        generator=f"briefgen {__version__}",
    )


def localised(title: Title, locale: str) -> str:
    """A title in a locale; without one, in the first language that it is given in."""
    if isinstance(title, str):
        return title
    return title.get(locale) or next(iter(title.values()), "")


def titles(title: Title) -> dict[str, str]:
    """A title's forms by locale."""
    return {} if isinstance(title, str) else dict(sorted(title.items()))


def _originals(material: Material) -> tuple[list[Understood], dict[str, tuple[str, ...]]]:
    """Articles without copies of one another, and the ids of the copies of each that was kept: the earliest, then by path."""
    known = {found.article.id: found for found in material.articles}
    same = groups({name: material.sketches[name] for name in known})

    def age(name: str) -> tuple[str, bool, str]:
        article = known[name].article
        return article.published.value or "9999", article.publisher is None, article.path

    kept: list[Understood] = []
    copies: dict[str, tuple[str, ...]] = {}
    for name, found in known.items():
        family = (name, *same.get(name, ()))
        if min(family, key=age) == name:
            kept.append(found)
            if len(family) > 1:
                copies[name] = tuple(sorted(family[1:]))
    return kept, copies


def _lead(entries: Sequence[Ranked]) -> Ranked | None:
    """The statement that opens a section: the most salient item that stands alone, else the most salient item."""
    items = [entry for entry in entries if not entry.candidate.is_quote]
    return next((entry for entry in items if entry.candidate.standing == "alone"), items[0] if items else None)


def _reading_order(chosen: Mapping[str, Sequence[Ranked]], config: Config) -> dict[str, list[Ranked]]:
    """The lead first, then what its article goes on to say, then the next article; inside an article as it is written."""
    order: dict[str, list[Ranked]] = {}
    for topic in config.topics:
        lead = _lead(chosen[topic.id])
        rank: dict[str, int] = {}
        for place, entry in enumerate(chosen[topic.id]):
            rank.setdefault(entry.candidate.article, -1 if lead and entry.candidate.article == lead.candidate.article else place)

        def place_of(entry: Ranked, lead: Ranked | None = lead, rank: Mapping[str, int] = rank) -> tuple[bool, int, int]:
            return entry is not lead, rank[entry.candidate.article], entry.candidate.spans[0].start

        order[topic.id] = sorted(chosen[topic.id], key=place_of)
    return order


def _section(topic: str, title: Title, entries: Sequence[Ranked], articles: Mapping[str, Article], language: str) -> Section:
    return Section(
        topic=topic,
        title=localised(title, language),
        titles=titles(title),
        items=tuple(_item(entry.candidate, articles) for entry in entries if not entry.candidate.is_quote),
        quotes=tuple(_quote(entry.candidate, articles) for entry in entries if entry.candidate.is_quote),
    )


def _cite(article: Article, spans: Sequence[Span]) -> tuple[Citation, ...]:
    return tuple(
        Citation(source=article.id, paragraph=paragraph_at(article.text, span.start), start=span.start, end=span.end, sha256=article.sha256)
        for span in spans
    )


def _item(candidate: Candidate, articles: Mapping[str, Article]) -> Item:
    article = articles[candidate.article]
    return Item(
        id=statement_id(article.id, candidate.text),
        text=candidate.text,
        language=article.language,
        citations=_cite(article, candidate.spans),
        insertions=(candidate.insertion,) if candidate.insertion is not None else (),
    )


def _quote(candidate: Candidate, articles: Mapping[str, Article]) -> Quote:
    article = articles[candidate.article]
    return Quote(
        id=statement_id(article.id, candidate.text),
        text=candidate.text,
        language=article.language,
        citations=_cite(article, candidate.spans),
        speaker=candidate.speaker,
    )


def _summary(chosen: Mapping[str, Sequence[Ranked]], config: Config, articles: Mapping[str, Article]) -> tuple[Item, ...]:
    """The lead item of each section, in the order of the sections, then the most salient of the rest."""
    leads = [lead for topic in config.topics if (lead := _lead(chosen[topic.id])) is not None]
    items = [entry for topic in config.topics for entry in chosen[topic.id] if not entry.candidate.is_quote and entry not in leads]
    rest = sorted(items, key=lambda entry: (entry.candidate.standing != "alone", -entry.salience, entry.candidate.key))
    most = config.selection.summary
    fewest = min(most, 3)
    picked = leads[:most] + rest[: max(0, fewest - len(leads))]
    return tuple(_item(entry.candidate, articles) for entry in picked)


def _timeline(originals: Sequence[Understood], chosen: Mapping[str, Sequence[Ranked]], config: Config) -> list[Dated]:
    shown: dict[str, list[tuple[int, int]]] = {}
    for entries in chosen.values():
        for entry in entries:
            shown.setdefault(entry.candidate.article, []).extend((span.start, span.end) for span in entry.candidate.spans)
    entries_ = [event for found in originals for event in dated(found, shown.get(found.article.id, ()), config.selection.max_characters)]
    texts = [entry.candidate.text for entries in chosen.values() for entry in entries]
    weights = vectors_of(texts + [event.text for event in entries_])
    return timeline(entries_, config.selection.timeline, texts, weights)


def _event(event: Dated, articles: Mapping[str, Article]) -> TimelineEntry:
    article = articles[event.article]
    return TimelineEntry(
        id=statement_id(article.id, event.text),
        date=DateRange(first=event.first, last=event.last, precision=event.precision),
        text=event.text,
        language=event.language,
        citations=_cite(article, (event.span,)),
    )


def _source(number: int, article: Article, copies: tuple[str, ...]) -> SourceEntry:
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
    )


def _left_out(
    originals: Sequence[Understood], material: Material, copies: Mapping[str, Sequence[str]], cited: set[str]
) -> tuple[LeftOut, ...]:
    found = list(material.aside)
    kept = {one.article.id: one for one in originals}
    original_of = {copy: name for name, names in copies.items() for copy in names}
    for one in material.articles:
        article = one.article
        if article.id in cited:
            continue
        if article.id not in kept:
            first = kept[original_of[article.id]].article.path
            found.append(LeftOut(id=article.id, path=article.path, code="copy", reason=f"carries the same copy as {first}"))
        elif not one.placements:
            found.append(
                LeftOut(id=article.id, path=article.path, code="no-topic", reason="no paragraph belongs to a topic of this briefing")
            )
        else:
            found.append(
                LeftOut(id=article.id, path=article.path, code="not-selected", reason="other articles say the same or matter more")
            )
    return tuple(sorted(found, key=lambda entry: (entry.path, entry.id)))


def _marking(own: str, articles: Sequence[Article]) -> str:
    """The strictest of the briefing's marking and its articles'."""
    found = [own, *(article.marking for article in articles if article.marking in MARKINGS)]
    return max(found, key=lambda marking: MARKINGS.index(marking or own)) or own


def _days(originals: Sequence[Understood]) -> list[tuple[str, str]]:
    return sorted(days for found in originals if (days := editions.bounds(found.article.published)) is not None)


def _date(edition: Edition, originals: Sequence[Understood], config: Config) -> str | None:
    """Publication date: from the configuration, else the last day of the period (`all`: the newest article date)."""
    if config.briefing.date is not None:
        return config.briefing.date
    if edition.last is not None:
        return edition.last
    return max((last for _, last in _days(originals)), default=None)


def _period(edition: Edition, originals: Sequence[Understood]) -> Period:
    if edition.first is not None:
        return Period(first=edition.first, last=edition.last)
    days = _days(originals)
    return Period(first=days[0][0] if days else None, last=max(last for _, last in days) if days else None)
