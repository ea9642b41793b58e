"""Counts and dates as geometry: exact numbers, and nothing that touches what it should not."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.pages import charts
from briefgen.pages.editionviews import Bar, Dot, StripView


def strip(*days: str) -> StripView | None:
    """The picture of events of one day each, labelled 1, 2, …"""
    return charts.strip([(str(number), day, day) for number, day in enumerate(days, 1)])


def test_a_row_is_as_long_as_its_share() -> None:
    """The largest count fills the row, none has no length, and a table of nothing divides by nothing."""
    assert charts.row(4, 4) == Bar(x=0, y=0, width=100, height=8, count=4)
    assert charts.row(1, 3) == Bar(x=0, y=0, width=33.33, height=8, count=1)
    assert charts.row(0, 4) == charts.row(0, 4) == Bar(x=0, y=0, width=0, height=8, count=0)
    assert charts.row(0, 0).width == 0


def test_a_series_has_a_bar_for_each_period() -> None:
    """Bars stand side by side in their order, on one line, the last one as the edition's own."""
    assert charts.series((1, 0, 4, 2), 4) == (
        Bar(x=3.5, y=18, width=18, height=6, count=1),
        Bar(x=28.5, y=24, width=18, height=0, count=0),
        Bar(x=53.5, y=0, width=18, height=24, count=4),
        Bar(x=78.5, y=12, width=18, height=12, count=2, own=True),
    )


def test_an_empty_series_has_no_bars() -> None:
    """No period, no bar; a period of nothing has a bar without height."""
    assert charts.series((), 0) == ()
    assert charts.series((0,), 0) == (Bar(x=14, y=24, width=72, height=0, count=0, own=True),)


def test_a_strip_is_to_scale() -> None:
    """The first and the last day stand at the margins, the others by their distance in days; a year that begins is a tick."""
    assert strip("2026-12-22", "2027-01-01", "2027-01-11", "2027-04-01") == StripView(
        height=60,
        dots=(
            Dot(x=24, y=13, label="1"),
            Dot(x=119.2, y=13, label="2"),
            Dot(x=214.4, y=13, label="3"),
            Dot(x=976, y=13, label="4"),
        ),
        ticks=(Dot(x=119.2, y=26, label="2027"),),
    )


def test_dots_of_one_day_stand_above_one_another() -> None:
    """What would touch is raised, and the picture grows with it."""
    found = strip("2026-01-01", "2026-01-01", "2026-01-01", "2026-02-01", "2026-02-02", "2027-01-01")

    assert found is not None
    assert found.height == 3 * 26 + 34
    assert [dot.y for dot in found.dots] == [65, 39, 13, 65, 39, 65]
    assert found.ticks == (Dot(x=976, y=78, label="2027"),)


def test_a_range_of_days_stands_in_its_middle() -> None:
    """A month or a year is a dot in the middle of its days."""
    found = charts.strip(
        [
            ("a", "2026-01-01", "2026-01-01"),
            ("b", "2026-01-01", "2026-01-11"),
            ("c", "2026-01-09", "2026-01-09"),
            ("d", "2026-01-18", "2026-01-18"),
        ]
    )

    assert found is not None
    assert [dot.x for dot in found.dots] == [24, 304, 472, 976]


def test_too_little_and_too_much_are_no_picture() -> None:
    """Fewer than four days, no entry at all, or a pile of more than twelve dots in one place: nothing is drawn."""
    assert charts.strip([]) is None
    assert strip("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-03") is None
    few = ("1991-01-01", "1992-01-01", "1993-01-01")
    assert strip(*few, *["2026-11-16"] * 12) is not None
    assert strip(*few, *["2026-11-16"] * 13) is None


def test_ticks_are_few_and_round() -> None:
    """Every year where there are few, then every second, fifth, tenth, …; never more than twelve."""
    short, decades, ages = (
        strip("2019-06-01", "2020-06-01", "2021-06-01", "2022-06-01"),
        strip("1991-01-01", "1994-01-01", "2000-01-01", "2026-01-01"),
        strip("0301-01-01", "0451-01-01", "1918-01-01", "2026-01-01"),
    )

    assert short is not None
    assert decades is not None
    assert ages is not None
    assert [tick.label for tick in short.ticks] == ["2020", "2021", "2022"]
    assert [tick.label for tick in decades.ticks] == ["1995", "2000", "2005", "2010", "2015", "2020", "2025"]
    assert [tick.label for tick in ages.ticks] == ["400", "600", "800", "1000", "1200", "1400", "1600", "1800", "2000"]


def test_within_one_year_there_is_no_tick() -> None:
    """No year begins between the first day and the last."""
    found = strip("2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01")

    assert found is not None
    assert found.ticks == ()


_DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(2999, 1, 1))


@given(st.lists(st.tuples(_DAYS, st.integers(0, 400)), min_size=1, max_size=40))
def test_no_dot_touches_another_and_none_leaves_the_picture(entries: list[tuple[date, int]]) -> None:
    """Whatever the days, each entry has one dot inside the picture, above the axis, and apart from all others."""
    found = charts.strip(
        [(str(at), first.isoformat(), (first + timedelta(length)).isoformat()) for at, (first, length) in enumerate(entries)]
    )
    if found is None:
        return
    assert sorted(dot.label for dot in found.dots) == sorted(str(at) for at in range(len(entries)))
    assert len(found.ticks) <= 12
    assert all(11 <= dot.x <= 989 and 11 <= dot.y <= found.height - 34 - 11 for dot in found.dots)
    assert all(24 <= tick.x <= 976 and tick.y == found.height - 34 for tick in found.ticks)
    assert all((one.x - other.x) ** 2 + (one.y - other.y) ** 2 > 22**2 for one, other in combinations(found.dots, 2))
