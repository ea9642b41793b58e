"""The line at the head of an article."""

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.reading.dateline import CalendarDate, Dateline, dates, read

LANGUAGES = ("en", "ru")


def _printed(line: Dateline | None) -> str:
    if line is None:
        return "nothing"
    date = line.date
    day = f"{date.year}-{date.month:02d}-{date.day:02d}" if date and date.year else f"{date.month:02d}-{date.day:02d}" if date else None
    facts = {"place": line.place, "date": day, "agency": line.agency, "authors": "; ".join(line.authors)}
    flags = {"whole": line.whole, "updated": line.updated}
    return "\n".join(
        [*(f"{key}: {value}" for key, value in facts.items() if value), *(f"{key}: yes" for key, flag in flags.items() if flag)]
    )


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in cases("dateline")], ids=[case[0] for case in cases("dateline")])
def test_cases(text: str, wanted: str) -> None:
    """Every case of cases/dateline.md is read as its house style means it."""
    assert _printed(read(text, LANGUAGES)) == wanted


def test_month_names_are_those_of_the_languages_asked_for() -> None:
    """A month counts only in a language that articles may be in; an unknown language adds none."""
    assert read("Bakı, 3 noyabr – Körpü açıldı.", ("en",)) is None
    found = read("Bakı, 3 noyabr – Körpü açıldı.", ("az", "xx"))
    assert found is not None
    assert found.date == CalendarDate("3 noyabr", 11, 3, None)


def test_dates_finds_every_date_with_a_day() -> None:
    """Dates are found where they stand, with or without a year; a month without a day is none."""
    text = "On 3 March 2021 and on April 5 it rained; in May 2020 it did not."
    assert dates(text, ("en",)) == [(3, CalendarDate("3 March 2021", 3, 3, 2021)), (23, CalendarDate("April 5", 4, 5, None))]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    """Any line has an answer."""
    line = read(text, LANGUAGES)
    assert line is None or isinstance(line, Dateline)


@pytest.mark.parametrize(
    ("line", "news"),
    [
        ("SAMPLEGRAD, Nov 3 (CSW) – Rain fell.", "Rain fell."),
        ("Samplegrad, Oct 28 (ABC/DEF):Rain fell.", "Rain fell."),
        ("BAKU, Azerbaijan President Jane Doe arrived.", "President Jane Doe arrived."),
        ("TBILISI (CSW) - Rain fell.", "Rain fell."),
    ],
)
def test_a_dateline_ends_where_the_news_begins(line: str, news: str) -> None:
    """The length of a dateline is known, so that a quoted sentence need not carry it."""
    found = read(line, ("en",))

    assert found is not None
    assert line[found.end :].strip() == news
