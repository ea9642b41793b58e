"""How far a build is: a line a group in a pipe with --verbose, bars on a terminal, nothing else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from workspaces import Run, build, workspace


def test_a_pipe_gets_a_line_a_group_with_verbose_only(tmp_path: Path) -> None:
    """Counts of what was done, in the order of the work; without --verbose and with --quiet none of them."""
    groups = ["articles: 2", "editions: 1", "pages: 1"]
    told = build(workspace(tmp_path / "a"), "--verbose").err.splitlines()
    plain = build(workspace(tmp_path / "b")).err.splitlines()
    quiet = build(workspace(tmp_path / "c"), "--quiet", "--verbose").err.splitlines()

    assert told[:3] == groups
    assert told[3:][:-1] == plain[:-1]
    assert [line for line in quiet if not line.endswith("[no-base-url]")] == []  # a problem is told, however quietly


def test_nothing_is_counted_that_is_not_made(tmp_path: Path) -> None:
    """A build without pages counts none."""
    run = Run("build", "--workspace", str(workspace(tmp_path)), "--format", "json", "--verbose")

    assert [line for line in run.err.splitlines() if line.split(":")[0] in ("articles", "editions", "pages", "PDFs")] == [
        "articles: 2",
        "editions: 1",
    ]


@pytest.mark.parametrize(("arguments", "drawn"), [((), True), (("--quiet",), False)])
def test_a_terminal_shows_bars(tmp_path: Path, arguments: tuple[str, ...], drawn: bool) -> None:
    """Groups with counts and the time left are drawn and taken away again; the closing summary is what stays."""
    command = [sys.executable, "-P", "-m", "briefgen", "build", "--workspace", str(workspace(tmp_path)), "--format", "html", *arguments]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "TERM": "xterm", "COLUMNS": "100"}
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=env) as process:
        os.close(theirs)
        screen = b""
        while True:
            try:
                got = os.read(ours, 65536)
            except OSError:  # the terminal is gone with its last writer
                break
            screen += got
            if not got:
                break
        os.close(ours)
        assert process.stdout
        process.stdout.read()
    shown = screen.decode()

    assert process.returncode == 0
    assert ("articles" in shown and "2/2" in shown and "editions" in shown) == drawn
    assert ("2 articles; " in shown.splitlines()[-1]) == drawn if shown else not drawn
