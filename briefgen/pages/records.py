"""One edition -> what the archive keeps of it: its line, its key points, its statements by topic and person, its dates, its sources.

The archive's pages are made of these records and of nothing else, so a page changes only where a record does that it shows.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import field

from briefgen.brief import Brief, DateRange, Item, Quote, Section, SourceEntry
from briefgen.desk import Ownership, Reliability
from briefgen.model import Published, Value
from briefgen.pages.context import EditionLine
from briefgen.pages.places import Statement, places


class Point(Value, frozen=True, kw_only=True):
    """A key point, verbatim."""

    text: str
    language: str | None
    anchor: str


class Heading(Value, frozen=True, kw_only=True):
    """A topic that the edition reports on, by the title it had then."""

    topic: str
    title: str
    titles: dict[str, str]


class Said(Value, frozen=True, kw_only=True):
    """A statement or quotation of a section, verbatim, and where it stands on the edition's page."""

    id: str
    topic: str
    text: str
    language: str | None
    anchor: str
    speaker: str | None
    publishers: tuple[str, ...]
    published: Published
    people: tuple[str, ...]
    """Names of the gazetteer's people whom it names or quotes."""


class Dated(Value, frozen=True, kw_only=True):
    """An entry of the edition's timeline."""

    id: str
    date: DateRange
    text: str
    language: str | None
    anchor: str
    publishers: tuple[str, ...]


class Cited(Value, frozen=True, kw_only=True):
    """An article that the edition cites, and how many of its statements do."""

    id: str
    title: str | None
    language: str | None
    publisher: str | None
    published: Published
    statements: int
    country: str | None
    ownership: Ownership | None
    reliability: Reliability


class Record(Value, frozen=True, kw_only=True):
    """One edition as the archive knows it."""

    line: EditionLine
    points: tuple[Point, ...] = ()
    headings: tuple[Heading, ...] = ()
    said: tuple[Said, ...] = ()
    dated: tuple[Dated, ...] = ()
    cited: tuple[Cited, ...] = ()
    called: dict[str, dict[str, str]] = field(default_factory=dict)
    """Person -> what the gazetteer calls them, by locale."""


def record(brief: Brief, locales: Sequence[str], documents: Sequence[str]) -> Record:
    """What the archive keeps of an edition with pages in these locales and these PDFs."""
    sources = {source.id: source for source in brief.sources}
    return Record(
        line=edition_line(brief, locales, documents),
        points=tuple(
            Point(text=one.text, language=one.language, anchor=place.anchor) for place, one in places(brief) if place.kind == "point"
        ),
        headings=tuple(
            Heading(topic=section.topic, title=section.title, titles=section.titles)
            for section in brief.sections
            if section.items or section.quotes
        ),
        said=_said(brief, sources),
        dated=_dated(brief, sources),
        cited=_cited(brief),
        called={one.name: brief.names[one.name].forms for one in brief.people if one.name in brief.names},
    )


def edition_line(brief: Brief, locales: Sequence[str], documents: Sequence[str]) -> EditionLine:
    """What a list of editions says of an edition with pages in these locales and these PDFs."""
    return EditionLine(
        edition=brief.edition,
        title=brief.title,
        titles=brief.titles,
        language=brief.language,
        marking=brief.marking,
        date=brief.date,
        period=brief.period,
        sources=len(brief.sources),
        statements=sum(len(section.items) + len(section.quotes) for section in brief.sections),
        lead=brief.summary[0].text if brief.summary else None,
        lead_language=brief.summary[0].language if brief.summary else None,
        locales=tuple(locales),
        file_name=documents[0].rpartition("/")[2] if documents else "brief.pdf",
        pdf=bool(documents),
    )


def publisher(source: SourceEntry) -> str | None:
    """Who an article comes from, as the archive files it: its publisher, else its agency."""
    return source.publisher or source.agency


def _said(brief: Brief, sources: Mapping[str, SourceEntry]) -> tuple[Said, ...]:
    topics = {one.id: section.topic for section in brief.sections for one in _shown(section)}
    people: dict[str, list[str]] = defaultdict(list)
    for person in brief.people:
        for identifier in person.statements:
            people[identifier].append(person.name)
    return tuple(
        Said(
            id=one.id,
            topic=topics[one.id],
            text=one.text,
            language=one.language,
            anchor=place.anchor,
            speaker=one.speaker if isinstance(one, Quote) else None,
            publishers=_publishers(one, sources),
            published=sources[one.citations[0].source].published if one.citations else Published(),
            people=tuple(people[one.id]),
        )
        for place, one in places(brief)
        if place.kind in ("item", "quote")
    )


def _shown(section: Section) -> tuple[Item | Quote, ...]:
    return (*section.items, *section.quotes)


def _dated(brief: Brief, sources: Mapping[str, SourceEntry]) -> tuple[Dated, ...]:
    anchors = {one.id: place.anchor for place, one in places(brief) if place.kind == "entry"}
    return tuple(
        Dated(id=one.id, date=one.date, text=one.text, language=one.language, anchor=anchors[one.id], publishers=_publishers(one, sources))
        for one in brief.timeline
    )


def _publishers(one: Statement, sources: Mapping[str, SourceEntry]) -> tuple[str, ...]:
    others = one.also if isinstance(one, Item) else ()
    found = (publisher(sources[citation.source]) for citation in (*one.citations, *others))
    return tuple(dict.fromkeys(name for name in found if name))


def _cited(brief: Brief) -> tuple[Cited, ...]:
    shown = (one for section in brief.sections for one in _shown(section))
    counted = Counter(source for one in shown for source in {citation.source for citation in one.citations})
    return tuple(
        Cited(
            id=source.id,
            title=source.title,
            language=source.language,
            publisher=publisher(source),
            published=source.published,
            statements=counted[source.id],
            country=source.country,
            ownership=source.ownership,
            reliability=source.reliability,
        )
        for source in brief.sources
    )
