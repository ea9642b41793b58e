"""The pages: words exactly as in the edition, every link with an end, nothing loaded or run from elsewhere."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import msgspec
import pytest
import tools
from pages import THEME, Printed, context
from samples import awkward, compared, editions

from briefgen.brief import Period
from briefgen.diagnostics import BriefgenError
from briefgen.pages import page, passages, theme, wording
from briefgen.pages.context import EditionLine

SAMPLES = {"week": editions.edition(), "awkward": awkward.edition(), "compared": compared.compared()}


def site(sample: editions.Edition) -> dict[str, str]:
    """Every page of an edition and the archive, by path below the site's root."""
    brief, found = sample.brief, {}
    for locale in ("en", "ru"):
        ctx = context(brief, locale)
        folder = f"{brief.edition}/{locale}/"
        found[folder + "index.html"] = page.render_briefing(brief, THEME, ctx)
        for source, spans in page.cited_spans(brief).items():
            found[f"{folder}evidence/{source}.html"] = page.render_evidence(sample.articles[source], spans, THEME, ctx)
        lines = (line("2026-W46", "2026-11-15"), line(brief.edition, brief.date))
        found["index.html" if locale == "en" else "ru/index.html"] = page.render_index(lines, THEME, ctx)
    return found


def line(edition: str, date: str | None, locales: tuple[str, ...] = ("en", "ru"), marking: str = "TLP:CLEAR") -> EditionLine:
    """One line of the archive."""
    period = Period(first=date, last=date)
    return EditionLine(
        edition=edition, title="Straits", titles={"ru": "Проливы"}, language="en", marking=marking, date=date, period=period, sources=4,
        statements=9, locales=locales,
    )  # fmt: skip


SITES = {name: site(sample) for name, sample in SAMPLES.items()}
PAGES = [(name, path) for name, pages in SITES.items() for path in pages]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("locale", ["en", "ru"])
def test_words_are_the_editions_words(name: str, locale: str) -> None:
    """Each statement stands on the page in an element that holds its text, character for character, and nothing else."""
    brief = SAMPLES[name].brief
    printed = Printed(SITES[name][f"{brief.edition}/{locale}/index.html"])
    expected = sorted((one.id, one.text) for one in editions.statements(brief))

    assert sorted((attrs["data-item"] or "", text) for attrs, text in printed.having("data-item")) == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_every_citation_leads_to_its_words(name: str) -> None:
    """Each citation is a link to the evidence page, to an element that begins with the cited words, and each is there."""
    brief, pages = SAMPLES[name].brief, SITES[name]
    start = f"{brief.edition}/en/"
    links = {attrs["data-cite"]: attrs["href"] for attrs, _ in Printed(pages[start + "index.html"]).having("data-cite")}
    citations = editions.citations(brief)

    assert set(links) == {f"{one.source}:{one.start}-{one.end}" for one in citations}
    for one in citations:
        path, _, anchor = (links[f"{one.source}:{one.start}-{one.end}"] or "").partition("#")
        ended = {attrs["id"]: text for attrs, text in Printed(pages[start + path]).having("id")}
        words = SAMPLES[name].articles[one.source].text[one.start : one.end]
        assert words.startswith(ended[anchor]), (one.source, anchor)


@pytest.mark.parametrize("name", SAMPLES)
def test_evidence_is_the_article(name: str) -> None:
    """The paragraphs of an evidence page, joined by blank lines, are the article's text; what is cited is marked."""
    sample = SAMPLES[name]
    for source, spans in page.cited_spans(sample.brief).items():
        printed = Printed(SITES[name][f"{sample.brief.edition}/en/evidence/{source}.html"])
        article = sample.articles[source]
        assert "\n\n".join(text for _, text in printed.having("data-paragraph")) == article.text
        assert printed.values("data-evidence") == [source]
        marked = "".join("".join(texts) for tag, _, texts in printed.elements if tag == "mark")
        assert len(marked) == len({at for span in spans for at in range(span.start, span.end)})
        assert {f"s-{sentence.id}" for sentence in article.sentences} <= set(printed.values("id"))


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_page_is_sound(name: str, path: str) -> None:
    """Elements nest, ids are unique, links within the site have an end, and nothing is loaded or run from elsewhere."""
    html = SITES[name][path]
    printed = Printed(html)
    ids = printed.values("id")

    assert printed.open == []
    assert len(ids) == len(set(ids))
    assert {tag for tag, _, _ in printed.elements} & {"script", "style", "iframe", "form", "img"} == set()
    assert not [attrs for _, attrs, _ in printed.elements for key in attrs if key == "style" or key.startswith("on")]
    assert "default-src 'none'" in html
    for href in printed.values("href"):
        assert href.startswith(("https://", "#", "mailto:desk@")) or _reaches(name, path, href), href


