"""What templates print of a whole edition: the masthead, what stands around the statements, and `BriefView`, which holds it all."""

from briefgen.desk import Digests
from briefgen.model import Value
from briefgen.pages.views import (
    Announced,
    DisagreementView,
    Passage,
    Place,
    Run,
    SectionView,
    SinceView,
    SourceView,
    Statement,
    When,
)


class LeftOutEntry(Value, frozen=True, kw_only=True):
    """An article that was left out: its path, and as much of the rest as is known."""

    path: str
    title: Run | None
    publisher: Run | None
    published: When


class LeftOutView(Value, frozen=True, kw_only=True):
    """The articles left out for one reason."""

    code: str
    reason: str
    entries: tuple[LeftOutEntry, ...]


class FigureView(Value, frozen=True, kw_only=True):
    """A key figure: its words as a statement, the item that they stand in, and that item's section."""

    statement: Statement
    place: Place
    topic: Run


class AheadView(Value, frozen=True, kw_only=True):
    """A date that the analyst expects something on."""

    when: When
    text: Run
    topic: Run | None


class PersonView(Value, frozen=True, kw_only=True):
    """A person, the offices that the gazetteer gives, and the statements that name or quote them."""

    name: Run
    """As the page's language calls them."""
    original: Run | None
    """The name that the edition knows them by, where it is another one."""
    offices: tuple[Run, ...]
    places: tuple[Place, ...]


class Bar(Value, frozen=True, kw_only=True):
    """One bar of a picture: `x`, `y`, `width`, `height` in its units, y from the top; the count that it stands for."""

    x: float
    y: float
    width: float
    height: float
    count: int
    own: bool = False
    """Whether it stands for this edition."""


class TallyView(Value, frozen=True, kw_only=True):
    """One row of a table of counts: what is counted (`name`, or the `code` that templates word), how often, and its bar."""

    name: Run | None
    code: str
    bar: Bar


class SeriesView(Value, frozen=True, kw_only=True):
    """How many articles touched one topic, period by period: the numbers of the table and the bars of the picture."""

    title: Run
    counts: tuple[int, ...]
    bars: tuple[Bar, ...]


class ActivityView(Value, frozen=True, kw_only=True):
    """The reporting by topic and period, oldest period first."""

    periods: tuple[When, ...]
    series: tuple[SeriesView, ...]


class Dot(Value, frozen=True, kw_only=True):
    """One entry of the timeline's picture, or a year on its axis: `x` and `y` in its units."""

    x: float
    y: float
    label: str


class StripView(Value, frozen=True, kw_only=True):
    """The timeline as a picture: its height, the entries as dots, the years as ticks."""

    height: float
    dots: tuple[Dot, ...]
    ticks: tuple[Dot, ...]


class DayView(Value, frozen=True, kw_only=True):
    """What was published on one day, and where the edition cites it."""

    when: When
    sources: tuple[SourceView, ...]


class TranslatedView(Value, frozen=True, kw_only=True):
    """How many statements stand in translation; of these, how many nobody has reviewed, and how many a machine made, and which."""

    count: int
    unreviewed: int
    machine: int
    engines: tuple[str, ...]


class DeskView(Value, frozen=True, kw_only=True):
    """What the analysts say of the whole edition."""

    lead: Run | None
    """Their opening sentence."""
    assessment: tuple[Passage, ...]
    ahead: tuple[AheadView, ...]


class CountedView(Value, frozen=True, kw_only=True):
    """What can be counted of an edition: reporting by period, the timeline as a picture, speakers, owners of sources."""

    activity: ActivityView | None
    strip: StripView | None
    speakers: tuple[TallyView, ...]
    owners: tuple[TallyView, ...]

    @property
    def any(self) -> bool:
        """Whether there is a table to print."""
        return bool(self.activity or self.speakers or self.owners)


class BriefView(Value, frozen=True, kw_only=True):
    """One edition, ready to print."""

    edition: str
    """Id of the edition: `2026-W47`."""
    name: When
    """What it is called."""
    title: Run
    """Title of the briefing, in the page's language where it has one."""
    running: str
    """The title again, cut for a running head."""
    subtitle: Run | None
    """A line below the title."""
    publisher: str | None
    """Who issues the briefing."""
    contact: str | None
    """How to reach them."""
    period: When
    """The days that it covers."""
    published: When
    """Its date of publication."""
    revised: When
    """The day on which it was revised after it was published."""
    marking: str
    """Traffic light marking, never translated."""
    design: str
    """`weekly`, `note` or `dossier`."""
    desk: DeskView
    """What the analysts say of the whole edition."""
    figures: tuple[FigureView, ...]
    """The key figures at the head."""
    points: tuple[Statement, ...]
    """The key points: each repeats an item of a section."""
    since: SinceView | None
    """What changed since the edition before; none where nothing was compared."""
    sections: tuple[SectionView, ...]
    """One for each topic, in the order of the configuration."""
    disagreements: tuple[DisagreementView, ...]
    """What independent sources tell differently."""
    timeline: tuple[Statement, ...]
    """Dated statements, oldest first."""
    sources: tuple[SourceView, ...]
    """Every cited article, by number."""
    days: tuple[DayView, ...]
    """The sources by day of publication, oldest first; undated ones last."""
    people: tuple[PersonView, ...]
    """Who is who."""
    counted: CountedView
    """Counts with their pictures."""
    left_out: tuple[LeftOutView, ...]
    """What is not in the edition, by reason."""
    languages: tuple[str, ...]
    """Names of the sources' languages."""
    announced: Announced | None
    """The foreign language that most statements are in."""
    statements: int
    """How many items and quotations the sections hold."""
    contested: str | None
    """How names of contested places are printed: `source`, `listed`, `both`; none where the gazetteer holds no such place."""
    counts: dict[str, int]
    """Figures of the method note, by name: those of `counts` in brief.json."""
    latest: When
    """The newest date of publication in the period."""
    translated: TranslatedView | None
    """What stands in translation; none where nothing does."""
    digests: Digests | None
    """What the edition was made of."""
    generator: str
    """Name and version of the program."""
    missing: tuple[str, ...] = ()
    """Characters that no font of the PDF can show."""
