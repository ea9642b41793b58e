"""Front matter and side-cars."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.reading.facts import Day, Facts, Given
from briefgen.reading.metadata import FrontMatterError, front_matter, sidecar_facts


def _values(text: str) -> dict[str, object]:
    return {key: value.value for key, value in front_matter(text)[0].items()}


def test_front_matter_subset() -> None:
    """Plain and quoted values, lists of both kinds and comments are read; nothing is turned into another type."""
    text = """---
# about
title: "Bridge: \\"open\\"\\u00e9" # yes
place: 'Citys ''old'' harbour'
date: 2026-11-16   # a day
licence: No
authors: [Jane Doe, "Roe, J."]
tags:
  - one
- "two"
Rights: a # b#c
---
Text.
"""
    assert _values(text) == {
        "title": 'Bridge: "open"é',
        "place": "Citys 'old' harbour",
        "date": "2026-11-16",
        "licence": "No",
        "authors": ["Jane Doe", "Roe, J."],
        "tags": ["one", "two"],
        "rights": "a",
    }
    given_values, below = front_matter(text)
    assert (given_values["date"], below) == (Given("2026-11-16", 5), 12)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("---\ntitle: x\ntext", 1, "front matter is opened here and never closed"),
        ("---\ntitle: x\ntitle: y\n---\n", 3, "title is given twice"),
        ("---\na:\n  b: c\n---\n", 3, "indented lines (nested values, continued text) are not read"),
        ("---\na: &x 1\nb: *x\n---\n", 2, "a value that begins with & is not read; put it in quotes or on one line"),
        ("---\na: b\nc: *x\n---\n", 3, "a value that begins with * is not read; put it in quotes or on one line"),
        ("---\na: |\n---\n", 2, "a value that begins with | is not read; put it in quotes or on one line"),
        ("---\na: {b: c}\n---\n", 2, "a value that begins with { is not read; put it in quotes or on one line"),
        ("---\n{a: b}\n---\n", 2, "this is not a line of `key: value`"),
        ("---\n- a\n- b\n---\n", 2, "this is not a line of `key: value`"),
        ('---\na: "b\n---\n', 2, "a quoted value is not closed, or something follows it"),
        ("---\na: 'b' c\n---\n", 2, "a quoted value is not closed, or something follows it"),
        ('---\na: "\\q"\n---\n', 2, "a quoted value holds an unknown escape"),
        ("---\na: [b, c\n---\n", 2, "a list is not closed on its line"),
        ("---\na: [[b]]\n---\n", 2, "a value that begins with [ is not read; put it in quotes or on one line"),
    ],
)
def test_what_is_not_read_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    """Front matter that could mean two things is an error on its line, never a guess."""
    with pytest.raises(FrontMatterError) as caught:
        front_matter(text)
    assert (caught.value.line, str(caught.value)) == (line, reason)


@pytest.mark.parametrize("text", ["Text.", "", "---", "---\n\nText.\n\n---\nMore.", "---\nSome prose.\n---\n", " ---\na: b\n---\n"])
def test_what_is_no_front_matter(text: str) -> None:
    """Text, and rules between paragraphs, are no front matter."""
    assert front_matter(text) == ({}, 0)


def test_empty_front_matter() -> None:
    """Two fences with nothing between them say nothing."""
    assert front_matter("---\n---\nText.") == ({}, 2)


def test_sidecar() -> None:
    """A side-car is TOML with the same keys; its dates may be TOML dates."""
    facts, problems = sidecar_facts(b'title = "Bridge"\npublished = 2026-11-16\nauthor = "J. Roe"\n', "a.txt.meta.toml", "UTC")
    assert facts == Facts(title="Bridge", published=Day("2026-11-16", "day"), authors=("J. Roe",))
    assert problems == ()


def test_a_sidecar_with_one_wrong_value_keeps_the_others() -> None:
    """A wrong value is an error with the side-car's name and the key's line; the rest counts."""
    facts, problems = sidecar_facts(b'\n# x\ntitle = 5\npublisher = "Gazette"\n[place]\nx = 1\n', "a.txt.meta.toml", "UTC")
    assert facts == Facts(publisher="Gazette")
    assert [(one.code, one.line, one.file) for one in problems] == [
        ("wrong-value", 3, "a.txt.meta.toml"),
        ("wrong-value", 5, "a.txt.meta.toml"),
    ]


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (b'title = "x"\npublished = 2026-13-01\n', 2, "broken-sidecar"),
        (b'title = "x"\ntitle = "y"\n', 2, "broken-sidecar"),
        (b"title", 1, "broken-sidecar"),
        (b'a = "b"\ntitle = "\xff"\n', 2, "broken-sidecar"),
        (b"a = " + b"[" * 5000, None, "broken-sidecar"),
        (b"#" * 20_000, None, "broken-sidecar"),
        (b'marking = "TLP:RED\n', 1, "unreadable-marking"),
    ],
)
def test_a_broken_sidecar_is_one_error(data: bytes, line: int | None, code: str) -> None:
    """What is no TOML is an error with its line where there is one; a marking in it is not passed over."""
    facts, problems = sidecar_facts(data, "a.txt.meta.toml", "UTC")
    assert facts == Facts()
    assert [(one.code, one.line, one.severity, one.file) for one in problems] == [(code, line, "error", "a.txt.meta.toml")]


@settings(deadline=None)
@given(st.binary() | st.text(st.sampled_from("ab=[]\"'.{}\n#1-:"), max_size=60).map(str.encode))
def test_no_sidecar_raises(data: bytes) -> None:
    """Any bytes have an answer."""
    assert isinstance(sidecar_facts(data, "x", "UTC")[0], Facts)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab:-[]\"', \\#&*|\n"), max_size=80))
def test_front_matter_answers_or_refuses(text: str) -> None:
    """Any block is read or refused with a line that it has."""
    line = below = 1
    try:
        _, below = front_matter(f"---\nk: v\n{text}\n---\nbody")
    except FrontMatterError as error:
        line = error.line
    assert 1 <= line <= text.count("\n") + 4
    assert 1 <= below <= text.count("\n") + 4
