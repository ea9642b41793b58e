"""The folder of a built site -> every file with its digest, in the order in which files are sent, and what its editions say.

First what nothing refers to yet: assets and evidence; then pages; the front pages, feeds and lists of them last.
"""

import hashlib
import os
import re

import msgspec
from msgspec import Struct

from briefgen import files
from briefgen.diagnostics import BriefgenError
from briefgen.edition.editions import parse
from briefgen.publishing.ledger import Published

_HASHED = re.compile(r"[-._][0-9a-z]*\d[0-9a-z]{6,}\.[a-z0-9_]+$")
"""A name made from its content: nobody meets it but by a page that is sent later."""
_INDEX = (".pf_fragment", ".pf_index", ".pf_meta")
"""Files of Pagefind, named by content."""
_PAGES = (".html", ".htm")
_APART = ("generator", "digests", "revised")
"""Fields of `brief.json` that say how it was made, not what it says."""
ASSETS, MATERIAL, EDITION, AROUND, FRONT, LISTS = range(6)


class SiteFile(Struct, frozen=True, kw_only=True):
    """A file of the site."""

    path: str
    digest: str
    size: int


class Site(Struct, frozen=True, kw_only=True):
    """What is to be published. `folder` is absolute."""

    folder: str
    files: dict[str, SiteFile]
    editions: dict[str, Published]


def read_site(folder: str) -> Site:
    """Everything below a site's folder. Raises BriefgenError where there is no site."""
    found = {one.path: SiteFile(path=one.path, digest=_digest(folder, one.path), size=one.size) for one in files.scan(folder)}
    if "index.html" not in found:
        raise BriefgenError(f"{folder}: holds no site (no index.html); run briefgen build first")
    places = [path.split("/")[0] for path in found if path.count("/") == 1 and path.endswith("/brief.json")]
    return Site(folder=folder, files=found, editions={one: _published(folder, one) for one in sorted(places)})


def _digest(folder: str, path: str) -> str:
    return hashlib.sha256(files.read(os.path.join(folder, path))).hexdigest()


def _published(folder: str, edition: str) -> Published:
    place = os.path.join(folder, edition, "brief.json")
    try:
        brief = msgspec.json.decode(files.read(place), type=dict[str, object])
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise BriefgenError(f"{place}: cannot be read: {error}; build the edition again") from None
    said = {key: value for key, value in brief.items() if key not in _APART}
    revised = brief.get("revised")
    digest = hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()
    return Published(substance=digest, revised=revised if isinstance(revised, str) else None)


def rank(path: str) -> tuple[int, str]:
    """When a file is sent: by its class, then by its path."""
    first, _, rest = path.partition("/")
    name = path.rpartition("/")[2]
    if rest and parse(first) is not None:
        return (EDITION if name.endswith(_PAGES) and "/evidence/" not in path else MATERIAL), path
    if name == "pagefind-entry.json":  # says which files the index of the search has
        return LISTS, path
    if first == "assets" or name.endswith(_INDEX) or (_HASHED.search(name) and not name.endswith(_PAGES)):
        return ASSETS, path
    if name.endswith(_PAGES) and (not rest or rest == "index.html"):
        return FRONT, path
    if not rest or name.startswith(("feed", "sitemap")):
        return LISTS, path
    return AROUND, path
