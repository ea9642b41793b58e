"""Which mentions of dates tell when the main event of their sentence was: a mention with its tokens in, yes or no out.

No for "the 2020 war", "which opened in 2021", "the deal signed last year", "since 1997", "by 2030", "than in 2024", "the 1990s".
"""

from typing import NamedTuple

from briefgen.understanding.dateforms import Found, Reader
from briefgen.understanding.reckoning import Tense

_NEAR, _SHORT = 6, 4
_COMMAS = frozenset({",", ";", ":", "\u2014", "\u2013"})
_ASIDES = frozenset({"(", "["})


class Sentence(NamedTuple):
    """The tokens `[first, end)` of the sentence that a mention stands in."""

    first: int
    end: int


def main(reader: Reader, found: Found, sentence: Sentence, *, future: bool, tense: Tense) -> bool:
    """Whether `found` dates what its sentence tells; `future`: the day lies behind that of publication."""
    before = _phrase_begins(reader, found.first)
    if _long(found) or _limit(reader, before, found.end) or _attribute(reader, found, before, sentence):
        return False
    if _aside(reader, found, sentence) or _subordinate(reader, found.first, before, sentence):
        return False
    if _participle(reader, found, before, sentence) or _standing(reader, found, before, sentence):
        return False
    return not future or tense == "future" or _scheduled(reader, sentence)


def _scheduled(reader: Reader, sentence: Sentence) -> bool:
    """Whether the sentence tells what is to come without a future tense: "the mandate ends", "it is to be finished"."""
    words = reader.words
    return any(
        _among(reader, at, words.scheduled) or (_among(reader, at, words.present) and reader.lower(at + 1) == "to")
        for at in range(sentence.first, sentence.end)
    )


def _long(found: Found) -> bool:
    """A decade, or several years: too long for an event."""
    return found.reading.kind == "year" and found.reading.last_year is not None


def _among(reader: Reader, at: int, words: frozenset[str]) -> bool:
    return reader.lower(at) in words


def _word(reader: Reader, at: int) -> bool:
    return 0 <= at < len(reader.tokens) and reader.tokens[at].kind == "word"


def _phrase_begins(reader: Reader, at: int) -> int:
    """Where the mention's phrase begins: over "the", "early" and "the end of"."""
    words = reader.words
    while at > 0:
        if (_among(reader, at - 1, words.determiners) and not _among(reader, at - 1, words.that)) or _among(reader, at - 1, words.part):
            at -= 1
        elif at > 1 and _among(reader, at - 1, words.season_of) and _among(reader, at - 2, words.spells):
            at -= 2
            while _word(reader, at - 1) and (_among(reader, at - 1, words.ordinals) or _among(reader, at - 1, words.determiners)):
                at -= 1
        else:
            break
    return at


def _limit(reader: Reader, before: int, end: int) -> bool:
    """Whether the mention bounds a span or is compared with: "since 1997", "by 2030", "from May to June", "than in 2024"."""
    words = reader.words
    if _among(reader, end, words.limits_behind) or (words.suffixing and _among(reader, end - 1, words.limits_behind)):
        return True
    preposition = reader.lower(before - 1)
    if preposition in words.limits:
        planned = _among(reader, before - 2, words.scheduled) and not _among(reader, before - 3, words.past)
        return not (planned and preposition in words.planned_for)
    back = range(before - 1, max(-1, before - 1 - _NEAR), -1)
    between = preposition in words.joining and any(_among(reader, at, words.limits) for at in back)
    reach = 3 if _among(reader, before - 2, words.he | words.she | words.it | words.we) else 2  # "as they do today"
    return between or any(_among(reader, before - far, words.compared) for far in range(1, reach + 1))


def _attribute(reader: Reader, found: Found, before: int, sentence: Sentence) -> bool:
    """Whether the mention describes a noun: "the 2020 war", "Monday's talks", "the statement of November 10", "the talks after May"."""
    last = reader.tokens[found.end - 1]
    if last.text.endswith(("'s", "\u2019s", "s'", "s\u2019")) and last.kind == "word":
        return True
    if _named_by(reader, found, sentence) or (reader.words.suffixing and _tied(reader, found, sentence)):
        return True
    preposition = before - 1
    if _among(reader, preposition, reader.words.dated) and _word(reader, preposition - 1):
        return not _verblike(reader, preposition - 1)
    return _bare_genitive(reader, found, before, sentence) or _governed(reader, preposition, sentence)


