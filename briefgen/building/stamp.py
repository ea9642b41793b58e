"""What the last build read, wrote and said -> whether the same build has anything to do, and what it would say.

Kept as one file in the cache; a build that would differ in anything finds a difference here and runs in full.
Imports the standard library only.
"""

import gc
import json
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from briefgen import files, footprint
from briefgen.building.fingerprint import versions
from briefgen.files import Workspace
from briefgen.footprint import Footprint, Look
from briefgen.systemfonts import PATHS

FORM = 1
NAME = "last-build"
"""Its first line is JSON; what was seen of files follows as bytes."""
_SETTINGS = ("briefgen.toml", "gazetteer.toml", "publishers.toml", "templates", "translations")
"""What a build reads of a workspace beside its sources and `editions/`; tests/test_stamp.py watches a build for anything else."""
HANDS = "editions"
"""Folder of the analyst's files, `EDITION.md` each."""
_OUTPUT = ("site", "mail", ".gitignore")
"""What a build writes, below the output folder."""


class Said(NamedTuple):
    """What a build tells its user, as lines; `failed`: whether a source was refused."""

    problems: list[str]
    failed: bool
    summary: list[str]
    articles: int
    stages: int
    documents: list[str]


class Stamp(NamedTuple):
    """The record of a build: its request, what it read (program, settings, sources) and wrote, and what it said."""

    request: str
    read: list[Footprint]
    wrote: Footprint
    said: Said


def request_key(workspace: Workspace, *asked: Sequence[str]) -> str:
    """What is asked for, and what it would be made with beside our own files: the interpreter and the installed packages."""
    return json.dumps([workspace, asked, sys.version, versions()])


def settings_places(workspace: Workspace) -> list[str]:
    """The program and everything that a build reads of a workspace but its sources."""
    package = files.above(__file__, 2)
    program = [package, os.path.join(files.above(package, 1), "templates"), *PATHS]
    return program + [os.path.join(workspace.root, name) for name in (*_SETTINGS, HANDS)]


def output_places(workspace: Workspace) -> list[str]:
    """Everything that a build writes, but its memory."""
    return [os.path.join(workspace.output, name) for name in _OUTPUT]


def unchanged(workspace: Workspace, request: str) -> tuple[Said | None, dict[str, Look]]:
    """What the last build said, if the same request would do nothing now; and what was looked at, by the places of each."""
    gc.disable()  # ten thousand small values that all stay: collecting them finds nothing
    try:
        return _unchanged(workspace, request)
    finally:
        gc.enable()


def _unchanged(workspace: Workspace, request: str) -> tuple[Said | None, dict[str, Look]]:
    stamp = _load(workspace)
    if stamp is None or stamp.request != request or not files.exists(os.path.join(workspace.cache, "cache.db")):
        return None, {}
    looks: dict[str, Look] = {}
    then, now = [*stamp.read, stamp.wrote], []
    for before in then:
        seen = footprint.look(before.places)
        looks["\0".join(before.places)] = seen
        if not footprint.is_same(before, seen.footprint):
            return None, looks
        now.append(seen.footprint)
    if any(seen.hashed != before.hashed for seen, before in zip(now, then, strict=True)):
        keep(workspace, stamp._replace(read=now[:-1], wrote=now[-1]))  # what had just changed has aged: it need not be read again
    return stamp.said, looks


def keep(workspace: Workspace, stamp: Stamp) -> None:
    """Write the record of a build that is done."""
    prints = [*stamp.read, stamp.wrote]
    head = [FORM, stamp.request, stamp.said, [[one.places, len(one.trace), one.hashed] for one in prints]]
    data = json.dumps(head).encode() + b"\n" + b"".join(one.trace for one in prints)
    files.write(os.path.join(workspace.cache, NAME), data)


def forget(workspace: Workspace) -> None:
    """Remove the record, before anything is written that it does not know of."""
    files.remove(os.path.join(workspace.cache, NAME))


def _load(workspace: Workspace) -> Stamp | None:
    data = files.read_optional(os.path.join(workspace.cache, NAME))
    try:
        return None if data is None else _decoded(data)
    except (ValueError, TypeError):  # damaged, or of another version
        return None


def _decoded(data: bytes) -> Stamp | None:
    head, _, traces = data.partition(b"\n")
    form, request, said, prints = json.loads(head)
    found, at = [], 0
    for places, length, hashed in prints:
        found.append(Footprint(tuple(places), traces[at : at + length], dict(hashed)))
        at += length
    return Stamp(str(request), found[:-1], found[-1], Said(*said)) if form == FORM and at == len(traces) else None
