"""A workspace -> every problem that can be found without building it: configuration, topics, templates, catalogues, sources."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from briefgen import files
from briefgen.building import composing, pipeline
from briefgen.building.build import load_theme
from briefgen.building.collect import collect
from briefgen.building.engine import Engine
from briefgen.building.fingerprint import fingerprint
from briefgen.building.rehearsal import BROKEN, broken, rehearse
from briefgen.building.store import Store
from briefgen.building.untranslated import titles
from briefgen.building.workspace import Setup, read_translations
from briefgen.config_file import FILE_NAME
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.model import Problem
from briefgen.sorting.lint import lint, unused
from briefgen.tomlfile import load
from briefgen.understanding.candidates import candidates

_NAMED = re.compile(r"(?:topic ([a-z0-9-]+): )?(?P<quote>['\"])(.*?)(?P=quote)")
"""How a problem of topics begins: with the topic where it is about one, and the phrase."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


class Checked(Struct, frozen=True, kw_only=True):
    """What is wrong, by file and line. Not wrong are `unused` phrases, and people `proposed` for the gazetteer."""

    problems: tuple[Diagnostic, ...]
    unused: tuple[Diagnostic, ...]
    proposed: tuple[Diagnostic, ...]
    articles: int

    @property
    def configured(self) -> bool:
        """Whether a build could begin: no template or catalogue is broken."""
        return not any(problem.code == BROKEN for problem in self.problems)


def check(setup: Setup, folders: Sequence[str], jobs: int) -> Checked:
    """Look at everything. Nothing is written: what is found is kept in memory."""
    store = Store(None)
    try:
        collected = collect(setup.workspace.root, folders or setup.config.sources.folders)
        entries = pipeline.understand(collected.sources, setup.config, setup.gazetteer, Engine(store, fingerprint()), jobs)
        articles = [entry.article for entry in entries if entry.facts.id is not None]
    finally:
        store.close()
    topics = setup.config.topics
    found = [
        *setup.problems,
        *_placed(setup, lint(topics)),
        *pipeline.diagnostics(entries, collected.orphans),
        *composing.faults(setup),
        *_memory(setup),
        *_theme(setup),
        *titles(setup, setup.config.briefing.locales),
    ]
    return Checked(
        problems=tuple(sorted(found)),
        unused=tuple(_placed(setup, unused(topics, articles))),
        proposed=tuple(_proposed(candidates(articles, setup.gazetteer))),
        articles=len(articles),
    )


def _proposed(problems: Iterable[Problem]) -> list[Diagnostic]:
    """People whom the gazetteer might hold, by the first article that names them."""
    return [Diagnostic(path=one.file or "", code=one.code, message=one.message, hint=one.hint, severity=one.severity) for one in problems]


def _memory(setup: Setup) -> list[Diagnostic]:
    """What keeps the translation memory from being read."""
    try:
        read_translations(setup.workspace.root)
    except BriefgenError as error:
        return [problem for problem in error.problems if isinstance(problem, Diagnostic)]
    return []


def _theme(setup: Setup) -> list[Diagnostic]:
    try:
        return rehearse(load_theme(setup), setup.config.briefing.locales)
    except BriefgenError as error:
        return broken(error)


def _placed(setup: Setup, problems: Iterable[Problem]) -> list[Diagnostic]:
    """Problems of topics with the line of their phrase."""
    data = files.read(os.path.join(setup.workspace.root, FILE_NAME))
    places, headers = _quoted(data.decode("utf-8-sig")), load(data)[1]
    return [
        Diagnostic(
            path=FILE_NAME,
            line=one.line or _line(one.message, places, headers),
            code=one.code,
            message=one.message,
            hint=one.hint,
            severity=one.severity,
        )
        for one in problems
    ]


def _quoted(text: str) -> dict[str, list[int]]:
    """The lines on which each quoted text of a TOML file stands."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        for match in _QUOTED.finditer(line):
            places.setdefault(match[0][1:-1], []).append(number)
    return places


def _line(message: str, places: Mapping[str, Sequence[int]], headers: dict[tuple[str, ...], int]) -> int:
    """Where a phrase stands: in its topic, else (an alias) anywhere; else the line of the topic; 0 if it names neither."""
    named = _NAMED.match(message)
    if named is None:
        return 0
    header = headers.get(("topics", named[1] or ""), 0)
    found = places.get(named[3] or "", ())
    return next((number for number in found if number > header), found[0] if found else header)
