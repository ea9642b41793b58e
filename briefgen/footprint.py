"""Files and folders -> the names and stats of everything in them: whether anything changed, without opening it.

A file that changed too shortly before it was looked at may change again unseen, so its bytes count too (Git calls such files racy).
Imports the standard library only: a build with nothing to do consists of this.
"""

import os
import time
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from briefgen import files
from briefgen.files import FileStat

RACY_NS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT: 2 s)."""


class Footprint(NamedTuple):
    """What lay at some places when they were looked at. `hashed`: path -> SHA-256 of each file that had just changed."""

    places: tuple[str, ...]
    trace: bytes
    """Every name with size, times and inode. Compared, never read, so it needs no digest (nor the import of one)."""
    hashed: dict[str, str]


class Look(NamedTuple):
    """A footprint, and the files below each place that is a folder: what it was made of."""

    footprint: Footprint
    listings: Mapping[str, list[FileStat]]


def look(places: Iterable[str]) -> Look:
    """Look at files and folders, absolute; what is not there counts as not there. Raises OSError for what may not be read."""
    now, ordered = time.time_ns(), tuple(places)
    trace: list[bytes] = []
    hashed: dict[str, str] = {}
    listings: dict[str, list[FileStat]] = {}
    for place in ordered:
        stats = listings[place] = files.scan(place)
        single = None if stats else files.stat_file(place, follow=True)
        if single is not None:
            stats = [single]
        columns = list(zip(*stats, strict=True)) or [()] * len(FileStat._fields)
        trace.append(_trace(place, columns))
        hashed.update((path, _digest(path)) for path in _racy(place, columns, now - RACY_NS))
    return Look(Footprint(ordered, b"\0\0".join(trace), hashed), listings)


def is_same(before: Footprint, now: Footprint) -> bool:
    """Whether nothing changed in between; reads the files that had just changed the first time."""
    return before.trace == now.trace and all((now.hashed.get(path) or _digest(path)) == digest for path, digest in before.hashed.items())


def _racy(place: str, columns: Sequence[tuple[Any, ...]], newest: int) -> list[str]:
    """The files whose content or names changed after this time."""
    names, _, mtimes, _, ctimes = columns
    if max(max(mtimes, default=0), max(ctimes, default=0)) <= newest:
        return []
    both = zip(names, mtimes, ctimes, strict=True)
    return [os.path.join(place, name) for name, mtime, ctime in both if mtime > newest or ctime > newest]


def _trace(place: str, columns: Sequence[tuple[Any, ...]]) -> bytes:
    """The names, then the numbers of each: as many as there are names, so that nothing reads two ways."""
    names, *numbers = columns
    return "\0".join((place, *names)).encode("utf-8", "surrogateescape") + b"\0" + b"".join(array("q", one).tobytes() for one in numbers)


def _digest(path: str) -> str:
    """The digest of a file; one that went away meanwhile or may not be read has none."""
    import hashlib

    try:
        return hashlib.sha256(files.read(path)).hexdigest()
    except OSError:
        return ""
