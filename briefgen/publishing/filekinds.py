"""The path of a file of the site -> its type, and for how long a reader's program may keep it: for servers that have to be told."""

from typing import Literal

from briefgen.publishing.sitefiles import ASSETS, FRONT, LISTS, rank

Keeping = Literal["always", "short", "ask"]
CACHE: dict[Keeping, str] = {"always": "max-age=31536000, immutable", "short": "max-age=300", "ask": "no-cache"}
"""`always`: the name changes with the content; `short`: pages of editions; `ask`: what says which editions there are."""
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
}
UNKNOWN = "application/octet-stream"


def content_type(path: str) -> str:
    """The type of a file, by its ending."""
    return TYPES.get(path.rpartition(".")[2].lower(), UNKNOWN)


def keeping(path: str) -> Keeping:
    """How long a file may be kept."""
    order = rank(path)[0]
    return "always" if order == ASSETS else "ask" if order in (FRONT, LISTS) else "short"
