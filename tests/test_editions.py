"""Edition ids and the days they cover."""

import pytest

from briefgen.edition import editions
from briefgen.model import DayPrecision, Published


@pytest.mark.parametrize(
    ("name", "kind", "first", "last"),
    [
        ("2026-W47", "week", "2026-11-16", "2026-11-22"),
        ("2026-W53", "week", "2026-12-28", "2027-01-03"),
        ("2025-W01", "week", "2024-12-30", "2025-01-05"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2026-11-21", "day", "2026-11-21", "2026-11-21"),
        ("2026-11-01--2026-11-21", "range", "2026-11-01", "2026-11-21"),
        ("all", "all", None, None),
    ],
)
def test_an_id_names_its_days(name: str, kind: str, first: str | None, last: str | None) -> None:
    """Each form of id covers exactly its days, ISO weeks included."""
    edition = editions.parse(name)

    assert edition is not None
    assert (edition.kind, edition.first, edition.last) == (kind, first, last)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "2026",
        "2025-W53",
        "2026-W00",
        "2026-13",
        "2026-02-30",
        "2026-11-21--2026-11-01",
        "2026-11-01--",
        "0000-W01",
        "each",
        "../x",
        "9999-W60",
        "9999-12",
        "9999-12-31",
        "1000-01-01--9999-12-31",
    ],
)
def test_what_names_no_edition_is_none(name: str) -> None:
    """A week that the year does not have, a day that the month does not have, a backward range: no edition."""
    assert editions.parse(name) is None


@pytest.mark.parametrize(("period", "name"), [("week", "2026-W53"), ("month", "2027-01"), ("day", "2027-01-01")])
def test_a_day_falls_into_its_period(period: str, name: str) -> None:
    """New Year's Day 2027 belongs to the last ISO week of 2026."""
    assert editions.of_day("2027-01-01", period).id == name  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "precision", "week", "month", "everything"),
    [
        ("2026-11-22", "day", (True, True), (True, True), True),
        ("2026-11-23", "day", (False, False), (True, True), True),
        ("2026-11", "month", (False, True), (True, True), True),
        ("2026", "year", (False, True), (False, True), True),
        (None, "unknown", (False, False), (False, False), True),
    ],
)
def test_only_a_sure_day_belongs(
    value: str | None, precision: DayPrecision, week: tuple[bool, bool], month: tuple[bool, bool], everything: bool
) -> None:
    """An article belongs to an edition if every day it may have appeared on lies inside; `all` takes the undated too."""
    published = Published(value=value, precision=precision)

    for name, wanted in (("2026-W47", week), ("2026-11", month)):
        edition = editions.parse(name)
        assert edition is not None
        assert (editions.holds(edition, published), editions.touches(edition, published)) == wanted
    whole = editions.parse("all")
    assert whole is not None
    assert editions.holds(whole, published) is everything
