"""Key figures of a built edition are proved like statements: each change of one is found and named."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from test_verify import mended
from workspaces import ARTICLES, build, workspace

from briefgen import files
from briefgen.proof.verify import verify

SILO = "---\ntitle: Silo\npublished: 2026-11-17\npublisher: Sample Gazette\nlanguage: en\n---\n\n"
TEXT = "The silo on the river bank held 385 tonnes of barley.\n\nSome 40 trains of the valley railway were late on Monday.\n"
EDITION = "2026-W47"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of an edition with two key figures."""
    folder = workspace(tmp_path_factory.mktemp("figures"), {**ARTICLES, "silo.md": SILO + TEXT})
    assert build(folder).status == 0
    return files.read_all(str(folder / "build" / "site" / EDITION))


def figures(content: dict[str, bytes]) -> list[dict[str, Any]]:
    """The key figures as data."""
    return list(json.loads(content["brief.json"])["figures"])


def changed(content: dict[str, bytes], change: Callable[[dict[str, Any]], None]) -> list[str]:
    """What is found where the first key figure is changed so in `brief.json`, under a mended manifest."""
    brief = json.loads(content["brief.json"])
    change(brief["figures"][0])
    return verify(mended({**content, "brief.json": (json.dumps(brief, indent=1, ensure_ascii=False) + "\n").encode()}))


def test_figures_are_there_and_proved(edition: dict[str, bytes]) -> None:
    """Two figures, each a part of a statement that the edition shows; nothing is found against them."""
    brief = json.loads(edition["brief.json"])
    texts = {one["id"]: one["text"] for section in brief["sections"] for one in section["items"]}

    assert [one["figure"]["text"] for one in figures(edition)] == [
        "The silo on the river bank held 385 tonnes of barley",
        "Some 40 trains of the valley railway",
    ]
    assert all(one["figure"]["text"] in texts[one["item"]] for one in figures(edition))
    assert verify(edition) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: one["figure"].update(text="386 tonnes of barley"), id="another number"),
        pytest.param(lambda one: one["figure"].update(text="385 tonnes of wheat"), id="another thing"),
        pytest.param(lambda one: one["figure"].update(text="385 tonnes"), id="fewer words"),
        pytest.param(lambda one: one["figure"].update(citations=[]), id="no citation"),
        pytest.param(
            lambda one: one["figure"]["citations"][0].update(start=one["figure"]["citations"][0]["start"] + 1), id="another place"
        ),
        pytest.param(lambda one: one["figure"].update(id="s000000000000"), id="another id"),
        pytest.param(lambda one: one.update(value="38"), id="half a number"),
        pytest.param(lambda one: one.update(value="999 tonnes"), id="a number that is not in it"),
        pytest.param(lambda one: one.update(value=""), id="no number"),
        pytest.param(lambda one: one.update(item="s000000000000"), id="no statement"),
        pytest.param(lambda one: one.update(topic="rail"), id="another section"),
    ],
)
def test_a_changed_figure_is_found(edition: dict[str, bytes], change: Callable[[dict[str, Any]], None]) -> None:
    """Its words, its number, its place, its statement: none can be another one in the data."""
    assert changed(edition, change) != []


@pytest.mark.parametrize(("path", "mark"), [("en/index.html", "data-item"), ("en/brief.md", "385")])
def test_a_figure_changed_on_a_page_is_found(edition: dict[str, bytes], path: str, mark: str) -> None:
    """A page that prints another number at its head than the data is found, although the statement below is right."""
    page = edition[path].decode()
    place = page.index("385", page.index(f'data-item="{figures(edition)[0]["figure"]["id"]}"') if mark == "data-item" else 0)
    broken = mended({**edition, path: (page[:place] + "9" + page[place + 1 :]).encode()})

    assert {problem.split(":")[0] for problem in verify(broken)} == {path}


def test_a_figure_left_out_of_a_page_is_found(edition: dict[str, bytes]) -> None:
    """A page must print every figure of the data, and no other."""
    brief = json.loads(edition["brief.json"])
    brief["figures"] = brief["figures"][:1]
    broken = mended({**edition, "brief.json": (json.dumps(brief, indent=1, ensure_ascii=False) + "\n").encode()})

    assert {problem.split(":")[0] for problem in verify(broken)} >= {"en/index.html"}
