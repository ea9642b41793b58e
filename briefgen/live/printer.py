"""A process that is kept to finish builds with their PDFs while the watch goes on; one that is out of date is ended in the middle.

A build that is killed leaves the last output whole, so nothing is lost but its work.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from briefgen import failure
from briefgen.diagnostics import Diagnostic
from briefgen.files import Workspace

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from briefgen.building.build import Request
    from briefgen.pages.printers import Printers


class Printed(Struct, frozen=True, kw_only=True):
    """What came of it: the files of the site that changed, and what was wrong."""

    changed: tuple[str, ...] = ()
    problems: tuple[Diagnostic | str, ...] = ()
    failed: bool = False


class Printer:
    """A process that waits for work; `tell` is called, in a thread, with what came of it."""

    def __init__(self, workspace: Workspace, request: "Request", tell: Callable[[Printed], None]) -> None:
        self._work, self._tell = (workspace, request), tell
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._busy = False

    def print(self) -> None:
        """Build everything, instead of what is being built, if anything."""
        self.abandon()
        if self._process is None or not self._process.is_alive():
            self.close()
            self._start()
        self._busy = True
        with contextlib.suppress(OSError):  # one that has died is found out by who listens to it
            cast("Connection", self._pipe).send(True)

    def abandon(self) -> None:
        """End what is being built, if anything: it would be out of date."""
        if self._busy:
            self.close()

    def close(self) -> None:
        """End the process, with the processes that it started."""
        self._busy = False
        process, self._process = self._process, None
        if process is None or process.pid is None:
            return
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has not made a group of its own yet, or has ended
            process.kill()
        process.join()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, *self._work))
        # An interruption is the parent's to answer: a child inherits the mask, so it never sees one.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        threading.Thread(target=self._listen, args=(self._pipe,), name="printer", daemon=True).start()

    def _listen(self, pipe: Connection) -> None:
        """Pass on what a process says until it ends; nothing of one that was told to end."""
        with pipe:
            while True:
                try:
                    printed: Printed = pipe.recv()
                except (EOFError, OSError):
                    break
                self._pass_on(pipe, printed)
        ended = "briefgen: the process that makes the PDFs ended early; change a file to try again"
        self._pass_on(pipe, Printed(problems=(ended,), failed=True))

    def _pass_on(self, pipe: Connection, printed: Printed) -> None:
        if pipe is self._pipe and self._busy:
            self._busy = False
            self._tell(printed)


def _serve(pipe: Connection, workspace: Workspace, request: "Request") -> None:
    """The process's whole life: at each word from its parent one build, until the parent is gone."""
    os.setsid()
    os.nice(10)  # who saves a file looks at the page first
    from briefgen.pages.printers import Printers

    with Printers(request.jobs) as printers:
        while True:
            try:
                pipe.recv()
            except EOFError:
                return
            printed = _print(workspace, request, printers)
            with contextlib.suppress(OSError):
                pipe.send(printed)


def _print(workspace: Workspace, request: "Request", printers: "Printers") -> Printed:
    """One build, by processes that stay warm for the next one."""
    from briefgen import locks
    from briefgen.live.rebuilding import complete

    try:
        with locks.lock(workspace.output, "briefgen watch", lambda _: None):
            report = complete(workspace, request, printers)
    except Exception as error:  # the boundary between two processes: what a build raises is told to the other one
        return Printed(problems=failure.expected(error) or (failure.defect(error),), failed=True)
    return Printed(changed=report.changed, problems=report.problems)
