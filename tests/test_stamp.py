"""A build with nothing to do: short, and never where there is something to do."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from workspaces import DAM, Run, build, site, workspace

from briefgen import files, footprint
from briefgen.building import stamp

HEAVY = {"babel", "css_inline", "jinja2", "lxml", "markdown_it", "msgspec", "trafilatura", "weasyprint", "sqlite3", "importlib.metadata"}
ROOT = Path(__file__).parent.parent


def short(folder: Path, *arguments: str) -> bool:
    """Whether a build takes the short way: the store, which every full build writes, is left alone."""
    store = folder / "build" / "cache"
    before = [(path.name, path.stat().st_mtime_ns) for path in sorted(store.glob("cache.db*"))]
    build(folder, *arguments)
    return before == [(path.name, path.stat().st_mtime_ns) for path in sorted(store.glob("cache.db*"))]


def aged(folder: Path) -> Path:
    """The workspace with files that were changed long ago: the system's clock of changes cannot be set, so only its margin is shrunk."""
    for path in folder.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


def test_nothing_to_do_imports_next_to_nothing(tmp_path: Path) -> None:
    """A build with nothing to do imports none of the libraries that a build needs, nor the database."""
    folder = workspace(tmp_path)
    command = [sys.executable, "-X", "importtime", "-m", "briefgen", "build", "--workspace", str(folder), "--format", "html"]
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(2)]
    imported = [{line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")} for run in runs]

    assert HEAVY & imported[0] >= {"jinja2", "msgspec", "sqlite3"}
    assert HEAVY & imported[1] == set()
    assert "0 stages ran" in runs[1].stderr
    assert runs[1].stdout == runs[0].stdout


def test_the_short_way_says_what_the_long_one_says(tmp_path: Path) -> None:
    """Problems, summary, documents and exit status are those of a full build that had nothing to do, with each way of asking."""
    folder = workspace(
        tmp_path, {"dam.md": DAM, "old.md": DAM.replace("2026-11-17", "2025-01-05"), "bad.txt": b"\x00\x01", "x.md.meta.toml": ""}
    )
    build(folder)
    for ways in ((), ("--quiet",), ("--strict",), ("--jobs", "1")):
        assert short(folder, *ways)
        quick, full = build(folder, *ways), build(folder, *ways, "--verify-cache")
        assert (quick.status, quick.out) == (full.status, full.out)
        assert quick.err.rpartition(";")[0] == full.err.rpartition(";")[0]
        build(folder)


def test_warnings_count_only_where_strict(tmp_path: Path) -> None:
    """A warning is told again; `--strict`, given to the second build alone, makes it exit 1."""
    folder = workspace(tmp_path, {"dam.md": DAM, "x.md.meta.toml": ""})
    first, second, strict = build(folder), build(folder), build(folder, "--strict")

    assert (first.status, second.status, strict.status) == (0, 0, 1)
    assert [run.err.count("[sidecar-without-source]") for run in (first, second, strict)] == [1, 1, 1]


def change(folder: Path, what: str) -> None:
    """Change one thing that a build reads or writes."""
    one = folder / "build" / "site" / "2026-W47" / "en" / "index.html"
    places = {
        "source": folder / "sources" / "dam.md",
        "side-car": folder / "sources" / "dam.md.meta.toml",
        "gazetteer": folder / "gazetteer.toml",
        "publishers": folder / "publishers.toml",
        "decisions": folder / "editions" / "2026-W47.md",
        "template": folder / "templates" / "extra.css",
        "another edition": folder / "build" / "site" / "2026-W01" / "brief.json",
    }
    if what in places:
        places[what].parent.mkdir(parents=True, exist_ok=True)
        places[what].write_bytes(places[what].read_bytes() + b"\n" if places[what].exists() else b"\n")
    elif what == "option":
        place = folder / "briefgen.toml"
        place.write_text(place.read_text().replace("River Weekly", "River Monthly"))
    elif what == "rename":
        (folder / "sources" / "dam.md").rename(folder / "sources" / "dyke.md")
    elif what == "removal":
        (folder / "sources" / "dam.md").unlink()
    elif what == "page removed":
        one.unlink()
    else:
        one.write_bytes(one.read_bytes()[::-1])


CHANGES = (
    "source", "side-car", "gazetteer", "publishers", "decisions", "template", "another edition",
    "option", "rename", "removal", "page removed", "page changed",
)  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_is_built(tmp_path: Path, what: str) -> None:
    """A change of anything that a build reads or writes is seen, at once after the build and with the times of files put back."""
    folder = workspace(tmp_path)
    build(folder)
    assert short(folder)
    change(folder, what)
    aged(folder)
    assert not short(folder)
    assert short(folder)


def test_a_change_that_leaves_name_size_and_times_is_seen(tmp_path: Path) -> None:
    """What had just changed when it was looked at may change again within the clock's tick: its bytes are compared."""
    place = tmp_path / "article.txt"
    place.write_text("one")
    before = footprint.look([str(tmp_path)]).footprint
    place.write_text("two")
    now = footprint.look([str(tmp_path)]).footprint._replace(trace=before.trace)  # as a coarse clock would have it

    assert list(before.hashed) == [str(place)]
    assert not footprint.is_same(before, now)
    assert footprint.is_same(before, before)


def test_what_aged_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read on the short way only as long as they had just changed; the first build after that writes this down."""
    folder = workspace(tmp_path)
    build(folder)
    later = time.time_ns() + 10 * footprint.RACY_NS
    monkeypatch.setattr(time, "time_ns", lambda: later)
    assert short(folder)
    read: list[str] = []
    monkeypatch.setattr(footprint, "_digest", read.append)

    assert short(folder)
    assert read == []


@pytest.mark.parametrize("way", ["--why", "--dry-run", "--verify-cache"])
def test_who_asks_for_more_gets_a_full_build(tmp_path: Path, way: str) -> None:
    """What is asked to explain, to rehearse or to read everything again does not take the short way."""
    folder = workspace(tmp_path)
    build(folder)
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamp, "unchanged", lambda *_: seen.append("looked"))
        run = build(folder, way)

    assert (run.status, seen) == (0, [])


def test_a_build_that_failed_leaves_no_record(tmp_path: Path) -> None:
    """After a build that was given up, the next one runs in full and fails in the same way."""
    folder = workspace(tmp_path)
    build(folder)
    good = site(folder)
    (folder / "templates").mkdir()
    (folder / "templates" / "briefing.html").write_text('{% extends "default/briefing.html" %}{% block sections %}{{ no }}{% endblock %}')
    runs = [build(folder) for _ in range(2)]

    assert [run.status for run in runs] == [2, 2]
    assert runs[0].err == runs[1].err
    assert site(folder) == good


def test_a_damaged_record_is_none(tmp_path: Path) -> None:
    """Whatever stands in the record's place, the build runs in full."""
    folder = workspace(tmp_path)
    build(folder)
    place = folder / "build" / "cache" / stamp.NAME
    whole = place.read_bytes()
    for data in (b"", b"{}", b"[1]\n", whole[:-1], whole.replace(b"[1,", b"[0,", 1), b"\xff\n" + whole):
        place.write_bytes(data)
        assert not short(folder), data[:20]


def test_a_build_opens_nothing_that_is_not_watched(tmp_path: Path) -> None:
    """Every file of the workspace that a build opens, and every one it might have opened, lies where the record looks."""
    folder = workspace(tmp_path)
    opened: set[str] = set()
    active = [True]

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if active[0] and event in ("open", "os.scandir", "os.listdir") and isinstance(arguments[0], str):
            opened.add(arguments[0])

    sys.addaudithook(note)
    Run("build", "--workspace", str(folder), "--edition", "each", "--format", "html", "--format", "json", "--format", "markdown")
    active[0] = False
    inside = {path for path in opened if path.startswith(f"{folder}/") and not path.startswith(f"{folder}/build")}
    watched = [place for place in stamp.settings_places(files.at(str(folder))) if place.startswith(str(folder))]
    watched.append(str(folder / "sources"))

    assert len(inside) >= 5
    assert [path for path in inside if not any(path == place or path.startswith(f"{place}/") for place in watched)] == []
