"""One file + what an analyst knows of it -> a source in the workspace, with a side-car where the file does not say it itself."""

import os
from collections.abc import Mapping

from msgspec import Struct

from briefgen import files
from briefgen.building import pipeline
from briefgen.building.collect import SIDECAR, SourceFile
from briefgen.building.workspace import Setup
from briefgen.diagnostics import Diagnostic
from briefgen.model import Article
from briefgen.reading.parse import ParseOptions, parse


class Added(Struct, frozen=True, kw_only=True):
    """Where the file went, and what is wrong with it."""

    path: str
    problems: tuple[Diagnostic, ...]


def add(setup: Setup, place: str, given: Mapping[str, str]) -> Added:
    """Copy a file (unless it lies there already) and write its side-car."""
    folder = setup.config.sources.folders[0]
    target = os.path.join(setup.workspace.root, folder)
    name = _taken_in(place, target)
    new = os.path.join(target, name)
    known = _known(setup, name, new)
    unsaid = {key: value for key, value in given.items() if _said(known, key) != value}
    beside = files.read_optional(new + SIDECAR)
    if unsaid:
        files.write(new + SIDECAR, _merged(beside, unsaid))
    source = SourceFile(path=name, place=new, shown=f"{folder}/{name}", stat=files.FileStat(name, 0, 0, 0))
    options = _options(setup)
    problems = pipeline.problems_of(source, parse(name, files.read(new), files.read_optional(new + SIDECAR), options))
    return Added(path=source.shown, problems=tuple(problems))


def _taken_in(place: str, target: str) -> str:
    """The file's name among the sources: its own, numbered only where another file has it."""
    inside = os.path.relpath(os.path.realpath(place), os.path.realpath(target))
    if not inside.startswith(".."):
        return inside.replace(os.sep, "/")
    name = os.path.basename(place)
    if files.read_optional(os.path.join(target, name)) == files.read(place):
        return name
    return files.copy_new(place, target)


def _options(setup: Setup) -> ParseOptions:
    config = setup.config
    return ParseOptions(time_zone=config.briefing.time_zone, encoding=config.sources.encoding, languages=config.sources.languages)


def _known(setup: Setup, name: str, place: str) -> Article | None:
    """What the file says of itself, without a side-car."""
    outcome = parse(name, files.read(place), None, _options(setup))
    return outcome if isinstance(outcome, Article) else None


def _said(article: Article | None, key: str) -> str | None:
    if article is None:
        return None
    if key == "published":
        return article.published.value if article.published.basis == "metadata" else None
    value = getattr(article, key)
    return str(value) if value is not None else None


def _merged(beside: bytes | None, given: Mapping[str, str]) -> bytes:
    """A side-car with these keys set; other lines stay as they are."""
    lines = (beside or b"").decode("utf-8", "replace").splitlines()
    kept = [line for line in lines if line.partition("=")[0].strip() not in given]
    return "\n".join([*kept, *(f"{key} = {_quoted(value)}" for key, value in given.items()), ""]).encode()


def _quoted(value: str) -> str:
    """A TOML basic string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in escaped) + '"'
