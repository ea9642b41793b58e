"""Agreements and declarations as an article names them."""

import pytest
from casefile import cases
from reading import marks

CASES = cases("documents")


@pytest.mark.parametrize(("given_", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(given_: str, wanted: str) -> None:
    """Every case of cases/documents.md: a document counts with a name or a kind; parties and date only where the words give them."""
    language, _, text = given_.partition("\n")
    _, found = marks(text, "2026-11-20", language)
    lines = [f"{mark.name}: {', '.join(mark.parties) or '-'} | {mark.date or '-'}" for mark in found.documents]

    assert "\n".join(lines) == ("" if wanted == "nothing" else wanted)


def test_spans_are_the_names() -> None:
    """The span of a document is its name in the text."""
    read, found = marks("After the Harbour Declaration, a joint statement followed.", "2022-10-28")

    assert [read.text[mark.start : mark.end] for mark in found.documents] == ["Harbour Declaration", "joint statement"]
