"""What the served site's state is, and who waits for the next one: written by the builder, read by the server's threads."""

import os
import threading
from collections.abc import Sequence

from briefgen.diagnostics import Diagnostic


class Board:
    """The state of the site under a name that no other run of the program uses, and what keeps it from being rebuilt."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._number = 0
        self._problems: tuple[Diagnostic | str, ...] = ()

    @property
    def state(self) -> str:
        """The name of the present state."""
        return f"{os.getpid()}.{self._number}"

    @property
    def problems(self) -> tuple[Diagnostic | str, ...]:
        """What keeps the site from being rebuilt; nothing while all is well."""
        return self._problems

    def post(self, problems: Sequence[Diagnostic | str] = ()) -> None:
        """A new state: the site changed, or something is broken, or it is mended."""
        with self._news:
            self._problems = tuple(problems)
            self._number += 1
            self._news.notify_all()

    def wait(self, since: str, seconds: float) -> bool:
        """Whether the state is another than `since`, now or within so many seconds."""
        with self._news:
            return self._news.wait_for(lambda: self.state != since, timeout=seconds)
