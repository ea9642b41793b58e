"""The stages that look at one article: parse, annotate, sort, sketch. Each is run by need, keyed by what it reads."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from briefgen import codec, files
from briefgen.building import workers
from briefgen.building.collect import SourceFile
from briefgen.building.engine import Engine, Output, digest_of
from briefgen.config import Config
from briefgen.diagnostics import Diagnostic
from briefgen.edition.copies import Sketch
from briefgen.edition.understood import Understood
from briefgen.model import Article, Marks, Placement, Problem
from briefgen.reading.parse import ParseOptions, Refused, parse
from briefgen.understanding.names import Gazetteer

ISOLATED = (".html", ".htm", ".xhtml", ".mhtml")
"""Suffixes of files whose reader hands them to a library that is not ours: parsed in a child process with limits."""


class Parsed(Struct, frozen=True, kw_only=True):
    """What came of a source file: an article, or nothing but problems."""

    article: Article | None
    problems: tuple[Problem, ...] = ()


class Digests(Struct, frozen=True, kw_only=True):
    """What later stages key on."""

    article: str
    marks: str
    placements: str
    sketch: str


class Entry(Struct, frozen=True, kw_only=True):
    """One source in the build: its parse and, if it became an article, the outputs of the other stages."""

    source: SourceFile
    parsed: Parsed
    digests: Digests | None = None
    outputs: tuple[Output, ...] = ()

    def understood(self) -> Understood:
        """The article with its marks and topics."""
        if self.parsed.article is None:
            raise ValueError(self.source.path)
        return Understood(
            article=self.parsed.article,
            marks=codec.decode(self.outputs[0].data, Marks),
            placements=self.placements(),
        )

    def placements(self) -> tuple[Placement, ...]:
        """The article's topics; none for what is no article."""
        return codec.decode(self.outputs[1].data, tuple[Placement, ...]) if self.outputs else ()

    def sketch(self) -> Sketch:
        """The article's sketch."""
        return codec.decode(self.outputs[2].data, Sketch)


class _Job(Struct, frozen=True, kw_only=True):
    path: str
    data: bytes
    sidecar: bytes | None
    options: ParseOptions


def understand(sources: Sequence[SourceFile], config: Config, gazetteer: Gazetteer, engine: Engine, jobs: int) -> list[Entry]:
    """Run the article stages over every source, in the order of their paths."""
    options = ParseOptions(time_zone=config.briefing.time_zone, encoding=config.sources.encoding, languages=config.sources.languages)
    option_digest = digest_of(codec.encode(options).decode())
    gazetteer_digest = digest_of(codec.encode(gazetteer).decode())
    topics_digest = digest_of(codec.encode(config.topics).decode())
    parts, refused = _parts(sources, option_digest, engine)
    readable = [source for source in sources if source.path in parts]
    foreign = [source for source in readable if source.path.lower().endswith(ISOLATED) and source.stat.size <= config.sources.max_bytes]
    wanted = [source for source in foreign if engine.pending("parse", parts[source.path])]
    isolated, failed = _isolated(wanted, options, jobs)
    refused |= failed  # never kept: what was too slow on a busy machine may be read by the next build
    found: list[Entry] = []
    for source in sources:
        if source.path in refused:
            found.append(Entry(source=source, parsed=refused[source.path]))
            continue
        make = partial(_parsed, source, options, config, isolated)
        output = engine.step("parse", source.path, parts[source.path], make)
        parsed = codec.decode(output.data, Parsed)
        if parsed.article is None:
            found.append(Entry(source=source, parsed=parsed))
            continue
        found.append(_layers(source, parsed, output.digest, (config, gazetteer, gazetteer_digest, topics_digest), engine))
    return found


def _layers(source: SourceFile, parsed: Parsed, digest: str, context: tuple[Config, Gazetteer, str, str], engine: Engine) -> Entry:
    from briefgen.edition.copies import sketch
    from briefgen.sorting.topics import sort
    from briefgen.understanding.annotate import annotate

    config, gazetteer, gazetteer_digest, topics_digest = context
    article = parsed.article
    assert article is not None  # the caller handles refused files
    read = _read_digest(article)
    marks = engine.step(
        "annotate", source.path, {"article": read, "gazetteer": gazetteer_digest}, lambda: codec.encode(annotate(article, gazetteer))
    )
    placements = engine.step(
        "sort",
        source.path,
        {"article": read, "marks": marks.digest, "topics": topics_digest},
        lambda: codec.encode(sort(article, config.topics, codec.decode(marks.data, Marks))),
    )
    kept = engine.step("sketch", source.path, {"article": read}, lambda: codec.encode(sketch(article)))
    digests = Digests(article=digest, marks=marks.digest, placements=placements.digest, sketch=kept.digest)
    return Entry(source=source, parsed=parsed, digests=digests, outputs=(marks, placements, kept))


