"""The example edition in all nine languages: no page says in English what its catalogue says in its own language."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from lxml import html
from workspaces import Run

from briefgen.config import LOCALES

ROOT = Path(__file__).parent.parent
TRANSLATED = [code for code in LOCALES if code != "en"]
EDITION = "2026-W47"
SAME = {
    "fr": {
        "Sources": "the word is the same in French",
        "Source %(n)s": "the word is the same in French",
        "%(shown)s source": "the word is the same in French",
        "Dossier": "English has it from French",
        "Date": "the word is the same in French",
        "passage %(n)s": "the word is the same in French",
        "p.": "short for page in both",
        "%(shown)s article": "the word is the same in French",
    },
    "de": {"Dossier": "German has it from French, too"},
}
"""Messages whose translation is the English one, and why that is right."""
EVERYWHERE = {"PDF": "the name of a format", "PDF, %(edition)s": "the name of a format"}
FILE = re.compile(r"[\w-]+\.(json|example|org|com|txt|md|html)\b|^briefgen \d")
READ = ("title", "aria-label", "alt", "data-running")
"""Attributes that a reader or a screen reader is told."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's latest edition as pages, Markdown and e-mail in every language, English words refused."""
    output = tmp_path_factory.mktemp("nine")
    wanted = [part for code in LOCALES for part in ("--locale", code)]
    forms = ("--format", "html", "--format", "markdown")
    run = Run("build", "--workspace", str(ROOT), "--output", str(output), *wanted, *forms, "--l10n", "strict")
    assert run.status == 0, run.err
    assert "[untranslated]" not in run.err
    return output / "site"


def pages(site: Path, code: str) -> list[Path]:
    """Every page of the site in a language."""
    front = site / "index.html" if code == "en" else site / code / "index.html"
    return [
        front,
        *sorted((site / EDITION / code).rglob("*.html")),
        *sorted((site / code).rglob("2*.html")),
        *sorted((site / code).glob("*/index.html")),
    ]


def own(page: Path, code: str) -> Iterator[str]:
    """The runs of a page that are in its own language: texts, and attributes that are read out."""
    for element in html.parse(str(page), html.HTMLParser(encoding="utf-8")).iter("*"):
        if element.tag in ("script", "style", "code") or _language(element) != code:
            continue
        told = element.get("content") if element.get("name") == "description" else None
        for text in (element.text, *(child.tail for child in element), *(element.get(name) for name in READ), told):
            if text and text.strip():
                yield " ".join(text.split())


def _language(element: html.HtmlElement) -> str | None:
    """The language that an element is said to be in; none where it is not to be translated."""
    for one in (element, *element.iterancestors()):
        if one.get("translate") == "no":
            return None
        if one.get("lang"):
            return str(one.get("lang"))
    return None


def messages() -> list[str]:
    """First forms of the catalogue's messages, in English."""
    found = read_po(io.BytesIO((ROOT / "templates" / "locale" / "briefgen.pot").read_bytes()))
    return [form for message in found if message.id for form in ([message.id] if isinstance(message.id, str) else message.id)]


def pattern(message: str) -> re.Pattern[str]:
    """A message with anything in its places: alone on a line where it is one word, else anywhere."""
    plain = [re.escape(part) for part in re.split(r"%\(\w+\)s", message.replace("%%", "%"))]
    if len(re.findall(r"[A-Za-z]{2,}", " ".join(plain))) > 1:
        return re.compile(rf"(?<!\w){'[^.;]{1,80}?'.join(plain)}(?!\w)")
    return re.compile(rf"^{'.{0,40}[0-9].{0,40}'.join(plain)}$", re.MULTILINE)


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_english_word_of_the_catalogue_is_left_over(site: Path, code: str) -> None:
    """Of what a page says in its own language, nothing is an English message, but for words that are the same in both."""
    allowed = {**EVERYWHERE, **SAME.get(code, {})}
    wanted = [(message, pattern(message)) for message in messages() if not any(message.startswith(one) for one in allowed)]
    found = [(page, "\n".join(own(page, code))) for page in pages(site, code)]

    assert len(found) > 10
    assert [(page.name, message) for page, text in found for message, rule in wanted if rule.search(text)] == []


