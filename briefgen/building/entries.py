"""One source in the build: what is known of it without reading it, and its article when asked for.

What every build needs of every article (facts) is small and kept in one row; text, marks and topics stay in the store.
"""

from collections import Counter
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct, field

from briefgen import codec
from briefgen.building.collect import SourceFile
from briefgen.edition.copies import Sketch
from briefgen.edition.understood import Understood
from briefgen.model import Article, Marks, Placement, Problem, Published

STAGES = ("parse", "annotate", "sort", "sketch")
"""The stages that look at one article."""


class Parsed(Struct, frozen=True, kw_only=True):
    """What came of a source file: an article, or nothing but problems."""

    article: Article | None
    problems: tuple[Problem, ...] = ()


class Digests(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What later stages key on."""

    article: str
    marks: str
    placements: str
    sketch: str


class Facts(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What a build asks of every source; as arrays, because there are many.

    `id` is None for what is no article; `topics` are those of its paragraphs.
    """

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    published: Published = field(default_factory=Published)
    topics: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    digests: Digests | None = None


Load = Callable[[SourceFile, str], bytes]
"""A source and a stage -> the encoded value."""


class Entry:
    """A source with its facts; the rest is loaded when it is asked for."""

    __slots__ = ("_load", "facts", "source")

    def __init__(self, source: SourceFile, facts: Facts, load: Load) -> None:
        self.source, self.facts, self._load = source, facts, load

    @property
    def digests(self) -> Digests | None:
        """The digests of what became of it; None for what is no article."""
        return self.facts.digests

    @property
    def parsed(self) -> Parsed:
        """The article, or what was wrong."""
        return codec.decode(self._load(self.source, "parse"), Parsed)

    @property
    def article(self) -> Article:
        """The article. Raises ValueError for what is none."""
        article = self.parsed.article
        if article is None:
            raise ValueError(self.source.path)
        return article

    def understood(self) -> Understood:
        """The article with its marks and topics."""
        marks = codec.decode(self._load(self.source, "annotate"), Marks)
        return Understood(article=self.article, marks=marks, placements=self.placements())

    def placements(self) -> tuple[Placement, ...]:
        """The article's topics; none for what is no article."""
        return codec.decode(self._load(self.source, "sort"), tuple[Placement, ...]) if self.facts.id is not None else ()

    def sketch(self) -> Sketch:
        """The article's sketch."""
        return codec.decode(self._load(self.source, "sketch"), Sketch)


class Entries(list[Entry]):
    """The sources of a build, by path."""

    @cached_property
    def dates(self) -> Counter[Published]:
        """How many articles were published when, without the evidence for it."""
        dates = (entry.facts.published for entry in self if entry.facts.id is not None)
        found = Counter((date.value, date.precision) for date in dates)
        return Counter({Published(value=value, precision=precision): number for (value, precision), number in found.items()})


def facts_of(parsed: Parsed, placements: tuple[Placement, ...] = (), digests: Digests | None = None) -> Facts:
    """The facts of a source."""
    article = parsed.article
    if article is None:
        return Facts(problems=parsed.problems)
    return Facts(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        agency=article.agency,
        published=article.published,
        topics=tuple(sorted({placement.topic for placement in placements})),
        problems=parsed.problems,
        digests=digests,
    )
