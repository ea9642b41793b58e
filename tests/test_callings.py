"""What an article calls a speaker, and the attribution that names the speaker."""

import pytest
from casefile import cases
from reading import marks

from briefgen.model import Span

CASES = cases("callings")


@pytest.mark.parametrize(("given_", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(given_: str, wanted: str) -> None:
    """Every case of cases/callings.md gives the words of the article itself, or none."""
    head, _, text = given_.partition("\n")
    published, language = head.split()
    read, found = marks(text, None if published == "undated" else published, language)
    mark = found.quotes[-1]

    assert "\n".join(read.text[span.start : span.end] if span else "?" for span in (mark.role, mark.cue)) == wanted


def test_nobody_has_neither() -> None:
    """A quotation without a speaker has no description and no attribution."""
    _, found = marks('"The pass is open for good," a friend of the mayor said.', "2024-05-10")

    assert [(mark.speaker, mark.role, mark.cue) for mark in found.quotes] == [(None, None, None)]


def test_a_continued_quotation_has_the_attribution_of_its_beginning() -> None:
    """The second half of a quotation points at the attribution between the halves."""
    read, found = marks('"The pass is open," Analyst Lee Moss said. "The bridge is next."', "2024-05-10")
    cues = [mark.cue for mark in found.quotes]

    assert cues[0] == cues[1] == Span(start=read.text.index("Lee"), end=read.text.index(". "))