def _read_digest(article: Article) -> str:
    """What later stages key on: not the file's own digest, so that a change that reads the same stops here."""
    return hashlib.sha256(codec.encode(msgspec.structs.replace(article, original_sha256=""))).hexdigest()


def _parts(sources: Sequence[SourceFile], options: str, engine: Engine) -> tuple[dict[str, dict[str, str]], dict[str, Parsed]]:
    """What the parse of each source reads, and those that the system does not let us read."""
    parts: dict[str, dict[str, str]] = {}
    refused: dict[str, Parsed] = {}
    for source in sources:
        try:
            parts[source.path] = _parse_parts(source, options, engine)
        except OSError as error:
            message, hint = f"cannot be read: {error.strerror or error}", "give read access to it, or remove it"
            problem = Problem(code="unreadable", message=message, hint=hint, severity="error")
            refused[source.path] = Parsed(article=None, problems=(problem,))
    return parts, refused


def _parse_parts(source: SourceFile, option_digest: str, engine: Engine) -> dict[str, str]:
    parts = {"file": _digest(source.place, source.stat, engine), "options": option_digest, "path": digest_of(source.path)}
    if source.sidecar is not None:
        parts["side-car"] = _digest(source.place + ".meta.toml", source.sidecar, engine)
    return parts


def _digest(place: str, stat: files.FileStat, engine: Engine) -> str:
    known = engine.store.known_digest(place, stat)
    if known is None:
        known = hashlib.sha256(files.read(place)).hexdigest()
        engine.store.remember(place, stat, known)
    return known


def _job(source: SourceFile, options: ParseOptions) -> _Job:
    sidecar = files.read(source.place + ".meta.toml") if source.sidecar is not None else None
    return _Job(path=source.path, data=files.read(source.place), sidecar=sidecar, options=options)


def _isolated(wanted: Sequence[SourceFile], options: ParseOptions, jobs: int) -> tuple[dict[str, bytes], dict[str, Parsed]]:
    """Parse in child processes what must not be able to hang or kill the build: path -> encoded `Parsed`, and what failed."""
    results = workers.run(parse_encoded, [codec.encode(_job(source, options)) for source in wanted], jobs=jobs)
    made = {source.path: result for source, result in zip(wanted, results, strict=True)}
    failed = {path: _failed(result) for path, result in made.items() if isinstance(result, workers.Failed)}
    return {path: result for path, result in made.items() if path not in failed}, failed


def _failed(result: workers.Failed) -> Parsed:
    slow = f"takes longer than {workers.SECONDS:.0f} s to read"
    why = {"timeout": slow, "crash": "cannot be read: its reader ran out of memory or crashed"}
    hint = "save the article's text as a .txt file instead"
    problem = Problem(code=f"reader-{result.reason}", message=why[result.reason], hint=hint, severity="error")
    return Parsed(article=None, problems=(problem,))


def parse_encoded(job: bytes) -> bytes:
    """An encoded job -> an encoded `Parsed`: what a child process runs."""
    return _encoded(codec.decode(job, _Job))


def _encoded(job: _Job) -> bytes:
    return codec.encode(_outcome(parse(job.path, job.data, job.sidecar, job.options)))


def _outcome(result: Article | Refused) -> Parsed:
    if isinstance(result, Refused):
        return Parsed(article=None, problems=result.problems)
    return Parsed(article=result, problems=result.problems)


def _parsed(source: SourceFile, options: ParseOptions, config: Config, isolated: dict[str, bytes]) -> bytes:
    if source.stat.size > config.sources.max_bytes:
        message = f"has {source.stat.size} bytes, more than the {config.sources.max_bytes} that are read"
        problem = Problem(code="too-large", message=message, hint="split it, or raise [sources] max_bytes", severity="error")
        return codec.encode(Parsed(article=None, problems=(problem,)))
    if source.path in isolated:
        return isolated[source.path]
    return _encoded(_job(source, options))


def diagnostics(entries: Iterable[Entry], orphans: Sequence[str]) -> list[Diagnostic]:
    """Every problem of the sources, with the file that it is in."""
    found = [_diagnostic(entry.source, problem) for entry in entries for problem in entry.parsed.problems]
    hint = "rename it after its source, or remove it"
    what = "describes a file that is not there"
    found += [Diagnostic(path=path, code="sidecar-without-source", message=what, hint=hint) for path in orphans]
    return sorted(found, key=lambda one: (one.path, one.line, one.code, one.message))


def problems_of(source: SourceFile, result: Article | Refused) -> list[Diagnostic]:
    """The problems of one parse."""
    return [_diagnostic(source, problem) for problem in _outcome(result).problems]


def _diagnostic(source: SourceFile, problem: Problem) -> Diagnostic:
    path = source.shown
    if problem.file is not None:
        path = f"{source.shown.rpartition('/')[0]}/{problem.file}"
    return Diagnostic(
        path=path, line=problem.line or 0, code=problem.code, message=problem.message, hint=problem.hint, severity=problem.severity
    )
