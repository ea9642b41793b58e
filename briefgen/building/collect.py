"""Source folders -> the files that are sources, each with its side-car. Reads names and stats, no content."""

import os
from collections.abc import Mapping, Sequence

from msgspec import Struct

from briefgen import files
from briefgen.diagnostics import BriefgenError
from briefgen.files import FileStat

SIDECAR = ".meta.toml"


class SourceFile(Struct, frozen=True, kw_only=True):
    """One file. `path` is what ids are made from: relative to its folder, the folder's given name in front where there are several."""

    path: str
    place: str
    """Where it lies, absolute; never printed."""
    shown: str
    """Where it lies as the user gave it: for messages."""
    stat: FileStat
    sidecar: FileStat | None = None


class Collected(Struct, frozen=True, kw_only=True):
    """Sources by path, and side-cars without a source."""

    sources: tuple[SourceFile, ...]
    orphans: tuple[str, ...] = ()


def named(path: str) -> str:
    """A path as text: what a system without UTF-8 names could not decode, decoded; bytes that are no text written as `\\xe9`."""
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def places(root: str, folders: Sequence[str]) -> list[str]:
    """Where the folders lie, absolute."""
    return [os.path.join(root, os.path.normpath(folder)) for folder in folders]


def collect(root: str, folders: Sequence[str], listings: Mapping[str, Sequence[FileStat]] | None = None) -> Collected:
    """Every regular file below the folders. Raises BriefgenError for a folder that is not there or stands twice.

    `listings`: what a scan of each of `places` has just found, where that is known.
    """
    missing = [folder for folder in folders if not os.path.isdir(os.path.join(root, folder))]
    if missing:
        hint = "there is no such folder of sources; create it or name another with --sources"
        raise BriefgenError(*(f"{folder}: {hint}" for folder in missing))
    names = [os.path.normpath(folder) for folder in folders]
    if len({os.path.basename(name) for name in names}) < len(names):
        which = ", ".join(folders)
        raise BriefgenError(f"the folders of sources {which} do not have different names; rename one, so that article ids stay apart")
    found: list[SourceFile] = []
    orphans: list[str] = []
    for folder, place in zip(names, places(root, folders), strict=True):
        prefix = f"{os.path.basename(folder)}/" if len(names) > 1 else ""
        stats = (listings or {}).get(place)
        _collect_one(place, files.scan(place) if stats is None else stats, (folder, prefix), found, orphans)
    return Collected(sources=tuple(sorted(found, key=lambda source: source.path)), orphans=tuple(sorted(orphans)))


def _collect_one(place: str, stats: Sequence[FileStat], names: tuple[str, str], found: list[SourceFile], orphans: list[str]) -> None:
    folder, prefix = names
    entries = {entry.path: entry for entry in stats}
    where = os.path.basename(folder) if os.path.isabs(folder) or folder.startswith("..") else folder
    for path, entry in entries.items():
        shown = named(f"{where}/{path}")
        if path.endswith(SIDECAR):
            if path.removesuffix(SIDECAR) not in entries:
                orphans.append(shown)
            continue
        source = SourceFile(
            path=named(prefix + path), place=os.path.join(place, path), shown=shown, stat=entry, sidecar=entries.get(path + SIDECAR)
        )
        found.append(source)