@pytest.mark.browser
@pytest.mark.parametrize("name", ["compared", pytest.param("awkward", marks=pytest.mark.long)])
def test_samples_have_no_fault_in_a_browser(name: str, tmp_path: Path) -> None:
    """What changed, what is told differently and everything awkward: no fault of accessibility, HTML or width, light and dark."""
    written = {**page.assets(THEME), **{path: html.encode() for path, html in SITES[name].items()}}
    for path, data in written.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    shown = [path for path in SITES[name] if path.endswith("index.html")]
    evidence = [path for path in SITES[name] if "/en/evidence/" in path][:2]

    assert tools.axe(tmp_path, [*shown, *evidence]) == []
    assert tools.vnu([tmp_path / path for path in written if path.endswith((".html", ".css"))]) == []


def _reaches(name: str, path: str, href: str) -> bool:
    target, _, anchor = href.partition("#")
    there = normpath(join(dirname(path), target)) if target else path
    if there not in SITES[name]:
        return there in page.assets(THEME) or there.endswith((".pdf", ".json")) or there.startswith("2026-W46/")
    return not anchor or anchor in Printed(SITES[name][there]).values("id")


@pytest.mark.parametrize("name", SAMPLES)
def test_fragments_on_the_page_have_an_end(name: str) -> None:
    """Contents, permanent links and the source list's links back lead to places that exist, and every source is led back from."""
    brief = SAMPLES[name].brief
    printed = Printed(SITES[name][f"{brief.edition}/en/index.html"])
    ids, fragments = set(printed.values("id")), {href[1:] for href in printed.values("href") if href.startswith("#")}

    assert fragments <= ids
    assert {place.anchor for spans in page.cited_spans(brief).values() for place in (span.place for span in spans)} <= fragments


def test_empty_section_says_so() -> None:
    """A section without reporting stands in its place and says that there is none, in the page's language."""
    assert '<p class="empty">No reporting in this period.</p>' in SITES["week"]["2026-W47/en/index.html"]
    assert "За этот период сообщений нет." in SITES["week"]["2026-W47/ru/index.html"].replace("\u00a0", " ")


@pytest.mark.parametrize(("name", "path"), PAGES)
def test_marking_stands_above_and_below(name: str, path: str) -> None:
    """The label is on each page at its top and its bottom, in English capitals in every language."""
    marking = SAMPLES[name].brief.marking if path.startswith(SAMPLES[name].brief.edition) else "TLP:CLEAR"
    labels = [attrs for tag, attrs, texts in Printed(SITES[name][path]).elements if tag == "span" and texts == [marking]]

    assert len([attrs for attrs in labels if str(attrs.get("class")).startswith("tlp ")]) == 2
    assert all(attrs["translate"] == "no" and attrs["lang"] == "en" for attrs in labels)


def test_foreign_words_say_their_language() -> None:
    """A run in another language carries `lang`, right-to-left words `dir`, and the reader is told which language it is."""
    week, odd = SITES["week"]["2026-W47/en/index.html"], SITES["awkward"]["all/en/index.html"]
    spoken = Printed(odd).having("data-item")

    assert '<p class="statement" data-item="' in week
    assert 'lang="ru">Движение по мосту' in week
    assert "in Russian" in week
    assert [attrs["lang"] for attrs, _ in spoken if attrs.get("dir") == "rtl"] == ["ar"]
    assert '<bdi dir="rtl">ليلى حداد</bdi>' in odd
    assert 'lang="en">The harbour board' in SITES["week"]["2026-W47/ru/index.html"]


def test_translation_comes_first_and_says_what_it_is() -> None:
    """A translated statement shows the translation, how far it is checked, then the original with its language."""
    html = SITES["week"]["2026-W47/en/index.html"]
    order = [html.index(words) for words in ("We ask drivers", "Translation, not yet reviewed", "Мы просим водителей")]

    assert order == sorted(order)
    assert "Machine translation" in SITES["awkward"]["all/en/index.html"]


