"""A question (a file, a statement's label or id, an edition, or nothing) -> what the last build knows of it, the verdict first."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence

from briefgen import files
from briefgen.brief import Brief
from briefgen.building import telling, whatran
from briefgen.building.collect import collect, named
from briefgen.building.lastbuild import LastBuild, last_build
from briefgen.building.workspace import Setup
from briefgen.diagnostics import BriefgenError

_FORGOTTEN = "more is known after the next build: its memory was deleted"


def explain(setup: Setup, what: Sequence[str]) -> list[str]:
    """Lines for a person. Raises BriefgenError if nothing is known of `what`: nothing, one name, or an edition and a label."""
    with last_build(setup) as last:
        if not last.number and not last.briefs:
            raise BriefgenError("briefgen: nothing has been built here yet; run briefgen build")
        if not what:
            return list(whatran.of_build(last.steps, last.number)) if last.number else [_FORGOTTEN]
        lines = list(_answer(setup, last, list(what)))
        return lines if last.number else [*lines, _FORGOTTEN]


def _answer(setup: Setup, last: LastBuild, what: list[str]) -> Iterator[str]:
    editions = {brief.edition: brief for brief in last.briefs}
    if len(what) > 1 and what[0] not in editions:
        raise BriefgenError(f"{what[0]}: no such edition was built; there is {', '.join(editions) or 'none'}")
    asked = what[-1]
    if asked in editions:
        return telling.edition(setup, last, editions[asked])
    path = _source(setup, last, asked) if len(what) == 1 else None
    if path is not None:
        return _file(setup, last, path)
    found = _statements(asked, [editions[what[0]]] if len(what) > 1 else list(last.briefs)[::-1])
    if not found:
        hint = "briefgen inspect lists the sources, a page shows the label beside each statement (4.1, k1, t1)"
        raise BriefgenError(f"{asked}: is no source, edition or statement of what was built; {hint}")
    return (line for brief, label in found for line in telling.statement(setup, last, brief, label))


def _source(setup: Setup, last: LastBuild, what: str) -> str | None:
    """The path of the source that a person names: by its place, or by its path as briefgen prints it."""
    place, name = os.path.abspath(what), named(os.path.normpath(what).replace(os.sep, "/"))
    for source in collect(setup.workspace.root, setup.config.sources.folders).sources:
        if source.place == place or name in (source.path, source.shown):
            return source.path
    built = [step.subject for step in last.steps if step.stage == "parse"]
    return next((path for path in built if name == path or named(place).endswith(f"/{path}")), None)


def _file(setup: Setup, last: LastBuild, path: str) -> Iterator[str]:
    sources = {source.path: source for source in collect(setup.workspace.root, setup.config.sources.folders).sources}
    parsed = last.read(path)
    if parsed is None:
        yield f"{path} was not there in the last build; run briefgen build"
        return
    first, *rest = telling.file(setup, last, path, parsed)
    yield first
    yield from (line for brief in reversed(last.briefs) for line in _story(brief, path))
    source = sources.get(path)
    if source is not None and hashlib.sha256(files.read(source.place)).hexdigest() != last.digest(path):
        yield f"{path} has changed since the last build, which this is about; run briefgen build"
    yield from rest


def _story(brief: Brief, path: str) -> Iterator[str]:
    """The other articles of an edition that tell of the same event."""
    told = {one.path: one.story for one in brief.left_out} | {one.path: one.story for one in brief.sources}
    own = told.get(path)
    others = sorted(other for other, story in told.items() if own is not None and story == own and other != path)
    if others:
        yield f"{path} tells the same story in {brief.edition} as {', '.join(others)}"


def _statements(what: str, briefs: Sequence[Brief]) -> list[tuple[Brief, str]]:
    """Editions and labels of the statements that are meant: a label means the latest edition, an id every edition."""
    name = re.sub(r"^#?([ikt]-)?", "", what)
    for brief in briefs:
        labels = [one.label for one in telling.stated(brief)]
        if what in labels:
            return [(brief, what)]
    return [(brief, one.label) for brief in briefs for one in telling.stated(brief) if one.statement.id == name]
