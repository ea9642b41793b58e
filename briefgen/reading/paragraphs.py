"""Which part each paragraph of an article plays: title, body, quotation, heading, attribution, caption, boilerplate.

In: tidy blocks, with the role where the source's format gives one. Out: one role a block. Rules are general and
careful: what is not surely something else is body, because only boilerplate and captions are kept out of a briefing.
"""

import re
from collections.abc import Sequence

from briefgen.model import Role
from briefgen.reading import furniture
from briefgen.reading.agencies import is_agency
from briefgen.reading.canonical import Block, same_words
from briefgen.reading.saying import is_attribution
from briefgen.reading.sentences import split

LONGEST_HEADING = 90
HEADING_WORDS = 12
LAST = 2
"""Closing paragraphs in which one inviting sentence makes a short paragraph boilerplate."""
_FINAL = re.compile(r"[.!?…:;,։؟。)\]\"”’»'*]\Z")
_LIST_ITEM = re.compile(r"(?:[-–—•*·▪]|\d{1,3}[.)]|[a-zа-я]\))\s")
_WEBSITE = re.compile(
    r"(?:[\w'’.-]+ ){0,4}(?:website|web site|press service|press office|пресс-служба|сайт)\Z"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|az|ru|am|ge|info)\Z",
    re.IGNORECASE,
)
_PAIRS = {"“": "”", "«": "»", "„": "“", "»": "«"}


def roles(blocks: Sequence[Block]) -> tuple[Role, ...]:
    """The role of each block."""
    found: list[Role] = []
    plain = [is_furniture(block.text) for block in blocks]
    credited = _credited_names(blocks, plain)
    for n, block in enumerate(blocks):
        found.append(block.role or plain[n] or _role(blocks, n, found, credited))
    return tuple(found)


def is_list_item(line: str) -> bool:
    """Whether a line opens with a bullet, a number or a letter of a list."""
    return bool(_LIST_ITEM.match(line))


def is_furniture(line: str) -> Role | None:
    """`boilerplate` or `caption` for a line that is surely no part of an article's text, else None."""
    if len(line) > furniture.LONGEST_LINE:
        return None
    bare = furniture.strip_ornaments(line)
    for words in (line, bare) if bare != line else (line,):
        if furniture.CAPTION.match(words):
            return "caption"
        if furniture.is_boilerplate(words):
            return "boilerplate"
    return None


def _ends_with_invitation(line: str) -> bool:
    """Whether a short closing paragraph has a sentence that invites: about the publisher, then "Subscribe …"."""
    sentences = split(line) if len(line) <= furniture.LONGEST_LINE else ()
    return any(furniture.is_boilerplate(line[start:end]) for start, end in sentences)


def is_quotation(line: str) -> bool:
    """Whether the whole paragraph is one quotation: one pair of marks around everything, or opened and not yet closed."""
    body = line.rstrip(",.;։")
    if len(body) < 3:
        return False
    if body[0] == '"':
        return line.count('"') == 1 or (line.count('"') == 2 and body[-1] == '"')
    close = _PAIRS.get(body[0])
    if close is None:
        return False
    return close not in body[1:-1] and (body[-1] == close or body[0] not in body[1:])


def _role(blocks: Sequence[Block], n: int, found: Sequence[Role], credited: frozenset[str]) -> Role:
    line = blocks[n].text
    if n and n >= len(blocks) - LAST and _ends_with_invitation(line):
        return "boilerplate"
    if line.casefold() in credited or (n and found[-1] == "title" and _is_credit(line)):
        return "caption"
    before = _before(blocks, found)
    if before is not None and is_attribution(line, before):
        return "attribution"
    if is_quotation(line):
        return "quote"
    if 0 < n < len(blocks) - 1 and _is_heading(line, blocks[n + 1].text):
        return "heading"
    return "body"


def _before(blocks: Sequence[Block], found: Sequence[Role]) -> str | None:
    """The last paragraph of running text above, unless it has its attribution already or belongs to another part of the text."""
    for n in range(len(found) - 1, max(-1, len(found) - 4), -1):
        if found[n] in ("body", "quote"):
            return blocks[n].text
        if found[n] in ("attribution", "heading"):
            break
    return None


def _credited_names(blocks: Sequence[Block], plain: Sequence[Role | None]) -> frozenset[str]:
    """Names that photo credits of the article give: such a name alone on a line is a credit as well."""
    names = set()
    for block, role in zip(blocks, plain, strict=True):
        if role == "caption":
            name = furniture.CREDITED.search(block.text)
            if name:
                names.add(name["name"].strip(" .").casefold())
    return frozenset(names)


def _is_credit(line: str) -> bool:
    """A line under the title that names an agency, a site or a press service and nothing else."""
    return len(line) <= 60 and (is_agency(line) or bool(_WEBSITE.match(line)))


def _is_heading(line: str, following: str) -> bool:
    if len(line) > LONGEST_HEADING or len(line.split()) > HEADING_WORDS or _FINAL.search(line) or is_list_item(line):
        return False
    starts_big = line[0].isupper() or line[0].isdigit() or not (line[0].islower() or line[0].isupper())
    return starts_big and any(c.isalpha() for c in line) and len(following) > 2 * len(line) and bool(_FINAL.search(following))


def is_title(line: str) -> bool:
    """Whether a first line, set apart by a blank line, can be a title: short, without a final stop, quote or comma."""
    if len(line) > 160 or len(line.split()) > 25 or is_list_item(line) or is_furniture(line):
        return False
    closes = line[-1] in '.…:;,։。)]"”»'
    return any(c.isalpha() for c in line) and not closes


def without_repeated_title(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """Blocks with `title` as the first one, in its role, and not a second time at the top."""
    rest = list(blocks)
    for n, block in enumerate(rest[:3]):
        if same_words(block.text, title):
            del rest[n]
            break
    return (Block(text=title, role="title", line=1), *rest)
