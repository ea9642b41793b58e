"""Quotations and their speakers."""

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import gazetteer, marks, raw

from briefgen.understanding.annotate import annotate
from briefgen.understanding.quotemarks import quoted

CASES = cases("quotes")
PIECES = st.lists(
    st.sampled_from(
        ['"', "“", "”", "‘", "’", "«", "»", "„", " Putin said", " he said", " Aliyev", ", ", ". ", "We agree", "\n\n", ":", " and ", "'s"]
    ),
    max_size=16,
).map("".join)


@pytest.mark.parametrize(("given_", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(given_: str, wanted: str) -> None:
    """Every case of cases/quotes.md finds what somebody said, and a speaker only where the words settle one."""
    head, _, text = given_.partition("\n")
    published, language = head.split()
    read, found = marks(text, None if published == "undated" else published, language)

    assert "\n".join(f"{mark.speaker or '?'}: {read.text[mark.start : mark.end]}" for mark in found.quotes) == (
        "" if wanted == "nothing" else wanted
    )


@given(PIECES | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """No text raises; quotations lie inside the text, in order, none inside another."""
    read = raw("Start.\n\n" + text, "2022-10-28")
    reached = 0
    for mark in annotate(read, gazetteer()).quotes:
        assert reached <= mark.start < mark.end <= len(read.text)
        reached = mark.end


def test_a_mountain_of_marks_is_left_alone() -> None:
    """A paragraph of quote marks is no text: it is read in one pass and yields nothing that was said."""
    read, found = marks("He came.\n\n" + '"' * 20_000 + " " + "“a” " * 5_000, "2022-10-28")

    assert len(read.text) > 40_000
    assert found.quotes == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "yes" twice.', ['"yes"']),
        ('"The "inner" one," he said.', ['"The "inner" one,"']),
        ("„Nein“ und »ja« und «oui»", ["„Nein“", "»ja«", "«oui»"]),
        ("It's the dogs' and the cats' house", []),
        ('"One." "Two."', ['"One."', '"Two."']),
        ("“Open at the end", ["“Open at the end"]),
        ('A 5" pipe and a 6" pipe', []),
    ],
)
def test_quote_marks_are_paired(text: str, wanted: list[str]) -> None:
    """Marks pair by their shape and by the spaces around them; the outermost pairs are returned."""
    assert [text[one.start : one.end] for one in quoted(text, 0, len(text))] == wanted
