"""Bytes of a text file to text: byte order mark, declaration, strict UTF-8, configured encoding, in this order.

Nothing is ever guessed from the letters: on short texts every guesser is wrong (cp1251 Russian comes out as Big5).
"""

import codecs
import re

from briefgen.model import Problem

# Longer marks first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""", re.IGNORECASE
)
DECLARATION_WITHIN = 4096
"""Bytes from the start in which a page's encoding is looked for (the HTML standard looks at 1024; saved pages run over)."""


def decode(data: bytes, fallback: str | None, *, markup: bool = False) -> str | Problem:
    """Text of `data` with line feeds for line ends, or why there is none.

    `fallback` is the configured encoding; `markup` looks for a declaration.
    """
    text = _decoded(data, fallback, markup)
    return text if isinstance(text, Problem) else text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, fallback: str | None, markup: bool) -> str | Problem:
    for mark, name in _MARKS:
        if data.startswith(mark):
            marked = _strict(data[len(mark) :], name)
            return _wrong(f"its byte order mark says {name}, its bytes do not fit") if marked is None else marked
    if _is_binary(data):
        return Problem(
            code="binary-file",
            message="this is not a text file",
            hint="save the article as text, Markdown or a web page",
            severity="error",
        )
    declared = _declared(data) if markup else None
    for encoding in (_override(data, declared), "utf-8", fallback):
        text = _strict(data, encoding) if encoding else None
        if text is not None:
            return text
    return _wrong("it is not UTF-8" + (f" nor {fallback}" if fallback else ""))


def _strict(data: bytes, name: str) -> str | None:
    codec = _text_codec(name)
    if codec is None:
        return None
    try:
        return codec.decode(data, "strict")[0]
    except (UnicodeError, ValueError):
        return None


def _text_codec(name: str) -> codecs.CodecInfo | None:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # ISO 8859-1 means windows-1252 on the web (WHATWG Encoding Standard, 4.2); UTF-7 and ISO 2022 hide markup.
    if codec.name in ("iso8859-1", "ascii"):
        return codecs.lookup("cp1252")
    hides = codec.name == "utf-7" or codec.name.startswith(("iso2022", "unicode_escape", "raw_unicode_escape", "idna", "punycode"))
    return None if hides or not getattr(codec, "_is_text_encoding", True) else codec


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:DECLARATION_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _override(data: bytes, declared: str | None) -> str | None:
    """The declared encoding, unless the bytes are well-formed UTF-8 beyond ASCII: that does not happen by chance."""
    if declared is None or (not data.isascii() and _strict(data, "utf-8") is not None):
        return None
    return declared


def _is_binary(data: bytes) -> bool:
    if b"\x00" in data or data.startswith(_MAGIC):
        return True
    controls = len(data) - len(data.translate(None, bytes([*range(9), *range(14, 32)])))
    return controls * 10 > len(data)


def _wrong(reason: str) -> Problem:
    return Problem(
        code="wrong-encoding",
        message=f"the text cannot be read: {reason}",
        hint="save it as UTF-8, or name its encoding in briefgen.toml: [sources] encoding",
        severity="error",
    )
