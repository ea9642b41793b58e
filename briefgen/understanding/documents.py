"""Agreements, declarations and the like: an article and its date mentions in, each document as it is named out.

A document counts where it has a name ("Prague Declaration", "Convention on …") or a kind ("joint declaration", "peace treaty").
"""

import bisect
import re

from briefgen.model import Article, DateMark, DocumentMark
from briefgen.text import squeeze
from briefgen.understanding.cast import SILENT_ROLES
from briefgen.understanding.introductions import Term, terms
from briefgen.understanding.lexicon import Lexicon

_ENDED = re.compile(r"[.!?\u2026\u0589]")
_LONGEST = 12
_PARTIES_WITHIN = 10
_PARTIES_BEFORE = 6
_DATE_WITHIN = 24
_DATED_BEFORE = 3


def documents(article: Article, dates: tuple[DateMark, ...], lexicon: Lexicon) -> tuple[DocumentMark, ...]:
    """Every document named outside boilerplate and captions, in order, with parties and date where the words around give them."""
    found: list[DocumentMark] = []
    dated = {mark.start for mark in dates}
    for paragraph in article.paragraphs:
        if paragraph.role in SILENT_ROLES:
            continue
        words = terms(article.text, paragraph.start, paragraph.end)
        reached = 0
        for at, word in enumerate(words):
            if word.lower in lexicon.documents and at >= reached:
                span = _named(article.text, words, at, lexicon, dated)
                if span is not None:
                    found.append(_mark(article.text, words, span, dates, lexicon))
                    reached = span[1]
    return tuple(found)


def _beside(text: str, left: Term, right: Term) -> bool:
    return text[left.end : right.start] in (" ", "\u00a0", "-")


def _named(text: str, words: list[Term], at: int, lexicon: Lexicon, dated: set[int]) -> tuple[int, int] | None:
    """The words of the document's name around the noun at `at`, or None if it is any agreement."""
    follows = words[at + 1].lower if at + 1 < len(words) and _beside(text, words[at], words[at + 1]) else ""
    if follows in lexicon.institutions:
        return None
    first, capital = _leftwards(text, words, at, lexicon)
    last = _rightwards(text, words, at, lexicon, dated) if words[at].capital or lexicon.language != "en" else at
    kind = any(word.lower in lexicon.documents_kind or _parties_in(word, lexicon) for word in words[first:at])
    named = words[at].lower in lexicon.documents_named and (capital or last > at)
    return (first, last + 1) if named or kind else None


def _leftwards(text: str, words: list[Term], at: int, lexicon: Lexicon) -> tuple[int, bool]:
    """How far the name reaches to the left, and whether a name in capitals stands there."""
    first, capital = at, False
    while first > 0 and at - first < _LONGEST // 2 and _beside(text, words[first - 1], words[first]):
        word = words[first - 1]
        small = word.lower in lexicon.determiners or word.lower in lexicon.prepositions or word.lower in lexicon.conjunctions
        if small or word.lower in lexicon.saying or not (word.capital or word.lower in lexicon.documents_kind):
            break
        if word.capital and _opens_sentence(text, words, first - 1, lexicon):
            break
        capital = capital or (word.capital and word.lower not in lexicon.roles and word.lower not in lexicon.documents_kind)
        first -= 1
    if first == at and at and words[at - 1].lower in lexicon.documents_behind:
        return _subject_before(text, words, at, lexicon), True
    return first, capital


def _opens_sentence(text: str, words: list[Term], at: int, lexicon: Lexicon) -> bool:
    """Whether a capital only opens the sentence, in languages whose verbs and nouns may stand there; a place is a name anywhere."""
    word = words[at]
    if lexicon.language == "en" or word.lower in lexicon.documents_kind or "-" in word.word:
        return False
    first = not at or bool(_ENDED.search(text, words[at - 1].end, word.start))
    named = words[at + 1].capital or word.lower in lexicon.countries or word.lower in lexicon.capitals
    verb = word.lower in lexicon.past or word.lower in lexicon.saying or word.lower.endswith(lexicon.past_ends + lexicon.verb_ends)
    return first and (not named or verb)


def _subject_before(text: str, words: list[Term], at: int, lexicon: Lexicon) -> int:
    """Where a document's subject begins that stands before it: "Xəzər dənizinin hüquqi statusu haqqında Konvensiya"."""
    first = at - 1
    while first and at - first < _LONGEST // 2 and _beside(text, words[first - 1], words[first]):
        word = words[first - 1]
        if word.lower in lexicon.conjunctions or word.lower in lexicon.saying or word.lower in lexicon.past:
            break
        first -= 1
    return first


