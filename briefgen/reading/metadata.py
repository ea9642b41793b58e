"""Where a file says something of itself: front matter above its text, and the side-car beside it.

In: text. Out: the raw values with their lines, or why they cannot be read. Front matter is a strict small subset of YAML:
`key: value`, quoted strings, lists, comments; what could mean two things is refused with its line, never guessed.
"""

import json
import re
import tomllib

from briefgen.model import Problem
from briefgen.reading.facts import ALIASES, KEYS, Facts, Given, check

LONGEST_SIDECAR = 16_384
LONGEST_FRONT_MATTER = 400
"""Lines after which the closing `---` is no longer looked for."""

_FENCE = re.compile(r"---[ \t]*\Z")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_KEY = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_ -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)\Z")
_ENTRY = re.compile(r"[ \t]*-(?:[ \t]+(?P<value>.*)|[ \t]*)\Z")
_TOML_LINE = re.compile(r"line (\d{1,9})")
_TOML_KEY = re.compile(r"""[ \t]*(?:\[[ \t]*)?["']?(?P<key>[^\s"'=.\[\]]{1,100})["']?[ \t]*[\].=]""")
_TRAILING = re.compile(r"[ \t]+#.*\Z")


class FrontMatterError(ValueError):
    """The front matter cannot be read: why, and on which line of the file."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(reason)


def front_matter(text: str) -> tuple[dict[str, Given], int]:
    """The values above the text and the index of the first line below them (0: there is no front matter).

    Raises FrontMatterError for a block that is not closed or that says anything beyond the subset.
    """
    lines = text.split("\n", LONGEST_FRONT_MATTER + 1)[: LONGEST_FRONT_MATTER + 1]
    if not _FENCE.match(lines[0]):
        return {}, 0
    end = next((n for n, line in enumerate(lines[1:], 1) if _CLOSE.match(line)), 0)
    if not end and _opens_with_known_key(lines):
        raise FrontMatterError(1, "front matter is opened here and never closed")
    if not end or not _is_block(lines[1:end]):
        return {}, 0
    return _values(lines[:end]), end + 1


def _opens_with_known_key(lines: list[str]) -> bool:
    first = _KEY.match(lines[1]) if len(lines) > 1 else None
    return first is not None and first["key"].lower() in {*KEYS, *ALIASES}


def _is_block(lines: list[str]) -> bool:
    """Whether lines between two `---` are meant as front matter, well written or not, rather than as text between rules."""
    if not lines:
        return True
    return bool(_KEY.match(lines[0])) or lines[0][:1] in tuple("{[#&%!") or all(_ENTRY.match(line) for line in lines)


def _values(lines: list[str]) -> dict[str, Given]:
    found: dict[str, Given] = {}
    open_list: list[str] | None = None
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = _ENTRY.match(line)
        if entry and open_list is not None:
            open_list.append(_scalar(entry["value"] or "", number))
            continue
        key, raw = _key(line, number)
        if key in found:
            raise FrontMatterError(number, f"{key} is given twice")
        if raw:
            found[key] = Given(_value(raw, number), number)
            open_list = None
        else:
            open_list = []
            found[key] = Given(open_list, number)
    return {key: Given("", given.line) if given.value == [] else given for key, given in found.items()}


def _key(line: str, number: int) -> tuple[str, str]:
    if line[0] in " \t":
        raise FrontMatterError(number, "indented lines (nested values, continued text) are not read")
    found = _KEY.match(line)
    if not found:
        raise FrontMatterError(number, "this is not a line of `key: value`")
    raw = (found["value"] or "").strip()
    return found["key"].lower(), "" if raw.startswith("#") else raw


def _value(raw: str, number: int) -> str | list[str]:
    if raw.startswith("["):
        return _inline_list(_TRAILING.sub("", raw), number)
    return _scalar(raw, number)


def _scalar(raw: str, number: int) -> str:
    raw = raw.strip()
    if raw[:1] in {'"', "'"}:
        return _quoted(raw, number)
    if raw[:1] in {"&", "*", "!", "|", ">", "{", "[", "%", "@", "`"}:
        raise FrontMatterError(number, f"a value that begins with {raw[0]} is not read; put it in quotes or on one line")
    return _TRAILING.sub("", raw)


def _quoted(raw: str, number: int) -> str:
    quote = raw[0]
    end = _closing(raw, quote)
    rest = raw[end + 1 :].strip() if end else ""
    if not end or (rest and not rest.startswith("#")):
        raise FrontMatterError(number, "a quoted value is not closed, or something follows it")
    if quote == "'":
        return raw[1:end].replace("''", "'")
    try:
        return str(json.loads(raw[: end + 1], strict=False))
    except ValueError as error:
        raise FrontMatterError(number, "a quoted value holds an unknown escape") from error


def _closing(raw: str, quote: str) -> int:
    """Index of the quote that closes the one at 0, or 0."""
    position = 1
    while position < len(raw):
        if raw[position] == "\\" and quote == '"':
            position += 2
        elif raw[position] != quote:
            position += 1
        elif quote == "'" and raw[position + 1 : position + 2] == "'":
            position += 2
        else:
            return position
    return 0


def _inline_list(raw: str, number: int) -> list[str]:
    if not raw.endswith("]"):
        raise FrontMatterError(number, "a list is not closed on its line")
    entries: list[str] = []
    rest = raw[1:-1].strip()
    while rest:
        if rest[0] in "\"'":
            end = _closing(rest, rest[0]) + 1
            entry, after = rest[:end], rest[end:].lstrip()
            if end == 1 or (after and not after.startswith(",")):
                raise FrontMatterError(number, "a quoted value is not closed, or something follows it")
        else:
            entry, comma, after = rest.partition(",")
            after = comma + after
        entries.append(_scalar(entry, number))
        rest = after[1:].strip()
    return entries


def sidecar_facts(data: bytes, name: str, zone: str) -> tuple[Facts, tuple[Problem, ...]]:
    """What the side-car called `name` says. What cannot be read is an error that names it; the rest still counts."""
    if len(data) > LONGEST_SIDECAR:
        return Facts(), (_broken(name, f"it is larger than {LONGEST_SIDECAR} bytes", None, data),)
    try:
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Facts(), (_broken(name, "it is not UTF-8", line, data),)
    except (ValueError, RecursionError) as error:
        return Facts(), (_broken(name, f"it is not TOML: {str(error)[:200]}", _toml_line(str(error), text), data),)
    lines = _lines_of_keys(text)
    given = {key: Given(value, lines.get(key)) for key, value in values.items()}
    return check(given, zone, file=name)


def _toml_line(message: str, text: str) -> int | None:
    found = _TOML_LINE.search(message)
    if found:
        return int(found[1])
    return text.count("\n") + 1 if "end of document" in message else None


def _lines_of_keys(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        key = _TOML_KEY.match(line)
        if key:
            found.setdefault(key["key"], number)
    return found


def _broken(name: str, reason: str, line: int | None, data: bytes) -> Problem:
    # A marking that cannot be read must not be lost: the article would go out less protected than its owner said.
    code = "unreadable-marking" if b"marking" in data.lower() else "broken-sidecar"
    return Problem(
        code=code,
        message=f"{name} cannot be read: {reason}",
        line=line,
        hint="correct it, or delete it and run briefgen add again",
        severity="error",
        file=name,
    )
