"""One build at a time: the lock of an output folder, and who holds it. The system frees it when a process ends, however it ends.

Imports the standard library only: every build goes through here.
"""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def lock(folder: str, who: str, waiting: Callable[[str], None] | None) -> Iterator[str]:
    """Hold the build lock of an output folder as `who`; gives "" while it is held.

    If another process holds it, `waiting` is called with its name before it is waited for; without `waiting`, its name is given at
    once and nothing is held.
    """
    os.makedirs(folder, exist_ok=True)
    handle = os.open(os.path.join(folder, ".lock"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        other = _other(handle)
        if other and waiting is None:
            yield other
            return
        if other and waiting is not None:
            waiting(other)
            fcntl.flock(handle, fcntl.LOCK_EX)
        _write(handle, f"{who} (process {os.getpid()})")
        yield ""
        _write(handle, "")
    finally:
        os.close(handle)


def _other(handle: int) -> str:
    """Take the lock; the name of who holds it, if that fails."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return os.pread(handle, 200, 0).decode("utf-8", "replace").strip() or "another process"
    return ""


def _write(handle: int, text: str) -> None:
    with contextlib.suppress(OSError):  # a full disk keeps nobody from building
        os.ftruncate(handle, 0)
        os.pwrite(handle, text.encode(), 0)
