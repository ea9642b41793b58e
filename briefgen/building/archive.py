"""The editions that stand in the output, and those of this build -> everything of the site that is no edition's own.

The one place where what is made depends on what lies in the output: an archive lists what is there. Each page runs by need, on
the records that it shows.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefgen import codec, files
from briefgen.brief import Brief
from briefgen.building import searching
from briefgen.building.engine import Engine, digest_of
from briefgen.building.workspace import Setup
from briefgen.config import LOCALES
from briefgen.edition.titles import given_in, localised
from briefgen.pages.context import EditionLine, PageContext
from briefgen.pages.frame import edition_title
from briefgen.pages.logo import logo
from briefgen.pages.records import Record, record
from briefgen.pages.theme import search_script
from briefgen.pages.threads import KINDS, Kind, Thread, in_order, threads

if TYPE_CHECKING:
    from briefgen.pages.archivepages import Shelf
    from briefgen.pages.theme import Theme


Coming = Mapping[str, Mapping[str, bytes]]
"""Edition -> the files that will stand in its folder."""
FEEDS = ("feed.xml", "feed.json", "sitemap.xml")
"""Files at the root that are there only while the site has an address."""


class Archive(NamedTuple):
    """The pages around the editions: path below `<locale>/` -> page, for each locale; path -> file at the root, to be written last."""

    folders: dict[str, dict[str, bytes]]
    root: dict[str, bytes]
    search: dict[str, bytes]
    """Path below `pagefind/` -> the index of the search pages; empty where there is no search."""
    assets: dict[str, bytes]


class Made(NamedTuple):
    """One page that the engine makes by need: its path, what it shows, and how it is made."""

    path: str
    shows: object
    make: Callable[[], str]


class _Part(NamedTuple):
    """What the archive of one locale is made of, newest edition first."""

    shelf: "Shelf"
    theme: "Theme"
    records: list[Record]
    threads: Mapping[Kind, list[Thread]]


def archive(setup: Setup, theme: "Theme", locales: Sequence[str], engine: Engine, coming: Coming) -> Archive:
    """Everything that stands around the editions. The configuration's first locale is the site's own. Raises BriefgenError."""
    records = edition_records(setup, engine, coming)
    present = {locale for one in records for locale in one.line.locales} | set(locales)
    known = [locale for locale in setup.config.briefing.locales if locale in present]
    ordered = tuple(known + sorted(present - set(known)))
    executable = searching.program() if setup.config.site.search and records else None
    parts = [_part(_context(setup, theme, ordered, locale), theme, records, executable is not None) for locale in ordered]
    folders: dict[str, dict[str, bytes]] = {locale: {} for locale in ordered}
    root: dict[str, bytes] = {}
    for part in parts:
        for page in _pages(part):
            locale, _, rest = page.path.partition("/")
            place, name = (folders[locale], rest) if rest else (root, page.path)
            place[name] = _run(engine, page, part)
    sitemap = _sitemap(parts)
    if sitemap is not None:
        root[sitemap.path] = _run(engine, sitemap, parts[0])
    if executable is None:
        return Archive(folders, root, {}, {})
    index = searching.index(setup, engine, _edition_pages(setup, records, coming), executable)
    return Archive(folders, root, index, dict([search_script(theme)]))


def _edition_pages(setup: Setup, records: Sequence[Record], coming: Coming) -> dict[str, bytes]:
    """The page of every edition and locale by its path on the site, as it stands or will stand."""
    found: dict[str, bytes] = {}
    for one in records:
        edition = one.line.edition
        for path in (f"{locale}/index.html" for locale in one.line.locales):
            made = coming.get(edition)
            found[f"{edition}/{path}"] = made[path] if made else files.read(os.path.join(setup.workspace.site, edition, path))
    return found


def _run(engine: Engine, page: Made, part: _Part) -> bytes:
    parts = {
        "path": page.path,  # a key names no subject: two pages may show the same rows
        "shows": digest_of(codec.encode(page.shows).decode()),
        "theme": part.theme.digest,
        "page options": digest_of(codec.encode(part.shelf).decode()),
    }
    return engine.step("archive", page.path, parts, lambda: page.make().encode()).data


def _part(ctx: PageContext, theme: "Theme", records: Sequence[Record], search: bool) -> _Part:
    from briefgen.pages.archivepages import Shelf

    mine = [one for one in records if ctx.locale in one.line.locales]
    oldest_first = in_order(mine)
    found = {kind: threads(oldest_first, kind) for kind in KINDS}
    address = ctx.base_url if any(one.line.date for one in mine) else None
    shelf = Shelf(msgspec.structs.replace(ctx, base_url=address), tuple(kind for kind in KINDS if found[kind]), search)
    return _Part(shelf, theme, mine, found)


def _pages(part: _Part) -> Iterator[Made]:
    yield _front(part)
    yield from _neighbours(part)
    for kind in part.shelf.kinds:
        yield from _threads(part, kind)
    if part.shelf.feeds:
        yield from _feeds(part)
    if part.shelf.search:
        yield from _search(part)


def _front(part: _Part) -> Made:
    from briefgen.pages import archivepages

    lines, latest = [one.line for one in part.records], part.records[0] if part.records else None
    path = archivepages.front_path(part.shelf)
    return Made(path, (lines, latest), lambda: archivepages.render_front(latest, lines, part.theme, part.shelf))


def _neighbours(part: _Part) -> Iterator[Made]:
    """For each edition the way to the one before and the one after, of its own kind: a week follows a week."""
    from briefgen.pages.archivepages import neighbour_path, render_neighbour

    def made(line: EditionLine, other: EditionLine | None, way: str) -> Made:
        path = neighbour_path(part.shelf.ctx.locale, line.edition, way)
        shows = [(one.edition, one.marking) for one in (line, other) if one]
        return Made(path, shows, lambda: render_neighbour(line, other, way, part.theme, part.shelf))

    kinds: dict[str, list[EditionLine]] = {}
    for one in reversed(part.records):
        kinds.setdefault(_form(one.line.edition), []).append(one.line)
    for lines in kinds.values():
        for line, before, after in zip(lines, (None, *lines), (*lines[1:], None), strict=False):
            yield made(line, before, "before")
            yield made(line, after, "after")


def _form(edition: str) -> str:
    """The form of an edition's name: a week, a month, a day, a range."""
    return "".join("0" if letter.isdigit() else letter for letter in edition)


