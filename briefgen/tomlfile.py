"""TOML text -> values and the line of each key, so that a problem can name its place (tomllib keeps no lines)."""

import re
import tomllib
from typing import Any

Lines = dict[tuple[str, ...], int]

_HEADER = re.compile(r"^\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)""")


class TomlError(ValueError):
    """The text is not TOML; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        self.message, self.line = message, line
        super().__init__(f"line {line}: {message}")


def _parts(key: str) -> tuple[str, ...]:
    return tuple(next(part for part in match.groups() if part is not None) for match in _PART.finditer(key))


def key_lines(text: str) -> Lines:
    """Key path -> line (from 1) of every header and every key that starts a line."""
    found: Lines = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_parts(key[1])), number)
    return found


def load(data: bytes) -> tuple[dict[str, Any], Lines]:
    """Decode TOML. Raises TomlError with the line for anything that is not UTF-8 or not TOML."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlError("is not UTF-8", data[: error.start].count(b"\n") + 1) from None
    try:
        return tomllib.loads(text), key_lines(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise TomlError(re.sub(r"\s*\(at .*\)$", "", str(error)), line) from None
    except RecursionError:
        raise TomlError("is nested too deeply", 1) from None


def line_of(lines: Lines, path: tuple[str, ...]) -> int:
    """The line of a key, or of the first line inside it, or of the nearest table around it; 0 when nothing is known."""
    while path:
        inside = [line for key, line in lines.items() if key[: len(path)] == path]
        if inside:
            return lines.get(path, min(inside))
        path = path[:-1]
    return 0
