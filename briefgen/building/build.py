"""The main job: a workspace and a request -> the site's folder, touched only where something changed, and a report."""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field, structs

from briefgen import files
from briefgen.brief import Brief
from briefgen.building import composing, pipeline, plan, searching
from briefgen.building.archive import FEEDS, Archive, archive
from briefgen.building.collect import collect
from briefgen.building.engine import Engine, Ran
from briefgen.building.production import EMAIL, FORMATS, Press, begin, mails, produce
from briefgen.building.progress import EDITIONS, PAGES, PDFS
from briefgen.building.searching import FOLDER as SEARCH
from briefgen.building.untranslated import gaps
from briefgen.building.workspace import Setup, read_translations
from briefgen.config import LOCALES
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.files import FileStat

if TYPE_CHECKING:
    from briefgen.pages.printers import Printers
    from briefgen.pages.theme import Theme

    Listings = Mapping[str, Sequence[FileStat]] | None


class Request(Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    sources: tuple[str, ...] = ()
    """Absolute folders in place of the configured ones."""
    editions: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    jobs: int = 1
    dry_run: bool = False
    l10n: Literal["strict", "fallback"] = "fallback"
    """What becomes of words without a translation: nothing is built, or they stand in English, marked and counted."""


class Report(Struct, frozen=True, kw_only=True):
    """What was built."""

    briefs: tuple[Brief, ...] = ()
    changed: tuple[str, ...] = ()
    """Paths below the site's folder that were written or removed, and e-mails as `mail/…`."""
    ran: tuple[Ran, ...] = ()
    reused: int = 0
    problems: tuple[Diagnostic, ...] = ()
    articles: int = 0
    elsewhere: dict[str, int] = field(default_factory=dict)
    """Period -> number of articles that no edition of this build may hold."""
    documents: tuple[str, ...] = field(default_factory=tuple)
    """The pages, PDFs and e-mails to open, as absolute paths."""


def build(setup: Setup, request: Request, engine: Engine, listings: "Listings" = None, printers: "Printers | None" = None) -> Report:
    """Build what is asked for. Raises BriefgenError before anything is written.

    `listings`: as in `collect`; `printers`: processes that make PDFs, if some are at hand.
    """
    if printers is not None or not makes_pdfs(request.formats):
        return _built(setup, request, engine, listings, printers)
    from briefgen.pages.printers import Printers

    with Printers(request.jobs) as own:
        return _built(setup, request, engine, listings, own)


def makes_pdfs(asked: tuple[str, ...]) -> bool:
    """Whether what is asked for holds a PDF; an e-mail carries one."""
    return not {"pdf", EMAIL}.isdisjoint(_formats(asked))


def _built(setup: Setup, request: Request, engine: Engine, listings: "Listings", printers: "Printers | None") -> Report:
    press = _press(setup, request, engine, printers)
    collected = collect(setup.workspace.root, request.sources or setup.config.sources.folders, listings)
    entries = pipeline.understand(collected.sources, setup.config, setup.gazetteer, engine, request.jobs)
    wanted = plan.wanted(request.editions, entries, setup.config)
    said, memory = composing.hands(setup, wanted), read_translations(setup.workspace.root)
    # Only what this build makes is linked to: a page must not depend on what happens to lie in the output.
    standing = frozenset(f"{edition.id}/{locale}" for edition in wanted for locale in press.locales if "html" in press.formats)
    press = structs.replace(press, standing=standing)
    _expect(press, len(wanted))
    briefs: list[Brief] = []
    content, messages = dict[str, dict[str, bytes]](), dict[str, bytes]()
    for edition in wanted:
        brief = composing.edition(edition, entries, setup, said[edition.id], engine)
        briefs.append(composing.translated(brief, memory, setup, engine))
        begin(briefs[-1], press)
    for brief in briefs:
        cited = {source.id for source in brief.sources}
        articles = {entry.facts.id: entry.article for entry in entries if entry.facts.id is not None and entry.facts.id in cited}
        content[brief.edition] = produce(brief, articles, press)
        messages.update(mails(brief, press))
    return Report(
        briefs=tuple(briefs),
        changed=tuple((_would_write if request.dry_run else _write)(setup, content, messages, press)),
        ran=tuple(engine.ran),
        reused=engine.reused,
        problems=(
            *setup.problems,
            *(problem for found in press.lacking.values() for problem in found),
            *pipeline.diagnostics(entries, collected.orphans),
            *plan.empty(wanted, entries, setup.config),
            *_glyphs(briefs, press.theme),
            *_lacking(setup, press.formats),
        ),
        articles=sum(entry.facts.id is not None for entry in entries),
        elsewhere=plan.other_periods(entries, wanted, setup.config),
        documents=tuple(_documents(setup, briefs, messages, press)),
    )


def _press(setup: Setup, request: Request, engine: Engine, printers: "Printers | None") -> Press:
    """What pages are made with. Raises BriefgenError for a theme that is broken, or lacks words where none may be lacking."""
    theme, locales = load_theme(setup), request.locales or setup.config.briefing.locales
    return Press(
        theme=theme,
        config=setup.config,
        locales=locales,
        formats=_formats(request.formats),
        engine=engine,
        printers=printers,
        lacking=_untranslated(setup, theme, locales, request, engine),
    )


def _expect(press: Press, editions: int) -> None:
    """Say how much there is to do."""
    for group, form in ((EDITIONS, None), (PAGES, "html"), (PDFS, "pdf")):
        each = 1 if form is None else len(press.locales) * (form in press.formats)
        press.engine.progress.expect(group, each * editions)


def _untranslated(setup: Setup, theme: "Theme", locales: Sequence[str], request: Request, engine: Engine) -> dict[str, list[Diagnostic]]:
    """What each locale lacks. Raises BriefgenError with all of it where nothing may be lacking."""
    lacking = gaps(setup, theme, locales, engine)
    found = [problem for problems in lacking.values() for problem in problems]
    if found and request.l10n == "strict":
        raise BriefgenError(*(structs.replace(problem, severity="error") for problem in sorted(set(found))))
    return lacking


def _glyphs(briefs: Sequence[Brief], theme: "Theme") -> list[Diagnostic]:
    """One warning an edition with characters that no font has."""
    from briefgen.pages import page

    hint = "install fonts-noto-core for Armenian and Georgian; the PDF shows a replacement sign"
    lacking = [(brief.edition, page.missing(brief, theme)) for brief in briefs]
    return [
        Diagnostic(path=edition, code="missing-glyph", message=f"no font has {' '.join(chars[:20])}", hint=hint)
        for edition, chars in lacking
        if chars
    ]


def _lacking(setup: Setup, formats: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Warnings of what the site has not: feeds need its address, since a feed is read elsewhere; the search needs Pagefind."""
    site = setup.config.site
    if site.base_url is None and "html" in formats:
        message, hint = "no feed and no sitemap were made: the site's address is not known", "set [site] base_url"
        yield Diagnostic(path="briefgen.toml", code="no-base-url", message=message, hint=hint)
    if site.search and searching.program() is None:
        message, hint = "no search page was made: Pagefind is not installed", "pip install 'briefgen[search]'"
        yield Diagnostic(path="briefgen.toml", code="no-search", message=message, hint=hint)


def load_theme(setup: Setup) -> "Theme":
    """The bundled theme under the workspace's templates. Raises BriefgenError."""
    from briefgen.pages import fonts, theme

    system = {path: data for path in fonts.SYSTEM_FACES if (data := files.read_optional(path)) is not None}
    bundled = theme.bundled()  # a checkout's own templates/, seen from another installation, override nothing
    return theme.load({name: data for name, data in setup.templates.items() if bundled.get(name) != data}, system)


def differing(setup: Setup, content: dict[str, dict[str, bytes]]) -> list[str]:
    """The paths below the site's folder that would be written or removed."""
    folders = ((edition, os.path.join(setup.workspace.site, edition), pages) for edition, pages in content.items())
    return [f"{edition}/{path}" for edition, folder, pages in folders for path in files.differing(folder, pages)]


def _formats(asked: tuple[str, ...]) -> tuple[str, ...]:
    """What is made: an e-mail edition leads to the pages of the site, so that asked for alone it comes beside all of them."""
    return asked if set(asked) - {EMAIL} else (*FORMATS, *asked)


def _would_write(setup: Setup, content: dict[str, dict[str, bytes]], messages: dict[str, bytes], _: Press) -> list[str]:
    post = setup.workspace.mail
    return differing(setup, content) + [
        f"mail/{path}" for path, data in messages.items() if files.read_optional(os.path.join(post, path)) != data
    ]


def _write(setup: Setup, content: dict[str, dict[str, bytes]], messages: dict[str, bytes], press: Press) -> list[str]:
    """Assets, editions, then the archive: what is linked to is there before what links to it."""
    from briefgen.pages import page

    site = setup.workspace.site
    files.recover(site)
    around = archive(setup, press.theme, press.locales, press.engine, content)  # before anything is written: a template may fail
    files.write(os.path.join(setup.workspace.output, ".gitignore"), b"*\n!.gitignore\n")
    assets = {**page.assets(press.theme), **around.assets}
    changed = [path for path, data in assets.items() if files.write(os.path.join(site, path), data)]
    for edition, pages in content.items():
        changed += [f"{edition}/{path}" for path in files.replace_folder(os.path.join(site, edition), pages)]
    changed += _write_around(site, around)
    post = setup.workspace.mail
    files.recover(post)
    return changed + [f"mail/{path}" for path, data in messages.items() if files.write(os.path.join(post, path), data)]


def _write_around(site: str, around: Archive) -> list[str]:
    """The pages of each locale, then the root's; what the archive no longer has goes."""
    place = os.path.join(site, SEARCH)
    changed = [f"{SEARCH}/{path}" for path in files.replace_folder(place, around.search)] if around.search else files.remove_folder(place)
    for locale in LOCALES:
        if locale in around.folders:
            changed += [f"{locale}/{path}" for path in files.replace_folder(os.path.join(site, locale), around.folders[locale])]
        else:
            files.remove_folder(os.path.join(site, locale))
    changed += [path for path, data in around.root.items() if files.write(os.path.join(site, path), data)]
    for name in FEEDS:
        if name not in around.root:
            files.remove(os.path.join(site, name))
    return changed


def _documents(setup: Setup, briefs: Sequence[Brief], messages: dict[str, bytes], press: Press) -> list[str]:
    names = [name for kind, name in (("pdf", setup.config.briefing.file_name), ("html", "index.html")) if kind in press.formats]
    site, post = setup.workspace.site, setup.workspace.mail
    pages = [os.path.join(site, brief.edition, locale, name) for brief in briefs for locale in press.locales for name in names]
    return pages + [os.path.join(post, path) for path in messages]
