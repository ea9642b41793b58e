"""Every design on every paper with either kind of notes: standards, structure, fonts, words, the same bytes; and what a render refuses."""

import functools
import itertools
import json
import re
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import msgspec
import page as validation
import pypdfium2
import pytest
import tools
from samples import awkward, compared, editions

from briefgen import codec
from briefgen.brief import Brief, Design
from briefgen.cli import main
from briefgen.diagnostics import BriefgenError
from briefgen.pages import fonts, page, pdf, statements, theme
from briefgen.pages.context import PageContext

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
WORKSPACES = ("briefgen.toml", "gazetteer.toml", "publishers.toml", "sources", "editions", "translations")
THEME = theme.load({})
DESIGNS: tuple[Design, ...] = get_args(Design)
PAPERS, NOTES = ("A4", "Letter"), ("endnotes", "footnotes")
ALL = list(itertools.product(DESIGNS, PAPERS, NOTES))
QUICK = [("weekly", "Letter", "footnotes"), ("note", "Letter", "endnotes"), ("dossier", "A4", "footnotes")]
"""The weekly design on A4 with endnotes is the example site's, which test_site.py looks at."""
PROFILES = (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_3A)
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # WeasyPrint leaves a file of its own open


@functools.cache
def folder() -> Path:
    """A folder for the workspaces of this module, which goes with the process."""
    made = tempfile.TemporaryDirectory(prefix="designs-")
    _KEPT.append(made)
    return Path(made.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def workspace(source: str, design: str) -> Path:
    """A copy of the example workspace in a design; its sources, or the shared ones."""
    where = folder() / f"{source}-{design}"
    where.mkdir()
    for name in (one for one in WORKSPACES if (ROOT / one).exists() and (source != "shared" or one.endswith(".toml"))):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, where / name)
    config = re.sub(r"(?m)^design = .*$", f'design = "{design}"', (ROOT / "briefgen.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(config)["briefing"]["design"] == design
    (where / "briefgen.toml").write_text(config, encoding="utf-8")
    if source == "shared":
        fill(where)
    return where


def fill(where: Path) -> None:
    """The seeds with what is known of each, then the articles as they are."""
    (where / "sources").mkdir()
    for one in json.loads((SHARED / "about-seeds.json").read_text(encoding="utf-8")):
        known = [word for key in ("published", "publisher") if one[key] for word in (f"--{key}", one[key])]
        main(["add", "--quiet", "--workspace", str(where), str(SHARED / "seeds" / one["file"]), *known])
    for path in sorted((SHARED / "articles").iterdir()):
        shutil.copy(path, where / "sources" / path.name)


@functools.cache
def brief(source: str, design: str) -> Brief:
    """The newest edition of the example, or the edition of everything shared, composed for a design."""
    if source == "shared" and not (SHARED / "about-seeds.json").is_file():
        pytest.skip("no ../shared here")
    where = workspace(source, design)
    edition = "2026-W47" if source == "example" else "all"
    assert main(["build", "--workspace", str(where), "--edition", edition, "--locale", "en", "--format", "json", "--quiet"]) == 0
    return codec.decode((where / "build" / "site" / edition / "brief.json").read_bytes(), Brief)


def html(one: Brief, paper: str, notes: str, **more: object) -> str:
    """The source of a PDF."""
    return page.render_print(one, THEME, PageContext(locale="en", paper=paper, notes=notes, **more))  # type: ignore[arg-type]


@functools.cache
def made(source: str, design: str, paper: str, notes: str) -> bytes:
    """A PDF, once for all tests."""
    return pdf.render(html(brief(source, design), paper, notes), THEME)


def faults(data: bytes) -> list[str]:
    """What the validator has against a PDF by both standards."""
    reports = [validation.validate_pdf_bytes(data, profile=profile) for profile in PROFILES]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def squeezed(text: str) -> str:
    """Text without white space and what a PDF does not hold of it."""
    return re.sub(r"[\s\u00ad\u2060\ufffe-]+", "", text)


def unprinted(one: Brief, text: str) -> list[str]:
    """The cited sentences of an edition that its PDF's text lacks; those in a right-to-left script are not looked for.

    A note leaves out the timeline and what the edition before said.
    """
    one = msgspec.structs.replace(one, since=None, timeline=()) if one.design == "note" else one
    lacking = dict.fromkeys(map(ord, page.missing(one, THEME)), fonts.REPLACEMENT)
    whole = squeezed(text)
    cited = [said for said in editions.statements(one) if said.language not in ("ar", "fa")]
    drawn = [
        "".join(f"[{cut.text}]" if cut.kind == "omission" else cut.text for cut in statements.words(said.text, said.citations))
        for said in cited
    ]
    assert len(drawn) > 5
    return [words for words in drawn if squeezed(words.translate(lacking)) not in whole]


def check(source: str, design: str, paper: str, notes: str, where: Path) -> None:
    """All that the matrix promises of one PDF."""
    data, one = made(source, design, paper, notes), brief(source, design)
    path = where / "brief.pdf"
    path.write_bytes(data)

    assert faults(data) == []
    assert tools.pdf_structure(path) == []
    text = words_of(path)
    assert "\u00ad" not in text
    assert unprinted(one, text) == []
    used = fonts_of(path)
    assert used
    assert [name for name in used if not re.fullmatch(r"[A-Z]{6}\+Briefgen-[A-Za-z-]+", name)] == []


def need(*programs: str) -> None:
    """Skip the test where a program is missing."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"run `make test` once: {', '.join(missing)} is missing")


def words_of(path: Path) -> str:
    """The text that pdftotext takes out of a PDF, in the order in which it is written: else it reads across columns."""
    need("pdftotext")
    return subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"], capture_output=True, encoding="utf-8", check=True).stdout


def fonts_of(path: Path) -> list[str]:
    """The names of the fonts in a PDF, as poppler lists them."""
    need("pdffonts")
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()
    return sorted({line.split()[0] for line in listed[2:]})


@pytest.mark.parametrize(("design", "paper", "notes"), QUICK)
def test_designs_keep_the_standards(design: str, paper: str, notes: str, tmp_path: Path) -> None:
    """Both standards, a sound file, our fonts only, and every cited sentence in the text that a reader copies."""
    check("example", design, paper, notes, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize(("design", "paper", "notes"), ALL)
@pytest.mark.parametrize("source", ["example", "shared"])
def test_whole_matrix(source: str, design: str, paper: str, notes: str, tmp_path: Path) -> None:
    """The same for every design, paper and kind of notes, on the example and on everything shared; and again the same bytes."""
    check(source, design, paper, notes, tmp_path)
    assert pdf.render(html(brief(source, design), paper, notes), THEME) == made(source, design, paper, notes)


@pytest.mark.parametrize(("paper", "notes"), [("A4", "footnotes"), ("Letter", "endnotes")])
def test_a_note_has_two_pages(paper: str, notes: str) -> None:
    """The note of the example edition is two pages."""
    assert len(pypdfium2.PdfDocument(made("example", "note", paper, notes))) == 2


@pytest.mark.long
@pytest.mark.parametrize(("paper", "notes"), list(itertools.product(PAPERS, NOTES)))
@pytest.mark.parametrize("source", ["example", "shared"])
def test_a_note_always_has_two_pages(source: str, paper: str, notes: str) -> None:
    """On either paper, with either kind of notes."""
    assert len(pypdfium2.PdfDocument(made(source, "note", paper, notes))) == 2


@pytest.mark.parametrize("name", ["week", "awkward", "compared"])
def test_footnotes_of_awkward_editions(name: str) -> None:
    """Right-to-left and unbreakable words, missing facts, changes and disagreements: footnotes stand, by both standards."""
    sample = {"week": editions.edition(), "awkward": awkward.edition(), "compared": compared.compared()}[name].brief
    source = html(sample, "A4", "footnotes")
    data = pdf.render(source, THEME)

    assert source.count('class="footnote"') > 5
    assert faults(data) == []


def test_footnote_names_its_source() -> None:
    """A footnote says the source's number, publisher, reliability, date, title and paragraphs, and leads to the list."""
    source = html(editions.edition().brief, "A4", "footnotes")
    notes = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r'class="footnote"[^>]*>(.*?)</span></span>', source)]

    found = "[1] Strait Wire&nbsp;(F), 17\u00a0Nov\u00a02026: Harbour board approves night shifts at the northern quay, paragraph 2."
    assert found in notes
    assert 'class="margin"' not in source
    assert re.search(r'class="footnote" id="note-[^"]+" lang="en" dir="ltr"><a class="n" href="#source-1">\[1\]</a>', source)


