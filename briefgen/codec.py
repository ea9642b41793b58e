"""Values <-> canonical JSON bytes: the same value always gives the same bytes."""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder(order="deterministic")


def encode(value: Any) -> bytes:
    """Compact JSON, fields in the order of the type, mappings sorted."""
    return _ENCODER.encode(value)


def pretty(value: Any) -> bytes:
    """Indented JSON with a final newline, for files that people may read."""
    return msgspec.json.format(encode(value), indent=1) + b"\n"


def decode(data: bytes, kind: type[T]) -> T:
    """JSON bytes -> a value. Raises msgspec.ValidationError or msgspec.DecodeError."""
    return msgspec.json.decode(data, type=kind)
