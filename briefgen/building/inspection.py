"""A workspace's sources -> what `inspect` prints: the article, its marks, its topics and its copies as one JSON object."""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from briefgen import codec
from briefgen.building import pipeline
from briefgen.building.collect import collect
from briefgen.building.engine import Engine
from briefgen.building.entries import Entry
from briefgen.building.fingerprint import fingerprint
from briefgen.building.store import Store
from briefgen.building.workspace import Setup
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.edition.copies import groups
from briefgen.edition.understood import Understood


class Inspection(Struct, frozen=True, kw_only=True):
    """What was understood, and what was wrong."""

    articles: tuple[Understood, ...]
    copies: dict[str, tuple[str, ...]]
    problems: tuple[Diagnostic, ...]

    def lines(self, *, as_json: bool) -> Iterator[str]:
        """One line (or paragraph) an article, in the order of their paths."""
        for found in self.articles:
            yield codec.encode(record(found, self.copies)).decode() if as_json else summary(found)


def inspect_sources(setup: Setup, folders: Sequence[str] | None, paths: Sequence[str], *, jobs: int) -> Inspection:
    """Run the article stages. Raises BriefgenError for a path that is no source."""
    collected = collect(setup.workspace.root, [os.path.abspath(folder) for folder in folders] if folders else setup.config.sources.folders)
    store = Store(setup.workspace.cache)
    try:
        engine = Engine(store, fingerprint())
        entries = pipeline.understand(collected.sources, setup.config, setup.gazetteer, engine, jobs)
        store.commit()
        copies = groups({entry.facts.id: entry.sketch() for entry in entries if entry.facts.id is not None})
        wanted = _wanted(entries, paths)
        problems = pipeline.diagnostics(wanted, () if paths else collected.orphans)
        found = tuple(entry.understood() for entry in wanted if entry.facts.id is not None)
    finally:
        store.close()
    return Inspection(articles=found, copies=copies, problems=tuple(problems))


def _wanted(entries: Sequence[Entry], paths: Sequence[str]) -> list[Entry]:
    if not paths:
        return list(entries)
    by_place = {entry.source.place: entry for entry in entries}
    missing = [path for path in paths if os.path.abspath(path) not in by_place]
    if missing:
        raise BriefgenError(*(f"{path}: is not a source of this workspace; put it there with `briefgen add {path}`" for path in missing))
    return [by_place[os.path.abspath(path)] for path in paths]


def record(found: Understood, copies: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """One article as `inspect --json` prints it (docs/inspect.md)."""
    article: dict[str, Any] = msgspec.to_builtins(found.article)
    marks: dict[str, Any] = msgspec.to_builtins(found.marks)
    topics: dict[int, dict[str, float]] = {}
    for placement in found.placements:
        topics.setdefault(placement.paragraph, {})[placement.topic] = placement.score
    for paragraph in article["paragraphs"]:
        paragraph["topics"] = topics.get(paragraph["n"], {})
    for kind in ("quotes", "dates", "figures"):
        for mark in marks[kind]:
            mark["text"] = found.slice(mark["start"], mark["end"])
    marks.pop("article")
    return {**article, **marks, "duplicates": list(copies.get(found.article.id, ()))}


def summary(found: Understood) -> str:
    """A few lines about an article for a person."""
    article = found.article
    published = article.published
    date = f"{published.value} ({published.basis})" if published.value else "undated"
    topics = sorted({placement.topic for placement in found.placements})
    speakers = sorted({quote.speaker for quote in found.marks.quotes if quote.speaker})
    return "\n".join(
        (
            f"{article.path}: {article.title or 'untitled'}",
            f"  id {article.id}, {date}, {article.publisher or article.agency or 'no publisher'}, language {article.language or 'unknown'}",
            f"  {len(article.paragraphs)} paragraphs, {len(article.sentences)} sentences; topics: {', '.join(topics) or 'none'}",
            f"  {len(found.marks.quotes)} quotations ({', '.join(speakers) or 'no speaker named'}), {len(found.marks.dates)} dates",
        )
    )
