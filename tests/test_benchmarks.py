"""What the benchmarks write: tables and pictures that say what was measured, and the same texts for every tool."""

import sys
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from costs import BuildError, Cost, cost
from figures import BEGIN, END, STEPS, Row, Run, page, table
from generate import article, notice
from hypothesis import given
from hypothesis import strategies as st
from peers import PEERS, Tool
from plot import apart, plot

SVG = "{http://www.w3.org/2000/svg}"
TOOLS = (("slow & sure", "2.0"), ("quick", "1.0"))
ROWS = (
    Row("slow & sure", 10, {STEPS[0]: Cost(1.5, 40.2), STEPS[1]: Cost(0.034, 18.0)}),
    Row("quick", 10, {}),
    Row("slow & sure", 1_000, {STEPS[0]: Cost(151.4, 99.0)}),
    Row("quick", 1_000, {STEPS[0]: Cost(150.0, 7.0), STEPS[1]: Cost(0.5, 7.0)}),
)
RUN = Run("2026-11-22", "2 CPUs", TOOLS, ("third could not be installed: pip ended with 1",), 0.01, ROWS)


def test_the_table_has_seconds_ratios_and_dashes() -> None:
    """A cell holds CPU seconds and how many bare interpreters they are; a step that was not done is a dash, never a figure."""
    assert table(RUN).splitlines() == [
        "| articles | | first build | nothing to do | one article added | one template changed | MB |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: |",
        "| 10 | slow & sure | 1.5 (150×) | 0.03 (3.4×) | – | – | 40 |",
        "| 10 | quick | – | – | – | – | – |",
        "| 1,000 | slow & sure | 151 (15,140×) | – | – | – | 99 |",
        "| 1,000 | quick | 150 (15,000×) | 0.50 (50×) | – | – | 7 |",
    ]


def test_the_page_keeps_its_own_words() -> None:
    """Figures replace figures; what a writer wrote around them stays; what is missing is named; twice is the same as once."""
    made = page(f"# Ours\n\n{BEGIN}\nold figures\n{END}\n\nMore of ours.\n", RUN)

    assert made.startswith(f"# Ours\n\n{BEGIN}\n\n- Measured on 2026-11-22: 2 CPUs.\n")
    assert made.endswith(f"{END}\n\nMore of ours.\n")
    assert "old figures" not in made
    assert "- third could not be installed: pip ended with 1.\n" in made
    assert page(made, RUN) == made


def test_a_page_without_a_place_for_figures_is_left_alone() -> None:
    """Where the two comment lines are missing nothing is guessed."""
    with pytest.raises(ValueError, match="has no lines"):
        page(f"# Ours\n{BEGIN}\n", RUN)


def test_the_plot_draws_what_was_measured() -> None:
    """One panel a step that somebody did, a dot for each figure; each tool is labelled with its last one, and says where it ends early."""
    root = ET.fromstring(plot(RUN))
    panels = root.findall(f"{SVG}g")

    assert [panel.findtext(f"{SVG}text") for panel in panels] == ["First build", "Nothing to do"]
    assert [len(panel.findall(f".//{SVG}circle")) for panel in panels] == [3, 2]
    assert [sorted(text.text or "" for text in panel.findall(f"{SVG}g/{SVG}text")) for panel in panels] == [
        ["quick 150", "slow & sure 151"],
        ["quick 0.50", "slow & sure 0.03 (10)"],
    ]
    assert "first build, 1,000 articles: slow & sure 151 s, quick 150 s" in (root.findtext(f"{SVG}desc") or "")


@given(st.lists(st.floats(40, 256), max_size=8).map(sorted))
def test_labels_never_touch(wanted: list[float]) -> None:
    """Labels keep their order, their distance and their panel, and stay where they are wanted when that is far enough apart."""
    places = apart(wanted, 16, 40, 256)

    assert all(after - before > 15.999 for before, after in pairwise(places))
    assert all(39.999 < place < 256.001 for place in places)
    if all(after - before >= 16 for before, after in pairwise(wanted)):
        assert places == pytest.approx(wanted)


@pytest.mark.parametrize("tool", PEERS, ids=lambda tool: tool.name)
def test_every_tool_gets_the_same_text(tool: Tool) -> None:
    """An article holds its title, day, publisher and every paragraph, word for word, in each tool's layout."""
    one = notice(3, 10)
    lines = tool.page(one).splitlines()

    assert [paragraph for paragraph in one.body.split("\n\n") if paragraph not in lines] == []
    assert all(any(str(fact) in line for line in lines) for fact in (one.title, one.day, one.publisher))
    assert article(3, 10)[1] == PEERS[0].page(one)


def test_a_command_that_fails_has_no_cost(tmp_path: Path) -> None:
    """What ends with an error or takes too long is told with its reason; what works has its seconds and memory."""
    with pytest.raises(BuildError, match="ended with 3: no such page"):
        cost(sys.executable, "-c", "print('no such page'); raise SystemExit(3)", folder=tmp_path)
    with pytest.raises(BuildError, match="stopped after 1 s"):
        cost(sys.executable, "-c", "import time; time.sleep(60)", folder=tmp_path, limit=1.0)

    assert cost(sys.executable, "-c", "bytearray(90_000_000)", folder=tmp_path).megabytes > 90_000_000 / 2**20
