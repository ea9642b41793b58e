"""Mentions of dates and the days they mean."""

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import article, marks, raw

from briefgen.understanding.dates import mentions

CASES = cases("dates")
PIECES = st.lists(
    st.sampled_from(
        [
            "May ",
            "march ",
            "31",
            "30",
            " October ",
            "2022",
            "2020-21",
            "last ",
            "year ",
            "Feb. ",
            "29",
            "Monday, ",
            "28.10.2022",
            "/",
            "-",
            ",",
        ]
    ),
    max_size=14,
).map("".join)


@pytest.mark.parametrize(("given_", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(given_: str, wanted: str) -> None:
    """Every case of cases/dates.md means the days that its reader would take it to mean."""
    head, _, text = given_.partition("\n")
    published, language = head.split()
    read, found = marks(text, None if published == "undated" else published, language)

    days = [
        (mark, "?" if mark.first is None else mark.first if mark.first == mark.last else f"{mark.first}/{mark.last}")
        for mark in found.dates
    ]

    assert "\n".join(f"{read.text[mark.start : mark.end]}: {day}" for mark, day in days) == ("" if wanted == "nothing" else wanted)


def test_unsettled_mentions_have_no_precision() -> None:
    """A mention that the article does not settle is null at both ends and claims no precision."""
    mark = mentions(article("They met on Monday."))[0]

    assert (mark.first, mark.last, mark.precision) == (None, None, "unknown")


def test_a_language_without_names_has_years() -> None:
    """A language that CLDR does not know still has its years, and raises nothing."""
    read, found = marks("wam sam 1994 kam.", "2020-01-01", "tlh")

    assert [read.text[mark.start : mark.end] for mark in found.dates] == ["1994"]


@given(PIECES | st.text(max_size=60), st.sampled_from([None, "2022-10-28", "2020-02-29", "2018-09", "0001-01-01", "9999-12-31"]))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str, published: str | None) -> None:
    """No text raises; spans lie inside the text, in order, and `from` never lies behind `to`."""
    read = raw("Start.\n\n" + text, published)
    found = mentions(read)
    reached = 0
    for mark in found:
        assert reached <= mark.start < mark.end <= len(read.text)
        assert (mark.first is None) == (mark.last is None)
        assert mark.first is None or mark.last is None or mark.first <= mark.last
        reached = mark.end
