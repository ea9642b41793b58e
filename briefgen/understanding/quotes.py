"""Quotations: an article and its cast in, what somebody said or wrote out, with the speaker where the words settle one.

Quote marks around names, titles of works and doubtful words ("the so-called …") are no quotations.
"""

import re

from briefgen.model import Article, QuoteMark, Span
from briefgen.understanding.callings import calling
from briefgen.understanding.cast import SILENT_ROLES, Cast
from briefgen.understanding.lexicon import Lexicon
from briefgen.understanding.quotemarks import Quoted, quoted
from briefgen.understanding.speakers import attributions
from briefgen.understanding.windows import Attribution, Place, Windows

_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
_LONG = 6
"""From this many words on, quoted text is a quotation even where no verb of saying stands by."""
_TITLED = 8
_NEAR = 24
_ANNOUNCING = re.compile("[\u0561-\u0587][.\u2024\u055d]\\Z")
"""What Armenian writes for a colon: a full stop on the line, or its own comma."""
_ATTRIBUTING = frozenset(",-\u2013\u2014")
_CLOSING = frozenset(".,!?\u2026;:\u0589")


def quotations(article: Article, cast: Cast, lexicon: Lexicon) -> tuple[QuoteMark, ...]:
    """Every quotation outside boilerplate and captions, in the order of the text, none inside another."""
    places = [
        Place(found, paragraph)
        for paragraph in article.paragraphs
        if paragraph.role not in SILENT_ROLES
        for found in quoted(article.text, paragraph.start, paragraph.end)
        if found.end - found.start > 2
    ]
    places = [place for place in places if _kept_open(article.text, place, places)]
    if not places:
        return ()
    answers = attributions(article, places, cast, lexicon)
    windows = Windows(article, places, cast, lexicon)
    return tuple(
        _mark(place.quoted, answer, windows)
        for place, answer in zip(places, answers, strict=True)
        if _is_quotation(article.text, place, answer, lexicon)
    )


def _mark(found: Quoted, answer: Attribution, windows: Windows) -> QuoteMark:
    role = calling(answer.speaker, answer.cue, windows) if answer.speaker is not None else None
    cue = answer.cue if answer.speaker is not None else None
    return QuoteMark(start=found.start, end=found.end, speaker=answer.speaker, role=_span(role), cue=_span(cue))


def _span(place: tuple[int, int] | None) -> Span | None:
    return None if place is None else Span(start=place[0], end=place[1])


def _kept_open(text: str, place: Place, places: list[Place]) -> bool:
    """A quotation without an end counts where it fills its paragraph or is announced; elsewhere the mark is a slip."""
    if place.quoted.closed:
        return True
    before = text[place.paragraph.start : place.quoted.start].rstrip()
    return not before or before.endswith((":", ","))


def _is_quotation(text: str, place: Place, answer: Attribution, lexicon: Lexicon) -> bool:
    inner = text[place.quoted.start + 1 : place.quoted.end - (1 if place.quoted.closed else 0)].strip()
    words = _WORD.findall(inner)
    if not words or not any(word[0].isalpha() for word in words):
        return False
    if _announced_as_name(text, place.quoted, lexicon) and len(words) < _TITLED:
        return False
    if _is_title(inner, words) and not _announced_as_speech(text, place, answer):
        return False
    return answer.said or len(words) >= _LONG or (inner[-1] in "!?." and len(words) > 2 and _opens_paragraph(place))


def _opens_paragraph(place: Place) -> bool:
    return place.quoted.start == place.paragraph.start


def _announced_as_name(text: str, found: Quoted, lexicon: Lexicon) -> bool:
    """Whether the word before the marks says that a name follows ("so-called", "entitled")."""
    before = text[max(0, found.start - _NEAR) : found.start]
    words = _WORD.findall(before)
    return bool(words) and before.endswith((words[-1] + " ", words[-1] + "\u00a0")) and words[-1].lower() in lexicon.works


def _is_title(inner: str, words: list[str]) -> bool:
    """Whether the words are written as titles and names are: capitals throughout, no end of a sentence inside the marks."""
    if inner[-1] in _CLOSING or not words[0][0].isupper():
        return False
    weighty = [word for word in words if len(word) > 3] or words
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in weighty)
    # Russian and French write only the first word of a title with a capital, so a short phrase with one is a title, too.
    return capitals / len(weighty) > 0.6 or len(words) < _LONG


def _announced_as_speech(text: str, place: Place, answer: Attribution) -> bool:
    """Whether what looks like a title is what somebody said: behind a colon or comma, or as the beginning of a sentence."""
    leading = text[max(place.paragraph.start, place.quoted.start - _NEAR) : place.quoted.start].rstrip()
    before = ":" if _ANNOUNCING.search(leading) else leading[-1:]
    after = text[place.quoted.end : place.quoted.end + 3].strip()[:1]
    return answer.said and (before in (":", ",") or (before in ("", ".", "!", "?") and after in _ATTRIBUTING))
