"""Translations on the page: beside their originals, saying what they are, proved; and what a machine drafted."""

import json
import re
import sys
from pathlib import Path

import pypdfium2
import pytest
from pages import Printed
from test_translate import CANAL, TWO, filled, played, translate
from workspaces import ARTICLES, Run, build, workspace

from briefgen import files
from briefgen.proof.manifest import manifest
from briefgen.proof.verify import verify
from briefgen.translating.memory import Entry, Memory, write_memory

WEEK = "2026-W47"
HARBOUR = "Barges of up to 40 metres can reach the reservoir again, the harbour office said."
ENGINE = """
import json, sys
WORDS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстуввхыз")
for line in sys.stdin:
    text = line.rstrip("\\n").replace("November", "ноября").replace("October", "октября").lower().translate(WORDS)
    print(text.replace("31", "32"))
"""


def drafting(command: list[str], *more: str) -> str:
    """A configuration with a program that drafts."""
    return "\n".join([TWO, "[translation]", f"command = {json.dumps(command)}", *more]) + "\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with footnotes, half of whose texts a person translated, built in all forms. Not to be changed."""
    config = TWO.replace("[selection]", 'notes = "footnotes"\ncontact = "desk@example.org"\n\n[selection]')
    folder = workspace(tmp_path_factory.mktemp("pages"), {**ARTICLES, "canal.md": CANAL}, config)
    sent = folder / "week.po"
    translate(folder, "export", WEEK, "--locale", "ru", str(sent))
    sent.write_text(filled(sent.read_text().replace("Language: ru\\n", "Language: ru\\nLast-Translator: A. N. <a@example.org>\\n"), 6))
    assert translate(folder, "import", str(sent)).status == 0
    run = Run("build", "--workspace", str(folder), "--format", "pdf", "--format", "html", "--format", "markdown", "--format", "email")
    assert run.status == 0, run.err
    return folder


def edition(folder: Path) -> dict[str, bytes]:
    """The files of the edition."""
    return files.read_all(str(folder / "build/site" / WEEK))


def page_of(folder: Path) -> str:
    """The Russian page; what keeps words together on a line is a space."""
    return edition(folder)["ru/index.html"].decode().replace("\u00a0", " ")


def held(folder: Path) -> dict[str, tuple[str, str | None]]:
    """The statements of brief.json: id -> text and Russian translation."""
    found: dict[str, tuple[str, str | None]] = {}

    def look(value: object) -> None:
        if isinstance(value, dict):
            if "citations" in value and "text" in value:
                found[value["id"]] = (value["text"], value["translations"].get("ru", {}).get("text"))
            for part in value.values():
                look(part)
        elif isinstance(value, list):
            for part in value:
                look(part)

    look(json.loads(edition(folder)["brief.json"]))
    return found


def test_verify_says_what_of_translations_is_proved(made: Path, tmp_path: Path) -> None:
    """It counts them once each, says what is compared, and tells of those that a translator vouches for."""
    said = Run("verify", str(made / "build/site" / WEEK)).err
    count = sum(translation is not None for _, translation in held(made).values())
    assert said.endswith(f"; {count} translations, of which numbers and dates are compared and nothing else can be proved\n")

    folder = workspace(tmp_path, {"canal.md": CANAL}, TWO)
    memory = Memory([Entry(target="ru", source=HARBOUR, language="en", text="Баржи до сорока метров.", state="translated", vouched=True)])
    files.write(str(folder / "translations/memory.db"), write_memory(memory))
    assert build(folder, "--edition", WEEK).status == 0
    assert "1 translation, of which" in (told := Run("verify", str(folder / "build/site" / WEEK)).err)
    assert "(1 of them not compared: a translator vouches for the numbers)" in told


def test_the_page_has_translation_and_original(made: Path) -> None:
    """The translation stands in the text, the original in a block that opens, each marked with its statement; nothing else changes."""
    pages = {locale: edition(made)[f"{locale}/index.html"].decode() for locale in ("en", "ru")}
    printed = {locale: Printed(page) for locale, page in pages.items()}
    statements = held(made)
    translated = {name: words for name, (_, words) in statements.items() if words is not None}

    assert 4 <= len(translated) < len(statements)
    assert {attrs["data-translation"]: text for attrs, text in printed["ru"].having("data-translation")} == translated
    for locale in ("en", "ru"):
        assert {attrs["data-item"]: text for attrs, text in printed[locale].having("data-item")} == {
            name: text for name, (text, _) in statements.items()
        }
    assert printed["en"].having("data-translation") == []
    folded = re.findall(r'<details class="original"><summary>(.*?)</summary><p [^>]*data-item="(\w+)" lang="en">', pages["ru"])
    assert {name for _, name in folded} == set(translated)
    assert {re.sub("<[^>]+>", "", words).replace("\u00a0", " ") for words, _ in folded} == {
        "Перевод, ещё не выверен Оригинал на английском языке"
    }