def test_footnotes_are_tagged(tmp_path: Path) -> None:
    """Each footnote is a Note with an id of its own, each call a Reference, each head of a table says which way it heads."""
    path = tmp_path / "brief.pdf"
    path.write_bytes(made("example", "weekly", "Letter", "footnotes"))
    need("pdfinfo", "qpdf")
    tree = subprocess.run(["pdfinfo", "-struct", str(path)], capture_output=True, text=True, check=True).stdout
    notes = html(brief("example", "weekly"), "Letter", "footnotes").count('class="footnote"')

    assert notes > 30
    assert (len(re.findall(r"(?m)^\s*Note\b", tree)), len(re.findall(r"(?m)^\s*Reference\b", tree))) == (notes, notes)
    assert len(re.findall(r"(?m)^\s*TH\b", tree)) == len(re.findall(r"/Scope /(?:Row|Column)", plain(path)))


def plain(path: Path) -> str:
    """A PDF with its streams opened, as text."""
    return subprocess.run(["qpdf", "--qdf", str(path), "-"], capture_output=True, check=True).stdout.decode("latin-1")


def refused(sheet: bytes, notes: str = "endnotes") -> Sequence[str]:
    """What a render says against the weekly sample under an own sheet."""
    own = theme.load({"extra.css": sheet})
    source = page.render_print(editions.edition().brief, own, PageContext(locale="en", notes=notes))  # type: ignore[arg-type]
    with pytest.raises(BriefgenError) as raised:
        pdf.render(source, own)
    return str(raised.value).splitlines()


