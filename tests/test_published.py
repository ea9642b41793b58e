"""The date of publication."""

import datetime

import pytest

from briefgen.model import Published
from briefgen.reading.dateline import read
from briefgen.reading.published import Clues, name_date, resolve


def _resolve(text: str, path: str = "a.txt", *, use_name: bool = True) -> Published:
    languages = ("en", "ru")
    return resolve(Clues(dateline=read(text.split("\n\n")[0], languages), path=path, text=text, languages=languages, use_name=use_name))


def test_a_full_dateline() -> None:
    """Place, day, month and year are a date."""
    found = _resolve("Oslo, 28 October 2022 – The bridge is open.")
    assert found == Published(value="2022-10-28", precision="day", basis="dateline", evidence="28 October 2022")


def test_a_date_line_without_a_place() -> None:
    """A line that is nothing but a date is the text's own word for it."""
    assert _resolve("28 October 2022\n\nThe bridge is open.").basis == "text"


def test_a_date_in_the_file_name() -> None:
    """A date that the user gave in the file's name is used, and said to be inferred; a page can say its own."""
    found = _resolve("The bridge is open.", "press/2026-11-16-bridge.md")
    assert found == Published(value="2026-11-16", precision="day", basis="inferred", evidence="file name 2026-11-16-bridge.md")
    assert _resolve("The bridge is open.", "2026-11-16.html", use_name=False) == Published()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("a-2026-11-16.txt", datetime.date(2026, 11, 16)),
        ("2026-11-31.txt", None),
        ("2026-11-16--2026-11-22.txt", None),
        ("20261116.txt", None),
        ("12026-11-161.txt", None),
    ],
)
def test_name_date(name: str, day: datetime.date | None) -> None:
    """A file's name dates it only if it holds exactly one day that exists."""
    assert name_date(name) == day


def test_a_dateline_takes_its_year_from_the_file_name() -> None:
    """Day and month of the dateline with the year of the name, if it was saved within weeks, also across New Year."""
    assert _resolve("OSLO, Oct 28 (AP) – Open.", "2022-11-02.txt").value == "2022-10-28"
    assert _resolve("OSLO, Dec 28 (AP) – Open.", "2023-01-02.txt").value == "2022-12-28"
    assert _resolve("OSLO, May 28 (AP) – Open.", "2022-11-02.txt") == Published()


def test_a_dateline_takes_its_year_from_a_full_date_beside_it() -> None:
    """A full date within a week of the dateline's day settles the year, unless later years are named."""
    assert _resolve("OSLO, Oct 28 – The vote is on October 31, 2022.").value == "2022-10-28"
    assert _resolve("OSLO, Oct 28 – It began on October 31, 1994. In 2011 it ended.") == Published()


def test_weekdays_settle_a_year_that_recent_events_bound() -> None:
    """Two dates and their weekdays, with a season of a recent year, leave one year; the evidence says so."""
    text = "OSLO, Oct 28 – Talks will be held on Monday. They begin on October 31, the city said Friday. The flood of autumn 2020 is over."
    found = _resolve(text)
    assert (found.value, found.basis) == ("2022-10-28", "inferred")
    assert found.evidence is not None
    assert "Friday, Monday" in found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "OSLO, Oct 28 – Talks will be held on Monday, the city said Friday. The flood of autumn 2020 is over.",
        "OSLO, Oct 28 – Talks will be held on Monday, October 31, the city said Friday. The flood of 2020 is over.",
        "OSLO, Oct 28 – Talks will be held on Monday, October 31, the city said Friday. It is not over.",
        "OSLO, Oct 28 – Talks will be held on Monday, October 31, the city said Friday. The flood of autumn 1997 is over.",
        "OSLO, Oct 28 – Talks will be held on Monday, October 31, the city said Friday. The truce of May 1994 is over.",
        "OSLO, Oct 28 – The bridge is open since 2021.",
        "OSLO – The bridge is open since October 28, 2022.",
        "The bridge was opened on October 28, 2022.",
    ],
)
def test_less_than_that_stays_unknown(text: str) -> None:
    """One weekday, no recent event, a year long past or a date in the story do not date an article."""
    assert _resolve(text) == Published()
