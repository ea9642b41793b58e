"""Questions to the archive, and the archive for other programs."""

import io
import json
from pathlib import Path

import pytest
from workspaces import ARTICLES, DAM, Run, workspace

from briefgen.building.tables import SCHEMAS


def found(folder: Path, *words: str) -> list[tuple[str, int, str]]:
    """File, paragraph and sentence of each answer."""
    lines = Run("find", "--workspace", str(folder), "--json", *words).out.splitlines()
    return [(one["path"], one["paragraph"], one["text"]) for one in map(json.loads, lines)]


def test_a_sentence_is_found_that_holds_every_word(tmp_path: Path) -> None:
    """Words meet in one sentence, whatever their case; a word of four letters and more finds the words that it begins."""
    folder = workspace(tmp_path)

    assert found(folder, "BRIDGE", "river") == [
        ("rail.md", 3, "Two bridges over the river were rebuilt for the railway, and a third one is due in 2027.")
    ]
    assert found(folder, "bridges", "ticket") == []
    assert [path for path, _, _ in found(folder, "dam")] == ["dam.md"] * 4, "a short word means itself, not damage"


def test_words_in_quote_marks_stand_together(tmp_path: Path) -> None:
    """One argument of several words is a phrase, as the shell leaves it or with its quote marks."""
    folder = workspace(tmp_path)

    assert len(found(folder, "railway company")) == len(found(folder, '"railway company"')) == 1
    assert found(folder, "company railway") == []
    assert len(found(folder, "company", "railway")) == 1


def test_answers_are_narrowed_by_topic_day_and_publisher(tmp_path: Path) -> None:
    """Each option leaves out what it does not mean; the newest article comes first."""
    folder = workspace(tmp_path)

    assert [path for path, _, _ in found(folder, "week*")] == ["dam.md"]
    assert [path for path, _, _ in found(folder, "river")] == ["rail.md"]
    assert {path for path, _, _ in found(folder, "Samplegrad", "--topic", "water")} == {"dam.md"}
    assert found(folder, "Samplegrad", "--topic", "rail") == []
    assert found(folder, "Samplegrad", "--from", "2026-11-18") == []
    assert len(found(folder, "Samplegrad", "--from", "2026-11", "--to", "2026-11-17")) == 2
    assert found(folder, "Samplegrad", "--publisher", "Example Monitor") == []
    assert len(found(folder, "Samplegrad", "--publisher", "sample gazette")) == 2


def test_the_archive_follows_the_sources(tmp_path: Path) -> None:
    """What was changed, removed or sorted anew is found as it is now."""
    folder = workspace(tmp_path)
    assert len(found(folder, "market")) == 1

    (folder / "sources" / "dam.md").write_text(DAM.replace("market", "fair"), encoding="utf-8")
    assert found(folder, "market") == []
    assert len(found(folder, "fair")) == 1

    (folder / "sources" / "dam.md").unlink()
    assert found(folder, "fair") == []

    config = folder / "briefgen.toml"
    config.write_text(config.read_text(encoding="utf-8") + '\n[topics.fares]\ntitle = "Fares"\nany = ["ticket*"]\n', encoding="utf-8")
    assert len(found(folder, "ticket", "--topic", "fares")) == 1


def test_inflected_words_of_other_languages_are_found(tmp_path: Path) -> None:
    """The beginning of a word is enough in Russian and Azerbaijani, with or without accents."""
    head = "---\ntitle: T\npublished: 2026-11-17\npublisher: P\nlanguage: {}\n---\n\n"
    texts = {
        "ru.md": head.format("ru") + "Плотину у города Образцовска открыли во вторник после недели дождей.",
        "az.md": head.format("az") + "Nümunə şəhərində qatarların hərəkəti çərşənbə axşamı bərpa olunub.",
    }
    folder = workspace(tmp_path, texts)

    assert [path for path, _, _ in found(folder, "плотин", "дожд")] == ["ru.md"]
    assert [path for path, _, _ in found(folder, "qatar", "numune")] == [], "ə is a letter of its own"
    assert [path for path, _, _ in found(folder, "qatar", "numunə")] == ["az.md"]


@pytest.mark.parametrize("words", ['"', "*", "AND", "NEAR(", "a OR", "'; DROP TABLE articles; --", "^x", "\u0000"])
def test_no_word_is_an_instruction(tmp_path: Path, words: str) -> None:
    """Signs and words of the index's own language are looked for, not obeyed."""
    run = Run("find", "--workspace", str(workspace(tmp_path)), "--json", "--", words)

    assert run.status in (0, 2)
    assert "defect" not in run.err


def test_wrong_questions_say_what_to_do(tmp_path: Path) -> None:
    """A topic that is none, a date that is none, no word at all."""
    folder = str(workspace(tmp_path))

    assert "did you mean 'water'?" in Run("find", "--workspace", folder, "dam", "--topic", "waters").err
    assert "write 2026, 2026-11 or 2026-11-21" in Run("find", "--workspace", folder, "dam", "--from", "yesterday").err
    assert "there is no word to look for" in Run("find", "--workspace", folder, "—").err


def test_the_archive_as_tables(tmp_path: Path) -> None:
    """Each table holds what `inspect` prints, under its columns; a second run gives the same bytes."""
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = workspace(tmp_path)
    for name in ("one", "two"):
        assert Run("export", "--workspace", str(folder), "--parquet", str(tmp_path / name)).status == 0

    made = {path.stem: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    inspected = [json.loads(line) for line in Run("inspect", "--workspace", str(folder), "--json").out.splitlines()]
    tables = {name: parquet.read_table(io.BytesIO(data)).to_pylist() for name, data in made.items()}

    assert made == {path.stem: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert set(made) == set(SCHEMAS)
    assert len(tables["articles"]) == len(ARTICLES)
    assert [row["text"] for row in tables["articles"]] == [one["text"] for one in inspected]
    assert [(row["start"], row["text"]) for row in tables["quotes"]] == [
        (q["start"], q["text"]) for one in inspected for q in one["quotes"]
    ]
    assert [row["id"] for row in tables["sentences"]] == [sentence["id"] for one in inspected for sentence in one["sentences"]]
