"""A workspace -> every problem that can be found without building it."""

from collections.abc import Sequence

from briefgen.building import pipeline
from briefgen.building.build import load_theme
from briefgen.building.collect import collect
from briefgen.building.engine import Engine
from briefgen.building.fingerprint import fingerprint
from briefgen.building.store import Store
from briefgen.building.workspace import Setup
from briefgen.config_file import FILE_NAME
from briefgen.diagnostics import Diagnostic
from briefgen.sorting.topics import lint


def check(setup: Setup, folders: Sequence[str], jobs: int) -> tuple[list[Diagnostic], int]:
    """Problems, and the number of articles read. Nothing is written: what is found is kept in memory."""
    store = Store(None)
    try:
        collected = collect(setup.workspace.root, folders or setup.config.sources.folders)
        entries = pipeline.understand(collected.sources, setup.config, setup.gazetteer, Engine(store, fingerprint()), jobs)
        problems = [*setup.problems, *_topics(setup), *pipeline.diagnostics(entries, collected.orphans)]
    finally:
        store.close()
    load_theme(setup)
    return problems, sum(entry.parsed.article is not None for entry in entries)


def _topics(setup: Setup) -> list[Diagnostic]:
    return [
        Diagnostic(path=FILE_NAME, line=one.line or 0, code=one.code, message=one.message, hint=one.hint, severity=one.severity)
        for one in lint(setup.config.topics)
    ]
