"""Canonical text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.reading.canonical import Block, assemble, clean, same_words, tidy


def test_white_space_and_invisible_signs() -> None:
    """Runs of white space become one space; what is not seen and says nothing is gone; joiners and marks of direction stay."""
    assert clean("\t a\u00a0\u202f b\n\nc\x85d ") == "a b c d"
    assert clean("fdp\u202eexe\u2066\u200b\ufeff\u00ad\x1b[31m\U000e0041\ufffe") == "fdpexe[31m"
    assert clean("می\u200cخواهم \u200e(a)\u200f 👩\u200d🔬") == "می\u200cخواهم \u200e(a)\u200f 👩\u200d🔬"


def test_nfc_and_lone_surrogates() -> None:
    """Letters are composed, also across a removed sign; a lone surrogate becomes the replacement character."""
    assert clean("e\u200b\u0301 \ud800") == "é \ufffd"


def test_words_stay_as_they_are() -> None:
    """Quotes, dashes, lost apostrophes and missing spaces are the source's business."""
    line = "“Citys” ‘old’ harbours — it said:Then"
    assert clean(line) == line


def test_assemble_spans() -> None:
    """Paragraphs are separated by exactly one blank line and their spans say where they are."""
    text, paragraphs = assemble(["One.", "Two."], ["title", "body"])
    assert text == "One.\n\nTwo."
    assert [(p.n, p.start, p.end, p.role) for p in paragraphs] == [(1, 0, 4, "title"), (2, 6, 10, "body")]


def test_empty_blocks_are_no_paragraphs() -> None:
    """A block of white space and invisible signs is left out."""
    assert [block.text for block in tidy([Block(text=" \u200b"), Block(text=" a ")])] == ["a"]


def test_same_words() -> None:
    """Quote style, dashes, case and spacing make no difference, words do."""
    assert same_words("The  “Ferry” – 1", 'the "ferry" - 1')
    assert not same_words("The ferry", "The ferries")


@settings(deadline=None)
@given(st.text())
def test_clean_is_stable(text: str) -> None:
    """Cleaning twice is cleaning once, and what comes out can be written as UTF-8."""
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
