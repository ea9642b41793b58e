"""Whatever a workspace holds, its editions can be read: nothing leaves a page, nothing is printed over something else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
import tools
from corpus import DESIGNS, WORKSPACES
from workspaces import Run

QUICK = {("long", "weekly"), ("desk", "dossier")}
"""What every run of the tests builds; the rest is `long`."""
CASES = [
    pytest.param(name, design, marks=[] if (name, design) in QUICK else pytest.mark.long, id=f"{name}-{design}")
    for name in WORKSPACES
    for design in DESIGNS
]
JOINED = ("\u0590", "\u08ff")
"""Hebrew and Arabic: letters that join, and marks above and below them."""
SIDE, EDGE = 30.0, 14.0
"""Points at the sides, and above and below, in which nothing is printed: less could not be printed by every machine."""
CELL = 24.0
HAIR = 0.34
"""Share of a letter's width and height that its neighbour may cover: kerning does, another line must not."""


class Letter(NamedTuple):
    """A character on a page with its box, in points from the lower left corner."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Workspace and design -> the built site, made when it is first asked for."""
    return {}


def site(built: dict[tuple[str, str], Path], factory: pytest.TempPathFactory, name: str, design: str) -> Path:
    """The published folder of a workspace in a design."""
    if (name, design) not in built:
        folder = WORKSPACES[name](factory.mktemp(f"{name}-{design}"), design)
        run = Run("build", "--workspace", str(folder), "--edition", "2026-W47")
        assert run.status == 0, run.err
        built[name, design] = folder / "build" / "site"
    return built[name, design]


def letters(page: pypdfium2.PdfPage) -> list[Letter]:
    """Every visible character of a page."""
    text = page.get_textpage()
    found = [Letter(text.get_text_range(at, 1), *text.get_charbox(at)) for at in range(text.count_chars())]
    return [one for one in found if one.sign.strip("\u00ad\u200b\u2060\ufffe\u0002 \r\n\t\u00a0\u202f\u2009")]


def outside(page: pypdfium2.PdfPage, found: list[Letter]) -> list[Letter]:
    """Characters that are not wholly inside the page's margins."""
    width, height = page.get_size()
    return [one for one in found if one.left < SIDE or one.bottom < EDGE or one.right > width - SIDE or one.top > height - EDGE]


def pictures(page: pypdfium2.PdfPage) -> list[tuple[float, ...]]:
    """Boxes of the pictures of a page: left, bottom, right, top, in points."""
    return [one.get_bounds() for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]


def covered(found: list[Letter]) -> Iterator[tuple[Letter, Letter]]:
    """Pairs of characters of which one is printed over the other."""
    plain = [one for one in found if not JOINED[0] <= one.sign[0] <= JOINED[1] and one.sign.isalnum()]
    cells: dict[tuple[int, int], list[Letter]] = {}
    for one in plain:
        for x in range(int(one.left // CELL), int(one.right // CELL) + 1):
            for y in range(int(one.bottom // CELL), int(one.top // CELL) + 1):
                for other in cells.get((x, y), ()):
                    across = min(one.right, other.right) - max(one.left, other.left)
                    along = min(one.top, other.top) - max(one.bottom, other.bottom)
                    narrow = min(one.right - one.left, other.right - other.left)
                    low = min(one.top - one.bottom, other.top - other.bottom)
                    same = one[1:] == other[1:]  # a ligature is one box for its letters
                    if not same and across > HAIR * narrow > 0 and along > HAIR * low > 0:
                        yield one, other
                cells.setdefault((x, y), []).append(one)


@pytest.mark.parametrize(("name", "design"), CASES)
def test_no_letter_leaves_its_page_or_covers_another(
    built: dict[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory, name: str, design: str
) -> None:
    """Every character of the PDF stands wholly inside its page's margins, and none is printed over another."""
    document = pypdfium2.PdfDocument(site(built, tmp_path_factory, name, design) / "2026-W47" / "en" / "brief.pdf")
    faults = []
    for number in range(len(document)):
        found = letters(document[number])
        assert found, f"page {number + 1} is empty"
        faults += [f"page {number + 1}: {one} is outside" for one in outside(document[number], found)]
        faults += [f"page {number + 1}: {one} on {other}" for one, other in covered(found)]

    assert faults[:20] == []


@pytest.mark.parametrize(("name", "design"), CASES)
def test_every_pdf_keeps_to_its_standard(
    built: dict[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory, name: str, design: str
) -> None:
    """However strained its pages are, a PDF is PDF/UA-1."""
    assert tools.pdf_ua(site(built, tmp_path_factory, name, design) / "2026-W47" / "en" / "brief.pdf") == []


def test_a_logo_has_its_size_in_every_design(built: dict[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A logo of 3,000 × 40 pixels is 240 px wide and 3 px high on paper (a pixel is 0.75 pt), not as large as its file."""
    document = pypdfium2.PdfDocument(site(built, tmp_path_factory, "desk", "dossier") / "2026-W47" / "en" / "brief.pdf")
    ((left, bottom, right, top),) = pictures(document[0])

    assert (round(right - left, 2), round(top - bottom, 2)) == (180, 2.25)


@pytest.mark.browser
@pytest.mark.parametrize(("name", "design"), CASES)
def test_no_page_has_to_be_scrolled_sideways(
    built: dict[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory, name: str, design: str
) -> None:
    """In a browser, on a telephone and on a desktop, neither edition nor archive nor evidence has a fault or is wider than the window."""
    root = site(built, tmp_path_factory, name, design)
    evidence = sorted((root / "2026-W47" / "en" / "evidence").glob("*.html"))[:3]
    pages = ["index.html", "2026-W47/en/index.html", *(path.relative_to(root).as_posix() for path in evidence)]

    assert tools.axe(root, pages, schemes=("light",)) == []


def test_the_workspaces_are_as_full_as_they_say(built: dict[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory) -> None:
    """The corpus tests what it promises to test: long statements, many citations, everything of the desk."""
    long, many, desk = (
        json.loads((site(built, tmp_path_factory, name, design) / "2026-W47" / "brief.json").read_text(encoding="utf-8"))
        for name, design in (("long", "weekly"), ("many", "note"), ("desk", "dossier"))
    )
    items = [item for section in many["sections"] for item in section["items"]]

    assert max(len(item["text"]) for section in long["sections"] for item in section["items"]) > 1_500
    assert len(items) == 60
    assert sum(len(item["citations"]) + len(item["also"]) for item in (*items, *many["summary"])) >= 400
    assert (len(desk["sections"]), len(desk["ahead"]), len(desk["assessment"]) > 9_000) == (30, 40, True)
    assert [(one["name"], len(one["offices"])) for one in desk["people"]] == [("Vera Obraztsova", 12)]
