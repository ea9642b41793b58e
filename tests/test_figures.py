"""Numbers with what they count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import marks, raw

from briefgen.understanding.figures import figures
from briefgen.understanding.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It took more than 6,500 troops.", [("more than 6,500 troops", 6500.0, None, "troops")]),
        ("They signed 15 new trade documents.", [("15 new trade documents", 15.0, None, "new trade documents")]),
        (
            "It cost $2.5 billion and grew by 35 percent or 3.5%.",
            [("$2.5 billion", 2.5e9, "USD", None), ("35 percent", 35.0, "%", None), ("3.5%", 3.5, "%", None)],
        ),
        ("The line is 120 km long.", [("120 km", 120.0, "km", None)]),
        ("They fought two wars.", [("two wars", 2.0, None, "wars")]),
        (
            "At least 40 people and about 3.4 million cars.",
            [("At least 40 people", 40.0, None, "people"), ("about 3.4 million cars", 3.4e6, None, "cars")],
        ),
        ("On 28 October 2022 at 14:30 an Mi-24 landed at the 50th pier, 7-page list, 3+3 format.", []),
        ("A 4.2 earthquake strikes. Resolution 822 stands.", []),
    ],
)
def test_figures(text: str, wanted: list[tuple[str, float, str | None, str | None]]) -> None:
    """A figure keeps its limit ("more than"), its unit and its noun; dates, times, names and bare numbers are none."""
    read, found = marks(text, "2022-10-28")

    assert [(read.text[mark.start : mark.end], mark.value, mark.unit, mark.what) for mark in found.figures] == wanted


def test_russian_decimals() -> None:
    """Outside English a comma parts decimals."""
    _, found = marks("Рост составил 3,5 процента, погибли 1 500 человек.", "2022-10-28", "ru")

    assert [(mark.value, mark.unit, mark.what) for mark in found.figures] == [(3.5, "%", None), (1500.0, None, "человек")]


@given(st.text(alphabet="0123456789,. %$€kmpeoplbin-", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_digits_are_read(text: str) -> None:
    """No run of digits raises, and spans lie inside the text."""
    read = raw("Start.\n\n" + text)
    for mark in figures(read, (), lexicon("en")):
        assert 0 <= mark.start < mark.end <= len(read.text)
