"""What WeasyPrint 70 leaves out of the tag tree: the language of every element that states one (PDF/UA-1 7.2, WCAG 3.1.2).

A layer over one private function of `weasyprint.pdf.tags`, in force only inside `complete()`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_WHOLE_DOCUMENT = frozenset({"html", "body"})
"""The document's own language stands in the catalogue."""


@contextmanager
def complete() -> Iterator[None]:
    """Within this context, tagged elements carry `Lang` where the HTML says `lang`."""
    from weasyprint.pdf import tags

    original = tags._build_box_tree

    def with_language(box: Any, *rest: Any) -> Iterator[Any]:
        import pydyf

        inner = getattr(box, "_box", box)
        element = getattr(inner, "element", None)
        stated = element.get("lang") if element is not None and element.tag not in _WHOLE_DOCUMENT else None
        for made in original(box, *rest):
            if stated:
                made["Lang"] = pydyf.String(stated)
            yield made

    tags._build_box_tree = with_language
    try:
        yield
    finally:
        tags._build_box_tree = original
