"""Which part each paragraph plays."""

import pytest
from casefile import cases

from briefgen.reading.canonical import Block
from briefgen.reading.paragraphs import is_title, roles, without_repeated_title
from briefgen.reading.saying import is_attribution


def _blocks(text: str) -> list[Block]:
    lines = text.split("\n\n")
    return [Block(text=line.removeprefix("@title "), role="title" if line.startswith("@title ") else None) for line in lines]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in cases("paragraphs")], ids=[case[0] for case in cases("paragraphs")])
def test_cases(text: str, wanted: str) -> None:
    """Every case of cases/paragraphs.md gets the roles that a reader would give."""
    assert list(roles(_blocks(text))) == wanted.split("\n")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Harbour to open in spring", True),
        ("Will the harbour open?", True),
        ("The harbour opens on Monday.", False),
        ("Mayor: “We open”", False),
        ("A storm hits the coast. (Gazette)", False),
        ("- a list item", False),
        ("Read also", False),
        ("2026", False),
        ("word " * 40, False),
    ],
)
def test_is_title(line: str, wanted: bool) -> None:
    """A title is short and has no final stop, quote or bracket."""
    assert is_title(line.strip()) is wanted


def test_a_title_does_not_stand_twice() -> None:
    """A stated title replaces the same words at the top of the text, whatever quote marks they have."""
    blocks = without_repeated_title(
        [Block(text="The “Ferry” is back", line=3), Block(text="It came on Monday.", line=5)], 'The "Ferry" is back'
    )
    assert [(block.text, block.role) for block in blocks] == [('The "Ferry" is back', "title"), ("It came on Monday.", None)]


def test_a_hostile_line_is_read_in_one_way() -> None:
    """A line that all but says whose words stand above it is refused at once, however long its words are."""
    assert not is_attribution(f"said {'a' * 100}!", '"We open it."')
    assert not is_attribution(f"said {'Ruth ' * 20}!", '"We open it."')
