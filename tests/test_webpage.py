"""Saved web pages."""

import pytest

from briefgen.model import Problem
from briefgen.reading.readers import webpage
from briefgen.reading.readers.draft import Draft, UnreadableError
from briefgen.reading.readers.pageguard import guard, without_raw

BODY = "".join(
    f"<p>The mayor opened bridge number {n} over the old harbour on Monday, and many came to see it, though it rained.</p>"
    for n in range(8)
)


def _page(head: str = "", body: str = BODY, html: str = "<html>") -> Draft:
    return webpage.read(f"<!doctype html>{html}<head>{head}</head><body>{body}</body></html>", "Asia/Baku")


def _refused(page: str) -> Problem:
    with pytest.raises(UnreadableError) as caught:
        guard(page)
    return caught.value.problem


def test_an_article_among_menus() -> None:
    """Title, standfirst, paragraphs, list and caption are kept in order; menus, scripts and footers are not."""
    draft = _page(
        "<title>Bridges open | Gazette</title><meta property=og:site_name content=Gazette>",
        "<nav><ul><li><a href=/>Start page</a></ul></nav><article><h1>Bridges open</h1>"
        '<div class="article-lead">All of them open at once.</div>'
        f"<figure><img src=a.jpg alt='The harbour'><figcaption>The harbour at night.</figcaption></figure>{BODY}"
        "<ul><li>The first one cost nothing at all.</li><li>The second one cost a lot of money.</li></ul>"
        "<script>var a = 'p';</script></article><footer><p>Imprint and so on</p></footer>",
    )
    texts = [block.text for block in draft.blocks]
    assert texts[:2] == ["Bridges open", "All of them open at once."]
    assert draft.blocks[0].role == "title"
    assert texts[-2:] == ["The first one cost nothing at all.", "The second one cost a lot of money."]
    assert sum("bridge number" in text for text in texts) == 8
    assert not any("Start page" in text or "Imprint" in text or "var a" in text for text in texts)


def test_a_short_page_is_read_in_full() -> None:
    """What is too short for an extractor is read as it is, its parts told apart."""
    draft = _page(
        "<title>Bridge opens</title>", "<h1>Bridge opens</h1><p>It is <b>open</b>.<p>Nobody<br>came.<blockquote>Well.</blockquote>"
    )
    assert [(block.text, block.role) for block in draft.blocks] == [
        ("Bridge opens", "title"),
        ("It is open.", None),
        ("Nobody", None),
        ("came.", None),
        ("Well.", "quote"),
    ]


def test_captions_are_told_apart() -> None:
    """A paragraph that repeats what the page says of a picture is a caption."""
    picture = "<img src=a alt='The harbour at night, seen from the tower.'><p>The harbour at night, seen from the tower.</p>"
    draft = _page(body=f"<article><h1>Bridges</h1>{picture}{BODY}</article>")
    assert ("The harbour at night, seen from the tower.", "caption") in [(block.text, block.role) for block in draft.blocks]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bridge opens at last - Gazette</title>", "<h1>Gazette</h1><h1>Bridge opens at last</h1>", "Bridge opens at last"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge opens"}</script>',
            "<h1>Gazette</h1><h1>Weather</h1>",
            "Bridge opens",
        ),
        ("<meta property=og:title content='Bridge opens | Gazette'><meta property=og:site_name content=Gazette>", "", "Bridge opens"),
        ("<title>Something else</title>", "<h1>Bridge opens</h1>", "Bridge opens"),
        ("<title>Bridge opens</title>", "", "Bridge opens"),
        ("<title>Bridge opens at last | Daily Gazette</title>", "", "Bridge opens at last"),
        ("<title>Bridge - lock - harbour</title>", "", "Bridge - lock - harbour"),
        ("", "", None),
    ],
)
def test_titles(head: str, body: str, title: str | None) -> None:
    """The heading that agrees with another statement of the title, else the statement, without the site's name."""
    assert _page(head, body + BODY).facts.title == title


