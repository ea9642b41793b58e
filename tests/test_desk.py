"""What workspace and analyst add to an edition, in built editions: ratings, the analyst's file, counts of the reporting, digests."""

import json
from pathlib import Path
from typing import Any

import pytest
from workspaces import ARTICLES, CONFIG, DAM, RAIL, Run, build, site, workspace

HAND = """---
title: River Weekly, special issue
lead: The dam holds.
marking: TLP:GREEN
trend:
  - water: deteriorated, The reservoir rose.
ahead:
  - 2026-12-01 rail: The third bridge is due
---
All in all, calm.

## Железные дороги

Trains <b>run</b>.
"""
ADDED = {"reliability", "ownership", "country", "rating_note", "rated"}


def brief(folder: Path, edition: str = "2026-W47", *arguments: str) -> dict[str, Any]:
    """The edition as built."""
    run = build(folder, "--edition", edition, *arguments)
    assert run.status == 0, run.err
    return dict(json.loads(site(folder)[f"{edition}/brief.json"]))


def said(folder: Path, text: str | bytes, name: str = "2026-W47.md") -> Path:
    """The workspace with a file of the analyst."""
    place = folder / "editions" / name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def without(found: dict[str, Any], *keys: str) -> dict[str, Any]:
    """An edition without some of its keys, and without what ratings add to sources."""
    bare = {key: value for key, value in found.items() if key not in keys}
    return {**bare, "sources": [{key: value for key, value in one.items() if key not in ADDED} for one in found["sources"]]}


def day(text: str, date: str) -> str:
    """The article, published on another day."""
    return text.replace("2026-11-17", date).replace("2026-11-18", date)


def test_a_rating_never_changes_what_is_shown(tmp_path: Path) -> None:
    """Rated A or E or not at all, an edition says the same, cites the same and leaves out the same."""
    folder = workspace(tmp_path)
    plain = brief(folder)
    found = []
    for letter in ("A", "E"):
        facts = 'ownership = "state"\ncountry = "AM"\nnote = "Why."\nrated = 2026-10-01\n'
        rated = f'[publishers."Sample Gazette"]\nreliability = "{letter}"\n{facts}'
        (folder / "publishers.toml").write_text(rated, encoding="utf-8")
        found.append(brief(folder))

    assert without(found[0], "digests") == without(found[1], "digests") == without(plain, "digests")
    assert [[one["reliability"] for one in each["sources"]] for each in (plain, *found)] == [["F", "F"], ["A", "F"], ["E", "F"]]
    assert {key: found[0]["sources"][0][key] for key in ADDED} == {
        "reliability": "A", "ownership": "state", "country": "AM", "rating_note": "Why.", "rated": "2026-10-01",
    }  # fmt: skip


def test_a_source_is_rated_by_its_publisher_before_its_agency(tmp_path: Path) -> None:
    """The publisher's rating counts, else the agency's; a form of a name is rated like the name."""
    wire = RAIL.replace("publisher: Example Monitor", "publisher: Nobody\nagency: EW")
    folder = workspace(tmp_path, {"dam.md": DAM, "rail.md": wire})
    text = '[publishers."Example Wire"]\nreliability = "C"\nforms = ["EW"]\n[publishers."Sample Gazette"]\nreliability = "B"\n'
    (folder / "publishers.toml").write_text(text, encoding="utf-8")

    assert {one["path"]: one["reliability"] for one in brief(folder)["sources"]} == {"dam.md": "B", "rail.md": "C"}


def test_the_analysts_file_is_printed_and_proved(tmp_path: Path) -> None:
    """Everything of the file stands on the page, markup as its characters, and the edition is still proved."""
    folder = said(workspace(tmp_path), HAND)
    found = brief(folder)
    page = site(folder)["2026-W47/en/index.html"].decode()

    assert (found["title"], found["marking"], found["lead"], found["assessment"]) == (
        "River Weekly, special issue", "TLP:GREEN", "The dam holds.", "All in all, calm.",
    )  # fmt: skip
    assert [one["assessment"] for one in found["sections"]] == [None, "Trains <b>run</b>."]
    assert found["sections"][0]["trend"] == {"direction": "deteriorated", "reason": "The reservoir rose."}
    assert found["ahead"] == [
        {"date": {"from": "2026-12-01", "to": "2026-12-01", "precision": "day"}, "text": "The third bridge is due", "topic": "rail"}
    ]
    for words in (
        "The dam holds.",
        "All in all, calm.",
        "Trains &lt;b&gt;run&lt;/b&gt;.",
        "The reservoir rose.",
        "The third bridge is due",
    ):
        assert words in page
    assert Run("verify", str(folder / "build" / "site" / "2026-W47")).status == 0


