"""The translation memory: what was translated, by whom, how far it is checked. Bytes of `translations/memory.db` in and out.

The same text is looked up whatever its quote marks, dashes and spaces are; nothing that is merely similar is ever found.
"""

import hashlib
import sqlite3
import unicodedata
from collections.abc import Iterable
from typing import Literal

from briefgen.model import Value
from briefgen.text import plain, squeeze

State = Literal["machine", "translated", "reviewed"]
STATES: tuple[State, ...] = ("machine", "translated", "reviewed")
"""From least to most checked; a text without an entry is new."""
_FORM = 1
_TABLE = (
    "CREATE TABLE memory (target TEXT NOT NULL, key TEXT NOT NULL, unit TEXT NOT NULL, source TEXT NOT NULL, language TEXT, "
    "text TEXT NOT NULL, state TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (target, key, unit)) WITHOUT ROWID"
)
_VOUCHED_TABLE = _TABLE.replace("by TEXT NOT NULL,", "by TEXT NOT NULL, vouched INTEGER NOT NULL,")
"""Where somebody vouches for an entry; without one a memory keeps the form that earlier versions read."""
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
"""Controls, marks of direction, joiners, and what is no character: none of them is a word."""
_STEPS = 1_000_000
"""Steps of SQLite's machine between two looks at whether a foreign file keeps it busy: reading a memory takes a few per entry."""
_LOOKS = 2_000


class Entry(Value, frozen=True, kw_only=True):
    """One text in one other language, as translated for the statement `unit` (empty: for none in particular)."""

    target: str
    source: str
    language: str | None
    """The language of `source`."""
    text: str
    state: State
    unit: str = ""
    by: str = ""
    """The translator, or the engine of a machine draft; empty where it is not known."""
    vouched: bool = False
    """Whether a person says that numbers and dates are right though they are written otherwise than in the original."""


class DamagedError(ValueError):
    """A file that is no translation memory."""


def key(text: str) -> str:
    """What a text is looked up by: quote marks, dashes, spaces and invisible characters make no difference."""
    visible = text if text.isprintable() else "".join(one for one in text if one in "\t\n\r" or unicodedata.category(one) not in _UNSEEN)
    return hashlib.sha256(squeeze(plain(visible)).encode()).hexdigest()[:16]


class Memory:
    """Entries by language and text; at most one for a statement."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Of several entries for one statement the last one counts."""
        self._found: dict[tuple[str, str], dict[str, Entry]] = {}
        for one in entries:
            self._found.setdefault((one.target, key(one.source)), {})[one.unit] = one

    def entries(self) -> list[Entry]:
        """Every entry: by language, text and statement."""
        return [units[unit] for _, units in sorted(self._found.items()) for unit in sorted(units)]

    def targets(self) -> list[str]:
        """The languages that something was translated into."""
        return sorted({target for target, _ in self._found})

    def of(self, target: str, text: str, unit: str) -> Entry | None:
        """The translation of a text: made by a person first, for this very statement next, then by how far it is checked."""
        known = self._found.get((target, key(text)), {})
        ranked = sorted(known.values(), key=lambda one: (one.state == "machine", one.unit != unit, -STATES.index(one.state), one.unit))
        return ranked[0] if ranked else None

    def exactly(self, target: str, text: str, unit: str) -> Entry | None:
        """The entry of this very statement."""
        return self._found.get((target, key(text)), {}).get(unit)

    def with_entries(self, entries: Iterable[Entry]) -> "Memory":
        """This memory and more; an entry for a statement that has one takes its place."""
        return Memory([*self.entries(), *entries])


def read_memory(data: bytes | None) -> Memory:
    """The memory in a file's bytes; an empty one where there is no file. Raises DamagedError."""
    if not data:
        return Memory()
    db = sqlite3.connect(":memory:")
    looks = iter(range(_LOOKS))
    try:
        db.deserialize(data)
        db.execute("PRAGMA trusted_schema = OFF")
        db.set_progress_handler(lambda: next(looks, None) is None, _STEPS)
        tables = [row[0] for row in db.execute("SELECT sql FROM sqlite_master")]
        if tables not in ([_TABLE], [_VOUCHED_TABLE]):
            raise DamagedError("it holds other tables than a translation memory of this program")
        vouched = "vouched" if tables == [_VOUCHED_TABLE] else "0"
        rows = db.execute(f"SELECT target, source, language, text, state, unit, by, {vouched} FROM memory").fetchall()
    except (sqlite3.Error, OverflowError) as error:
        raise DamagedError(f"SQLite cannot read it: {error}") from error
    finally:
        db.close()
    return Memory(_entry(row) for row in rows)


def _entry(row: tuple[object, ...]) -> Entry:
    target, source, language, text, state, unit, by = (one if isinstance(one, str) else None for one in row[:7])
    known = next((one for one in STATES if one == state), None)
    if target is None or source is None or text is None or known is None or not text.strip():
        raise DamagedError("an entry in it is none")
    return Entry(target=target, source=source, language=language, text=text, state=known, unit=unit or "", by=by or "", vouched=row[7] == 1)


def write_memory(memory: Memory) -> bytes:
    """The memory as the bytes of an SQLite file: the same entries give the same bytes, in whatever order they came."""
    db = sqlite3.connect(":memory:")
    try:
        db.execute(f"PRAGMA user_version = {_FORM}")
        ones = memory.entries()
        rows = [(one.target, key(one.source), one.unit, one.source, one.language, one.text, one.state, one.by, one.vouched) for one in ones]
        vouched = any(one.vouched for one in ones)
        db.execute(_VOUCHED_TABLE if vouched else _TABLE)
        db.executemany(
            f"INSERT INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?{', ?' if vouched else ''})", [row[: 8 + vouched] for row in rows]
        )
        db.commit()
        return db.serialize()
    finally:
        db.close()
