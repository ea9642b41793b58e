"""What came back from a translator -> the entries to store, and what is wrong with the rest, each with its line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from briefgen import l10n
from briefgen.diagnostics import Diagnostic
from briefgen.model import Problem
from briefgen.translating.checks import COMPARED, faults, one_line, tidy
from briefgen.translating.memory import STATES, Entry, Memory, key
from briefgen.translating.sheet import FileError, Row
from briefgen.understanding.names import Gazetteer

_SHOWN = 50
READ = 100_000
"""Most rows that are taken from one file."""


class Taken(Struct, frozen=True, kw_only=True):
    """What one file holds. `counts`: `stored`, `same`, `unfinished`, `untranslated`, `refused`."""

    entries: tuple[Entry, ...]
    problems: tuple[Diagnostic, ...]
    counts: Counter[str]


class Way(Struct, frozen=True, kw_only=True):
    """How a file is taken in."""

    reviewed: bool = False
    """What is finished counts as reviewed."""
    replace: bool = False
    """Even a reviewed translation gives way to an unreviewed one."""


USUAL = Way()


def take(rows: Sequence[Row], path: str, memory: Memory, gazetteer: Gazetteer, way: Way = USUAL) -> Taken:
    """Check every row. Raises FileError for a language that is none."""
    if len(rows) > READ:
        raise FileError(0, f"has more than {READ} texts", "split it")
    entries: dict[tuple[str, str, str], Entry] = {}
    problems: list[Diagnostic] = []
    counts: Counter[str] = Counter()
    for row in rows:
        if l10n.known_language(row.target) is None:
            raise FileError(row.line, f"is in {row.target!r}, which is no language", "write its code, as az")
        place = (row.target, key(row.source), row.unit)
        what, entry = _taken(row, memory, way.reviewed)
        found = list(_wrong(row, gazetteer)) or list(_twice(row, entries.get(place)))
        if not found and entry is not None and not way.replace:
            found = list(_lowered(row, entry, memory))
        problems += [_diagnostic(path, row, one) for one in found]
        what, entry = ("refused", None) if found else (what, entry)
        counts[what] += 1
        if entry is not None:
            entries[place] = entry
    return Taken(entries=tuple(entries.values()), problems=tuple(problems), counts=counts)


def _empty(row: Row) -> bool:
    """Whether nothing was translated: some programs put the original where there is no translation."""
    return not row.text or (tidy(row.text) == tidy(row.source))


def _wrong(row: Row, gazetteer: Gazetteer) -> Iterator[Problem]:
    if row.finished and not _empty(row):
        found = faults(row.source, row.language, tidy(row.text), row.target, gazetteer)
        yield from (one for one in found if not (row.vouched and one.code in COMPARED))


def _twice(row: Row, earlier: Entry | None) -> Iterator[Problem]:
    if row.finished and not _empty(row) and earlier is not None and earlier.text != tidy(row.text):
        message = "stands twice in the file, translated differently"
        yield Problem(code="translation-twice", message=message, hint="keep one of them", severity="error")


def _taken(row: Row, memory: Memory, reviewed: bool) -> tuple[str, Entry | None]:
    if _empty(row):
        return "untranslated", None
    if not row.finished:
        return "unfinished", None
    state = "reviewed" if reviewed and row.state != "machine" else row.state or "translated"
    entry = Entry(
        target=row.target,
        source=row.source,
        language=row.language,
        text=tidy(row.text),
        state=state,
        unit=row.unit,
        by=one_line(row.by),
        vouched=row.vouched,
    )
    known = _known(row, memory)
    if known is None or not _covers(known, entry):
        return "stored", entry
    return "same", None


def _known(row: Row, memory: Memory) -> Entry | None:
    """What is printed for the row's statement now; for rows with a state of their own, what has the same place in the memory."""
    known = memory.exactly(row.target, row.source, row.unit)
    return memory.of(row.target, row.source, row.unit) if known is None and row.state is None else known


def _lowered(row: Row, entry: Entry, memory: Memory) -> Iterator[Problem]:
    """That a second person read another translation than this one."""
    known = _known(row, memory)
    if known is not None and known.state == "reviewed" and entry.state != "reviewed":
        message = f"would replace a reviewed one: \u201c{_shortened(known.text)}\u201d"
        hint = "import it with --reviewed once it is read again, or with --replace"
        yield Problem(code="translation-reviewed", message=message, hint=hint, severity="error")


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "\u2026"


def _covers(known: Entry, entry: Entry) -> bool:
    """Whether the memory has as much: the same words as far checked, or those of a person where a machine's come."""
    if entry.state == "machine" and known.state != "machine":
        return True
    return (known.text, known.vouched) == (entry.text, entry.vouched) and STATES.index(known.state) >= STATES.index(entry.state)


def _diagnostic(path: str, row: Row, one: Problem) -> Diagnostic:
    message = f"the translation of \u201c{_shortened(tidy(row.source))}\u201d {one.message}"
    return Diagnostic(path=path, line=row.line, code=one.code, message=message, hint=one.hint, severity="error")


def without_faults(entries: Sequence[Entry], gazetteer: Gazetteer) -> tuple[list[Entry], list[tuple[Entry, Problem]]]:
    """Entries that keep what is checked, and the others with the first thing that is wrong: for what a machine drafted."""
    good, bad = list[Entry](), list[tuple[Entry, Problem]]()
    for one in entries:
        tidied = structs.replace(one, text=tidy(one.text))
        found = faults(one.source, one.language, tidied.text, one.target, gazetteer)
        if found:
            bad.append((tidied, found[0]))
        else:
            good.append(tidied)
    return good, bad
