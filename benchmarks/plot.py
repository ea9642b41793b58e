"""The plot of a comparison: a run in, SVG out. One panel a step, seconds over articles, both on the same logarithmic scales.

Each line is labelled where it ends. The picture brings its own background, light or dark as the reader's system is set.
"""

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from figures import STEPS, Run, number

PANEL = (430.0, 300.0)
TOP, BOTTOM, LEFT, RIGHT = 40.0, 256.0, 48.0, 272.0
"""Edges of the lines within a panel."""
HEAD = 52.0
GAP = 16.0
"""Between the baselines of two labels."""
LIGHT = ("#b3261e", "#7b3fa0", "#1f6f43", "#1b5fa8", "#1b5fa8", "#6b5300")
DARK = ("#ff8a80", "#d0a6f0", "#7fd3a1", "#8ab8f5", "#8ab8f5", "#d8c070")
DASHED = ("cache on",)
"""What a tool's name ends with when it shares the colour of the one before it."""
_STYLE = """
text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 15px } .quiet { font-size: 12px; fill: #59636e }
.paper { fill: #ffffff } .grid { stroke: #d8dee4; stroke-width: 1 } .lead { stroke: #8c959f; stroke-width: 0.75 }
polyline { fill: none; stroke-width: 1.75; stroke-linejoin: round } .first polyline { stroke-width: 3.5 }
.first text { font-weight: 700 } .dashed polyline { stroke-dasharray: 5 3 }
"""
_STYLE_DARK = """text { fill: #e6edf3 } .quiet { fill: #9aa4af } .paper { fill: #14171a }
.grid { stroke: #30363d } .lead { stroke: #6e7681 }
"""


class Scale(NamedTuple):
    """From a value to a place, by its logarithm."""

    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        share = (math.log10(value) - math.log10(self.low)) / ((math.log10(self.high) - math.log10(self.low)) or 1)
        return self.begin + share * (self.end - self.begin)


