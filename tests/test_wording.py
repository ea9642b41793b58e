"""Dates and titles as pages print them."""

import pytest

from briefgen.brief import DateRange
from briefgen.model import Published
from briefgen.pages import wording


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (Published(value="2026-11-17", precision="day"), "day", "17\u00a0November 2026"),
        (Published(value="2026-11", precision="month"), "month", "November\u00a02026"),
        (Published(value="2026", precision="year"), "year", "2026"),
        (Published(), "unknown", ""),
    ],
)
def test_publication_is_as_precise_as_known(value: Published, kind: str, text: str) -> None:
    """A month stays a month, a year a year, unknown stays unknown."""
    made = wording.published(value, "en")

    assert (made.kind, made.text) == (kind, text)


@pytest.mark.parametrize(
    ("date", "kind", "year"),
    [
        (DateRange(first="2024-09-01", last="2024-11-30", precision="season"), "season", "2024"),
        (DateRange(first="2020-12-01", last="2021-02-28", precision="season"), "season", "2020/21"),
        (DateRange(first="2025-01-01", last="2025-12-31", precision="year"), "year", "2025"),
        (DateRange(first="2026-11-20", last="2026-11-22"), "interval", "2026"),
    ],
)
def test_timeline_dates(date: DateRange, kind: str, year: str) -> None:
    """Seasons, years and intervals of a timeline keep their precision; a winter has two years."""
    made = wording.event(date, "en")

    assert (made.kind, made.year) == (kind, year)


def test_cut_titles_end_at_a_word() -> None:
    """A running head is cut at a word, inside one only if the word is too long, never before a combining mark."""
    assert wording.clip("one two three four", 12) == "one two…"
    assert wording.clip("short", 12) == "short"
    assert wording.clip("x" * 30, 10) == "x" * 9 + "…"
    assert wording.clip("abcdefgе\u0301hijklm", 9) == "abcdefg…"
