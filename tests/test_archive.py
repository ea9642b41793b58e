"""The site of all editions: threads through them, feeds, search, and that an edition more touches only what must change."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import feedparser
import msgspec
import pytest
import tools
from workspaces import ARTICLES, CONFIG, Run, workspace

from briefgen import codec
from briefgen.brief import Brief
from briefgen.pages import threads

ROOT = Path(__file__).parent.parent
SITE = "https://brief.example/caucasus/"
PERSON = """
[[person]]
name = "Rashad Numunazada"
forms = ["Rəşad Nümunəzadə"]
names = { ru = "Рашад Нумунезаде" }
posts = [{ office = "foreign minister", of = "Azerbaijan", from = "2020-01-01" }]
"""
TALKS = """---
title: "<img src=x onerror=alert(1)>"
published: 2026-11-18
publisher: 'Gazette "<b>Sample</b>" & Sons'
language: en
---

The peace treaty between Armenia and Azerbaijan was discussed by Rashad Numunazada on November 18, 2026 & <i>again</i> a day later.

“Nobody in the room asked for another mediator,” said Rashad Numunazada, who led the delegation of Azerbaijan at the peace talks.
"""
WAGONS = """---
title: Rəşad Nümunəzadə dəmir yolunu açdı
published: 2026-11-18
publisher: Nümunə Xəbər
language: az
---

Rəşad Nümunəzadə noyabrın 18-də Naxçıvan dəmir yolunun yeni hissəsini açdı və Zəngəzur dəhlizi üzrə danışıqlar aparıldığını bildirdi.
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example workspace with an address, a search page and hostile words, built as pages: the folder of the site."""
    folder = tmp_path_factory.mktemp("published")
    for name in ("sources", "editions"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("briefgen.toml", "publishers.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "gazetteer.toml").write_text((ROOT / "gazetteer.toml").read_text(encoding="utf-8") + PERSON, encoding="utf-8")
    with open(folder / "briefgen.toml", "a", encoding="utf-8") as file:
        file.write(f'\n[site]\nbase_url = "{SITE}"\nsearch = true\n')
    (folder / "sources" / "talks.md").write_text(TALKS, encoding="utf-8")
    (folder / "sources" / "wagons.md").write_text(WAGONS, encoding="utf-8")
    run = Run("build", "--workspace", str(folder), "--edition", "each", "--format", "html", "--format", "json", "--quiet")
    assert run.status == 0, run.err
    return folder / "build" / "site"


def listed(site: Path) -> list[str]:
    """One page of each template and locale, and what has most on it."""
    kinds = ("topics", "people", "sources", "timeline")
    found = ["index.html", "ru/index.html"]
    for locale in ("en", "ru"):
        found += [f"{locale}/{kind}/index.html" for kind in kinds]
        found += [sorted(site.glob(f"{locale}/{kind}/**/20*.html"))[-1].relative_to(site).as_posix() for kind in kinds]
        found += [f"{locale}/search.html", f"{locale}/after/2026-W47.html", f"{locale}/before/2026-W45.html"]
    return found


@pytest.mark.browser
def test_pages_of_the_archive_have_no_fault(published: Path) -> None:
    """No accessibility fault, no error, no other host, no sideways scrolling; valid HTML."""
    assert tools.axe(published, listed(published)) == []
    assert tools.vnu([published / path for path in listed(published)]) == []
    assert tools.html_validate(published) == []


def test_every_link_of_the_archive_leads_somewhere(published: Path) -> None:
    """Every link and anchor of the archive, the editions and the evidence resolves."""
    assert tools.broken_links(published) == []


def test_each_page_is_reached_without_a_script(published: Path) -> None:
    """From the front page, by plain links, to every page in its language."""
    start = published / "index.html"
    seen, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        for href in re.findall(r'(?:href="|url=)([^":#]+\.html)', page.read_text(encoding="utf-8")):
            target = (page.parent / href).resolve()
            if target not in seen:
                seen.add(target)
                waiting.append(target)

    assert {path.resolve() for path in published.rglob("*.html")} - seen == set()


def test_an_edition_leads_to_the_one_before_and_after(published: Path) -> None:
    """Its page holds two addresses that never change; what stands there leads on, or says that there is no other edition."""
    page = (published / "2026-W46/en/index.html").read_text(encoding="utf-8")
    after, last = ((published / f"en/after/2026-W{week}.html").read_text(encoding="utf-8") for week in (46, 47))

    assert '<link rel="next" href="../../en/after/2026-W46.html">' in page
    assert '<meta http-equiv="refresh" content="0; url=../../2026-W47/en/index.html">' in after
    assert "This is the latest edition." in last
    assert "refresh" not in last
    assert "This is the first edition." in (published / "en/before/2026-W45.html").read_text(encoding="utf-8")


def test_a_person_has_a_page_in_each_language(published: Path) -> None:
    """What names or quotes somebody stands on one page a year, under the name that the language has for them."""
    english, russian = ((published / locale / "people/rashad-numunazada/2026.html").read_text(encoding="utf-8") for locale in ("en", "ru"))

    assert "Nobody in the room asked for another mediator" in english
    assert "Рашад Нумунезаде" in russian


def test_feeds_are_valid(published: Path) -> None:
    """Atom by locale and topic reads without a fault and lists every edition; what sources say comes as text, never as markup."""
    paths = [path.relative_to(published).as_posix() for path in sorted(published.rglob("feed.xml"))]
    assert paths[:3] == ["en/topics/energy-caspian/feed.xml", "en/topics/karabakh-mediation/feed.xml", "en/topics/security/feed.xml"]
    assert {"feed.xml", "ru/feed.xml"} <= set(paths)
    for path in paths:
        feed = feedparser.parse((published / path).read_bytes())
        assert not feed.bozo, (path, feed.bozo_exception)
        assert feed.feed.id.startswith(SITE)
        assert all(entry.id.startswith(SITE) and entry.updated.endswith("T00:00:00Z") for entry in feed.entries)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    whole = feedparser.parse((published / "feed.xml").read_bytes())
    assert [entry.id for entry in whole.entries] == [f"{SITE}2026-W{week}/en/index.html" for week in (47, 46, 45)]
    assert "<i>again" not in (published / "en/topics/karabakh-mediation/feed.xml").read_text(encoding="utf-8")


class Author(msgspec.Struct, forbid_unknown_fields=True):
    """JSON Feed 1.1: an author."""

    name: str


class Item(msgspec.Struct, forbid_unknown_fields=True):
    """JSON Feed 1.1: an item, with the fields that we use; the format wants `id` and one content."""

    id: str
    url: str
    title: str
    content_html: str
    date_published: str
    tags: list[str]
    summary: str | None = None
    attachments: list[dict[str, str]] = []


class JsonFeed(msgspec.Struct, forbid_unknown_fields=True):
    """JSON Feed 1.1: the whole."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    language: str
    authors: list[Author]
    items: list[Item]


