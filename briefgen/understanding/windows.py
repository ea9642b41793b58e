"""An article as the rules of attribution look at it: windows of units around a quotation, and who a subject in them is.

Quotations are left out of every window; a pronoun stands for the subject of the nearest earlier sentence, if that is certain.
"""

import bisect
import functools
import re
from typing import NamedTuple

from briefgen.model import Article, Paragraph
from briefgen.understanding.cast import Cast
from briefgen.understanding.clauses import Subject, Unit, units
from briefgen.understanding.descriptions import described, institution
from briefgen.understanding.lexicon import Lexicon
from briefgen.understanding.quotemarks import Quoted
from briefgen.understanding.subjects import speaks, subject_after, subject_of

# Armenian ends a sentence with \u0589, and many write a colon for it (but not before a quotation).
CLAUSE_END = re.compile(r"[.!?\u2026\u0589]+(?=\s|\Z)|[;\n]|(?:(?<=[\u0561-\u0587])|(?<=[\u0561-\u0587]\u00bb)):(?=\s[^\u00ab]|\Z)")
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|St|No))\Z")
WINDOW = 320
"""Characters: an attribution stands no further from its quotation."""
_BACK = 2
_CUE = 120
"""Characters: a verb further from the name than this is no part of the cue."""


class Attribution(NamedTuple):
    """`speaker` is None if nobody is settled; `said` tells whether a verb of saying governs the quotation; `cue` names the speaker."""

    speaker: str | None
    said: bool
    cue: tuple[int, int] | None = None


NOBODY = Attribution(None, said=False)
UNSETTLED = Attribution(None, said=True)


class _Topic(NamedTuple):
    """What the subject of a sentence is: "person", "institution", "none" or "unclear"; its name; where it is named."""

    kind: str
    name: str | None
    place: tuple[int, int] | None


_UNCLEAR = _Topic("unclear", None, None)


def _cue(subject: Subject, verb: Unit | None) -> tuple[int, int] | None:
    """From the name to the verb of saying, whichever comes first."""
    if subject.place is None:
        return None
    start, end = subject.place
    joined = (start, end) if verb is None else (min(start, verb.start), max(end, verb.end))
    return joined if joined[1] - joined[0] <= _CUE else (start, end)


class Place(NamedTuple):
    """A quoted span with the paragraph it stands in."""

    quoted: Quoted
    paragraph: Paragraph


