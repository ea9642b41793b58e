"""The translator's round trip as a user runs it: out, translated, back, printed, and again the week after."""

import json
import re
import sqlite3
from pathlib import Path

import pytest
from workspaces import ARTICLES, CONFIG, Run, build, site, workspace

TRANSLATOR = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстуввхыз")
CANAL = """---
title: The canal is dredged again
published: 2026-11-19
publisher: Example Monitor
language: en
---

Dredgers removed 12,500 tonnes of silt from the river between the dam and the old harbour.

The work began on 3 October 2026 and costs 1.5 million crowns, which the province and the railway share.

Barges of up to 40 metres can reach the reservoir again, the harbour office said.

The reservoir supplies water to 31 villages below the dam.
"""
LATER = """---
title: Another week at the dam
published: 2026-11-24
publisher: Sample Gazette
language: en
---

The reservoir behind the dam had risen by 4 metres, according to the water board of the province.

Engineers closed one of the gates of the dam on Monday, and the river fell by 2 metres overnight.
"""
TWO = CONFIG.replace('locales = ["en"]', 'locales = ["en", "ru"]')


def played(text: str) -> str:
    """A translation as a script plays the translator: Cyrillic letters, Russian months, the same numbers and signs."""
    for english, russian in (("November", "ноября"), ("October", "октября")):
        text = text.replace(english, russian)
    return text.lower().translate(TRANSLATOR)


def filled(po: str, count: int = 1_000) -> str:
    """The PO file with its first texts translated."""
    done = 0

    def fill(found: re.Match[str]) -> str:
        nonlocal done
        done += 1
        return f'{found[1]}msgstr "{played(found[2])}"' if done <= count else found[0]

    return re.sub(r'(msgid "(.+)"\n)msgstr ""', fill, po)


def translate(folder: Path, *arguments: str) -> Run:
    """`briefgen translate`."""
    return Run("translate", *arguments, "--workspace", str(folder))


def states(folder: Path, edition: str) -> dict[str, int]:
    """How many texts of an edition are how far in Russian."""
    found = json.loads(translate(folder, "status", edition, "--locale", "ru", "--json").out)
    return dict(found["locales"]["ru"])


def brief(folder: Path, edition: str) -> dict[str, object]:
    """An edition as data."""
    return dict(json.loads((folder / "build/site" / edition / "brief.json").read_text()))


