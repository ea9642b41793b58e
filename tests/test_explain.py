"""What `explain` says of a file, a statement, an edition and the last build, as an analyst asks it."""

import json
from pathlib import Path
from typing import Any

import pytest
from workspaces import ARTICLES, CONFIG, DAM, RAIL, Run, build, site, workspace

UNDATED = "A wall of the old dam at Beispielstadt was painted white by pupils of the school nearby.\n\nThe paint will last for years.\n"
MARKET = DAM.split("Engineers")[0].replace("The dam at Samplegrad opens its gates", "Market day") + (
    "The market of Musterburg had more stalls than last year.\n\nCheese and honey sold out before noon on Sunday.\n"
)
SHORT = DAM.split("Engineers")[0].replace("The dam at Samplegrad opens its gates", "In brief") + "River up.\n\nIt is the dam that held.\n"
COPY = DAM + "".join(f"\nThe reservoir held {number} million cubic metres in year {number} of the record.\n" for number in range(20, 40))
DATED = RAIL + (
    "\nA landslide near Musterburg closed the railway to every train in March 2017.\n"
    "\nThe oldest tunnel of the railway had been lined with brick again in 2009.\n"
)
OLD = DAM.replace("2026-11-17", "2019-04-03").replace("Samplegrad", "Vzorkov")
MONTH = DAM.replace("2026-11-17", "2021-05").replace("Samplegrad", "Primerovo")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace built once, with an article for every fate that an article can have."""
    articles: dict[str, str | bytes] = {
        **ARTICLES,
        "dam.md": COPY,
        "rail.md": DATED,
        "again.md": COPY.replace("The dam at Samplegrad opens its gates", "Gates opened").replace("2026-11-17", "2026-11-18"),
        "undated.txt": UNDATED,
        "market.md": MARKET,
        "short.md": SHORT,
        "old.md": OLD,
        "month.md": MONTH,
        "bad.txt": bytes(range(256)) * 4,
    }
    folder = workspace(tmp_path_factory.mktemp("explain"), articles, config=CONFIG.replace("share = 0.9", "share = 0.9\nitems = 2"))
    assert build(folder).status == 1
    return folder


def explain(folder: Path, *what: str) -> list[str]:
    """The lines that `explain` prints."""
    run = Run("explain", "--workspace", str(folder), *what)
    assert (run.status, run.err) == (0, "")
    return run.out.splitlines()


def brief(folder: Path) -> dict[str, Any]:
    """The edition as data."""
    return dict(json.loads(site(folder)["2026-W47/brief.json"]))


def labels(edition: dict[str, Any], path: str) -> list[str]:
    """The labels of the statements that cite a source, as the pages print them."""
    source = next(one["id"] for one in edition["sources"] if one["path"] == path)
    found = [(f"k{n}", one) for n, one in enumerate(edition["summary"], 1)]
    for n, section in enumerate(edition["sections"], 1):
        found += [(f"{n}.{place}", one) for place, one in enumerate([*section["items"], *section["quotes"]], 1)]
    found += [(f"t{n}", one) for n, one in enumerate(edition["timeline"], 1)]
    return [label for label, one in found if source in [cite["source"] for cite in one["citations"]]]


def test_a_cited_file_is_told_by_its_places_first(desk: Path) -> None:
    """The first line names edition, source number and the labels that readers see."""
    edition = brief(desk)
    number = next(one["number"] for one in edition["sources"] if one["path"] == "rail.md")
    first = explain(desk, str(desk / "sources" / "rail.md"))[0]

    assert first == f"rail.md is source {number} of 2026-W47, cited in {', '.join(labels(edition, 'rail.md'))}"


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("old.md", "old.md is in no edition that was built: it belongs to 2019-W14; build that with --edition 2019-W14"),
        ("month.md", "month.md is in no edition that was built: it belongs to 2021-05; build that with --edition 2021-05"),
        ("undated.txt", "undated.txt was left out of 2026-W47: it has no date of publication, so it belongs to no period"),
        ("again.md", "again.md was left out of 2026-W47: it carries the same copy as dam.md"),
        ("market.md", "market.md was left out of 2026-W47: no paragraph belongs to a topic of this briefing"),
        ("short.md", "short.md was left out of 2026-W47: other articles say the same or matter more"),
    ],
)
def test_a_file_that_is_not_cited_is_told_why_first(desk: Path, name: str, verdict: str) -> None:
    """Out of period, undated, copy, without a topic, not selected: the reason is the first line."""
    assert explain(desk, name)[0] == verdict


def test_a_refused_file_is_told_with_what_to_do(desk: Path) -> None:
    """What is wrong with it, as the build said."""
    first = explain(desk, "bad.txt")[0]

    assert first.startswith("bad.txt cannot be read, so it is in no edition: ")
    assert first.endswith("[binary-file]")


def test_every_paragraph_has_its_topic_or_says_that_it_has_none(desk: Path) -> None:
    """Sorted paragraphs with the words that put them there and where they are shown; the others named as such."""
    lines = explain(desk, "rail.md")
    edition = brief(desk)
    text = "The railway through the valley carried its first freight train in nine years on Tuesday."
    label = next(f"2.{place}" for place, one in enumerate(edition["sections"][1]["items"], 1) if one["text"] == text)
    start = lines.index("paragraphs")
    told = [line for line in lines[start:] if line.startswith("  ")]

    assert any(line.startswith('  2 "The railway through the valley') and "rail (" in line and "“railway”" in line for line in told)
    assert any(line.startswith("  2 ") and "; shown as " in line and label in line.split(" shown as ")[1].split(", ") for line in told)
    assert lines[start + 1].endswith("title, which is not sorted")


def test_paragraphs_without_a_topic_say_so(desk: Path) -> None:
    """Of an article about nothing that the briefing is about, each paragraph is named."""
    told = [line for line in explain(desk, "market.md") if "no topic" in line]

    assert [line.split('"')[1][:10] for line in told] == ["The market", "Cheese and"]
    assert all(line.endswith("no topic: none of the briefing's phrases stands in it") for line in told)


def test_what_was_sorted_and_not_shown_says_why(desk: Path) -> None:
    """No sentence that stands alone, or others that matter more, by weight."""
    short = [line for line in explain(desk, "short.md") if "not shown" in line]
    long = [line for line in explain(desk, "dam.md") if "not shown" in line]

    assert short
    assert all("not shown: " in line for line in short)
    assert any("no sentence of it stands alone" in line for line in short)
    assert long
    assert any("says the same as 1." in line or "others matter more" in line for line in long)


def test_what_ran_is_said_in_plain_words_last(desk: Path, tmp_path: Path) -> None:
    """The stages of a file with their reasons; after a build with nothing to do, when they ran."""
    folder = workspace(tmp_path)
    build(folder)
    first = explain(folder, "dam.md")
    build(folder, "--verify-cache")
    second = explain(folder, "dam.md")
    workspace(folder, {"dam.md": DAM + "\n\n"})
    build(folder)
    third = explain(folder, "dam.md")
    at = first.index("what ran")

    assert [line.split(":")[0] for line in first[at + 1 : at + 5]] == [
        "  read [parse]",
        "  understood [annotate]",
        "  sorted into topics [sort]",
        "  compared with other articles [sketch]",
    ]
    assert first[at + 1] == "  read [parse]: in the last build, for the first time"
    assert second[at + 1] == "  read [parse]: not in the last build; in build 1, for the first time"
    assert "  read [parse]: in the last build, because the file changed" in third
    assert "  understood [annotate]: not in the last build; in build 1, for the first time" in third
    assert any(line.startswith("  edition 2026-W47 composed [compose]: ") for line in first)


def test_a_file_changed_or_added_since_says_so(tmp_path: Path) -> None:
    """What is said is about the last build, so a file that it did not see is not explained by it."""
    folder = workspace(tmp_path)
    build(folder)
    workspace(folder, {"dam.md": DAM.replace("two gates", "one gate"), "new.md": RAIL})
    changed = explain(folder, "dam.md")
    new = explain(folder, str(folder / "sources" / "new.md"))

    assert "dam.md has changed since the last build, which this is about; run briefgen build" in changed[1]
    assert new == ["new.md was not there in the last build; run briefgen build"]


@pytest.mark.parametrize("place", ["item", "quote", "point", "entry"])
def test_a_statement_is_found_by_the_label_that_readers_see(desk: Path, place: str) -> None:
    """`4.1`, `k1`, `t1`, with or without the edition before it, are the statement that its id names, too."""
    edition = brief(desk)
    section = edition["sections"][0]
    label, one = {
        "item": ("1.1", section["items"][0]),
        "quote": (f"1.{len(section['items']) + 1}", section["quotes"][0]),
        "point": ("k1", edition["summary"][0]),
        "entry": ("t1", edition["timeline"][0]),
    }[place]
    lines = explain(desk, label)
    cite = one["citations"][0]

    assert one["text"] in lines[0]
    assert lines[0].startswith(f"{label} in 2026-W47")
    assert any(f"paragraph {cite['paragraph']}, characters {cite['start']}–{cite['end']}" in line for line in lines)
    assert explain(desk, "2026-W47", label) == lines
    if place != "point":  # a key point has the id of the item that it repeats
        assert lines[0] in explain(desk, one["id"])


def test_a_statement_says_why_it_stands_there(desk: Path) -> None:
    """The topic, the words that decided, and its weight among those of its section."""
    lines = explain(desk, "1.1")

    assert any("is in Water (water, " in line and "because of" in line for line in lines)
    assert any("weight" in line for line in lines)


def test_an_edition_is_summed_up(desk: Path) -> None:
    """What it holds, what was left out and why, what of it ran."""
    lines = explain(desk, "2026-W47")
    edition = brief(desk)

    assert lines[0].startswith("2026-W47 has ")
    assert f"{len(edition['sources'])} source" in lines[0]
    assert "  market.md: no paragraph belongs to a topic of this briefing [no-topic]" in lines
    assert any(line.startswith("  edition 2026-W47 composed [compose]: in the last build") for line in lines)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (("nothing",), "nothing: is no source, edition or statement"),
        (("9.9",), "9.9: "),
        (("2026-W47", "9.9"), "9.9: "),
        (("2031-W01", "1.1"), "2031-W01: no such edition was built; there is 2026-W47"),
    ],
)
def test_the_unknown_is_wrong_usage(desk: Path, what: tuple[str, ...], said: str) -> None:
    """One line, exit 2, and what could be asked instead."""
    run = Run("explain", "--workspace", str(desk), *what)

    assert (run.status, run.out, len(run.err.splitlines())) == (2, "", 1)
    assert run.err.startswith(said)


def test_a_source_of_what_the_edition_before_said_is_told_by_its_own_edition_first(tmp_path: Path) -> None:
    """An edition prints again what is no longer said; the article is still told by the edition that it belongs to."""
    earlier = (
        DAM.replace("2026-11-17", "2026-11-10")
        .replace("November 16", "November 9")
        .replace("dam", "river weir")
        .replace("Samplegrad", "Vzorkov")
    )
    folder = workspace(tmp_path, {"rail.md": RAIL, "weir.md": earlier})
    build(folder, "--edition", "each")
    dropped = [one for one in json.loads(site(folder)["2026-W47/brief.json"])["since"]["changes"] if one["kind"] == "dropped"]
    lines = explain(folder, "weir.md")

    assert dropped
    assert lines[0].startswith("weir.md is source 1 of 2026-W46, cited in k1, ")
    assert lines[1].startswith("weir.md is source 2 of 2026-W47 for what the edition before said: e1")
    assert any(line.startswith("  2 ") and "shown as k1, 1.1" in line for line in lines)
    assert explain(folder, "e1")[0].startswith("e1 in 2026-W47, statement of the edition before: ")


def test_a_folder_that_is_no_edition_is_passed_over(tmp_path: Path) -> None:
    """Something else in the site's folder, or an edition of another version, does not stop an explanation."""
    folder = workspace(tmp_path)
    build(folder)
    for name, data in (("2026-W01", b"{}"), ("2026-W02", b"no data")):
        (folder / "build" / "site" / name).mkdir()
        (folder / "build" / "site" / name / "brief.json").write_bytes(data)

    assert explain(folder, "dam.md")[0].startswith("dam.md is source 1 of 2026-W47")


