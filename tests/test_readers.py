"""The table of formats, and plain text and Markdown as blocks."""

import pytest

from briefgen.reading.readers import FORMATS, format_of, markdown, plaintext
from briefgen.reading.readers.draft import Draft, UnreadableError

SENTENCE = "The mayor opened the bridge over the old harbour on Monday, and many came to see it."


def _blocks(draft: Draft) -> list[tuple[str, str | None]]:
    return [(block.text, block.role) for block in draft.blocks]


def test_formats() -> None:
    """A format is known by its suffix, whatever its case; anything else is not read."""
    assert format_of("a/B.TXT") is FORMATS[".txt"]
    assert format_of("a.pdf") is None
    assert format_of("txt") is None


def test_plain_text_with_blank_lines() -> None:
    """A short first line with a blank line below it is the title; each line is a paragraph."""
    draft = plaintext.read(f"Bridge opens\n\n{SENTENCE}\nShe left.\n\n\nThe end.", "UTC")
    assert _blocks(draft) == [("Bridge opens", "title"), (SENTENCE, None), ("She left.", None), ("The end.", None)]
    assert [block.line for block in draft.blocks] == [1, 3, 4, 7]


def test_plain_text_without_blank_lines() -> None:
    """Without blank lines every line is a paragraph and the first is no title."""
    assert _blocks(plaintext.read(f"Bridge opens\n{SENTENCE}", "UTC")) == [("Bridge opens", None), (SENTENCE, None)]


def test_hard_wrapped_text_is_joined() -> None:
    """Lines wrapped at a column are one paragraph; a hyphen at a line's end stays."""
    wrapped = (
        "The mayor opened the bridge over the harbour on\nMonday, and many came to see it. It is the second-\n"
        "largest one in the country and nobody knows yet\nwhat it cost."
    )
    joined = (
        "The mayor opened the bridge over the harbour on Monday, and many came to see it. It is the second-"
        "largest one in the country and nobody knows yet what it cost."
    )
    assert _blocks(plaintext.read(f"{wrapped}\n\nThe end.", "UTC")) == [(joined, None), ("The end.", None)]


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE}\n{SENTENCE}",
        "- The bridge over the old harbour\n- The lock behind the new harbour",
        "Ada Okafor, mayor of the city of Lagos\nJohn Hale, engineer of the harbour\nVera Lund, writer",
    ],
)
def test_lines_that_are_not_wrapped(text: str) -> None:
    """Sentences, items and names on lines of their own stay apart."""
    assert [block.text for block in plaintext.read(text, "UTC").blocks] == text.split("\n")


@pytest.mark.parametrize("first", ["By Jane Doe", "28 October 2022", "The bridge opened.", "Read also", "A storm hits. (Gazette)"])
def test_first_lines_that_are_no_title(first: str) -> None:
    """A byline, a date, a sentence, an invitation or an item with its source is no title."""
    assert plaintext.read(f"{first}\n\n{SENTENCE}", "UTC").blocks[0].role is None


def test_plain_text_with_front_matter() -> None:
    """Front matter above plain text says what it says; its title stands first and only once; lines count from the file's top."""
    draft = plaintext.read(f"---\ntitle: Bridge opens\ndate: 2026-11-16\n---\nBRIDGE OPENS\n\n{SENTENCE}", "UTC")
    assert _blocks(draft) == [("Bridge opens", "title"), (SENTENCE, None)]
    assert draft.facts.published is not None
    assert draft.facts.published.value == "2026-11-16"
    assert draft.blocks[1].line == 7


def test_front_matter_without_text() -> None:
    """Nothing below the front matter is nothing, not the closing fence."""
    assert _blocks(plaintext.read("---\npublisher: Gazette\n---", "UTC")) == []


def test_broken_front_matter_is_refused() -> None:
    """Front matter that cannot be read refuses the file and names the line."""
    with pytest.raises(UnreadableError) as caught:
        markdown.read("---\ntitle: a\ntitle: b\n---\nText.", "UTC")
    assert (caught.value.problem.code, caught.value.problem.line) == ("broken-front-matter", 3)


def test_markdown_blocks() -> None:
    """Headings, paragraphs, items, quotations and rows are blocks in plain words; links leave their text, pictures captions."""
    source = """# The *bridge*

A [link](https://example.org) and `code`
wrapped &amp; **bold**.\\
New line <b>not bold</b>.

- one
- two
  - three

> She said so.

![The bridge at night](a.png)

| a | b |
|---|---|
| 1 | 2 |

## Next

    Indented text.

```
x = 1
```
***
"""
    assert _blocks(markdown.read(source, "UTC")) == [
        ("The bridge", "title"),
        ("A link and code wrapped & bold. New line <b>not bold</b>.", None),
        ("one", None),
        ("two", None),
        ("three", None),
        ("She said so.", "quote"),
        ("The bridge at night", "caption"),
        ("a b", None),
        ("1 2", None),
        ("Next", "heading"),
        ("Indented text.", None),
        ("x = 1", "boilerplate"),
    ]


def test_markdown_title_of_the_front_matter_wins() -> None:
    """The front matter's title is the title; the same heading does not follow it, another one is a heading."""
    head = "---\ntitle: Bridge opens\n---\n"
    assert _blocks(markdown.read(f"{head}# Bridge opens\n\nText.", "UTC")) == [("Bridge opens", "title"), ("Text.", None)]
    assert _blocks(markdown.read(f"{head}# News\n\nText.", "UTC")) == [("Bridge opens", "title"), ("News", "heading"), ("Text.", None)]


def test_markdown_that_would_take_minutes_is_read_as_plain_text() -> None:
    """A million opening brackets are a paragraph."""
    source = "[" * 1_000_000
    assert _blocks(markdown.read(source, "UTC")) == [(source, None)]