def translations(value: object) -> list[dict[str, dict[str, str]]]:
    """The translations of every statement below a value of brief.json."""
    if isinstance(value, list):
        return [one for part in value for one in translations(part)]
    if not isinstance(value, dict):
        return []
    own = [value["translations"]] if value.get("translations") else []
    return own + [one for part in value.values() for one in translations(part)]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose week 47 went to a translator, who translated ten texts, and came back; it is built. Not to be changed."""
    folder = workspace(tmp_path_factory.mktemp("translated"), {**ARTICLES, "canal.md": CANAL}, TWO)
    sent = folder / "week.po"
    assert translate(folder, "export", "2026-W47", "--locale", "ru", str(sent)).status == 0
    sent.write_text(filled(sent.read_text(), 10))
    taken = translate(folder, "import", str(sent))
    assert (taken.status, taken.err.splitlines()[-1]) == (
        0,
        f"{sent}: 10 stored, 0 same, 0 unfinished, {len(ids(sent)) - 10} untranslated, 0 refused",
    )
    assert build(folder, "--edition", "2026-W47").status == 0
    return folder


def ids(po: Path) -> list[str]:
    """The statements of a PO file."""
    return re.findall(r'^msgctxt "(.*)"$', po.read_text(), re.MULTILINE)


def test_an_edition_goes_out_with_who_says_it_and_what_stands_around_it(done: Path) -> None:
    """Each text once, with publisher, day, neighbours, state and place; the same edition gives the same bytes."""
    po = translate(done, "export", "2026-W47", "--locale", "ru").out

    assert translate(done, "export", "2026-W47", "--locale", "ru").out == po
    assert '"Project-Id-Version: 2026-W47 TLP:CLEAR\\n"' in po
    assert len(ids(done / "week.po")) == len(set(ids(done / "week.po"))) >= 12
    entry = next(one for one in po.split("\n\n") if 'msgid "The reservoir supplies' in one)
    state = "new" if 'msgstr ""' in entry else "translated"
    assert entry.splitlines()[:5] == [
        "#. item",
        "#. Example Monitor, 2026-11-19, The canal is dredged again",
        "#. before: Barges of up to 40 metres can reach the reservoir again, the harbour office said.",
        f"#. state: {state}",
        "#. language: en",
    ]
    assert "#: canal.md:5" in entry
    quoted = next(one for one in po.split("\n\n") if "No village below" in one and "said by" in one)
    assert quoted.startswith("#. quotation, said by Vera Obraztsova (verbatim quotation)\n")


def test_what_came_back_is_in_the_edition(done: Path) -> None:
    """brief.json has the ten translations with their state; what is already there is not stored again."""
    again = translate(done, "import", str(done / "week.po"))

    assert states(done, "2026-W47") == {"new": len(ids(done / "week.po")) - 10, "machine": 0, "translated": 10, "reviewed": 0}
    assert " 0 stored, 10 same," in again.err
    found = translations(brief(done, "2026-W47"))
    assert found
    assert {one["ru"]["state"] for one in found} == {"translated"}
    assert all(re.search("[а-я]", one["ru"]["text"]) for one in found)


def test_the_week_after_has_what_was_translated_before(tmp_path: Path) -> None:
    """A statement that another source makes again, in other quote marks or not, is translated; a similar one is only suggested."""
    folder = workspace(tmp_path, {**ARTICLES, "canal.md": CANAL}, TWO)
    sent = folder / "week.po"
    translate(folder, "export", "2026-W47", "--locale", "ru", str(sent))
    sent.write_text(filled(sent.read_text()))
    assert translate(folder, "import", "--reviewed", str(sent)).status == 0
    similar = "The reservoir now supplies water to 32 villages below the dam.\n"
    (folder / "sources" / "later.md").write_text(f"{LATER}\n{similar}", encoding="utf-8")

    assert build(folder, "--edition", "2026-W48").status == 0
    section = next(one for one in brief(folder, "2026-W48")["sections"] if one["topic"] == "water")  # type: ignore[attr-defined]
    items = {one["text"]: one["translations"] for one in section["items"]}
    assert items["The reservoir behind the dam had risen by 4 metres, according to the water board of the province."]["ru"] == {
        "text": played("The reservoir behind the dam had risen by 4 metres, according to the water board of the province."),
        "state": "reviewed",
        "by": None,
    }
    assert items[similar.strip()] == {}

    entries = translate(folder, "export", "2026-W48", "--locale", "ru").out.split("\n\n")
    suggested = next(one for one in entries if 'msgid "The reservoir now' in one)
    assert '#, fuzzy\n#| msgid "The reservoir supplies water to 31 villages below the dam."' in suggested
    assert "#. state: new; a similar text was translated as below" in suggested
    (folder / "again.po").write_text("\n\n".join(entries))
    assert " 1 unfinished," in translate(folder, "import", str(folder / "again.po")).err


def test_a_file_that_is_there_is_left_alone(done: Path, tmp_path: Path) -> None:
    """A translator's work is not written over without --force; a file's name must fit what is asked for, and stands after the edition."""
    sent = tmp_path / "week.po"
    sent.write_text("a translator's work")

    refused = translate(done, "export", "2026-W47", "--locale", "ru", str(sent))
    assert (refused.status, sent.read_text()) == (2, "a translator's work")
    assert "may hold translations; import it first, then write over it with --force" in refused.err
    assert translate(done, "export", "2026-W47", "--locale", "ru", "--force", str(sent)).status == 0
    assert sent.read_text().startswith("msgid")
    for arguments, told in (
        (["2026-W47", "--format", "po", str(tmp_path / "week.xlf")], "is no name for po"),
        ([str(tmp_path / "new.po")], "write the edition before it"),
    ):
        run = translate(done, "export", "--locale", "ru", *arguments)
        assert (run.status, told in run.err) == (2, True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["week.po"]
    (tmp_path / "dir.po").mkdir()
    assert "is a folder or a pipe, no file" in translate(done, "import", str(tmp_path / "dir.po")).err


def test_a_changed_number_is_refused_with_its_line(tmp_path: Path) -> None:
    """Everything wrong is named in one run with file and line, the rest is stored, and the exit status is 1."""
    folder = workspace(tmp_path, {"canal.md": CANAL}, TWO)
    sent = folder / "week.po"
    translate(folder, "export", "2026-W47", "--locale", "ru", str(sent))
    text = re.sub(r"(?m)^(msgstr .*)12,500", r"\g<1>12.600", filled(sent.read_text())).replace("октября", "ноября")
    sent.write_text(text)
    lines = text.splitlines()
    number, month = (
        next(n for n, line in enumerate(lines, 1) if line.startswith("msgstr") and mark in line) for mark in ("12.600", "ноября")
    )

    run = translate(folder, "import", str(sent))

    assert run.status == 1
    assert (
        f"{sent}:{number}: error: the translation of “Dredgers removed 12,500 tonnes of silt from the r…” has the number 12.600 where the "
        "original has 12,500; write it as the original does, or if it is right as it is, note beside it: numbers: "
        "checked [translation-number]"
    ) in run.err
    assert f"{sent}:{month}: error: the translation of “The work began on 3 October 2026" in run.err
    assert (
        "has the month of a date November where the original has October; name the month of the original, or if it is right as it is, "
        in run.err
    )
    assert "mend it in the file and import the file again; the rest is stored" in run.err
    assert states(folder, "2026-W47")["translated"] == len(ids(sent)) - run.err.count(": error:")


def test_xliff_goes_the_same_way(tmp_path: Path) -> None:
    """The XLIFF of an edition, translated and signed off, gives the same translations as its PO file, as reviewed."""
    folder = workspace(tmp_path, {"canal.md": CANAL}, TWO)
    sent = folder / "week.xlf"
    translate(folder, "export", "2026-W47", "--locale", "ru", str(sent))
    text = re.sub(
        r'<source>(.*)</source>\n<target state="new"></target>',
        lambda found: f'<source>{found[1]}</source>\n<target state="signed-off">{played(found[1])}</target>',
        sent.read_text(),
    )
    sent.write_text(text)
    assert translate(folder, "import", str(sent)).status == 0
    stored = states(folder, "2026-W47")
    assert stored["reviewed"] == sum(stored.values()) > 0
    assert 'approved="yes"' in translate(folder, "export", "2026-W47", "--locale", "ru", "--format", "xliff").out

    sent.write_text(text.replace("40 метрес", "41 метрес"))
    line = next(n for n, line in enumerate(sent.read_text().splitlines(), 1) if "41 метрес" in line)
    refused = translate(folder, "import", str(sent))
    assert refused.status == 1
    assert f"{sent}:{line}: error:" in refused.err


def test_status_says_that_an_edition_has_no_articles(done: Path) -> None:
    """What a week without articles prints of the week before comes with a warning, and with the weeks that have some."""
    run = translate(done, "status", "2031-W02", "--locale", "ru")

    assert (run.status, run.out.split("  ")[0]) == (0, "2031-W02")
    assert "2031-W02: warning: no article falls into this edition; the latest period that has articles is 2026-W47" in run.err


def test_a_memory_in_tmx_has_the_strictest_marking(tmp_path: Path) -> None:
    """It holds sentences of sources: its head has the marking of the strictest article, as an edition has."""
    folder = workspace(tmp_path, {"canal.md": CANAL.replace("language: en", "language: en\nmarking: TLP:RED")}, TWO)

    assert '<prop type="x-briefgen-marking">TLP:RED</prop>' in translate(folder, "export", "--tmx").out


def test_the_memory_goes_out_and_in_as_tmx(done: Path, tmp_path: Path) -> None:
    """TMX out of one workspace and into another gives the same memory, byte for byte."""
    other = workspace(tmp_path, {"canal.md": CANAL}, TWO)
    assert translate(done, "export", "--tmx", str(tmp_path / "all.tmx")).status == 0
    assert translate(other, "import", str(tmp_path / "all.tmx")).status == 0

    assert (other / "translations/memory.db").read_bytes() == (done / "translations/memory.db").read_bytes()
    with sqlite3.connect(other / "translations/memory.db") as db:
        assert db.execute("SELECT count(*) FROM memory").fetchone() == (10,)


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [
        ("a.po", "nonsense", 1, "a string in quote marks is expected"),
        ("a.po", 'msgid "x"\nmsgstr "y"\n', 1, "has no header"),
        ("a.po", 'msgid ""\nmsgstr "Content-Type: text/plain\\n"\n', 1, "names no language"),
        ("a.po", 'msgid ""\nmsgstr "Language: ru\\n"\n\nmsgid "x\nmsgstr "y"\n', 4, "a string in quote marks is expected"),
        ("a.po", 'msgid ""\nmsgstr "Language: xq\\n"\n\nmsgid "x"\nmsgstr "y"\n', 5, "is no language"),
        ("a.xlf", "<xliff", 1, "is no XML here"),
        ("a.xlf", "<p/>", 1, "is no XLIFF 1.2"),
        ("a.tmx", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', 1, "declares entities"),
        ("a.docx", "PK", 0, "is no kind of file that is read"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_stores_nothing(done: Path, tmp_path: Path, name: str, text: str, line: int, what: str) -> None:
    """The fault is named with its line, exit status 2, whatever the other files hold."""
    folder = workspace(tmp_path, {"canal.md": CANAL}, TWO)
    (folder / name).write_text(text)

    run = translate(folder, "import", str(done / "week.po"), str(folder / name))

    assert run.status == 2
    assert re.search(
        rf"{re.escape(str(folder / name))}{f':{line}' if line else ''}: error: .*{re.escape(what)}.*\[translation-file\]", run.err
    )
    assert not (folder / "translations").exists()


def test_a_damaged_memory_is_named(tmp_path: Path) -> None:
    """A memory that is none stops the build before anything is written, and says what to do."""
    folder = workspace(tmp_path, {"canal.md": CANAL}, TWO)
    (folder / "translations").mkdir()
    for data in (b"no database", b"SQLite format 3\0" + bytes(5_000)):
        (folder / "translations/memory.db").write_bytes(data)
        run = build(folder)
        assert (run.status, site_of(folder)) == (2, {})
        assert "translations/memory.db: error: is damaged" in run.err
        assert "import its TMX again" in run.err
        assert "translations/memory.db: error: is damaged" in Run("check", "--workspace", str(folder)).err


def site_of(folder: Path) -> dict[str, bytes]:
    """The site, if there is one."""
    return site(folder) if (folder / "build/site").exists() else {}


def test_a_translation_rebuilds_the_pages_of_its_edition(tmp_path: Path) -> None:
    """Nothing to do stays nothing to do; a memory with one more translation makes the pages of that edition, and no other's."""
    folder = workspace(tmp_path, {**ARTICLES, "canal.md": CANAL, "later.md": LATER}, TWO)
    both = ("--edition", "2026-W47", "--edition", "2026-W48")
    build(folder, *both)
    before = site(folder)
    sent = folder / "week.po"
    translate(folder, "export", "2026-W47", "--locale", "ru", str(sent))
    text = sent.read_text()
    place = text.index('msgid "The reservoir supplies')
    sent.write_text(text[:place] + filled(text[place:], 1))
    translate(folder, "import", str(sent))

    why = build(folder, *both, "--why")
    after = site(folder)

    ran = {tuple(line.split(":")[0].split(" ")[:2]) for line in why.err.splitlines() if re.match(r"[a-z]+ \S+: ", line)}
    assert {("translate", "2026-W47"), ("page", "2026-W47/ru")} <= ran
    assert not [one for one in ran if "W48" in one[1]]
    assert {path for path in after if after[path] != before.get(path)} <= {path for path in after if path.startswith("2026-W47/")}
    assert "0 files changed" in build(folder, *both).err
