"""The nouns of briefgen: frozen values without behaviour.

Text is stored once, in `Article.text`; everything else points into it by spans of Unicode code points.
What `inspect --json` and `brief.json` print are these values, so a field added here is a field of the interface.
"""

from typing import Literal

from msgspec import Struct, field

Role = Literal["title", "dateline", "body", "quote", "heading", "attribution", "caption", "boilerplate"]
DayPrecision = Literal["day", "month", "year", "unknown"]
Basis = Literal["metadata", "sidecar", "dateline", "text", "inferred", "unknown"]
MentionPrecision = Literal["day", "month", "season", "year", "unknown"]
Severity = Literal["error", "warning"]


class Value(Struct, frozen=True, kw_only=True):
    """Base of every value: immutable, keyword-only, compared by content."""


class Span(Value, frozen=True, kw_only=True):
    """Half-open range `[start, end)` of code points in an article's text."""

    start: int
    end: int


class Problem(Value, frozen=True, kw_only=True):
    """Something wrong with one source file, in words for the analyst.

    `code` is stable (listed in docs/problems.md), `line` counts from 1 in the source file, `hint` says what to do.
    """

    code: str
    message: str
    line: int | None = None
    hint: str = ""
    severity: Severity = "warning"
    file: str | None = None
    """The file that is meant when it is not the source itself: its side-car, by name."""


class Published(Value, frozen=True, kw_only=True):
    """When an article was published, how exactly that is known, and from what. Unknown stays unknown."""

    value: str | None = None
    """ISO 8601 day, month or year (`2022-10-28`, `2022-10`, `2022`), in the workspace's time zone."""
    precision: DayPrecision = "unknown"
    basis: Basis = "unknown"
    evidence: str | None = None
    """The words or the key that say so."""


class Paragraph(Value, frozen=True, kw_only=True):
    """One paragraph of the text; `n` counts from 1. Paragraphs are separated by exactly one blank line."""

    n: int
    start: int
    end: int
    role: Role


class Sentence(Value, frozen=True, kw_only=True):
    """One sentence. The id is made from the article's id and the words, so an edit elsewhere keeps it."""

    id: str
    paragraph: int
    start: int
    end: int


class Article(Value, frozen=True, kw_only=True):
    """The text of one publication and what it, or its side-car, says of itself."""

    id: str
    path: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    place: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)
    retrieved: str | None = None
    licence: str | None = None
    rights: str | None = None
    marking: str | None = None
    sha256: str
    """Digest of `text` in UTF-8."""
    original_sha256: str
    """Digest of the source file's bytes."""
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    dateline: Span | None = None
    """Place, date and agency that the first paragraph opens with, before its news."""
    sentences: tuple[Sentence, ...] = ()
    problems: tuple[Problem, ...] = ()


class QuoteMark(Value, frozen=True, kw_only=True):
    """A quotation of someone, quote marks included; `speaker` is null unless a verb of saying names one."""

    start: int
    end: int
    speaker: str | None = None


class DateMark(Value, frozen=True, kw_only=True):
    """A mention of a date. `first`/`last` are ISO days, or null where the article does not settle them."""

    start: int
    end: int
    first: str | None = field(name="from", default=None)
    last: str | None = field(name="to", default=None)
    precision: MentionPrecision = "unknown"


class PersonMark(Value, frozen=True, kw_only=True):
    """A person of the gazetteer (or named in full in the article) and every mention."""

    name: str
    mentions: tuple[Span, ...]


class DocumentMark(Value, frozen=True, kw_only=True):
    """An agreement, declaration or similar document as mentioned."""

    name: str
    parties: tuple[str, ...] = ()
    date: str | None = None
    start: int
    end: int


class FigureMark(Value, frozen=True, kw_only=True):
    """A number with what it counts."""

    value: float
    unit: str | None = None
    what: str | None = None
    start: int
    end: int


class Marks(Value, frozen=True, kw_only=True):
    """What was understood inside one article: a layer over its text, never an edit of it."""

    article: str
    quotes: tuple[QuoteMark, ...] = ()
    dates: tuple[DateMark, ...] = ()
    people: tuple[PersonMark, ...] = ()
    documents: tuple[DocumentMark, ...] = ()
    figures: tuple[FigureMark, ...] = ()


class Reason(Value, frozen=True, kw_only=True):
    """Why a paragraph stands in a topic: the rule that fired and the spans that fired it."""

    rule: Literal["any", "all", "context"]
    phrases: tuple[str, ...]
    spans: tuple[Span, ...]


class Placement(Value, frozen=True, kw_only=True):
    """One paragraph sorted into one topic, with its reasons. `score` is 0 < score <= 1."""

    paragraph: int
    topic: str
    score: float
    reasons: tuple[Reason, ...]


class Citation(Value, frozen=True, kw_only=True):
    """Proof of a statement: `text[start:end]` of the article whose text has this digest."""

    source: str
    paragraph: int
    start: int
    end: int
    sha256: str


class Item(Value, frozen=True, kw_only=True):
    """One statement, verbatim, with the citations that carry it."""

    id: str
    text: str
    language: str | None
    citations: tuple[Citation, ...]
    translations: dict[str, "Translation"] = field(default_factory=dict)
    insertions: tuple[str, ...] = ()


class Translation(Value, frozen=True, kw_only=True):
    """A translation of an item and how far it has been checked."""

    text: str
    state: Literal["machine", "translated", "reviewed"]


class Quote(Value, frozen=True, kw_only=True):
    """A quotation with the person who said it."""

    id: str
    text: str
    language: str | None
    citations: tuple[Citation, ...]
    speaker: str | None
    translations: dict[str, Translation] = field(default_factory=dict)
    insertions: tuple[str, ...] = ()


class Section(Value, frozen=True, kw_only=True):
    """One topic of an edition. A section without items says so in the template's words."""

    topic: str
    title: str
    titles: dict[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    quotes: tuple[Quote, ...] = ()


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


class LeftOut(Value, frozen=True, kw_only=True):
    """An article that is not in the edition, and why. `code` is stable, `reason` is English."""

    id: str
    path: str
    code: str
    reason: str


class Counts(Value, frozen=True, kw_only=True):
    """Figures of the method note."""

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
    summary: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    counts: Counts = field(default_factory=Counts)
    generator: str = ""
