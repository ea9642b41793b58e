"""The translator's round trip in a workspace: editions out as files, files back into `translations/memory.db`, what stands where."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct

from briefgen import __version__, files, l10n
from briefgen.brief import Brief
from briefgen.building import composing, pipeline, plan
from briefgen.building.collect import collect
from briefgen.building.drafting import drafted
from briefgen.building.engine import Engine
from briefgen.building.entries import Entries
from briefgen.building.fingerprint import fingerprint
from briefgen.building.store import Store
from briefgen.building.workspace import Setup, read_translations
from briefgen.config import MARKINGS, strictest
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.locks import lock
from briefgen.translating import applying
from briefgen.translating.importing import Taken, Way, take, without_faults
from briefgen.translating.interchange import read_tmx, read_xliff, write_tmx, write_xliff
from briefgen.translating.memory import Entry, Memory, write_memory
from briefgen.translating.pofile import read_po, write_po
from briefgen.translating.sheet import LARGEST, FileError, Row, language_code
from briefgen.translating.units import Unit, units

READERS = {".po": read_po, ".pot": read_po, ".xlf": read_xliff, ".xliff": read_xliff, ".tmx": read_tmx}
WRITERS = {"po": write_po, "xliff": write_xliff}


class Texts(Struct, frozen=True, kw_only=True):
    """The texts of editions that a language needs, and what is wrong with the sources."""

    editions: tuple[str, ...]
    marking: str
    """The strictest of theirs: a translator must know it, too."""
    units: dict[str, tuple[Unit, ...]]
    """By locale."""
    problems: tuple[Diagnostic, ...]


def texts(setup: Setup, edition: str, locales: Sequence[str], jobs: int) -> Texts:
    """What an edition prints that is in another language than each of `locales`. Raises BriefgenError."""
    wrong = [code for code in locales if language_code(code) != code or l10n.known_language(code) is None]
    if wrong:
        raise BriefgenError(*(f"--locale {code}: is no language; write its code, as az" for code in wrong))
    with _editions(setup, edition, jobs) as (briefs, entries, problems):
        cited = {source.id for brief in briefs for source in brief.sources}
        articles = {entry.facts.id: entry.article for entry in entries if entry.facts.id in cited and entry.facts.id is not None}
        found = {locale: units(briefs, articles, locale) for locale in locales}
        marking = strictest(*(brief.marking for brief in briefs))
        return Texts(editions=tuple(brief.edition for brief in briefs), marking=marking, units=found, problems=tuple(problems))


@contextmanager
def _editions(setup: Setup, edition: str, jobs: int) -> Iterator[tuple[list[Brief], Entries, list[Diagnostic]]]:
    """The edition as it would be built now, without translations."""
    with _understood(setup, jobs) as (entries, engine, problems):
        wanted = plan.wanted((edition,), entries, setup.config)
        hands = composing.hands(setup, wanted)
        briefs = [composing.edition(one, entries, setup, hands[one.id], engine) for one in wanted]
        yield briefs, entries, [*problems, *plan.empty(wanted, entries, setup.config)]


@contextmanager
def _understood(setup: Setup, jobs: int) -> Iterator[tuple[Entries, Engine, list[Diagnostic]]]:
    """The articles as a build would read them."""
    collected = collect(setup.workspace.root, setup.config.sources.folders)
    store = Store(setup.workspace.cache)
    try:
        engine = Engine(store, fingerprint())
        entries = pipeline.understand(collected.sources, setup.config, setup.gazetteer, engine, jobs)
        yield entries, engine, pipeline.diagnostics(entries, collected.orphans)
        store.commit()
    finally:
        store.close()


def exported(setup: Setup, found: Texts, locale: str, form: str) -> str:
    """The translator's file, in one of WRITERS."""
    jobs = applying.jobs(found.units[locale], read_translations(setup.workspace.root), locale)
    return WRITERS[form](jobs, locale, f"{' '.join(found.editions)} {found.marking}")


