"""What publishing asks of a target, whatever stands behind it."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct


class TransientError(Exception):
    """A connection was cut or a server was busy: it may work in a moment. Says what happened."""


class Sending(Struct, frozen=True, kw_only=True):
    """A file on its way: from the site's folder by its path, or `data` that stands in none."""

    path: str
    digest: str
    data: bytes | None = None


class Store(Protocol):
    """A place for files by path, `/` between folders. Anything may raise OSError, BriefgenError or TransientError.

    A file that is sent or copied appears whole or not at all, and doing anything twice is as good as doing it once.
    """

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or None where there is none."""

    def read_many(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """The bytes of each file, in this order."""

    def send(self, batch: Sequence[Sending]) -> None:
        """Put files in place: those that carry their `data` before all others."""

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Put copies of files that stand there in place: from, to."""

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, where they are."""

    def acquire(self, data: bytes) -> bytes | None:
        """Put the lock in place; None if it is ours, else what the one that stands there holds."""

    def release(self) -> None:
        """Remove the lock."""

    def close(self) -> None:
        """End connections; the store is not used any more."""
