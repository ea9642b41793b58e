"""Words two fifths longer than English ones, on a page that runs to the right and on one that runs to the left: the layout holds."""

import io
import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
import tools
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from workspaces import Run

from briefgen.l10n import PLURALS

ROOT = Path(__file__).parent.parent
HOSTS = {"de": "lengthened", "fa": "mirrored"}
"""Locales whose words are replaced: their dates, numbers and direction stay."""
LETTERS = str.maketrans("AEIOUYaceinorsuy", "ÅÉÎØÛÝäçéîñöŕšüý")
LONGER = 1.4
EDITION = "2026-W47"
_PLACE = re.compile(r"(%\(\w+\)s|%%)")


def stretched(message: str) -> str:
    """A message in accented letters and brackets, its vowels doubled or trebled; `%(name)s` stays.

    "Sources" -> "[Sööüüŕçééš]": no place to break is added, so a word that was long is longer.
    """
    parts = _PLACE.split(message)
    words = [part if _PLACE.fullmatch(part) else re.sub(r"[aeiou]", lambda vowel: vowel[0] * 2, part) for part in parts]
    lacking = round(len(message) * LONGER) - sum(map(len, words)) - 2
    filled = "".join(part if _PLACE.fullmatch(part) else part.translate(LETTERS) for part in words)
    return f"[{filled}{'ö' * max(lacking, 0)}]"


def catalogue(code: str) -> bytes:
    """A PO file that has every message of ours, stretched, with as many forms as the language has."""
    source = read_po(io.BytesIO((ROOT / "templates" / "locale" / "briefgen.pot").read_bytes()))
    made = Catalog(locale=code)
    made._num_plurals, made._plural_expr = PLURALS[code]  # type: ignore[assignment]
    for message in source:
        if message.id:
            forms = stretched(message.id) if isinstance(message.id, str) else [stretched(one) for one in message.id[: PLURALS[code][0]]]
            made.add(message.id, forms, flags=message.flags, context=message.context)
    written = io.BytesIO()
    write_po(written, made)
    return written.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example workspace in both, as pages and PDF: a PDF whose words leave their page, column or cell is refused by the build."""
    folder = tmp_path_factory.mktemp("pseudo")
    for name in ("sources", "editions"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("briefgen.toml", "gazetteer.toml", "publishers.toml"):
        shutil.copy(ROOT / name, folder / name)
    for code in HOSTS:
        place = folder / "templates" / "locale" / code / "briefgen.po"
        place.parent.mkdir(parents=True)
        place.write_bytes(catalogue(code))
    wanted = [part for code in HOSTS for part in ("--locale", code)]
    run = Run("build", "--workspace", str(folder), *wanted, "--format", "html", "--format", "pdf", "--l10n", "strict")
    assert run.status == 0, run.err
    return folder / "build" / "site"


def test_stretching_lengthens_and_keeps_places() -> None:
    """Every message is at least two fifths longer and has the same places."""
    found = [message.id for message in read_po(io.BytesIO((ROOT / "templates" / "locale" / "briefgen.pot").read_bytes())) if message.id]
    messages = [one for message in found for one in ([message] if isinstance(message, str) else message)]

    assert all(len(stretched(one)) >= LONGER * len(one) - 1 for one in messages)
    assert all(_PLACE.findall(stretched(one)) == _PLACE.findall(one) for one in messages)
    assert re.fullmatch(r"\[S[öüŕçéšû]{8,}\]", stretched("Sources"))


@pytest.mark.parametrize("code", HOSTS)
def test_the_pages_say_the_stretched_words(site: Path, code: str) -> None:
    """What is looked at below is made of those words, in the page's direction."""
    text = (site / EDITION / code / "index.html").read_text(encoding="utf-8")

    assert f'<html lang="{code}" dir="{"rtl" if code == "fa" else "ltr"}">' in text
    assert stretched("Key points") in text
    assert text.count("[") > 100


@pytest.mark.browser
def test_no_page_is_wider_than_its_window_and_no_box_cut(site: Path) -> None:
    """At 390 and 1440 px nothing has to be scrolled sideways and nothing is cut off, on pages of every kind."""
    pages = [f"{EDITION}/{code}/index.html" for code in HOSTS] + ["index.html", "fa/index.html"]
    evidence = [sorted((site / EDITION / code / "evidence").glob("*.html"))[0] for code in HOSTS]
    asked = [page for page in pages if (site / page).is_file()] + [path.relative_to(site).as_posix() for path in evidence]

    assert len(asked) >= 5
    assert tools.axe(site, asked, schemes=("light",)) == []


@pytest.mark.parametrize("code", HOSTS)
def test_the_pdf_is_not_much_longer(site: Path, code: str) -> None:
    """The sheet holds them, too: the program's own check passed, and nothing was pushed onto sheets of its own."""
    longest = len(pypdfium2.PdfDocument(site / EDITION / code / "brief.pdf"))

    assert 4 <= longest <= 16