def _tied(reader: Reader, found: Found, sentence: Sentence) -> bool:
    """Whether the form of a date ties it to the noun or participle behind it: "2020-ci il müharibəsi", "2019-cu ildə imzalanmış saziş"."""
    words, behind, last = reader.words, found.end, reader.tokens[found.end - 1].text.lower()
    if behind + 1 >= sentence.end or not _word(reader, behind) or _among(reader, behind, words.day_nouns):
        return False
    alone = last in words.day_nouns and reader.tokens[found.first].kind == "word"  # "last year" by itself says when
    attributive = last.endswith(words.attributive_ends) and not alone and not _verblike(reader, behind)
    behind += reader.tokens[behind].text[:1].isupper()  # a place may stand before the participle
    auxiliary = _among(reader, behind + 1, words.being) or not _word(reader, behind + 1)
    participle = len(reader.lower(behind)) > _SHORT and reader.lower(behind).endswith(words.participles_behind) and not auxiliary
    return participle or attributive


def _named_by(reader: Reader, found: Found, sentence: Sentence) -> bool:
    """Whether the mention stands between a determiner, owner or adjective and a noun: "Russia's 2008 invasion"."""
    words = reader.words
    if found.end >= sentence.end or not _word(reader, found.end) or _small(reader, found.end) or _verblike(reader, found.end):
        return False
    before = reader.lower(found.first - 1)
    opens = found.first == sentence.first and found.reading.kind == "year"
    owner = before.endswith(("'s", "\u2019s", "s'", "s\u2019"))
    described = found.reading.kind == "year" and _word(reader, found.first - 1) and not _small(reader, found.first - 1)
    return bool(words.determiners) and (opens or owner or before in words.determiners - words.that or described)


def _small(reader: Reader, at: int) -> bool:
    """Whether a word is no noun or adjective: a preposition, a conjunction, an adverb."""
    words, word = reader.words, reader.lower(at)
    return word in words.prepositions or word in words.conjunctions or word in words.adverbs or word in words.subordinate


def _bare_genitive(reader: Reader, found: Found, before: int, sentence: Sentence) -> bool:
    """Whether a date follows its noun without a preposition, in languages where that is a genitive."""
    at, words = before - 1, reader.words
    if not words.genitive_dates or at < sentence.first or not _word(reader, at) or _small(reader, at) or _verblike(reader, at):
        return False
    if found.reading.kind == "day":
        return _among(reader, at, words.documents)
    return found.reading.kind == "year" or reader.lower(before).endswith(words.genitive_ends)


def _governed(reader: Reader, preposition: int, sentence: Sentence) -> bool:
    """Whether the noun before "in 2023" hangs on "after", "since", "of", "about": "after the elections in June"."""
    words = reader.words
    if not _among(reader, preposition, words.prepositions):
        return False
    for at in range(preposition - 1, max(sentence.first - 1, preposition - 1 - _NEAR), -1):
        if not _word(reader, at) or _verblike(reader, at):
            return False
        if _among(reader, at, words.governing):
            return True
    return False


def _aside(reader: Reader, found: Found, sentence: Sentence) -> bool:
    """Whether the mention stands in brackets."""
    opened = next((at for at in range(found.first - 1, sentence.first - 1, -1) if reader.lower(at) in {"(", "[", ")", "]"}), None)
    return opened is not None and reader.lower(opened) in _ASIDES


def _verblike(reader: Reader, at: int) -> bool:
    """Whether a word may be a verb of the past or an auxiliary."""
    words, word = reader.words, reader.lower(at)
    if not _word(reader, at):
        return False
    if word.endswith(words.noun_ends):
        return False
    known = word in words.past or word in words.saying or word in words.being or word in words.future or word in words.having
    return known or (len(word) > _NEAR - 2 and word.endswith(words.past_ends + words.verb_ends) and word not in words.not_verbs)


def _groups(reader: Reader, first: int, end: int) -> list[int]:
    """Where verbs begin in `[first, end)`; auxiliaries and adverbs before a verb are one with it."""
    found = []
    inside = False
    for at in range(first, end):
        verb = _verblike(reader, at)
        if verb and not inside:
            found.append(at)
        inside = verb or (inside and (_among(reader, at, reader.words.adverbs) or reader.lower(at) in {"not", "been", "to"}))
    return found


def _subordinate(reader: Reader, first: int, before: int, sentence: Sentence) -> bool:
    """Whether the mention stands in a clause of "which", "that", "when", "after"."""
    words = reader.words
    for at in range(before - 1, sentence.first - 1, -1):
        relative = _among(reader, at, words.relative) or (_among(reader, at, words.that) and not _reported(reader, at, sentence))
        if not relative and not _among(reader, at, words.subordinate):
            continue
        return _clause_reaches(reader, at, first, sentence)
    return False


def _reported(reader: Reader, that: int, sentence: Sentence) -> bool:
    """Whether "that" brings what is said: behind a verb of saying, perhaps with its hearer or its day between."""
    words = reader.words
    for at in range(that - 1, max(sentence.first - 1, that - 1 - _NEAR), -1):
        if reader.lower(at) in _COMMAS:
            return False
        if _among(reader, at, words.saying) or _among(reader, at, words.past):
            return at == that - 1 or _among(reader, at, words.telling) or not _word(reader, at + 1) or _small(reader, at + 1)
    return False


