"""A workspace and a question -> sentences of its articles, from an archive that is brought up to date first."""

import difflib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefgen.building import pipeline
from briefgen.building.collect import collect
from briefgen.building.engine import Engine, digest_of
from briefgen.building.entries import Entry
from briefgen.building.fingerprint import fingerprint
from briefgen.building.library import Answer, Known, Question, opened
from briefgen.building.store import Store
from briefgen.building.workspace import Setup
from briefgen.diagnostics import BriefgenError, Diagnostic


def find(setup: Setup, question: Question, folders: Sequence[str], jobs: int) -> tuple[list[Answer], list[Diagnostic]]:
    """Sentences that hold every word, and what is wrong with sources. Raises BriefgenError for a topic or a word that is none."""
    _check(setup, question)
    with understood(setup, folders, jobs) as (entries, problems), opened(setup.workspace.cache) as library:
        known = {entry.source.path: entry for entry in entries if entry.digests is not None}
        kept = [Known(path, digest_of(entry.digests.article, entry.digests.placements)) for path, entry in known.items() if entry.digests]
        digests = dict(kept)
        for path in library.stale(kept):
            library.keep(digests[path], known[path].understood())
        library.commit()
        return library.find(question), problems


@contextmanager
def understood(setup: Setup, folders: Sequence[str], jobs: int) -> Iterator[tuple[list[Entry], list[Diagnostic]]]:
    """Every source as far as it is understood, from the cache where nothing changed."""
    collected = collect(setup.workspace.root, folders or setup.config.sources.folders)
    store = Store(setup.workspace.cache)
    try:
        entries = pipeline.understand(collected.sources, setup.config, setup.gazetteer, Engine(store, fingerprint()), jobs)
        store.commit()
        yield entries, pipeline.diagnostics(entries, collected.orphans)
    finally:
        store.close()


def _check(setup: Setup, question: Question) -> None:
    topics = [topic.id for topic in setup.config.topics]
    if question.topic is not None and question.topic not in topics:
        near = difflib.get_close_matches(question.topic, topics, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(topics)}"
        raise BriefgenError(f"--topic {question.topic}: there is no such topic; {hint}")
    if not any(character.isalnum() for character in question.words):
        raise BriefgenError("briefgen find: there is no word to look for; write briefgen find WORD, with phrases in quote marks")
