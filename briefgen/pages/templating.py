"""Theme + locale -> a Jinja environment that reaches nothing but the theme, and errors that name file and line.

Sandboxed, immutable, autoescaping, strict about unknown names; words come from the theme's catalogues.
"""

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefgen import l10n, typography
from briefgen.catalogues import Words
from briefgen.diagnostics import BriefgenError
from briefgen.digits import Digits, native, native_number
from briefgen.pages import compiled, wording
from briefgen.pages.lent import settled
from briefgen.pages.theme import DEFAULT, Theme, bundled
from briefgen.placeholders import CatalogueError

if TYPE_CHECKING:
    from jinja2 import Environment

SOURCE_LOCALE = "en"
"""Language in which the templates are written; every other one needs a catalogue."""

_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no HTML document may hold (HTML Living Standard 13.2.3.5): shown as U+FFFD."""


def catalogues(theme: Theme, locale: str) -> tuple[bytes, ...]:
    """The PO files of a locale: ours, then the workspace's `locale/…` over it. Raises BriefgenError if there is none."""
    name = f"locale/{locale}/briefgen.po"
    found = dict.fromkeys(data for data in (bundled().get(name), theme.files.get(name)) if data is not None)
    if not found and locale != SOURCE_LOCALE:
        known = sorted(
            {SOURCE_LOCALE, *(name.split("/")[1] for name in theme.files if name.startswith("locale/") and name.endswith(".po"))}
        )
        raise BriefgenError(f"no catalogue for the locale `{locale}`; there are {', '.join(known)}; add templates/{name}")
    return tuple(found)


def words(theme: Theme, locale: str, *, marked: bool = False) -> Words:
    """The messages of a locale. Raises BriefgenError, naming the fault, if a catalogue is damaged.

    `marked`: those without a translation are marked, in every locale but the one that the templates are written in.
    """
    try:
        return Words(locale, catalogues(theme, locale), marked=marked and locale != SOURCE_LOCALE)
    except CatalogueError as error:
        place = f"templates/locale/{locale}/briefgen.po" + (f":{error.line}" if error.line else "")
        raise BriefgenError(f"{place}: {error}") from error


@functools.lru_cache(maxsize=16)
def environment(theme: Theme, locale: str, markup: bool = True, digits: Digits = "latin") -> "Environment":
    """The environment in which a theme's templates run in one locale: for HTML, or for plain text, where nothing is escaped."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def find(name: str) -> tuple[str, str, None] | None:
        return (theme.text(name), name, None) if theme.find(name) is not None else None

    ours = frozenset(compiled.checksum(data.decode()) for name, data in bundled().items() if name.startswith(DEFAULT))
    made = ImmutableSandboxedEnvironment(
        bytecode_cache=compiled.kept(ours, "markup" if markup else "text"),
        optimized=False,  # nothing of a locale or of a filter goes into what is compiled
        loader=FunctionLoader(find),
        autoescape=markup,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    own = words(theme, locale, marked=markup)
    gettext, ngettext, pgettext, npgettext = (_set(words, locale) for words in (own.gettext, own.ngettext, own.pgettext, own.npgettext))
    made.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    made.filters.update(_filters(locale, digits))
    comma, semicolon, colon = typography.separators(locale)
    made.globals.update(comma=comma, semicolon=semicolon, colon=colon, quotes=typography.quotes(locale))
    return made


def _set(words: Callable[..., str], locale: str) -> Callable[..., str]:
    """The words of a catalogue with the spaces that the language does not break at; what is put into them later is left alone."""
    return lambda *message: typography.bound(words(*message), locale)


def _filters(locale: str, digits: Digits) -> dict[str, Callable[..., str]]:
    """What templates may do with a value in one locale."""

    def own(value: object) -> str:
        return native(str(value), locale) if digits == "native" else str(value)

    def formatted(form: Callable[..., str]) -> Callable[..., str]:
        return lambda *value: native_number(form(*value, locale), locale) if digits == "native" else form(*value, locale)

    return {
        "num": formatted(l10n.number),
        "percent": formatted(l10n.percent),
        "unit": formatted(l10n.unit),
        "ordinal": formatted(l10n.ordinal),
        "week": formatted(l10n.week),
        "digits": own,
        "listed": lambda values: l10n.listed(tuple(values), locale),
        "own_name": l10n.own_name,
        "upfirst": functools.partial(typography.upper_first, language=locale),
        "clip": wording.clip,
        "md": wording.escape_markdown,
    }


def render(theme: Theme, locale: str, name: str, context: dict[str, Any]) -> str:
    """The HTML of the template `name`. Raises BriefgenError with template, line and cause."""
    return _NOT_HTML.sub("\ufffd", settled(_rendered(theme, locale, name, context, markup=True), SOURCE_LOCALE))


def render_text(theme: Theme, locale: str, name: str, context: dict[str, Any]) -> str:
    """The plain text of the template `name`. Raises BriefgenError with template, line and cause."""
    return _rendered(theme, locale, name, context, markup=False)


def _rendered(theme: Theme, locale: str, name: str, context: dict[str, Any], *, markup: bool) -> str:
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        digits = getattr(context.get("ctx"), "digits", "latin")
        text: str = environment(theme, locale, markup, digits).get_template(name).render(context)
    except TemplateSyntaxError as error:
        raise BriefgenError(f"templates/{error.name}:{error.lineno}: {error.message}") from error
    except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise BriefgenError(f"templates/{_where(error, theme, name)}: {error}") from error
    return text


def _where(error: BaseException, theme: Theme, name: str) -> str:
    """The innermost template and line of a failed render: Jinja rewrites tracebacks to the templates' own lines."""
    place, trace = name, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if theme.find(file) is not None or file.removeprefix(DEFAULT) in theme.files:
            place = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
