"""Where a build's progress goes: to a live display on a terminal, to one line a group in a pipe with --verbose, else nowhere."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.console import say

if TYPE_CHECKING:
    import rich.progress

    from briefgen.building.progress import Progress


class Lines:
    """A line when all of a group is done."""

    def __init__(self) -> None:
        self._left: dict[str, int] = {}
        self._total: dict[str, int] = {}

    def expect(self, group: str, total: int) -> None:
        """Nothing is said of a group without work."""
        self._left[group] = self._total[group] = total

    def done(self, group: str) -> None:
        """Said when it was the last one."""
        self._left[group] = self._left.get(group, 0) - 1
        if self._left[group] == 0:
            say(f"{group}: {self._total[group]}")


class Live:
    """Bars with counts and the time left, drawn while the build works, gone when it is done. Imports rich when it has a bar to draw."""

    def __init__(self, stack: contextlib.ExitStack) -> None:
        self._stack = stack
        self._bars: rich.progress.Progress | None = None
        self._tasks: dict[str, rich.progress.TaskID] = {}

    def expect(self, group: str, total: int) -> None:
        """A bar, if there is anything to do."""
        if not total:
            return
        if self._bars is None:
            self._bars = self._stack.enter_context(_bars())
        self._tasks[group] = self._bars.add_task(group, total=total)

    def done(self, group: str) -> None:
        """A step of a bar."""
        if self._bars is not None and group in self._tasks:
            self._bars.advance(self._tasks[group])


@contextlib.contextmanager
def shown(args: argparse.Namespace) -> Iterator["Progress"]:
    """What listens while the build works."""
    from briefgen.building.progress import Silent

    with contextlib.ExitStack() as stack:
        if args.quiet:
            yield Silent()
        elif sys.stderr.isatty():
            yield Live(stack)
        else:
            yield Lines() if args.verbose else Silent()


def _bars() -> "rich.progress.Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
