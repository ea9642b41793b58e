"""Records and threads -> the pages of the archive in one locale: front page, topic, person, source, timeline, before and after.

Pure, like `page`. Every path is relative to the site's root; pages of a locale stand below `<locale>/`, whichever is the default.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from briefgen import collation
from briefgen.brief import DateRange
from briefgen.config import MARKINGS, strictest
from briefgen.pages import theme as themes
from briefgen.pages import wording
from briefgen.pages.archiveviews import (
    BlockView,
    LatestView,
    PointView,
    RowView,
    SiteLinks,
    SubjectView,
    ThreadView,
    TopicLink,
    YearLink,
)
from briefgen.pages.context import EditionLine, PageContext
from briefgen.pages.frame import edition_row, edition_title, frame
from briefgen.pages.records import Record
from briefgen.pages.siteviews import EditionLink, YearView
from briefgen.pages.templating import render
from briefgen.pages.theme import Theme
from briefgen.pages.threads import Block, Kind, Row, Thread, Year, year_of

IN_FULL = 12
"""Editions that the front page lists with their first key point; it lists whole years, the older ones by name only."""
POINTS = 5


class Shelf(NamedTuple):
    """What the archive of one locale has, beside its editions: what its pages may link to."""

    ctx: PageContext
    kinds: tuple[Kind, ...] = ()
    """Kinds of threads that there are."""
    search: bool = False

    @property
    def feeds(self) -> bool:
        """Whether there are feeds: they need the site's address."""
        return self.ctx.base_url is not None

    @property
    def default(self) -> bool:
        """Whether this is the site's own locale, whose front page and feeds stand at the root."""
        return self.ctx.locale == self.ctx.locales[0]


def front_path(shelf: Shelf, name: str = "index.html") -> str:
    """The path of a locale's front page, or of another file that stands beside it."""
    return name if shelf.default else f"{shelf.ctx.locale}/{name}"


def thread_path(locale: str, thread: Thread, year: str) -> str:
    """The path of a year of a thread."""
    return "/".join(part for part in (locale, thread.kind, thread.slug, f"{year}.html") if part)


def topic_feed_path(locale: str, topic: str) -> str:
    """The path of a topic's feed."""
    return f"{locale}/topics/{topic}/feed.xml"


def neighbour_path(locale: str, edition: str, way: str) -> str:
    """The path of the page that leads to the edition `before` or `after` one."""
    return f"{locale}/{way}/{edition}.html"


def links(shelf: Shelf, root: str, here: str) -> SiteLinks:
    """The site's own navigation, from a page that lies `root` below the site's root."""
    own = f"{root}{shelf.ctx.locale}/"
    front = root + front_path(shelf, "")
    return SiteLinks(
        here=here,
        front=f"{front}index.html",
        kinds=tuple((kind, f"{own}{kind}/index.html") for kind in shelf.kinds),
        search=root + search_path(shelf.ctx.locale) if shelf.search else None,
        feed=f"{front}feed.xml" if shelf.feeds else None,
        json_feed=f"{front}feed.json" if shelf.feeds else None,
        opensearch=f"{own}opensearch.xml" if shelf.feeds and shelf.search else None,
    )


def render_front(latest: Record | None, lines: Sequence[EditionLine], theme: Theme, shelf: Shelf) -> str:
    """The front page: the latest edition, then every edition by year."""
    root = "" if shelf.default else "../"
    context = {**archive(lines, root, shelf.ctx), "latest": _latest(latest, root, shelf.ctx) if latest else None}
    return _render("index.html", lines, theme, shelf, root, "editions", context)


def search_path(locale: str) -> str:
    """The path of a locale's search page."""
    return f"{locale}/search.html"


def render_search(lines: Sequence[EditionLine], theme: Theme, shelf: Shelf) -> str:
    """The search page, with the list of editions for whom the search does not work."""
    root, ctx = "../", shelf.ctx
    switch = tuple((code, root + search_path(code)) for code in ctx.locales)
    context = {**archive(lines, root, ctx), "script": root + themes.search_script(theme)[0], "switch": switch}
    return _render("search.html", lines, theme, shelf, root, "search", context)


