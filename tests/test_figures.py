"""Numbers with what they count."""

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import marks, raw

from briefgen.understanding.figures import figures
from briefgen.understanding.lexicon import lexicon

CASES = cases("figures")


@pytest.mark.parametrize(("given_", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(given_: str, wanted: str) -> None:
    """Every case of cases/figures.md: a figure keeps its limit, its unit and its noun; dates, times, names and bare numbers are none."""
    language, _, text = given_.partition("\n")
    read, found = marks(text, "2026-11-20", language)
    lines = [f"{read.text[mark.start : mark.end]}: {mark.value:.15g} | {mark.unit or '-'} | {mark.what or '-'}" for mark in found.figures]

    assert "\n".join(lines) == ("" if wanted == "nothing" else wanted)


def test_dates_are_no_figures() -> None:
    """A number that belongs to a date counts nothing."""
    _, found = marks("On 28 October 2022 at 14:30 an Mi-24 landed at the 50th pier, 7-page list, 3+3 format.", "2022-10-28")

    assert found.figures == ()


@given(st.text(alphabet="0123456789,. %$€kmpeoplbin-", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_digits_are_read(text: str) -> None:
    """No run of digits raises, and spans lie inside the text."""
    read = raw("Start.\n\n" + text)
    for mark in figures(read, (), lexicon("en")):
        assert 0 <= mark.start < mark.end <= len(read.text)
