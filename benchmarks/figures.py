"""The figures of a comparison, and how they stand in docs/comparison.md: rows of costs in, Markdown out.

The page's own words are kept: only what stands between its two comment lines is written anew.
"""

from collections.abc import Mapping
from typing import NamedTuple

from costs import Cost

STEPS = ("first build", "nothing to do", "one article added", "one template changed")
BEGIN = "<!-- The figures: written by benchmarks/compare.py -->"
END = "<!-- End of the figures -->"


class Row(NamedTuple):
    """What one tool took for so many articles; a step that was not done is not there."""

    tool: str
    articles: int
    costs: Mapping[str, Cost]


class Run(NamedTuple):
    """One run of the comparison."""

    day: str
    machine: str
    """CPUs, load and what the tools run on, in a few words."""
    tools: tuple[tuple[str, str], ...]
    """Name and version, in the order of the table."""
    missing: tuple[str, ...]
    """A sentence for each tool that could not be had, and each build that was stopped."""
    unit: float
    """CPU seconds of `python -c pass`."""
    rows: tuple[Row, ...]


def page(before: str, run: Run) -> str:
    """The page with these figures instead of those before. Raises `ValueError` where it has no place for them."""
    head, begin, rest = before.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no lines {BEGIN!r} and {END!r}")
    return f"{head}{BEGIN}\n\n{told(run)}\n{table(run)}\n{END}{tail}"


def told(run: Run) -> str:
    """When, on what, with which versions, and what is missing: a list."""
    lines = [
        f"Measured on {run.day}: {run.machine}.",
        "; ".join(dict.fromkeys(f"{name.partition(',')[0]} {version}" for name, version in run.tools)) + ".",
        f"`python -c pass` took {run.unit * 1000:.0f} ms of CPU time: the figure in brackets is how many times that is.",
        *(f"{sentence}." for sentence in run.missing),
    ]
    return "".join(f"- {line}\n" for line in lines)


def table(run: Run) -> str:
    """One row for each tool and number of articles: seconds and ratio of every step, and the most memory of all."""
    head = f"| articles | | {' | '.join(STEPS)} | MB |\n| ---: | --- | {'---: | ' * len(STEPS)}---: |\n"
    return head + "".join(_row(row, run.unit) for row in run.rows)


def _row(row: Row, unit: float) -> str:
    """A line of the table; a dash stands for what was not done."""
    cells = [_cell(row.costs[step], unit) if step in row.costs else "–" for step in STEPS]
    most = f"{max(one.megabytes for one in row.costs.values()):.0f}" if row.costs else "–"
    return f"| {row.articles:,} | {row.tool} | {' | '.join(cells)} | {most} |\n"


def _cell(spent: Cost, unit: float) -> str:
    """Seconds, and the ratio to the unit."""
    return f"{number(spent.seconds)} ({number(spent.seconds / unit)}×)"


def number(value: float) -> str:
    """As many decimals as say something: 0.08, 1.2, 65."""
    return f"{value:.2f}" if value < 0.995 else f"{value:.1f}" if value < 9.95 else f"{value:,.0f}"
