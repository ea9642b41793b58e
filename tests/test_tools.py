"""The checkers find planted faults: a checker that finds nothing proves nothing."""

from pathlib import Path

import pytest
import tools

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title><link rel="stylesheet" href="page.css"></head>
<body><main><h1>A page</h1>{}</main></body>
</html>
"""
STYLE = "body { color: #000; background: #fff } .pale { color: #ccc } .wide { width: 700px }"


def _site(folder: Path, body: str, style: str = STYLE) -> Path:
    (folder / "index.html").write_text(PAGE.format(body), encoding="utf-8")
    (folder / "page.css").write_text(style, encoding="utf-8")
    return folder


@pytest.mark.browser
def test_browser_finds_nothing_on_a_sound_page(tmp_path: Path) -> None:
    """A page without a fault has no findings."""
    assert tools.axe(_site(tmp_path, "<p>Plain words.</p>"), ["index.html"]) == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ('<p class="pale">Pale words on white.</p>', "axe color-contrast"),
        ('<img src="https://pictures.example.org/a.png" alt="A picture">', "request image"),
        ('<img src="none.png" alt="No picture">', "missing 404"),
        ('<p class="wide">Wider than a telephone.</p>', "overflow width"),
        ("<script>nothing.here()</script>", "console exception"),
    ],
)
def test_browser_finds_a_planted_fault(tmp_path: Path, body: str, finding: str) -> None:
    """Each kind of fault is found and called by its name."""
    findings = tools.axe(_site(tmp_path, body), ["index.html"], widths=[390], schemes=["light"])

    assert [line for line in findings if line.startswith(f"index.html (390 px, light): {finding}")] != []


@pytest.mark.browser
def test_html_checker_finds_planted_faults(tmp_path: Path) -> None:
    """Wrong HTML and wrong CSS are both reported, sound files are not."""
    sound = _site(tmp_path, "<p>Plain words.</p>")
    assert tools.vnu([sound / "index.html", sound / "page.css"]) == []
    assert tools.html_validate(sound) == []

    _site(tmp_path, "<p>One<div>Two</div></p>", "p { colour: red }")
    found = "\n".join(tools.vnu([tmp_path / "index.html", tmp_path / "page.css"]))
    assert "No “p” element in scope" in found
    assert any("close-order" in fault for fault in tools.html_validate(tmp_path))
    assert "colour" in found


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    """A missing file, a missing element and a repeated id are named; sound links are not."""
    site = _site(tmp_path, '<p id="a"><a href="#a">1</a> <a href="index.html#b">2</a> <a href="c/">3</a></p><p id="d"></p><p id="d"></p>')

    assert tools.broken_links(site) == [
        "index.html: the id d stands twice",
        "index.html: c/ leads nowhere",
        "index.html: index.html#b names no element",
    ]
