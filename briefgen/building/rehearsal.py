"""A theme -> what is wrong with its templates and catalogues: each is compiled, tried on the specimen editions, and asked for its words."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, get_args

from briefgen.brief import Design
from briefgen.building import specimen
from briefgen.building.untranslated import messages
from briefgen.diagnostics import BriefgenError, Diagnostic

if TYPE_CHECKING:
    from briefgen.pages.context import PageContext
    from briefgen.pages.theme import Theme

BROKEN = "broken-template"
_PLACED = re.compile(r"(templates/.+?)(?::(\d+))?(?:: | (?=is not ))(.*)", re.DOTALL)
"""How the pages' errors begin: with the file, and its line where that is known."""


def rehearse(theme: "Theme", locales: Sequence[str]) -> list[Diagnostic]:
    """Errors of templates and catalogues, and warnings of words that are not translated; by file and line."""
    from briefgen.pages.coverage import lacking

    found = [one for locale in locales for one in (*_compiled(theme, locale), *_rendered(theme, locale))]
    if not found:
        found = [one for locale in locales for one in messages(lacking(theme, locale), locale)]
    return sorted(set(found))


def broken(error: BriefgenError) -> list[Diagnostic]:
    """A theme's error as problems with their places."""
    return [_placed(str(problem)) for problem in error.problems]


def _placed(message: str, path: str = "templates", line: int = 0) -> Diagnostic:
    match = _PLACED.fullmatch(message)
    if match:
        path, line, message = match[1], int(match[2] or 0), match[3]
    return Diagnostic(path=path, line=line, code=BROKEN, message=message, severity="error")


def _compiled(theme: "Theme", locale: str) -> Iterator[Diagnostic]:
    """What cannot be compiled, used by a page or not."""
    from jinja2 import TemplateSyntaxError

    from briefgen.pages.coverage import templates
    from briefgen.pages.templating import environment

    for name in templates(theme):
        try:
            environment(theme, locale).get_template(name)
        except TemplateSyntaxError as error:
            yield _placed(str(error.message), f"templates/{error.name}", error.lineno)
        except BriefgenError as error:
            yield from broken(error)


def _rendered(theme: "Theme", locale: str) -> Iterator[Diagnostic]:
    """What fails on the smallest edition or on a full one."""
    for attempt in (*_attempts(theme, locale), *_around(theme, locale)):
        try:
            attempt()
        except BriefgenError as error:
            yield from broken(error)


def _attempts(theme: "Theme", locale: str) -> Iterator[Callable[[], object]]:
    """Every page of both editions, with nothing around it and with everything."""
    from briefgen.pages import page
    from briefgen.pages.context import PageContext
    from briefgen.pages.mail import render_mail
    from briefgen.pages.markdown_page import render_markdown
    from briefgen.pages.records import edition_line

    full, articles = specimen.full()
    designs: tuple[Design, ...] = get_args(Design)
    cited = page.cited_spans(full)
    line = edition_line(full, (locale,), ("brief.pdf",))
    bare = PageContext(locale=locale, locales=(locale,), edition=full.edition)
    for ctx, lines in ((bare, ()), (_rich(locale), (line,))):
        yield partial(page.render_index, lines, theme, ctx)
        for brief in (specimen.smallest(), full):
            for render in (page.render_briefing, render_markdown):
                yield partial(render, brief, theme, ctx)
            for pdf in (None, b""):
                yield partial(render_mail, brief, theme, ctx, pdf)
        for brief in (one for design in designs for one in (specimen.smallest(design), specimen.full(design)[0])):
            yield partial(page.render_print, brief, theme, ctx)
        for article in articles:
            yield partial(page.render_evidence, article, cited[article.id], theme, ctx)


def _around(theme: "Theme", locale: str) -> Iterator[Callable[[], object]]:
    """Every page of an archive of the full edition, and its feeds."""
    from briefgen.pages import archivepages, feeds
    from briefgen.pages.records import record
    from briefgen.pages.threads import KINDS, threads

    one = record(specimen.full()[0], (locale,), ("brief.pdf",))
    shelf = archivepages.Shelf(_rich(locale), KINDS, True)
    yield partial(archivepages.render_front, one, [one.line], theme, shelf)
    yield partial(archivepages.render_search, [one.line], theme, shelf)
    for other in (one.line, None):
        for way in ("before", "after"):
            yield partial(archivepages.render_neighbour, one.line, other, way, theme, shelf)
    for kind in KINDS:
        found = threads([one], kind)
        yield partial(archivepages.render_subjects, kind, found, theme, shelf)
        for thread in found:
            yield partial(archivepages.render_year, thread, 0, theme, shelf)
    if feeds.dated([one]):
        yield partial(feeds.render_atom, feeds.edition_feed([one], shelf, "feed.xml"), theme, shelf)
        yield partial(feeds.render_json_feed, feeds.edition_feed([one], shelf, "feed.json"), theme, shelf)


def _rich(locale: str) -> "PageContext":
    """A page with everything around it."""
    from briefgen.pages.context import PageContext

    return PageContext(
        locale=locale,
        locales=tuple(dict.fromkeys((locale, "en", "ru"))),
        edition="2026-W47",
        marking="TLP:AMBER",
        subtitle="Subtitle",
        untranslated=2,
        publisher="Publisher",
        contact="Contact",
        extras=("brief.json", f"{locale}/brief.md"),
        base_url="https://site.example/",
        previous="2026-W46",
        next="2026-W48",
    )
