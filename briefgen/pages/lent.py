"""HTML with marks round messages that nobody translated -> HTML in which each such run has its language and direction.

In attributes and in the elements that hold text only, the marks just go. In: `typography.OPEN` and `CLOSE` round words.
"""

import re

from briefgen.l10n import direction
from briefgen.typography import CLOSE, OPEN

_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_TAG = re.compile(r"<[^<>]*>")
_TEXT_ONLY = re.compile(r"<(title|style|script|textarea)\b[^<>]*>.*?</\1>", re.DOTALL)
_LINK = re.compile(f"<a( [^<>]*)?>{OPEN}([^{OPEN}{CLOSE}<>]*){CLOSE}</a>")
"""A link that holds nothing but such a run: PDF/UA wants no element inside it, so it carries the attributes itself."""
_RUN = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")


def settled(html: str, language: str) -> str:
    """`html` with every marked run as an element in `language`. A run that would cut an element in two loses its marks only."""
    if OPEN not in html:
        return html
    html = _TEXT_ONLY.sub(lambda found: _MARKS.sub("", found[0]), _TAG.sub(lambda tag: _MARKS.sub("", tag[0]), html))
    attributes = f' lang="{language}" dir="{direction(language)}"'
    html = _LINK.sub(lambda found: f"<a{found[1] or ''}{attributes}>{found[2]}</a>", html)
    before = ""
    while before != html:  # from the innermost run outwards: a message may stand inside another one
        before, html = html, _RUN.sub(lambda found: f"<span{attributes}>{found[1]}</span>" if _whole(found[1]) else found[1], html)
    return html


def _whole(run: str) -> bool:
    """Whether every element that begins in a run ends in it."""
    depth = 0
    for tag in _TAG.findall(run):
        depth += -1 if tag.startswith("</") else 0 if tag.endswith("/>") else 1
        if depth < 0:
            return False
    return depth == 0