def plot(run: Run) -> str:
    """The picture of every step that was measured."""
    shown = [step for step in STEPS if any(step in row.costs for row in run.rows)]
    seconds = [spent.seconds for row in run.rows for spent in row.costs.values()]
    counts = sorted({row.articles for row in run.rows if row.costs})
    low, high = 10 ** (math.floor(2 * math.log10(min(seconds))) / 2), 10 ** (math.ceil(2 * math.log10(max(seconds))) / 2)
    scales = Scale(counts[0], counts[-1], LEFT, RIGHT), Scale(low, high, BOTTOM, TOP)
    width, height = PANEL[0] * 2, HEAD + PANEL[1] * math.ceil(len(shown) / 2)
    names = [name for name, _ in run.tools]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" role="img" '
        f'aria-labelledby="name what">\n<title id="name">CPU seconds of a build by number of articles</title>\n'
        f'<desc id="what">{escape("; ".join(_in_words(run, step, counts[-1]) for step in shown))}.</desc>\n'
        f"<style>{_STYLE}{_colours(LIGHT)}@media (prefers-color-scheme: dark) {{ {_STYLE_DARK}\n{_colours(DARK)}}}\n</style>\n"
        f'<rect class="paper" width="{width:g}" height="{height:g}" rx="8"/>\n'
        f'<text x="16" y="26" class="title">CPU seconds of a build, by number of articles</text>\n'
        f'<text x="16" y="44" class="quiet">both scales logarithmic; labels: seconds with {counts[-1]:,} articles; {run.day}</text>'
    ]
    for place, step in enumerate(shown):
        parts.append(f'<g transform="translate({PANEL[0] * (place % 2):g} {HEAD + PANEL[1] * (place // 2):g})">')
        parts += [_frame(step, counts, scales), *_lines(run, step, names, scales), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def apart(wanted: Sequence[float], gap: float, begin: float, end: float) -> list[float]:
    """Places at least a gap apart, in the same order, within the ends, moved as little as can be. `wanted` is sorted.

    Without its gaps a row of places only has to rise, which is isotonic regression: neighbours that fall become their mean.
    """
    pools: list[tuple[float, int]] = []
    for place, one in enumerate(wanted):
        pool = (one - gap * place, 1)
        while pools and pools[-1][0] >= pool[0]:
            mean, size = pools.pop()
            pool = ((mean * size + pool[0] * pool[1]) / (size + pool[1]), size + pool[1])
        pools.append(pool)
    rising = [mean for mean, size in pools for _ in range(size)]
    last = end - gap * (len(rising) - 1)
    return [max(begin, min(one, last)) + gap * place for place, one in enumerate(rising)]


def _in_words(run: Run, step: str, count: int) -> str:
    """What a panel shows at its right end, for who does not see it."""
    ends = [f"{row.tool} {number(row.costs[step].seconds)} s" for row in run.rows if row.articles == count and step in row.costs]
    return f"{step}, {count:,} articles: {', '.join(ends)}"


def _colours(colours: Sequence[str]) -> str:
    """The classes of the tools."""
    rules = (f".t{n} polyline {{ stroke: {one} }} .t{n} circle, .t{n} text {{ fill: {one} }}\n" for n, one in enumerate(colours))
    return "".join(rules)


def _frame(step: str, counts: Sequence[int], scales: tuple[Scale, Scale]) -> str:
    """Title, grid and numbers of a panel."""
    across, up = scales
    parts = [f'<text x="16" y="24" class="title">{escape(step.capitalize())}</text>']
    for power in range(math.ceil(math.log10(up.low)), math.floor(math.log10(up.high)) + 1):
        at = up.at(10.0**power)
        parts.append(f'<line class="grid" x1="{LEFT:g}" x2="{RIGHT:g}" y1="{at:.1f}" y2="{at:.1f}"/>')
        parts.append(f'<text class="quiet" x="{LEFT - 8:g}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>')
    for count in counts:
        at = across.at(count)
        parts.append(f'<line class="grid" x1="{at:.1f}" x2="{at:.1f}" y1="{TOP:g}" y2="{BOTTOM:g}"/>')
        parts.append(f'<text class="quiet" x="{at:.1f}" y="{BOTTOM + 18:g}" text-anchor="middle">{count:,}</text>')
    return "\n".join(parts)


def _lines(run: Run, step: str, names: Sequence[str], scales: tuple[Scale, Scale]) -> list[str]:
    """A line for each tool, from its fewest articles to its most, and the label at its end; the first tool lies on top."""
    across, up = scales
    found = []
    for name in names:
        rows = [row for row in run.rows if row.tool == name and step in row.costs]
        points = [(across.at(row.articles), up.at(row.costs[step].seconds)) for row in rows]
        if rows:
            early = f" ({rows[-1].articles:,})" if rows[-1].articles < across.high else ""
            found.append((name, points, f"{name} {number(rows[-1].costs[step].seconds)}{early}"))
    found.sort(key=lambda one: one[1][-1][1])
    labels = apart([points[-1][1] for _, points, _ in found], GAP, TOP, BOTTOM)
    drawn = [
        (names.index(name), _line(_kind(name, names), points, label, at)) for (name, points, label), at in zip(found, labels, strict=True)
    ]
    return [text for _, text in sorted(drawn, reverse=True)]


def _kind(name: str, names: Sequence[str]) -> str:
    """The classes of a tool: its colour, and whether it is the first or dashed."""
    place = names.index(name)
    return f"t{place % len(LIGHT)}{' first' if place == 0 else ''}{' dashed' if name.endswith(DASHED) else ''}"


def _line(kind: str, points: Sequence[tuple[float, float]], label: str, at: float) -> str:
    """One tool in one panel."""
    x, y = points[-1]
    dots = "".join(f'<circle cx="{across:.1f}" cy="{up:.1f}" r="3.5"/>' for across, up in points)
    return (
        f'<g class="{kind}"><polyline points="{" ".join(f"{across:.1f},{up:.1f}" for across, up in points)}"/>{dots}'
        f'<line class="lead" x1="{x + 5:.1f}" y1="{y:.1f}" x2="{RIGHT + 16:g}" y2="{at:.1f}"/>'
        f'<text x="{RIGHT + 20:g}" y="{at + 4.5:.1f}">{escape(label)}</text></g>'
    )
