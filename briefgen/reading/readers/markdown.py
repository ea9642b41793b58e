"""Markdown to blocks: headings, paragraphs, list items, quotations and tables in plain words, HTML never interpreted.

In: decoded text, perhaps with front matter above it. Out: a `Draft`. Links leave their words, pictures their captions.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefgen.model import Role
from briefgen.reading.canonical import Block, tidy
from briefgen.reading.paragraphs import without_repeated_title
from briefgen.reading.readers import plaintext
from briefgen.reading.readers.draft import Draft
from briefgen.reading.readers.opening import opening

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_BRACKETS = 5_000
MOST_BARS = 20_000
"""Signs beyond which a text is taken as plain: the parser looks at each bracket up to a hundred times."""


def read(text: str, time_zone: str) -> Draft:
    """The draft of a Markdown text. Raises UnreadableError for front matter that cannot be read."""
    if text.count("[") > MOST_BRACKETS or text.count("|") > MOST_BARS:
        return plaintext.read(text, time_zone)
    found = opening(text, time_zone)
    blocks = tidy(_blocks(_parser().parse(found.body), found.lines_above))
    if found.facts.title:
        blocks = without_repeated_title(blocks, found.facts.title)
    elif blocks and blocks[0].role == "heading":
        blocks = (Block(text=blocks[0].text, role="title", line=blocks[0].line), *blocks[1:])
    return Draft(blocks=blocks, facts=found.facts, problems=found.problems, date_key="published" if found.facts.published else None)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # js-default leaves HTML off: a tag in the source is printed as the words it is written with.
    return MarkdownIt("js-default")


def _blocks(tokens: list["Token"], above: int) -> Iterator[Block]:
    """Blocks of a token stream; `above` lines of the file stand above the first token."""
    open_types: list[str] = []
    row: list[str] = []
    for token in tokens:
        if token.type == "tr_close":
            yield Block(text=" ".join(row))
            row = []
        if token.type == "inline" and "tr_open" in open_types:
            row.append(_inline(token, open_types, above).text)
        elif token.type == "inline":
            yield _inline(token, open_types, above)
        elif token.type in ("code_block", "fence"):
            yield from _code(token, above)
        _follow(token, open_types)


def _follow(token: "Token", open_types: list[str]) -> None:
    """Keep the stack of open blocks."""
    if token.nesting == 1:
        open_types.append(token.type)
    elif token.nesting == -1:
        open_types.pop()


def _inline(token: "Token", open_types: list[str], above: int) -> Block:
    role: Role | None = None
    if "heading_open" in open_types:
        role = "heading"
    elif "blockquote_open" in open_types:
        role = "quote"
    children = token.children or []
    shown = [child for child in children if child.type not in ("softbreak", "hardbreak") and child.content.strip()]
    if shown and all(child.type == "image" for child in shown):
        role = "caption"
    return Block(text="".join(_words(child) for child in children), role=role, line=_line(token, above))


def _words(child: "Token") -> str:
    if child.type in ("softbreak", "hardbreak"):
        return " "
    return child.content if child.type in ("text", "code_inline", "image", "text_special", "html_inline") else ""


def _code(token: "Token", above: int) -> Iterator[Block]:
    """Fenced code is kept, out of the briefing; indented text is an article's paragraph, pasted with its indentation."""
    line = _line(token, above)
    if token.type == "fence":
        yield Block(text=token.content, role="boilerplate", line=line)
        return
    for n, paragraph in enumerate(token.content.split("\n")):
        yield Block(text=paragraph, line=line + n if line else None)


def _line(token: "Token", above: int) -> int | None:
    return token.map[0] + above + 1 if token.map else None
