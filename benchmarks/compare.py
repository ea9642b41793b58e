"""What a rebuild costs beside Hugo, Eleventy, Pelican and Sphinx on the same texts, in one run.

`python benchmarks/compare.py [--tools FOLDER] [COUNT …]` (default: 10 1000 10000) writes docs/comparison.json, and from it the table
in docs/comparison.md and docs/comparison.svg; `--redraw` only the latter two. Each tool is installed into a folder of its own
below FOLDER; one that cannot be had is left out by name.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from costs import ROOT, BuildError, Cost, bare, cost
from figures import STEPS, Row, Run, page
from generate import Notice, notice, place
from installing import Installed, InstallError, installed
from peers import PEERS, Tool
from plot import plot

ROUNDS = 3
LONG = 10.0
"""CPU seconds from which on a step is done once."""
LIMIT = 600.0
"""Seconds of the clock after which a build is stopped."""
DOCS = ROOT / "docs"


def main() -> None:
    """Install, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--tools", type=Path, default=Path(tempfile.gettempdir()) / "briefgen-peers", help="where the tools are installed")
    asked.add_argument("--docs", type=Path, default=DOCS, help="the folder of comparison.md, which is rewritten, and comparison.svg")
    asked.add_argument("counts", nargs="*", type=int, default=[10, 1_000, 10_000])
    asked.add_argument("--redraw", action="store_true", help="measure nothing")
    given = asked.parse_args()
    kept = given.docs / "comparison.json"
    if not given.redraw:
        kept.write_bytes(msgspec.json.format(msgspec.json.encode(compared(given.tools.resolve(), given.counts)), indent=1) + b"\n")
    run = msgspec.json.decode(kept.read_bytes(), type=Run)
    told = given.docs / "comparison.md"
    told.write_text(page(told.read_text(encoding="utf-8"), run), encoding="utf-8")
    (given.docs / "comparison.svg").write_text(plot(run), encoding="utf-8")


def compared(folder: Path, counts: list[int]) -> Run:
    """One run with every tool that can be had."""
    ready, missing = tools(folder)
    unit = bare()
    rows, stopped, load = measured(ready, counts)
    return Run(
        day=datetime.now(UTC).date().isoformat(),
        machine=f"{os.cpu_count()} CPUs, load up to {load:.1f} (this run makes 1 to 2 of it), Python {platform.python_version()}{node()}",
        tools=tuple((one.tool.name, one.version) for one in ready),
        missing=(*missing, *stopped),
        unit=min(unit, bare()),
        rows=tuple(rows),
    )


def tools(folder: Path) -> tuple[list[Installed], list[str]]:
    """Every tool that can be had, and for every other one why not."""
    ready, missing = [], []
    for tool in PEERS:
        try:
            ready.append(installed(tool, folder))
            say(f"{tool.name} {ready[-1].version}")
        except InstallError as why:
            missing.append(f"{tool.name} could not be installed: {why}")
            say(missing[-1])
    return ready, missing


def node() -> str:
    """The version of Node.js, as it stands in a list; empty where there is none."""
    found = shutil.which("node")
    return f", Node.js {subprocess.run([found, '--version'], check=True, capture_output=True, text=True).stdout.strip()}" if found else ""


def measured(ready: list[Installed], counts: list[int]) -> tuple[list[Row], list[str], float]:
    """The rows, the smallest number of articles first; what was stopped or failed; the greatest load that was seen."""
    rows, stopped, load = [], [], 0.0
    for count in counts:
        for one in ready:
            with tempfile.TemporaryDirectory() as folder:
                costs: dict[str, Cost] = {}
                try:
                    for step, spent in steps(one, Path(folder), count):
                        costs[step], load = spent, max(load, os.getloadavg()[0])
                        say(f"{count:,} {one.tool.name}: {step} {spent.seconds:.2f} s, {spent.megabytes:.0f} MB")
                except BuildError as why:
                    stopped.append(f"{one.tool.name} with {count:,} articles: {STEPS[len(costs)]} {why}")
                    say(stopped[-1])
                rows.append(Row(one.tool.name, count, costs))
    return rows, stopped, load


def steps(one: Installed, folder: Path, count: int) -> Iterator[tuple[str, Cost]]:
    """Each step with its cost; after each it is looked whether the pages hold what they should. Raises `BuildError`."""
    tool = one.tool
    lay_out(tool, folder, count)
    least = count if tool.page_each else 1
    spent = best(lambda _: build(one, folder), lambda _: forget(tool, folder))
    expect(holding(tool, folder, "</html>") >= least, "made too few pages")
    yield STEPS[0], spent
    build(one, folder)  # what had just changed has aged after this
    yield STEPS[1], best(lambda _: build(one, folder), lambda _: None)
    spent = best(lambda _: build(one, folder), lambda number: add(tool, folder, number, count))
    expect(holding(tool, folder, added(0, count).title) >= 1, "left the added article out")
    yield STEPS[2], spent
    words = "Changed for the {}. time."
    spent = best(lambda _: build(one, folder), lambda number: change(tool, folder, words.format(number)))
    done = [holding(tool, folder, words.format(number)) >= least for number in range(ROUNDS)]
    expect(done.count(True) == 1, "did not take the changed template everywhere")
    yield STEPS[3], spent


def best(run: Callable[[int], Cost], prepare: Callable[[int], object]) -> Cost:
    """The cheapest of three rounds, or the only one where it is long; each is prepared first. Memory is the most of them."""
    done: list[Cost] = []
    while len(done) < ROUNDS and not (done and done[0].seconds > LONG):
        prepare(len(done))
        done.append(run(len(done)))
    return Cost(min(one.seconds for one in done), max(one.megabytes for one in done))


def build(one: Installed, folder: Path) -> Cost:
    """One run of the tool."""
    return cost(*one.command, folder=folder, limit=LIMIT, more=one.tool.environment)


def lay_out(tool: Tool, folder: Path, count: int) -> None:
    """The tool's own layout with so many articles."""
    for path, text in tool.files.items():
        write(folder / path, text)
    change(tool, folder, "")
    for number in range(count):
        write(folder / tool.place.format(place(number)), tool.page(notice(number, count)))


def change(tool: Tool, folder: Path, words: str) -> None:
    """The template of an article's page, with a paragraph more where words are given."""
    for path, text in tool.templates.items():
        write(folder / path, text.replace("{changed}", f"<p>{words}</p>" if words else ""))


def added(number: int, count: int) -> Notice:
    """An article of the latest week; no other one has its number."""
    return notice(1_000_000 + count + number, 1_000_000 + count + number + 1, seed=8)


def add(tool: Tool, folder: Path, number: int, count: int) -> None:
    """One more article."""
    write(folder / tool.place.format(f"added-{number}"), tool.page(added(number, count)))


def forget(tool: Tool, folder: Path) -> None:
    """As if the tool had never been run."""
    for name in tool.made:
        shutil.rmtree(folder / name, ignore_errors=True)


def holding(tool: Tool, folder: Path, words: str) -> int:
    """How many pages hold these words."""
    return sum(words in path.read_text(encoding="utf-8") for path in (folder / tool.made[0]).rglob("*.html"))


def expect(so: bool, otherwise: str) -> None:
    """Figures of a build that did not do its work are worth nothing. Raises `BuildError`."""
    if not so:
        raise BuildError(otherwise)


def write(path: Path, text: str) -> None:
    """A file and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def say(line: str) -> None:
    """What has been done, for whoever waits."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
