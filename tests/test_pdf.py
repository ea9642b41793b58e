"""The PDF: two standards at once, the same bytes each time, nothing from elsewhere, a clear end when it fails."""

import ctypes
import functools
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from samples import awkward, compared, editions

from briefgen.diagnostics import BriefgenError
from briefgen.pages import page, pdf, printers, statements, theme
from briefgen.pages.context import PageContext

ROOT = Path(__file__).parent.parent
THEME = theme.load({})
SAMPLES = {"week": editions.edition().brief, "awkward": awkward.edition().brief, "compared": compared.compared().brief}
DATA = pdf.Attachment(name="brief.json", data=b'{"schema": "briefgen/1"}', description="The edition as data")
MADE = [
    ("week", "en"),
    ("awkward", "en"),
    ("compared", "ru"),
    *(pytest.param(*one, marks=pytest.mark.long) for one in (("week", "ru"), ("compared", "en"))),
]


def source(name: str, locale: str = "en", **more: object) -> str:
    """The HTML of a sample's PDF."""
    base = {"locales": ("en", "ru"), "publisher": "Halmar Desk", "generator": "briefgen 0.1.0"}
    return page.render_print(SAMPLES[name], THEME, PageContext(locale=locale, **{**base, **more}))  # type: ignore[arg-type]


@functools.cache
def made(name: str, locale: str) -> bytes:
    """The PDF of a sample, once for all tests."""
    return printers.render_in_child(source(name, locale), THEME, [DATA])


def texts(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]


def plain(text: str) -> str:
    """Text without white space and what a PDF does not hold of it, for comparing across line ends."""
    return re.sub(r"[\s\u00ad\u2060\ufffe-]+", "", text)


def drawn(one: editions.Printable) -> str:
    """A statement as the PDF draws it: our own ellipses in brackets."""
    return "".join(f"[{cut.text}]" if cut.kind == "omission" else cut.text for cut in statements.words(one.text, one.citations))


def objects(data: bytes) -> bytes:
    """Every object of a PDF as plain bytes, streams inflated."""
    found = [data]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize(("name", "locale"), MADE)
def test_both_standards(name: str, locale: str) -> None:
    """A validator of PDF/UA-1 and of PDF/A-3A finds no failure, not even in the awkward edition."""
    import page as validation

    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_3A):
        report = validation.validate_pdf_bytes(made(name, locale), profile=profile)
        assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize(("name", "locale"), MADE)
def test_every_statement_is_in_the_text(name: str, locale: str) -> None:
    """The text that a reader copies out of the PDF holds every statement of the edition that our fonts can show."""
    brief = SAMPLES[name]
    whole = plain("".join(texts(made(name, locale))))
    shown = [one for one in editions.statements(brief) if one.language != "ar" and awkward.NO_GLYPH not in one.text]
    latin = [drawn(one) for one in shown]

    assert len(latin) > 8
    assert [text for text in latin if plain(text) not in whole] == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # WeasyPrint leaves its colour profile's file open
def test_same_bytes_in_this_process() -> None:
    """What this process makes, twice, is what the child makes; a foreign address is an error here too."""
    html = source("week")

    assert pdf.render(html, THEME, [DATA]) == pdf.render(html, THEME, [DATA]) == made("week", "en")
    with pytest.raises(BriefgenError, match=r"elsewhere\.example"):
        pdf.render(html.replace("</head>", '<link rel="stylesheet" href="https://elsewhere.example/x.css"></head>'), THEME)


def test_same_bytes_wherever_it_is_made(tmp_path: Path) -> None:
    """Another process, hash seed, time zone, locale, folder and home directory: the same bytes."""
    html = tmp_path / "print.html"
    html.write_text(source("week"), encoding="utf-8")
    program = (
        "import sys; from briefgen.pages import pdf, theme;"
        "data = pdf.Attachment(name='brief.json', data=b'{\"schema\": \"briefgen/1\"}', description='The edition as data');"
        f"sys.stdout.buffer.write(pdf.render(open({str(html)!r}, encoding='utf-8').read(), theme.load({{}}), [data]))"
    )
    around = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Baku", "LC_ALL": "C", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    again = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=around, capture_output=True, check=True).stdout

    assert again == made("week", "en")


@pytest.mark.parametrize(("name", "locale"), MADE)
def test_only_our_fonts(name: str, locale: str) -> None:
    """Every character is set in a face of ours, whatever the machine has installed."""
    document = pypdfium2.PdfDocument(made(name, locale))
    found = set()
    for number in range(len(document)):
        for one in document[number].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
            font, name_of = pypdfium2.raw.FPDFTextObj_GetFont(one), ctypes.create_string_buffer(200)
            pypdfium2.raw.FPDFFont_GetBaseFontName(font, name_of, 200)
            found.add(name_of.value.decode())

    assert found
    assert {font for font in found if "Briefgen" not in font} == set()


