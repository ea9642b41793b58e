"""An audit hook that keeps tests within their temporary folder and on this machine.

Raises `EscapeError`, which is no OSError: code that forgives a failed write or connection does not hide it.
"""

import ipaddress
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
OWN_CACHES = (".coverage", ".hypothesis", ".pytest_cache")
"""What the test tools themselves write at the top of the checkout."""


class EscapeError(RuntimeError):
    """A test did what no test may do."""


class Guard:
    """Callable for `sys.addaudithook`. A hook cannot be taken away again, so it can be switched off."""

    def __init__(self, *, checkout: Path, writable: Iterable[Path]) -> None:
        self.active = True
        self._checkout = os.path.realpath(checkout)
        self._writable = tuple(os.path.realpath(folder) for folder in writable)
        self._checks = {
            "open": lambda args: self._check_open(*args),
            "os.mkdir": lambda args: self._check_entry(args[0], args[2]),
            "os.remove": lambda args: self._check_entry(args[0], args[1]),
            "os.rmdir": lambda args: self._check_entry(args[0], args[1]),
            "os.rename": lambda args: self._check_entry(args[1], args[3]),
            "os.symlink": lambda args: self._check_entry(args[1], args[2]),
            "socket.connect": lambda args: self._check_address(args[1]),
            "socket.sendto": lambda args: self._check_address(args[1]),
            "socket.getaddrinfo": lambda args: self._check_address(args),
        }

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Called by the interpreter before each audited operation."""
        if self.active and (check := self._checks.get(event)):
            check(args)

    def _check_open(self, path: object, mode: str | None, flags: int) -> None:
        if flags & WRITES:
            self._check_entry(path, -1)

    def _check_entry(self, path: object, folder_descriptor: int) -> None:
        # A name within an open folder was checked when the folder's tree was entered; a number is an open file.
        if folder_descriptor == -1 and isinstance(path, str | bytes | os.PathLike) and not self._may_write(os.fsdecode(path)):
            raise EscapeError(f"a test writes outside its temporary folder: {os.fsdecode(path)}")

    def _may_write(self, path: str) -> bool:
        real = os.path.realpath(path)
        if not _below(real, self._checkout):
            return real.startswith("/dev/") or any(_below(real, folder) for folder in self._writable)
        # The temporary folder may lie in the checkout, and the checkout in the temporary folder.
        own = os.path.relpath(real, self._checkout).startswith(OWN_CACHES) or "__pycache__" in real
        return own or any(_below(real, folder) for folder in self._writable if _below(folder, self._checkout))

    def _check_address(self, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else None
        if isinstance(host, str) and not _is_loopback(host):
            raise EscapeError(f"a test asks for another host: {host}")


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + os.sep)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost")
