"""A store -> the same store that tries again, after a pause that grows, where a connection was cut or a server was busy."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from briefgen.diagnostics import BriefgenError
from briefgen.publishing.stores import Sending, Store, TransientError

PAUSES = (0.5, 2.0, 6.0)
"""Seconds before the second try, the third and the last."""
T = TypeVar("T")


class Patient:
    """A `Store` around another one. Raises BriefgenError when every try has failed."""

    def __init__(self, store: Store, tell: Callable[[str], None], pauses: Sequence[float] | None = None) -> None:
        self._store, self._tell, self._pauses = store, tell, PAUSES if pauses is None else pauses

    def _try(self, action: Callable[[], T]) -> T:
        for pause in self._pauses:
            try:
                return action()
            except TransientError as error:
                self._tell(f"{error}; trying again in {pause:g} s")
                time.sleep(pause)
        try:
            return action()
        except TransientError as error:
            hint = "readers have the site as it was; publish again when the server can be reached, and it goes on from there"
            raise BriefgenError(f"briefgen: {error}, {len(self._pauses) + 1} times; {hint}") from None

    def read(self, path: str) -> bytes | None:
        """As `Store`."""
        return self._try(lambda: self._store.read(path))

    def read_many(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """As `Store`."""
        for first in range(0, len(paths), 100):
            part = paths[first : first + 100]
            yield from self._try(lambda part=part: list(self._store.read_many(part)))  # type: ignore[misc]

    def send(self, batch: Sequence[Sending]) -> None:
        """As `Store`."""
        self._try(lambda: self._store.send(batch))

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """As `Store`."""
        self._try(lambda: self._store.copy(pairs))

    def remove(self, paths: Sequence[str]) -> None:
        """As `Store`."""
        self._try(lambda: self._store.remove(paths))

    def acquire(self, data: bytes) -> bytes | None:
        """As `Store`; a lock that is found to be ours was put there by a try whose answer was cut off."""
        found = self._try(lambda: self._store.acquire(data))
        return None if found == data else found

    def release(self) -> None:
        """As `Store`."""
        self._try(self._store.release)

    def close(self) -> None:
        """As `Store`."""
        self._store.close()
