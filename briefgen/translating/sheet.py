"""What a translator's file holds, whatever its format: rows of a text and its translation, and what is wrong with a file as a whole."""

from briefgen.model import Value
from briefgen.translating.memory import State
from briefgen.translating.units import Unit

LARGEST = 20_000_000
"""Bytes of the largest file that is read: an edition has some hundred kilobytes, a memory of ten years some ten megabytes."""


class Suggestion(Value, frozen=True, kw_only=True):
    """The translation of a similar text, for the translator to look at. It is never printed."""

    source: str
    text: str
    percent: int


class Job(Value, frozen=True, kw_only=True):
    """One text as it goes out: what is known of its translation, or what a similar one was translated as."""

    unit: Unit
    text: str = ""
    state: State | None = None
    """None: new."""
    by: str = ""
    vouched: bool = False
    suggestion: Suggestion | None = None


class Row(Value, frozen=True, kw_only=True):
    """One text as it comes back, with the line of its translation in the file."""

    line: int
    target: str
    """Language of the translation."""
    source: str
    text: str
    language: str | None = None
    unit: str = ""
    finished: bool = True
    """Whether the translator took it off his list: a fuzzy entry of a PO file, a draft to be reviewed in XLIFF are not."""
    state: State | None = None
    """How far it is checked, where the file says so."""
    by: str = ""
    vouched: bool = False
    """Whether the translator's note says that numbers and dates are right as they are."""


VOUCHED = "numbers: checked"
"""What a translator notes beside a text whose numbers or dates are right though they are written otherwise."""


def vouches(note: str) -> bool:
    """Whether a note is VOUCHED, however it is spaced."""
    return "".join(note.lower().split()) == "numbers:checked"


class FileError(Exception):
    """A file that cannot be read as a whole, with the line where that shows."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark. Raises FileError."""
    if len(data) > LARGEST:
        raise FileError(0, f"has more than {LARGEST // 1_000_000} MB", "split it")
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(coding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileError(line, "is not UTF-8", "save it as UTF-8") from None


def described(unit: Unit) -> list[str]:
    """What a translator is told of a text, one line each."""
    said = f"{unit.kind}, said by {unit.speaker}" if unit.speaker else unit.kind
    where = ", ".join(one for one in (unit.publisher, unit.published, unit.title) if one)
    lines = [said + (" (verbatim quotation)" if unit.kind == "quotation" else ""), where]
    lines += [f"before: {unit.before}"] if unit.before else []
    lines += [f"after: {unit.after}"] if unit.after else []
    return [" ".join(line.split()) for line in lines if line]


STATE_WORDS = {None: "new", "machine": "machine draft", "translated": "translated", "reviewed": "reviewed"}


def standing(job: Job) -> str:
    """How far a text is, in words for the translator."""
    if job.suggestion is not None and not job.text:
        return f"new; a similar text was translated as below ({job.suggestion.percent} % alike)"
    return STATE_WORDS[job.state] + (f", by {job.by}" if job.by else "")


def language_code(name: str | None) -> str:
    """The language of a tag as files have it: `az`, `az_AZ`, `az-Latn-AZ` -> `az`; empty where there is none."""
    code = (name or "").replace("_", "-").split("-")[0].strip().lower()
    return code if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 and code != "und" else ""
