"""What templates print, as plain values: nothing here is a sentence, and nothing in a template needs to compute.

`docs/templates.md` and `templates/README.md` name these types; a field added here is a field that a template may use.
"""

from briefgen.model import Value


class Run(Value, frozen=True, kw_only=True):
    """A run of text. `lang` and `dir` are set only where they differ from the page's."""

    text: str
    lang: str | None = None
    dir: str | None = None
    language: str | None = None
    """Name of the run's language in the page's language, where it is another one."""


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


class Place(Value, frozen=True, kw_only=True):
    """A place of the page that cites: `kind` is `point`, `item`, `quote` or `entry`, `label` what is printed beside it."""

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
    publisher: Run
    published: When
    passage: int = 1
    """2 and above where the statement has cited the same source before."""


class Statement(Value, frozen=True, kw_only=True):
    """A verbatim text with its citations: key point, item, quotation or timeline entry."""

    id: str
    anchor: str
    label: str
    text: str
    lang: str | None
    dir: str | None
    language: str | None
    translation: str | None = None
    translation_state: str = ""
    insertions: tuple[str, ...] = ()
    speaker: Run | None = None
    when: When | None = None
    cites: tuple[CiteView, ...] = ()


class SectionView(Value, frozen=True, kw_only=True):
    """One numbered section."""

    anchor: str
    number: int
    title: Run
    running: str
    items: tuple[Statement, ...]
    quotes: tuple[Statement, ...]


class SourceView(Value, frozen=True, kw_only=True):
    """One entry of the source list."""

    id: str
    number: int
    anchor: str
    title: Run | None
    publisher: Run | None
    agency: Run | None
    authors: tuple[Run, ...]
    place: Run | None
    published: When
    basis: str
    language: str | None
    url: str | None
    url_text: str | None
    licence: str | None
    retrieved: When | None
    copies: int
    path: str
    digest: str
    evidence: str
    """Relative address of the evidence page."""
    evidence_url: str | None
    """The same on the published site, where its address is known."""
    places: tuple[Place, ...]


class LeftOutView(Value, frozen=True, kw_only=True):
    """The articles left out for one reason."""

    code: str
    reason: str
    paths: tuple[str, ...]


class EditionLink(Value, frozen=True, kw_only=True):
    """A link to another edition of the site."""

    href: str
    name: When


class BriefView(Value, frozen=True, kw_only=True):
    """One edition, ready to print."""

    edition: str
    name: When
    title: Run
    running: str
    subtitle: Run | None
    publisher: str | None
    contact: str | None
    period: When
    published: When
    marking: str
    points: tuple[Statement, ...]
    sections: tuple[SectionView, ...]
    timeline: tuple[Statement, ...]
    sources: tuple[SourceView, ...]
    left_out: tuple[LeftOutView, ...]
    languages: tuple[str, ...]
    """Names of the sources' languages."""
    statements: int
    counts: dict[str, int]
    generator: str
    missing: tuple[str, ...] = ()
    """Characters that no font of the PDF can show."""


class Piece(Value, frozen=True, kw_only=True):
    """A run of an evidence paragraph, cited throughout or not at all. `id` where a citation begins."""

    text: str
    cited: bool
    id: str | None = None
    more_ids: tuple[str, ...] = ()


class SentenceView(Value, frozen=True, kw_only=True):
    """A sentence, or what stands between two (`id` is then None)."""

    id: str | None
    pieces: tuple[Piece, ...]


class ParagraphView(Value, frozen=True, kw_only=True):
    """One paragraph of an article, cut so that joining every piece gives its text again."""

    n: int
    role: str
    sentences: tuple[SentenceView, ...]
    places: tuple[Place, ...]
    """Where the edition cites this paragraph."""
    original: str | None = None
    """Address of the first cited words in the original."""


class EvidenceView(Value, frozen=True, kw_only=True):
    """One cited article as a page."""

    id: str
    title: Run
    lang: str | None
    dir: str | None
    language: str | None
    publisher: Run | None
    agency: Run | None
    authors: tuple[Run, ...]
    place: Run | None
    published: When
    basis: str
    url: str | None
    url_text: str | None
    licence: str | None
    rights: str | None
    retrieved: When | None
    path: str
    digest: str
    original_digest: str
    marking: str
    name: When
    paragraphs: tuple[ParagraphView, ...]
    cited: int


class EditionRow(Value, frozen=True, kw_only=True):
    """One line of the archive."""

    href: str
    pdf: str | None
    name: When
    title: Run
    period: When
    published: When
    marking: str
    sources: int
    statements: int


class YearView(Value, frozen=True, kw_only=True):
    """The editions of one year, newest first. `year` is empty for undated ones."""

    year: str
    rows: tuple[EditionRow, ...]
