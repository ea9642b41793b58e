"""The workspace's logo: a file of the theme, looked at before anything loads it, with the size at which it stands on the page."""

import re

from briefgen.diagnostics import BriefgenError
from briefgen.model import Value
from briefgen.pages.theme import Theme

FOLDER = "assets/"
LARGEST_BYTES = 2_000_000
LARGEST_SIDE = 6_000
"""Pixels: more than any printer shows in a masthead, and less than what decoding could choke on."""
HEIGHT = 48.0
"""CSS pixels that a logo is high on the page; a wide one is lower."""
WIDEST = 240.0

_VIEW_BOX = re.compile(rb"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)")
_SIDES = (
    re.compile(rb"<svg\b[^>]*?\swidth\s*=\s*[\"']([\d.]+)(?:px)?[\"']"),
    re.compile(rb"<svg\b[^>]*?\sheight\s*=\s*[\"']([\d.]+)(?:px)?[\"']"),
)
_ACTIVE = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(?:script|foreignObject|image|iframe|feImage)\b|<!ENTITY|<\?xml-stylesheet|@import|\bon[a-z]+\s*="
    rb"|(?:href|src)\s*=\s*+(?![\"']#)|url\(\s*+[\"']?+(?!#)",
    re.IGNORECASE,
)


class Logo(Value, frozen=True, kw_only=True):
    """A picture of the theme. `width` and `height` in CSS pixels."""

    name: str
    """Below the theme: `assets/logo.svg`."""
    width: int
    height: int


def logo(theme: Theme, name: str | None) -> Logo | None:
    """The logo that `[briefing] logo` names. Raises BriefgenError, saying what to do, if it cannot be used."""
    if name is None:
        return None
    data = theme.files.get(name)
    if data is None or not name.startswith(FOLDER):
        raise BriefgenError(f"briefgen.toml: logo = {name!r}: there is no such file; put it into templates/assets/ and write {FOLDER}NAME")
    if len(data) > LARGEST_BYTES:
        raise BriefgenError(f"templates/{name}: has {len(data)} bytes; save it with fewer than {LARGEST_BYTES}")
    width, height = _vector(name, data) if name.lower().endswith(".svg") else _raster(name, data)
    scale = min(HEIGHT / height, WIDEST / width)
    return Logo(name=name, width=max(1, round(width * scale)), height=max(1, round(height * scale)))


def _vector(name: str, data: bytes) -> tuple[float, float]:
    if _ACTIVE.search(data):
        raise BriefgenError(f"templates/{name}: has a script, an entity or a reference to another file; save it as plain shapes")
    box, sides = _VIEW_BOX.search(data), [found[1] for side in _SIDES if (found := side.search(data))]
    stated = list(box.groups()) if box else sides
    try:
        width, height = (float(one) for one in stated)
    except ValueError:
        width = height = 0.0
    if width <= 0 or height <= 0:
        raise BriefgenError(f"templates/{name}: does not say its size; give its <svg> a viewBox")
    return width, height


def _raster(name: str, data: bytes) -> tuple[float, float]:
    import io
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture that is too large is refused below, in words
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
                if max(width, height) <= LARGEST_SIDE:
                    picture.load()  # half a picture has a size, too
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        bomb = isinstance(error, Image.DecompressionBombError)
        why = "has too many pixels" if bomb else "is no PNG, JPEG or SVG that can be read"
        raise BriefgenError(f"templates/{name}: {why}; save it as SVG, or as PNG of at most {LARGEST_SIDE} pixels a side") from error
    if max(width, height) > LARGEST_SIDE:
        raise BriefgenError(f"templates/{name}: has {width} × {height} pixels; save it with at most {LARGEST_SIDE} a side")
    return width, height