def test_the_search_for_english_words_finds_them(site: Path) -> None:
    """The same search on the English pages finds a hundred of the messages: it is not blind."""
    text = "\n".join(run for page in pages(site, "en") for run in own(page, "en"))

    assert sum(bool(pattern(message).search(text)) for message in messages()) > 80


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_but_data_is_the_same_in_two_languages(site: Path, code: str) -> None:
    """What an edition's page says as the English page says it comes from the edition or the configuration, not from a template."""
    here, english = site / EDITION / code / "index.html", site / EDITION / "en" / "index.html"
    known = (site / EDITION / "brief.json").read_text(encoding="utf-8") + " ".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("briefgen.toml", "publishers.toml", "gazetteer.toml")
    )
    same = {run for run in own(here, code) if re.search(r"[A-Za-z]{3}", run)} & set(own(english, "en"))
    left = {run for run in same if not all(piece in known for piece in re.split(r"[,;:()·\s]+ |[,;:()·]", run))}

    allowed = [pattern(one) for one in (*EVERYWHERE, *SAME.get(code, ()))]
    assert {run for run in left if not FILE.search(run) and not any(rule.search(run) for rule in allowed)} == set()


@pytest.mark.parametrize("code", TRANSLATED)
def test_markdown_has_the_words_of_its_language(site: Path, code: str) -> None:
    """Headings and method note of the plain text are in the page's language, too."""
    text = (site / EDITION / code / "brief.md").read_text(encoding="utf-8")
    heads = {line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")}
    english = {line.lstrip("# ").strip() for line in (site / EDITION / "en" / "brief.md").read_text(encoding="utf-8").splitlines()}
    data = (site / EDITION / "brief.json").read_text(encoding="utf-8")

    assert len(heads) > 8
    assert {head for head in heads & english if head not in data and head not in SAME.get(code, {})} == set()


@pytest.mark.parametrize("code", LOCALES)
def test_the_command_of_the_method_note_proves_the_edition_where_the_note_says(site: Path, code: str) -> None:
    """Run in the folder that contains the edition's, the command finds an edition in what it names."""
    page = html.parse(str(site / EDITION / code / "index.html"), html.HTMLParser(encoding="utf-8"))
    (command,) = (one.text for one in page.iter("code") if (one.text or "").startswith("briefgen verify "))

    assert (site / command.removeprefix("briefgen verify ") / "brief.json").is_file()


@pytest.mark.parametrize(("code", "names"), [("en", ("Baku", "Yerevan")), ("az", ("Bakı", "İrəvan")), ("hy", ("Բաքու", "Երևան"))])
def test_places_of_datelines_in_capitals_are_named_in_the_language_of_the_page(site: Path, code: str, names: tuple[str, ...]) -> None:
    """BAKI is Bakı and ԵՐԵՎԱՆ is Երևան, whatever capitals do to ı and to և."""
    text = "\n".join(own(site / EDITION / code / "index.html", code))

    assert [name for name in names if name not in text] == []
    assert not re.search("BAKI|ԵՐԵՎԱՆ", (site / EDITION / code / "index.html").read_text(encoding="utf-8"))


def test_languages_stand_in_one_order_on_every_page(site: Path) -> None:
    """The switch of an edition, of the front page and of a part of the archive: a reader finds a language in the same place."""
    folders = (site / EDITION / "fa", site / "fa", site / "fa" / "topics")
    switches = [html.parse(str(place / "index.html")).findall(".//nav[@class='languages']//a") for place in folders]

    assert [[link.get("hreflang") for link in links] for links in switches] == [sorted(set(LOCALES) - {"fa"})] * 3


@pytest.mark.long
def test_every_language_gives_the_same_bytes_again(tmp_path: Path) -> None:
    """Pages, PDFs, data and e-mails of all nine languages are the same from other processes, another hash seed and a warm one."""
    built = []
    for jobs, seed in (("1", "1"), ("3", "2")):
        wanted = [part for code in LOCALES for part in ("--locale", code)]
        forms = [part for form in ("html", "pdf", "json", "markdown", "email") for part in ("--format", form)]
        output = tmp_path / jobs
        command = [sys.executable, "-m", "briefgen", "build", "--workspace", str(ROOT), "--output", str(output), *wanted, *forms]
        subprocess.run([*command, "--jobs", jobs], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        found = (path for part in ("site", "mail") for path in (output / part).rglob("*") if path.is_file())
        built.append({path.relative_to(output).as_posix(): path.read_bytes() for path in found})

    assert sum(name.endswith(".pdf") for name in built[0]) == len(LOCALES)
    assert sorted(built[0]) == sorted(built[1])
    assert [name for name, data in built[0].items() if built[1][name] != data] == []
