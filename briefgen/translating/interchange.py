"""A translator's sheet as XLIFF 1.2 (OASIS, 2008), and a translation memory as TMX 1.4b (LISA, 2005): XML out and in.

What comes in is anybody's file: no entity is expanded, nothing is loaded, and a document that declares entities is refused.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from briefgen.translating.memory import STATES, Memory, State
from briefgen.translating.sheet import VOUCHED, FileError, Job, Row, decoded, described, language_code, standing, vouches

if TYPE_CHECKING:
    from lxml.etree import _Element

_XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
_XML = "http://www.w3.org/XML/1998/namespace"
_XLIFF_STATES = {None: "new", "machine": "needs-review-translation", "translated": "translated", "reviewed": "signed-off"}
_REVIEWED = frozenset({"signed-off", "final"})
_UNFINISHED = re.compile(r"new|needs-(?!translation)[a-z0-9-]+")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for; such characters make no difference where a text is looked up."""
_OURS = "briefgen"
"""Whose notes hold a source's words, so that nobody vouches for anything in them."""
_PROP = "x-briefgen-"
_CODES = frozenset({"bpt", "bx", "ept", "ex", "it", "ph", "ut", "x"})
"""Elements that hold a program's own codes, not words (XLIFF 1.2, section 2.4; TMX 1.4b, "Content markup")."""


def _text(words: str) -> str:
    return escape(_ILLEGAL.sub("", words), {"\r": "&#13;"})


def _attribute(words: str) -> str:
    return quoteattr(_ILLEGAL.sub("", words))


def write_xliff(jobs: Sequence[Job], locale: str, edition: str) -> str:
    """The file, one part for each language of the originals. A similar text's translation is an `alt-trans`, never the target."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<xliff version="1.2" xmlns="{_XLIFF}">']
    for language in dict.fromkeys(language_code(job.unit.language) or "und" for job in jobs):
        where = f"original={_attribute(edition)} source-language={_attribute(language)} target-language={_attribute(locale)}"
        lines += [f'<file {where} datatype="plaintext">', "<body>"]
        for job in jobs:
            if (language_code(job.unit.language) or "und") == language:
                lines += _unit(job)
        lines += ["</body>", "</file>"]
    return "\n".join([*lines, "</xliff>"]) + "\n"


def _unit(job: Job) -> Iterator[str]:
    unit = job.unit
    approved = "yes" if job.state == "reviewed" else "no"
    yield f'<trans-unit id={_attribute(unit.id)} approved="{approved}" xml:space="preserve">'
    yield f"<source>{_text(unit.text)}</source>"
    yield f'<target state="{_XLIFF_STATES[job.state]}">{_text(job.text)}</target>'
    for line in (*described(unit), f"state: {standing(job)}", f"place: {unit.path}, paragraph {unit.paragraph}"):
        yield f'<note from="{_OURS}">{_text(" ".join(line.split()))}</note>'
    yield from [f"<note>{VOUCHED}</note>"] if job.vouched else []
    if job.suggestion is not None and not job.text:
        one = job.suggestion
        yield f'<alt-trans match-quality="{one.percent}%" origin="translation memory">'
        yield f"<source>{_text(one.source)}</source>"
        yield f"<target>{_text(one.text)}</target>"
        yield "</alt-trans>"
    yield "</trans-unit>"


def read_xliff(data: bytes) -> list[Row]:
    """The translations of a file, those that are empty included. Raises FileError."""
    root = _root(data)
    if root.tag != f"{{{_XLIFF}}}xliff":
        raise FileError(_line(root), "is no XLIFF 1.2", "export it again with --format xliff, or save it as XLIFF 1.2")
    rows: list[Row] = []
    for part in root.iter(f"{{{_XLIFF}}}file"):
        locale = language_code(part.get("target-language"))
        if not locale:
            raise FileError(_line(part), "names no target-language", 'write target-language="az" on its file')
        language = language_code(part.get("source-language")) or None
        rows += [_row(unit, locale, language) for unit in part.iter(f"{{{_XLIFF}}}trans-unit")]
    return rows


def _row(unit: "_Element", locale: str, language: str | None) -> Row:
    target = unit.find(f"{{{_XLIFF}}}target")
    state = "" if target is None else target.get("state") or ""
    reviewed: State | None = "reviewed" if state in _REVIEWED or unit.get("approved") == "yes" else None
    return Row(
        line=_line(unit if target is None else target),
        target=locale,
        source=_words(unit.find(f"{{{_XLIFF}}}source")),
        text=_words(target),
        language=language,
        unit=unit.get("id") or "",
        finished=reviewed is not None or not _UNFINISHED.fullmatch(state),
        state=reviewed,
        vouched=any(vouches(note.text or "") for note in unit.iter(f"{{{_XLIFF}}}note") if note.get("from") != _OURS),
    )


def write_tmx(memory: Memory, version: str, marking: str) -> str:
    """The whole memory: every entry, with its statement, state and translator. The head has the marking of its sources."""
    head = f'creationtool="briefgen" creationtoolversion={_attribute(version)} segtype="sentence" o-tmf="briefgen"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">']
    marked = f'<prop type="{_PROP}marking">{_text(marking)}</prop>'
    lines += [f'<header {head} adminlang="en" srclang="*all*" datatype="plaintext">', f"<note>{_text(marking)}</note>", marked]
    lines += ["</header>", "<body>"]
    for one in memory.entries():
        language, by = language_code(one.language) or "und", f" changeid={_attribute(one.by)}" if one.by else ""
        props = [("state", one.state), *([("unit", one.unit)] if one.unit else []), *([("numbers", "checked")] if one.vouched else [])]
        lines += [f"<tu srclang={_attribute(language)}>", *(f'<prop type="{_PROP}{name}">{_text(value)}</prop>' for name, value in props)]
        lines.append(f"<tuv xml:lang={_attribute(language)}><seg>{_text(one.source)}</seg></tuv>")
        lines += [f"<tuv xml:lang={_attribute(one.target)}{by}><seg>{_text(one.text)}</seg></tuv>", "</tu>"]
    return "\n".join([*lines, "</body>", "</tmx>"]) + "\n"


def read_tmx(data: bytes) -> list[Row]:
    """Every pair of an original and a translation, ours or another program's. Raises FileError."""
    root = _root(data)
    if root.tag != "tmx":
        raise FileError(_line(root), "is no TMX", "save it as TMX 1.4")
    head = root.find("header")
    general = "" if head is None else language_code(head.get("srclang"))
    return [row for unit in root.iter("tu") for row in _pairs(unit, general)]


