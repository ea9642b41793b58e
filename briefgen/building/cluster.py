"""Batches of articles -> their results, made by the workers of a Dask cluster. The only part of a build that uses the network.

In: `dask://host:port` of a scheduler. Workers have the same briefgen, the same packages and the same Python, or are refused,
so that what they give back is, byte for byte, what this machine would have made.
"""

import functools
import multiprocessing
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from briefgen.building.executors import through
from briefgen.building.fingerprint import fingerprint
from briefgen.diagnostics import BriefgenError

if TYPE_CHECKING:
    from distributed import Client

_AHEAD = 3
"""Batches a thread of the cluster that are under way: the next one travels while one is worked on."""
_PATIENCE = "20s"
"""The longest wait for a scheduler to answer."""
_ADDRESS = re.compile(r"dask://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})/?")


class Cluster:
    """The workers of one scheduler. Dask gives a batch of a worker that died to another one."""

    def __init__(self, url: str) -> None:
        found = _ADDRESS.fullmatch(url)
        if found is None:
            raise BriefgenError(f"--executor {url}: is no address of a cluster; write dask://host:port")
        self._url, self._address = url, f"tcp://{found[1]}:{found[2]}"

    def run(self, work: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        """`work(batch)` of each batch, in their order. Raises BriefgenError if the cluster cannot be had, or not kept."""
        try:
            from distributed import KilledWorker
            from distributed.client import FutureCancelledError
            from distributed.comm.core import CommClosedError
        except ImportError as error:
            raise BriefgenError(f"--executor {self._url}: Dask is not installed; pip install 'briefgen[dask]'") from error
        with self._client() as client:
            threads = sum(client.nthreads().values())
            if not threads:
                raise BriefgenError(f"--executor {self._url}: the cluster has no workers; start some, then run again")
            pool = client.get_executor(pure=False)
            try:
                yield from through(pool, functools.partial(checked, fingerprint(), work), batches, threads * _AHEAD)
            except (CommClosedError, FutureCancelledError, KilledWorker, ModuleNotFoundError, TimeoutError) as error:
                said = str(error) or type(error).__name__
                hint = "see to its workers, then run again: what was saved is not made twice"
                raise BriefgenError(f"--executor {self._url}: the cluster gave up: {said}; {hint}") from error

    def _client(self) -> "Client":
        from distributed import Client

        try:
            return Client(self._address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError) as error:
            raise BriefgenError(f"--executor {self._url}: no scheduler answers there; start one, or mend the address") from error


def checked(code: str, work: Callable[[Any], Any], batch: Any) -> Any:
    """What a worker runs. Raises BriefgenError where its program is another one than ours (`code`)."""
    if fingerprint() != code:
        raise BriefgenError("--executor: a worker has another version of briefgen, of its packages or of Python; install the same there")
    # A nanny starts its worker as a daemon, and multiprocessing forbids those to start the processes in which pages are parsed apart.
    getattr(multiprocessing.current_process(), "_config", {})["daemon"] = False
    return work(batch)
