"""What publishing needs of the disk beside `files`: one file under two names, a file that only one process can make, scratch folders."""

import contextlib
import errno
import os
import tempfile
import weakref
from collections.abc import Iterator

from briefgen import files

_NO_LINKS = (errno.EPERM, errno.EXDEV, errno.EMLINK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES)


def link(old: str, new: str) -> None:
    """Let `new` hold what `old` holds, in one step: by a hard link where the system knows them, else by a copy. Raises OSError."""
    os.makedirs(os.path.dirname(new), exist_ok=True)
    temporary = os.path.join(os.path.dirname(new), f".{os.path.basename(new)[:100]}.{os.getpid()}.tmp")
    files.remove(temporary)
    try:
        os.link(old, temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        files.write(new, files.read(old))
        return
    os.replace(temporary, new)
    files.remove(temporary)  # it stays where both names were the same file (rename, POSIX)


def claim(path: str, data: bytes) -> bool:
    """Make a file that holds `data`, whole from its first moment; False if there is one already. Raises OSError."""
    temporary = f"{path}.{os.getpid()}.tmp"
    files.write(temporary, data)
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _claim_without_links(path, data)
    finally:
        files.remove(temporary)
    return True


def _claim_without_links(path: str, data: bytes) -> bool:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    with open(handle, "wb") as file:
        file.write(data)
    return True


def remove_empty(root: str, path: str) -> None:
    """Remove a folder below `root`, and those above it, as far as they are empty."""
    while path:
        try:
            os.rmdir(os.path.join(root, path))
        except OSError:
            return
        path = os.path.dirname(path)


class Scratch:
    """A new folder of the system's, gone with this value."""

    def __init__(self) -> None:
        self._made = tempfile.TemporaryDirectory(prefix="briefgen-", ignore_cleanup_errors=True)
        self._gone = weakref.finalize(self, self._made.cleanup)
        self.folder = self._made.name


@contextlib.contextmanager
def scratch() -> Iterator[str]:
    """A new folder of the system's, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        yield folder


def append(path: str, data: bytes) -> None:
    """Add to a file's end, on the disk before this returns. Raises OSError."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
