"""What a page's markup says of the article: title, date, authors, publisher, address, language, place.

In: an lxml tree. Out: a `Page`. Order of trust as measured on 650 news pages: JSON-LD, then Open Graph and meta, then
microdata and <time>. A date that no markup states is no date: nothing is guessed from the page's text.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from briefgen.reading.canonical import clean
from briefgen.reading.facts import Day, Facts, day_in_zone, day_of
from briefgen.text import words

LONGEST_JSON = 2_000_000
_ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "Report",
    "LiveBlogPosting",
    "OpinionNewsArticle",
)
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published", "publishdate", "publish-date", "pubdate",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "parsely-pub-date", "sailthru.date", "date",
    "article.published",
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}\Z", re.IGNORECASE)
_SEPARATED = re.compile(r"\s+(?:[|•·»«–—]|-|::)\s+")
OVERLAP = 0.6
"""Share of words that a heading must have in common with another statement of the title."""
LONGEST_TITLE = 300


class Page(Struct, frozen=True, kw_only=True):
    """The page's statements, and which of them the date came from."""

    facts: Facts = Facts()
    date_key: str | None = None
    language: str | None = None


def read(tree: Any, time_zone: str) -> Page:
    """The page's statements about its article."""
    metas = _metas(tree)
    linked = next(_articles(tree), {})
    date_key, day = _date(tree, metas, linked, time_zone)
    facts = Facts(
        title=_title(tree, metas, linked),
        published=day,
        publisher=_name(linked.get("publisher")) or metas.get("og:site_name") or metas.get("application-name"),
        authors=_authors(metas, linked),
        place=_place(tree, linked),
        url=_address(tree, metas),
    )
    return Page(facts=facts, date_key=date_key, language=_language(tree, metas))


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").strip().lower()
        value = clean((meta.get("content") or "")[: LONGEST_TITLE * 4])
        if key and value:
            found.setdefault(key, value)
    return found


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        try:
            data = json.loads(text, strict=False) if len(text) <= LONGEST_JSON else None
        except (ValueError, RecursionError):
            continue
        for entry in _entries(data):
            types = entry.get("@type")
            if any(one in _ARTICLE_TYPES for one in (types if isinstance(types, list) else [types])):
                yield entry


def _entries(data: Any) -> Iterator[dict[str, Any]]:
    """Objects at the top, in a list, or in @graph."""
    for entry in data if isinstance(data, list) else [data]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            yield from (one for one in (graph if isinstance(graph, list) else []) if isinstance(one, dict))