def archive(lines: Sequence[EditionLine], root: str, ctx: PageContext) -> dict[str, Any]:
    """The editions by year, as the front page and the search page list them. `lines` newest first."""
    title = edition_title(lines[0], ctx.locale) if lines else None
    years: dict[str, list[Any]] = {}
    for line in lines:
        if ctx.locale in line.locales:
            years.setdefault(year_of(line.period, line.date), []).append(edition_row(line, root, title, ctx.locale))
    shown, views = 0, []
    for year, rows in years.items():
        views.append(YearView(year=year if year.isdigit() else "", rows=tuple(rows), whole=shown < IN_FULL))
        shown += len(rows)
    return {"years": tuple(views), "title": title, "publisher": ctx.publisher, "contact": ctx.contact}


def _latest(record: Record, root: str, ctx: PageContext) -> LatestView:
    line, locale = record.line, ctx.locale
    folder, year = f"{root}{line.edition}/{locale}/", year_of(line.period, line.date)
    return LatestView(
        row=edition_row(line, root, None, locale),
        points=tuple(
            PointView(href=f"{folder}index.html#{one.anchor}", text=wording.run(one.text, one.language, locale))
            for one in record.points[:POINTS]
        ),
        topics=tuple(
            TopicLink(
                href=f"{root}{locale}/topics/{one.topic}/{year}.html",
                title=wording.run(one.titles.get(locale, one.title), locale if locale in one.titles else line.language, locale),
            )
            for one in record.headings
        ),
        data=f"{root}{line.edition}/brief.json",
        references=f"{folder}references.json",
    )


def render_year(thread: Thread, at: int, theme: Theme, shelf: Shelf) -> str:
    """The page of a thread's year number `at` (0 is the newest)."""
    locale, year = shelf.ctx.locale, thread.years[at]
    depth = 3 if thread.slug else 2
    root = "../" * depth
    near = [thread.years[one] if 0 <= one < len(thread.years) else None for one in (at + 1, at - 1)]
    earlier, later = (YearLink(year=one.year, href=f"{one.year}.html", count=one.rows) if one else None for one in near)
    fed = shelf.feeds and thread.kind == "topics"
    view = ThreadView(
        kind=thread.kind,
        name=_name(thread, locale),
        year=year.year if year.year.isdigit() else "",
        count=year.rows,
        blocks=tuple(_block(one, root, locale) for one in year.blocks) if thread.slug else (_events(year, root, locale),),
        earlier=earlier,
        later=later,
        country=thread.country,
        ownership=thread.ownership,
        reliability=thread.reliability,
        index=f"../index.html#s-{thread.slug}" if thread.slug else "index.html",
        feed="feed.xml" if fed else None,
    )
    switch = _switch(shelf, root, f"{thread.kind}/index.html", thread_path(locale, thread, year.year))
    return _render("thread.html", year.blocks, theme, shelf, root, thread.kind, {"thread": view, "switch": switch})


def render_subjects(kind: str, threads: Sequence[Thread], theme: Theme, shelf: Shelf) -> str:
    """The list of all threads of a kind: topics in their order, people and sources by name, the timeline's years."""
    root, locale = "../../", shelf.ctx.locale
    ordered = threads if kind == "topics" else sorted(threads, key=lambda one: collation.key(one.names.get(locale, one.name), locale))
    views = tuple(_subject(one, root, shelf) for one in ordered)
    blocks = [block for thread in threads for year in thread.years for block in year.blocks]
    switch = _switch(shelf, root, f"{kind}/index.html", "")
    return _render("subjects.html", blocks, theme, shelf, root, kind, {"kind": kind, "subjects": views, "switch": switch})


