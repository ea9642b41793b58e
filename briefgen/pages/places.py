"""Brief -> every statement with the place where it is printed, and who cites what (`cited_spans`).

Every anchor and relative address of the site is made here.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from briefgen.brief import Brief, Citation, Item, Quote, TimelineEntry
from briefgen.pages.context import CitedSpan
from briefgen.pages.views import Place

Statement = Item | Quote | TimelineEntry

SHORTEST_RANGE = 3
"""Neighbours from which a range is shorter than naming each."""
_PREFIX = {"point": "k-", "figure": "f-", "item": "i-", "quote": "i-", "entry": "t-"}


def evidence_path(article: str) -> str:
    """Address of an article's evidence page, relative to the folder of the edition's locale."""
    return f"evidence/{article}.html"


def span_anchor(start: int, end: int) -> str:
    """Id, on the evidence page, of the words that a citation points at."""
    return f"c{start}-{end}"


def anchor(kind: str, identifier: str) -> str:
    """Id, on the edition's page, of a point, item, quotation or timeline entry."""
    return _PREFIX[kind] + identifier


def earlier_anchor(number: int) -> str:
    """Id of the statement of the edition before that is printed as number so and so."""
    return f"e{number}"


def side_anchor(number: int, side: int) -> str:
    """Id of a side of a disagreement, both counted from 1."""
    return f"d{number}-{side}"


def places(brief: Brief) -> tuple[tuple[Place, Statement], ...]:
    """Every statement of an edition in reading order, with the label printed beside it."""
    return (*_points(brief), *_figures(brief), *_earlier(brief), *_sections(brief), *_sides(brief), *_entries(brief))


def _points(brief: Brief) -> Iterator[tuple[Place, Statement]]:
    return (_place("point", str(number), point) for number, point in enumerate(brief.summary, 1))


def _figures(brief: Brief) -> Iterator[tuple[Place, Statement]]:
    return (_place("figure", str(number), one.figure) for number, one in enumerate(brief.figures, 1))


def _earlier(brief: Brief) -> Iterator[tuple[Place, Statement]]:
    changes = brief.since.changes if brief.since else ()
    for number, statement in enumerate((change.statement for change in changes if change.statement), 1):
        yield Place(kind="earlier", label=str(number), anchor=earlier_anchor(number)), statement


def _sections(brief: Brief) -> Iterator[tuple[Place, Statement]]:
    for number, section in enumerate(brief.sections, 1):
        yield from (_place("item", f"{number}.{place}", item) for place, item in enumerate(section.items, 1))
        after = len(section.items) + 1
        yield from (_place("quote", f"{number}.{place}", quote) for place, quote in enumerate(section.quotes, after))


def _sides(brief: Brief) -> Iterator[tuple[Place, Statement]]:
    for number, one in enumerate(brief.disagreements, 1):
        for place, side in enumerate(one.sides, 1):
            label = f"{number}{chr(ord('a') + place - 1)}" if place <= 26 else f"{number}.{place}"
            yield Place(kind="side", label=label, anchor=side_anchor(number, place)), side.statement


def _entries(brief: Brief) -> Iterator[tuple[Place, Statement]]:
    return (_place("entry", str(number), entry) for number, entry in enumerate(brief.timeline, 1))


def _place(kind: str, label: str, statement: Statement) -> tuple[Place, Statement]:
    return Place(kind=kind, label=label, anchor=anchor(kind, statement.id)), statement


def in_ranges(places: Sequence[Place]) -> tuple[Place, ...]:
    """The same places with runs of neighbours as one: `1.6`, `1.7`, `1.8` become `1.6–1.8`, which leads to the first."""
    found: list[list[Place]] = []
    for place in places:
        if found and _follows(found[-1][-1], place):
            found[-1].append(place)
        else:
            found.append([place])
    short = (run if len(run) < SHORTEST_RANGE else [structs.replace(run[0], label=f"{run[0].label}\u2013{run[-1].label}")] for run in found)
    return tuple(place for run in short for place in run)


def _follows(one: Place, other: Place) -> bool:
    if not {one.kind, other.kind} <= {"item", "quote"}:
        return False
    (section, number), (other_section, other_number) = one.label.split("."), other.label.split(".")
    return section == other_section and int(number) + 1 == int(other_number)


def citations(statement: Statement) -> tuple[Citation, ...]:
    """Everything that a statement cites: its words, a speaker's role, the sources that say the same."""
    role = statement.role_citations if isinstance(statement, Quote) else ()
    also = statement.also if isinstance(statement, Item) else ()
    return (*statement.citations, *role, *also)


def cited_spans(brief: Brief) -> Mapping[str, tuple[CitedSpan, ...]]:
    """For every cited article, the ranges that are cited and by which place, in the order of the text."""
    found: dict[str, list[CitedSpan]] = {}
    for place, statement in places(brief):
        for citation in citations(statement):
            found.setdefault(citation.source, []).append(CitedSpan(start=citation.start, end=citation.end, place=place))
    return {source: tuple(sorted(spans, key=lambda span: (span.start, span.end))) for source, spans in sorted(found.items())}
