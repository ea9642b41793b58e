"""One publisher at a time at a target: who holds its lock, since when, and whether that one still lives."""

import contextlib
import getpass
import os
import socket
import uuid
from collections.abc import Callable, Iterator

from msgspec import DecodeError, Struct, ValidationError, json

from briefgen.diagnostics import BriefgenError
from briefgen.publishing import clock
from briefgen.publishing.ledger import LOCK
from briefgen.publishing.stores import Store


class Holder(Struct, frozen=True, kw_only=True):
    """Who publishes. `token` tells two runs of one process number apart."""

    user: str
    host: str
    process: int
    since: str
    token: str


@contextlib.contextmanager
def hold(store: Store, place: str, tell: Callable[[str], None], *, break_lock: bool) -> Iterator[Callable[[], None]]:
    """Hold the lock of a target; gives a function that raises BriefgenError if somebody has taken it meanwhile."""
    own = json.encode(_own())
    found = store.acquire(own)
    if found is not None and (break_lock or _dead(_read(found))):
        tell(f"the lock of {place} is taken over from {_named(found)}")
        store.release()
        found = store.acquire(own)
    if found is not None:
        hint = "wait for it; if it is certain that nobody publishes there, say --break-lock"
        raise BriefgenError(f"{place}: {_named(found)} publishes there; {hint}")

    def still() -> None:
        if store.read(LOCK) != own:
            raise BriefgenError(f"{place}: somebody else took the lock over; readers have a whole site; publish again")

    try:
        yield still
    finally:
        _let_go(store, own, place, tell)


def _let_go(store: Store, own: bytes, place: str, tell: Callable[[str], None]) -> None:
    """Remove the lock if it is ours; where that fails, whatever went wrong before it is what has to be told."""
    try:
        if store.read(LOCK) == own:
            store.release()
    except (OSError, BriefgenError):
        tell(f"{place}: the lock could not be removed; the next run on this machine takes it over, another one needs --break-lock")


def _own() -> Holder:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = str(os.getuid())
    return Holder(user=user, host=socket.gethostname(), process=os.getpid(), since=clock.written(clock.now()), token=uuid.uuid4().hex)


def _read(data: bytes) -> Holder | None:
    try:
        return json.decode(data, type=Holder)
    except (ValidationError, DecodeError):
        return None


def _dead(holder: Holder | None) -> bool:
    """Whether the holder ran on this machine and has ended."""
    if holder is None or holder.host != socket.gethostname():
        return False
    try:
        os.kill(holder.process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return holder.process == os.getpid()


def _named(data: bytes) -> str:
    holder = _read(data)
    if holder is None:
        return "somebody (the lock cannot be read)"
    minutes = clock.hours_since(holder.since, clock.now()) * 60
    age = f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.0f} h"
    return f"{holder.user} on {holder.host} (process {holder.process}), since {holder.since}, {age} ago,"
