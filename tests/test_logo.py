"""The logo is looked at before anything loads it: what cannot be used is one clear line, and the rest fits the masthead."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from workspaces import CONFIG, build, site, workspace

from briefgen.diagnostics import BriefgenError
from briefgen.pages import theme
from briefgen.pages.logo import LARGEST_BYTES, Logo, logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}"><path d="M0 0h9v9z" fill="url(#f)"/>{2}</svg>'


def picture(kind: str, width: int, height: int) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, kind)
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG that says in a few bytes that it is huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def looked_at(name: str, data: bytes) -> Logo | None:
    """The logo of a workspace with this file in its templates."""
    return logo(theme.load({name: data}), name)


@pytest.mark.parametrize(
    ("width", "height", "wide", "high"), [(96, 96, 48, 48), (2000, 200, 240, 24), (100, 1000, 5, 48), (1, 6000, 1, 48), (6000, 1, 240, 1)]
)
def test_a_picture_fits_the_masthead(width: int, height: int, wide: int, high: int) -> None:
    """PNG, JPEG and SVG keep their proportions, at most 48 px high and 240 px wide, and never vanish."""
    png, jpeg = (looked_at(f"assets/l.{kind}", picture(kind.upper(), width, height)) for kind in ("png", "jpeg"))
    svg = looked_at("assets/l.SVG", SVG.format(width, height, "").encode())

    assert png == Logo(name="assets/l.png", width=wide, height=high)
    assert jpeg == Logo(name="assets/l.jpeg", width=wide, height=high)
    assert svg == Logo(name="assets/l.SVG", width=wide, height=high)


def test_no_logo_is_none() -> None:
    """A workspace need not have one."""
    assert logo(theme.load({}), None) is None


def test_a_drawing_without_a_view_box_has_its_sides() -> None:
    """`width` and `height` count where there is no viewBox; other quote marks and units of the viewBox are read."""
    assert looked_at("assets/l.svg", b"<svg width='96' height=\"48\"></svg>") == Logo(name="assets/l.svg", width=96, height=48)
    assert looked_at("assets/l.svg", b"<svg viewBox = '-10, -10, 30.5, 61'/>") == Logo(name="assets/l.svg", width=24, height=48)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("assets/l.png", b"", "is no PNG, JPEG or SVG that can be read"),
        ("assets/l.png", b"GIF89a\x01\0\x01\0\0\0\0;", "is no PNG, JPEG or SVG that can be read"),
        ("assets/l.png", SVG.format(1, 1, "").encode(), "is no PNG, JPEG or SVG that can be read"),
        ("assets/l.png", huge_png(30_000, 30_000), "has too many pixels"),
        ("assets/l.png", huge_png(2**31 - 1, 2**31 - 1), "has too many pixels"),
        ("assets/l.png", huge_png(6001, 10), "has 6001 × 10 pixels; save it with at most 6000 a side"),
        ("assets/l.jpg", picture("JPEG", 900, 900)[:100], "is no PNG, JPEG or SVG that can be read"),
        ("assets/l.jpg", picture("JPEG", 900, 900)[:-2000], "is no PNG, JPEG or SVG that can be read"),
        ("assets/l.png", picture("PNG", 90, 90)[:-30], "is no PNG, JPEG or SVG that can be read"),
        ("assets/l.png", picture("PNG", 9, 9) + b"\0" * LARGEST_BYTES, f"save it with fewer than {LARGEST_BYTES}"),
        ("assets/l.svg", b"<svg/>", "does not say its size; give its <svg> a viewBox"),
        ("assets/l.svg", b'<svg viewBox="0 0 0 10"/>', "does not say its size"),
        ("assets/l.svg", b'<svg viewBox="0 0 1.2.3 10"/>', "does not say its size"),
        ("assets/l.svg", b'<svg width="100%" height="1em"/>', "does not say its size"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said(name: str, data: bytes, message: str) -> None:
    """Empty, truncated, of another kind, too large: the file and what to do, before anything decodes it."""
    with pytest.raises(BriefgenError) as raised:
        looked_at(name, data)

    assert str(raised.value).startswith(f"templates/{name}: ")
    assert message in str(raised.value)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        '<image width="9" height="9"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<use xlink:href = "file:///etc/passwd"/>',
        "<use href='other.svg'/>",
        "<use href=data:image/png;base64,AAAA />",
        '<a onclick="alert(1)"/>',
        "<foreignObject/>",
        "<style>@import 'x.css'</style>",
        "<style>path { fill: url('https://example.org/x') }</style>",
        '<path style="fill: url( //example.org/x )"/>',
        '<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>',
    ],
)
def test_a_drawing_that_does_or_loads_something_is_refused(inside: str) -> None:
    """A script, an event, an entity, another file or host in an SVG: it is not used."""
    with pytest.raises(BriefgenError, match=r"templates/assets/l\.svg: has a script, an entity or a reference to another file"):
        looked_at("assets/l.svg", SVG.format(9, 9, inside).encode())


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE svg [<!ENTITY a "x">]>' + SVG.format(9, 9, "&a;"),
        '<?xml-stylesheet href="#x" type="text/css"?>' + SVG.format(9, 9, ""),
    ],
)
def test_a_drawing_with_a_document_type_is_refused(data: str) -> None:
    """Entities and style sheets that are declared before the drawing are refused as well; in UTF-16 too."""
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(BriefgenError, match=r"templates/assets/l\.svg: "):
            looked_at("assets/l.svg", data.encode(encoding))


def test_a_drawing_as_programs_save_it_is_used() -> None:
    """A declaration, a document type without entities, and references within the drawing are no reason to refuse it."""
    head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    inside = "<use xlink:href = '#a'/><path style=\"fill: url( '#g' )\"/>"

    assert looked_at("assets/l.svg", (head + SVG.format(9, 9, inside)).encode()) == Logo(name="assets/l.svg", width=48, height=48)


@pytest.mark.parametrize("name", ["assets/none.png", "logo.svg", "screen.css", "../logo.svg", "fonts/faces.json", ""])
def test_a_logo_that_is_not_there_is_said(name: str) -> None:
    """A name of no file below templates/assets/ says where to put it."""
    with pytest.raises(BriefgenError, match=r"put it into templates/assets/"):
        logo(theme.load({"logo.svg": SVG.format(9, 9, "").encode()}), name)


def test_a_build_with_a_bad_logo_touches_nothing(tmp_path: Path) -> None:
    """One line, exit 2, and the last good output stands as it was."""
    folder = workspace(tmp_path)
    assert build(folder).status == 0
    before = site(folder)
    workspace(tmp_path, config=CONFIG.replace("[briefing]", '[briefing]\nlogo = "assets/l.png"'))
    missing = build(folder)
    place = folder / "templates" / "assets" / "l.png"
    place.parent.mkdir(parents=True)
    place.write_bytes(huge_png(30_000, 30_000))
    huge = build(folder)
    place.write_bytes(picture("PNG", 96, 48))

    assert (missing.status, huge.status) == (2, 2)
    assert [len(run.err.splitlines()) for run in (missing, huge)] == [1, 1]
    assert "templates/assets/l.png: has too many pixels" in huge.err
    assert site(folder) == before
    assert build(folder).status == 0
    assert any(data == picture("PNG", 96, 48) for data in site(folder).values())
