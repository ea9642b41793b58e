"""What the templates of the archive print, as plain values: the latest edition, threads over time, their lists, the way on."""

from briefgen.desk import Ownership, Reliability
from briefgen.model import Value
from briefgen.pages.siteviews import EditionRow
from briefgen.pages.views import Run, When


class PointView(Value, frozen=True, kw_only=True):
    """A key point of the latest edition."""

    href: str
    text: Run


class TopicLink(Value, frozen=True, kw_only=True):
    """A topic's page."""

    href: str
    title: Run


class LatestView(Value, frozen=True, kw_only=True):
    """The latest edition on the front page."""

    row: EditionRow
    points: tuple[PointView, ...]
    topics: tuple[TopicLink, ...]
    data: str
    """Address of its brief.json."""
    references: str
    """Address of its references.json."""


class YearLink(Value, frozen=True, kw_only=True):
    """A year of a thread. `count` counts its statements, articles or events."""

    year: str
    href: str
    count: int


class RowView(Value, frozen=True, kw_only=True):
    """A line of a thread. `text` is none for an article without a title."""

    href: str
    text: Run | None
    speaker: Run | None
    publishers: tuple[Run, ...]
    when: When
    """When the article was published; of the timeline, when it happened."""
    statements: int


class BlockView(Value, frozen=True, kw_only=True):
    """What one edition adds to a thread."""

    anchor: str
    href: str
    name: When
    period: When
    rows: tuple[RowView, ...]


class ThreadView(Value, frozen=True, kw_only=True):
    """One year of a thread. `kind` is `topics`, `people`, `sources` or `timeline`; `name` is none for the timeline."""

    kind: str
    name: Run | None
    year: str
    count: int
    blocks: tuple[BlockView, ...]
    earlier: YearLink | None
    later: YearLink | None
    country: str | None
    ownership: Ownership | None
    reliability: Reliability
    index: str
    """Address of the list of its kind, at this thread."""
    feed: str | None


class SubjectView(Value, frozen=True, kw_only=True):
    """A thread in the list of its kind."""

    anchor: str
    name: Run
    count: int
    years: tuple[YearLink, ...]
    country: str | None
    ownership: Ownership | None
    reliability: Reliability
    latest: RowView | None
    """Its newest line, for topics."""
    feed: str | None


class SiteLinks(Value, frozen=True, kw_only=True):
    """Where else a reader may go from a page of the archive; `here` is the kind of this page."""

    here: str
    front: str
    kinds: tuple[tuple[str, str], ...]
    """Kind of threads and the address of its list."""
    search: str | None
    feed: str | None
    json_feed: str | None
    opensearch: str | None
