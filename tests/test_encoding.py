"""Bytes to text."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model import Problem
from briefgen.reading.encoding import decode

WORDS = "Мост открыт, «Паром» — нет."


def _code(answer: str | Problem) -> str:
    return answer.code if isinstance(answer, Problem) else answer


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    """Text with a byte order mark is read by it."""
    assert decode(WORDS.encode(encoding), None) == WORDS


def test_utf8_then_the_configured_encoding() -> None:
    """Without a mark text is UTF-8, else what the configuration names, else it is refused with what to do."""
    assert decode(WORDS.encode(), "windows-1251") == WORDS
    assert decode(WORDS.encode("cp1251"), "windows-1251") == WORDS
    refused = decode(WORDS.encode("cp1251"), None)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.severity) == ("wrong-encoding", "error")
    assert "[sources] encoding" in refused.hint


def test_a_page_declares_its_encoding() -> None:
    """A declaration counts in markup only, and not against bytes that are well-formed UTF-8."""
    page = f"<meta charset=windows-1251><p>{WORDS}"
    assert decode(page.encode("cp1251"), None, markup=True) == page
    assert _code(decode(page.encode("cp1251"), None)) == "wrong-encoding"
    assert decode(page.encode(), None, markup=True) == page
    old = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>“é”'
    assert decode(old.encode("cp1252"), None, markup=True) == old


@pytest.mark.parametrize("name", ["utf-7", "iso-2022-jp", "rot13", "zip", "nonsense", "unicode_escape"])
def test_encodings_that_hide_markup_are_not_used(name: str) -> None:
    """A page cannot choose an encoding that turns plain letters into something else."""
    page = f"<meta charset={name}><p>+ADw-script+AD4-"
    assert decode(page.encode(), None, markup=True) == page


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04", b"a\x00b", b"\x89PNG\r\n", bytes(range(1, 32)) * 4])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Documents, archives, pictures and anything with NUL bytes are named as what they are."""
    assert _code(decode(data, "latin-1")) == "binary-file"


def test_a_mark_that_lies() -> None:
    """A byte order mark whose bytes do not follow is an error, not a guess."""
    assert _code(decode(codecs.BOM_UTF8 + b"\xff\xff", "latin-1")) == "wrong-encoding"


def test_line_ends() -> None:
    """Line ends of every system are line feeds."""
    assert decode(b"a\r\nb\rc\nd", None) == "a\nb\nc\nd"


@settings(deadline=None)
@given(st.binary(), st.sampled_from([None, "windows-1251", "nonsense", "utf-16", "base64"]), st.booleans())
def test_no_bytes_raise(data: bytes, fallback: str | None, markup: bool) -> None:
    """Any bytes have an answer."""
    assert isinstance(decode(data, fallback, markup=markup), str | Problem)
