"""Batches of work -> their results in order, by one process or several.

The one seam between the article stages and the machines that run them: whoever has `run` may take the place of these.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_AHEAD = 2
"""Batches a worker that wait for it, so that it never waits, and no more, so that a large archive is never in memory."""


class Runner(Protocol):
    """What runs batches."""

    def run(self, work: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        """`work(batch)` of each batch, in their order. `work` is a function of a module; batches and results are small and pickle."""
        ...


class Serial:
    """In this process."""

    def run(self, work: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        """One after the other."""
        return map(work, batches)


class Processes:
    """On this machine's cores."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(self, work: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        """In a pool that lives as long as the iterator. Raises what `work` raises, and BrokenProcessPool for a worker that died."""
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_worker) as pool:
            yield from through(pool, work, batches, self._jobs * _AHEAD)


def _worker() -> None:
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def through(pool: "Executor", work: Callable[[Any], Any], batches: Iterable[Any], ahead: int) -> Iterator[Any]:
    """The results of an executor (of this machine or of a cluster) in order, with so many batches under way at most."""
    under_way: deque[Future[Any]] = deque()
    try:
        for batch in batches:
            under_way.append(pool.submit(work, batch))
            if len(under_way) >= ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()