def test_json_feed_keeps_to_its_form(published: Path) -> None:
    """JSON Feed 1.1 of each locale, with nothing in it that the format does not know."""
    for path, locale in (("feed.json", "en"), ("ru/feed.json", "ru")):
        feed = msgspec.json.decode((published / path).read_bytes(), type=JsonFeed)
        assert (feed.version, feed.language, feed.feed_url) == ("https://jsonfeed.org/version/1.1", locale, SITE + path)
        assert [item.id for item in feed.items] == [f"{SITE}2026-W{week}/{locale}/index.html" for week in (47, 46, 45)]


def test_sitemap_names_pages_that_are_there(published: Path) -> None:
    """Every address of the sitemap is a page of the site, every edition's page is in it."""
    found = re.findall(r"<loc>(.*?)</loc>", (published / "sitemap.xml").read_text(encoding="utf-8"))
    paths = [address.removeprefix(SITE) for address in found]

    assert [path for path in paths if not (published / path).is_file()] == []
    assert {path.relative_to(published).as_posix() for path in published.glob("2026-*/*/index.html")} <= set(paths)


def asked(site: Path, *questions: tuple[str, str]) -> list[dict[str, Any]]:
    """What the search page shows for words: its text, its links, what went wrong."""
    return tools.search(site, [{"page": f"{locale}/search.html", "words": words} for locale, words in questions])


@pytest.mark.browser
def test_search_finds_words_in_other_forms(published: Path) -> None:
    """A Russian word in another case, an Azerbaijani name, Arabic letters for Persian ones; nothing is read as markup, nothing fails."""
    russian, name, hostile, nothing = asked(published, ("ru", "заявлению"), ("en", "Nümunəzadə"), ("en", "again"), ("en", "zzzqqq"))

    assert "трёхстороннее заявление" in russian["text"]
    assert "Nümunəzadə" in name["text"]
    assert any(link.endswith("2026-W47/en/index.html") for link in name["links"])
    assert "<i>again</i>" in hostile["text"]
    assert nothing["text"].strip() == "Nothing was found."
    assert [one["faults"] for one in (russian, name, hostile, nothing)] == [[]] * 4
    assert hostile["elements"] == []


