"""Runs a function on many inputs in child processes with a time and a memory limit for each input.

For code that is not ours on input that nobody vouches for: a page that hangs or kills its process costs that page only.
"""

import contextlib
import math
import multiprocessing
import resource
import signal
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

SECONDS = 120.0
"""Longest time on one input; the slowest real page measured took 1.4 s."""
MEMORY = 3 << 30


class Failed(NamedTuple):
    """The input that a child could not finish: `timeout` or `crash`."""

    reason: str


class _Child:
    def __init__(self, work: Callable[[Any], Any], seconds: float, memory: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(work, theirs, seconds, memory), daemon=True)
        # The parent decides what an interruption means: a child inherits the mask, so it never sees one.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self.process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        self.index: int | None = None
        self.started = 0.0

    def give(self, index: int, value: Any) -> None:
        self.index, self.started = index, time.monotonic()
        with contextlib.suppress(OSError):  # a child that has died is found out when its answer is looked for
            self.pipe.send(value)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(work: Callable[[Any], Any], pipe: Connection, seconds: float, memory: int) -> None:
    with contextlib.suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while True:
        try:
            value = pipe.recv()
        except EOFError:
            return
        signal.alarm(math.ceil(seconds) + 5)  # ends a child that hangs after its parent was killed
        try:
            result = work(value)
        except Exception:  # whatever a foreign reader raises, out of memory included, is its input's failure
            result = Failed("crash")
        signal.alarm(0)
        pipe.send(result)


class _Crew:
    """The children at work on a list of inputs."""

    def __init__(self, start: Callable[[], _Child], values: Sequence[Any], seconds: float) -> None:
        self.start, self.values, self.seconds = start, values, seconds
        self.results: list[Any] = [None] * len(values)
        self.waiting = list(range(len(values)))[::-1]
        self.children: list[_Child] = []
        self.died: set[int] = set()

    def work(self, jobs: int) -> None:
        """Until every input has its result."""
        while self.waiting or self.children:
            idle = min(jobs - len(self.children), len(self.waiting))
            self.children += [self.start() for _ in range(idle)]
            for child in self.children:
                if child.index is None and self.waiting:
                    child.give(index := self.waiting.pop(), self.values[index])
            wait([child.pipe for child in self.children if child.index is not None], timeout=0.5)
            self.children = [child for child in self.children if self._keeps(child)]

    def _keeps(self, child: _Child) -> bool:
        """Take what a child has finished; False for a child that is of no more use, and was stopped."""
        if child.index is None:
            return self._dismissed(child)
        if child.pipe.poll():
            return self._took(child, child.index)
        if time.monotonic() - child.started > self.seconds:
            self.results[child.index] = Failed("timeout")
            return self._dismissed(child)
        return True

    def _took(self, child: _Child, index: int) -> bool:
        try:
            self.results[index] = child.pipe.recv()
        except (EOFError, OSError):
            self.results[index] = Failed("crash")
            if index not in self.died:
                self.died.add(index)
                self.waiting.append(index)
            return self._dismissed(child)
        child.index = None
        useful = bool(self.waiting) and not isinstance(self.results[index], Failed)
        return useful or self._dismissed(child)

    def _dismissed(self, child: _Child) -> bool:
        child.stop()
        return False


def run(work: Callable[[Any], Any], values: Sequence[Any], *, jobs: int, seconds: float = SECONDS, memory: int = MEMORY) -> list[Any]:
    """`[work(value) for value in values]`, with `Failed` in the place of what took too long, raised, or killed its process.

    A process that dies may have been killed by somebody else, so its input gets a second chance in a fresh one.
    """
    crew = _Crew(lambda: _Child(work, seconds, memory), values, seconds)
    try:
        crew.work(max(1, jobs))
    finally:
        for child in crew.children:
            child.stop()
    return crew.results
