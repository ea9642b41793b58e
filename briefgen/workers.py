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
        self.index = -1
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
    busy = [_Child(work, memory) for _ in range(min(jobs, len(values)))]
    for child in busy:
        child.give(index := waiting.pop(), values[index])
    try:
        while busy:
            ready = set(wait([child.pipe for child in busy], timeout=0.5))
            for child in list(busy):
                outcome = _outcome(child, child.pipe in ready, seconds)
                if outcome is None:
                    continue
                results[child.index] = outcome[0]
                busy.remove(child)
                if isinstance(outcome[0], Failed):
                    child.stop()
                    child = _Child(work, memory) if waiting else None  # noqa: PLW2901  # the child is replaced on purpose
                elif not waiting:
                    child.stop()
                if waiting and child is not None:
                    child.give(index := waiting.pop(), values[index])
                    busy.append(child)
    finally:
        for child in busy:
            child.stop()
    return results


def _outcome(child: _Child, ready: bool, seconds: float) -> tuple[Any] | None:
    if ready:
        try:
            return (child.pipe.recv(),)
        except (EOFError, OSError):
            return (Failed("crash"),)
    return (Failed("timeout"),) if time.monotonic() - child.started > seconds else None
