"""Counts and dates -> the geometry of the pictures: bars of counts, bars by period, the timeline as a strip. Numbers only, no markup."""

from collections.abc import Sequence
from datetime import date

from briefgen.pages.editionviews import Bar, Dot, StripView

ROW_WIDTH, ROW_HEIGHT = 100.0, 8.0
"""A row's picture: its longest bar fills it."""
SERIES_WIDTH, SERIES_HEIGHT, GAP = 100.0, 24.0, 0.28
"""A series' picture, and the share of a bar's place that stays empty."""
STRIP_WIDTH, STRIP_MARGIN, DOT, LEVEL, AXIS = 1000.0, 24.0, 22.0, 26.0, 34.0
"""The strip: its width, the margin at both ends, a dot's diameter, the height of a level of dots, the room below for the axis."""
FEWEST_DOTS, MOST_LEVELS = 4, 12


def row(count: int, most: int) -> Bar:
    """The bar of one row of a table whose largest count is `most`."""
    return Bar(x=0, y=0, width=_round(ROW_WIDTH * count / most) if most else 0, height=ROW_HEIGHT, count=count)


def series(counts: Sequence[int], most: int) -> tuple[Bar, ...]:
    """A bar for each period; the last one is the edition's own. `most` is the largest count of all series, so that they compare."""
    place = SERIES_WIDTH / max(len(counts), 1)
    found = []
    for number, count in enumerate(counts):
        height = SERIES_HEIGHT * count / most if most else 0
        found.append(
            Bar(
                x=_round(place * (number + GAP / 2)),
                y=_round(SERIES_HEIGHT - height),
                width=_round(place * (1 - GAP)),
                height=_round(height),
                count=count,
                own=number == len(counts) - 1,
            )
        )
    return tuple(found)


def strip(entries: Sequence[tuple[str, str, str]], *, mirrored: bool = False) -> StripView | None:
    """Label, first and last ISO day of each entry -> dots in the middle of their days.

    None where there are too few days to see, or too many dots in one place. Dots that would touch stand above one
    another; ticks are years, at most twelve of them. `mirrored`: time runs from right to left, as the page is read.
    """
    middles = [(label, (_ordinal(first) + _ordinal(last)) / 2) for label, first, last in entries]
    if len({middle for _, middle in middles}) < FEWEST_DOTS:
        return None
    start, end = min(middle for _, middle in middles), max(middle for _, middle in middles)
    scale = (STRIP_WIDTH - 2 * STRIP_MARGIN) / (end - start)
    placed: list[tuple[str, float, int]] = []
    for label, middle in sorted(middles, key=lambda one: one[1]):
        x = STRIP_MARGIN + (middle - start) * scale
        near = {level for _, other, level in placed if abs(other - x) < DOT + 2}
        placed.append((label, x, next(level for level in range(len(near) + 1) if level not in near)))
    levels = 1 + max(level for _, _, level in placed)
    if levels > MOST_LEVELS:
        return None
    base = levels * LEVEL
    dots = tuple(Dot(x=_across(x, mirrored), y=_round(base - LEVEL * (level + 0.5)), label=label) for label, x, level in placed)
    return StripView(height=base + AXIS, dots=dots, ticks=_ticks(start, end, scale, base, mirrored))


def _ticks(start: float, end: float, scale: float, base: float, mirrored: bool) -> tuple[Dot, ...]:
    first, last = date.fromordinal(int(start)).year + 1, date.fromordinal(int(end)).year
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if (last - first) // step < 12), 1000)
    years = [year for year in range(first, last + 1) if year % step == 0] or ([first] if first <= last else [])
    places = ((year, STRIP_MARGIN + (date(year, 1, 1).toordinal() - start) * scale) for year in years)
    return tuple(Dot(x=_across(x, mirrored), y=base, label=str(year)) for year, x in places)


def _across(x: float, mirrored: bool) -> float:
    return _round(STRIP_WIDTH - x if mirrored else x)


def _ordinal(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _round(value: float) -> float:
    return round(value, 2)