def test_hostile_words_stay_words() -> None:
    """Markup, template code, placeholders and control characters in an article's fields are printed, never obeyed."""
    nasty = '<script>alert(1)</script> {{ 7*7 }} %(x)s & "quoted" \x00\x1b\ud800'
    brief = msgspec.structs.replace(SAMPLES["week"].brief, title=nasty)
    first = msgspec.structs.replace(brief.sources[0], title=nasty, url="javascript:alert(1)", language='"><x', publisher=nasty)
    html = page.render_briefing(msgspec.structs.replace(brief, sources=(first, *brief.sources[1:])), THEME, context(brief))

    assert "<script" not in html
    assert "javascript:" not in html
    assert "{{ 7*7 }} %(x)s &amp; &#34;quoted&#34; \ufffd\ufffd\ufffd" in html
    html.encode()


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "file:///etc/passwd",
            "//host/x",
            "https://",
            "https://a b/",
            "ftp://x/y",
            "http://[::1",
            "data:text/html,x",
            "",
        ),
        None,
    ],
)
def test_addresses_that_are_not_linked(url: str | None) -> None:
    """Only http(s) with a host is ever a link."""
    assert wording.web_address(url) is None


def test_address_of_a_passage() -> None:
    """The passage is named as browsers expect it: short ones whole, long ones by their ends, with - and , encoded."""
    long = "one two three four five six seven, eight nine ten eleven twelve thirteen well-known"

    assert passages.text_fragment("https://x.example/a", "A well-known, fact") == "https://x.example/a#:~:text=A%20well%2Dknown%2C%20fact"
    assert passages.text_fragment("https://x.example/a#b", "Да") == "https://x.example/a#b:~:text=%D0%94%D0%B0"
    assert passages.text_fragment("https://x.example/", long).split("text=")[1] == (
        "one%20two%20three%20four%20five%20six,nine%20ten%20eleven%20twelve%20thirteen%20well%2Dknown"
    )


def test_overlapping_citations_keep_the_text() -> None:
    """Citations that overlap, begin together or cross sentences each have an anchor, and the text is still the article's."""
    sample = SAMPLES["week"]
    article, place = editions.WIRE, page.cited_spans(sample.brief)["port-wire"][0].place
    spans = [page.CitedSpan(start=first, end=last, place=place) for first, last in ((58, 90), (58, 120), (70, 200), (80, 85))]
    printed = Printed(page.render_evidence(article, spans, THEME, context(sample.brief)))

    assert "\n\n".join(text for _, text in printed.having("data-paragraph")) == article.text
    assert {"c58-90", "c58-120", "c70-200", "c80-85"} <= set(printed.values("id"))


def test_article_that_was_not_cut_yet() -> None:
    """An article without paragraphs and sentences is shown by its blank lines, and its text is still whole."""
    bare = msgspec.structs.replace(editions.WIRE, paragraphs=(), sentences=())
    brief = SAMPLES["week"].brief
    printed = Printed(page.render_evidence(bare, page.cited_spans(brief)["port-wire"], THEME, context(brief)))

    assert "\n\n".join(text for _, text in printed.having("data-paragraph")) == bare.text


def test_sentences_that_overlap_keep_the_text() -> None:
    """A sentence that begins within the one before it gets no element of its own, and nothing is printed twice."""
    first, second, *rest = editions.WIRE.sentences
    doubled = msgspec.structs.replace(editions.WIRE, sentences=(first, msgspec.structs.replace(second, start=first.start + 3), *rest))
    brief = SAMPLES["week"].brief
    printed = Printed(page.render_evidence(doubled, (), THEME, context(brief)))

    assert "\n\n".join(text for _, text in printed.having("data-paragraph")) == doubled.text


def test_archive_is_newest_first_by_year() -> None:
    """The archive lists editions by year, newest first, only those of its language, under the strictest marking among them."""
    lines = [
        line("2025-W52", "2025-12-28"),
        line("2026-W02", "2026-01-11", marking="TLP:AMBER"),
        line("2026-W01", "2026-01-04", locales=("ru",)),
        line("all", None),
    ]
    html = page.render_index(lines, THEME, context(SAMPLES["week"].brief))
    russian = page.render_index(lines, THEME, context(SAMPLES["week"].brief, "ru"))

    assert re.findall(r'href="([^"#]+)/en/index.html"', html) == ["2026-W02", "2025-W52", "all"]
    assert re.findall(r'href="\.\./([^"#]+)/ru/index.html"', russian)[0:3] == ["2026-W02", "2026-W01", "2025-W52"]
    assert re.findall(r'<h2 id="y(\w+)">', html) == ["2026", "2025", "none"]
    assert html.count(">TLP:AMBER</span>") == 3


