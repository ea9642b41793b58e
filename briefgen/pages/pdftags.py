"""What WeasyPrint 70 leaves out of the tag tree: the language of elements, and that running heads are no content.

PDF/UA-1 7.2 (WCAG 3.1.2) and 7.8. A layer over private functions of WeasyPrint, in force only inside `complete()`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

_WHOLE_DOCUMENT = frozenset({"html", "body"})
"""The document's own language stands in the catalogue."""


@contextmanager
def complete(document: Any) -> Iterator[None]:
    """Within this context, writing a rendered document tags `Lang` where the HTML says `lang`, and margins as pagination."""
    from weasyprint.pdf import stream, tags

    build, mark = tags._build_box_tree, stream.Stream.marked
    margins = _boxes_in_margins(document)

    def marked(page: Any, box: Any, tag: str) -> AbstractContextManager[None]:
        place = margins.get(id(box))
        marking: AbstractContextManager[None] = _pagination(page, place) if place else mark(page, box, tag)
        return marking

    def tree(box: Any, *rest: Any) -> Iterator[Any]:
        return iter(()) if id(box) in margins else _with_language(build, box, *rest)

    tags._build_box_tree, stream.Stream.marked = tree, marked
    try:
        yield
    finally:
        tags._build_box_tree, stream.Stream.marked = build, mark


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


def _with_language(build: Any, box: Any, *rest: Any) -> Iterator[Any]:
    import pydyf

    element = getattr(getattr(box, "_box", box), "element", None)
    stated = element.get("lang") if element is not None and element.tag not in _WHOLE_DOCUMENT else None
    for made in build(box, *rest):
        if stated:
            made["Lang"] = pydyf.String(stated)
        yield made
