"""What changed since the edition before, what is told differently, who else says it."""

import json
from pathlib import Path
from typing import Any

import pytest
from workspaces import CONFIG, Run, build, site, workspace

from briefgen.publishers import Register, read_publishers

HEAD = "---\ntitle: {title}\npublished: {day}\npublisher: {publisher}\nlanguage: en\nurl: https://example.org/{url}\n---\n\n"
GATE = "Engineers of the province opened the main gate of the dam at Samplegrad after nine days of rain."
BANK = "The river broke its eastern bank near the village of Musterburg and flooded forty gardens."
TUNNEL = "Parliament passed a law on the railway tunnel between Musterburg and the coast."


def article(title: str, day: str, body: str, publisher: str = "Sample Gazette", url: str | None = None) -> str:
    """A Markdown source."""
    return HEAD.format(title=title, day=day, publisher=publisher, url=url or title.replace(" ", "-")) + body + "\n"


def editions(folder: Path, articles: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two successive editions, W46 and W47, built with their pages and proved."""
    run = build(workspace(folder, articles), "--edition", "each")
    assert run.status == 0, run.err
    proved = Run("verify", str(folder / "build" / "site"))
    assert proved.status == 0, proved.err
    content = site(folder)
    return json.loads(content["2026-W46/brief.json"]), json.loads(content["2026-W47/brief.json"])


def changes(brief: dict[str, Any]) -> dict[str, list[str]]:
    """Kind -> the texts that changed so: of this edition, or of the one before for what was dropped or corrected."""
    texts = {one["id"]: one["text"] for section in brief["sections"] for one in (*section["items"], *section["quotes"])}
    found: dict[str, list[str]] = {}
    for change in brief["since"]["changes"]:
        found.setdefault(change["kind"], []).append(texts[change["item"]] if change["item"] else change["statement"]["text"])
    return found


def test_the_second_edition_says_what_is_new_and_what_goes_on(tmp_path: Path) -> None:
    """A statement made again continues, a story that goes on is updated, another one is new, and what is gone is named."""
    update = "The main gate of the dam at Samplegrad was closed again after two days, engineers of the province said."
    first, second = editions(
        tmp_path,
        {
            "a.md": article("Gate", "2026-11-10", f"{GATE}\n\n{TUNNEL}"),
            "b.md": article("Again", "2026-11-17", f"{update}\n\n{BANK}", publisher="Example Post"),
        },
    )

    assert first["since"] is None
    assert second["since"]["edition"] == "2026-W46"
    assert changes(second) == {"updated": [update], "new": [BANK], "dropped": [TUNNEL]}
    assert {item["text"]: item["status"] for section in second["sections"] for item in section["items"]} == {update: "updated", BANK: "new"}
    assert {source["path"] for source in second["sources"]} == {"a.md", "b.md"}


def test_the_same_words_continue(tmp_path: Path) -> None:
    """A sentence that another article prints a week later is no news."""
    _, second = editions(
        tmp_path,
        {
            "a.md": article("Gate", "2026-11-10", f"{GATE}\n\nSheep crossed the valley road in the morning."),
            "b.md": article("Later", "2026-11-17", f"{BANK}\n\n{GATE}", publisher="Example Post"),
        },
    )

    assert changes(second)["continuing"] == [GATE]


def test_an_article_published_again_without_its_words_corrects_them(tmp_path: Path) -> None:
    """The earlier statement is shown as corrected, with its own citation."""
    right = GATE.replace("nine days", "seven days of heavy")
    _, second = editions(
        tmp_path,
        {
            "a.md": article("Gate", "2026-11-10", GATE, url="gate"),
            "b.md": article("Gate, corrected", "2026-11-17", right, url="gate"),
        },
    )

    assert changes(second)["corrected"] == [GATE]


def test_an_earlier_edition_is_composed_from_the_sources_not_read_from_the_output(tmp_path: Path) -> None:
    """What lies in the output of the week before makes no difference."""
    articles = {"a.md": article("Gate", "2026-11-10", f"{GATE}\n\n{TUNNEL}"), "b.md": article("Bank", "2026-11-17", BANK)}
    folder = workspace(tmp_path, articles)
    build(folder, "--edition", "2026-W47")
    alone = site(folder)["2026-W47/brief.json"]
    build(folder, "--edition", "each")
    (folder / "build/site/2026-W46/brief.json").write_text("{}")
    build(folder, "--edition", "2026-W47", "--verify-cache")

    assert site(folder)["2026-W47/brief.json"] == alone


def test_independent_sources_that_say_the_same_are_cited_once_shown(tmp_path: Path) -> None:
    """The statement stands once; the other publisher's sentence is cited beside it, a sister paper's is not."""
    (tmp_path / "publishers.toml").write_text('[families]\n"Sample Group" = ["Sample Gazette", "Sample Evening"]\n')
    near = GATE.replace("after nine days of rain", "after more than nine days of rain")
    _, second = editions(
        tmp_path,
        {
            "z.md": article("Old", "2026-11-10", BANK),
            "a.md": article("Gate", "2026-11-17", f"{GATE}\n\nThe market stayed open."),
            "b.md": article("Dam", "2026-11-18", f"Shops stayed open in the old town.\n\n{near}", publisher="Example Post"),
            "c.md": article("Rain", "2026-11-18", f"Schools will open on Monday.\n\n{near}", publisher="Sample Evening"),
        },
    )
    sources = {source["id"]: source["path"] for source in second["sources"]}
    items = [item for section in second["sections"] for item in section["items"] if "main gate" in item["text"]]

    assert len(items) == 1
    assert [sources[cite["source"]] for cite in items[0]["also"]] == ["b.md"]


@pytest.mark.parametrize(("other", "told"), [("90 families", True), ("61 families", False), ("2,000 families", False)])
def test_a_number_told_differently_stands_side_by_side(tmp_path: Path, other: str, told: bool) -> None:
    """Both sides with their citations; a rounding or another order of magnitude is no disagreement; neither side stands twice."""
    words = "The flood at Samplegrad drove {} from their houses on the river, the water board said."
    _, second = editions(
        tmp_path,
        {
            "z.md": article("Old", "2026-11-10", BANK),
            "a.md": article("Flood", "2026-11-17", words.format("60 families")),
            "b.md": article("Water", "2026-11-18", words.format(other).replace("drove", "has driven"), publisher="Example Post"),
        },
    )
    sides = [side["statement"]["text"] for one in second["disagreements"] for side in one["sides"]]
    shown = [item["text"] for section in second["sections"] for item in section["items"]]

    assert len(sides) == (2 if told else 0)
    assert not set(sides) & set(shown)


def test_what_is_printed_again_keeps_its_marking(tmp_path: Path) -> None:
    """An edition that prints statements of the one before again is marked as strictly as that, whether an article or the analyst asks."""
    strict = article("Tunnel", "2026-11-10", TUNNEL).replace("language: en", "language: en\nmarking: TLP:AMBER")
    articles = {"a.md": strict, "b.md": article("Bank", "2026-11-17", BANK)}
    _, second = editions(tmp_path / "article", articles)

    assert changes(second)["dropped"] == [TUNNEL]
    assert second["marking"] == "TLP:AMBER"

    (tmp_path / "analyst" / "editions").mkdir(parents=True)
    (tmp_path / "analyst" / "editions" / "2026-W46.md").write_text("---\nmarking: TLP:RED\n---\n", encoding="utf-8")
    _, second = editions(tmp_path / "analyst", articles)
    assert second["marking"] == "TLP:RED"

    again = {**articles, "c.md": article("Law", "2026-11-18", TUNNEL, publisher="Example Post")}
    _, second = editions(tmp_path / "continued", again)
    assert (changes(second).get("dropped"), second["marking"]) == (None, "TLP:CLEAR"), "nothing of the strict edition is printed again"


def test_everything_that_went_is_counted_and_a_few_are_printed(tmp_path: Path) -> None:
    """Each statement of the edition before with which nothing goes on is a change; only key points of it stand on the page again."""
    words = ("bridge at Musterburg", "pier of Karnovka", "canal near Halmar", "weir below Samplegrad", "spring above Vltanka")
    old = [f"The river washed away the {place} during night number {number}0." for number, place in enumerate(words, 1)]
    _, second = editions(
        tmp_path,
        {
            **{f"a{n}.md": article(f"Old {n}", "2026-11-10", text, publisher=f"Paper {n}") for n, text in enumerate(old)},
            "b.md": article("New", "2026-11-17", TUNNEL),
        },
    )
    dropped = [change for change in second["since"]["changes"] if change["kind"] == "dropped"]
    before = json.loads(site(tmp_path)["2026-W46/brief.json"])

    assert len(dropped) == sum(len(section["items"]) for section in before["sections"])
    assert {change["earlier"] for change in dropped if change["statement"]} == {point["id"] for point in before["summary"][:3]}


def test_publishers_of_the_wrong_form_are_named_with_their_line() -> None:
    """An unknown table and a family that is no list of names are problems."""
    _, problems = read_publishers(b'[families]\n"A" = "B"\n[other]\n')

    assert [(problem.code, problem.line) for problem in problems] == [("publishers-value", 2), ("publishers-key", 3)]
    assert read_publishers(b"") == (Register(), ())
    assert read_publishers(b"x")[1][0].code == "publishers-unreadable"


def test_the_configuration_of_the_tests_is_legal(tmp_path: Path) -> None:
    """`check` finds nothing in the workspace that these tests build on."""
    folder = workspace(
        tmp_path, {"a.md": article("Gate", "2026-11-10", f"{GATE}\n\n{BANK}\n\n{TUNNEL}\n\n" + BANK.replace("forty", "ten"))}, CONFIG
    )

    assert Run("check", "--workspace", str(folder), "--strict").status == 0