@pytest.mark.parametrize(
    ("head", "body", "day", "key"),
    [
        (
            '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"datePublished":"2022-10-28T22:30:00Z"}]}</script>',
            "",
            "2022-10-29",
            "JSON-LD datePublished",
        ),
        ("<meta property=article:published_time content=2022-10-28T10:00:00+04:00>", "", "2022-10-28", "meta article:published_time"),
        ("<meta name=date content='Fri, 28 Oct 2022 22:30:00 GMT'>", "", "2022-10-29", "meta date"),
        (
            "",
            "<div itemscope itemtype=http://schema.org/Article><i itemprop=datePublished content=2022-10-28></i></div>",
            "2022-10-28",
            "itemprop datePublished",
        ),
        ("", "<time pubdate datetime=2022-10-28>x</time><time datetime=2020-01-01>y</time>", "2022-10-28", "time"),
        ("", "<time datetime=2022-10-28>x</time>", "2022-10-28", "time"),
    ],
)
def test_dates_that_the_page_states(head: str, body: str, day: str, key: str) -> None:
    """JSON-LD, meta, microdata and marked times date a page, as days of the workspace's zone."""
    draft = _page(head, body + BODY)
    assert draft.facts.published is not None
    assert (draft.facts.published.value, draft.date_key) == (day, key)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>Last updated 28 October 2022</p>"),
        ("", "<time datetime=2022-10-28>x</time><time datetime=2020-01-01>y</time>"),
        ("", "<div itemscope itemtype=http://schema.org/ImageObject><meta itemprop=datePublished content=2022-10-28></div>"),
        ("<meta name=date content=yesterday>", ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":20221028}</script>', ""),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", ""),
    ],
)
def test_what_does_not_date_a_page(head: str, body: str) -> None:
    """Text, times that differ, pictures and nonsense leave the date open: a guess is no date."""
    assert _page(head, body + BODY).facts.published is None


def test_other_statements() -> None:
    """Authors, publisher, address, language and place come from the markup; a relative address is none."""
    draft = _page(
        '<link rel=canonical href="a.html"><meta property=og:url content="https://example.org/a">'
        '<script type="application/ld+json">{"@type":"Article",'
        '"author":[{"name":"Jane Doe"},{"name":"Jane Doe"},"J. Roe"],"publisher":{"name":"Gazette"},"dateline":"Oslo"}</script>',
        html='<html lang="en-GB">',
    )
    facts = draft.facts
    assert (facts.authors, facts.publisher, facts.url, facts.place, draft.declared_language) == (
        ("Jane Doe", "J. Roe"),
        "Gazette",
        "https://example.org/a",
        "Oslo",
        "en",
    )


def test_an_address_that_is_none() -> None:
    """Only http and https lead anywhere."""
    assert _page('<link rel=canonical href="javascript:alert(1)"><meta property=og:url content="file:///a">').facts.url is None


def test_the_guard_refuses_depth_before_parsing() -> None:
    """Elements nested beyond what parsers survive are refused; many that close, or that cannot nest, are not."""
    assert _refused("<div>" * 201).code == "no-article"
    assert _refused("<div></b>" * 201).code == "no-article"
    guard("<div></div>" * 1000 + "<p>" * 1000 + "<br>" * 1000 + "<path/>" * 1000 + "<div>" * 199)


def test_the_guard_refuses_masses() -> None:
    """A page of too many tags or characters is refused with what to do."""
    assert _refused("<br>" * 60_001).code == "page-too-large"
    problem = _refused("x" * 10_000_001)
    assert (problem.code, problem.severity, problem.hint) == ("page-too-large", "error", "save the article's text as a .txt file")


def test_scripts_and_comments_do_not_count() -> None:
    """Tags in scripts, styles and comments open nothing; an open comment is looked at once."""
    assert without_raw("a<!-- <div> -->b<script>'<div>'</script>c<STYLE>x</STYLE>d") == "ab>c>d"
    assert without_raw("a" + "<!--" * 3) == "a" + "<!--" * 2
    guard("<script>" + "<div>" * 500 + "</script>")


def test_hidden_text_and_hostile_markup() -> None:
    """Scripts, forms and templates give no words; entities of surrogates give the replacement character at worst."""
    draft = _page(body="<p>It is &#xD800; open.</p><form><p>Name</p></form><template><p>x</p></template><svg><text>y</text></svg>")
    assert [block.text for block in draft.blocks] == ["It is \ufffd open."]


@pytest.mark.parametrize("page", ["<!-- -->", "<", "</html>", "<?xml version='1.0'?>", "<frameset><frame>", "<title>x</title>"])
def test_pages_without_words(page: str) -> None:
    """A page without text gives no text."""
    assert [block for block in webpage.read(page, "UTC").blocks if block.role != "title" and len(block.text) > 1] == []
