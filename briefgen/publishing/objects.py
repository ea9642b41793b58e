"""A target behind an fsspec file system (fsspec.AbstractFileSystem): what WebDAV and S3 have in common.

A write of one object is one request, which such servers answer with the old object or the new one, never with half of it.
"""

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from briefgen import files
from briefgen.publishing.ledger import LOCK
from briefgen.publishing.stores import Sending

AT_ONCE = 4
"""Requests under way at a time."""
Translate = Callable[[Exception], Exception | None]


class ObjectStore:
    """Objects below `root` of a file system. `translate`: what an exception of the protocol is for a person, if it is known."""

    def __init__(self, system: Any, root: str, source: str, translate: Translate) -> None:
        self.system, self._root, self._source, self._translate = system, root, source, translate

    def at(self, path: str) -> str:
        """The file system's name of a path."""
        return f"{self._root}/{path}" if self._root else path

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """Raise what the protocol's exceptions mean."""
        try:
            yield
        except Exception as error:  # each protocol has dozens of its own; what is unknown goes on as it is
            meant = self._translate(error)
            if meant is None:
                raise
            raise meant from None

    def put(self, path: str, data: bytes) -> None:
        """Write one object in one request."""
        self.system.pipe_file(self.at(path), data)

    def prepare(self, paths: Sequence[str]) -> None:
        """Make the folders of these files, where there are such things."""

    def read(self, path: str) -> bytes | None:
        """As `Store`."""
        with self.told():
            try:
                return bytes(self.system.cat_file(self.at(path)))
            except FileNotFoundError:
                return None

    def read_many(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """As `Store`."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            yield from zip(paths, pool.map(self.read, paths), strict=True)

    def send(self, batch: Sequence[Sending]) -> None:
        """As `Store`."""
        with self.told():
            self.prepare([one.path for one in batch])
            for one in batch:
                if one.data is not None:
                    self.put(one.path, one.data)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(self._send_file, [one.path for one in batch if one.data is None]))

    def _send_file(self, path: str) -> None:
        with self.told():
            self.put(path, files.read(os.path.join(self._source, path)))

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """As `Store`, by way of this machine: a server's own copy over a file may remove that file first (mod_dav)."""
        with self.told():
            self.prepare([new for _, new in pairs])
        for old, new in pairs:
            data = self.read(old)
            if data is None:
                raise FileNotFoundError(2, "No such file at the target", old)
            with self.told():
                self.put(new, data)

    def remove(self, paths: Sequence[str]) -> None:
        """As `Store`."""
        with self.told():
            for path in paths:
                with contextlib.suppress(FileNotFoundError):
                    self.system.rm_file(self.at(path))

    def acquire(self, data: bytes) -> bytes | None:
        """As `Store`."""
        with self.told():
            self.prepare([LOCK])
            try:
                self.claim(data)
            except FileExistsError:
                return self.read(LOCK) or b""
        return None

    def claim(self, data: bytes) -> None:
        """Make the lock. Raises FileExistsError where there is one."""
        raise FileExistsError

    def close(self) -> None:
        """As `Store`."""

    def release(self) -> None:
        """As `Store`."""
        self.remove([LOCK])