def _rightwards(text: str, words: list[Term], at: int, lexicon: Lexicon, dated: set[int]) -> int:
    """The last word of "… on the Legal Status of …": capitals and the small words between them."""
    last = at
    if at + 1 >= len(words) or words[at + 1].lower not in lexicon.documents_tail:
        return at
    if lexicon.language != "en" and words[at + 1].lower in lexicon.between:
        return at
    for place in range(at + 1, min(len(words), at + _LONGEST)):
        word = words[place]
        joining = word.lower in lexicon.prepositions or word.lower in lexicon.determiners or word.lower in lexicon.together
        goes_on = word.capital or joining or _described(word, lexicon)
        if word.start in dated or not _beside(text, words[place - 1], word) or not goes_on:
            break
        if word.capital or not joining:
            last = place
    follows = words[last + 1] if last + 1 < len(words) and _beside(text, words[last], words[last + 1]) else None
    small = follows is None or not _described(follows, lexicon)
    if lexicon.language == "en":
        small = follows is None or follows.lower in lexicon.prepositions | lexicon.conjunctions | lexicon.clause | lexicon.saying
    # A tail that goes on in small letters cannot be told from the sentence around it.
    return last if last > at + 1 and small else at


def _described(word: Term, lexicon: Lexicon) -> bool:
    """Whether a word in small letters goes on with a document's subject, in languages that write it so: no verb, no other clause."""
    if lexicon.language == "en":
        return False
    verb = word.lower in lexicon.past or word.lower in lexicon.future or word.lower.endswith(lexicon.past_ends + lexicon.verb_ends)
    return not verb and word.lower not in lexicon.conjunctions and word.lower not in lexicon.saying and word.lower not in lexicon.being


def _parties_in(word: Term, lexicon: Lexicon) -> tuple[str, ...]:
    """The two countries of a compound such as "Russian-Georgian"."""
    parts = [lexicon.countries.get(part) for part in word.lower.split("-")]
    return tuple(part for part in parts if part is not None) if len(parts) > 1 and all(parts) else ()


def _mark(text: str, words: list[Term], span: tuple[int, int], dates: tuple[DateMark, ...], lexicon: Lexicon) -> DocumentMark:
    first, end = span
    start, stop = words[first].start, words[end - 1].end
    return DocumentMark(
        name=squeeze(text[start:stop]),
        parties=_parties(text, words, first, end, lexicon),
        date=_date(text, start, stop, dates, lexicon),
        start=start,
        end=stop,
    )


def _parties(text: str, words: list[Term], first: int, end: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Parties by a compound in the name or by "between A and B" behind it in the same clause."""
    for word in words[first:end]:
        if compound := _parties_in(word, lexicon):
            return compound
    found: dict[str, None] = {}
    if first and words[first - 1].lower in lexicon.between:
        named = (word for word in words[max(0, first - _PARTIES_BEFORE) : first] if word.lower in lexicon.countries)
        return tuple(dict.fromkeys(lexicon.countries[word.lower] for word in named))
    between = False
    for here, word in zip(words[max(first, end - 1) :], words[end : end + _PARTIES_WITHIN], strict=False):
        if text[here.end : word.start].strip(" \u00a0,'\u2019s\"\u201c\u201d"):
            break
        between = between or word.lower in lexicon.between
        if between and word.capital and word.lower in lexicon.countries:
            found[lexicon.countries[word.lower]] = None
    return tuple(found) if len(found) > 1 else ()


def _date(text: str, start: int, end: int, dates: tuple[DateMark, ...], lexicon: Lexicon) -> str | None:
    """The date right before the name ("the 2020 agreement") or tied to it by "of", "dated", "signed on"."""
    at = bisect.bisect_left(dates, start, key=lambda mark: mark.start)
    gap = text[dates[at - 1].end : start] if at and dates[at - 1].end <= start else None
    if gap is not None and ((len(gap) < _DATED_BEFORE and not gap.strip(" -")) or gap.strip().lower() in lexicon.dated):
        return _iso(dates[at - 1])
    if at < len(dates) and dates[at].start >= end:
        between = text[end : dates[at].start]
        tied = between.split()
        if len(between) < _DATE_WITHIN and tied and tied[0].strip(",") in lexicon.dated and not set(between) & set(".;:"):
            return _iso(dates[at])
    return None


def _iso(mark: DateMark) -> str | None:
    """A mention as an ISO day, month or year; None where it is not settled or a longer range."""
    length = {"day": 10, "month": 7, "year": 4}.get(mark.precision)
    if mark.first is None or mark.last is None or length is None or mark.first[:length] != mark.last[:length]:
        return None
    return mark.first[:length]
