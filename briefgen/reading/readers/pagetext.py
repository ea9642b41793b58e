"""The words of a page's tree: blocks in reading order, captions, the standfirst above the text.

In: an lxml tree of a page, or the tree that trafilatura makes of it. Out: blocks or lines, not yet tidy.
"""

from collections.abc import Iterator
from typing import Any

from briefgen.model import Role
from briefgen.reading.canonical import Block, clean

_SKIPPED = frozenset(
    "script style noscript template nav footer aside form button select svg math iframe object head audio video canvas".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup"
    " time tt u var wbr".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEAD_CLASSES = frozenset(
    "lead lede summary standfirst subtitle subheadline subhead intro dek deck kicker-text entry-summary p-summary"
    " article-lead article__lead article-intro".split()
)
_CAPTION_CLASSES = ("caption", "media__title", "photo-credit", "image-credit", "wp-caption-text")
_OF_EXTRACT: dict[str, Role | None] = {"head": "heading", "quote": "quote"}


def blocks(tree: Any) -> Iterator[Block]:
    """Every block of the page but navigation and forms: for pages that hold hardly more than their article."""
    words: list[str] = []
    role: Role | None = None
    for event, element in _walk(tree):
        tag = element.tag
        if tag not in _INLINE:
            if "".join(words).strip():
                yield Block(text="".join(words), role=role)
            words = []
            role = _role_within(element) if event == "start" else None
        words.append((element.text if event == "start" else element.tail) or "")
    if "".join(words).strip():
        yield Block(text="".join(words), role=role)


def main_part(tree: Any) -> Any:
    """The one element that the page marks as its article or main part, else the page."""
    for tag in ("article", "main"):
        found = list(tree.iter(tag))
        if len(found) == 1:
            return found[0]
    return tree


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    """Start and end of every element that is shown, in order; an element left out gives its end only, for its tail."""
    open_elements: list[tuple[Any, Iterator[Any]]] = [(tree, iter(tree))]
    yield "start", tree
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            if open_elements:
                yield "end", element
        elif not isinstance(child.tag, str) or child.tag in _SKIPPED:
            yield "end", child
        else:
            yield "start", child
            open_elements.append((child, iter(child)))


def _role_within(element: Any) -> Role | None:
    if element.tag in _HEADINGS:
        return "heading"
    quoted = element.tag == "blockquote" or (element.getparent() is not None and element.getparent().tag == "blockquote")
    return "quote" if quoted else None


def extracted_blocks(body: Any) -> Iterator[Block]:
    """Blocks of the tree that trafilatura makes: paragraphs, headings, items, rows, quotations."""
    for element in body:
        if element.tag == "list":
            for item in element.iter("item"):
                yield from _lines(_own_words(item, "list"), None)
        elif element.tag == "table":
            for row in element.iter("row"):
                yield Block(text=" ".join(" ".join(cell.itertext()) for cell in row.iter("cell")))
        elif isinstance(element.tag, str):
            inner = [child for child in element if child.tag in ("p", "head")] if element.tag == "quote" else []
            for part in inner or [element]:
                yield from _lines(_own_words(part, None), _OF_EXTRACT.get(element.tag))


def _own_words(element: Any, without: str | None) -> str:
    """Words of an element; a line break of the page is a new line, an inner list is left to itself."""
    words = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            words.append("\n")
        elif child.tag != without:
            words.append(_own_words(child, without))
        words.append(child.tail or "")
    return "".join(words)


def _lines(words: str, role: Role | None) -> Iterator[Block]:
    """A paragraph, or several where the page breaks lines after sentences or leaves one free."""
    held: list[str] = []
    for line in words.split("\n"):
        if not line.strip() or (held and held[-1].rstrip()[-1:] in '.!?:…”"»'):
            yield Block(text=" ".join(held), role=role)
            held = []
        if line.strip():
            held.append(line)
    yield Block(text=" ".join(held), role=role)


def captions(tree: Any) -> frozenset[str]:
    """What the page says of its pictures: canonical lines of captions and of descriptions."""
    found = {clean(image.get("alt") or "") for image in tree.iter("img")}
    found |= {clean("".join(caption.itertext())) for caption in tree.iter("figcaption")}
    for element in tree.iter("span", "div", "p", "small"):
        if any(name in (element.get("class") or "").lower() for name in _CAPTION_CLASSES):
            found.add(clean("".join(element.itertext())))
    return frozenset(found - {""})


def lead(tree: Any) -> list[str]:
    """The standfirst: what stands below the main heading, marked as a summary, in whole sentences."""
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return []
    for element in heading.itersiblings():
        if isinstance(element.tag, str) and _is_lead(element):
            parts = list(element.iter("p")) or [element]
            lines = [clean("".join(part.itertext())) for part in parts]
            return [line for line in lines if line.endswith((".", "!", "?", "…", "”", '"', "»"))]
    return []


def _is_lead(element: Any) -> bool:
    names = (element.get("class") or "").lower().split()
    return bool(_LEAD_CLASSES.intersection(names)) or any(
        name.endswith(("__lead", "-lead", "__standfirst", "-standfirst", "__summary")) for name in names
    )