def test_search_index_is_the_same_each_time(published: Path, tmp_path: Path) -> None:
    """Made anew from the same pages, the index has the same bytes."""
    again = tmp_path / "again"
    run = Run(
        "build", "--workspace", str(published.parent.parent), "--edition", "each", "--format", "html", "--format", "json", "--quiet",
        "--output", str(again),
    )  # fmt: skip
    assert run.status == 0
    here, there = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()} for root in (published, again / "site")
    )

    assert any(path.parts[0] == "pagefind" for path in here)
    assert {str(path) for path in {*here, *there} if here.get(path) != there.get(path)} == set()


def test_without_an_address_there_is_no_feed(tmp_path: Path) -> None:
    """A feed needs absolute addresses: without them it is left out with a warning, and everything else is made."""
    folder = workspace(tmp_path)
    run = Run("build", "--workspace", str(folder), "--format", "html", "--format", "json")
    site = folder / "build" / "site"

    assert run.status == 0
    assert "briefgen.toml: warning: no feed and no sitemap were made: the site's address is not known" in run.err
    assert (site / "en/topics/water/2026.html").is_file()
    assert [path for path in site.rglob("*") if path.name in ("feed.xml", "feed.json", "sitemap.xml")] == []


def test_names_make_addresses() -> None:
    """A Latin name is its own address; another one gets a digest, so that two names share none."""
    assert threads.name_slug("Sample Gazette") == "sample-gazette"
    assert threads.name_slug("Нумунезаде") != threads.name_slug("Образцова")
    assert re.fullmatch(r"liyev-[0-9a-f]{8}", threads.name_slug("Əliyev"))


def years(folder: Path, count: int) -> None:
    """An output with this many weekly editions, as builds would have left them: copies of one under earlier weeks."""
    site = folder / "build" / "site"
    first = codec.decode((site / "2026-W47" / "brief.json").read_bytes(), Brief)
    for number in range(1, count):
        last = date(2026, 11, 22) - timedelta(weeks=number)
        year, week, _ = last.isocalendar()
        name, begin = f"{year}-W{week:02}", last - timedelta(days=6)
        period = msgspec.structs.replace(first.period, first=begin.isoformat(), last=last.isoformat())
        text = json.dumps(msgspec.to_builtins(msgspec.structs.replace(first, edition=name, period=period, date=last.isoformat())))
        for identifier in [one.id for section in first.sections for one in section.items]:
            text = text.replace(identifier, f"{identifier}w{number}")
        (site / name / "en").mkdir(parents=True)
        (site / name / "brief.json").write_text(text, encoding="utf-8")
        (site / name / "en" / "index.html").write_text("<!DOCTYPE html><title>t</title>", encoding="utf-8")


def test_one_edition_more_touches_what_must_change(tmp_path: Path) -> None:
    """With 500 editions in the output, the 501st writes its own folder, the lists that name it, and the pages of its own year."""
    config = CONFIG + f'\n[site]\nbase_url = "{SITE}"\n'
    folder = workspace(tmp_path, config=config)
    command = ("build", "--workspace", str(folder), "--format", "html", "--format", "json", "--quiet")
    assert Run(*command, "--edition", "2026-W47").status == 0
    years(folder, 500)
    (folder / "sources" / "more.md").write_text(ARTICLES["dam.md"].replace("2026-11-17", "2026-11-24"), encoding="utf-8")
    site = folder / "build" / "site"
    assert Run(*command, "--edition", "2026-W47").status == 0
    before = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    assert Run(*command, "--edition", "2026-W48").status == 0
    after = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    changed = sorted(path for path in after if before.get(path) != after[path] and not path.startswith("2026-W48/"))

    assert len(before) > 1500
    assert set(before) - set(after) == set()
    assert changed == [
        "en/after/2026-W47.html", "en/after/2026-W48.html", "en/before/2026-W48.html", "en/sources/index.html",
        "en/sources/sample-gazette/2026.html", "en/topics/index.html", "en/topics/water/2026.html", "en/topics/water/feed.xml",
        "feed.json", "feed.xml", "index.html", "sitemap.xml",
    ]  # fmt: skip
