"""People whom an article itself introduces ("the ministry's spokesman Lee Moss said"): a paragraph in, full names out.

A name needs evidence: a title before it, or a known given name together with a verb of saying or a title. No evidence, no name.
"""

import bisect
import functools
import re
from typing import NamedTuple

from msgspec import Struct

from briefgen.understanding.given_names import GIVEN_NAMES
from briefgen.understanding.lexicon import Lexicon
from briefgen.understanding.spelling import dictionary_form, ends_name, is_given

WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019\u02bc][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['\u2019\u02bc]s?\Z")
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "la", "van", "von", "der", "den", "di", "da", "oglu", "oğlu", "ogly", "qızı", "kyzy"}
)
_MEMO = 50_000
_LONGEST_PIECE = 60
_QUALIFYING = frozenset({"foreign", "prime", "former", "deputy", "acting", "first", "state", "press"})
_LONGEST_NAME = 4
_GIVEN_AND_SURNAME = 2
_REACH = 9
_SHORT = 3


class Introduced(NamedTuple):
    """A full name as written, its span, and the titles that stand before it."""

    start: int
    end: int
    name: str
    roles: frozenset[str]


class Term(Struct, frozen=True, gc=False):
    """A word with its span; `lower` is without a genitive; `capital`: it is written as names are.

    A text has as many of them as words: a struct is made and read in half the time of a named tuple.
    """

    start: int
    end: int
    word: str
    lower: str
    capital: bool


def terms(text: str, start: int = 0, end: int | None = None) -> list[Term]:
    """The words of `text[start:end]`, bounds between words, with their spans; a genitive's apostrophe is cut off."""
    found, starts = _terms(text)
    return found[bisect.bisect_left(starts, start) : len(found) if end is None else bisect.bisect_left(starts, end)]


@functools.lru_cache(maxsize=1)
def _terms(text: str) -> tuple[list[Term], list[int]]:
    """All words of a text and where they begin: five questions are asked of each article's words."""
    found = []
    at = 0
    for piece in text.replace("\n", " ").split(" "):
        for first, last, word, lower, capital in _PIECES[piece]:
            found.append(Term(at + first, at + last, word, lower, capital))
        at += len(piece) + 1
    return found, [term.start for term in found]


class _Pieces(dict[str, list[tuple[int, int, str, str, bool]]]):
    """What stands between two spaces -> its words: no word holds a space, and most pieces of a text are words met before."""

    def __missing__(self, piece: str) -> list[tuple[int, int, str, str, bool]]:
        found = [_term(match.start(), match.group()) for match in WORD.finditer(piece)]
        if len(self) > _MEMO:
            self.clear()
        if len(piece) <= _LONGEST_PIECE:
            self[piece] = found
        return found


_PIECES = _Pieces()


def _term(start: int, written: str) -> tuple[int, int, str, str, bool]:
    """What makes a term: a word without its genitive."""
    plain = _POSSESSIVE.sub("", written)
    # İ in small letters is an i with a second dot.
    lower = plain.lower().replace("\u2019", "'").replace("i\u0307", "i")
    return start, start + len(plain), plain, lower, plain[:1].isupper()


def introductions(text: str, start: int, end: int, lexicon: Lexicon) -> list[Introduced]:
    """The full names that `text[start:end]` (one paragraph) introduces."""
    words = terms(text, start, end)
    found: list[Introduced] = []
    at = 0
    while at < len(words):
        name_end = _name_at(text, words, at, lexicon) if words[at].capital and _goes_on(words, at + 1) else 0
        if name_end and (roles := _evidence(text, words, at, name_end, lexicon)) is not None:
            written = " ".join(_written_out(text, word) for word in words[at:name_end])
            name = dictionary_form(written, lexicon.language, lexicon.women) if lexicon.declining else written
            found.extend([Introduced(words[at].start, words[name_end - 1].end, name, roles)] if name else ())
            at = name_end
        else:
            at += 1
    return found


def full_names(text: str, start: int, end: int, lexicon: Lexicon) -> list[Introduced]:
    """The full names that `text[start:end]` introduces, and those that only a known given name shows to be a person's."""
    words = terms(text, start, end)
    found = {new.start: new for new in introductions(text, start, end, lexicon)}
    reached = 0
    for at, word in enumerate(words):
        name_end = _name_at(text, words, at, lexicon) if at >= reached and word.capital and word.lower in GIVEN_NAMES else 0
        if name_end:
            name = " ".join(_written_out(text, part) for part in words[at:name_end])
            found.setdefault(word.start, Introduced(word.start, words[name_end - 1].end, name, frozenset()))
            reached = name_end
    return [found[place] for place in sorted(found)]


def _initial(text: str, word: Term) -> bool:
    return len(word.word) == 1 and text[word.end : word.end + 1] == "."


def _written_out(text: str, word: Term) -> str:
    """A word of a name as it is written; an initial with its full stop."""
    return word.word + "." if _initial(text, word) else word.word


def _beside(text: str, left: Term, right: Term) -> bool:
    """Whether two words of one name stand beside each other: a space, or an initial's full stop and a space."""
    gap = text[left.end : right.start]
    return gap in (" ", "\u00a0") or (len(left.word) == 1 and gap == ". ")


def _goes_on(words: list[Term], at: int) -> bool:
    """Whether the word at `at` may be the second one of a name: a cheap question, asked behind every capital."""
    return at < len(words) and (words[at].capital or words[at].lower in _PARTICLES)


