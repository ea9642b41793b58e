"""Agreements and declarations as an article names them."""

import pytest
from reading import marks


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They signed the Harbour Declaration on 9 January 2001.", [("Harbour Declaration", (), None)]),
        ("The Tehran Convention of November 4, 2003 protects fish.", [("Tehran Convention", (), "2003-11-04")]),
        ("The 1994 ceasefire agreement held.", [("ceasefire agreement", (), "1994")]),
        ("Under a Russian-Georgian agreement the base closed.", [("Russian-Georgian agreement", ("Russia", "Georgia"), None)]),
        ("A peace treaty between Armenia and Azerbaijan is near.", [("peace treaty", ("Armenia", "Azerbaijan"), None)]),
        (
            "The Convention on the Legal Status of the Caspian Sea was signed.",
            [("Convention on the Legal Status of the Caspian Sea", (), None)],
        ),
        ("Members of the Collective Security Treaty Organisation met.", []),
        ("They reached an agreement and made a statement.", []),
    ],
)
def test_documents(text: str, wanted: list[tuple[str, tuple[str, ...], str | None]]) -> None:
    """A document counts with a name or a kind; parties and date only where the words around it give them."""
    _, found = marks(text, "2022-10-28")

    assert [(mark.name, mark.parties, mark.date) for mark in found.documents] == wanted


def test_spans_are_the_names() -> None:
    """The span of a document is its name in the text."""
    read, found = marks("After the Harbour Declaration, a joint statement followed.", "2022-10-28")

    assert [read.text[mark.start : mark.end] for mark in found.documents] == ["Harbour Declaration", "joint statement"]
