"""Small questions about words, shared by every stage that reads text. Never changes a source's text."""

import hashlib
import re
import unicodedata

_WORD = re.compile(r"\w+", re.UNICODE)
_PLAIN = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
     "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)  # fmt: skip


def words(text: str) -> list[str]:
    """The words of `text`, lower case, punctuation dropped."""
    return _WORD.findall(text.lower())


def plain(text: str) -> str:
    """`text` with plain quotes, dashes and spaces, character for character (same length, so spans hold)."""
    return text if text.isascii() else text.translate(_PLAIN)


def squeeze(text: str) -> str:
    """`text` in NFC with runs of white space as one space: for comparing, never for printing."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def sentence_key(text: str) -> str:
    """Eight hex digits naming a sentence by its words: quote style, dashes and spacing do not matter."""
    return hashlib.sha256(squeeze(plain(text)).casefold().encode()).hexdigest()[:8]


def sha256(data: bytes) -> str:
    """Hex digest of `data`."""
    return hashlib.sha256(data).hexdigest()
