"""The formats: suffix -> reader. A reader's `read(text, time_zone)` turns decoded text into a `Draft` or raises UnreadableError.

The table is explicit: a new format is one module and one line here.
"""

from collections.abc import Callable
from pathlib import PurePosixPath

from msgspec import Struct

from briefgen.reading.readers import markdown, plaintext, webpage
from briefgen.reading.readers.draft import Draft


class Format(Struct, frozen=True):
    """How files with one suffix are read. `markup`: may declare its encoding; `dated_by_name`: cannot say its own date."""

    read: Callable[[str, str], Draft]
    markup: bool
    dated_by_name: bool


_TEXT = Format(plaintext.read, markup=False, dated_by_name=True)
_MARKDOWN = Format(markdown.read, markup=False, dated_by_name=True)
_PAGE = Format(webpage.read, markup=True, dated_by_name=False)

FORMATS: dict[str, Format] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".xhtml": _PAGE,
}


def format_of(path: str) -> Format | None:
    """The format of the file at `path`, by its suffix; None for one that is not read."""
    return FORMATS.get(PurePosixPath(path).suffix.lower())
