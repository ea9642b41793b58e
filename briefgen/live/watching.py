"""A workspace that is being edited -> rebuilds, one after each burst of changes, told on the terminal and on the board of the server."""

import contextlib
import os
import queue
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefgen import failure, locks
from briefgen.console import counted, say
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.live import rebuilding
from briefgen.live.board import Board
from briefgen.live.changes import Watcher, visible_below
from briefgen.live.printer import Printed, Printer

if TYPE_CHECKING:
    from briefgen.building.build import Request
    from briefgen.files import Workspace

_Problems = Sequence[Diagnostic | str]


class Watch:
    """Rebuilds a workspace until it is interrupted."""

    def __init__(self, workspace: "Workspace", request: "Request", board: Board, *, quiet: bool) -> None:
        self._workspace, self._request, self._board, self._quiet = workspace, request, board, quiet
        self._events: queue.SimpleQueue[frozenset[str] | Printed] = queue.SimpleQueue()
        self._top = Watcher(self._events.put, self._is_top, recursive=False)
        self._below = Watcher(self._events.put, self._is_below, recursive=True)
        self._folders: list[str] = []
        self._broken: frozenset[str] = frozenset()
        self._told: tuple[Diagnostic | str, ...] = ()

    def run(self) -> None:
        """Build, then build again after every change. Ends by KeyboardInterrupt only."""
        self._printer = Printer(self._workspace, self._request, self._events.put)
        try:
            self._learn()
            self._rebuild(frozenset())
            while True:
                event = self._events.get()
                if isinstance(event, Printed):
                    self._printed(event)
                else:
                    self._changed(event)
        finally:
            self._printer.close()
            self._top.stop()
            self._below.stop()

    def _learn(self) -> None:
        """Watch what is there now of all that a build reads; while the configuration is broken, what was read before."""
        with contextlib.suppress(BriefgenError, OSError):  # the build that follows tells of it
            self._folders = rebuilding.folders(self._workspace.root, self._request)
        self._top.watch([self._workspace.root, *(os.path.dirname(folder) for folder in self._folders)])
        self._below.watch(folder for folder in self._folders if os.path.isdir(folder))

    def _is_top(self, path: str) -> bool:
        return path in self._folders or path in rebuilding.settings(self._workspace.root)

    def _is_below(self, path: str) -> bool:
        return any(visible_below(folder)(path) for folder in self._folders)

    def _changed(self, paths: frozenset[str]) -> None:
        self._printer.abandon()
        self._say(f"{_named(paths, self._workspace.root)} changed")
        self._learn()
        self._rebuild(paths)

    def _rebuild(self, paths: frozenset[str]) -> None:
        started, suspects = time.monotonic(), paths | self._broken
        try:
            with locks.lock(self._workspace.output, "briefgen watch", self._waiting):
                built = rebuilding.rebuild(self._workspace, self._request, suspects)
        except Exception as error:  # whatever is wrong is told, and mended by a later change
            self._broken = suspects
            self._fail(failure.expected(error) or (failure.defect(error),))
            return
        self._broken = frozenset()
        self._tell(built.report.problems)
        late = f"; {counted(len(built.late), 'PDF')} to follow" if built.late else ""
        self._say(f"{counted(len(built.report.changed), 'file')} of the site changed, {time.monotonic() - started:.2f} s{late}")
        if built.report.changed or self._board.problems:
            self._board.post()
        if built.late:
            self._printer.print()

    def _printed(self, printed: Printed) -> None:
        if printed.failed:
            self._fail(printed.problems)
            return
        self._tell(printed.problems)
        self._say(f"{counted(sum(path.endswith('.pdf') for path in printed.changed), 'PDF')} changed")

    def _fail(self, problems: "_Problems") -> None:
        for problem in problems:
            say(problem)
        self._say("the last good output stays as it is until this is mended")
        self._board.post(problems)

    def _tell(self, problems: "_Problems") -> None:
        """Print the problems that the last build did not have."""
        for problem in problems:
            if problem not in self._told:
                say(problem)
        self._told = tuple(problems)

    def _waiting(self, other: str) -> None:
        say(f"waiting for {other}, which is building this workspace …")

    def _say(self, line: str) -> None:
        if not self._quiet:
            say(line)


def _named(paths: Iterable[str], root: str) -> str:
    """The first of some paths, and how many more there are."""
    ordered = sorted(paths)
    more = f" and {len(ordered) - 1} more" if len(ordered) > 1 else ""
    return os.path.relpath(ordered[0], root) + more
