"""Records -> what other programs read of the site: Atom (RFC 4287) and JSON Feed 1.1, by locale and by topic, sitemap, OpenSearch.

Every address in them is absolute, so they need the site's. The time of an entry is the edition's date, never the clock.
"""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.model import Value
from briefgen.pages import wording
from briefgen.pages.archivepages import Shelf, front_path, thread_path, topic_feed_path
from briefgen.pages.frame import edition_title
from briefgen.pages.records import Record
from briefgen.pages.templating import render, render_text
from briefgen.pages.theme import Theme
from briefgen.pages.threads import Kind, Thread
from briefgen.pages.views import Run, When

WHOLE = 20
"""Entries that hold the key points; older ones hold the first one."""
TOPIC_ENTRIES = 50
"""Entries of a topic's feed. The feed of editions lists every one that has a date."""
SITEMAP_URLS = 50_000
"""The most addresses that a sitemap may have (sitemaps.org protocol, 0.9)."""


class Words(Value, frozen=True, kw_only=True):
    """A statement and where it stands on the site."""

    href: str
    text: Run


class Entry(Value, frozen=True, kw_only=True):
    """One edition in a feed."""

    href: str
    id: str
    title: Run
    name: When
    date: str
    """ISO day."""
    lead: Run | None
    words: tuple[Words, ...]
    topics: tuple[tuple[str, Run], ...]
    pdf: str | None
    marking: str


class Feed(Value, frozen=True, kw_only=True):
    """What a feed says of itself."""

    id: str
    href: str
    own: str
    title: Run
    topic: Run | None
    author: str
    updated: str
    entries: tuple[Entry, ...]


class Address(Value, frozen=True, kw_only=True):
    """A page in the sitemap, and the same page in other languages."""

    href: str
    date: str | None
    others: tuple[tuple[str, str], ...] = ()


def dated(records: Iterable[Record]) -> list[Record]:
    """The records that a feed may hold: it needs a date of each."""
    return [one for one in records if one.line.date]


def edition_feed(records: Sequence[Record], shelf: Shelf, name: str) -> Feed:
    """The feed of all editions, newest first."""
    base, locale = shelf.ctx.base_url or "", shelf.ctx.locale
    entries = tuple(_entry(one, base, locale, at < WHOLE) for at, one in enumerate(dated(records)))
    return _feed(base + front_path(shelf, ""), name, shelf, entries, None)


def topic_feed(thread: Thread, records: Sequence[Record], shelf: Shelf) -> Feed | None:
    """The feed of a topic: what each of its latest editions says of it; None where none of them has a date."""
    base, locale = shelf.ctx.base_url or "", shelf.ctx.locale
    known = {one.line.edition: one for one in dated(records)}
    blocks = [block for year in thread.years for block in year.blocks if block.edition in known][:TOPIC_ENTRIES]
    entries = []
    for block in blocks:
        folder = f"{base}{block.edition}/{locale}/"
        words = tuple(
            Words(href=folder + row.place, text=wording.run(row.text or "", row.language, locale)) for row in block.rows if row.text
        )
        whole = _entry(known[block.edition], base, locale, False)
        entries.append(
            Entry(
                href=words[0].href,
                id=f"{whole.id}#topic-{thread.slug}",
                title=whole.title,
                name=whole.name,
                date=whole.date,
                lead=words[0].text,
                words=words,
                topics=tuple(pair for pair in whole.topics if pair[0] == thread.slug),
                pdf=None,
                marking=whole.marking,
            )
        )
    if not entries:
        return None
    title = wording.run(thread.names.get(locale, thread.name), locale if locale in thread.names else thread.language, locale)
    path = topic_feed_path(locale, thread.slug).rpartition("/")[0]
    return _feed(f"{base}{path}/", "feed.xml", shelf, tuple(entries), title)


def _feed(folder: str, name: str, shelf: Shelf, entries: tuple[Entry, ...], topic: Run | None) -> Feed:
    years = f"{folder}{entries[0].date[:4]}.html" if topic else ""
    return Feed(
        id=folder + ("feed.xml" if topic else "index.html"),
        href=years or f"{folder}index.html",
        own=folder + name,
        title=entries[0].title,
        topic=topic,
        author=shelf.ctx.publisher or entries[0].title.text,
        updated=max(one.date for one in entries),
        entries=entries,
    )


def _entry(record: Record, base: str, locale: str, whole: bool) -> Entry:
    line = record.line
    folder = f"{base}{line.edition}/{locale}/"
    points = record.points if whole else record.points[:1]
    return Entry(
        href=f"{folder}index.html",
        id=f"{folder}index.html",
        title=edition_title(line, locale),
        name=wording.edition(line.edition, locale),
        date=line.date or "",
        lead=wording.run(line.lead, line.lead_language, locale) if line.lead else None,
        words=tuple(Words(href=f"{folder}index.html#{one.anchor}", text=wording.run(one.text, one.language, locale)) for one in points),
        topics=tuple(
            (one.topic, wording.run(one.titles.get(locale, one.title), locale if locale in one.titles else line.language, locale))
            for one in record.headings
        ),
        pdf=folder + line.file_name if line.pdf else None,
        marking=line.marking,
    )


def render_atom(feed: Feed, theme: Theme, shelf: Shelf) -> str:
    """A feed as Atom."""
    return render(theme, shelf.ctx.locale, "feed.xml", {"ctx": shelf.ctx, "locale": shelf.ctx.locale, "dir": "ltr", "feed": feed})


def render_json_feed(feed: Feed, theme: Theme, shelf: Shelf) -> str:
    """A feed as JSON Feed."""
    return render_text(theme, shelf.ctx.locale, "feed.json", {"ctx": shelf.ctx, "locale": shelf.ctx.locale, "dir": "ltr", "feed": feed})


def addresses(parts: Sequence[tuple[Shelf, Sequence[Record], Mapping[Kind, Sequence[Thread]]]]) -> tuple[Address, ...]:
    """Every page for readers but the evidence: editions newest first, then the archive's; not more than a sitemap may hold."""
    base = parts[0][0].ctx.base_url or ""
    found = [Address(href=base + front_path(shelf), date=None) for shelf, _, _ in parts]
    for shelf, records, _ in parts:
        for line in (record.line for record in records):
            pages = tuple((locale, f"{base}{line.edition}/{locale}/index.html") for locale in line.locales)
            href = f"{base}{line.edition}/{shelf.ctx.locale}/index.html"
            found.append(Address(href=href, date=line.date, others=pages if len(pages) > 1 else ()))
    for shelf, _, kinds in parts:
        listed = ((thread, year.year) for kind in kinds.values() for thread in kind for year in thread.years)
        found += [Address(href=base + thread_path(shelf.ctx.locale, thread, year), date=None) for thread, year in listed]
    return tuple(found[:SITEMAP_URLS])


def render_sitemap(pages: tuple[Address, ...], theme: Theme, shelf: Shelf) -> str:
    """The sitemap."""
    return render(theme, shelf.ctx.locale, "sitemap.xml", {"pages": pages})


def render_opensearch(title: Run, theme: Theme, shelf: Shelf) -> str:
    """How a browser searches the site from its own address bar (OpenSearch 1.1)."""
    base = shelf.ctx.base_url or ""
    context = {"title": title, "page": f"{base}{shelf.ctx.locale}/search.html", "locale": shelf.ctx.locale}
    return render(theme, shelf.ctx.locale, "opensearch.xml", context)
