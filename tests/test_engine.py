"""Stages run by need."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.building.engine import Engine
from briefgen.building.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store on the disk."""
    found = Store(str(tmp_path))
    yield found
    found.close()


def test_a_stage_runs_once_for_the_same_inputs(store: Store) -> None:
    """The value comes back without running; the second build records that nothing ran."""
    runs: list[int] = []

    def make() -> bytes:
        runs.append(1)
        return b"value"

    for _ in range(2):
        engine = Engine(store, "code")
        output = engine.step("parse", "a.txt", {"file": "1"}, make)
        assert output.data == b"value"
        engine.finish()

    assert runs == [1]
    assert engine.ran == []
    row = store.step("parse", "a.txt")
    assert row is not None
    assert (row.ran, row.seen) == (1, 2)


def test_a_changed_input_is_the_reason(store: Store) -> None:
    """What changed, came and went since the last run is told by name."""
    Engine(store, "code").step("compose", "2026-W47", {"options": "1", "article a": "1", "article b": "1"}, lambda: b"x")
    engine = Engine(store, "code")
    engine.step("compose", "2026-W47", {"options": "1", "article a": "2", "article c": "1"}, lambda: b"y")
    again = Engine(store, "other code")
    again.step("compose", "2026-W47", {"options": "1", "article a": "2", "article c": "1"}, lambda: b"y")

    assert engine.ran[0].why == ("article a changed", "article c added", "article b removed")
    assert again.ran[0].why == ("code changed",)


def test_an_equal_value_stops_the_rebuild(store: Store) -> None:
    """A stage that gives the same value leaves what depends on it alone (early cut-off)."""
    for source in ("one", "two"):
        engine = Engine(store, "code")
        first = engine.step("parse", "a.txt", {"file": source}, lambda: b"same")
        engine.step("sort", "a.txt", {"article": first.digest}, lambda: b"sorted")
        engine.finish()

    assert [ran.stage for ran in engine.ran] == ["parse"]


def test_a_damaged_value_is_made_again(store: Store, tmp_path: Path) -> None:
    """A value whose bytes no longer fit its digest is not used."""
    Engine(store, "code").step("parse", "a.txt", {"file": "1"}, lambda: b"good")
    store.commit()
    with sqlite3.connect(tmp_path / "cache.db") as db:
        db.execute("UPDATE cache SET value = x'00'")
    db.close()

    assert Engine(store, "code").step("parse", "a.txt", {"file": "1"}, lambda: b"good").data == b"good"


def test_a_damaged_store_is_a_fresh_start(tmp_path: Path) -> None:
    """The cache may be anything: what is no database of ours is begun anew."""
    (tmp_path / "cache.db").write_bytes(b"no database at all" * 100)
    store = Store(str(tmp_path))
    store.set_meta("build", b"7")

    assert store.meta("build") == b"7"
    store.close()
