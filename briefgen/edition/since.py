"""Two successive editions -> the later one with what changed: new, updated, continuing, dropped, corrected.

Both are composed from the sources; nothing is read from what was built, and no clock plays a part.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from briefgen.brief import Brief, Change, Item, Quote, Section, Since, SourceEntry, Status
from briefgen.config import strictest
from briefgen.edition.salience import Vector, cosine, says_the_same, vectors_of
from briefgen.text import sentence_key

GOES_ON = 0.33
"""Cosine from which a statement goes on with a story of the edition before. Unrelated statements of one topic stay under .2."""
MOST_DROPPED = 3
"""Key points of the edition before that are printed again because nothing goes on with them; the rest is counted."""

_Statement = Item | Quote


def compare(current: Brief, previous: Brief, texts: Mapping[str, str]) -> Brief:
    """`current` with the status of each statement and the changes since `previous`. `texts`: article id -> text, of both.

    What is printed again keeps its marking: the edition is then marked at least as strictly as `previous`.
    """
    now, then = list(_statements(current)), list(_statements(previous))
    vector = vectors_of([one.text for _, one in (*now, *then)])
    found = {one.id: _status(one, then, vector) for _, one in now}
    changes = [Change(kind=kind, topic=topic, item=one.id, earlier=earlier) for topic, one in now for kind, earlier in (found[one.id],)]
    corrected = list(_corrected(current, previous, texts))
    dropped = list(_dropped(previous, now, vector, {change.earlier for change in corrected}))
    marked = structs.replace(
        current,
        marking=strictest(current.marking, previous.marking) if any(one.statement for one in (*corrected, *dropped)) else current.marking,
        summary=tuple(structs.replace(one, status=found[one.id][0]) for one in current.summary),
        sections=tuple(_marked(section, found) for section in current.sections),
        since=Since(edition=previous.edition, changes=(*changes, *corrected, *dropped)),
    )
    return structs.replace(marked, sources=_with_sources(marked, previous, (*corrected, *dropped)))


def _statements(brief: Brief) -> Iterator[tuple[str, _Statement]]:
    for section in brief.sections:
        yield from ((section.topic, item) for item in section.items)
        yield from ((section.topic, quote) for quote in section.quotes)


def _status(one: _Statement, then: Sequence[tuple[str, _Statement]], vector: Mapping[str, Vector]) -> tuple[Status, str | None]:
    """What a statement is against the edition before, and the earlier statement that it goes on with."""
    best, nearest = 0.0, None
    own = (one.text, vector[one.text])
    for _, other in then:
        if sentence_key(other.text) == sentence_key(one.text) or says_the_same(own, (other.text, vector[other.text])):
            return "continuing", other.id
        likeness = cosine(vector[one.text], vector[other.text])
        if likeness > best:
            best, nearest = likeness, other.id
    return ("updated", nearest) if best >= GOES_ON else ("new", None)


def _marked(section: Section, found: Mapping[str, tuple[Status, str | None]]) -> Section:
    return structs.replace(
        section,
        items=tuple(structs.replace(one, status=found[one.id][0]) for one in section.items),
        quotes=tuple(structs.replace(one, status=found[one.id][0]) for one in section.quotes),
    )


def _corrected(current: Brief, previous: Brief, texts: Mapping[str, str]) -> Iterator[Change]:
    """Statements of the edition before whose article was published again at the same address without these words."""
    again = {source.url: source.id for source in current.sources if source.url}
    renewed = {source.id: again[source.url] for source in previous.sources if source.url in again and again[source.url] != source.id}
    for topic, one in _statements(previous):
        article = renewed.get(one.citations[0].source)
        if article is not None and isinstance(one, Item) and one.text not in texts.get(article, one.text):
            yield Change(kind="corrected", topic=topic, earlier=one.id, statement=_plain(one))


def _dropped(
    previous: Brief, now: Sequence[tuple[str, _Statement]], vector: Mapping[str, Vector], taken: set[str | None]
) -> Iterator[Change]:
    """Statements of the edition before with which nothing of this one goes on; the first few that were key points are printed again."""
    topics = {one.id: topic for topic, one in _statements(previous)}
    gone = [
        one
        for one in previous.summary
        if one.id not in taken and not any(cosine(vector[one.text], vector[other.text]) >= GOES_ON for _, other in now)
    ]
    printed = {one.id for one in gone[:MOST_DROPPED]}
    for one in gone[:MOST_DROPPED]:
        yield Change(kind="dropped", topic=topics[one.id], earlier=one.id, statement=_plain(one))
    for topic, other in _statements(previous):
        if other.id not in printed | taken and not any(cosine(vector[other.text], vector[one.text]) >= GOES_ON for _, one in now):
            yield Change(kind="dropped", topic=topic, earlier=other.id)


def _plain(one: Item) -> Item:
    """A statement of the edition before as this one prints it: its status there means nothing here."""
    return structs.replace(one, status=None, also=())


def _with_sources(brief: Brief, previous: Brief, changes: Sequence[Change]) -> tuple[SourceEntry, ...]:
    """The source list with the sources of earlier statements that are printed again."""
    known = {source.id: source for source in previous.sources}
    wanted = dict.fromkeys(cite.source for change in changes if change.statement is not None for cite in change.statement.citations)
    listed = {source.id for source in brief.sources}
    added = [known[name] for name in wanted if name not in listed]
    start = len(brief.sources) + 1
    return (*brief.sources, *(structs.replace(source, number=number) for number, source in enumerate(added, start)))