def render_neighbour(line: EditionLine, other: EditionLine | None, way: str, theme: Theme, shelf: Shelf) -> str:
    """The page behind the links "previous edition" and "next edition": it leads on, or says that there is none.

    An edition that is published never changes, so its page cannot name the one after it; this one can.
    """
    root, locale = "../../", shelf.ctx.locale
    context = {
        "way": way,
        "edition": EditionLink(href=f"{root}{line.edition}/{locale}/index.html", name=wording.edition(line.edition, locale)),
        "other": EditionLink(href=f"{root}{other.edition}/{locale}/index.html", name=wording.edition(other.edition, locale))
        if other
        else None,
    }
    return _render("neighbour.html", [line, *([other] if other else [])], theme, shelf, root, "editions", context)


def _render(template: str, marked: Sequence[EditionLine | Block], theme: Theme, shelf: Shelf, *where: Any) -> str:
    root, here, context = where
    marking = strictest(MARKINGS[0], *(one.marking for one in marked if one.marking in MARKINGS))
    switch = tuple((code, root + ("" if code == shelf.ctx.locales[0] else f"{code}/") + "index.html") for code in shelf.ctx.locales)
    whole = {"switch": switch, **frame(theme, shelf.ctx, root, marking), "site": links(shelf, root, here), **context}
    return render(theme, shelf.ctx.locale, template, whole)


def _switch(shelf: Shelf, root: str, path: str, own: str) -> tuple[tuple[str, str], ...]:
    """The same list in the other locales. A thread may be missing there, so its years lead to the list."""
    return tuple((code, f"{root}{own}" if own and code == shelf.ctx.locale else f"{root}{code}/{path}") for code in shelf.ctx.locales)


def _name(thread: Thread, locale: str) -> Any:
    if not thread.slug:
        return None
    own = thread.names.get(locale)
    return wording.run(own or thread.name, locale if own else thread.language, locale)


def _subject(thread: Thread, root: str, shelf: Shelf) -> SubjectView:
    locale = shelf.ctx.locale
    newest = thread.years[0].blocks[0] if thread.slug and thread.years else None
    return SubjectView(
        anchor=f"s-{thread.slug}",
        name=_name(thread, locale) or wording.run("", None, locale),
        count=sum(year.rows for year in thread.years),
        years=tuple(
            YearLink(year=one.year if one.year.isdigit() else "", href=root + thread_path(locale, thread, one.year), count=one.rows)
            for one in thread.years
        ),
        country=thread.country,
        ownership=thread.ownership,
        reliability=thread.reliability,
        latest=_row(newest.rows[0], newest, root, locale) if newest and thread.kind == "topics" else None,
        feed=root + topic_feed_path(locale, thread.slug) if thread.kind == "topics" and shelf.feeds else None,
    )


def _block(block: Block, root: str, locale: str) -> BlockView:
    return BlockView(
        anchor=f"e-{block.edition}",
        href=f"{root}{block.edition}/{locale}/index.html",
        name=wording.edition(block.edition, locale),
        period=wording.period(block.period, locale),
        rows=tuple(_row(one, block, root, locale) for one in block.rows),
    )


def _events(year: Year, root: str, locale: str) -> BlockView:
    """The events of a year in their order, whichever edition told them."""
    told = [
        (one.first or "", one.last or "", at, place, one, block)
        for at, block in enumerate(year.blocks)
        for place, one in enumerate(block.rows)
    ]
    ordered = sorted(told, key=lambda row: row[:4])
    empty = wording.edition("", locale)
    return BlockView(anchor="", href="", name=empty, period=empty, rows=tuple(_row(one, block, root, locale) for *_, one, block in ordered))


def _row(one: Row, block: Block, root: str, locale: str) -> RowView:
    if one.first and one.last:
        when = wording.event(DateRange(first=one.first, last=one.last, precision=one.precision), locale)  # type: ignore[arg-type]
    else:
        when = wording.published(one.published, locale, short=True) if one.published else wording.day(None, locale)
    return RowView(
        href=f"{root}{block.edition}/{locale}/{one.place}",
        text=wording.run(one.text, one.language, locale) if one.text else None,
        speaker=wording.name(one.speaker, locale),
        publishers=tuple(wording.run(name, None, locale) for name in one.publishers),
        when=when,
        statements=one.statements,
    )
