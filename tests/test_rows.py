"""What is kept of each source: enough for everything that does not need its text, and never of another source, file or context."""

import os
from pathlib import Path
from typing import Any

import pytest
from workspaces import ARTICLES, CONFIG, DAM, build, site, workspace

from briefgen import codec
from briefgen.building import entries, making, pipeline
from briefgen.building.engine import Engine
from briefgen.building.executors import Processes, Serial
from briefgen.building.store import Store

ARCHIVE: dict[str, str | bytes] = {
    **ARTICLES,
    **{f"old{month}.md": DAM.replace("2026-11-17", f"2025-0{month}-04") for month in range(1, 9)},
}


def test_only_articles_of_the_edition_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one article added, none is read but those of its edition and of the one before, to which it is compared."""
    folder = workspace(tmp_path, ARCHIVE)
    build(folder)
    workspace(folder, {"new.md": DAM.replace("4 metres", "7 metres")})
    loaded: list[str] = []
    real = pipeline._Shelf.load

    def load(self: Any, source: Any, stage: str) -> bytes:
        loaded.append(source.path)
        return real(self, source, stage)

    monkeypatch.setattr(pipeline._Shelf, "load", load)
    build(folder)

    assert {"dam.md", "new.md", "rail.md", "old8.md"} >= set(loaded) >= {"new.md"}


def test_a_lost_value_of_an_article_is_made_again(tmp_path: Path) -> None:
    """Rows may outlive what they speak of: what an edition needs is read again from the source."""
    folder = workspace(tmp_path)
    build(folder)
    before = site(folder)
    store = Store(str(folder / "build" / "cache"))
    store._db.execute("UPDATE cache SET value = x'00'")
    store.commit()
    store.close()
    (folder / "briefgen.toml").write_text(CONFIG.replace("River Weekly", "River Letter"))
    build(folder)
    (folder / "briefgen.toml").write_text(CONFIG)

    assert build(folder).status == 0
    assert site(folder) == before


def test_a_limit_of_size_counts_at_once(tmp_path: Path) -> None:
    """A file that was too large is read when the limit is raised, and refused when it is lowered."""
    folder = workspace(tmp_path)
    build(folder)
    small = CONFIG + "\n[sources]\nmax_bytes = 470\n"
    (folder / "briefgen.toml").write_text(small)
    refused = build(folder)
    (folder / "briefgen.toml").write_text(CONFIG)
    again = build(folder)

    assert (refused.status, refused.err.count("[too-large]")) == (1, 1)
    assert (again.status, again.err.count("[too-large]")) == (0, 0)


def test_the_same_stat_with_other_bytes_is_seen(tmp_path: Path) -> None:
    """An edit that keeps the size and puts the time back is seen by the time of the inode."""
    folder = workspace(tmp_path)
    place = folder / "sources" / "dam.md"
    build(folder)
    old = place.stat()
    place.write_text(DAM.replace("two gates", "six gates"))
    os.utime(place, ns=(old.st_atime_ns, old.st_mtime_ns))
    build(folder)

    assert place.stat().st_mtime_ns == old.st_mtime_ns
    assert b"six gates" in site(folder)["2026-W47/brief.json"]


def test_damaged_rows_are_none(tmp_path: Path) -> None:
    """Whatever stands in their place, the build gives the same."""
    folder = workspace(tmp_path)
    build(folder)
    before = site(folder)
    for data in (b"", b"\xff\x00", b"\x92\xa0\x91\x01"):
        store = Store(str(folder / "build" / "cache"))
        store.set_meta("sources", data)
        store.commit()
        store.close()
        (folder / "build" / "cache" / "last-build").unlink()
        assert build(folder).status == 0
        assert site(folder) == before


def square(number: int) -> int:
    """Work for a batch."""
    return number * number


def test_results_come_in_the_order_of_the_batches() -> None:
    """One process or two: the same results in the same order, and no more batches are drawn than are under way."""
    assert list(Serial().run(square, range(20))) == list(Processes(2).run(square, iter(range(20)))) == [n * n for n in range(20)]


def test_whoever_runs_the_batches_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine with machines of its own gives them every new article, and keeps what they give back."""
    folder = workspace(tmp_path)
    asked: list[int] = []

    class Elsewhere(Serial):
        def run(self, work: Any, batches: Any) -> Any:
            for batch in batches:
                asked.append(len(batch[1]))
                yield work(batch)

    real = Engine.__init__
    monkeypatch.setattr(
        Engine, "__init__", lambda self, store, code, runner=None, progress=None: real(self, store, code, Elsewhere(), progress)
    )
    elsewhere = build(folder)
    here = build(workspace(tmp_path / "here"))

    assert asked[0] == len(ARTICLES)
    assert elsewhere.status == here.status == 0
    assert site(folder) == site(tmp_path / "here")


def test_a_process_that_dies_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the pool breaks in the middle, the rest is made in this process."""
    from concurrent.futures import BrokenExecutor

    class Broken(Serial):
        def run(self, work: Any, batches: Any) -> Any:
            yield work(next(iter(batches)))
            raise BrokenExecutor("a worker was killed")

    monkeypatch.setattr(making, "_BATCH", 1)
    real = Engine.__init__
    monkeypatch.setattr(
        Engine, "__init__", lambda self, store, code, runner=None, progress=None: real(self, store, code, Broken(), progress)
    )
    folder = workspace(tmp_path)

    assert build(folder).status == 0
    monkeypatch.undo()
    assert site(folder) == site_of(workspace(tmp_path / "whole"))


def site_of(folder: Path) -> dict[str, bytes]:
    """The site after a build."""
    build(folder)
    return site(folder)


def test_facts_are_those_of_the_article() -> None:
    """Of a refused source the problems are known; of an article what planning and reporting ask for."""
    refused = entries.facts_of(entries.Parsed(article=None))

    assert (refused.id, refused.digests, refused.topics) == (None, None, ())
    assert codec.decode(codec.encode(refused), entries.Facts) == refused
