"""Whatever a command raises -> what a person is told of it. The standard library only, until something has failed."""

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic

_HINTS = {
    errno.ENOENT: "it went away meanwhile; run again",
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR, errno.EISDIR), "move away what stands there, then run again"),
}
"""What to do about an error of the system, by its number."""


def expected(error: Exception) -> "tuple[Diagnostic | str, ...] | None":
    """The problems behind an error of usage, of the configuration or of the system; None for a defect of the program."""
    import sqlite3

    from briefgen.diagnostics import BriefgenError

    if isinstance(error, OSError):
        return (_of_system(error),)
    if isinstance(error, BriefgenError):
        return error.problems
    if isinstance(error, sqlite3.Error):
        hint = "make room or give access, or delete it, then run again"
        return (f"briefgen: the build's memory (cache in the output folder): {error}; {hint}",)
    return None


def defect(error: BaseException) -> str:
    """What is said of any other error."""
    return f"briefgen: a defect of the program: {type(error).__name__}: {error}"


def _of_system(error: OSError) -> str:
    place = error.filename2 or error.filename
    where = f"{os.fsdecode(place)}: " if isinstance(place, str | bytes) else ""
    return f"briefgen: {where}{error.strerror or error}; {_HINTS.get(error.errno or 0, 'make room or give access, then run again')}"