def test_a_wrong_file_builds_nothing(tmp_path: Path) -> None:
    """Each fault of each wanted edition with file and line in one run, exit 2, and the last good output as it was."""
    folder = said(workspace(tmp_path, {**ARTICLES, "old.md": day(DAM, "2026-11-10")}), HAND)
    build(folder, "--edition", "each")
    before = site(folder)
    said(said(folder, "---\ntitel: x\n---\n## watr\n"), b"\xff", "2026-W46.md")
    run = build(folder, "--edition", "each")

    assert run.status == 2
    assert [line.split(": error: ")[0] for line in run.err.splitlines()] == [
        "editions/2026-W46.md:1", "editions/2026-W47.md:2", "editions/2026-W47.md:4",
    ]  # fmt: skip
    assert "did you mean 'title'?" in run.err
    assert site(folder) == before
    said(folder, HAND)
    assert build(folder).status == 0


def test_check_names_every_file(tmp_path: Path) -> None:
    """`check` looks at all files of the analyst, also of editions that nobody builds, and at names of no edition."""
    folder = said(said(workspace(tmp_path), "---\ntrend: x\n---\n", "2019-W01.md"), "Notes.", "ideas.md")
    said(said(folder, "## watr\n", "all.md"), "what.txt", "notes.txt")
    run = Run("check", "--workspace", str(folder))
    lines = [line for line in run.err.splitlines() if line.startswith("editions/")]

    assert [line.split(" ")[0] for line in lines] == ["editions/2019-W01.md:2:", "editions/all.md:1:", "editions/ideas.md:"]
    assert lines[2].startswith("editions/ideas.md: warning: is named after no edition; name it after one, as 2026-W47.md")


def test_the_reporting_is_counted_by_period(tmp_path: Path) -> None:
    """Each period from the first with articles, at most eight; a period between without any counts nothing; undated ones count nowhere."""
    days = {"2026-09-01": DAM, "2026-10-28": DAM, "2026-11-10": RAIL, "2026-11": RAIL}
    undated = DAM.replace("published: 2026-11-17\n", "").replace("on November 16, 2026 ", "")
    articles = {f"{date}.md": day(text, date) for date, text in days.items()}
    folder = workspace(tmp_path, {**ARTICLES, **articles, "undated.md": undated})

    assert [(one["edition"], one["articles"]) for one in brief(folder)["activity"]] == [
        *((f"2026-W{week}", {"water": 0, "rail": 0}) for week in (40, 41, 42, 43)),
        ("2026-W44", {"water": 1, "rail": 0}),
        ("2026-W45", {"water": 0, "rail": 0}),
        ("2026-W46", {"water": 1, "rail": 1}),
        ("2026-W47", {"water": 2, "rail": 1}),
    ]
    assert [one["edition"] for one in brief(folder, "2026-W37")["activity"]] == []


@pytest.mark.parametrize(("edition", "last"), [("all", "2026-W47"), ("2026-11-01--2026-11-14", "2026-W46"), ("2026-11", "2026-W49")])
def test_ranges_are_counted_up_to_their_end(tmp_path: Path, edition: str, last: str) -> None:
    """An edition of other days than a period shows the periods up to its last day; `all`, up to its last article."""
    folder = workspace(tmp_path, {**ARTICLES, "a.md": day(RAIL, "2026-11-03"), "b.md": day(RAIL, "2026-11-10")})
    counted = brief(folder, edition)["activity"]

    assert (counted[0]["edition"], counted[-1]["edition"]) == ("2026-W45", last)


def test_one_period_is_nothing_to_compare(tmp_path: Path) -> None:
    """Where only one period has articles in a topic there are no counts."""
    assert brief(workspace(tmp_path))["activity"] == []


def test_digests_change_with_what_they_stand_for(tmp_path: Path) -> None:
    """The configuration's digest follows configuration, gazetteer and ratings; the content's follows the cited texts; nothing else does."""
    folder = workspace(tmp_path)
    first = brief(folder)
    (folder / "briefgen.toml").write_text(CONFIG + "\n# a comment\n", encoding="utf-8")
    comment = brief(said(folder, "Calm."))
    (folder / "publishers.toml").write_text('[publishers.P]\nreliability = "A"\n', encoding="utf-8")
    rated = brief(folder)
    workspace(folder, config=CONFIG.replace("0.9", "0.8"))
    shared = brief(folder)
    workspace(folder, {"dam.md": DAM.replace("Shops", "Stores")}, CONFIG.replace("0.9", "0.8"))
    reworded = brief(folder)

    assert [len(first["digests"][key]) for key in ("configuration", "content")] == [64, 64]
    assert comment["digests"] == first["digests"]
    assert len({one["digests"]["configuration"] for one in (first, rated, shared)}) == 3
    assert {one["digests"]["content"] for one in (first, comment, rated, shared)} == {first["digests"]["content"]}
    assert reworded["digests"]["configuration"] == shared["digests"]["configuration"]
    assert reworded["digests"]["content"] != shared["digests"]["content"]