def test_archive_rows_tell_editions_apart() -> None:
    """The briefing's title stands once, as the page's; a row has the first key point in its language, and another title if it has one."""
    lead = {"lead": "Мост закрыт.", "lead_language": "ru"}
    lines = [
        msgspec.structs.replace(line("2026-W47", "2026-11-22"), **lead),
        msgspec.structs.replace(line("2026-W46", "2026-11-15"), title="Canals", titles={}),
    ]
    html = page.render_index(lines, THEME, context(SAMPLES["week"].brief))
    printed = Printed(html)

    assert printed.texts("h1") == ["Straits"]
    assert [text for _, text in printed.classed("edition-title")] == ["Canals"]
    assert printed.classed("teaser") == [({"class": "teaser", "lang": "ru"}, "Мост закрыт.")]
    assert [text for _, text in printed.classed("whole")] == ["4 sources", "9 cited statements"] * 2
    assert ".edition-name a::after" in THEME.text("screen.css"), "the link covers its row"


def test_archive_without_editions() -> None:
    """An archive of nothing says so."""
    assert "There is no edition yet." in page.render_index([], THEME, context(SAMPLES["week"].brief))


def test_three_lines_change_one_block() -> None:
    """A workspace changes a part of the page by extending ours."""
    own = b'{% extends "default/briefing.html" %}\n{% block method %}<p>Ask the desk.</p>{% endblock %}\n'
    brief = SAMPLES["week"].brief
    html = page.render_briefing(brief, theme.load({"briefing.html": own}), context(brief))

    assert "Ask the desk." in html
    assert 'id="method"' not in html
    assert 'id="sources"' in html


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (b"line\n{{ brief.titel }}\n", r"templates/briefing\.html:2: .*titel"),
        (b"line\n\n{% for x in %}\n", r"templates/briefing\.html:3: "),
        (b"{{ nobody }}", r"templates/briefing\.html:1: .*nobody"),
        (b"{{ ''.__class__.__mro__ }}", r"templates/briefing\.html:1: .*unsafe"),
        (b"{{ 1 / 0 }}", r"templates/briefing\.html:1: "),
        (b'{% include "../secret" %}', r"templates/briefing\.html:1: .*secret"),
    ],
)
def test_broken_template_is_named(template: bytes, said: str) -> None:
    """A template that fails names its file, its line and the cause."""
    brief = SAMPLES["week"].brief

    with pytest.raises(BriefgenError, match=said):
        page.render_briefing(brief, theme.load({"briefing.html": template}), context(brief))


def test_locale_without_words() -> None:
    """A locale that has no catalogue is an error that names those that there are."""
    brief = SAMPLES["week"].brief

    with pytest.raises(BriefgenError, match="`uz`; there are az, de, en, fa, fr"):
        page.render_briefing(brief, THEME, msgspec.structs.replace(context(brief), locale="uz"))


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("2026-W47", "Week 47, 2026"),
        ("2026-11", "November\u00a02026"),
        ("2026-11-21", "21\u00a0November 2026"),
        ("2026-11-01--2026-11-21", "1–21\u00a0November 2026"),
        ("all", "All articles"),
    ],
)
def test_names_of_editions(edition: str, said: str) -> None:
    """Each form of an edition's id has a name in words."""
    brief = msgspec.structs.replace(SAMPLES["week"].brief, edition=edition)

    assert f"· {said}</title>" in page.render_briefing(brief, THEME, context(brief))


def evidence(**facts: object) -> Printed:
    """The evidence page of the wire's article with these facts, cited as the week's edition cites it."""
    brief, article = SAMPLES["week"].brief, msgspec.structs.replace(editions.WIRE, **facts)
    return Printed(page.render_evidence(article, page.cited_spans(brief)["port-wire"], THEME, context(brief)))


def test_rights_have_a_line_of_their_own() -> None:
    """What the source says of its rights is labelled and in its own language; the count of marks is a sentence of its own."""
    printed = evidence(rights="Все права на этот текст принадлежат газете, и перепечатка не разрешена")

    assert [text for _, text in printed.classed("rights")] == [
        "Rights, as the source states them: Все права на этот текст принадлежат газете, и перепечатка не разрешена"
    ]
    assert [attrs["lang"] for attrs, text in printed.having("lang") if text.startswith("Все права")] == ["ru"]
    assert "5 cited passages are marked." in printed.texts("p")
    assert [text for _, text in evidence().classed("rights")] == []


