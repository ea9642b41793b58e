"""The example edition in Persian and Armenian: mirrored, every foreign run in its own direction, in the intended fonts only."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from tools import axe, pdf_ua, pdftotext
from workspaces import Run

from briefgen.brief import Brief
from briefgen.codec import decode
from briefgen.config import LOCALES
from briefgen.pages.pdf import mirrored
from briefgen.proof.verify import verify
from briefgen.systemfonts import PATHS

ROOT = Path(__file__).parent.parent
EDITION = "2026-W47"
OURS = {"Serif", "Serif-Italic", "Serif-Semi-Bold", "Sans", "Sans-Semi-Bold", "Signs"}
SCRIPTS = {"fa": "Arabic", "hy": "Armenian", "ka": "Georgian"}
WRITTEN = ("briefgen.toml", "gazetteer.toml", "publishers.toml", "sources", "editions")
LETTER = re.compile(r"[^\W\d_]")
ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")


def built(folder: Path, locales: tuple[str, ...], *forms: str) -> Path:
    """The example's latest edition in these languages, with native digits, below `folder`."""
    for name in WRITTEN:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    settings = (folder / "briefgen.toml").read_text(encoding="utf-8")
    (folder / "briefgen.toml").write_text(settings.replace("[briefing]", '[briefing]\ndigits = "native"', 1), encoding="utf-8")
    wanted = [part for code in locales for part in ("--locale", code)]
    run = Run("build", "--workspace", str(folder), "--edition", EDITION, *wanted, *(part for form in forms for part in ("--format", form)))
    assert run.status == 0, run.err
    return folder / "build" / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Persian and Armenian, as pages and PDF."""
    return built(tmp_path_factory.mktemp("mirrored"), ("fa", "hy"), "html", "pdf")


def runs(page: Path) -> Iterator[tuple[str, str]]:
    """Each text of a page's body with the direction that it is set in."""
    for element in html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot().iter("*"):
        for text, place in ((element.text, element), *((child.tail, element) for child in element)):
            if text and text.strip() and element.tag not in ("style", "title", "meta"):
                yield text.strip(), next(one.get("dir") for one in (place, *place.iterancestors()) if one.get("dir"))


def test_every_foreign_run_has_its_direction(site: Path) -> None:
    """On a Persian page whatever holds letters of other scripts only, but for a word, is set from left to right, and Persian from right."""
    pages = [site / "fa" / "index.html"] if (site / "fa" / "index.html").is_file() else []
    for page in [*pages, site / EDITION / "fa" / "index.html", *sorted((site / EDITION / "fa" / "evidence").glob("*.html"))[:3]]:
        found = list(runs(page))
        foreign = {text for text, direction in found if direction == "rtl" and len(LETTER.findall(text)) > 12 and not ARABIC.search(text)}
        own = {text for text, direction in found if direction == "ltr" and ARABIC.search(text)}
        assert (foreign, own) == (set(), set()), page


def test_native_digits_on_what_we_count_only(site: Path) -> None:
    """Dates, labels and numbers of ours have Persian digits; the sources' words, addresses, markings and anchors keep theirs."""
    page = (site / EDITION / "fa" / "index.html").read_text(encoding="utf-8")
    brief = decode((site / EDITION / "brief.json").read_bytes(), Brief)

    assert "۲۵\u00a0آبان تا ۱\u00a0آذر ۱۴۰۵ (۱۶ تا ۲۲\u00a0نوامبر ۲۰۲۶)" in page
    assert re.findall(r'class="permalink"[^>]*>([^<]*[0-9][^<]*)<', page) == []
    assert all(one.id in page for section in brief.sections for one in section.items)
    assert '<time datetime="2026-11-22">۲۲\u00a0نوامبر ۲۰۲۶</time>' in page


@pytest.mark.browser
def test_persian_and_armenian_pages_are_accessible(site: Path) -> None:
    """axe-core finds nothing, the console stays empty and nothing overflows, at both widths, light and dark."""
    evidence = sorted((site / EDITION / "fa" / "evidence").glob("*.html"))[0].relative_to(site).as_posix()
    assert axe(site, [f"{EDITION}/fa/index.html", f"{EDITION}/hy/index.html", evidence]) == []