def _pairs(unit: "_Element", general: str) -> Iterator[Row]:
    variants = [(_language(one), one) for one in unit.findall("tuv")]
    own = unit.get("srclang")
    wanted = language_code(own) if own is not None else general
    source = next((pair for pair in variants if pair[0] == wanted), None) or next(iter(variants), None)
    props = {
        one.get("type", "").removeprefix(_PROP): one.text or "" for one in unit.findall("prop") if one.get("type", "").startswith(_PROP)
    }
    state = next((one for one in STATES if one == props.get("state")), None)
    for language, one in variants:
        if source is not None and one is not source[1] and language:
            yield Row(
                line=_line(one),
                target=language,
                source=_words(source[1].find("seg")),
                text=_words(one.find("seg")),
                language=source[0] or None,
                unit=props.get("unit", ""),
                state=state or "translated",
                by=one.get("changeid") or one.get("creationid") or "",
                vouched=props.get("numbers") == "checked",
            )


def _language(variant: "_Element") -> str:
    return language_code(variant.get(f"{{{_XML}}}lang") or variant.get("lang"))


def _words(element: "_Element | None") -> str:
    """The words of an element; what a program put between them as codes is dropped, words within marks are kept."""
    return "" if element is None else "".join(_pieces(element))


def _pieces(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] not in _CODES:  # comments have no name
            yield from _pieces(child)
        yield child.tail or ""


def _line(element: Any) -> int:
    return int(element.sourceline or 0)


def _root(data: bytes) -> "_Element":
    """The root of a document. Raises FileError for what is no XML, or declares entities."""
    from lxml import etree

    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", decoded(data))
    lines = decoded(data).count("\n") - text.count("\n")
    if "<!DOCTYPE" in text and re.search(r"<!ENTITY|<!DOCTYPE[^>]*\[", text):
        raise FileError(1, "declares entities, which no translator's file needs", "export it again")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(("\n" * lines + text.lstrip("\ufeff")).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise FileError(error.lineno or 1, f"is no XML here: {error.msg}", "mend it, or export it again") from None
    except (ValueError, UnicodeEncodeError) as error:
        raise FileError(1, f"is no XML: {error}", "export it again") from None