class Windows:
    """The article as the rules look at it. Holds no state but look-up tables."""

    def __init__(self, article: Article, places: list[Place], cast: Cast, lexicon: Lexicon) -> None:
        self.text = article.text
        self.article = article
        self.cast = cast
        self.lexicon = lexicon
        self.mentions = {mention.start: mention for mention in cast.mentions}
        self.masks = [(place.quoted.start, place.quoted.end) for place in places]
        self.mask_starts = [start for start, _ in self.masks]
        self.starts = [sentence.start for sentence in article.sentences]
        self.paragraphs = list(article.paragraphs)
        self.subject = functools.lru_cache(maxsize=None)(self._subject)

    def units(self, start: int, end: int) -> list[Unit]:
        """The units of a window, quotations left out."""
        first = max(0, bisect.bisect_left(self.mask_starts, start) - 1)
        last = bisect.bisect_left(self.mask_starts, end)
        return units(self.text, start, end, self.mentions, self.masks[first:last])

    def sentence_start(self, at: int, paragraph: Paragraph) -> int:
        """Where the sentence around `at` begins, at most 320 characters back."""
        number = bisect.bisect_right(self.starts, at) - 1
        start = self.starts[number] if number >= 0 else paragraph.start
        inside = next((s for s, e in reversed(self.masks[: bisect.bisect_right(self.mask_starts, start)][-1:]) if s < start < e), None)
        return max(paragraph.start, at - WINDOW, start if inside is None else inside)

    def clause_end(self, at: int, paragraph: Paragraph) -> int:
        """Where the clause that goes on at `at` ends."""
        stop = min(paragraph.end, at + WINDOW)
        for match in CLAUSE_END.finditer(self.text, at, stop):
            if match.group() != "." or not _ABBREVIATED.search(self.text, max(at, match.start() - 5), match.start()):
                return match.start()
        return stop

    def settle(self, subject: Subject, at: int, verb: Unit | None = None) -> Attribution:
        """The attribution to a subject whose clause begins at `at`."""
        if subject.kind == "person":
            return Attribution(subject.name, said=True, cue=_cue(subject, verb))
        if subject.kind == "pronoun":
            name, place = self.antecedent(subject.name or "", at)
            return Attribution(name, said=True, cue=place)
        name = described(subject.words, self.cast, self.lexicon) or institution(subject.words, self.lexicon)
        return Attribution(name, said=True, cue=_cue(subject, verb) if name is not None else None)

    def antecedent(self, pronoun: str, at: int) -> tuple[str | None, tuple[int, int] | None]:
        """Whom a pronoun before `at` stands for, and where: the subject of the nearest earlier sentence that names anyone."""
        number = bisect.bisect_left(self.starts, at)
        for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
            kind, name, place = self.subject(earlier)
            if kind != "none":
                return (name, place) if self._fits(pronoun, kind, name) else (None, None)
        return None, None

    def _fits(self, pronoun: str, kind: str, name: str | None) -> bool:
        """Whether a pronoun may stand for a subject of this kind."""
        lexicon = self.lexicon
        if pronoun in lexicon.it:
            return kind == "institution"
        gender = self.cast.genders.get(name or "")
        either = pronoun in lexicon.he and pronoun in lexicon.she
        fits = either or (gender in (None, "m") if pronoun in lexicon.he else gender in (None, "f"))
        known_f = not either and pronoun in lexicon.she and gender is None and name is not None and self.cast.known(name) is not None
        return kind == "person" and fits and not known_f

    def _subject(self, number: int) -> _Topic:
        """What the subject of a sentence is."""
        sentence = self.article.sentences[number]
        found = self.units(sentence.start, min(sentence.end, sentence.start + 2 * WINDOW))
        if not any(not unit.is_mark for unit in found):
            return _Topic("none", None, None)
        verb = next((number for number in range(len(found)) if speaks(found, number, self.lexicon)), None)
        subject = self._subject_of(found, verb) if verb is not None else None
        if subject is None:
            return self._first_person(found)
        settled = self.settle(subject, sentence.start, found[verb] if verb is not None else None)
        if settled.speaker is None:
            # Somebody spoke whom the words do not settle: a later "he" may be that one.
            return _UNCLEAR
        person = subject.kind != "noun" or any(mention.name == settled.speaker for mention in self.cast.mentions)
        return _Topic("person" if person else "institution", settled.speaker, settled.cue)

    def _subject_of(self, found: list[Unit], verb: int) -> Subject | None:
        return subject_of(found, verb, self.lexicon) or (subject_after(found, verb, self.lexicon) if verb < 2 else None)

    def _first_person(self, found: list[Unit]) -> _Topic:
        named = {unit.mention.name for unit in found if unit.mention is not None}
        if not named:
            return _UNCLEAR if any(self._personlike(found, number) for number in range(len(found))) else _Topic("none", None, None)
        if any(
            unit.lower in self.lexicon.saying and found[number - 1].lower in self.lexicon.being
            for number, unit in enumerate(found)
            if number
        ):
            return _UNCLEAR  # somebody was told something: "he" may be the one who told it
        first = next(number for number, unit in enumerate(found) if unit.mention is not None)
        mention = found[first].mention
        comma = next((number for number in range(first - 1, -1, -1) if found[number].word == ","), -1)
        titles = self.lexicon.roles | self.lexicon.determiners
        led = all(unit.word[0].isupper() or unit.lower in titles for unit in found[comma + 1 : first])
        follows = found[first + 1].lower if first + 1 < len(found) else ""
        subject = led and mention is not None and not mention.oblique and follows not in self.lexicon.together
        sole = subject and mention is not None and len(named) == 1
        return _Topic("person", mention.name, (mention.start, mention.end)) if sole and mention is not None else _UNCLEAR

    def _personlike(self, found: list[Unit], number: int) -> bool:
        """Whether a word may stand for a person who is not known: a title, or a name inside the sentence."""
        unit, lexicon = found[number], self.lexicon
        place = unit.lower in lexicon.countries or unit.lower in lexicon.capitals or unit.lower in lexicon.institutions
        return unit.lower in lexicon.roles or (number > 0 and unit.word[0].isupper() and not place)

    def masks_in(self, paragraph: Paragraph) -> bool:
        """Whether a quotation stands in the paragraph."""
        at = bisect.bisect_left(self.mask_starts, paragraph.start)
        return at < len(self.masks) and self.mask_starts[at] < paragraph.end

    def neighbour(self, paragraph: Paragraph, step: int) -> Paragraph | None:
        """The paragraph `step` further on, unless it belongs to the page and not to the story."""
        at = paragraph.n - 1 + step
        found = self.paragraphs[at] if 0 <= at < len(self.paragraphs) else None
        return found if found is not None and found.role not in ("boilerplate", "caption") else None
