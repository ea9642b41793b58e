"""An edition and the memory -> the edition with the translations of its statements: exact ones only, each with its state."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import UNSET, structs

from briefgen.brief import Brief, Change, Disagreement, Item, Quote, Section, Since, TimelineEntry, Translation
from briefgen.config import TranslationTable
from briefgen.translating.checks import COMPARED, faults, one_line, tidy
from briefgen.translating.memory import STATES, Entry, Memory
from briefgen.translating.sheet import Job
from briefgen.translating.similar import Similar
from briefgen.translating.units import Unit, foreign, stated

Found = Mapping[str, Mapping[str, Translation]]
"""Statement id -> locale -> translation."""
S = TypeVar("S", Item, Quote, TimelineEntry)


def found(brief: Brief, memory: Memory, options: TranslationTable) -> Found:
    """The translations of an edition's statements that may be printed, in every language that the memory has."""
    targets = memory.targets()
    return {one.id: its for _, one in stated(brief) if (its := _of(one, memory, targets, options))}


def _of(one: Item | Quote | TimelineEntry, memory: Memory, targets: Sequence[str], options: TranslationTable) -> dict[str, Translation]:
    known = ((target, memory.of(target, one.text, one.id)) for target in targets if foreign(one, target))
    return {
        target: _printed(entry, options)
        for target, entry in known
        if entry is not None and (options.drafts or entry.state != "machine") and _proved(one, entry)
    }


def _printed(entry: Entry, options: TranslationTable) -> Translation:
    by = one_line(entry.by) or None if options.credit or entry.state == "machine" else None
    return Translation(text=entry.text, state=entry.state, by=by, vouched=entry.vouched or UNSET)


def _proved(one: Item | Quote | TimelineEntry, entry: Entry) -> bool:
    """Whether an import would take it: a memory may come from another program, or for another language."""
    if tidy(entry.text) != entry.text:
        return False
    return all(entry.vouched and fault.code in COMPARED for fault in faults(one.text, one.language, entry.text, entry.target))


def translated(brief: Brief, translations: Found) -> Brief:
    """The edition with these translations at every place of each statement."""
    if not translations:
        return brief

    def put(one: S) -> S:
        return structs.replace(one, translations=dict(translations[one.id])) if one.id in translations else one

    def section(one: Section) -> Section:
        return structs.replace(one, items=tuple(map(put, one.items)), quotes=tuple(map(put, one.quotes)))

    def disagreement(one: Disagreement) -> Disagreement:
        return structs.replace(one, sides=tuple(structs.replace(side, statement=put(side.statement)) for side in one.sides))

    def change(one: Change) -> Change:
        return structs.replace(one, statement=put(one.statement)) if one.statement else one

    def since(one: Since) -> Since:
        return structs.replace(one, changes=tuple(map(change, one.changes)))

    return structs.replace(
        brief,
        summary=tuple(map(put, brief.summary)),
        figures=tuple(structs.replace(one, figure=put(one.figure)) for one in brief.figures),
        sections=tuple(map(section, brief.sections)),
        timeline=tuple(map(put, brief.timeline)),
        disagreements=tuple(map(disagreement, brief.disagreements)),
        since=since(brief.since) if brief.since else None,
    )


def jobs(units: Iterable[Unit], memory: Memory, locale: str) -> list[Job]:
    """Each text with what the memory knows of it; where it knows nothing, with the translation of the most similar text."""
    similar = Similar(one for one in memory.entries() if one.target == locale)
    made: list[Job] = []
    for unit in units:
        entry = memory.of(locale, unit.text, unit.id)
        if entry is None:
            made.append(Job(unit=unit, suggestion=similar.nearest(unit.text)))
        else:
            made.append(Job(unit=unit, text=entry.text, state=entry.state, by=entry.by, vouched=entry.vouched))
    return made


def standing(units: Iterable[Unit], memory: Memory, locale: str) -> dict[str, int]:
    """How many texts are `new`, `machine`, `translated`, `reviewed`."""
    known = (memory.of(locale, unit.text, unit.id) for unit in units)
    counted = Counter("new" if entry is None else entry.state for entry in known)
    return {state: counted[state] for state in ("new", *STATES)}
