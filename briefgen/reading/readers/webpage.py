"""A saved web page to blocks: the article's own text, its title from the page's markup, captions told apart.

In: decoded HTML. Out: a `Draft`. Nothing is fetched and nothing run; what no parser survives is refused before parsing.
trafilatura 2.3 finds the article; short pages, which it is not made for, are read in full.
"""

import re
from functools import cache
from typing import Any

from briefgen.reading.canonical import Block, same_words, tidy
from briefgen.reading.paragraphs import without_repeated_title
from briefgen.reading.readers import pagetext, webmeta
from briefgen.reading.readers.draft import Draft
from briefgen.reading.readers.pageguard import guard

SHORTEST = 250
"""Characters below which trafilatura's answer is held against the text of the whole page (its own limit)."""
_XML_DECLARATION = re.compile(r"\s{0,100}<\?xml[^>]{0,200}\?>")


def read(text: str, time_zone: str) -> Draft:
    """The draft of a web page. Raises UnreadableError for a page that is too large or too deep for any parser."""
    guard(text)
    tree = _tree(text)
    if tree is None:
        return Draft(blocks=(), facts=webmeta.Page().facts)
    page = webmeta.read(tree, time_zone)
    captions, lead, whole = pagetext.captions(tree), pagetext.lead(tree), tidy(pagetext.blocks(pagetext.main_part(tree)))
    blocks = _with_captions(_choose(tidy(_extracted(tree)), whole), captions)
    blocks = _with_lead(blocks, tidy(Block(text=words) for words in lead))
    if page.facts.title and blocks:
        blocks = without_repeated_title(blocks, page.facts.title)
    return Draft(blocks=blocks, facts=page.facts, declared_language=page.language, date_key=page.date_key)


def _tree(text: str) -> Any:
    """The page as an lxml tree; None where there is nothing to parse."""
    import lxml.etree
    import lxml.html

    markup = _XML_DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    try:
        return lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None


def _extracted(tree: Any) -> list[Block]:
    """The article as trafilatura finds it. It changes the tree, so this comes last."""
    trafilatura = _extractor()
    # Never deduplicate=True: its memory of earlier pages would make one page depend on another (trafilatura 778).
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False, deduplicate=False)
    except Exception:  # whatever an extractor raises on a broken page, the page's own text is still there
        return []
    body = getattr(found, "body", None)
    return list(pagetext.extracted_blocks(body)) if body is not None else []


@cache
def _extractor() -> Any:
    """trafilatura, its complaints about single pages kept from standard error: a refusal is reported by its caller."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura


def _choose(found: tuple[Block, ...], whole: tuple[Block, ...]) -> tuple[Block, ...]:
    """trafilatura's paragraphs, unless they are next to nothing and the page holds hardly more than an article that short."""
    size, all_size = (sum(len(block.text) for block in blocks) for blocks in (found, whole))
    return whole if not size or (size < SHORTEST and all_size <= 4 * SHORTEST) else found


def _with_captions(blocks: tuple[Block, ...], captions: frozenset[str]) -> tuple[Block, ...]:
    return tuple(
        Block(text=block.text, role="caption", line=block.line) if block.text in captions and block.role is None else block
        for block in blocks
    )


def _with_lead(blocks: tuple[Block, ...], lead: tuple[Block, ...]) -> tuple[Block, ...]:
    """The standfirst, which stands apart from the text on the page, put before the text."""
    missing = tuple(one for one in lead if not any(same_words(one.text, block.text) for block in blocks))
    return missing + blocks
