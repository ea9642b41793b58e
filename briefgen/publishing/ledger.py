"""The manifest at a target: what stands there, what went out of use and when, and how to go back to what stood there before.

It never says that a file stands that does not: a path is `UNSURE` from before it is sent until after it has arrived.
"""

import re

from msgspec import DecodeError, Struct, ValidationError, field, json

from briefgen.diagnostics import BriefgenError

OWN = ".briefgen"
"""The folder at the target that is ours and no part of the site."""
PATH = f"{OWN}/published.json"
LOCK = f"{OWN}/lock"
SCHEMA = "briefgen-published/1"
UNSURE = ""


class Published(Struct, frozen=True, kw_only=True):
    """An edition as readers have it: the digest of what it says, and the day of its last revision."""

    substance: str
    revised: str | None = None


class Release(Struct, frozen=True, kw_only=True):
    """What one publishing changed, so that it can be taken back."""

    number: int
    began: str
    replaced: dict[str, str | None] = field(default_factory=dict)
    """Path -> the digest of what stood there before; null where nothing did."""
    dropped: tuple[str, ...] = ()
    """Paths that the site before had and this one has not."""
    editions: dict[str, Published] = field(default_factory=dict)
    """The editions as they were before."""


class Ledger(Struct, frozen=True, kw_only=True):
    """What stands at a target."""

    schema: str = SCHEMA
    files: dict[str, str] = field(default_factory=dict)
    """Path -> SHA-256, or `UNSURE`."""
    stale: dict[str, str] = field(default_factory=dict)
    """Path that the site has no more -> since when (ISO 8601)."""
    editions: dict[str, Published] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()
    """The last ones that can be taken back, oldest first."""
    under_way: Release | None = None
    """One that was begun and not finished, or not wholly taken back."""
    kept: tuple[str, ...] = ()
    """Digests of the replaced files that are kept at the target."""


def kept_at(digest: str) -> str:
    """Where a replaced file is kept."""
    return f"{OWN}/kept/{digest}"


def encode(ledger: Ledger) -> bytes:
    """The manifest as it is written."""
    return json.format(json.encode(ledger, order="sorted"), indent=1) + b"\n"


def decode(data: bytes | None, place: str) -> Ledger:
    """The manifest of a target; an empty one where there is none. Raises BriefgenError for one that cannot be read."""
    if data is None:
        return Ledger()
    try:
        found = json.decode(data, type=Ledger)
    except (ValidationError, DecodeError) as error:
        raise BriefgenError(f"{place}/{PATH}: this is no manifest of briefgen: {error}; {_ANEW}") from None
    if not _sound(found):
        raise BriefgenError(f"{place}/{PATH}: names a file outside the site, so somebody changed it; nothing was done; {_ANEW}")
    if found.schema != SCHEMA:
        raise BriefgenError(f"{place}/{PATH}: was written by another version of briefgen ({found.schema}); publish with that one")
    return found


_ANEW = "move it out of the way there: everything is sent again then"
_PATH = re.compile(r"(?!\.{1,2}(?:/|$))[^/\x00-\x1f\x7f]+(?:/(?!\.{1,2}(?:/|$))[^/\x00-\x1f\x7f]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def _sound(ledger: Ledger) -> bool:
    """Whether every path leads below the target and is none of ours: files are removed by what the manifest says."""
    releases = (*ledger.releases, *([ledger.under_way] if ledger.under_way else ()))
    paths = {*ledger.files, *ledger.stale, *(path for one in releases for path in (*one.replaced, *one.dropped))}
    digests = {*ledger.kept, *(digest for one in releases for digest in one.replaced.values() if digest)}
    return all(_PATH.fullmatch(path) and path.split("/")[0] != OWN for path in paths) and all(map(_DIGEST.fullmatch, digests))