def test_the_page_counts_what_is_translated(made: Path) -> None:
    """The method note says how many statements stand in translation and how many nobody reviewed; the translator is not named unasked."""
    count = sum(words is not None for _, words in held(made).values())
    page = page_of(made)

    assert re.search(rf"{count} утверждени\w+ приведен\w+ в переводе, рядом — оригинал\w*\. {count} перевод\w* ещё не выверен\w*\.", page)
    assert "A. N." not in page


def test_untranslated_statements_say_their_language(made: Path) -> None:
    """Where only some are translated, the language of the others is announced or stands beside them."""
    page = page_of(made)

    assert "без перевода, если не указано иное" in page or page.count("на английском языке") > page.count("Оригинал на английском")


def test_paper_mail_and_markdown_have_both(made: Path) -> None:
    """The PDF has each original in a footnote, the mail and the Markdown behind the translation; all three say how far it is checked."""
    content, statements = edition(made), held(made)
    document = pypdfium2.PdfDocument(content["ru/brief.pdf"])
    paper = "".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    letter = next(part for part in _parts((made / f"build/mail/{WEEK}/ru.eml").read_bytes()) if part.startswith("TLP"))
    markdown = content["ru/brief.md"].decode()

    for text, words in statements.values():
        for printed in (paper, letter, markdown.replace("\\", "")):
            bare = re.sub(r"[\s\u00ad\u2060\ufffe-]+", "", printed)
            assert re.sub(r"[\s-]+", "", text) in bare
            assert words is None or re.sub(r"[\s-]+", "", words) in bare
    for printed in (paper, letter, markdown):
        assert "Перевод, ещё не выверен" in " ".join(printed.split())


def _parts(message: bytes) -> list[str]:
    """The text parts of a message."""
    import email
    import email.policy

    found = email.message_from_bytes(message, policy=email.policy.default)
    return [part.get_content() for part in found.walk() if part.get_content_type() == "text/plain"]


def test_what_is_printed_is_proved(made: Path) -> None:
    """verify passes; a changed translation, one in the place of the original, one that is missing or loses a number is found."""
    content = edition(made)
    sealed = json.loads(content["manifest.json"])
    sources, fonts = sealed["sources"], sealed.get("fonts", {})
    name, words = next((name, words) for name, (_, words) in held(made).items() if words and "4" in words)
    text = held(made)[name][0]
    page = content["ru/index.html"].decode()
    marked = f'data-translation="{name}">{words}'

    def problems(path: str, old: str, new: str) -> list[str]:
        assert old in content[path].decode()
        changed = {**content, path: content[path].decode().replace(old, new).encode()}
        changed.pop("manifest.json")
        return verify({**changed, "manifest.json": manifest(changed, sources, fonts)})

    assert verify(content) == []
    assert marked in page
    assert any(f"the translation of {name} is not the one" in one for one in problems("ru/index.html", marked, marked[:-2] + "ы."))
    assert f"ru/index.html: does not print the translation of {name}" in problems("ru/index.html", f'data-translation="{name}"', "")
    assert any(
        "prints a translation of 's0'" in one for one in problems("ru/index.html", f'data-translation="{name}"', 'data-translation="s0"')
    )
    assert any(f"the words of {name} are not those" in one for one in problems("ru/index.html", f'lang="en">{text}', f'lang="en">{words}'))
    lost = problems("brief.json", words, words.replace("4", "5"))
    assert any("its translation (ru) has the number 5 where the original has 4" in one for one in lost)
    assert any("does not print the translation" in one for one in problems("ru/brief.md", words.split(",")[0], "—"))


def test_a_memory_that_was_changed_by_hand_prints_no_other_number(tmp_path: Path) -> None:
    """An entry that no import would take leaves its statement in the original; the edition is proved."""
    folder = workspace(tmp_path, {"canal.md": CANAL}, TWO)
    text = "The reservoir supplies water to 31 villages below the dam."
    good, bad = (Entry(target="ru", source=text, language=None, text=f"{number} деревень.", state="reviewed") for number in (31, 13))
    for entry, printed in ((good, True), (bad, False)):
        files.write(str(folder / "translations/memory.db"), write_memory(Memory([entry])))
        build(folder)
        assert ("data-translation" in edition(folder)["ru/index.html"].decode()) is printed
        assert verify(edition(folder)) == []


