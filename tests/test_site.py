"""The published example site as readers and their programs meet it: pages in a browser, HTML, links, PDF."""

from pathlib import Path

import pytest
import tools


def _pages(site: Path) -> list[str]:
    """The archive and the editions in every language, and one evidence page of each edition: every template there is."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    evidence = [sorted(folder.glob("*.html"))[0] for folder in sorted(site.glob("*/*/evidence"))]
    return pages + [path.relative_to(site).as_posix() for path in evidence]


def _pdfs(site: Path) -> list[Path]:
    return sorted(site.rglob("*.pdf"))


def test_every_edition_and_language_is_there(example_site: Path) -> None:
    """Three weeks, each as a page and a PDF in every language of the workspace, and an archive for each language."""
    editions = sorted(path.parent.relative_to(example_site).as_posix() for path in example_site.rglob("brief.pdf"))

    assert editions == [f"2026-W{week}/{locale}" for week in (45, 46, 47) for locale in ("en", "ru")]
    assert [path for path in ("index.html", "ru/index.html") if not (example_site / path).is_file()] == []


@pytest.mark.browser
def test_pages_have_no_fault_in_a_browser(example_site: Path) -> None:
    """On a telephone and a desktop, light and dark: no accessibility fault, no other host, no error, no sideways scrolling."""
    assert tools.axe(example_site, _pages(example_site)) == []


@pytest.mark.browser
def test_pages_open_from_a_folder(example_site: Path) -> None:
    """Opened as files, without a server, the pages load their style and letters and the browser has nothing to say against them."""
    assert tools.axe(example_site, _pages(example_site), widths=[1440], schemes=["light"], opened=True) == []


@pytest.mark.long
@pytest.mark.browser
def test_evidence_pages_have_no_fault_in_a_browser(example_site: Path) -> None:
    """The same holds for every evidence page."""
    pages = sorted(path.relative_to(example_site).as_posix() for path in example_site.glob("*/*/evidence/*.html"))

    assert tools.axe(example_site, pages) == []


@pytest.mark.browser
def test_pages_are_valid_html(example_site: Path) -> None:
    """The Nu HTML checker and html-validate have nothing to say against any page."""
    assert tools.vnu(sorted(example_site.rglob("*.html"))) == []
    assert tools.html_validate(example_site) == []


def test_every_link_leads_somewhere(example_site: Path) -> None:
    """Every link within the site meets its file and its element, the citations' links there and back among them."""
    assert tools.broken_links(example_site) == []


def test_pdfs_are_accessible(example_site: Path) -> None:
    """Every PDF keeps to PDF/UA-1."""
    assert {path.as_posix(): faults for path in _pdfs(example_site) if (faults := tools.pdf_ua(path))} == {}


def test_pdfs_are_sound(example_site: Path) -> None:
    """Every PDF's structure passes qpdf."""
    assert {path.as_posix(): faults for path in _pdfs(example_site) if (faults := tools.pdf_structure(path))} == {}
