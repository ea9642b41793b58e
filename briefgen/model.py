"""The nouns of what is read: an article and what was understood of it. Frozen values without behaviour.

Text is stored once, in `Article.text`; everything else points into it by spans of Unicode code points.
What `inspect --json` prints are these values, so a field added here is a field of the interface.
"""

from typing import Literal

from msgspec import Struct, field

Role = Literal["title", "dateline", "body", "quote", "heading", "attribution", "caption", "boilerplate"]
DayPrecision = Literal["day", "month", "year", "unknown"]
Basis = Literal["metadata", "sidecar", "dateline", "text", "inferred", "unknown"]
MentionPrecision = Literal["day", "month", "season", "year", "unknown"]
Severity = Literal["error", "warning", "note"]


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
    role: Span | None = None
    """What the article calls the speaker: a title before the name or a description behind it."""
    cue: Span | None = None
    """The attribution that names the speaker; for a pronoun, the words that name whom it stands for."""


class DateMark(Value, frozen=True, kw_only=True):
    """A mention of a date. `first`/`last` are ISO days, or null where the article does not settle them."""

    start: int
    end: int
    first: str | None = field(name="from", default=None)
    last: str | None = field(name="to", default=None)
    precision: MentionPrecision = "unknown"
    main: bool = True
    """Whether it dates what its sentence tells, and not something that the sentence mentions ("the 2020 war", "by 2030")."""


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
