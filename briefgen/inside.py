"""A folder and names below it -> a file's bytes, by a way on which no link is followed: for paths that somebody else chose."""

import os
import stat
from collections.abc import Sequence


def read_inside(folder: str, names: Sequence[str]) -> bytes | None:
    """The bytes of the regular file `names[0]/names[1]/…` below a folder; None where there is none. The names hold no slash."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        for name in names[:-1]:
            try:
                below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
            finally:
                os.close(handle)
            handle = below
        try:
            found = os.open(names[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=handle)  # a pipe keeps nobody waiting
        finally:
            os.close(handle)
        with open(found, "rb") as file:
            return file.read() if stat.S_ISREG(os.fstat(found).st_mode) else None
    except OSError:
        return None