def test_lost_footnotes_are_an_error() -> None:
    """A style sheet by which WeasyPrint loses footnotes ends the build, with the first note that is lost and what to change."""
    said = " ".join(refused(b"@page { @footnote { display: none } } .footnote { float: none; display: none }", "footnotes"))

    assert re.search(r"\d+ footnotes are asked for, 0 called and 0 printed; the first one lost is “\[1\] Strait Wire", said)
    assert "whole px" in said


def test_words_that_leave_the_sheet_are_an_error() -> None:
    """What a style sheet pushes off the paper is named, with its page and a remedy."""
    said = refused(b".masthead .kicker { margin-left: 190mm; white-space: nowrap }")

    assert said[0].startswith("the PDF: on page 1 “Weekly briefing” leaves the sheet")
    assert "overflow-wrap: anywhere" in said[0]


def test_words_that_run_into_the_next_column_are_an_error() -> None:
    """What a style sheet makes wider than its column is named."""
    said = refused(b".statement { white-space: nowrap }")

    assert "leaves its column" in said[0]
    assert said[-1].endswith("more of the kind")


@pytest.mark.browser
@pytest.mark.parametrize("design", [pytest.param("note", marks=pytest.mark.long), "dossier"])
def test_the_page_of_a_design_has_no_fault(design: str, tmp_path: Path) -> None:
    """The page of each other design passes the browser, both HTML checkers, and its links; test_site.py looks at the weekly one."""
    assert main(["build", "--workspace", str(workspace("page", design)), "--output", str(tmp_path), "--format", "html", "--quiet"]) == 0
    site = tmp_path / "site"

    assert tools.axe(site, [path.relative_to(site).as_posix() for path in site.glob("2026-W47/*/index.html")]) == []
    assert tools.vnu(sorted(site.rglob("*.html"))) == []
    assert tools.html_validate(site) == []
    assert tools.broken_links(site) == []


@pytest.mark.parametrize(("design", "paper", "notes"), [pytest.param(*one, marks=[] if one in QUICK else pytest.mark.long) for one in ALL])
def test_long_words_break(design: str, paper: str, notes: str) -> None:
    """Unbreakable words, however long, leave neither page nor column in any design, on any paper, with any notes."""
    sample = msgspec.structs.replace(awkward.edition().brief, design=design)

    assert pdf.render(html(sample, paper, notes), THEME).startswith(b"%PDF")
