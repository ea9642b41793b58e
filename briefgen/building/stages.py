"""What is made of one source file: its parse, and of an article its marks, topics and sketch, each as encoded bytes.

Pure: everything comes with the job, so that a batch of jobs may run in any process on any machine.
"""

import functools
import hashlib
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from briefgen import codec
from briefgen.building.entries import Parsed
from briefgen.config import Topic
from briefgen.model import Article, Marks, Problem
from briefgen.reading.parse import ParseOptions, Refused
from briefgen.understanding.names import Gazetteer

if TYPE_CHECKING:
    from briefgen.building.workers import Failed


class Context(Struct, frozen=True, kw_only=True):
    """What the stages read beside the file."""

    options: ParseOptions
    max_bytes: int
    gazetteer: Gazetteer
    topics: tuple[Topic, ...]


class Job(Struct, frozen=True, kw_only=True):
    """A file to read."""

    path: str
    data: bytes
    sidecar: bytes | None
    options: ParseOptions


class Made(Struct, frozen=True, kw_only=True):
    """The encoded values of all stages; without an article, of the first one only."""

    path: str
    parsed: bytes
    marks: bytes = b""
    placements: bytes = b""
    sketch: bytes = b""


def parse_encoded(job: bytes) -> bytes:
    """An encoded job -> an encoded `Parsed`: what a child process with limits runs."""
    return parsed(codec.decode(job, Job))


def parse_apart(jobs: list[bytes]) -> "list[bytes | Failed]":
    """As `parse_encoded` of each job, in a child process with limits: what a machine of a cluster runs."""
    from briefgen.building import workers

    return workers.run(parse_encoded, jobs, jobs=1)


def parsed(job: Job) -> bytes:
    """A file read."""
    from briefgen.reading.parse import parse

    return codec.encode(outcome(parse(job.path, job.data, job.sidecar, job.options)))


def outcome(result: Article | Refused) -> Parsed:
    """The parse's result with its problems beside it."""
    if isinstance(result, Refused):
        return Parsed(article=None, problems=result.problems)
    return Parsed(article=result, problems=result.problems)


def too_large(size: int, limit: int) -> bytes:
    """What comes of a file that is not read."""
    message = f"has {size} bytes, more than the {limit} that are read"
    problem = Problem(code="too-large", message=message, hint="split it, or raise [sources] max_bytes", severity="error")
    return codec.encode(Parsed(article=None, problems=(problem,)))


def read_digest(article: Article) -> str:
    """What later stages key on: not the file's own digest, so that a change that reads the same stops here."""
    return hashlib.sha256(codec.encode(msgspec.structs.replace(article, original_sha256=""))).hexdigest()


def marked(article: Article, context: Context) -> bytes:
    """What is in the article."""
    from briefgen.understanding.annotate import annotate

    return codec.encode(annotate(article, context.gazetteer))


def placed(article: Article, marks: bytes, context: Context) -> bytes:
    """What its paragraphs are about."""
    from briefgen.sorting.topics import sort

    return codec.encode(sort(article, context.topics, codec.decode(marks, Marks)))


def sketched(article: Article) -> bytes:
    """What copies of it would share."""
    from briefgen.edition.copies import sketch

    return codec.encode(sketch(article))


def make_all(batch: tuple[bytes, list[bytes | tuple[str, bytes]]]) -> list[Made]:
    """An encoded context and encoded jobs (or paths with what was parsed already) -> everything made of each."""
    context = _context(batch[0])
    return [_all(work, context) for work in batch[1]]


@functools.lru_cache(maxsize=2)
def _context(encoded: bytes) -> Context:
    # The same object for every batch: what is compiled of it is kept by identity.
    return codec.decode(encoded, Context)


def _all(work: bytes | tuple[str, bytes], context: Context) -> Made:
    if isinstance(work, bytes):
        job = codec.decode(work, Job)
        path, data = job.path, parsed(job)
    else:
        path, data = work
    article = codec.decode(data, Parsed).article
    if article is None:
        return Made(path=path, parsed=data)
    marks = marked(article, context)
    return Made(path=path, parsed=data, marks=marks, placements=placed(article, marks, context), sketch=sketched(article))
