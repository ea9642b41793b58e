"""The only door to the disk: list, read, write whole files, swap whole folders.

Everything that readers see is written beside its place and renamed into it, so that no half-written file is ever read.
Imports the standard library only: the path of a build with nothing to do goes through here.
"""

import contextlib
import os
import stat
from collections.abc import Mapping
from typing import NamedTuple


class FileStat(NamedTuple):
    """What tells an unchanged file without opening it. `path` is posix, relative to the scanned folder."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int = 0


class Workspace(NamedTuple):
    """A folder with a `briefgen.toml`, and where its output goes. Both absolute."""

    root: str
    output: str

    @property
    def site(self) -> str:
        """The folder that is published."""
        return os.path.join(self.output, "site")

    @property
    def mail(self) -> str:
        """The folder of e-mail editions, `<edition>/<locale>.eml`."""
        return os.path.join(self.output, "mail")

    @property
    def cache(self) -> str:
        """The folder that may be deleted at any time."""
        return os.path.join(self.output, "cache")


def find_workspace(start: str | None, config_name: str = "briefgen.toml") -> str | None:
    """`start` if given, else the nearest parent of the current folder with a configuration; None if there is none."""
    folder = os.path.abspath(start) if start is not None else os.getcwd()
    while not os.path.isfile(os.path.join(folder, config_name)):
        if start is not None or folder == os.path.dirname(folder):
            return None
        folder = os.path.dirname(folder)
    return folder


def at(root: str, output: str | None = None) -> Workspace:
    """The workspace in a folder; its output is in `build` unless it goes elsewhere."""
    return Workspace(root, os.path.abspath(output) if output is not None else os.path.join(root, "build"))


def scan(folder: str) -> list[FileStat]:
    """Every regular file below `folder`, sorted by path. Links, devices, hidden files and Python's own caches are passed over."""
    found: list[FileStat] = []
    stack = [("", folder)]
    while stack:
        prefix, place = stack.pop()
        try:
            handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)  # stats by handle: the system need not find the folder each time
        except (FileNotFoundError, NotADirectoryError):
            continue
        try:
            for entry in os.scandir(handle):
                name = entry.name
                if name.startswith(".") or name == "__pycache__":
                    continue
                if entry.is_file(follow_symlinks=False):
                    info = entry.stat(follow_symlinks=False)
                    found.append(FileStat(prefix + name, info.st_size, info.st_mtime_ns, info.st_ino, info.st_ctime_ns))
                elif entry.is_dir(follow_symlinks=False):
                    stack.append((f"{prefix}{name}/", os.path.join(place, name)))
        finally:
            os.close(handle)
    found.sort()
    return found


def stat_file(path: str, *, follow: bool = False) -> FileStat | None:
    """The stat of one regular file, or None."""
    try:
        info = os.stat(path, follow_symlinks=follow)
    except OSError:
        return None
    found = FileStat(path, info.st_size, info.st_mtime_ns, info.st_ino, info.st_ctime_ns)
    return found if stat.S_ISREG(info.st_mode) else None


def read(path: str) -> bytes:
    """The bytes of a file. Raises OSError."""
    with open(path, "rb") as file:
        return file.read()


def read_optional(path: str) -> bytes | None:
    """The bytes of a file, or None where there is none."""
    try:
        return read(path)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def read_tree(folder: str) -> dict[str, bytes]:
    """Posix path -> bytes of every regular file below `folder`; empty where there is no folder."""
    return {entry.path: read(os.path.join(folder, entry.path)) for entry in scan(folder)}


def read_all(folder: str) -> dict[str, bytes]:
    """As `read_tree`, hidden files and links included: for a check that must not overlook anything."""
    every = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
    return dict(sorted((os.path.relpath(path, folder).replace(os.sep, "/"), read(path)) for path in every))


def above(path: str, levels: int) -> str:
    """The folder that many levels above a file."""
    return os.path.normpath(os.path.join(os.path.abspath(path), *[os.pardir] * levels))


def is_empty_folder(path: str) -> bool:
    """Whether a folder, empty, stands at `path`."""
    return os.path.isdir(path) and os.access(path, os.R_OK) and not os.listdir(path)


def exists(path: str) -> bool:
    """Whether anything, a link included, stands at `path`."""
    return os.path.lexists(path)


