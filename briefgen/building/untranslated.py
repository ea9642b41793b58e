"""A workspace + theme -> what the pages of a language would print in another one: messages without a translation, titles without a form.

By file and line. The words of sources and analysts are no part of it: they stand in their own language on purpose.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen import codec, files
from briefgen.building.engine import Engine
from briefgen.building.workspace import Setup
from briefgen.config import Config, Title
from briefgen.config_file import FILE_NAME
from briefgen.diagnostics import Diagnostic
from briefgen.tomlfile import line_of, load

if TYPE_CHECKING:
    from briefgen.pages.coverage import Message
    from briefgen.pages.theme import Theme

CODE = "untranslated"


def gaps(setup: Setup, theme: "Theme", locales: Sequence[str], engine: Engine) -> dict[str, list[Diagnostic]]:
    """Locale -> what is not translated into it, as warnings. Raises BriefgenError for a damaged template or catalogue."""
    from briefgen.pages.coverage import Message, lacking

    found: dict[str, list[Diagnostic]] = {}
    for locale in locales:
        parts = {"theme": theme.digest, "language": locale}
        kept = engine.step("words", locale, parts, lambda at=locale: codec.encode(lacking(theme, at)))  # type: ignore[misc]
        found[locale] = sorted({*messages(codec.decode(kept.data, tuple[Message, ...]), locale), *titles(setup, (locale,))})
    return found


def messages(lacking: "Iterable[Message]", locale: str) -> Iterator[Diagnostic]:
    """Messages of templates that no catalogue of the locale translates."""
    hint = f"add it to templates/locale/{locale}/briefgen.po"
    for one in lacking:
        said = f'"{one.text}" has no translation into {locale}'
        yield Diagnostic(path=f"templates/{one.file}", line=one.line, code=CODE, message=said, hint=hint)


def titles(setup: Setup, locales: Sequence[str]) -> list[Diagnostic]:
    """Titles of the briefing and of topics that have no form in one of these locales."""
    missing = [(path, locale) for locale in locales for path in _missing(setup.config, locale)]
    if not missing:
        return []
    lines = load(files.read(os.path.join(setup.workspace.root, FILE_NAME)))[1]
    return [_title(path, locale, line_of(lines, path)) for path, locale in missing]


def _title(path: tuple[str, ...], locale: str, line: int) -> Diagnostic:
    message, hint = f"{'.'.join(path)} has no form in {locale}", f'write {path[-1]} as a table by locale, with {locale} = "…"'
    return Diagnostic(path=FILE_NAME, line=line, code=CODE, message=message, hint=hint)


def _missing(config: Config, locale: str) -> Iterator[tuple[str, ...]]:
    """Where a form is missing. A title that is one text is in the language of the workspace, its first locale."""
    briefing = config.briefing
    given: list[tuple[tuple[str, ...], Title | None]] = [
        (("briefing", "title"), briefing.title),
        (("briefing", "subtitle"), briefing.subtitle),
    ]
    given += [(("topics", topic.id, "title"), topic.title) for topic in config.topics]
    for path, title in given:
        known = (briefing.locales[0],) if isinstance(title, str) else title
        if known is not None and locale not in known:
            yield path
