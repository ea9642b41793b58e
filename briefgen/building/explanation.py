"""The store's records and the built editions -> the reasons behind a file, an item or the last build."""

import os
from collections.abc import Iterator

from briefgen import codec, files
from briefgen.brief import Brief, Item, Quote, TimelineEntry
from briefgen.building.pipeline import Parsed
from briefgen.building.store import StepRow, Store
from briefgen.building.workspace import Setup
from briefgen.diagnostics import BriefgenError
from briefgen.model import Article, Placement

Statement = Item | Quote | TimelineEntry


def explain(setup: Setup, what: str | None) -> list[str]:
    """Lines for a person. Raises BriefgenError if nothing is known of `what`."""
    store = Store(setup.workspace.cache)
    try:
        build = int(store.meta("build") or b"0")
        if not build:
            raise BriefgenError("nothing has been built here yet; run briefgen build")
        steps = store.steps()
        if what is None:
            return list(_last_build(steps, build))
        lines = [*_file(setup, store, steps, build, what), *_statement(setup, store, what)]
    finally:
        store.close()
    if not lines:
        raise BriefgenError(f"{what}: is no source, edition or item of the last builds; brief.json holds the ids of its items")
    return lines


def _last_build(steps: list[StepRow], build: int) -> Iterator[str]:
    ran = [step for step in steps if step.ran == build]
    yield f"build {build}: {len(ran)} stages ran" if ran else f"build {build}: no stage ran"
    for step in ran:
        yield f"  {step.stage} {step.subject}: {', '.join(step.why)}"


def _file(setup: Setup, store: Store, steps: list[StepRow], build: int, what: str) -> Iterator[str]:
    names = _names(setup, what)
    known = [step for step in steps if step.subject in names or any(step.subject.endswith(f"/{name}") for name in names)]
    users = [step for step in steps if any(f"article {name}" in step.parts for name in names)]
    for step in known + users:
        state = "ran in the last build" if step.ran == build else f"did not run in the last build; it ran in build {step.ran}"
        yield f"{step.stage} {step.subject}: {state} ({', '.join(step.why)})"
    if known:
        yield from _in_editions(setup, names)
        yield from _topics(setup, store, names, steps)


def _names(setup: Setup, what: str) -> set[str]:
    """The ways in which the records may name a file that a person names by its place."""
    found = {what, what.removeprefix("./")}
    for folder in setup.config.sources.folders:
        place = os.path.relpath(os.path.abspath(what), os.path.join(setup.workspace.root, folder))
        shown = os.path.normpath(folder) + "/"
        found |= {place, what.removeprefix(shown)}
    return {name for name in found if name and not name.startswith("..")}


def briefs(setup: Setup) -> Iterator[Brief]:
    """Every edition in the output."""
    for name in files.subfolders(setup.workspace.site):
        data = files.read_optional(os.path.join(setup.workspace.site, name, "brief.json"))
        if data is not None:
            yield codec.decode(data, Brief)


def _in_editions(setup: Setup, names: set[str]) -> Iterator[str]:
    for brief in briefs(setup):
        for source in brief.sources:
            if source.path in names:
                count = sum(cite.source == source.id for _, one in statements(brief) for cite in one.citations)
                yield f"edition {brief.edition}: source {source.number}, cited {count} times"
        for left in brief.left_out:
            if left.path in names:
                yield f"edition {brief.edition}: left out: {left.reason}"


def _topics(setup: Setup, store: Store, names: set[str], steps: list[StepRow]) -> Iterator[str]:
    for step in steps:
        if step.stage == "sort" and step.subject in names:
            found = store.value(step.key)
            for placement in codec.decode(found[1], tuple[Placement, ...]) if found else ():
                reasons = "; ".join(f"{reason.rule}: {', '.join(reason.phrases)}" for reason in placement.reasons)
                yield f"paragraph {placement.paragraph}: {placement.topic} ({placement.score:.2f}), because of {reasons}"


def statements(brief: Brief) -> Iterator[tuple[str, Statement]]:
    """Every statement of an edition with the part it stands in."""
    for item in brief.summary:
        yield "key points", item
    for section in brief.sections:
        yield from ((section.title, item) for item in section.items)
        yield from ((section.title, quote) for quote in section.quotes)
    for entry in brief.timeline:
        yield "timeline", entry


def _statement(setup: Setup, store: Store, what: str) -> Iterator[str]:
    name = what.lstrip("#").removeprefix("i-").removeprefix("k-").removeprefix("t-")
    for brief in briefs(setup):
        sources = {source.id: source for source in brief.sources}
        for part, one in statements(brief):
            if one.id != name:
                continue
            yield f"{one.id} in {brief.edition}, {part}: {one.text}"
            for cite in one.citations:
                source = sources[cite.source]
                yield f"  cites source {source.number}, {source.path}, paragraph {cite.paragraph}, characters {cite.start}–{cite.end}"
                yield from (f"  {line}" for line in _placed(store, source.path, cite.paragraph))


def _placed(store: Store, path: str, paragraph: int) -> Iterator[str]:
    article, placements = _kept(store, path)
    for placement in placements:
        if placement.paragraph == paragraph:
            for reason in placement.reasons:
                found = [f"“{article.text[span.start : span.end]}”" for span in reason.spans] if article else reason.phrases
                words = ", ".join(found)
                yield f"paragraph {paragraph} is in {placement.topic} ({placement.score:.2f}): {reason.rule} {words}"


def _kept(store: Store, path: str) -> tuple[Article | None, tuple[Placement, ...]]:
    parsed, sorted_ = store.step("parse", path), store.step("sort", path)
    article = store.value(parsed.key) if parsed else None
    placements = store.value(sorted_.key) if sorted_ else None
    return (
        codec.decode(article[1], Parsed).article if article else None,
        codec.decode(placements[1], tuple[Placement, ...]) if placements else (),
    )
