"""What changed -> the output, built by need in this process: first everything but the PDFs, which follow in one of their own.

An error in a file that was just saved, as in the configuration, leaves the output as it is.
"""

import hashlib
import os
from collections.abc import Callable, Mapping

from msgspec import Struct

from briefgen import files
from briefgen.building import job, pipeline
from briefgen.building.build import Report, Request, build
from briefgen.building.collect import SIDECAR, collect
from briefgen.building.engine import Engine, Output
from briefgen.building.fingerprint import fingerprint
from briefgen.building.store import Store
from briefgen.building.workspace import Setup, open_workspace
from briefgen.config_file import FILE_NAME, read_config
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.files import Workspace
from briefgen.pages.printers import Printers


class Rebuilt(Struct, frozen=True, kw_only=True):
    """What came of a rebuild."""

    report: Report
    late: tuple[str, ...] = ()
    """What still has the PDF of the build before, as `<edition>/<locale>`."""


class PagesFirst(Engine):
    """An engine that leaves a PDF as it stands in the output until somebody has the time to make it anew.

    A PDF that does not stand there yet is made at once: a page must not lead to nothing.
    """

    def __init__(self, store: Store, code: str, site: str, file_name: str) -> None:
        super().__init__(store, code)
        self._site, self._file_name = site, file_name
        self.late: list[str] = []

    def step(self, stage: str, subject: str, parts: Mapping[str, str], make: Callable[[], bytes], *, lasting: bool = False) -> Output:
        """As in the base; the value of a PDF that is not kept is the old file, and is not kept."""
        old = self._standing(stage, subject, parts)
        if old is not None:
            self.late.append(subject)
            return Output(hashlib.sha256(old).hexdigest(), lambda: old)
        return super().step(stage, subject, parts, make, lasting=lasting)

    def wants(self, stage: str, subject: str, parts: Mapping[str, str]) -> bool:
        """As in the base; not for a PDF that may wait."""
        return super().wants(stage, subject, parts) and self._standing(stage, subject, parts) is None

    def _standing(self, stage: str, subject: str, parts: Mapping[str, str]) -> bytes | None:
        """The PDF of the build before, where a new one would have to be made."""
        if stage != "pdf" or not self.pending(stage, parts):
            return None
        return files.read_optional(os.path.join(self._site, subject, self._file_name))


def rebuild(workspace: Workspace, request: Request, changed: frozenset[str]) -> Rebuilt:
    """Build all but the PDFs, under the lock that the caller holds. `changed`: absolute paths of files.

    Raises BriefgenError, before anything is written, for an error in the configuration or in one of the changed sources.
    """
    setup = open_workspace(workspace)
    store = Store(workspace.cache)
    try:
        engine = PagesFirst(store, fingerprint(), workspace.site, setup.config.briefing.file_name)
        errors = _errors(setup, request, changed, engine)
        if errors:
            raise BriefgenError(*errors)
        report = build(setup, request, engine)
        engine.finish()
    finally:
        store.close()
    return Rebuilt(report=report, late=tuple(engine.late))


def complete(workspace: Workspace, request: Request, printers: Printers | None = None) -> Report:
    """Build everything, under the lock that the caller holds, as `briefgen build` does. Raises BriefgenError."""
    return job.perform(workspace, request, job.Looks({}), means=job.Means(printers=printers))


def _errors(setup: Setup, request: Request, changed: frozenset[str], engine: Engine) -> list[Diagnostic]:
    """The errors of the changed sources; those that were there before are told by the build and change nothing."""
    if not changed:
        return []
    found = collect(setup.workspace.root, request.sources or setup.config.sources.folders).sources
    wanted = [source for source in found if source.place in changed or source.place + SIDECAR in changed]
    entries = pipeline.understand_some(wanted, setup.config, setup.gazetteer, engine, request.jobs)
    return [problem for problem in pipeline.diagnostics(entries, ()) if problem.severity == "error"]


SETTINGS = ("briefgen.toml", "gazetteer.toml", "publishers.toml")
FOLDERS = ("editions", "templates", "translations")
"""What a build reads of a workspace beside its sources."""


def settings(root: str) -> list[str]:
    """The files at the top of a workspace that a build reads."""
    return [os.path.join(root, name) for name in SETTINGS]


def folders(root: str, request: Request) -> list[str]:
    """The folders that a build reads, absolute, whether or not they are there. Raises BriefgenError, OSError."""
    sources = request.sources or read_config(files.read(os.path.join(root, FILE_NAME))).sources.folders
    return [os.path.join(root, os.path.normpath(name)) for name in (*sources, *FOLDERS)]