def test_words_of_a_source_cannot_steer_a_terminal(tmp_path: Path) -> None:
    """Escape sequences in a text are shown as a sign, not sent."""
    folder = workspace(tmp_path, {"dam.md": DAM.replace("Engineers opened", "Engineers \x1b[2J\x9b opened \u202e")})
    build(folder)
    text = "\n".join((*explain(folder, "dam.md"), Run("inspect", "--workspace", str(folder)).out))

    assert not {"\x1b", "\x9b", "\u202e"} & set(text)


def test_explaining_writes_nothing(tmp_path: Path) -> None:
    """Asked before the first build, it says so and leaves no folder behind."""
    folder = workspace(tmp_path)
    run = Run("explain", "--workspace", str(folder))

    assert (run.status, run.err) == (2, "briefgen: nothing has been built here yet; run briefgen build\n")
    assert not (folder / "build").exists()


def test_statements_are_explained_without_the_cache(tmp_path: Path) -> None:
    """`build/cache` may be deleted at any time: what the edition itself says is still told."""
    folder = workspace(tmp_path)
    build(folder)
    for path in (folder / "build" / "cache").iterdir():
        path.unlink()
    lines = explain(folder, "1.1")

    assert lines[0].startswith("1.1 in 2026-W47")
    assert lines[-1] == "more is known after the next build: its memory was deleted"
