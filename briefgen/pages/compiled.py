"""What Jinja makes of our own templates, kept where Python keeps what it makes of our own modules.

Compiling takes longer than filling in; a workspace's templates are never kept, because what is kept is code and its place is ours.
"""

import contextlib
import hashlib
import os
import pickle
import sys
from importlib.util import cache_from_source
from typing import TYPE_CHECKING

from briefgen import files

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket


_MADE: "dict[tuple[str, str, str], CodeType | None]" = {}
"""What this process compiled, a workspace's own templates too: every language runs the same code."""
_MOST = 256


def kept(ours: frozenset[str], kind: str) -> "BytecodeCache":
    """A cache for the templates with these sources (SHA-1, as Jinja names them). `kind` tells apart environments that compile otherwise."""
    import jinja2

    class _Kept(jinja2.BytecodeCache):
        def load_bytecode(self, bucket: "Bucket") -> None:
            if (kind, bucket.key, bucket.checksum) in _MADE:
                bucket.code = _MADE[kind, bucket.key, bucket.checksum]
            elif bucket.checksum in ours and (data := files.read_optional(_place(bucket, kind))) is not None:
                with contextlib.suppress(pickle.UnpicklingError, EOFError, ValueError):  # damaged: compiled again
                    bucket.bytecode_from_string(data)

        def dump_bytecode(self, bucket: "Bucket") -> None:
            if len(_MADE) >= _MOST:
                _MADE.clear()
            _MADE[kind, bucket.key, bucket.checksum] = bucket.code
            if bucket.checksum not in ours or sys.dont_write_bytecode:
                return
            try:
                files.write(_place(bucket, kind), bucket.bytecode_to_string())
            except OSError:
                return  # an installation that belongs to another user: compiled again each time

    return _Kept()


def checksum(source: str) -> str:
    """A template's digest as Jinja takes it (jinja2.bccache)."""
    return hashlib.sha1(source.encode()).hexdigest()  # no secret depends on it


def _place(bucket: "Bucket", kind: str) -> str:
    import jinja2

    name = f"{bucket.key}-{bucket.checksum[:12]}-{kind}-{jinja2.__version__}"
    return cache_from_source(os.path.join(files.above(__file__, 1), f"{name}.py"))