def _threads(part: _Part, kind: Kind) -> Iterator[Made]:
    from briefgen.pages import archivepages

    shelf, found = part.shelf, part.threads[kind]
    for thread in found:
        for at, year in enumerate(thread.years):
            near = [one.year for one in thread.years[max(0, at - 1) : at + 2]]
            shows = (msgspec.structs.replace(thread, years=(year,)), near)
            path = archivepages.thread_path(shelf.ctx.locale, thread, year.year)
            yield Made(path, shows, lambda t=thread, n=at: archivepages.render_year(t, n, part.theme, shelf))  # type: ignore[misc]
    counted = [
        (one.name, one.names, one.ownership, one.reliability, one.country, [(year.year, year.rows) for year in one.years], _newest(one))
        for one in found
    ]
    marked = sorted({block.marking for one in found for year in one.years for block in year.blocks})
    path = f"{shelf.ctx.locale}/{kind}/index.html"
    yield Made(path, (counted, marked), lambda: archivepages.render_subjects(kind, found, part.theme, shelf))


def _newest(thread: Thread) -> object:
    block = thread.years[0].blocks[0]
    return (block.edition, block.rows[0]) if thread.kind == "topics" else None


def _feeds(part: _Part) -> Iterator[Made]:
    from briefgen.pages import archivepages, feeds

    shelf, theme = part.shelf, part.theme
    whole = feeds.edition_feed(part.records, shelf, "feed.xml")
    yield Made(archivepages.front_path(shelf, "feed.xml"), whole, lambda: feeds.render_atom(whole, theme, shelf))
    other = feeds.edition_feed(part.records, shelf, "feed.json")
    yield Made(archivepages.front_path(shelf, "feed.json"), other, lambda: feeds.render_json_feed(other, theme, shelf))
    for thread in part.threads["topics"]:
        feed = feeds.topic_feed(thread, part.records, shelf)
        if feed is not None:
            path = archivepages.topic_feed_path(shelf.ctx.locale, thread.slug)
            yield Made(path, feed, lambda feed=feed: feeds.render_atom(feed, theme, shelf))  # type: ignore[misc]