def test_metadata_is_the_editions() -> None:
    """Title, author, subject, marking and program come from the edition, and the dates are its date, not today's."""
    facts = pypdfium2.PdfDocument(made("week", "en")).get_metadata_dict()

    assert facts["Title"] == "Straits and corridors"
    assert facts["Author"] == "Halmar Desk"
    assert facts["Subject"] == "Weekly briefing, Week 47, 2026: 16–22\u00a0November 2026"
    assert (facts["Keywords"], facts["Creator"]) == ("TLP:GREEN", "briefgen 0.1.0")
    assert facts["CreationDate"][:10] == facts["ModDate"][:10] == "D:20261122"


def test_author_is_never_the_program() -> None:
    """Without an issuer the PDF's author is the briefing itself; the program is its creator only."""
    facts = pypdfium2.PdfDocument(printers.render_in_child(source("week", publisher=None), THEME)).get_metadata_dict()

    assert (facts["Author"], facts["Creator"]) == ("Straits and corridors", "briefgen 0.1.0")


def test_edition_travels_inside() -> None:
    """The data of the edition is embedded once, unchanged, as the source of the document."""
    document = pypdfium2.PdfDocument(made("week", "en"))

    assert document.count_attachments() == 1
    assert document.get_attachment(0).get_name() == "brief.json"
    assert bytes(document.get_attachment(0).get_data()) == DATA.data
    inside = objects(made("week", "en"))
    assert inside.count(b"/AFRelationship /Source") == 1
    assert len(re.findall(rb"/AF \[\d+ 0 R\]", inside)) == 1


def test_links_lead_inside_or_to_the_web() -> None:
    """Without the site's address a PDF links to itself and to the sources' own addresses; never to a relative or file one."""
    inside = objects(made("week", "en"))
    addresses = {address.decode() for address in re.findall(rb"/URI \(([^)]*)\)", inside)}

    assert addresses == {"https://strait-wire.example/2026/11/17/quay", "https://vestnik.example/most?id=118"}
    assert b"file:" not in inside
    assert inside.count(b"/Subtype /Link") > 30


def test_site_address_leads_to_the_evidence() -> None:
    """With the site's address each reference also leads to the copy for verification."""
    html = source("week", base_url="https://desk.example/briefs/")

    assert html.count("https://desk.example/briefs/2026-W47/en/evidence/") == 4
    assert "Copy for verification" not in source("week")


def test_citations_and_sources_lead_to_each_other() -> None:
    """Every link of the PDF's source has an end in it, each source is cited from where it says it is."""
    html = source("awkward")
    ids, targets = set(re.findall(r' id="([^"]+)"', html)), set(re.findall(r'href="#([^"]+)"', html))

    assert targets <= ids
    assert {f"source-{one.number}" for one in SAMPLES["awkward"].sources} <= targets


@pytest.mark.parametrize(("name", "locale"), MADE)
def test_marking_and_number_on_every_page(name: str, locale: str) -> None:
    """Each page carries the label at its head and foot and says which page of how many it is."""
    pages = texts(made(name, locale))

    assert [page.count(SAMPLES[name].marking) for page in pages] == [2] * len(pages)
    assert [f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)


def test_outline_names_every_section() -> None:
    """The outline of the document is its sections, in order."""
    titles = [one.get_title() for one in pypdfium2.PdfDocument(made("week", "en")).get_toc()]

    assert titles == [
        *(
            "Key points",
            "Contents",
            "1 Ports and shipping",
            "2 Roads and bridges",
            "3 Energy",
            "4 Talks and mediation",
            "Timeline",
            "Sources",
        ),
        *("Left out", "Method"),
    ]


def test_pages_are_labelled_as_they_are_printed() -> None:
    """What a reader's program calls a page is the number at its foot."""
    document = pypdfium2.PdfDocument(made("week", "en"))

    assert [document.get_page_label(number) for number in range(len(document))] == [str(number + 1) for number in range(len(document))]


def test_contents_are_short() -> None:
    """The contents name what a reader turns to: sections, what is told differently, timeline and sources, and no end matter."""
    html = source("compared")
    listed = re.findall(r'data-to="#([^"]+)"></p>', html[html.index('class="contents"') :])

    assert listed == ["section-ports", "section-roads", "section-talks", "told-differently", "timeline", "sources"]


