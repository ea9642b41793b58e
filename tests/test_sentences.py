"""Where sentences end."""

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.reading.canonical import clean
from briefgen.reading.sentences import split


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in cases("sentences")], ids=[case[0] for case in cases("sentences")])
def test_cases(text: str, wanted: str) -> None:
    """Every case of cases/sentences.md splits as a reader would split it."""
    assert [text[start:end] for start, end in split(text)] == wanted.split("\n")


@settings(deadline=None)
@given(st.text(st.sampled_from(' .!?…"”«»()ABab1В։。'), max_size=60).map(clean))
def test_sentences_cover_the_paragraph(text: str) -> None:
    """Spans come in order, do not overlap, and leave out nothing but single spaces between them."""
    position = 0
    for start, end in split(text):
        assert start < end
        assert text[position:start] in ("", " ")
        position = end
    assert position == len(text)
