"""HTML of `page.render_print` + theme -> a PDF that is PDF/A-3A and PDF/UA-1 at once. The only module that imports WeasyPrint.

It loads nothing but the theme's style sheets and fonts, and the same input gives the same bytes.
`render` works in this process; `printers.py` does it in others, with limits of time and memory.
"""

import gc
import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files as package_files
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.diagnostics import BriefgenError
from briefgen.model import Value
from briefgen.pages import fonts, hyphenation
from briefgen.pages.theme import Theme

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

SCHEME = "briefgen:"
"""Addresses of the theme's files, as `print.html` writes them: `briefgen:print.css`."""
SHEETS = ("tokens.css", "print.css", "print-note.css", "print-dossier.css", "print-footnotes.css", "extra.css")
RELAXED = (
    "",
    ".item, .entry, .change, .difference, .assessment, .lead, .since, .points { break-inside: auto !important }",
    "* { break-inside: auto !important; break-before: auto !important; break-after: auto !important; orphans: 1; widows: 1 }",
)
"""Sheets over the theme's, tried in this order: from what keeps together to what only keeps."""
_BOX = re.compile(r"@(top|bottom)-(left|right)\b(?!-)")
_RTL = re.compile(r'<html[^>]* dir="rtl"')


class Attachment(Value, frozen=True, kw_only=True):
    """A file embedded as the source of the document (`AFRelationship` Source)."""

    name: str
    data: bytes
    description: str


class Job(Value, frozen=True, kw_only=True):
    """All that a render needs. `resources` are the bytes behind `briefgen:` addresses."""

    html: str
    resources: dict[str, bytes]
    faces: tuple[fonts.Face, ...]
    attachments: tuple[Attachment, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a job: a PDF, or an error to tell."""

    pdf: bytes = b""
    error: str = ""


def job(html: str, theme: Theme, attachments: Sequence[Attachment] = ()) -> Job:
    """What to render, with everything of the theme that it may load."""
    address = {face.file: f"{SCHEME}{fonts.FOLDER}{face.file}.ttf" for face in theme.faces}
    resources = {url: theme.files[url.removeprefix(SCHEME)] for url in address.values()}
    sheets = {name: theme.text(name) for name in SHEETS}
    resources |= {SCHEME + name: (mirrored(text) if _RTL.search(html) else text).encode() for name, text in sheets.items()}
    resources[f"{SCHEME}fonts.css"] = fonts.face_rules(theme.faces, address, "truetype").encode()
    own = {name: data for name, data in theme.files.items() if name.startswith("assets/")}
    resources |= {SCHEME + name: data for name, data in own.items()}
    return Job(html=html, resources=resources, faces=theme.faces, attachments=tuple(attachments))


def mirrored(sheet: str) -> str:
    """A style sheet with the boxes in the page's margins on the other side: CSS names them by left and right, not by start and end."""
    return _BOX.sub(lambda box: f"@{box[1]}-{'right' if box[2] == 'left' else 'left'}", sheet)


def render(html: str, theme: Theme, attachments: Sequence[Attachment] = ()) -> bytes:
    """The PDF, made in this process. Raises BriefgenError where WeasyPrint reports an error."""
    return run(job(html, theme, attachments))


def answer(message: bytes) -> Answer:
    """What came of an encoded `Job`: the PDF, or what is to be told of it."""
    try:
        return Answer(pdf=run(msgspec.msgpack.decode(message, type=Job)))
    except BriefgenError as error:
        return Answer(error=str(error))
    except (MemoryError, RecursionError) as error:
        return Answer(error=f"the PDF could not be made: {type(error).__name__}, the edition is too large or nested too deep")


def run(work: Job) -> bytes:
    """Lay out, paint, tag and write one job. Raises BriefgenError where WeasyPrint reports an error or `pdfcheck` finds one."""
    os.environ["FONTCONFIG_FILE"] = str(package_files("briefgen") / "_fonts" / "fonts.conf")
    import weasyprint

    from briefgen.pages import pdfmeta, pdftags

    _teach_hyphens()
    with _errors_raised(), _no_collector():
        source = weasyprint.HTML(string=_drawable(work), base_url=None, url_fetcher=_fetcher(work.resources))
        document = _laid_out(source)
        created = pdfmeta.created(document.metadata.created)
        embedded = [
            weasyprint.Attachment(
                string=one.data, name=one.name, description=one.description, relationship="Source", created=created, modified=created
            )
            for one in work.attachments
        ]
        pdfmeta.both_standards(document.metadata)
        with pdftags.complete(document), pdfmeta.plain_ends():
            pdf: bytes = document.write_pdf(finisher=pdfmeta.finish, pdf_variant="pdf/a-3a", attachments=embedded)
    return pdf


def _laid_out(source: Any) -> Any:
    """The first layout in which nothing is lost or repeated: WeasyPrint 70 miscounts some footnotes where much is kept together.

    Raises BriefgenError with what the last layout got wrong.
    """
    import weasyprint

    from briefgen.pages import pdfcheck

    for sheet in RELAXED:
        document = source.render(pdf_variant="pdf/a-3a", stylesheets=[weasyprint.CSS(string=sheet)] if sheet else None)
        try:
            pdfcheck.check(document, source.etree_element)
        except BriefgenError:
            if sheet == RELAXED[-1]:
                raise
        else:
            break
    return document


def _teach_hyphens() -> None:
    """Give pyphen, which WeasyPrint asks, the languages of `hyphenation`: in this process, beside its own dictionaries."""
    import pyphen

    class Ruled:
        def __init__(self, language: str) -> None:
            self.language = language

        def positions(self, word: str) -> list[Any]:
            return [pyphen.DataInt(at) for at in hyphenation.breaks(word, self.language)]

    for language in hyphenation.RULED:
        pyphen.LANGUAGES[language] = pyphen.LANGUAGES_LOWERCASE[language] = language
        pyphen.hdcache[language] = Ruled(language)


def _drawable(work: Job) -> str:
    """The HTML with U+FFFD for every character that no face can show: a PDF/UA may not hold a missing glyph."""
    lacking = fonts.missing(work.html, work.faces)
    return work.html.translate(dict.fromkeys(map(ord, lacking), fonts.REPLACEMENT))


def _fetcher(resources: Mapping[str, bytes]) -> "URLFetcher":
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ThemeFetcher(URLFetcher):  # type: ignore[misc]
        """Serves the theme's files; every other address is an error, whatever its scheme."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            if url not in resources:
                raise ValueError(f"not a file of the theme: {url[:200]}")
            kind = "text/css" if url.endswith(".css") else "application/octet-stream"
            return URLFetcherResponse(url, resources[url], {"Content-Type": kind})

    return ThemeFetcher(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or "cannot be loaded" in record.getMessage():
            self.errors.append(record.getMessage())


@contextmanager
def _errors_raised() -> Iterator[None]:
    """WeasyPrint logs what it could not do and goes on: a missing font, anchor or style sheet is an error here."""
    from weasyprint.urls import FatalURLFetchingError

    logger, collector = logging.getLogger("weasyprint"), _Collector()
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield
    except FatalURLFetchingError as error:
        raise BriefgenError(f"the PDF: {error}: it may load nothing but the theme's own files") from error
    finally:
        logger.handlers, logger.propagate = handlers, propagate
    if collector.errors:
        raise BriefgenError(*(f"the PDF: {error}" for error in dict.fromkeys(collector.errors)))


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the cycle collector a render is 15 to 20 % faster and needs 2 % more memory."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
