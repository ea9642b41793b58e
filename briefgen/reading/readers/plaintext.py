"""Plain text as pasted: paragraphs with or without blank lines between them, hard-wrapped or not.

In: decoded text, perhaps with front matter above it. Out: a `Draft` whose first block may be the title.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefgen.reading.canonical import Block, clean, tidy
from briefgen.reading.dateline import read as read_dateline
from briefgen.reading.paragraphs import is_list_item, is_title, without_repeated_title
from briefgen.reading.readers.draft import Draft
from briefgen.reading.readers.opening import opening

NARROWEST, WIDEST = 40, 120
"""Columns between which mail programs, terminals and editors wrap text."""
_LINE_END = re.compile(r"[\n\x0b\x0c\x85\u2028\u2029]")
_FINAL = re.compile(r"[.!?…:;։؟][\"'”’»)\]]{0,3}\Z")
_TITLE_LANGUAGES = ("en", "ru")


def read(text: str, time_zone: str) -> Draft:
    """The draft of a plain text. Raises UnreadableError for front matter that cannot be read."""
    found = opening(text, time_zone)
    lines = _LINE_END.split(found.body)
    blocks = tidy(block for group in _groups(lines, found.lines_above + 1) for block in _paragraphs(group))
    if found.facts.title:
        blocks = without_repeated_title(blocks, found.facts.title)
    elif _has_title(blocks, lines):
        blocks = (Block(text=blocks[0].text, role="title", line=blocks[0].line), *blocks[1:])
    return Draft(blocks=blocks, facts=found.facts, problems=found.problems, date_key="published" if found.facts.published else None)


def _groups(lines: Sequence[str], first: int) -> list[list[tuple[int, str]]]:
    """Runs of lines without a blank line between them, each line with its number in the file."""
    groups: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(lines, first):
        if (line.isprintable() and line.strip()) or clean(line):
            groups[-1].append((number, line))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _paragraphs(group: list[tuple[int, str]]) -> list[Block]:
    texts = [line.strip() for _, line in group]
    if not is_wrapped(texts):
        return [Block(text=line, line=number) for number, line in group]
    # A hyphen at the end of a line stays: whether the word has one without the line's end, nobody can tell.
    joined = "".join(line if line.endswith("-") and line[-2:-1].isalpha() else line + " " for line in texts)
    return [Block(text=joined, line=group[0][0])]


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines without a blank line between them are one paragraph that was wrapped at a column.

    They are if each is too full for the next one's first word, most of them stop in mid-sentence, and one at least
    goes on with a small letter.
    """
    width = max(len(line) for line in lines)
    if len(lines) < 2 or not NARROWEST <= width <= WIDEST or any(is_list_item(line) for line in lines):
        return False
    goes_on = any(not line[0].isupper() for line in lines[1:])
    pairs = list(pairwise(lines))
    full = sum(len(line) + 1 + len(following.split(" ", 1)[0]) > width for line, following in pairs)
    open_ended = sum(not _FINAL.search(line) for line, _ in pairs)
    return goes_on and full * 10 >= len(pairs) * 9 and open_ended * 2 > len(pairs)


def _has_title(blocks: Sequence[Block], lines: Sequence[str]) -> bool:
    """Whether the first block is a title: a line with a blank line, a byline or a dateline below it, and text after that."""
    if len(blocks) < 2 or blocks[0].line is None or blocks[1].line is None or not is_title(blocks[0].text):
        return False
    apart = blocks[1].line - blocks[0].line > 1 or read_dateline(blocks[1].text, _TITLE_LANGUAGES) is not None
    return (
        apart
        and len(blocks[0].text) < len(max(blocks[1:], key=lambda block: len(block.text)).text)
        and read_dateline(blocks[0].text, _TITLE_LANGUAGES) is None
    )