def _fonts(path: Path) -> set[str]:
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    return {line.split()[0].partition("+")[2] for line in listed}


@pytest.mark.parametrize("code", ["fa", "hy"])
def test_fonts_are_the_intended_ones(site: Path, code: str) -> None:
    """A PDF is set in our faces and those of its script, in two weights, and in nothing that the machine offers."""
    if shutil.which("pdffonts") is None:
        pytest.skip("poppler's pdffonts is missing")
    intended = {f"Briefgen-{name}" for name in OURS}
    intended |= {f"Briefgen-{SCRIPTS[one]}{more}" for one in SCRIPTS for more in ("", "-Semi-Bold", "-Sans", "-Sans-Semi-Bold")}
    found = _fonts(site / EDITION / code / "brief.pdf")

    assert found <= intended
    assert any(name.startswith(f"Briefgen-{SCRIPTS[code]}") and name.endswith("Semi-Bold") for name in found)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u2060-]+", "", text)


def test_armenian_pdf_reads_in_order(site: Path) -> None:
    """The text of the Armenian PDF holds every heading and every cited statement in the order of its letters."""
    text = _squeezed(pdftotext(site / EDITION / "hy" / "brief.pdf"))
    brief = decode((site / EDITION / "brief.json").read_bytes(), Brief)

    assert [section.topic for section in brief.sections if _squeezed(section.titles["hy"]) not in text] == []
    items = [one.text for section in brief.sections for one in section.items]
    said = items + [one.text for section in brief.sections for one in section.quotes]
    assert [words for words in said if _squeezed(words)[:40] not in text] == []


def test_persian_pdf_is_mirrored(site: Path) -> None:
    """The label stands at the left, the title ends at the right margin, and a foreign name keeps the order of its words."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is missing")
    asked = ["pdftotext", "-bbox", "-l", "1", str(site / EDITION / "fa" / "brief.pdf"), "-"]
    page = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    words = [(float(x), float(y), word) for x, y, word in re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<', page)]
    width = max(x for x, _, _ in words)

    assert [x < width / 2 for x, _, word in words if word == "TLP:CLEAR"] == [True, True]
    title = decode((site / EDITION / "brief.json").read_bytes(), Brief).titles["fa"]
    assert ARABIC.search(title)
    assert "Karen Nmushyan" in pdftotext(site / EDITION / "fa" / "brief.pdf")


def test_boxes_of_the_margin_change_sides() -> None:
    """What a style sheet says of the left box of a page's margin is said of the right one on a mirrored page; text is left alone."""
    sheet = "@page { @top-left { a: b } @bottom-right { c: d } @top-center { e: f } } p { text-align: left } @top-left-corner { g: h }"
    other = "@page { @top-right { a: b } @bottom-left { c: d } @top-center { e: f } } p { text-align: left } @top-left-corner { g: h }"
    assert (mirrored(sheet), mirrored(other)) == (other, sheet)


def test_fonts_of_the_system_stand_in_the_manifest(site: Path) -> None:
    """The manifest of an edition with PDFs names the system's fonts with their digests, and the edition is proved with them."""
    folder = site / EDITION
    content = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    listed = json.loads(content["manifest.json"])["fonts"]

    assert sorted(listed) == sorted(Path(path).name for path in PATHS if Path(path).is_file())
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in listed.values())
    assert verify(content) == []


def test_armenian_pdf_is_accessible(site: Path) -> None:
    """The Armenian PDF has no failure against PDF/UA-1."""
    assert pdf_ua(site / EDITION / "hy" / "brief.pdf") == []


@pytest.mark.long
def test_every_other_pdf_from_left_to_right_is_accessible(tmp_path: Path) -> None:
    """Nor has the PDF of any other language that is written from left to right."""
    codes = tuple(code for code in LOCALES if code not in ("fa", "hy"))
    made = built(tmp_path, codes, "pdf")
    assert {code: found for code in codes if (found := pdf_ua(made / EDITION / code / "brief.pdf"))} == {}
