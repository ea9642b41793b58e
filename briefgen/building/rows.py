"""The kept facts of every source, as one value: which files are the ones that were read, and what came of them.

A build in which little changed decodes this and nothing else of the articles that did not change.
"""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from briefgen.building.collect import SourceFile
from briefgen.building.entries import Facts
from briefgen.building.store import Store
from briefgen.files import FileStat

_NAME = "sources"
_RACY_NS = 2_000_000_000
"""A file changed within this time of being read may change again unseen (coarse clocks): it is read again."""


class Read(Struct, frozen=True, array_like=True, gc=False):
    """A file as it was read: its stat, when (nanoseconds of the system's clock), and the digest of its bytes."""

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int
    read_ns: int
    sha: str

    def is_of(self, stat: FileStat | None) -> bool:
        """Whether the file is still the one that was read, for all that its stat can tell."""
        return (
            stat is not None
            and (self.size, self.mtime_ns, self.inode, self.ctime_ns) == stat[1:5]
            and max(self.mtime_ns, self.ctime_ns) + _RACY_NS <= self.read_ns
        )


class Row(Struct, frozen=True, array_like=True, gc=False):
    """One source: its files, and its facts."""

    path: str
    file: Read
    sidecar: Read | None
    facts: Facts

    def is_of(self, source: SourceFile) -> bool:
        """Whether source and side-car are the ones that were read."""
        beside = source.sidecar is None if self.sidecar is None else self.sidecar.is_of(source.sidecar)
        return beside and self.file.is_of(source.stat)


class _Kept(Struct, frozen=True, array_like=True):
    context: str
    rows: list[Row]


class Rows:
    """The rows of the last run, by path; `same`: whether they were made in the same context (code, options, gazetteer, topics)."""

    def __init__(self, store: Store, context: str) -> None:
        self._store, self.context = store, context
        data = store.meta(_NAME)
        kept = _Kept("", [])
        if data is not None:
            try:
                kept = msgspec.msgpack.decode(data, type=_Kept)
            except (msgspec.ValidationError, msgspec.DecodeError):  # damaged: as good as none
                kept = _Kept("", [])
        self.same = kept.context == context
        self.by_path = {row.path: row for row in kept.rows}

    def known(self, source: SourceFile) -> Row | None:
        """The row of a source that is as it was, made as it would be made now."""
        row = self.by_path.get(source.path) if self.same else None
        return row if row is not None and row.is_of(source) else None

    def keep(self, rows: Iterable[Row]) -> None:
        """Keep these in the place of the old ones."""
        self._store.set_meta(_NAME, msgspec.msgpack.encode(_Kept(self.context, list(rows))))

    @staticmethod
    def forget(store: Store) -> None:
        """Drop all rows, so that every file is read again."""
        store.set_meta(_NAME, b"")
