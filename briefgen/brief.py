"""The nouns of what is printed: one edition as pure data, and the citations that carry it. Frozen values.

What `brief.json` holds are these values, so a field added here is a field of the interface.
"""

from typing import Literal

from msgspec import UNSET, UnsetType, field

from briefgen.desk import UNRATED, Activity, Contested, Digests, Named, Office, Ownership, Reliability, Tally, Trend
from briefgen.model import Published, Value


class Citation(Value, frozen=True, kw_only=True):
    """Proof of a statement: `text[start:end]` of the article whose text has this digest."""

    source: str
    paragraph: int
    start: int
    end: int
    sha256: str


Design = Literal["weekly", "note", "dossier"]
Status = Literal["new", "updated", "continuing"]
"""What a statement is against the edition before: a new story, a story that goes on, a statement made again."""


class Item(Value, frozen=True, kw_only=True):
    """One statement, verbatim, with the citations that carry it."""

    id: str
    text: str
    language: str | None
    citations: tuple[Citation, ...]
    translations: dict[str, "Translation"] = field(default_factory=dict)
    insertions: tuple[str, ...] = ()
    status: Status | None = None
    also: tuple[Citation, ...] = ()
    """Where sources of independent publishers say the same."""


class Side(Value, frozen=True, kw_only=True):
    """One side of a disagreement: the statement, and the words in it that differ from the other sides'."""

    value: str
    statement: Item


class Disagreement(Value, frozen=True, kw_only=True):
    """One thing told differently by independent sources, side by side."""

    id: str
    kind: Literal["figure", "date", "office"]
    what: str
    """What is told differently, in the words of the first side."""
    sides: tuple[Side, ...]


class Change(Value, frozen=True, kw_only=True):
    """What became of one story since the edition before.

    `item` is the id of a statement of this edition (null if the story was dropped), `earlier` of one of the edition before
    (null if the story is new). `statement` is the earlier statement with its citations, for what was dropped or corrected.
    """

    kind: Literal["new", "updated", "continuing", "dropped", "corrected"]
    topic: str
    item: str | None = None
    earlier: str | None = None
    statement: Item | None = None


class Since(Value, frozen=True, kw_only=True):
    """What changed against the edition before, as it is composed from the sources, never as it was built."""

    edition: str
    changes: tuple[Change, ...] = ()


class Translation(Value, frozen=True, kw_only=True):
    """A translation of an item and how far it has been checked."""

    text: str
    state: Literal["machine", "translated", "reviewed"]
    by: str | None = None
    """The engine of a machine translation; the translator, where the workspace names them."""
    vouched: bool | UnsetType = UNSET
    """True where a person says that numbers and dates are right though written otherwise, so that nobody compares them; else absent."""


class Quote(Value, frozen=True, kw_only=True):
    """A quotation with the person who said it."""

    id: str
    text: str
    language: str | None
    citations: tuple[Citation, ...]
    speaker: str | None
    role: str | None = None
    """What the source calls the speaker, in its own words."""
    role_citations: tuple[Citation, ...] = ()
    translations: dict[str, Translation] = field(default_factory=dict)
    insertions: tuple[str, ...] = ()
    status: Status | None = None


class Ahead(Value, frozen=True, kw_only=True):
    """A date that the analyst expects something on."""

    date: "DateRange"
    text: str
    topic: str | None = None


class KeyFigure(Value, frozen=True, kw_only=True):
    """A figure of an item, for the strip at the head: all its words are the source's own.

    `figure` is the beginning of the sentence up to the figure and what it is of, verbatim; `value` are the words in it to set large.
    """

    item: str
    """Id of the item that it stands in."""
    topic: str
    value: str
    figure: Item


class Person(Value, frozen=True, kw_only=True):
    """A person of the gazetteer whom statements of the edition name or quote."""

    name: str
    offices: tuple[Office, ...] = ()
    """By the workspace's gazetteer, on the edition's days."""
    statements: tuple[str, ...] = ()
    """Ids of the statements that name or quote the person."""


