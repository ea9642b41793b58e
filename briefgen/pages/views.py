"""What templates print, as plain values: nothing here is a sentence, and nothing in a template needs to compute.

`docs/templates.md` and `templates/README.md` name these types; a field added here is a field that a template may use.
"""

from typing import Literal

from briefgen.model import Value


class Language(Value, frozen=True, kw_only=True):
    """A language, and what it is called in the page's language."""

    code: str
    name: str


class Run(Value, frozen=True, kw_only=True):
    """A run of text. `lang` and `dir` are set only where they differ from the page's."""

    text: str
    lang: str | None = None
    dir: str | None = None


class Words(Value, frozen=True, kw_only=True):
    """A stretch of a statement. Joining the stretches gives the statement's text again, character for character."""

    text: str
    kind: Literal["said", "omission", "differs", "value"] = "said"
    """`omission`: our own ellipsis between two cited passages. `differs`: what another source tells differently.
    `value`: the number of a key figure."""


class When(Value, frozen=True, kw_only=True):
    """A date for reading: `text` is localised; `kind` says which words the template must add."""

    kind: str
    """`day`, `month`, `year`, `interval`, `season`, `unknown`; of an edition also `week` and `all`."""
    text: str = ""
    year: str = ""
    season: str = ""
    """`winter`, `spring`, `summer`, `autumn`."""
    week: int = 0
    iso: str | None = None
    """For `<time datetime>`, where HTML has a form for it."""
    other: str = ""
    """The same in the other calendar that the page's readers live by; empty where they have but one."""


class Place(Value, frozen=True, kw_only=True):
    """A place of the page that cites. `kind` is `point`, `earlier`, `item`, `quote`, `side` or `entry`, `label` is printed beside it."""

    kind: str
    label: str
    anchor: str


class CiteView(Value, frozen=True, kw_only=True):
    """One citation: the source's number, where the exact words stand, and who published them when."""

    number: int
    key: str
    """`<source id>:<start>-<end>`."""
    href: str
    """Evidence page of the same locale, at the cited words; relative to the edition's page."""
    anchor: str
    """Id of the source in the page's own list."""
    publisher: Run | None
    """Who it comes from; None where neither publisher, agency, author nor title is known."""
    published: When
    reliability: str = "F"
    """The letter by which the workspace rates who published it."""
    basis: str = ""
    """How the date is known: `metadata`, `sidecar`, `dateline`, `text`, `inferred`, `unknown`."""
    title: Run | None = None
    """The source's title, cut at a word; None where it has none or stands in for who published it."""
    paragraphs: tuple[int, ...] = ()
    """Every paragraph of the source that the statement cites, in order."""
    passage: int = 1
    """2 and above where the statement has cited the same source before."""
    repeated: bool = False
    """Whether the statement above cites the same source, so that its number is enough."""


class Statement(Value, frozen=True, kw_only=True):
    """A verbatim text with its citations: key point, item, quotation, side of a disagreement, earlier statement or timeline entry."""

    id: str
    """Made from its article and its words; stands in `data-item`."""
    anchor: str
    """Id of the element."""
    label: str
    """What is printed beside it: `1.2`."""
    text: str
    """The words, character for character."""
    words: tuple[Words, ...]
    """The text again, cut where our own omissions stand."""
    lang: str | None
    """Where it differs from the page's."""
    dir: str | None
    """Where it differs from the page's."""
    language: Language | None
    """Its language, where the reader must be told: it is neither the page's nor the one that the masthead announces."""
    unmarked: bool = False
    """Whether it is a quotation whose text does not bring its own quote marks."""
    translation: str | None = None
    """Its words in the page's language, if there are any."""
    translation_state: str = ""
    """`machine`, `translated` or `reviewed`."""
    translation_by: Run | None = None
    """The engine of a machine translation; the translator, where the workspace names them."""
    original: Language | None = None
    """Of a translated statement, the language of its source, if it is known."""
    translation_unmarked: bool = False
    insertions: tuple[str, ...] = ()
    """What we put in square brackets."""
    speaker: Run | None = None
    """Who says it, as the page's language calls them."""
    speaker_original: Run | None = None
    """The name that the edition knows them by, where it is another one and stands here for the first time."""
    role: Run | None = None
    """What the source calls the speaker."""
    role_cites: tuple[CiteView, ...] = ()
    status: str = ""
    """`new`, `updated`, `continuing`; empty where nothing was compared or most statements are the same."""
    also: tuple[CiteView, ...] = ()
    """Where other sources say the same."""
    follows: bool = False
    """Whether it goes on in the sources of the statement above, so that both are one group."""
    when: When | None = None
    """The date of a timeline entry."""
    cites: tuple[CiteView, ...] = ()
    """Its citations, in order."""