def _name_at(text: str, words: list[Term], at: int, lexicon: Lexicon) -> int:
    """Where the name that begins at `at` ends (exclusive), or 0 if none does: two to four words, the last a surname."""
    if not _namelike(text, words[at], lexicon):
        return 0
    last = at
    while (
        last + 1 < len(words) and last + 1 - at < _LONGEST_NAME + (len(words[at].word) == 1) and _beside(text, words[last], words[last + 1])
    ):
        if not (_namelike(text, words[last + 1], lexicon) or words[last + 1].lower in _PARTICLES):
            break
        last += 1
        if lexicon.suffixing and ends_name(words[last].word, lexicon.language):
            return last + 1
    while last > at and words[last].lower in _PARTICLES:
        last -= 1
    follows = words[last + 1] if last + 1 < len(words) else None
    if follows is not None and follows.capital and _beside(text, words[last], follows):
        return 0
    return last + 1 if last > at and len(words[last].word) > 1 else 0


def _namelike(text: str, word: Term, lexicon: Lexicon) -> bool:
    if not word.capital or (word.word.isupper() and len(word.word) > 1):
        return False
    if _initial(text, word):
        return True  # though it may be a word of one letter
    titled = word.lower in lexicon.qualifiers or (word.lower.endswith("s") and word.lower[:-1] in lexicon.roles)
    return not titled and word.lower not in lexicon.not_names


def _evidence(text: str, words: list[Term], at: int, end: int, lexicon: Lexicon) -> frozenset[str] | None:
    """The titles before the name (perhaps none), or None if nothing shows that it is a person."""
    known = words[at].lower in GIVEN_NAMES or (lexicon.language == "ru" and is_given(words[at].lower))
    roles = roles_before(text, words, at, lexicon)
    directly = at > 0 and words[at - 1].lower in lexicon.roles and _beside(text, words[at - 1], words[at])
    if directly and (known or _long_words(words[at:end]) <= 2):
        return roles
    says = _says(text, words, at, end, lexicon)
    after = _title_after(text, words, end, lexicon)
    # A given name that no table has: who speaks and is then described ("said X Y, who counts …") is a person all the same.
    if not known and not (says and _long_words(words[at:end]) == _GIVEN_AND_SURNAME and (after or _who_after(text, words, end, lexicon))):
        return None
    if says or after or roles:
        return roles | after
    return None


def _long_words(name: list[Term]) -> int:
    """How many words of a name are neither an initial nor a particle."""
    return sum(len(word.word) > 1 and word.lower not in _PARTICLES for word in name)


def _says(text: str, words: list[Term], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying stands directly before or after the name."""
    following = end < len(words) and _verb(words, end, lexicon) and text[words[end - 1].end : words[end].start] == " "
    leading = at > 0 and (_verb(words, at - 1, lexicon) or _verb(words, at - 2, lexicon, of=2))
    return following or (leading and text[words[at - 1].end : words[at].start] == " ")


def _verb(words: list[Term], at: int, lexicon: Lexicon, *, of: int = 1) -> bool:
    """Whether a verb of saying begins at `at`; `of`: the least number of its words."""
    if at < 0:
        return False
    compound = at + 1 < len(words) and f"{words[at].lower}_{words[at + 1].lower}" in lexicon.compounds
    return compound or (of == 1 and words[at].lower in lexicon.saying)


def _title_after(text: str, words: list[Term], end: int, lexicon: Lexicon) -> frozenset[str]:
    """A title in apposition: "Name, the head of …"."""
    if end >= len(words) or not text[words[end - 1].end : words[end].start].startswith(","):
        return frozenset()
    found = set()
    for word in words[end : end + 4]:
        if word.lower in lexicon.saying:
            break
        if word.lower in lexicon.roles:
            found.add(word.lower)
    return frozenset(found)


def _who_after(text: str, words: list[Term], end: int, lexicon: Lexicon) -> bool:
    """Whether a clause about a person follows: "Name, who …", "Name, a limnologist who …"."""
    if end >= len(words) or text[words[end - 1].end : words[end].start] != ", ":
        return False
    following = [word.lower for word in words[end : end + 3]]
    phrase = text[words[end].start : words[min(len(words), end + 3) - 1].end]
    return any(word in lexicon.who for word in following) and "," not in phrase and "." not in phrase


def roles_before(text: str, words: list[Term], at: int, lexicon: Lexicon) -> frozenset[str]:
    """The titles in the noun phrase that ends before word `at`: "Russian analyst of the Institute of Ports NAME" gives analyst."""
    found = set()
    right = words[at] if at < len(words) else None
    for word in reversed(words[max(0, at - _REACH) : at]):
        gap = text[word.end : right.start] if right is not None else " "
        if gap.strip(" -\u00a0'\u2019s.") or word.lower in lexicon.saying or word.lower in lexicon.conjunctions:
            break
        if word.lower in lexicon.roles:
            found.add(word.lower)
        elif not _in_title(word, lexicon) and (found or not _qualifies(word, lexicon)):
            break
        right = word
    return frozenset(found)


def _in_title(word: Term, lexicon: Lexicon) -> bool:
    """Whether a word may belong to a title's noun phrase: a name, a country, "of the"."""
    return word.capital or word.lower in lexicon.prepositions or word.lower in lexicon.determiners or word.lower in lexicon.countries


def _qualifies(word: Term, lexicon: Lexicon) -> bool:
    """Whether a small word may stand between a title and a name ("foreign", "prime", "state")."""
    genitive = lexicon.language == "ru" and len(word.word) > _SHORT and word.lower.endswith(lexicon.genitive_ends)
    return word.lower in lexicon.institutions or word.lower in _QUALIFYING or genitive
