"""The second example workspace, on a subject that the program knows nothing of, sorted against its labels.

`pytest -s` prints the score and every paragraph that is sorted otherwise than its label says.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from reading import ROOT
from workspaces import Run, build

EXAMPLE = ROOT / "examples" / "river-health"
FLOORS = {1: 0.947, 2: 0.954, 3: 0.743}
"""Micro F1 that the rules reach on the labels of each round; a change of program or rules that loses a paragraph fails here."""


class Outcome(NamedTuple):
    """One labelled paragraph: when its label was written, where it stands, how it opens, and its topics as labelled and as sorted."""

    round: int
    place: str
    opens: str
    wanted: frozenset[str]
    given: frozenset[str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The example in a folder that may be written to."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "rivers", ignore=shutil.ignore_patterns("build")))


def _sorted(workspace: Path) -> list[Outcome]:
    run = Run("inspect", "--json", "--workspace", str(workspace))
    assert run.status == 0, run.err
    articles = {article["path"]: article for article in map(json.loads, run.out.splitlines())}
    found = []
    for label in json.loads((workspace / "labels.json").read_text(encoding="utf-8")):
        article = articles[label["article"]]
        paragraph = article["paragraphs"][label["paragraph"] - 1]
        opens = " ".join(article["text"][paragraph["start"] : paragraph["end"]].split()[:5])
        assert opens == label["opens"], f"{label['article']} {label['paragraph']}: the label is of another paragraph"
        place = f"{label['article']} {label['paragraph']}"
        found.append(Outcome(label["round"], place, opens, frozenset(label["topics"]), frozenset(paragraph["topics"])))
    return found


def micro_f1(outcomes: list[Outcome]) -> tuple[int, int, int, float]:
    """Assignments that are right, too many and missing, and the F1 over all of them."""
    right = sum(len(one.wanted & one.given) for one in outcomes)
    extra = sum(len(one.given - one.wanted) for one in outcomes)
    missing = sum(len(one.wanted - one.given) for one in outcomes)
    return right, extra, missing, 2 * right / (2 * right + extra + missing)


def test_paragraphs_are_sorted_as_labelled(copy: Path) -> None:
    """The rules of a workspace sort its articles as its reader does, without a line of code about its subject."""
    outcomes = _sorted(copy)
    for one in outcomes:
        if one.wanted != one.given:
            sys.stdout.write(f"{one.round} {one.place}: {one.opens} … {sorted(one.wanted)} sorted into {sorted(one.given)}\n")
    for number, floor in FLOORS.items():
        right, extra, missing, score = micro_f1([one for one in outcomes if one.round == number])
        sys.stdout.write(f"round {number}: {right} right, {extra} too many, {missing} missing, micro F1 {score:.3f}\n")

        assert round(score, 3) >= floor


def test_labels_hold_what_is_hard() -> None:
    """The labels name every kind of paragraph: each topic, several topics at once, and none."""
    labels = json.loads((EXAMPLE / "labels.json").read_text(encoding="utf-8"))
    counts = {number: sum(len(label["topics"]) == number for label in labels) for number in (0, 1, 2)}

    assert len({(label["article"], label["paragraph"]) for label in labels}) == len(labels) == 179
    assert counts == {0: 36, 1: 132, 2: 11}
    assert len({topic for label in labels for topic in label["topics"]}) == 4


def test_it_checks_without_a_warning(copy: Path) -> None:
    """Whoever copies the example starts from one that `check` finds nothing wrong with."""
    run = Run("check", "--workspace", str(copy))

    assert (run.status, run.err.strip().splitlines()[-1:]) == (0, ["27 articles; 0 errors, 0 warnings"])


def test_it_builds_both_weeks(copy: Path) -> None:
    """Two weeks of it become two editions with all four sections, and both prove themselves."""
    run = build(copy, "--edition", "each")

    assert run.status == 0, run.err
    for edition in ("2026-W46", "2026-W47"):
        folder = copy / "build" / "site" / edition
        brief = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
        assert [section["topic"] for section in brief["sections"]] == [
            "water-quality",
            "floods-and-drought",
            "dams-and-fish",
            "drinking-water",
        ]
        assert Run("verify", str(folder)).status == 0