def _search(part: _Part) -> Iterator[Made]:
    from briefgen.pages import archivepages, feeds

    shelf, lines = part.shelf, [one.line for one in part.records]
    path = archivepages.search_path(shelf.ctx.locale)
    yield Made(path, lines, lambda: archivepages.render_search(lines, part.theme, shelf))
    if shelf.feeds:
        title = edition_title(lines[0], shelf.ctx.locale)
        yield Made(f"{shelf.ctx.locale}/opensearch.xml", title, lambda: feeds.render_opensearch(title, part.theme, shelf))


def _sitemap(parts: Sequence[_Part]) -> Made | None:
    from briefgen.pages import feeds

    fed = [part for part in parts if part.shelf.feeds]
    if not fed:
        return None
    found = feeds.addresses([(part.shelf, part.records, part.threads) for part in fed])
    return Made("sitemap.xml", found, lambda: feeds.render_sitemap(found, fed[0].theme, fed[0].shelf))


def _context(setup: Setup, theme: "Theme", locales: tuple[str, ...], locale: str) -> PageContext:
    briefing, site = setup.config.briefing, setup.config.site
    return PageContext(
        locale=locale,
        locales=locales,
        subtitle=localised(briefing.subtitle, locale) if briefing.subtitle else None,
        subtitle_language=given_in(briefing.subtitle, locale, briefing.locales[0]),
        publisher=briefing.publisher,
        contact=briefing.contact,
        address=briefing.address,
        logo=logo(theme, briefing.logo),
        paper=briefing.paper,
        digits=briefing.digits,
        file_name=briefing.file_name,
        base_url=site.base_url.rstrip("/") + "/" if site.base_url else None,
        archive=True,
    )


def edition_records(setup: Setup, engine: Engine, coming: Coming) -> list[Record]:
    """What the archive knows of every edition in the output or to come, newest first."""
    found: list[Record] = []
    for name in sorted({*files.subfolders(setup.workspace.site), *coming}):
        data, paths = _standing(os.path.join(setup.workspace.site, name), coming.get(name))
        if data is None:
            continue
        places = [locale for locale in LOCALES if f"{locale}/index.html" in paths]
        documents = sorted(path for path in paths if path.endswith(".pdf"))
        parts = {"brief": hashlib.sha256(data).hexdigest(), "pages": digest_of(places, documents)}
        output = engine.step("archive record", name, parts, partial(_record, data, places, documents))
        one = codec.decode(output.data, Record | None)  # type: ignore[arg-type]
        if one is not None:
            found.append(one)
    return sorted(found, key=lambda one: (one.line.period.last or "", one.line.edition), reverse=True)


def _standing(folder: str, coming: Mapping[str, bytes] | None) -> tuple[bytes | None, set[str]]:
    """An edition's `brief.json` and the paths of its files, as they will be."""
    if coming is not None:
        return coming.get("brief.json"), set(coming)
    data = files.read_optional(os.path.join(folder, "brief.json"))
    return data, set() if data is None else {one.path for one in files.scan(folder)}


def _record(data: bytes, places: Sequence[str], documents: Sequence[str]) -> bytes:
    try:
        one = record(codec.decode(data, Brief), places, documents)
    except (msgspec.ValidationError, msgspec.DecodeError):
        one = None
    return codec.encode(one)
