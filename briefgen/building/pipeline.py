"""The article stages over all sources: what did not change is known by its row, the rest is made.

What was found is loaded from the store when it is asked for.
"""

import errno
from collections.abc import Iterable, Sequence

from briefgen import codec
from briefgen.building import stages
from briefgen.building.collect import SourceFile
from briefgen.building.engine import Engine, digest_of
from briefgen.building.entries import STAGES, Entries, Entry, Load, Parsed, facts_of
from briefgen.building.making import Maker, Result
from briefgen.building.rows import Row, Rows
from briefgen.building.stages import Context
from briefgen.config import Config
from briefgen.diagnostics import Diagnostic
from briefgen.model import Article, Problem
from briefgen.reading.parse import ParseOptions, Refused
from briefgen.understanding.names import Gazetteer


def understand(sources: Sequence[SourceFile], config: Config, gazetteer: Gazetteer, engine: Engine, jobs: int) -> Entries:
    """Run the article stages over every source, in the order of their paths."""
    maker = _maker(config, gazetteer, engine, jobs)
    kept = {source.path: row for source in sources if (row := maker.rows.known(source)) is not None}
    engine.reused += sum(len(STAGES) if row.facts.id is not None else 1 for row in kept.values())
    fresh = maker.make([source for source in sources if source.path not in kept])
    results = [kept.get(source.path) or fresh[source.path] for source in sources]
    _keep(maker.rows, results, bool(fresh), engine)
    return _entries(sources, results, engine, maker)


def understand_some(sources: Sequence[SourceFile], config: Config, gazetteer: Gazetteer, engine: Engine, jobs: int) -> Entries:
    """The same over some of the sources: nothing is concluded about the others."""
    maker = _maker(config, gazetteer, engine, jobs)
    fresh = maker.make(sources)
    return _entries(sources, [fresh[source.path] for source in sources], engine, maker)


def _maker(config: Config, gazetteer: Gazetteer, engine: Engine, jobs: int) -> Maker:
    options = ParseOptions(time_zone=config.briefing.time_zone, encoding=config.sources.encoding, languages=config.sources.languages)
    context = Context(options=options, max_bytes=config.sources.max_bytes, gazetteer=gazetteer, topics=config.topics)
    return Maker(context, engine, Rows(engine.store, digest_of(engine.code, codec.encode(context).decode())), jobs)


def _entries(sources: Sequence[SourceFile], results: Sequence[Result], engine: Engine, maker: Maker) -> Entries:
    load = _Shelf(engine, maker).load
    return Entries(_entry(source, result, load) for source, result in zip(sources, results, strict=True))


def _keep(rows: Rows, results: Sequence[Result], changed: bool, engine: Engine) -> None:
    """Keep the rows if they are others than before; the records of sources that are gone may be forgotten one day."""
    found = [result for result in results if isinstance(result, Row)]
    gone = rows.by_path.keys() - {row.path for row in found}
    if changed or gone or not rows.same:
        engine.store.release(STAGES, sorted(gone), engine.build)
        rows.keep(found)


class _Shelf:
    """The kept values of sources."""

    def __init__(self, engine: Engine, maker: Maker) -> None:
        self._engine, self._maker = engine, maker

    def load(self, source: SourceFile, stage: str) -> bytes:
        """The value of a stage on a source; a damaged one is made again. Raises OSError if that is not possible any more."""
        data = self._engine.recall(stage, source.path)
        if data is None:
            for one in STAGES:
                if self._engine.recall(one, source.path) is None:
                    self._engine.lose(one, source.path)
            self._maker.make([source])
            data = self._engine.recall(stage, source.path)
        if data is None:
            raise OSError(errno.EIO, "it was read before and cannot be read any more", source.place)
        return data


def _entry(source: SourceFile, result: Result, load: Load) -> Entry:
    if isinstance(result, Parsed):
        encoded = codec.encode(result)
        return Entry(source, facts_of(result), lambda _, stage: encoded)
    return Entry(source, result.facts, load)


def diagnostics(entries: Iterable[Entry], orphans: Sequence[str]) -> list[Diagnostic]:
    """Every problem of the sources, with the file that it is in."""
    found = [_diagnostic(entry.source, problem) for entry in entries for problem in entry.facts.problems]
    hint = "rename it after its source, or remove it"
    what = "describes a file that is not there"
    found += [Diagnostic(path=path, code="sidecar-without-source", message=what, hint=hint) for path in orphans]
    return sorted(found, key=lambda one: (one.path, one.line, one.code, one.message))


def problems_of(source: SourceFile, result: Article | Refused) -> list[Diagnostic]:
    """The problems of one parse."""
    return [_diagnostic(source, problem) for problem in stages.outcome(result).problems]


def _diagnostic(source: SourceFile, problem: Problem) -> Diagnostic:
    path = source.shown
    if problem.file is not None:
        path = f"{source.shown.rpartition('/')[0]}/{problem.file}"
    return Diagnostic(
        path=path, line=problem.line or 0, code=problem.code, message=problem.message, hint=problem.hint, severity=problem.severity
    )
