"""Who was sent an edition: a line is added before a message leaves and another one after it, so that nobody gets it twice.

A message whose answer was never heard is `unsure`: it may have arrived, and is not sent again unless that is asked for.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import DecodeError, Struct, ValidationError, json

State = Literal["begun", "sent", "refused"]


class Line(Struct, frozen=True, kw_only=True):
    """One line of a journal (JSON)."""

    to: str
    state: State
    at: str
    said: str = ""
    """What the server said of a refusal."""


def states(data: bytes | None) -> dict[str, State]:
    """Address, in small letters -> its last state. A last line that was cut off does not count: nothing was sent after it."""
    found: dict[str, State] = {}
    for text in (data or b"").split(b"\n"):
        try:
            line = json.decode(text, type=Line)
        except (ValidationError, DecodeError):
            continue
        found[line.to.lower()] = line.state
    return found


def lines(addresses: Iterable[str], state: State, at: str, said: str = "") -> bytes:
    """The lines to add."""
    return b"".join(json.encode(Line(to=one, state=state, at=at, said=said)) + b"\n" for one in addresses)
