"""Disks that fill up and programs that are stopped, at a chosen point: for tests of what a build leaves behind."""

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen import files

CHANGING = ("fsync", "rename", "replace", "link", "makedirs")
"""Functions of `os` through which `files` changes the disk, but for removals, which a full disk allows."""


class FullDisk:
    """From the n-th change on, every further one fails as on a full disk. Removing and reading still work."""

    def __init__(self, n: int, *, once: bool) -> None:
        self.left, self.once = n - 1, once
        self.failed = 0

    def __getattr__(self, name: str) -> Any:
        """What stands for `os` in `files`."""
        real = getattr(os, name)
        return self._failing(real) if name in CHANGING else real

    def _failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            self._spend(args[0])
            return real(*args, **options)

        return call

    def _spend(self, what: object) -> None:
        if self.left < 1 and not (self.once and self.failed):
            self.failed += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(what))
        self.left -= 1

    def open_file(self, path: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        """What stands for `open` in `files`: a file whose writes may fail half-way."""
        file = open(path, mode, *args, **options)  # noqa: SIM115
        return _Halting(file, self, path) if "w" in mode else file


class _Halting(io.RawIOBase):
    def __init__(self, file: Any, disk: FullDisk, path: object) -> None:
        self._file, self._disk, self._path = file, disk, path

    def write(self, data: Any) -> int:
        try:
            self._disk._spend(self._path)
        except OSError:
            self._file.write(data[: len(data) // 2])
            raise
        return int(self._file.write(data))

    def flush(self) -> None:
        if not self._file.closed:
            self._file.flush()

    def fileno(self) -> int:
        return int(self._file.fileno())

    def close(self) -> None:
        self._file.close()
        super().close()


def full_disk(monkeypatch: pytest.MonkeyPatch, n: int, *, once: bool = False) -> FullDisk:
    """Let the disk be full from the n-th change on, or for that one only."""
    disk = FullDisk(n, once=once)
    monkeypatch.setattr(files, "os", disk)
    monkeypatch.setattr(files, "open", disk.open_file, raising=False)
    return disk


STOPPED = """
import os, signal, sys
import briefgen.building.build, briefgen.building.engine, briefgen.building.store, briefgen.building.archive, briefgen.pages.page
import briefgen.edition.compose, briefgen.understanding.annotate, briefgen.sorting.topics, briefgen.pages.markdown_page, jinja2.ext
from briefgen.cli import main

left, number, arguments = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
seen = 0

def count(event, args):
    global seen
    if event.startswith(("open", "os.", "shutil.", "sqlite3.")):
        seen += 1
        if seen == left:
            os.kill(os.getpid(), number)

sys.addaudithook(count)
status = main(arguments)
print(seen)
sys.exit(status)
"""
"""A build that gets a signal when it is about to touch a file for the n-th time (any file: it opens, renames, removes, lists)."""


def command(n: int, signal: int, *arguments: str) -> list[str]:
    """The command line of `STOPPED`; n = 0 lets it run to its end, and it prints how often it touched a file."""
    return [sys.executable, "-c", STOPPED, str(n), str(signal), *arguments]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
