"""A request on a workspace, under its lock -> the build from opening the store to the record of what was done.

Knows when nothing is to be done (`stamp.py`) without importing what a build needs.
"""

import gc
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefgen import files, footprint
from briefgen.building import stamp
from briefgen.building.stamp import Said
from briefgen.files import Workspace
from briefgen.footprint import Look

if TYPE_CHECKING:
    from briefgen.building.build import Report, Request
    from briefgen.building.executors import Runner
    from briefgen.building.progress import Progress
    from briefgen.building.workspace import Setup
    from briefgen.pages.printers import Printers

TRANSIENT = ("unreadable", "reader-timeout", "reader-crash")
"""Problems that depend on the machine: the next build tries again, whatever did not change."""


class Means(NamedTuple):
    """Who makes new articles, if not this machine's processes; who is told how far the build is; who makes PDFs, if some are at hand."""

    runner: "Runner | None" = None
    progress: "Progress | None" = None
    printers: "Printers | None" = None


ALONE = Means()


class Looks:
    """What was looked at before it was read, each place once."""

    def __init__(self, known: Mapping[str, Look]) -> None:
        self._known = dict(known)

    def at(self, places: Sequence[str]) -> Look:
        """The look at these places."""
        key = "\0".join(places)
        if key not in self._known:
            self._known[key] = footprint.look(places)
        return self._known[key]


def perform(workspace: Workspace, request: "Request", looks: Looks, *, verify: bool = False, means: Means = ALONE) -> "Report":
    """Build in full. `verify`: every source is read again, whatever its size and time say. Raises BriefgenError."""
    from briefgen.building.build import build
    from briefgen.building.engine import Engine
    from briefgen.building.fingerprint import fingerprint
    from briefgen.building.rows import Rows
    from briefgen.building.store import Store
    from briefgen.building.workspace import open_workspace

    gc.set_threshold(100_000, 50, 50)  # an archive is made of values that stay: looking through them for cycles finds none
    settings = looks.at(stamp.settings_places(workspace))
    setup = open_workspace(workspace)
    sources = looks.at(source_places(setup, request))
    store = Store(workspace.cache)
    try:
        if verify:
            Rows.forget(store)
        engine = Engine(store, fingerprint(), means.runner, means.progress)
        if request.dry_run:
            return build(setup, request, engine, sources.listings)
        stamp.forget(workspace)
        report = build(setup, request, engine, sources.listings, means.printers)
        engine.finish()
    finally:
        store.close()
    _keep(workspace, request, [settings, sources], report)
    return report


def source_places(setup: "Setup", request: "Request") -> list[str]:
    """The folders of sources."""
    from briefgen.building.collect import places

    return places(setup.workspace.root, request.sources or setup.config.sources.folders)


def request_key(workspace: Workspace, request: "Request") -> str:
    """What is asked for, as `stamp.unchanged` takes it."""
    return stamp.request_key(workspace, request.sources, request.editions, request.locales, request.formats, (request.l10n,))


def _keep(workspace: Workspace, request: "Request", read: list[Look], report: "Report") -> None:
    """Record the build, unless the next one may find something else in the same files."""
    hands = os.path.join(workspace.root, stamp.HANDS)
    if any(problem.code in TRANSIENT for problem in report.problems) or files.has_links(hands):
        return
    wrote = footprint.look(stamp.output_places(workspace)).footprint
    key = request_key(workspace, request)
    stamp.keep(workspace, stamp.Stamp(key, [look.footprint for look in read], wrote, said(report)))


def said(report: "Report") -> Said:
    """What a build tells its user."""
    from briefgen.building.closing import summary

    return Said(
        problems=[str(problem) for problem in report.problems],
        failed=any(problem.severity == "error" for problem in report.problems),
        summary=list(summary(report)),
        articles=report.articles,
        stages=len(report.ran) + report.reused,
        documents=list(report.documents),
    )
