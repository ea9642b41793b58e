"""The one door to the disk."""

import os
from pathlib import Path

from briefgen import files


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_scan_lists_regular_visible_files_only(tmp_path: Path) -> None:
    """Links, hidden files and devices are never sources."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("2")
    (tmp_path / "one.txt").write_text("1")
    (tmp_path / ".hidden.txt").write_text("h")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.txt")

    assert [entry.path for entry in files.scan(str(tmp_path))] == ["b/two.txt", "one.txt"]
    assert files.scan(str(tmp_path / "nowhere")) == []


def test_a_written_file_is_whole_and_leaves_no_other(tmp_path: Path) -> None:
    """Writing goes through a temporary file that does not stay; writing the same bytes touches nothing."""
    place = tmp_path / "deep" / "page.html"

    assert files.write(str(place), b"one")
    before = place.stat().st_mtime_ns
    assert not files.write(str(place), b"one")
    assert place.stat().st_mtime_ns == before
    assert files.write(str(place), b"two")
    assert tree(tmp_path) == {"deep/page.html": b"two"}


def test_replacing_a_folder_touches_only_what_changed(tmp_path: Path) -> None:
    """Unchanged files keep their inode and time; removed ones go; the paths that changed are told."""
    folder = str(tmp_path / "2026-W47")
    assert files.replace_folder(folder, {"a": b"1", "b/c": b"2", "d": b"3"}) == ["a", "b/c", "d"]
    kept = (tmp_path / "2026-W47" / "a").stat()

    assert files.replace_folder(folder, {"a": b"1", "b/c": b"9"}) == ["b/c", "d"]
    assert files.replace_folder(folder, {"a": b"1", "b/c": b"9"}) == []

    now = (tmp_path / "2026-W47" / "a").stat()
    assert (now.st_ino, now.st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)
    assert tree(tmp_path) == {"2026-W47/a": b"1", "2026-W47/b/c": b"9"}


def test_a_build_killed_between_two_renames_loses_nothing(tmp_path: Path) -> None:
    """The folder that was moved aside comes back; a half-made one and stray temporary files go."""
    (tmp_path / ".2026-W46.old").mkdir()
    (tmp_path / ".2026-W46.old" / "brief.json").write_text("last")
    (tmp_path / ".2026-W46.new").mkdir()
    (tmp_path / ".index.html.77.tmp").write_text("half")

    files.recover(str(tmp_path))

    assert tree(tmp_path) == {"2026-W46/brief.json": b"last"}


def test_a_copy_is_numbered_only_on_a_collision(tmp_path: Path) -> None:
    """A file keeps its own name among the sources unless another file has it."""
    (tmp_path / "wire.txt").write_text("new")
    target = tmp_path / "sources"

    assert files.copy_new(str(tmp_path / "wire.txt"), str(target)) == "wire.txt"
    assert files.copy_new(str(tmp_path / "wire.txt"), str(target)) == "wire-2.txt"


def test_a_workspace_is_found_from_below(tmp_path: Path) -> None:
    """The nearest parent folder with a configuration is the workspace."""
    (tmp_path / "briefgen.toml").write_text("")
    (tmp_path / "sources" / "deep").mkdir(parents=True)
    here = os.getcwd()
    try:
        os.chdir(tmp_path / "sources" / "deep")
        assert files.find_workspace(None) == str(tmp_path)
    finally:
        os.chdir(here)
    assert files.find_workspace(str(tmp_path / "sources")) is None