def exported_memory(setup: Setup, jobs: int) -> str:
    """The whole memory as TMX, with the strictest marking of the workspace and its articles: which of them it quotes is not kept."""
    with _understood(setup, jobs) as (entries, _, _problems):
        found = {entry.article.marking for entry in entries if entry.facts.id is not None}
    marking = strictest(setup.config.briefing.marking, *(one for one in sorted(filter(None, found)) if one in MARKINGS))
    return write_tmx(read_translations(setup.workspace.root), __version__, marking)


def imported(setup: Setup, paths: Sequence[str], way: Way) -> list[tuple[str, Taken]]:
    """Read translators' files, store what is good. Raises BriefgenError, with nothing stored, for files that cannot be read at all."""
    with _alone(setup):
        memory = read_translations(setup.workspace.root)
        taken: list[tuple[str, Taken]] = []
        faults: list[Diagnostic] = []
        for path in paths:
            try:
                one = take(_rows(path), path, memory, setup.gazetteer, way)
            except FileError as error:
                faults.append(_unreadable(path, error))
                continue
            memory = memory.with_entries(one.entries)
            taken.append((path, one))
        if faults:
            raise BriefgenError(*faults)
        if any(one.entries for _, one in taken):
            _keep(setup, memory)
        return taken


def _rows(path: str) -> list[Row]:
    reader = READERS.get(os.path.splitext(path)[1].lower())
    if reader is None:
        raise FileError(0, "is no kind of file that is read", f"give it one of the endings {', '.join(READERS)}")
    known = files.stat_file(os.path.abspath(path), follow=True)
    if known is None:
        there = files.exists(os.path.abspath(path))
        raise FileError(0, "is a folder or a pipe, no file" if there else "is not there", "see whether its name is right")
    if known.size > LARGEST:
        raise FileError(0, f"has more than {LARGEST // 1_000_000} MB", "split it")
    return reader(files.read(os.path.abspath(path)))


def _unreadable(path: str, error: FileError) -> Diagnostic:
    return Diagnostic(path=path, line=error.line, code="translation-file", message=error.message, hint=error.hint, severity="error")


def _keep(setup: Setup, memory: Memory) -> None:
    folder = os.path.join(setup.workspace.root, "translations")
    files.write(os.path.join(folder, "memory.db"), write_memory(memory))


@contextmanager
def _alone(setup: Setup) -> Iterator[None]:
    """Nobody else builds or imports meanwhile: it is waited for."""
    with lock(setup.workspace.output, "briefgen translate", lambda _: None):
        yield


def standing(setup: Setup, found: Texts) -> dict[str, dict[str, int]]:
    """Locale -> state -> number of texts."""
    memory = read_translations(setup.workspace.root)
    return {locale: applying.standing(ones, memory, locale) for locale, ones in found.units.items()}


def draft(setup: Setup, found: Texts, locale: str) -> tuple[Counter[str], list[Diagnostic]]:
    """Have the configured program draft what is new, and store the drafts that keep numbers, dates and marks. Raises BriefgenError."""
    with _alone(setup):
        memory = read_translations(setup.workspace.root)
        new = [unit for unit in found.units[locale] if memory.of(locale, unit.text, unit.id) is None]
        texts = drafted(setup.config.translation, [(unit.language, unit.text) for unit in new], locale)
        engine = setup.config.translation.engine or os.path.basename((setup.config.translation.command or ("",))[0])
        made = [
            Entry(target=locale, source=unit.text, language=unit.language, text=text, state="machine", unit=unit.id, by=engine)
            for unit, text in zip(new, texts, strict=True)
            if text.strip() and " ".join(text.split()) != " ".join(unit.text.split())
        ]
        good, bad = without_faults(made, setup.gazetteer)
        if good:
            _keep(setup, memory.with_entries(good))
    hint = "it is not stored; a person must translate it"
    problems = [
        Diagnostic(path=one.unit, code=why.code, message=f"the draft {why.message}", hint=hint, severity="note") for one, why in bad
    ]
    return Counter(new=len(new), stored=len(good), refused=len(bad), empty=len(new) - len(made)), problems