@pytest.mark.parametrize("entries", [16, 17, 18, 25, 28, 31])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # WeasyPrint leaves its colour profile's file open
def test_nothing_is_stranded(entries: int) -> None:
    """No page has a single entry of the timeline, and the last page has more than the method note."""
    first = SAMPLES["week"].timeline[0]
    timeline = tuple(msgspec.structs.replace(first, id=f"t{number}") for number in range(entries))
    brief = msgspec.structs.replace(SAMPLES["week"], timeline=timeline)
    pages = texts(pdf.render(page.render_print(brief, THEME, PageContext(locale="en")), THEME))

    assert 1 not in [text.count("a storm closed the quay") for text in pages]
    before, method, _ = pages[-1].partition("Method")
    assert method
    assert "[4]" in before or "sport/regatta.md" in before


def test_running_heads_are_no_content() -> None:
    """Heads and feet are marked as pagination, so that a screen reader does not read the label on every page."""
    inside = objects(made("week", "en"))
    pages = len(texts(made("week", "en")))

    assert inside.count(b"/Type /Pagination/Subtype /Footer") == 3 * pages
    assert inside.count(b"/Type /Pagination/Subtype /Header") == 2 * pages - 1, "the first page has no section above it"


def test_foreign_words_are_tagged() -> None:
    """An element in another language says so in the tag tree, so that it is not read aloud as the page's."""
    assert b"/Lang (ru)" in objects(made("week", "en"))
    assert b"/Lang (ar)" in objects(made("awkward", "en"))


def test_nothing_leaves_the_page() -> None:
    """No text lies outside the margins of its page, however long its words are."""
    document = pypdfium2.PdfDocument(made("awkward", "en"))
    for number in range(len(document)):
        width, height = document[number].get_size()
        for one in document[number].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
            left, bottom, right, top = one.get_bounds()
            assert 40 <= left <= right <= width - 40, (number, left, right)
            assert 20 <= bottom <= top <= height - 20, (number, bottom, top)


def test_characters_without_a_glyph_are_counted() -> None:
    """What no font can show becomes a replacement sign, and the method note says how many such characters there are."""
    html, whole = source("awkward"), "".join(texts(made("awkward", "en")))

    assert "have no glyph in the fonts of this PDF" in html
    assert "\ufffd" in whole
    assert "報" not in whole


def test_paper_is_the_one_asked_for() -> None:
    """Letter is 612 by 792 points, A4 595 by 842."""
    letter = pypdfium2.PdfDocument(printers.render_in_child(source("week", paper="Letter"), THEME))
    a4 = pypdfium2.PdfDocument(made("week", "en"))

    assert [round(side) for side in letter[0].get_size()] == [612, 792]
    assert [round(side) for side in a4[0].get_size()] == [595, 842]


@pytest.mark.parametrize(
    "sheet",
    [
        b'@import "https://elsewhere.example/x.css";',
        b'h1 { background: url("file:///etc/hostname") }',
        b'h1 { background: url("briefgen:fonts/../../secret") }',
        b'h1 { background: url("data:image/png;base64,AAAA") }',
    ],
)
def test_sheet_that_asks_for_more_than_the_theme(sheet: bytes) -> None:
    """A style sheet that loads anything but the theme's files ends in an error that names the address."""
    own = theme.load({"extra.css": sheet})

    with pytest.raises(BriefgenError, match=r"(elsewhere\.example|hostname|secret|data:image).*nothing but the theme"):
        printers.render_in_child(page.render_print(SAMPLES["week"], own, PageContext(locale="en")), own)


def test_template_that_would_embed_a_file() -> None:
    """A template that attaches a file of the machine ends in an error, with nothing embedded."""
    html = source("week").replace("</head>", '<link rel="attachment" href="file:///etc/hostname"></head>')

    with pytest.raises(BriefgenError, match=r"hostname.*nothing but the theme"):
        printers.render_in_child(html, THEME)


def test_time_runs_out() -> None:
    """A render that takes too long is ended and says so."""
    with pytest.raises(BriefgenError, match=r"not ready after 0\.2 s"):
        printers.render_in_child(source("awkward"), THEME, timeout=0.2)


def test_memory_runs_out() -> None:
    """A render that needs more than its share is an error, never a crash of the program."""
    with pytest.raises(BriefgenError, match=r"ended early|could not be made"):
        printers.render_in_child(source("awkward"), THEME, memory=60 << 20)


def test_markup_nested_too_deep() -> None:
    """Markup that would crash the layout is an error."""
    html = source("week").replace("</body>", "<div>" * 3000 + "x" + "</div>" * 3000 + "</body>")

    with pytest.raises(BriefgenError, match=r"could not be made|ended early"):
        printers.render_in_child(html, THEME)


def test_undated_edition_has_no_dates() -> None:
    """An edition without a date has none in its PDF, rather than the day it was made."""
    undated = msgspec.structs.replace(SAMPLES["week"], date=None)
    data = printers.render_in_child(page.render_print(undated, THEME, PageContext(locale="en")), THEME, [DATA])

    assert not pypdfium2.PdfDocument(data).get_metadata_dict()["CreationDate"]
