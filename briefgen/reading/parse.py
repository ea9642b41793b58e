"""One source file to one article: the only entry to reading.

In: path below the sources folder, bytes, the side-car's bytes, options. Out: an `Article`, or `Refused` with reasons.
Every input has an answer: no bytes raise an exception.
"""

from pathlib import PurePosixPath

from msgspec import Struct

from briefgen.model import Article, Problem
from briefgen.reading.assembly import UNCUT, Origin, article
from briefgen.reading.encoding import decode
from briefgen.reading.facts import Facts
from briefgen.reading.metadata import sidecar_facts
from briefgen.reading.readers import FORMATS, format_of
from briefgen.reading.readers.draft import UnreadableError


class ParseOptions(Struct, frozen=True, kw_only=True):
    """What reading depends on beside the bytes.

    `time_zone`: IANA zone in which an instant has its day. `encoding`: of text that is not UTF-8 and does not say.
    `languages`: those whose names of months and weekdays count, and in which articles are expected.
    """

    time_zone: str = "UTC"
    encoding: str | None = None
    languages: tuple[str, ...] = ("en", "ru", "az", "hy")


class Refused(Struct, frozen=True, kw_only=True):
    """A file from which no article can be built, and why."""

    path: str
    problems: tuple[Problem, ...]


def parse(path: str, data: bytes, sidecar: bytes | None, options: ParseOptions) -> Article | Refused:
    """The article in the file at `path` (posix, relative to the sources folder) with these bytes.

    `sidecar` holds the bytes of `NAME.EXT.meta.toml`, None if there is none. Problems that leave an article standing
    are in `Article.problems`; a marking that cannot be read refuses the file, lest it be published less protected.
    """
    known = format_of(path)
    if known is None:
        return _refused(path, "unknown-format", "files of this kind are not read", f"known: {', '.join(sorted(FORMATS))}")
    text = decode(data, options.encoding, markup=known.markup)
    if isinstance(text, Problem):
        return Refused(path=path, problems=(text,))
    if not text.strip():
        return _refused(path, "empty-file", "the file is empty", "delete it or fill it")
    try:
        draft = known.read(text, options.time_zone)
    except UnreadableError as unreadable:
        return Refused(path=path, problems=(unreadable.problem,))
    name = PurePosixPath(path).name + ".meta.toml"
    beside, wrong = sidecar_facts(sidecar, name, options.time_zone) if sidecar is not None else (Facts(), ())
    problems = (*draft.problems, *wrong)
    if any(problem.code == "unreadable-marking" for problem in problems):
        return Refused(path=path, problems=problems)
    origin = Origin(path=path, data=data, dated_by_name=known.dated_by_name, languages=options.languages)
    built = article(origin, draft, beside, problems)
    if all(paragraph.role in (*UNCUT, "title", "dateline") for paragraph in built.paragraphs):
        return _refused(path, "no-article", "no text of an article was found in it", "save the article's text as a .txt file")
    return built


def _refused(path: str, code: str, message: str, hint: str) -> Refused:
    return Refused(path=path, problems=(Problem(code=code, message=message, hint=hint, severity="error"),))