def _title(tree: Any, metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    """The h1 that shares its words with another statement of the title, else such a statement without the site's name."""
    stated = [_line(linked.get("headline")), metas.get("og:title"), metas.get("twitter:title")]
    in_head = next((clean("".join(title.itertext())) for title in tree.iter("title")), None)
    headings = [heading for h1 in tree.iter("h1") if (heading := clean("".join(h1.itertext()))) and len(heading) <= LONGEST_TITLE]
    agreeing = [(_likeness(heading, other), heading) for heading in headings for other in (*stated, in_head) if other]
    agreeing = [one for one in agreeing if one[0] > 0]
    if agreeing:
        return max(agreeing, key=lambda one: one[0])[1]
    for statement in stated:
        if statement:
            return _without_site(statement, metas)
    if len(headings) == 1:
        return headings[0]
    return _without_site(in_head, metas) if in_head and len(in_head) <= LONGEST_TITLE else None


def _likeness(heading: str, other: str) -> float:
    """Share of all words that both have; 0 unless most of the heading's words stand in the other."""
    own, theirs = set(words(heading)), set(words(other))
    return len(own & theirs) / max(len(own | theirs), 1) if len(own & theirs) >= OVERLAP * len(own) else 0


def _without_site(title: str, metas: dict[str, str]) -> str:
    """`title` without a tail or head that is the site's name; a bar before few words is such a tail in any case."""
    site = words(metas.get("og:site_name") or metas.get("application-name") or "")
    parts = _SEPARATED.split(title)
    kept = [part for part in parts if words(part) != site]
    if site and 0 < len(kept) < len(parts):
        return title[title.find(kept[0]) : title.rfind(kept[-1]) + len(kept[-1])]
    head, bar, tail = title.rpartition(" | ")
    return head if bar and len(words(tail)) < len(words(head)) <= 40 and len(words(tail)) <= 4 else title


def _date(tree: Any, metas: dict[str, str], linked: dict[str, Any], zone: str) -> tuple[str | None, Day | None]:
    """The date of publication and the key that states it."""
    candidates: list[tuple[str, Any]] = [("JSON-LD datePublished", linked.get("datePublished"))]
    candidates += [(f"meta {key}", metas.get(key)) for key in _DATE_METAS]
    candidates += [("itemprop datePublished", value) for value in _microdata(tree)]
    candidates += [("time", value) for value in _times(tree)]
    for key, value in candidates:
        day = _day(value, zone)
        if day:
            return key, day
    return None, None


def _day(value: Any, zone: str) -> Day | None:
    if not isinstance(value, str):
        return None
    text = value.strip()[:64]
    day = day_of(text, zone)
    if day or "," not in text:
        return day
    from email.utils import parsedate_to_datetime

    try:
        return day_in_zone(parsedate_to_datetime(text), zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _microdata(tree: Any) -> list[str]:
    """datePublished of the page's article: not of its pictures, which are items of their own."""
    found = []
    for element in tree.iter():
        if isinstance(element.tag, str) and (element.get("itemprop") or "") == "datePublished":
            scope = next((one for one in element.iterancestors() if one.get("itemscope") is not None), None)
            kind = ((scope.get("itemtype") if scope is not None else "") or "").rstrip("/").rpartition("/")[2]
            if scope is None or kind in _ARTICLE_TYPES or kind in ("WebPage", ""):
                found.append(element.get("datetime") or element.get("content") or "".join(element.itertext()))
    return found


def _times(tree: Any) -> list[str]:
    """The one day that the page's marked times of publication name; nothing if they differ."""
    marked = [
        time.get("datetime") or ""
        for time in tree.iter("time")
        if time.get("pubdate") is not None
        or any(word in (time.get("class") or "").lower() for word in ("publish", "pubdate", "entry-date", "dt-published"))
    ]
    if not marked:
        inside = [time.get("datetime") or "" for article in tree.iter("article", "main") for time in article.iter("time")]
        marked = inside or [time.get("datetime") or "" for time in tree.iter("time")]
    days = {value[:10] for value in marked if value}
    return [value for value in marked if value][:1] if len(days) == 1 else []


def _authors(metas: dict[str, str], linked: dict[str, Any]) -> tuple[str, ...]:
    stated = linked.get("author")
    names = [_name(one) for one in (stated if isinstance(stated, list) else [stated])]
    given = [name for name in names if name] or [metas.get("author") or metas.get("article:author") or ""]
    return tuple(dict.fromkeys(name for name in given if name and "://" not in name and len(name) <= 100))


def _name(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation, which may be an object, a list or plain text."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name")
    return _line(value)


def _line(value: Any) -> str | None:
    return (clean(value)[:LONGEST_TITLE] or None) if isinstance(value, str) else None


def _place(tree: Any, linked: dict[str, Any]) -> str | None:
    stated = _line(linked.get("dateline")) or _name(linked.get("locationCreated"))
    if stated:
        return stated
    for element in tree.iter("div", "span", "p", "a"):
        if "p-location" in (element.get("class") or "").split():
            return clean("".join(element.itertext()))[:200] or None
    return None


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    """The page's lasting address; one relative to nobody knows what is none."""
    canonical = [link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    return next((address.strip() for address in (*canonical, metas.get("og:url") or "") if _ADDRESS.match(address.strip())), None)


def _language(tree: Any, metas: dict[str, str]) -> str | None:
    stated = (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or metas.get("content-language")
        or metas.get("og:locale")
        or ""
    )
    found = _LANGUAGE.match(stated.strip())
    return found[0].lower() if found else None
