"""What makes a printed statement provable: how spans are joined, how its id and its paragraph follow from the evidence."""

import hashlib

JOINER = " … "
"""Stands between two cited spans of one statement."""


def statement_id(article: str, text: str) -> str:
    """The id of a printed statement: made from its article and its words, so that `verify` can make it again."""
    return "s" + hashlib.sha256(f"{article}\0{text}".encode()).hexdigest()[:12]


def paragraph_at(text: str, position: int) -> int:
    """Number of the paragraph at a position; paragraphs are separated by exactly one blank line."""
    return text.count("\n\n", 0, position) + 1
