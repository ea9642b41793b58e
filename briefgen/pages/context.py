"""What a page needs to know beside the edition itself: where it will stand, in which language, under which marks.

In: nothing. Out: the values that `page` takes. All addresses are relative, so a site works from any folder and from `file:`.
"""

from typing import Literal

from briefgen.brief import Period
from briefgen.digits import Digits
from briefgen.model import Value
from briefgen.pages.logo import Logo
from briefgen.pages.views import Place


class PageContext(Value, frozen=True, kw_only=True):
    """One locale of one edition (or of the archive) on one site."""

    locale: str
    """Language of the page's own words; it must be among `locales`."""
    locales: tuple[str, ...] = ("en",)
    """Languages in which this edition stands on the site; the first is the site's default."""
    edition: str = ""
    """Id of the edition that an evidence page belongs to."""
    marking: str = "TLP:RED"
    """Marking of that edition; the strictest, until it is said."""
    subtitle: str | None = None
    """A line below the title, in `locale` where it has a form in it."""
    subtitle_language: str | None = None
    """Language of that line, where it is not `locale`."""
    untranslated: int = 0
    """How many words of the pages are not translated into `locale` and stand as they were written."""
    publisher: str | None = None
    contact: str | None = None
    address: str | None = None
    logo: Logo | None = None
    paper: Literal["A4", "Letter"] = "A4"
    notes: Literal["endnotes", "footnotes"] = "endnotes"
    """Where the PDF names the sources of a statement: beside it, or at the foot of its page."""
    digits: Digits = "latin"
    """Whether dates and numbers of ours are written in the language's own digits."""
    file_name: str = "brief.pdf"
    pdf: bool = True
    """Whether the PDF is built beside the page, so that the page may link to it."""
    extras: tuple[str, ...] = ()
    """Other forms of the edition that are built, as paths below `<edition>/`: `brief.json`, `en/brief.md`."""
    base_url: str | None = None
    """Address of the published site. Only with it does a PDF link to the evidence pages."""
    previous: str | None = None
    """Id of the edition before this one that stands on the site in this locale, if any."""
    next: str | None = None
    archive: bool = False
    """Whether the site's archive stands around the page: what leads through the editions by topic, and to those before and after."""
    generator: str = "briefgen"
    """Name and version of the program, for the colophon and the metadata."""


class CitedSpan(Value, frozen=True, kw_only=True):
    """A range of an article's text that an edition cites, and the place that cites it."""

    start: int
    end: int
    place: Place


class EditionLine(Value, frozen=True, kw_only=True):
    """One edition as the archive lists it."""

    edition: str
    title: str
    titles: dict[str, str]
    language: str
    marking: str
    date: str | None
    period: Period
    sources: int
    statements: int
    lead: str | None = None
    """Its first key point, and the language of that."""
    lead_language: str | None = None
    locales: tuple[str, ...]
    file_name: str = "brief.pdf"
    pdf: bool = True