def test_drafts_are_for_translators_unless_they_are_wanted(tmp_path: Path) -> None:
    """A program drafts what is new; a draft that changes a number is not stored; pages have drafts only where asked, with words."""
    folder = workspace(tmp_path, {"canal.md": CANAL}, drafting([sys.executable, "-c", ENGINE], 'engine = "Slovar 2"'))
    run = translate(folder, "draft", WEEK, "--locale", "ru")

    assert run.status == 1
    assert "note: the draft has the number 32 where the original has 31" in run.err
    assert "[translation-number]" in run.err
    stored = json.loads(translate(folder, "status", WEEK, "--locale", "ru", "--json").out)["locales"]["ru"]
    assert (stored["machine"] > 2, stored["new"], stored["translated"]) == (True, run.err.count("note: the draft"), 0)
    po = translate(folder, "export", WEEK, "--locale", "ru").out
    assert po.count("#. state: machine draft, by Slovar 2\n") == po.count("#, fuzzy\n") == stored["machine"]

    build(folder, "--locale", "ru")
    assert "data-translation" not in edition(folder)["ru/index.html"].decode()
    config = folder / "briefgen.toml"
    config.write_text(config.read_text() + "drafts = true\n")
    build(folder, "--locale", "ru")
    page = page_of(folder)
    assert page.count("data-translation") >= stored["machine"]
    assert '<span class="state">Машинный перевод (Slovar 2)</span>' in page
    assert re.search(r"перевод\w* сделан\w* машиной\. \(Slovar 2\)", page)
    assert verify(edition(folder)) == []


def test_a_person_takes_on_a_draft(tmp_path: Path) -> None:
    """A draft whose fuzzy mark the translator takes away is a translation, by the translator, whom the page names if it may."""
    script = drafting([sys.executable, "-c", ENGINE], "credit = true")
    folder = workspace(tmp_path, {"canal.md": CANAL}, script)
    translate(folder, "draft", WEEK, "--locale", "ru")
    po = translate(folder, "export", WEEK, "--locale", "ru").out.replace("#, fuzzy\n", "")
    (folder / "back.po").write_text(po.replace("Language: ru\\n", "Language: ru\\nLast-Translator: A. <b>N.</b> <a@example.org>\\n"))

    translate(folder, "import", str(folder / "back.po"))
    build(folder, "--locale", "ru")

    page = page_of(folder)
    assert "Перевод, ещё не выверен (A. &lt;b&gt;N.&lt;/b&gt;)" in page
    assert "машиной" not in page
    again = translate(folder, "draft", WEEK, "--locale", "ru")
    assert ", 0 drafted, " in again.err


@pytest.mark.parametrize(
    ("command", "more", "said"),
    [
        ([], "", "no program drafts translations"),
        (["no-such-program-anywhere"], "", "cannot be started"),
        ([sys.executable, "-c", "print('one')"], "", "wrote 1; it must write one for each"),
        ([sys.executable, "-c", "import sys; sys.exit('out of words')"], "", "ended with status 1: out of words"),
        ([sys.executable, "-c", "import time; time.sleep(60)"], "timeout = 1", "was not ready after 1 s"),
        ([sys.executable, "-c", "import sys; [print('x') for _ in sys.stdin]"], 'format = "json"', "something else than JSON strings"),
        ([sys.executable, "-c", "import sys; sys.stdout.buffer.write(bytes([255]))"], "", "something else than lines in UTF-8"),
    ],
)  # fmt: skip
def test_a_program_that_fails_stores_nothing(tmp_path: Path, command: list[str], more: str, said: str) -> None:
    """What went wrong is said in one line, exit status 2."""
    folder = workspace(tmp_path, {"canal.md": CANAL}, drafting(command, more))

    run = translate(folder, "draft", WEEK, "--locale", "ru")

    assert run.status == 2
    assert said in run.err
    assert not (folder / "translations").exists()


def test_a_program_is_started_without_a_shell_and_told_the_languages(tmp_path: Path) -> None:
    """Signs that a shell would obey are arguments as they stand; JSON goes in and out, one text a line."""
    script = (
        "import json, sys\n"
        "assert sys.argv[1:] == ['$(touch x)', 'en-ru'], sys.argv\n"
        "for line in sys.stdin: print(json.dumps('Перевод: ' + json.loads(line).replace('October', 'октября')))"
    )
    folder = workspace(
        tmp_path, {"canal.md": CANAL}, drafting([sys.executable, "-c", script, "$(touch x)", "{from}-{to}"], 'format = "json"')
    )

    assert translate(folder, "draft", WEEK, "--locale", "ru").status == 0
    assert played("x") not in translate(folder, "export", "--tmx").out
    assert "<seg>Перевод: The reservoir supplies" in translate(folder, "export", "--tmx").out
