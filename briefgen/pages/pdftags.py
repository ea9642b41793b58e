"""What WeasyPrint 70 leaves out of the tag tree: languages, footnotes and their calls, scopes of table heads, running heads.

PDF/UA-1 7.2 (WCAG 3.1.2), 7.5, 7.8 and 7.9. A layer over private functions of WeasyPrint, in force only inside `complete()`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, count
from typing import Any

_WHOLE_DOCUMENT = frozenset({"html", "body"})
"""The document's own language stands in the catalogue."""
_EMPTY = frozenset({"span::footnote-call", "span::footnote-marker"})
"""Our calls are links of their own, so WeasyPrint's are empty and no structure."""


@contextmanager
def complete(document: Any) -> Iterator[None]:
    """Within this context, writing a rendered document tags what the HTML says and WeasyPrint leaves out."""
    import pydyf
    from weasyprint.pdf import stream, tags

    build, mark, pages = tags._build_box_tree, stream.Stream.marked, pydyf.PDF.page_references
    margins = _boxes_in_margins(document)
    seen: set[str] = set()

    def marked(page: Any, box: Any, tag: str) -> AbstractContextManager[None]:
        place = margins.get(id(box))
        marking: AbstractContextManager[None] = _pagination(page, place) if place else mark(page, box, tag)
        return marking

    def tree(box: Any, *rest: Any) -> Iterator[Any]:
        return iter(()) if id(box) in margins else _completed(build, seen, box, *rest)

    tags._build_box_tree, stream.Stream.marked = tree, marked
    pydyf.PDF.page_references = property(_PageReferences(pages))
    try:
        yield
    finally:
        tags._build_box_tree, stream.Stream.marked, pydyf.PDF.page_references = build, mark, pages


def _boxes_in_margins(document: Any) -> dict[int, str]:
    """Identities of the boxes of running heads and feet, on every page -> `Header` or `Footer`."""
    from weasyprint.formatting_structure.boxes import MarginBox

    found = {}
    for margin in (child for page in document.pages for child in page._page_box.children if isinstance(child, MarginBox)):
        place = "Header" if margin.at_keyword.startswith("@top") else "Footer"
        found.update({id(box): place for box in (margin, *margin.descendants())})
    return found


@contextmanager
def _pagination(page: Any, place: str) -> Iterator[None]:
    """Marked content that is no content: ISO 32000-1, 14.8.2.2.2."""
    import pydyf

    pydyf.Stream.begin_marked_content(page, "Artifact", pydyf.Dictionary({"Type": "/Pagination", "Subtype": f"/{place}"}))
    try:
        yield
    finally:
        page.end_marked_content()


def _completed(build: Any, seen: set[str], box: Any, *rest: Any) -> Iterator[Any]:
    """The structure elements of a box, with what WeasyPrint does not say of them."""
    bare = getattr(box, "_box", box)
    element = getattr(bare, "element", None)
    if element is None:
        yield from build(box, *rest)
        return
    if bare.element_tag in _EMPTY and not bare.children:
        return
    for made in build(box, *rest):
        if bare.element_tag == element.tag:
            _named(made, element, seen)
        yield made


def _named(made: Any, element: Any, seen: set[str]) -> None:
    """Language, scope of a table's head, and the two halves of a footnote: ISO 32000-1, 14.8.4.3.4, 14.8.4.4, 14.8.5.7."""
    import pydyf

    stated, classes = element.get("lang"), element.get("class", "").split()
    if stated and element.tag not in _WHOLE_DOCUMENT:
        made["Lang"] = pydyf.String(stated)
    if made["S"] == "/TH":
        made["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    elif "footnote" in classes:
        made["S"], made["ID"] = "/Note", pydyf.String(_id(element.get("id") or "note", seen))
    elif "call" in classes:
        made["S"] = "/Reference"


def _id(wanted: str, seen: set[str]) -> str:
    """`wanted`, numbered where the tree has it already: a Note's ID is unique (PDF/UA-1 7.9)."""
    name = next(name for name in chain((wanted,), (f"{wanted}-{number}" for number in count(2))) if name not in seen)
    seen.add(name)
    return name


class _PageReferences:
    """`pydyf.PDF.page_references`, which is made anew for each structure element, kept for as long as no page is added."""

    def __init__(self, original: property) -> None:
        self.make: Any = original.fget
        self.pages = -1
        self.kept: Any = ()

    def __call__(self, pdf: Any) -> Any:
        pages = len(pdf.pages["Kids"])
        if pages != self.pages:
            self.pages, self.kept = pages, self.make(pdf)
        return self.kept
