"""From the words of a source to canonical text: one line a paragraph, one blank line between paragraphs.

In: blocks of raw text, each with the role its format gives it, if any. Out: the text and the spans of its paragraphs.
Words stay as they are in the source; only white space, control and invisible characters are made uniform.
"""

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from briefgen.model import Paragraph, Role
from briefgen.text import plain, squeeze

SEPARATOR = "\n\n"

# Controls but white space, soft hyphen, zero-width space, word joiner, byte order mark, overrides and isolates of
# direction, tag characters, interlinear marks, noncharacters. ZWNJ, ZWJ, LRM and RLM stay: Persian and emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Block(Struct, frozen=True, kw_only=True):
    """One paragraph as a reader found it. `role` is None where the format says nothing; `line` counts from 1."""

    text: str
    role: Role | None = None
    line: int | None = None


def clean(text: str) -> str:
    """`text` as one canonical line: NFC, single plain spaces, nothing invisible, lone surrogates as U+FFFD."""
    # Of what is printable in the sense of Unicode nothing is invisible; most lines of most sources are.
    visible = text if text.isprintable() else _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", visible).split())


def same_words(one: str, other: str) -> bool:
    """Whether two lines differ in quote style, dashes, spacing and case at most."""
    return squeeze(plain(one)).casefold() == squeeze(plain(other)).casefold()


def tidy(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with canonical text; those without a visible word or sign are left out."""
    cleaned = (Block(text=clean(block.text), role=block.role, line=block.line) for block in blocks)
    return tuple(block for block in cleaned if block.text)


def assemble(texts: Iterable[str], roles: Iterable[Role]) -> tuple[str, tuple[Paragraph, ...]]:
    """The canonical text of tidy paragraphs, and where each stands in it."""
    paragraphs: list[Paragraph] = []
    lines: list[str] = []
    position = 0
    for line, role in zip(texts, roles, strict=True):
        paragraphs.append(Paragraph(n=len(lines) + 1, start=position, end=position + len(line), role=role))
        lines.append(line)
        position += len(line) + len(SEPARATOR)
    return SEPARATOR.join(lines), tuple(paragraphs)
