"""The chosen items + the figures inside them -> the few figures that stand at the head of an edition, verbatim.

A figure without the words that say what it is of is no key figure: it is left out rather than explained.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from briefgen.brief import Item, KeyFigure
from briefgen.edition.candidates import Candidate
from briefgen.edition.entries import cite
from briefgen.edition.understood import Understood
from briefgen.model import FigureMark, Span
from briefgen.statement import statement_id

LONGEST = 90
"""Characters of a figure with what it is of."""
FURTHEST = 90
"""Characters of its sentence that may stand before a figure: they say who does what, so they are printed with it."""
_DURATIONS = frozenset("y mo w d h min s лет года год месяцев месяца недель недели дней дня суток часов часа минут минуты секунд".split())
"""Units of time; of Russian the counted nouns."""
_SMALL = 4
"""Counts below it are part of a sentence ("two wars"), not news."""
_PREPOSITIONS = frozenset(
    "of in since for per by from at on through until over along between to из в с за по до от на через к между".split()
)
_RATES = frozenset("a year month day annually daily yearly".split())
_GOES_ON = _PREPOSITIONS | _RATES
"""Words with which a figure's own phrase may go on, in English and Russian; elsewhere the noun behind a number says what it counts."""
_PAIRS = frozenset({"between", "между"})
_JOINS = frozenset("and or nor и или".split())
_OPEN = _PREPOSITIONS | frozenset("a an the this that these those its his her their our all some more other both".split())
"""Words that no phrase ends with."""
_ENDS = _JOINS | frozenset(
    "but which that who whom whose while when as has have had was were is are will would could can may после но "
    "которая которые что чтобы когда если".split()
)
_BOUNDARY = re.compile(r"[.,;:!?()\[\]\u2013\u2014\"\u201c\u201d\u00ab\u00bb\u2026\n]")
_LISTED = re.compile(r",\s{1,3}(?:[\w'\u2019-]{1,40},?\s{1,3}){1,3}(?:and|or|и|или)\s")
"""The rest of a list behind its first comma."""
_RANGED = re.compile(r"\d%?\s?(?:[-\u2013\u2014/]|(?:to|and|or|до|и|или)\s)\s?\Z")
_NEAR = 8
_WORD = re.compile(r"[^\W_][\w'\u2019-]*")
_MOST_WORDS = 7


def key_figures(shown: Mapping[str, Sequence[Candidate]], articles: Mapping[str, Understood], most: int) -> tuple[KeyFigure, ...]:
    """At most `most` figures, of each topic (topic -> its statements in reading order) one before any gives a second."""
    offers = {topic: [one for candidate in ranked for one in _of(topic, candidate, articles)] for topic, ranked in shown.items()}
    chosen: list[KeyFigure] = []
    seen: set[str] = set()
    waiting = {topic: iter(found) for topic, found in offers.items()}
    while waiting and len(chosen) < most:
        for topic, found in list(waiting.items()):
            new = next((one for one in found if one.value.casefold() not in seen), None)
            if new is None:
                del waiting[topic]
            elif len(chosen) < most:
                chosen.append(new)
                seen.add(new.value.casefold())
    order = {topic: number for number, topic in enumerate(offers)}
    return tuple(sorted(chosen, key=lambda one: order[one.topic])) if len(chosen) > 1 else ()


def _of(topic: str, candidate: Candidate, articles: Mapping[str, Understood]) -> Iterable[KeyFigure]:
    if candidate.is_quote or candidate.insertion is not None or candidate.standing == "dangling":
        return
    found = articles[candidate.article]
    text, article = found.article.text, found.article
    for mark in found.marks.figures:
        span = next((span for span in candidate.spans if span.start <= mark.start and mark.end <= span.end), None)
        if span is None or not _tells(mark, text):
            continue
        end = _phrase_end(text, mark, span)
        if end is None or end - mark.start > LONGEST:
            continue
        start = _sentence_start(found, mark, span)
        if start is None:
            continue
        words = text[start:end]
        if (start, end) == (mark.start, mark.end):
            continue
        figure = Item(
            id=statement_id(article.id, words),
            text=words,
            language=article.language,
            citations=cite(article, (Span(start=start, end=end),)),
        )
        owner = statement_id(article.id, candidate.text)
        yield KeyFigure(item=owner, topic=topic, value=text[mark.start : mark.end], figure=figure)


def _sentence_start(found: Understood, mark: FigureMark, span: Span) -> int | None:
    """Where the figure's sentence begins, if that is near and shown: without who does what, a figure misleads."""
    starts = [one.start for one in found.article.sentences if one.start <= mark.start < one.end]
    start = max(starts[0], span.start) if starts else None
    return start if start is not None and mark.start - start <= FURTHEST else None


def _tells(mark: FigureMark, text: str) -> bool:
    """Whether a figure is a quantity worth a glance: no span of time, no small count, no half of a range."""
    before = text[max(0, mark.start - _NEAR) : mark.start]
    ranged = (
        bool(_RANGED.search(before)) or before[-1:] in ("-", "\u2013", "\u2014") or text[mark.end : mark.end + 1] in ("-", "\u2013", "/")
    )
    lasts = mark.unit in _DURATIONS or (mark.what or "").casefold() in _DURATIONS
    return not ranged and not lasts and (mark.unit is not None or abs(mark.value) >= _SMALL)


def _phrase_end(text: str, mark: FigureMark, span: Span) -> int | None:
    """Where the words end that say what a figure is of: behind it, up to a verb, a joining word or a mark. None if nothing says it."""
    boundary = _BOUNDARY.search(text, mark.end, span.end)
    limit = boundary.start() if boundary else span.end
    words = list(_WORD.finditer(text, mark.end, limit))
    taken = list(itertools.takewhile(lambda word: word.group().casefold() not in _ENDS, words))
    behind = words[len(taken)].group().casefold() if len(taken) < len(words) else ""
    halved = behind in _JOINS or (not behind and _LISTED.match(text, limit, span.end) is not None)
    kept = _whole([word.group().casefold() for word in taken], halved=halved)
    if taken and taken[0].group().casefold() in _GOES_ON and kept > 1 and len(taken) <= _MOST_WORDS:
        return taken[kept - 1].end()
    return mark.end if mark.what else None


def _whole(words: Sequence[str], *, halved: bool) -> int:
    """How many of these words make whole phrases.

    Where the last phrase is `halved` ("between Yalama" of "between Yalama and Astara"), it is left out: half of it would tell
    something else.
    """
    kept = len(words)
    if halved:
        pairs = [at for at, word in enumerate(words) if word in _PAIRS]
        kept = pairs[0] if pairs else max((at for at, word in enumerate(words) if word in _PREPOSITIONS), default=0)
    while kept and words[kept - 1] in _OPEN:
        kept -= 1
    return kept
