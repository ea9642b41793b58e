"""Which mentions of dates tell when the main event of their sentence was."""

import pytest
from casefile import cases
from reading import article, marks

from briefgen.model import DateMark
from briefgen.understanding.dates import mentions

CASES = cases("dating")


@pytest.mark.parametrize(("given_", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(given_: str, wanted: str) -> None:
    """Every case of cases/dating.md tells the date of what happened from the dates of what is only mentioned."""
    head, _, text = given_.partition("\n")
    published, language = head.split()
    read, found = marks(text, None if published == "undated" else published, language)

    assert "\n".join(f"{'yes' if mark.main else 'no'}: {read.text[mark.start : mark.end]}" for mark in found.dates) == wanted


def test_the_dateline_dates_the_writing() -> None:
    """The day in a dateline is not the day of what the first sentence tells."""
    read = article("BAKU, Nov 13 (CSW) - The river fell on Tuesday.", "2026-11-13")

    assert read.dateline is not None
    assert [(read.text[mark.start : mark.end], mark.main) for mark in mentions(read)] == [("Nov 13", False), ("Tuesday", True)]


def test_a_decade_is_ten_years() -> None:
    """ "The 2040s" are ten years without a precision, never the year 2040."""
    mark = mentions(article("Contracts run into the 2040s.", "2026-11-13"))[0]

    assert mark == DateMark(start=23, end=28, first="2040-01-01", last="2049-12-31", precision="unknown", main=False)
