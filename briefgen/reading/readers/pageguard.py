"""What keeps a hostile page from the parsers: limits of size, of tags and of depth, found in linear time.

In: decoded HTML. Out: nothing, or UnreadableError. Limits from what the parsers do: lxml loses all text from 254 levels on.
"""

import re
from collections import Counter

from briefgen.model import Problem
from briefgen.reading.readers.draft import UnreadableError

MOST_TAGS = 60_000
DEEPEST = 200
LONGEST = 10_000_000
"""Characters; lxml finds a text node beyond that empty."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})([^<>]*)")
_RAW_OPENS = re.compile(r"<(!--|(?:script|style|textarea|title)\b)", re.IGNORECASE)
# Elements that cannot hold elements, or whose end may be left out: writing many of them is not nesting.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot".split()
)


def guard(page: str) -> None:
    """Raises UnreadableError for a page that is too long, has too many tags or is nested too deep."""
    if len(page) > LONGEST:
        raise _unreadable("page-too-large", f"the page is longer than {LONGEST} characters")
    count = depth = 0
    opened: Counter[str] = Counter()
    for found in _TAG.finditer(without_raw(page)):
        name = found[2].lower()
        count += 1
        if count > MOST_TAGS:
            raise _unreadable("page-too-large", f"the page has more than {MOST_TAGS} tags")
        if name in _FLAT or found[3].endswith("/"):
            continue
        if not found[1]:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > DEEPEST:
            raise _unreadable("no-article", f"the page is nested more than {DEEPEST} elements deep, where parsers lose text")


def without_raw(page: str) -> str:
    """`page` without comments and without what stands in scripts, styles and other raw text."""
    lower = page.lower() if len(page.lower()) == len(page) else page
    kept: list[str] = []
    position = 0
    while found := _RAW_OPENS.search(page, position):
        kept.append(page[position : found.start()])
        closer = "-->" if found[1] == "!--" else f"</{found[1].lower()}"
        end = lower.find(closer, found.end())
        if end < 0:
            # Not closed: what follows may be text or not, so it is counted.
            position = found.end()
            kept.append(page[position:])
            return "".join(kept)
        position = end + len(closer)
    kept.append(page[position:])
    return "".join(kept)


def _unreadable(code: str, message: str) -> UnreadableError:
    return UnreadableError(Problem(code=code, message=message, hint="save the article's text as a .txt file", severity="error"))
