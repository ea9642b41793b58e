"""The build's memory: one SQLite file in `build/cache`, which may be deleted at any time.

Values are bytes, long ones compressed, under the digest of everything that they were made from; a damaged or foreign file is a fresh start.
"""

import contextlib
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen import codec

SCHEMA = 5
LASTING = 1 << 62
"""The build of records that no build needs to ask for: those of sources that are there."""
_SHORT = 4_096
"""Bytes up to which a value is not compressed: it takes longer than it saves."""
_PLAIN = b"\0"
"""What a value that is not compressed begins with; a compressed one never does (RFC 1950)."""
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE cache (key TEXT PRIMARY KEY, digest TEXT NOT NULL, build INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE steps (
    stage TEXT, subject TEXT, key TEXT, digest TEXT, parts BLOB, ran INTEGER, seen INTEGER, why BLOB, PRIMARY KEY (stage, subject));
"""


class StepRow(NamedTuple):
    """The last run of a stage on a subject: `ran` and `seen` are build numbers, `why` is a JSON list."""

    stage: str
    subject: str
    key: str
    digest: str
    parts: dict[str, str]
    ran: int
    seen: int
    why: list[str]


class Store:
    """An open store. Nothing is durable before `commit`; without a folder, nothing ever is."""

    def __init__(self, folder: str | None) -> None:
        if folder is None:
            self._db = _open(":memory:")
            return
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, "cache.db")
        try:
            self._db = _open(path)
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path + suffix)
            self._db = _open(path)

    def commit(self) -> None:
        """Make everything so far durable."""
        self._db.commit()

    def close(self) -> None:
        """Close without committing."""
        self._db.close()

    def meta(self, key: str) -> bytes | None:
        """A small value by name."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def set_meta(self, key: str, value: bytes) -> None:
        """Keep a small value by name."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def value(self, key: str) -> tuple[str, bytes] | None:
        """Digest and bytes of a kept value; a damaged one is as good as none."""
        row = self._db.execute("SELECT digest, value FROM cache WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        try:
            data = row[1].removeprefix(_PLAIN) if row[1].startswith(_PLAIN) else zlib.decompress(row[1])
        except zlib.error:
            return None
        return (str(row[0]), data) if hashlib.sha256(data).hexdigest() == row[0] else None

    def digest(self, key: str) -> str | None:
        """The digest of a kept value, without reading it."""
        row = self._db.execute("SELECT digest FROM cache WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def keep(self, key: str, data: bytes, build: int) -> str:
        """Keep a value; its digest."""
        digest = hashlib.sha256(data).hexdigest()
        kept = _PLAIN + data if len(data) <= _SHORT else zlib.compress(data, 1)
        self._db.execute("INSERT OR REPLACE INTO cache VALUES (?, ?, ?, ?)", (key, digest, build, kept))
        return digest

    def drop(self, key: str) -> None:
        """Forget a value."""
        self._db.execute("DELETE FROM cache WHERE key = ?", (key,))

    def step(self, stage: str, subject: str) -> StepRow | None:
        """The record of a stage on a subject."""
        row = self._db.execute("SELECT * FROM steps WHERE stage = ? AND subject = ?", (stage, subject)).fetchone()
        return None if row is None else _step(row)

    def steps(self) -> list[StepRow]:
        """Every record, by stage and subject."""
        return [_step(row) for row in self._db.execute("SELECT * FROM steps ORDER BY stage, subject")]

    def record(self, row: StepRow) -> None:
        """Record a stage on a subject."""
        values = (*row[:4], codec.encode(row.parts), row.ran, row.seen, codec.encode(row.why))
        self._db.execute("INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def sweep(self, oldest: int) -> None:
        """Forget steps that no build since `oldest` asked for, and values that no step names."""
        self._db.execute("DELETE FROM steps WHERE seen < ?", (oldest,))
        self._db.execute("DELETE FROM cache WHERE build < ? AND key NOT IN (SELECT key FROM steps)", (oldest,))

    def release(self, stages: Iterable[str], subjects: Sequence[str], build: int) -> None:
        """Let the lasting records of subjects that are gone age from this build on."""
        update = "UPDATE steps SET seen = ? WHERE stage = ? AND subject = ?"
        self._db.executemany(update, [(build, stage, subject) for stage in stages for subject in subjects])


def _step(row: tuple[str, str, str, str, bytes, int, int, bytes]) -> StepRow:
    parts, why = codec.decode(row[4], dict[str, str]), codec.decode(row[7], list[str])
    return StepRow(row[0], row[1], row[2], row[3], parts, row[5], row[6], why)


def _open(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=30)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA:
        db.execute("SELECT count(*) FROM steps").fetchone()
        return db
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        db.execute(f'DROP TABLE "{name}"')
    db.executescript(f"{_TABLES} PRAGMA user_version = {SCHEMA};")
    return db
