"""Our own templates are compiled once an installation; a workspace's never stay behind as code."""

import shutil
import subprocess
import sys
from pathlib import Path

from workspaces import site, workspace

ROOT = Path(__file__).parent.parent
OWN = '{% extends "default/briefing.html" %}\n{% block sections %}{{ super() }}<!-- ours -->{% endblock %}\n'


def build(folder: Path, cache: Path) -> dict[str, bytes]:
    """A build in a process that keeps what it compiles in `cache`; the site."""
    program = (
        "import sys; sys.dont_write_bytecode = False; sys.pycache_prefix = sys.argv.pop(1); from briefgen.cli import main; sys.exit(main())"
    )
    formats = ("--format", "html", "--format", "markdown")
    command = [sys.executable, "-c", program, str(cache), "build", "--workspace", str(folder), *formats, "--verify-cache"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return site(folder)


def kept(cache: Path) -> list[Path]:
    """What is kept of templates."""
    return sorted(cache.rglob("*-markup-*.pyc")) + sorted(cache.rglob("*-text-*.pyc"))


def test_pages_are_the_same_with_and_without_what_is_kept(tmp_path: Path) -> None:
    """Compiled now, taken from what was compiled before, or found damaged: the same pages."""
    folder, cache = workspace(tmp_path / "w"), tmp_path / "cache"
    first = build(folder, cache)
    places = kept(cache)
    assert len(places) >= 4
    for spoil in (None, b"", b"\x80nothing", places[0].read_bytes()[:40]):
        for place in places if spoil is not None else ():
            place.write_bytes(spoil or b"")
        shutil.rmtree(folder / "build")
        assert build(folder, cache) == first


def test_no_template_of_a_workspace_is_kept(tmp_path: Path) -> None:
    """Whose template it is decides, not its name: the one that hides ours is compiled anew each time."""
    folder, cache = workspace(tmp_path / "w"), tmp_path / "cache"
    (folder / "templates").mkdir()
    (folder / "templates" / "briefing.html").write_text(OWN)
    pages = build(folder, cache)

    assert b"<!-- ours -->" in pages["2026-W47/en/index.html"]
    assert kept(cache)
    assert [place for place in kept(cache) if b"<!-- ours -->" in place.read_bytes()] == []