class Section(Value, frozen=True, kw_only=True):
    """One topic of an edition. A section without items says so in the template's words."""

    topic: str
    title: str
    titles: dict[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    quotes: tuple[Quote, ...] = ()
    trend: Trend | None = None
    assessment: str | None = None
    """The analyst's own judgement, in Markdown: printed apart from what sources say, and marked."""


class DateRange(Value, frozen=True, kw_only=True):
    """ISO days, both included."""

    first: str = field(name="from")
    last: str = field(name="to")
    precision: Literal["day", "month", "season", "year"] = "day"


class Period(Value, frozen=True, kw_only=True):
    """The days an edition covers, both included; null for an edition of undated articles only."""

    first: str | None = field(name="from")
    last: str | None = field(name="to")


class TimelineEntry(Value, frozen=True, kw_only=True):
    """A dated statement."""

    id: str
    date: DateRange
    text: str
    language: str | None
    citations: tuple[Citation, ...]
    translations: dict[str, Translation] = field(default_factory=dict)


class SourceEntry(Value, frozen=True, kw_only=True):
    """One line of the source list. `number` is what a citation prints."""

    id: str
    path: str
    number: int
    title: str | None
    publisher: str | None
    agency: str | None
    authors: tuple[str, ...]
    place: str | None
    published: Published
    sha256: str
    original_sha256: str
    language: str | None
    url: str | None
    licence: str | None
    retrieved: str | None
    copies: tuple[str, ...] = ()
    """Ids of articles that carry the same copy."""
    reliability: Reliability = UNRATED
    """How far the workspace relies on the publisher: the Admiralty code's letter, F for what is not rated."""
    ownership: Ownership | None = None
    country: str | None = None
    rating_note: str | None = None
    rated: str | None = None
    story: str | None = None
    """Articles with the same story tell of one event; null where an article is alone."""


class LeftOut(Value, frozen=True, kw_only=True):
    """An article that is not in the edition, and why. `code` is stable, `reason` is English."""

    id: str
    path: str
    code: str
    reason: str
    title: str | None = None
    publisher: str | None = None
    published: Published | None = None
    """What is known of the article; null for a file that could not be read."""
    story: str | None = None


class Counts(Value, frozen=True, kw_only=True):
    """Figures of the method note."""

    latest: str | None = None
    """The newest date of publication among the articles of the period: how far the edition looked."""

    articles_read: int = 0
    articles_in_period: int = 0
    articles_cited: int = 0
    undated: int = 0
    sentences: int = 0
    sentences_shown: int = 0


class Brief(Value, frozen=True, kw_only=True):
    """One edition as pure data: everything that any template prints of it."""

    schema: str = "briefgen/1"
    edition: str
    date: str | None
    title: str
    titles: dict[str, str] = field(default_factory=dict)
    language: str
    marking: str
    period: Period
    design: Design = "weekly"
    revised: str | None = None
    """The day on which the analyst revised it after it was published (ISO); null for an edition as it was first."""
    lead: str | None = None
    """The analyst's opening sentence."""
    assessment: str | None = None
    """The analyst's judgement on all topics, in Markdown."""
    ahead: tuple[Ahead, ...] = ()
    summary: tuple[Item, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    people: tuple[Person, ...] = ()
    speakers: tuple[Tally, ...] = ()
    activity: tuple[Activity, ...] = ()
    sections: tuple[Section, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    since: Since | None = None
    sources: tuple[SourceEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    names: dict[str, Named] = field(default_factory=dict)
    """What people, places and offices that we name are called in other languages, by the name that the edition gives them."""
    contested: Contested | None = None
    """The workspace's policy for names of contested places; null where its gazetteer holds none."""
    counts: Counts = field(default_factory=Counts)
    digests: Digests | None = None
    generator: str = ""
