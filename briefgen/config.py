"""The shape of `briefgen.toml`: every table and key with its default and its help, from one source.

`config_file` reads a file into these values; docs/configuration.md and the JSON Schema are made from them.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

LOCALES = ("en", "az", "ru", "hy", "ka", "tr", "fr", "de", "fa")
"""Languages whose catalogues are complete: tests/test_catalogues.py lets none fall back to English."""
MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""Traffic Light Protocol 2.0 (FIRST), from least to most strict."""


def strictest(*markings: str) -> str:
    """The strictest of these markings."""
    return max(markings, key=MARKINGS.index)


Title = str | dict[str, str]
Phrases = tuple[str, ...]


class Table(Struct, frozen=True, kw_only=True):
    """Base of the configuration's tables."""


class BriefingTable(Table, frozen=True, kw_only=True):
    """What the briefing is called, which days an edition covers, and how it is marked."""

    title: Annotated[Title, Meta(description="Title of the briefing: a string, or a table by locale.")] = "Briefing"
    subtitle: Annotated[Title | None, Meta(description="A line under the title: a string, or a table by locale.")] = None
    period: Annotated[Literal["week", "month", "day"], Meta(description="How long an edition is.")] = "week"
    time_zone: Annotated[str, Meta(description="IANA time zone in which an instant falls into a period.")] = "UTC"
    date: Annotated[
        str | None, Meta(description="Publication date of every edition (ISO day). Without it: the last day of its period.")
    ] = None
    marking: Annotated[
        Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"],
        Meta(description="Traffic light marking; an edition carries the strictest of this and its articles'."),
    ] = "TLP:CLEAR"
    locales: Annotated[tuple[str, ...], Meta(description="Languages to build; the first is the default.")] = ("en",)
    design: Annotated[
        Literal["weekly", "note", "dossier"],
        Meta(description="Which design the pages have: `weekly`; `note`, two pages for a principal; `dossier`, long, with a cover."),
    ] = "weekly"
    paper: Annotated[Literal["A4", "Letter"], Meta(description="Paper of the PDF.")] = "A4"
    digits: Annotated[
        Literal["latin", "native"],
        Meta(
            description="Digits of dates, counts and numbers in languages that have their own (Persian): 1404 or \u06f1\u06f4\u06f0\u06f4."
        ),
    ] = "latin"
    notes: Annotated[
        Literal["endnotes", "footnotes"],
        Meta(description="Where the PDF says who is cited: beside each statement (`endnotes`), or at the foot of its page (`footnotes`)."),
    ] = "endnotes"
    file_name: Annotated[str, Meta(description="File name of the PDF.", pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.pdf$")] = "brief.pdf"
    publisher: Annotated[str | None, Meta(description="Who issues the briefing; printed in the masthead and the PDF's metadata.")] = None
    contact: Annotated[str | None, Meta(description="A line with a contact, printed at the end.")] = None
    address: Annotated[str | None, Meta(description="A line with the issuer's address, printed below the masthead.")] = None
    logo: Annotated[str | None, Meta(description="Picture in the masthead: a PNG, JPEG or SVG below templates/, as `assets/logo.svg`.")] = (
        None
    )


class SiteTable(Table, frozen=True, kw_only=True):
    """Where the pages will be read."""

    base_url: Annotated[
        Annotated[str, Meta(pattern=r"^https?://[^\s]+$")] | None,
        Meta(description="Address of the published site, for links out of the PDF, the feed and the sitemap."),
    ] = None
    search: Annotated[bool, Meta(description="Whether the site has a search page; it needs the extra `briefgen[search]` (Pagefind).")] = (
        False
    )


class SourcesTable(Table, frozen=True, kw_only=True):
    """Which files are read."""

    folders: Annotated[tuple[str, ...], Meta(description="Folders of articles, relative to the workspace.")] = ("sources",)
    max_bytes: Annotated[int, Meta(description="Largest file that is read, in bytes.", ge=1)] = 50_000_000
    encoding: Annotated[str | None, Meta(description="Encoding of text files that are not UTF-8 and do not say (windows-1251, say).")] = (
        None
    )
    languages: Annotated[tuple[str, ...], Meta(description="Languages that articles may be in.")] = ("en", "ru", "az", "hy")


class SelectionTable(Table, frozen=True, kw_only=True):
    """How much of the articles an edition shows."""

    items: Annotated[int, Meta(description="Most items in a section.", ge=1, le=60)] = 8
    quotes: Annotated[int, Meta(description="Most quotations in a section.", ge=0, le=20)] = 3
    summary: Annotated[int, Meta(description="Most key points.", ge=0, le=12)] = 5
    timeline: Annotated[int, Meta(description="Most entries of the timeline.", ge=0, le=100)] = 12
    figures: Annotated[int, Meta(description="Most key figures at the head.", ge=0, le=8)] = 4
    share: Annotated[float, Meta(description="Largest share of the articles' sentences that sections may show.", gt=0, le=1)] = 0.4
    max_characters: Annotated[int, Meta(description="Longest item, in characters.", ge=80)] = 700


class PublishTable(Table, frozen=True, kw_only=True):
    """Where `briefgen publish` puts the site. Never a password: see docs/hosting.md."""

    target: Annotated[
        str | None,
        Meta(
            description="A folder, or an address: `sftp://`, `ssh://` (rsync over SSH), `davs://` (WebDAV), `s3://`."
            " A folder is relative to the workspace."
        ),
    ] = None
    grace_hours: Annotated[float, Meta(description="Hours for which a file that the site has no more still stands.", ge=0)] = 24
    keep: Annotated[int, Meta(description="Publishings that `--rollback` can take back.", ge=0, le=50)] = 3


class TranslationTable(Table, frozen=True, kw_only=True):
    """How translations of statements are drafted and printed. Nothing is translated unless somebody asks for it."""

    drafts: Annotated[bool, Meta(description="Print machine drafts, with a badge that says so. Without it they are for translators.")] = (
        False
    )
    credit: Annotated[bool, Meta(description="Name the translator, as the translator's file does, beside each translation.")] = False
    command: Annotated[
        tuple[str, ...],
        Meta(description="Program that `translate draft` runs, with its arguments; `{from}` and `{to}` stand for the languages."),
    ] = ()
    format: Annotated[
        Literal["lines", "json"], Meta(description="What the program reads and writes, one text a line: plain lines, or JSON strings.")
    ] = "lines"
    engine: Annotated[str | None, Meta(description="Name of the engine, printed with its drafts. Without it: the program's name.")] = None
    timeout: Annotated[int, Meta(description="Seconds that the program may take for one language of originals.", ge=1)] = 600


class MailTable(Table, frozen=True, kw_only=True):
    """To whom `briefgen mail` sends, and by which server. The password is in `BRIEFGEN_SMTP_PASSWORD` or the keyring, never here."""

    list: Annotated[str | None, Meta(description="File of readers in the workspace: an address a line, its language behind it.")] = None
    host: Annotated[str | None, Meta(description="The mail server.")] = None
    port: Annotated[int | None, Meta(description="Its port. Without it: 587, for `tls` 465.")] = None
    security: Annotated[
        Literal["starttls", "tls", "none"], Meta(description="How the connection is secured; `none` on this machine only.")
    ] = "starttls"
    user: Annotated[str | None, Meta(description="Who logs in. Without it nobody does.")] = None
    sender: Annotated[str | None, Meta(description="Who sends: `Name <address>`. Without it: `contact` or `publisher`.")] = None
    copies: Annotated[
        Literal["each", "blind"], Meta(description="One message for `each` reader, or one with `blind` copies to fifty at a time.")
    ] = "each"
    up_to: Annotated[
        Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"],
        Meta(description="The strictest marking that is sent."),
    ] = "TLP:GREEN"


class ContextRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A `cue` in the paragraph counts when one of `near` stands in the title, the first paragraph or the three before."""

    cue: Phrases
    near: Phrases


class TopicTable(Table, frozen=True, kw_only=True):
    """One section's subject, as phrase rules."""

    title: Annotated[Title, Meta(description="Title of the section: a string, or a table by locale.")]
    any: Annotated[Phrases, Meta(description="One of these phrases is enough.")] = ()
    all: Annotated[
        list[Any], Meta(description="One phrase of each list must stand in the paragraph: a list of lists, or several such groups.")
    ] = field(default_factory=list)
    veto: Annotated[Phrases, Meta(description="Blanked out before anything is matched.")] = ()
    context: Annotated[
        list[ContextRule], Meta(description="Tables of `cue` (in the paragraph) and `near` (title, first paragraph, three before).")
    ] = field(default_factory=list)


class Topic(Struct, frozen=True, kw_only=True):
    """A topic as the sorter takes it: aliases expanded, `all` as groups of lists."""

    id: str
    title: Title
    any: Phrases = ()
    all: tuple[tuple[Phrases, ...], ...] = ()
    veto: Phrases = ()
    context: tuple[ContextRule, ...] = ()


class Config(Struct, frozen=True, kw_only=True):
    """The whole configuration of a workspace."""

    briefing: BriefingTable = field(default_factory=BriefingTable)
    site: SiteTable = field(default_factory=SiteTable)
    sources: SourcesTable = field(default_factory=SourcesTable)
    selection: SelectionTable = field(default_factory=SelectionTable)
    publish: PublishTable = field(default_factory=PublishTable)
    mail: MailTable = field(default_factory=MailTable)
    translation: TranslationTable = field(default_factory=TranslationTable)
    topics: tuple[Topic, ...] = ()


SELECTION_BY_DESIGN: dict[str, dict[str, Any]] = {
    "weekly": {},
    "note": {"items": 2, "quotes": 1, "summary": 3, "timeline": 0, "figures": 4, "max_characters": 320},
    "dossier": {"items": 24, "quotes": 8, "summary": 5, "timeline": 40, "figures": 4, "share": 0.6},
}
"""What `[selection]` holds where the file does not say: a note has two pages, a dossier is there to be searched."""

TABLES: dict[str, type[Table]] = {
    "briefing": BriefingTable,
    "site": SiteTable,
    "sources": SourcesTable,
    "selection": SelectionTable,
    "publish": PublishTable,
    "mail": MailTable,
    "translation": TranslationTable,
}
"""The fixed tables; beside them `[aliases]` and `[topics.<id>]`."""
