"""Sources that are not known -> what became of each: read, parsed apart where a foreign library reads, understood, all by need.

Many at once are made in batches by several processes; what they give back is what one process would have made.
"""

import errno
import hashlib
import itertools
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefgen import codec, files
from briefgen.building import stages
from briefgen.building.collect import SIDECAR, SourceFile
from briefgen.building.engine import Engine, digest_of
from briefgen.building.entries import Digests, Facts, Parsed, facts_of
from briefgen.building.executors import Processes
from briefgen.building.progress import ARTICLES
from briefgen.building.rows import Read, Row, Rows
from briefgen.building.stages import Context, Job, Made
from briefgen.files import FileStat
from briefgen.model import Placement, Problem

if TYPE_CHECKING:
    from briefgen.building import workers

ISOLATED = (".html", ".htm", ".xhtml", ".mhtml")
"""Suffixes of files whose reader hands them to a library that is not ours: parsed in a child process with limits."""
MANY = 200
"""New articles from which on several processes are quicker than one: starting them costs as much as reading so many."""
_BATCH = 64
"""Articles that a process takes at once: about half a second of work."""
_APART = 16
"""Pages that a machine of a cluster takes at once: about half a second of work, and as much for starting the child that does it."""
_SAVED = 2_000
"""Articles after which what was made is saved: a build that is killed goes on from there."""

Result = Row | Parsed
"""What became of a source: its row, or what failed for a reason of the machine and is never kept."""
Files = tuple[Read, Read | None]


class Maker:
    """Makes what is not kept, on the engine's machines or with so many processes of this one."""

    def __init__(self, context: Context, engine: Engine, rows: Rows, jobs: int) -> None:
        self._context, self._engine, self.rows, self._jobs = context, engine, rows, jobs
        self._options = digest_of(codec.encode(context.options).decode())
        self._gazetteer = digest_of(codec.encode(context.gazetteer).decode())
        self._topics = digest_of(codec.encode(context.topics).decode())

    def make(self, sources: Sequence[SourceFile]) -> dict[str, Result]:
        """What became of each source, by path. Raises OSError for a file that goes away or changes meanwhile."""
        self._engine.progress.expect(ARTICLES, len(sources))
        read, found = self._read(sources)
        parts = {source.path: self._parts(source, read[source.path]) for source in sources if source.path in read}
        pending = [source for source in sources if source.path in parts and self._engine.pending("parse", parts[source.path])]
        isolated, failed = self._isolated(pending, read)
        found.update(failed)
        ahead = self._ahead([source for source in pending if source.path not in failed], isolated, read)
        for number, source in enumerate(sources, 1):
            if source.path not in found:
                facts = self._facts(source, parts[source.path], ahead.get(source), read)
                found[source.path] = Row(source.path, *read[source.path], facts)
            if number % _SAVED == 0:
                self._engine.store.commit()
        return found

    def _read(self, sources: Sequence[SourceFile]) -> tuple[dict[str, Files], dict[str, Result]]:
        """The digests of all files, and the sources that the system does not let us read."""
        read: dict[str, Files] = {}
        refused: dict[str, Result] = {}
        for source in sources:
            row = self.rows.by_path.get(source.path)
            try:
                file = _digest(source.place, source.stat, row.file if row else None)
                beside = source.sidecar and _digest(source.place + SIDECAR, source.sidecar, row.sidecar if row else None)
                read[source.path] = (file, beside)
            except OSError as error:
                message, hint = f"cannot be read: {error.strerror or error}", "give read access to it, or remove it"
                problem = Problem(code="unreadable", message=message, hint=hint, severity="error")
                refused[source.path] = Parsed(article=None, problems=(problem,))
        return read, refused

    def _parts(self, source: SourceFile, read: Files) -> dict[str, str]:
        """What the parse of a source reads."""
        parts = {"file": read[0].sha, "options": self._options, "path": digest_of(source.path)}
        if read[1] is not None:
            parts["side-car"] = read[1].sha
        if self._is_too_large(source):
            parts["limit of size"] = str(self._context.max_bytes)
        return parts

    def _is_too_large(self, source: SourceFile) -> bool:
        return source.stat.size > self._context.max_bytes

    def _isolated(self, pending: Sequence[SourceFile], read: Mapping[str, Files]) -> tuple[dict[str, bytes], dict[str, Parsed]]:
        """Parse in child processes what must not be able to hang or kill the build: path -> encoded `Parsed`, and what failed."""
        foreign = [source for source in pending if source.path.lower().endswith(ISOLATED) and not self._is_too_large(source)]
        if not foreign:
            return {}, {}
        from briefgen.building import workers

        jobs = (codec.encode(self._job(source, read)) for source in foreign)
        made = dict(zip((source.path for source in foreign), self._apart(jobs), strict=True))
        failed = {path: _failed(result) for path, result in made.items() if isinstance(result, workers.Failed)}
        return {path: result for path, result in made.items() if not isinstance(result, workers.Failed)}, failed

    def _apart(self, jobs: Iterator[bytes]) -> "Iterator[bytes | workers.Failed]":
        """Each parsed in a child process with limits, of this machine or of the engine's."""
        from briefgen.building import workers

        if self._engine.runner is None:
            return iter(workers.run(stages.parse_encoded, list(jobs), jobs=self._jobs))
        batches = iter(lambda: list(itertools.islice(jobs, _APART)), [])
        return itertools.chain.from_iterable(self._engine.runner.run(stages.parse_apart, batches))

    def _job(self, source: SourceFile, read: Mapping[str, Files]) -> Job:
        file, beside = read[source.path]
        sidecar = _bytes(source.place + SIDECAR, beside) if beside is not None else None
        return Job(path=source.path, data=_bytes(source.place, file), sidecar=sidecar, options=self._context.options)

    def _ahead(self, pending: Sequence[SourceFile], isolated: Mapping[str, bytes], read: Mapping[str, Files]) -> "_Ahead":
        """What is made before it is asked for: by several processes if there is much of it."""

        def work(source: SourceFile) -> bytes | tuple[str, bytes]:
            if self._is_too_large(source):
                return source.path, stages.too_large(source.stat.size, self._context.max_bytes)
            known = isolated.get(source.path)
            return codec.encode(self._job(source, read)) if known is None else (source.path, known)

        several = self._engine.runner or (Processes(self._jobs) if self._jobs > 1 and len(pending) >= MANY else None)
        if several is None:
            return _Ahead(pending, None, isolated)
        context, starts = codec.encode(self._context), range(0, len(pending), _BATCH)
        batches = ((context, [work(source) for source in pending[start : start + _BATCH]]) for start in starts)
        made = (one for batch in several.run(stages.make_all, batches) for one in batch)
        return _Ahead(pending, made, isolated)

    def _facts(self, source: SourceFile, parts: dict[str, str], made: Made | None, read: Mapping[str, Files]) -> Facts:
        """Run the stages of one source as far as they must."""
        context, step, path = self._context, self._engine.step, source.path
        output = step("parse", path, parts, lambda: made.parsed if made else self._parsed(source, read), lasting=True)
        parsed = codec.decode(output.data, Parsed)
        article = parsed.article
        if article is None:
            return facts_of(parsed)
        says = stages.read_digest(article)
        needs = {"article": says, "gazetteer": self._gazetteer}
        marks = step("annotate", path, needs, lambda: (made and made.marks) or stages.marked(article, context), lasting=True)
        needs = {"article": says, "marks": marks.digest, "topics": self._topics}
        sort = step("sort", path, needs, lambda: (made and made.placements) or stages.placed(article, marks.data, context), lasting=True)
        sketch = step("sketch", path, {"article": says}, lambda: (made and made.sketch) or stages.sketched(article), lasting=True)
        digests = Digests(article=output.digest, marks=marks.digest, placements=sort.digest, sketch=sketch.digest)
        return facts_of(parsed, codec.decode(sort.data, tuple[Placement, ...]), digests)

    def _parsed(self, source: SourceFile, read: Mapping[str, Files]) -> bytes:
        if self._is_too_large(source):
            return stages.too_large(source.stat.size, self._context.max_bytes)
        return stages.parsed(self._job(source, read))


