"""What the templates around an edition print, as plain values: evidence pages and the archive. Like `views`, without sentences."""

from briefgen.model import Value
from briefgen.pages.views import Language, Place, Run, When


class EditionLink(Value, frozen=True, kw_only=True):
    """A link to another edition of the site."""

    href: str
    name: When


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
    heading: ParagraphView | None
    """The article's first paragraph, where it is the title: the page's heading, and no part of `paragraphs`."""
    lang: str | None
    dir: str | None
    language: Language | None
    publisher: Run | None
    agency: Run | None
    authors: tuple[Run, ...]
    place: Run | None
    published: When
    basis: str
    url: str | None
    url_text: str | None
    licence: str | None
    rights: Run | None
    """What the source says of its rights, in its words."""
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
    title: Run | None
    """Only where it is not the archive's own title."""
    lead: Run | None
    """Its first key point."""
    period: When
    published: When
    marking: str
    sources: int
    statements: int


class YearView(Value, frozen=True, kw_only=True):
    """The editions of one year, newest first. `year` is empty for undated ones."""

    year: str
    rows: tuple[EditionRow, ...]
    whole: bool = True
    """Whether its editions are listed with what they say; those of older years by name."""
