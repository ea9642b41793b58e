"""Records of editions -> threads through them: a topic, a person or a source over time, and the timeline; each cut into years.

Cut so that one edition more touches the pages of its own year only. What was said before in the same year is not listed again.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import field, structs

from briefgen.brief import Period
from briefgen.desk import Ownership, Reliability
from briefgen.ids import LONGEST_SLUG, slug
from briefgen.model import Published, Value
from briefgen.pages.records import Cited, Dated, Record, Said
from briefgen.text import sha256

Kind = Literal["topics", "people", "sources", "timeline"]
KINDS: tuple[Kind, ...] = ("topics", "people", "sources", "timeline")
UNDATED = "undated"


class Row(Value, frozen=True, kw_only=True):
    """A line of a thread: a statement, an article or an event. `place` is relative to the folder of the edition's locale."""

    id: str
    place: str
    text: str | None
    language: str | None
    speaker: str | None = None
    publishers: tuple[str, ...] = ()
    published: Published | None = None
    first: str | None = None
    """ISO days of an event."""
    last: str | None = None
    precision: str = "day"
    statements: int = 0


class Block(Value, frozen=True, kw_only=True):
    """What one edition adds to a thread."""

    edition: str
    period: Period
    marking: str
    rows: tuple[Row, ...]


class Year(Value, frozen=True, kw_only=True):
    """One year of a thread, newest edition first; of the timeline, the year of the events."""

    year: str
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> int:
        """How many lines it has."""
        return sum(len(block.rows) for block in self.blocks)


class Thread(Value, frozen=True, kw_only=True):
    """A topic, a person, a source, or the timeline. Years newest first."""

    kind: Kind
    slug: str
    name: str
    names: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    country: str | None = None
    ownership: Ownership | None = None
    reliability: Reliability = "F"
    years: tuple[Year, ...] = ()


def year_of(period: Period, date: str | None) -> str:
    """The year under which an edition is filed: that of its last day."""
    return (period.last or date or "")[:4] or UNDATED


def name_slug(name: str) -> str:
    """A name as a part of an address. Names that differ only by case or punctuation share it, and so their pages."""
    plain = slug(name)
    whole = bool(plain) and name.isascii() and len(name) <= LONGEST_SLUG
    return plain if whole else f"{plain[:40] or 'name'}-{sha256(name.casefold().encode())[:8]}"


def in_order(records: Iterable[Record]) -> list[Record]:
    """Oldest first; where several end on one day, the shorter before the longer, since it said its words first."""
    listed = sorted(records, key=lambda one: (one.line.period.first or "", one.line.edition), reverse=True)
    return sorted(listed, key=lambda one: one.line.period.last or one.line.date or "9999")


def threads(records: Sequence[Record], kind: Kind) -> list[Thread]:
    """Every thread of a kind. `records` as `in_order` gives them."""
    found: dict[str, Thread] = {}
    years: dict[str, dict[str, dict[str, Block]]] = {}
    seen: dict[tuple[str, str], set[str]] = {}
    for record in records:
        for thread, year, row in _rows(record, kind):
            found[thread.slug] = thread
            known = seen.setdefault((thread.slug, year), set())
            if row.id not in known:
                known.add(row.id)
                _put(years.setdefault(thread.slug, {}).setdefault(year, {}), record, row)
    # Topics stand as in the newest edition that has them, everything else by name.
    places = {one.topic: place for record in records for place, one in enumerate(record.headings)} if kind == "topics" else {}
    return [_with(found[name], years[name]) for name in sorted(found, key=lambda name: (places.get(name, 0), name))]


def _put(blocks: dict[str, Block], record: Record, row: Row) -> None:
    line = record.line
    block = blocks.get(line.edition) or Block(edition=line.edition, period=line.period, marking=line.marking, rows=())
    blocks[line.edition] = structs.replace(block, rows=(*block.rows, row))


def _with(thread: Thread, years: dict[str, dict[str, Block]]) -> Thread:
    ordered = sorted(years, reverse=True)
    return structs.replace(thread, years=tuple(Year(year=year, blocks=tuple(reversed(years[year].values()))) for year in ordered))


def _rows(record: Record, kind: Kind) -> Iterator[tuple[Thread, str, Row]]:
    """What an edition adds to which thread's which year."""
    if kind == "timeline":
        return ((Thread(kind=kind, slug="", name=""), one.date.first[:4], _event(one)) for one in record.dated)
    year = year_of(record.line.period, record.line.date)
    pairs = {"topics": _topics, "people": _people, "sources": _sources}[kind](record)
    return ((thread, year, row) for thread, row in pairs)


def _topics(record: Record) -> Iterator[tuple[Thread, Row]]:
    titles = {one.topic: one for one in record.headings}
    for said in record.said:
        title = titles[said.topic]
        thread = Thread(kind="topics", slug=said.topic, name=title.title, names=title.titles, language=record.line.language)
        yield thread, _statement(said)


def _people(record: Record) -> Iterator[tuple[Thread, Row]]:
    for said in record.said:
        for name in said.people:
            yield Thread(kind="people", slug=name_slug(name), name=name, names=record.called.get(name, {})), _statement(said)


def _sources(record: Record) -> Iterator[tuple[Thread, Row]]:
    for cited in record.cited:
        if cited.publisher:
            yield _publisher(cited, cited.publisher), _article(cited)


def _publisher(cited: Cited, name: str) -> Thread:
    return Thread(
        kind="sources",
        slug=name_slug(name),
        name=name,
        country=cited.country,
        ownership=cited.ownership,
        reliability=cited.reliability,
    )


def _statement(one: Said) -> Row:
    return Row(
        id=one.id,
        place=f"index.html#{one.anchor}",
        text=one.text,
        language=one.language,
        speaker=one.speaker,
        publishers=one.publishers,
        published=one.published,
    )


def _article(one: Cited) -> Row:
    return Row(
        id=one.id,
        place=f"evidence/{one.id}.html",
        text=one.title,
        language=one.language,
        published=one.published,
        statements=one.statements,
    )


def _event(one: Dated) -> Row:
    return Row(
        id=one.id,
        place=f"index.html#{one.anchor}",
        text=one.text,
        language=one.language,
        publishers=one.publishers,
        first=one.date.first,
        last=one.date.last,
        precision=one.date.precision,
    )