def test_article_that_is_listed_and_not_cited() -> None:
    """An article of which nothing is cited says so, and marks nothing."""
    printed = Printed(page.render_evidence(editions.WIRE, (), THEME, context(SAMPLES["week"].brief)))

    assert "No passage of it is cited." in printed.texts("p")
    assert printed.texts("mark") == []


def test_title_of_the_article_is_the_heading() -> None:
    """The article's first paragraph, where it is the title, is the page's heading; the title does not stand there twice."""
    printed = evidence()
    untitled = evidence(title="A title that the text does not have", paragraphs=editions.UNDATED.paragraphs, text=editions.UNDATED.text)

    assert printed.texts("h1") == [editions.WIRE.title]
    assert [attrs["data-paragraph"] for tag, attrs, _ in printed.elements if tag == "h1"] == ["1"]
    assert " ".join(printed.texts("main")).count(str(editions.WIRE.title)) == 1
    assert untitled.texts("h1") == ["Ferry operators’ leaflet"]
    body = tuple(msgspec.structs.replace(one, role="body") for one in editions.WIRE.paragraphs)
    assert evidence(title="Named by its side-car", paragraphs=body).texts("h1") == ["Named by its side-car"]


@pytest.mark.parametrize(
    ("agency", "publisher", "said"),
    [
        ("SW", "Strait Wire", None),
        ("KG", "Karnovka Gazette (KG)", None),
        ("Reuters", "reuters", None),
        ("AFP", "Strait Wire", "AFP"),
        ("AFP/APP", "AFP", "AFP/APP"),
        ("Wire Strait", "Strait Wire", "Wire Strait"),
        ("AFP", None, "AFP"),
        (None, "Strait Wire", None),
    ],
)
def test_agency_is_not_said_twice(agency: str | None, publisher: str | None, said: str | None) -> None:
    """An agency stands beside its publisher unless the publisher's name or its initials say it already."""
    made = wording.agency(agency, publisher, "en")

    assert (made.text if made else None) == said


def test_left_out_articles_have_their_names() -> None:
    """An article that was left out is named by title, publisher and date as far as they are known, else by its path."""
    brief = SAMPLES["compared"].brief
    listed = [text for _, text in Printed(SITES["compared"]["2026-W47/en/index.html"]).classed("left")]

    assert listed == [
        "odd.md", "copies/port-again.md", "sport/regatta.md", "Regatta postponed, Strait Wire, 20 November 2026 (regatta/a.html)",
        "Untitled, Strait Wire, 20 November 2026 (regatta/b.html)",
    ]  # fmt: skip
    html = page.render_print(brief, THEME, context(brief))
    assert "Regatta postponed, Strait Wire, 20\u00a0November 2026; Untitled, Strait Wire, 20\u00a0November 2026" in html


def test_data_stands_behind_one_word() -> None:
    """The edition's other forms are behind one entry of the bar, so that the marking keeps its first row on a telephone."""
    printed = Printed(SITES["week"]["2026-W47/en/index.html"])
    within = [
        text for tag, attrs, texts in printed.elements if tag == "details" and attrs.get("class") == "data" for text in ["".join(texts)]
    ]

    assert [" ".join(text.split()) for text in within] == ["Data brief.json"]
    assert Printed(page.render_briefing(SAMPLES["week"].brief, THEME, context(SAMPLES["week"].brief, extras=()))).texts("details") == [
        text for text in printed.texts("details") if "Data" not in text
    ]


def test_issuer_and_contact_stand_in_the_masthead() -> None:
    """Who issues the briefing and how to reach them stands under the title, where it is configured."""
    brief = SAMPLES["week"].brief

    assert [text for _, text in Printed(SITES["week"]["2026-W47/en/index.html"]).classed("issuer")] == [
        "Issued by Halmar Desk desk@halmar.example"
    ]
    assert Printed(page.render_briefing(brief, THEME, context(brief, publisher=None, contact=None))).classed("issuer") == []


def test_characters_without_a_glyph_are_named() -> None:
    """The build can ask which characters of an edition its PDF cannot show."""
    assert page.missing(SAMPLES["week"].brief, THEME) == ()
    assert set("報告🚢") <= set(page.missing(SAMPLES["awkward"].brief, THEME))
