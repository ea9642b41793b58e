"""A target that is a folder of this machine or a mounted share: each file is written beside its place and renamed into it."""

import os
from collections.abc import Iterator, Sequence

from briefgen import files, links
from briefgen.diagnostics import BriefgenError
from briefgen.publishing.ledger import LOCK
from briefgen.publishing.stores import Sending


class FolderStore:
    """A folder; `source` is the site's."""

    def __init__(self, place: str, source: str) -> None:
        inside = os.path.realpath(place) + os.sep, os.path.realpath(source) + os.sep
        if inside[0].startswith(inside[1]) or inside[1].startswith(inside[0]):
            raise BriefgenError(f"{place}: the target and the built site ({source}) lie in one another; name a folder elsewhere")
        self._place, self._source = place, source

    def _at(self, path: str) -> str:
        return os.path.join(self._place, path)

    def read(self, path: str) -> bytes | None:
        """As `Store`."""
        return files.read_optional(self._at(path))

    def read_many(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """As `Store`."""
        for path in paths:
            yield path, self.read(path)

    def send(self, batch: Sequence[Sending]) -> None:
        """As `Store`."""
        for one in sorted(batch, key=lambda one: one.data is None):
            data = one.data if one.data is not None else files.read(os.path.join(self._source, one.path))
            files.write(self._at(one.path), data)

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """As `Store`."""
        for old, new in pairs:
            links.link(self._at(old), self._at(new))

    def remove(self, paths: Sequence[str]) -> None:
        """As `Store`; folders that are empty then go, too."""
        for path in paths:
            files.remove(self._at(path))
            links.remove_empty(self._place, os.path.dirname(path))

    def acquire(self, data: bytes) -> bytes | None:
        """As `Store`."""
        return None if links.claim(self._at(LOCK), data) else files.read_optional(self._at(LOCK)) or b""

    def close(self) -> None:
        """As `Store`."""

    def release(self) -> None:
        """As `Store`."""
        files.remove(self._at(LOCK))