def write(path: str, data: bytes) -> bool:
    """Write a whole file by temporary file and rename; False if it held these bytes already."""
    if read_optional(path) == data:
        return False
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    temporary = os.path.join(folder, f".{os.path.basename(path)[:100]}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return True


def remove(path: str) -> None:
    """Remove a file, if there is one."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(path)


def spill(folder: str, content: Mapping[str, bytes]) -> None:
    """Write files into a scratch folder, which no reader sees: in place, and not made to last."""
    for path, data in content.items():
        place = os.path.join(folder, path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as file:
            file.write(data)


def remove_folder(path: str) -> list[str]:
    """Remove a folder with everything in it, if there is one. Nothing was written, so nothing is said to be changed."""
    if os.path.isdir(path) and not os.path.islink(path):
        _discard(path)
    return []


def copy_new(source: str, folder: str) -> str:
    """Copy a file into `folder` under its own name, numbered only on a collision; the new file's name."""
    os.makedirs(folder, exist_ok=True)
    stem, suffix = os.path.splitext(os.path.basename(source))
    name, number = stem + suffix, 1
    while os.path.lexists(os.path.join(folder, name)):
        number += 1
        name = f"{stem}-{number}{suffix}"
    write(os.path.join(folder, name), read(source))
    return name


def differing(folder: str, content: Mapping[str, bytes]) -> list[str]:
    """The paths below `folder` that `replace_folder` would write or remove."""
    old = {entry.path: entry.size for entry in scan(folder)}
    kept = {path for path, data in content.items() if old.get(path) == len(data) and read(os.path.join(folder, path)) == data}
    return sorted((set(content) | set(old)) - kept)


def replace_folder(folder: str, content: Mapping[str, bytes]) -> list[str]:
    """Make `folder` hold exactly `content` in one step; the changed or removed paths below it.

    The new folder is built beside the old one, unchanged files hard-linked with their times, and swapped in by rename,
    so that readers and a killed build see the old folder or the new one. Nothing is touched if nothing differs.
    """
    changed = differing(folder, content)
    if not changed:
        return []
    parent, name = os.path.split(folder)
    os.makedirs(parent, exist_ok=True)
    fresh, stale = (os.path.join(parent, f".{name}.{kind}") for kind in ("new", "old"))
    _discard(fresh)
    _discard(stale)
    _fill(fresh, folder, content, set(changed))
    _swap(fresh, folder, stale)
    return changed


def _discard(folder: str) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _swap(fresh: str, folder: str, stale: str) -> None:
    """Put `fresh` in the place of `folder`: in one step where the system can, else in two that are taken back if the second fails."""
    if not os.path.isdir(folder):
        os.rename(fresh, folder)
    elif _exchange(fresh, folder):
        _discard(fresh)
    else:
        os.rename(folder, stale)
        try:
            os.rename(fresh, folder)
        except BaseException:
            os.rename(stale, folder)
            raise
        _discard(stale)


def _exchange(one: str, other: str) -> bool:
    """Exchange two folders in one step (Linux, renameat2 with RENAME_EXCHANGE); False where the system cannot."""
    import ctypes

    call = getattr(ctypes.CDLL(None), "renameat2", None)
    here = ctypes.c_int(-100)  # AT_FDCWD, linux/fcntl.h
    return call is not None and call(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(2)) == 0


def _fill(fresh: str, folder: str, content: Mapping[str, bytes], changed: set[str]) -> None:
    for path, data in sorted(content.items()):
        target = os.path.join(fresh, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if path in changed:
            with open(target, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        else:
            os.link(os.path.join(folder, path), target)


def recover(site: str) -> None:
    """After a killed build: put back a folder that was moved aside, remove what was half made."""
    try:
        names = sorted(os.listdir(site))
    except FileNotFoundError:
        return
    for name in names:
        place = os.path.join(site, name)
        if name.startswith(".") and name.endswith(".old"):
            kept = os.path.join(site, name[1:-4])
            if not os.path.lexists(kept):
                os.rename(place, kept)
            else:
                _discard(place)
        elif name.startswith(".") and name.endswith(".new"):
            _discard(place)
    for folder in (site, *(os.path.join(site, name) for name in subfolders(site))):
        _sweep(folder)


def _sweep(folder: str) -> None:
    """Remove the temporary files of writes that were killed."""
    for entry in os.scandir(folder):
        if entry.name.startswith(".") and entry.name.endswith(".tmp"):
            os.unlink(entry.path)


def has_links(folder: str) -> bool:
    """Whether a link stands in `folder`: what it leads to is in no scan."""
    return os.path.islink(folder) or (os.path.isdir(folder) and any(entry.is_symlink() for entry in os.scandir(folder)))


def subfolders(folder: str) -> list[str]:
    """Names of the visible folders in `folder`, sorted."""
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []
