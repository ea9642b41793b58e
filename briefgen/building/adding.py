"""Files + what an analyst knows of them -> sources in the workspace, with side-cars where the files do not say it themselves."""

import os
from collections.abc import Mapping, Sequence

from msgspec import Struct

from briefgen import files
from briefgen.building import pipeline
from briefgen.building.collect import SIDECAR, SourceFile
from briefgen.building.engine import Engine
from briefgen.building.entries import Entry
from briefgen.building.fingerprint import fingerprint
from briefgen.building.store import Store
from briefgen.building.workspace import Setup
from briefgen.diagnostics import Diagnostic
from briefgen.model import Article


class Added(Struct, frozen=True, kw_only=True):
    """Where a file went, what it became, and what is wrong with it."""

    path: str
    is_new: bool
    """Whether it was copied; its bytes lay there already otherwise."""
    article: Article | None
    noted: tuple[str, ...] = ()
    """The keys that were written into its side-car now."""
    problems: tuple[Diagnostic, ...] = ()


def add(setup: Setup, places: Sequence[str], given: Mapping[str, str], jobs: int) -> list[Added]:
    """Copy the files that do not lie there already, and write their side-cars. As in a build, foreign readers run apart."""
    folder = setup.config.sources.folders[0]
    target = os.path.join(setup.workspace.root, folder)
    taken = [_taken_in(place, target) for place in places]
    store = Store(None)
    try:
        engine = Engine(store, fingerprint())

        def read(*, sidecars: bool) -> list[Entry]:
            sources = [_source(folder, target, name, sidecars=sidecars) for name, _ in taken]
            return pipeline.understand(sources, setup.config, setup.gazetteer, engine, jobs)

        noted = [_note(entry, given) for entry in read(sidecars=False)]
        return [_added(entry, keys, is_new) for entry, keys, (_, is_new) in zip(read(sidecars=True), noted, taken, strict=True)]
    finally:
        store.close()


def _added(entry: Entry, keys: tuple[str, ...], is_new: bool) -> Added:
    return Added(
        path=entry.source.shown,
        is_new=is_new,
        article=entry.parsed.article,
        noted=keys,
        problems=tuple(pipeline.diagnostics([entry], ())),
    )


def _taken_in(place: str, target: str) -> tuple[str, bool]:
    """The file's name among the sources, numbered only where another file has it, and whether it had to be copied."""
    inside = os.path.relpath(os.path.realpath(place), os.path.realpath(target))
    if not inside.startswith(".."):
        return inside.replace(os.sep, "/"), False
    name = os.path.basename(place)
    if files.read_optional(os.path.join(target, name)) == files.read(place):
        return name, False
    return files.copy_new(place, target), True


def _source(folder: str, target: str, name: str, *, sidecars: bool) -> SourceFile:
    place = os.path.join(target, name)
    return SourceFile(
        path=name,
        place=place,
        shown=f"{folder}/{name}",
        stat=files.stat_file(place) or files.FileStat(name, 0, 0, 0, 0),
        sidecar=files.stat_file(place + SIDECAR) if sidecars else None,
    )


def _note(entry: Entry, given: Mapping[str, str]) -> tuple[str, ...]:
    """Write what the file does not say itself into its side-car; the keys, if that changed it."""
    unsaid = {key: value for key, value in given.items() if _said(entry.parsed.article, key) != value}
    place = entry.source.place + SIDECAR
    return tuple(unsaid) if unsaid and files.write(place, _merged(files.read_optional(place), unsaid)) else ()


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