def _clause_reaches(reader: Reader, opened: int, first: int, sentence: Sentence) -> bool:
    """Whether a clause that begins at `opened` still goes on at `first`."""
    commas = [at for at in range(opened + 1, first) if reader.lower(at) in _COMMAS and not _dated_comma(reader, at)]
    if commas:
        return False
    bare = opened > sentence.first and reader.lower(opened - 1) not in _COMMAS
    return len(_groups(reader, opened + 1, first)) <= 1 or not bare


def _dated_comma(reader: Reader, at: int) -> bool:
    """Whether a comma belongs to a written date: "November 8, 2025"."""
    return reader.number(at - 1, 1, 31) is not None and reader.number(at + 1, 1700, 2099) is not None


def _participle(reader: Reader, found: Found, before: int, sentence: Sentence) -> bool:
    """Whether the mention belongs to a participle behind its noun: "agreements reached last year", ", signed in 2018,"."""
    start = before
    while start > sentence.first and reader.lower(start - 1) not in _COMMAS:
        start -= 1
    groups = _groups(reader, start, before)
    if _participle_by_ending(reader, groups[-1] if groups else start, before):
        return True
    if not groups or _finite(reader, groups[-1], start, before):
        return False
    if groups[-1] == start:
        return _apposed(reader, start, found.end, sentence)
    return _earlier(reader, groups, start) or _later(reader, found.end, sentence)


def _participle_by_ending(reader: Reader, first: int, end: int) -> bool:
    """Whether a word has the ending of a participle that is never a verb ("подписанный")."""
    ends = reader.words.participle_ends
    return bool(ends) and any(len(reader.lower(at)) > _NEAR and reader.lower(at).endswith(ends) for at in range(first, end))


def _finite(reader: Reader, verb: int, start: int, before: int) -> bool:
    """Whether a verb is one beyond doubt: with an auxiliary, a verb that clauses hang on, behind a pronoun or "and"."""
    words = reader.words
    auxiliary = any(word in words.being or word in words.having or word in words.future for word in _group(reader, verb, before))
    subject = words.he | words.she | words.it | words.we | words.together | words.relative
    return auxiliary or _among(reader, verb, words.clausal) or (verb > start and _among(reader, verb - 1, subject))


def _group(reader: Reader, verb: int, end: int) -> list[str]:
    found = []
    for at in range(verb, end):
        if not _verblike(reader, at) and not _among(reader, at, reader.words.adverbs) and reader.lower(at) not in {"not", "been"}:
            break
        found.append(reader.lower(at))
    return found


def _apposed(reader: Reader, start: int, end: int, sentence: Sentence) -> bool:
    """Whether the words from `start`, behind a comma, only describe a noun: ", signed in 2018," beside the verb of the sentence."""
    if start == sentence.first:
        return True
    first = [at for at in range(sentence.first, start) if reader.lower(at) in _COMMAS]
    last = first[-2] if len(first) > 1 else sentence.first - 1
    if _among(reader, last + 1, reader.words.relative):
        return False  # "The envoy, who came on Monday, met …": the clause between has closed
    comma = next((at for at in range(end, sentence.end) if reader.lower(at) in _COMMAS), None)
    if comma is not None:
        return not _among(reader, comma + 1, reader.words.together)
    return bool(_groups(reader, sentence.first, first[0]))


def _earlier(reader: Reader, groups: list[int], start: int) -> bool:
    """Whether the clause has had its verb: "they discussed the deal signed in 2019"; a relative clause's verb is not it."""
    words = reader.words
    others = [at for at in groups[:-1] if not (at > start and _among(reader, at - 1, words.relative | words.that))]
    return bool(others) and not _among(reader, others[-1], words.clausal)


def _later(reader: Reader, end: int, sentence: Sentence) -> bool:
    """Whether the verb of the clause is still to come: "the talks held on Monday in Sochi ended"."""
    if _verblike(reader, end):
        return True
    if not _among(reader, end, reader.words.prepositions):
        return False
    for at in range(end, min(sentence.end, end + _NEAR)):
        if reader.lower(at) in _COMMAS or _among(reader, at, reader.words.conjunctions) or _among(reader, at, reader.words.relative):
            return False
        if _verblike(reader, at):
            return True
    return False


def _standing(reader: Reader, found: Found, before: int, sentence: Sentence) -> bool:
    """Whether the date only describes the subject of what holds now: "clashes in September have raised fears"."""
    words = reader.words
    if before - 1 <= sentence.first or not _among(reader, before - 1, words.prepositions) or _groups(reader, sentence.first, before):
        return False
    if reader.lower(before - 2) in _COMMAS or not _word(reader, before - 2):
        return False
    verb = next((at for at in range(found.end, sentence.end) if _verblike(reader, at)), None)
    return verb is not None and (_among(reader, verb, words.having) or _among(reader, verb, words.present))