class _Ahead:
    """Results that come in the order of the sources; without processes, those that were parsed apart."""

    def __init__(self, pending: Sequence[SourceFile], made: Iterator[Made] | None, isolated: Mapping[str, bytes]) -> None:
        self._pending = {source.path for source in pending}
        self._made, self._isolated = made, isolated

    def get(self, source: SourceFile) -> Made | None:
        """What was made of a source, as far as anything was."""
        if source.path not in self._pending:
            return None
        if self._made is not None:
            from concurrent.futures import BrokenExecutor

            try:
                return next(self._made)
            except BrokenExecutor:  # a process was killed, perhaps for want of memory: one process needs less
                self._made = None
        known = self._isolated.get(source.path)
        return Made(path=source.path, parsed=known) if known is not None else None


def _digest(place: str, stat: FileStat, known: Read | None) -> Read:
    """The file as it is, read only if it may have changed."""
    if known is not None and known.is_of(stat):
        return known
    data = files.read(place)
    return Read(*stat[1:5], time.time_ns(), hashlib.sha256(data).hexdigest())


def _bytes(place: str, read: Read) -> bytes:
    """The bytes that have the digest. Raises OSError for a file that changed since."""
    data = files.read(place)
    if hashlib.sha256(data).hexdigest() != read.sha:
        raise OSError(errno.EAGAIN, "it changed while it was read", place)
    return data


def _failed(result: "workers.Failed") -> Parsed:
    from briefgen.building import workers

    slow = f"takes longer than {workers.SECONDS:.0f} s to read"
    why = {"timeout": slow, "crash": "cannot be read: its reader ran out of memory or crashed"}
    hint = "save the article's text as a .txt file instead"
    problem = Problem(code=f"reader-{result.reason}", message=why[result.reason], hint=hint, severity="error")
    return Parsed(article=None, problems=(problem,))