class SideView(Value, frozen=True, kw_only=True):
    """One side of a disagreement: what differs, and the statement it stands in."""

    value: Run
    statement: Statement


class DisagreementView(Value, frozen=True, kw_only=True):
    """One thing told differently. `kind` is `figure`, `date` or `office`; `what` is in the words of the first side."""

    anchor: str
    number: int
    kind: str
    what: Run
    sides: tuple[SideView, ...]


class TopicPlaces(Value, frozen=True, kw_only=True):
    """The statements of one section that changed in one way."""

    title: Run
    places: tuple[Place, ...]


class EarlierView(Value, frozen=True, kw_only=True):
    """A statement of the edition before, and the place of this one that takes it up, if there is one."""

    statement: Statement
    now: Place | None


class ChangesView(Value, frozen=True, kw_only=True):
    """The changes of one `kind` (`new`, `updated`, `continuing`, `corrected`, `dropped`) since the edition before."""

    kind: str
    count: int
    usual: bool
    """Whether most statements are of this kind, so that those without a mark are."""
    topics: tuple[TopicPlaces, ...]
    more: int
    """How many of the count stand neither in `topics` nor in `earlier`."""
    earlier: tuple[EarlierView, ...]


class SinceView(Value, frozen=True, kw_only=True):
    """What changed since the edition `name`."""

    name: When
    changes: tuple[ChangesView, ...]


class Announced(Value, frozen=True, kw_only=True):
    """The foreign language that most statements are in; `mixed` if some are in another one, or translated."""

    language: Language
    mixed: bool


class TrendView(Value, frozen=True, kw_only=True):
    """The analyst's trend of a topic: `deteriorated`, `unchanged` or `improved`, and why."""

    direction: str
    reason: Run


class Written(Value, frozen=True, kw_only=True):
    """A run of the analyst's text. `style` is empty, `strong`, `em` or `code`; `href` a web address."""

    text: str
    style: str = ""
    href: str | None = None


class Passage(Value, frozen=True, kw_only=True):
    """One paragraph of the analyst's text. `kind` is `text`, `heading`, `quote` or `item`; `label` what stands before an item."""

    kind: str
    words: tuple[Written, ...]
    lang: str | None = None
    dir: str | None = None
    label: str = ""


class SectionView(Value, frozen=True, kw_only=True):
    """One numbered section."""

    anchor: str
    """Id of its heading."""
    number: int
    title: Run
    running: str
    """Number and title, cut for a running head."""
    items: tuple[Statement, ...]
    quotes: tuple[Statement, ...]
    trend: TrendView | None = None
    assessment: tuple[Passage, ...] = ()
    """The analyst's judgement; empty where none is given."""


class SourceView(Value, frozen=True, kw_only=True):
    """One entry of the source list."""

    id: str
    number: int
    """What its citations print."""
    anchor: str
    """Id of its entry on the page."""
    title: Run | None
    """None where the article says none."""
    publisher: Run | None
    agency: Run | None
    authors: tuple[Run, ...]
    place: Run | None
    published: When
    basis: str
    """How its date is known: `metadata`, `sidecar`, `dateline`, `text`, `inferred`, `unknown`."""
    language: Language | None
    url: str | None
    """Its address on the web, if it is one that a reader may follow."""
    url_text: str | None
    """The same, short enough to print."""
    licence: str | None
    retrieved: When | None
    copies: int
    """How many further copies of it there were."""
    reliability: str
    """Letter of the Admiralty code."""
    rating_note: Run | None
    """Why it is rated so, in the workspace's language."""
    rated: When | None
    """When it was rated."""
    ownership: str
    """Kind of owner; empty where it is not known."""
    country: str
    """Name of the publisher's country; empty where it is not known."""
    path: str
    """Where it lies below the sources folder."""
    digest: str
    """SHA-256 of its text."""
    evidence: str
    """Relative address of the evidence page."""
    evidence_url: str | None
    """The same on the published site, where its address is known."""
    places: tuple[Place, ...]
    """Where the edition cites it."""
