"""Theme + locale -> the messages of its templates that no catalogue of the locale translates, by file and line."""

import functools
from collections.abc import Iterator

from briefgen.model import Value
from briefgen.pages.templating import SOURCE_LOCALE, environment, words
from briefgen.pages.theme import Theme

PLAIN = ("mail.txt", "mail-subject.txt")


class Message(Value, frozen=True, kw_only=True):
    """A message of a template."""

    file: str
    """Name below `templates/`."""
    line: int
    context: str | None
    text: str
    """Its first form."""


def templates(theme: Theme) -> list[str]:
    """The names of a theme's templates."""
    return [name for name in theme.files if name.endswith((".html", ".md", *PLAIN)) and not name.endswith("README.md")]


@functools.lru_cache(maxsize=4)
def messages(theme: Theme) -> tuple[Message, ...]:
    """Every message of a theme, in the order of its files. Raises BriefgenError for a template that cannot be compiled."""
    return tuple(one for name in templates(theme) for one in _extracted(theme, name))


def _extracted(theme: Theme, name: str) -> Iterator[Message]:
    from jinja2 import TemplateSyntaxError

    from briefgen.diagnostics import BriefgenError

    try:
        # The extension for gettext gives the environment this method.
        found = list(environment(theme, SOURCE_LOCALE).extract_translations(theme.text(name)))  # type: ignore[attr-defined]
    except TemplateSyntaxError as error:
        raise BriefgenError(f"templates/{name}:{error.lineno}: {error.message}") from error
    for line, function, message in found:
        parts = [message] if isinstance(message, str) else [part for part in message if part is not None]
        context, text = (parts[0], parts[1]) if function in ("pgettext", "npgettext") else (None, parts[0])
        yield Message(file=name, line=line, context=context, text=text)


def lacking(theme: Theme, locale: str) -> tuple[Message, ...]:
    """What the pages of a locale print in the templates' own language. Raises BriefgenError for a damaged template or catalogue."""
    if locale == SOURCE_LOCALE:
        return ()
    known = words(theme, locale).known
    return tuple(one for one in messages(theme) if (one.context, one.text) not in known)
