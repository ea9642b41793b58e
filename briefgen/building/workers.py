"""Runs a function on many inputs in child processes with a time and a memory limit for each input.

For code that is not ours on input that nobody vouches for: a page that hangs or kills its process costs that page only.
"""

import multiprocessing
import resource
import signal
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

SECONDS = 20.0
"""Longest time on one input; the slowest real page measured took 1.4 s."""
MEMORY = 3 << 30


class Failed(NamedTuple):
    """The input that a child could not finish: `timeout` or `crash`."""

    reason: str


class _Child:
    def __init__(self, work: Callable[[Any], Any], memory: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(work, theirs, memory), daemon=True)
        self.process.start()
        theirs.close()
        self.index: int | None = None
        self.started = 0.0

    def give(self, index: int, value: Any) -> None:
        self.index, self.started = index, time.monotonic()
        self.pipe.send(value)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(work: Callable[[Any], Any], pipe: Connection, memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while True:
        try:
            value = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(work(value))


def run(work: Callable[[Any], Any], values: Sequence[Any], *, jobs: int, seconds: float = SECONDS, memory: int = MEMORY) -> list[Any]:
    """`[work(value) for value in values]`, with `Failed` in the place of what took too long or killed its process."""
    results: list[Any] = [None] * len(values)
    waiting = list(range(len(values)))[::-1]
    children = [_Child(work, memory) for _ in range(min(jobs, len(values)))]
    try:
        while waiting or any(child.index is not None for child in children):
            for child in children:
                if child.index is None and waiting:
                    child.give(index := waiting.pop(), values[index])
            wait([child.pipe for child in children if child.index is not None], timeout=0.5)
            children = [_collect(child, results, seconds) or _Child(work, memory) for child in children]
    finally:
        for child in children:
            child.stop()
    return results


def _collect(child: _Child, results: list[Any], seconds: float) -> _Child | None:
    """Take what a child has finished; None for a child that failed and was stopped."""
    if child.index is None:
        return child
    if child.pipe.poll():
        try:
            results[child.index] = child.pipe.recv()
        except (EOFError, OSError):
            results[child.index] = Failed("crash")
    elif time.monotonic() - child.started > seconds:
        results[child.index] = Failed("timeout")
    else:
        return child
    failed = isinstance(results[child.index], Failed)
    child.index = None
    if failed:
        child.stop()
        return None
    return child
