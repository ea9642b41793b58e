"""Where sentences end in one paragraph of canonical text, as spans that cover all its words.

In: a paragraph. Out: half-open spans in order. One pass, a few characters looked at around each full stop: linear.
Works on the marks and the words around them; a closing quote mark or bracket belongs to the sentence that it closes.
"""

import re
from collections.abc import Iterator

from briefgen.reading.abbreviations import BEFORE_NAMES, BEFORE_NUMBERS, MAY_END, OPENERS, ORDINAL_MONTHS
from briefgen.reading.languages import STOP_WORDS

_CLOSERS = "\"'”’»›)\\]“"
# A run of terminal marks with what closes behind it, then a space. “ closes in German; ։ is the Armenian full stop,
# ؟ and ۔ the Arabic ones, । the Indic one. Chinese marks need no space behind them. Many write a colon for the Armenian full stop;
# an Armenian full stop on the line (.) is weaker: it announces a quotation.
_COLON = "(?:(?<=[\u0561-\u0587])|(?<=[\u0561-\u0587]»)):"
_END = re.compile(rf"(?P<mark>[.!?…։؟۔।]{{1,8}}|{_COLON})(?P<closers>[{_CLOSERS}]{{0,4}}(?: »)?)(?= )|(?P<wide>[。！？]{{1,8}}[」』”）]?)")
_MARK = re.compile("[.!?…։؟۔।。！？:]")
_LAST_WORD = re.compile(r"[\w.'’-]{1,40}\Z")
_NEXT = re.compile(r"[\"'“”„«‘‹(\[¿¡–—-]{0,4} ?(?P<word>[^\W_][\w.'’-]{0,40})?")
_CREDITS = re.compile(r"(?:\([^()]{2,60}\) ?){1,6}\Z")
_SAID = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30} ){1,5}(?:said|says|asked|asks|added|told|replied|answered|wondered|exclaimed|noted|wrote|declared|insisted)\b"
)
_GEORGIAN = re.compile("[\u10a0-\u10ff]")
_ARMENIAN = re.compile("[\u0531-\u0587]")
_FUNCTION_WORDS = frozenset().union(*STOP_WORDS.values())


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of one paragraph `text`; they cover it but for the spaces between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _marks(text):
        end = found.end()
        if end >= len(text) or not (found["wide"] or _ends(text, start, found)):
            continue
        spans.append((start, end))
        start = end + 1 if text[end] == " " else end
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The marks that may end a sentence, none overlapping another: looked at only where there is a mark."""
    reached = 0
    for mark in _MARK.finditer(text):
        found = _END.match(text, mark.start()) if mark.start() >= reached else None
        if found:
            reached = found.end()
            yield found


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    after = found.end() + 1
    head = text[after : after + 140]
    opening = _NEXT.match(head)
    word = (opening and opening["word"]) or ""
    if not word or _continues(word) or _is_credit(text, after):
        return False
    mark, closers = found["mark"], found["closers"]
    if mark in {".", ":"} and head.startswith("«") and _ARMENIAN.match(text, found.start() - 1):
        return False
    if mark == ":":
        return bool(_ARMENIAN.match(word))
    if closers and mark[-1] in "!?" and _SAID.match(head):
        return False
    before = _LAST_WORD.search(text, max(start, found.start() - 41), found.start())
    last = before[0] if before else ""
    if mark in {"…", "...", ".."}:
        return bool(closers) or last.lower() not in _FUNCTION_WORDS
    if mark == "." and not closers:
        return _full_stop_ends(last, word, alone=found.start() - start <= len(last) + 1)
    return True


def _continues(word: str) -> bool:
    return word[0].islower() and not _GEORGIAN.match(word)


def _is_credit(text: str, after: int) -> bool:
    """Whether only source credits in brackets follow: `(Agency) (Paper)` belongs to the sentence before."""
    return text[after] == "(" and len(text) - after <= 380 and bool(_CREDITS.match(text, after))


def _full_stop_ends(last: str, word: str, *, alone: bool) -> bool:
    """Whether a full stop after `last` and before `word` ends a sentence; `alone`: nothing stands before `last`."""
    name = last.lower().strip("'’-")
    opens = word.lower() in OPENERS and word[0].isupper()
    if name in BEFORE_NUMBERS:
        return not (word[0].isdigit() or _is_initial(word))
    if name in BEFORE_NAMES:
        return False
    if (len(last) == 1 and last.isupper()) or name in MAY_END or _dotted(last):
        return opens
    # A number alone opens a list; before a month it is an ordinal (`3. Oktober`). Both go on.
    return not (last.isdigit() and (alone or word.lower() in ORDINAL_MONTHS))


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[0].isupper()


def _dotted(last: str) -> bool:
    """`U.S`, `т.д`: single letters with full stops between."""
    parts = last.split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)
