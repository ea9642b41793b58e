"""What a laid-out document must keep before it is written: every footnote printed, every word on its page and in its column.

WeasyPrint 70 says nothing when it loses a footnote, and draws what is too wide over its neighbour. In: the layout; out: faults in words.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from briefgen.diagnostics import BriefgenError

SLACK = 1.0
"""Pixels that a box may stick out: glyphs overhang, and the layout rounds."""
SHOWN = 60
"""Characters of a lost word or note that the error names."""
FAULTS = 6
"""Faults that one error names; one cause often has many."""
_CALL, _MARKER = "::footnote-call", "::footnote-marker"


class _Bounds(Struct, frozen=True, kw_only=True):
    """The rectangle that a box may not leave, in px of the page, and what it is called."""

    left: float
    right: float
    top: float
    bottom: float
    name: str


def check(document: Any, source: Any) -> None:
    """Raise BriefgenError where the layout of `source` (the root element of its HTML) lost or misplaced something."""
    faults = [*_footnotes(document, source), *_outside(document)]
    if faults:
        more = [f"the PDF: and {len(faults) - FAULTS} more of the kind"] if len(faults) > FAULTS else []
        raise BriefgenError(*(f"the PDF: {fault}" for fault in faults[:FAULTS]), *more)


def _footnotes(document: Any, source: Any) -> Iterator[str]:
    """The notes of the HTML, the calls in the text and the bodies at the feet of pages must be the same elements, each once."""
    expected = {id(one): one for one in source.iter() if "footnote" in str(one.get("class", "")).split()}
    calls, bodies = _printed(document)
    if expected.keys() == calls == set(bodies) and len(bodies) == len(expected):
        return
    lost = [one for key, one in expected.items() if key not in bodies]
    named = f"; the first one lost is “{_text(lost[0])}”" if lost else ""
    yield (
        f"{len(expected)} footnotes are asked for, {len(calls)} called and {len(bodies)} printed{named}. "
        'Borders, paddings and margins of @footnote and .footnote must be whole px; notes = "endnotes" needs none of them'
    )


def _printed(document: Any) -> tuple[set[int], list[int]]:
    """Identities of the elements whose calls stand in the text, and of those whose bodies stand at the foot of a page, once a page."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    calls: set[int] = set()
    bodies: list[int] = []
    for page in document.pages:
        for area in page._page_box.children:
            if isinstance(area, FootnoteAreaBox):
                bodies += {id(box.element) for box in area.descendants() if str(box.element_tag).endswith(_MARKER)}
            else:
                calls.update(id(box.element) for box in area.descendants() if str(box.element_tag).endswith(_CALL))
    return calls, bodies


def _text(element: Any) -> str:
    return _short("".join(element.itertext()))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _outside(document: Any) -> Iterator[str]:
    """Text and pictures of the pages' flow and footnotes that leave the sheet, their column, or run into the footnotes."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox

    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        foot = next((area for area in box.children if isinstance(area, FootnoteAreaBox) and area.children), None)
        sheet = _Bounds(left=0.0, right=box.margin_width(), top=0.0, bottom=box.margin_height(), name="the sheet")
        above = _above(sheet, foot) if foot else sheet
        for area in box.children:
            if not isinstance(area, MarginBox):
                for text, bounds in _strays(area, sheet if area is foot else above):
                    yield (
                        f"on page {number} “{_short(text)}” leaves {bounds.name}: give it room or let it break "
                        "(overflow-wrap: anywhere; white-space: normal) in templates/extra.css"
                    )


def _above(sheet: _Bounds, foot: Any) -> _Bounds:
    """What the footnotes leave of a sheet."""
    return _Bounds(left=sheet.left, right=sheet.right, top=sheet.top, bottom=foot.position_y, name="the room above the footnotes")


def _strays(area: Any, bounds: _Bounds) -> Iterator[tuple[str, _Bounds]]:
    """Each text or picture below a box that sticks out, with what it sticks out of. No recursion: markup may be nested deep."""
    from weasyprint.formatting_structure.boxes import ReplacedBox, TableCellBox, TextBox

    waiting: list[tuple[Any, tuple[_Bounds, ...]]] = [(area, (bounds,))]
    while waiting:
        box, limits = waiting.pop()
        box = getattr(box, "_box", box)
        if isinstance(box, TextBox | ReplacedBox):
            left = next((limit for limit in limits if _leaves(box, limit)), None)
            if left is not None:
                yield (box.text if isinstance(box, TextBox) else f"a picture ({box.element_tag})"), left
        elif isinstance(box, TableCellBox):
            waiting += _children(box, (limits[0], _cell(box)))
        else:
            waiting += _children(box, limits)


def _children(box: Any, limits: tuple[_Bounds, ...]) -> Iterable[tuple[Any, tuple[_Bounds, ...]]]:
    return [(child, limits) for child in reversed(getattr(box, "children", ()))]


def _cell(cell: Any) -> _Bounds:
    """A cell bounds its words to the sides only: rows grow downwards."""
    left = cell.position_x
    return _Bounds(left=left, right=left + cell.margin_width(), top=-1e9, bottom=1e9, name="its column")


def _leaves(box: Any, bounds: _Bounds) -> bool:
    left, top = float(box.position_x), float(box.position_y)
    right, bottom = left + float(box.margin_width()), top + float(box.margin_height())
    sideways = left < bounds.left - SLACK or right > bounds.right + SLACK
    return sideways or top < bounds.top - SLACK or bottom > bounds.bottom + SLACK
