"""Who said it: the quoted spans of an article in, one attribution each out.

Tried in this order: the words right after the quotation, the words before it, the end of its sentence, the line after it,
the quotation that it continues. A speaker is named only where the words settle who it is.
"""

from collections.abc import Callable

from briefgen.model import Article
from briefgen.understanding.cast import Cast
from briefgen.understanding.clauses import Subject, Unit, says
from briefgen.understanding.lexicon import Lexicon
from briefgen.understanding.subjects import label_subject, leaning, leans, speaks, subject_before, subject_of, writing_object
from briefgen.understanding.windows import CLAUSE_END, NOBODY, UNSETTLED, WINDOW, Attribution, Place, Windows

_LINE = 12
_FIRST_VERB = 14


def attributions(article: Article, places: list[Place], cast: Cast, lexicon: Lexicon) -> list[Attribution]:
    """One attribution for each quoted span, in the same order."""
    reader = _Reader(article, places, cast, lexicon)
    found: list[Attribution] = []
    for number, place in enumerate(places):
        rules: tuple[Callable[[Place], Attribution], ...] = (
            reader.after,
            reader.around,
            reader.before,
            reader.at_end,
            reader.line_after,
            reader.line_before,
        )
        own = next((answer for rule in rules if (answer := rule(place)).said), NOBODY)
        if not own.said and number and reader.continues(places[number - 1], place):
            own = found[number - 1]
        found.append(own)
    return _spread(places, found, reader)


def _spread(places: list[Place], found: list[Attribution], reader: "_Reader") -> list[Attribution]:
    """A quotation that goes on in the next paragraph, or beside another in one sentence, has the speaker of its neighbour."""
    for number in range(len(places) - 2, -1, -1):
        if not found[number].said and reader.shares(places[number], places[number + 1]):
            found[number] = found[number + 1]
    for number in range(1, len(places)):
        if not found[number].said and not places[number - 1].quoted.closed and reader.shares(places[number - 1], places[number]):
            found[number] = found[number - 1]
    return found


class _Reader(Windows):
    """The five rules, nearest words first."""

    def after(self, place: Place) -> Attribution:
        """`"…," NAME said` and `"…," said NAME`, right behind the closing mark."""
        end = place.quoted.end
        inner = self.text[end - 2 : end - 1]
        if not place.quoted.closed or self.text[end : end + 1] == "." or (inner in ".\u2026" and self.text[end : end + 1] != ","):
            return NOBODY
        found = self.units(end, self.clause_end(end, place.paragraph))
        while found and found[0].word in ",-\u2013\u2014":
            del found[0]
        return self._said_by(found, end)

    def _said_by(self, found: list[Unit], at: int) -> Attribution:
        if not found or found[0].lower in self.lexicon.conjunctions:
            return NOBODY
        verb = next((number for number in range(min(len(found), _FIRST_VERB)) if speaks(found, number, self.lexicon)), None)
        if verb is None:
            return NOBODY
        named = any(unit.mention for unit in found[:verb])
        if found[verb].lower in self.lexicon.according and named:
            return NOBODY
        subject = subject_of(found, verb, self.lexicon)
        if subject is None or not self._whole(found[:verb], subject):
            return UNSETTLED if subject is None and named else NOBODY
        return self.settle(subject, at, found[verb])

    def _whole(self, prefix: list[Unit], subject: Subject) -> bool:
        """Whether what stands before the verb is nothing but its subject (an apposition is part of it): no other clause begins there."""
        ends = next((number for number, unit in enumerate(prefix) if unit.mention is not None), len(prefix) - len(subject.words))
        before = prefix[:ends] if subject.kind == "person" else prefix[: len(prefix) - len(subject.words)]
        return not any(unit.lower in self.lexicon.conjunctions and unit.lower not in self.lexicon.together for unit in before)

    def around(self, place: Place) -> Attribution:
        """`NAME "…" VERB`, in languages whose verb stands last."""
        found = self.units(place.quoted.end, self.clause_end(place.quoted.end, place.paragraph)) if self.lexicon.suffixing else []
        verb = next((number for number in range(len(found)) if found[number].lower not in self.lexicon.adverbs), len(found))
        if not place.quoted.closed or verb >= len(found) or not says(found, verb, self.lexicon):
            return NOBODY
        start = self.sentence_start(place.quoted.start, place.paragraph)
        before = self.units(start, place.quoted.start)
        subject = subject_before(before, len(before), self.lexicon)
        return self.settle(subject, start, found[verb]) if subject is not None else UNSETTLED

    def before(self, place: Place) -> Attribution:
        """`NAME said that the talks were "…"`: the last verb of saying before the quotation in its sentence."""
        start = self.sentence_start(place.quoted.start, place.paragraph)
        found = self.units(start, place.quoted.start)
        if not found:
            return NOBODY
        labelled = self._labelled(found[:-1], start) if found[-1].word == ":" and len(found) > 1 else NOBODY
        if labelled.said:
            return labelled
        for verb in reversed([number for number in range(len(found)) if speaks(found, number, self.lexicon)]):
            answer = self._governed(found, verb, start)
            if answer.said:
                return answer
        return NOBODY

    def _labelled(self, label: list[Unit], at: int) -> Attribution:
        """`NAME:`, `NAME to NAME:`, `quoted NAME:` and `NAME's words:`; what a writing without an author says is nobody's."""
        subject = label_subject(label, self.lexicon)
        if subject is not None:
            return self.settle(subject, at)
        return UNSETTLED if writing_object(label, self.lexicon) else NOBODY

    def _governed(self, found: list[Unit], verb: int, at: int) -> Attribution:
        subject = subject_of(found, verb, self.lexicon) if not leans(found, verb, self.lexicon) else leaning(found, verb, self.lexicon)
        opens = verb == 0 and found[verb].lower not in self.lexicon.according
        if subject is None or (opens and subject.kind == "noun"):
            return NOBODY if opens else UNSETTLED
        others = (unit.mention for unit in found[verb + 1 :] if self.lexicon.suffixing and unit.mention is not None)
        if any(not other.oblique and other.name != subject.name for other in others):
            return UNSETTLED  # behind "that", another subject is named before the quotation
        return self.settle(subject, at, found[verb])

    def at_end(self, place: Place) -> Attribution:
        """`The talks were "useful" and would go on, NAME said.`"""
        if not place.quoted.closed or self.text[place.quoted.end - 2] in ".\u2026":
            return NOBODY
        end = self.clause_end(place.quoted.end, place.paragraph)
        found = self.units(place.quoted.end, end)
        comma = next((number for number in range(len(found) - 1, -1, -1) if found[number].word == ","), None)
        tail = found[comma + 1 :] if comma is not None else []
        return self._said_by(tail, place.quoted.end) if 1 < len(tail) <= _LINE else NOBODY

    def line_after(self, place: Place) -> Attribution:
        """A quotation that ends its paragraph, and the next line is nothing but `NAME said.`"""
        rest = self.text[place.quoted.end : place.paragraph.end].strip(" ,.;\n")
        following = self.neighbour(place.paragraph, 1)
        if rest or following is None or following.end - following.start > WINDOW:
            return NOBODY
        found = self.units(following.start, following.end)
        words = [unit for unit in found if not unit.is_mark]
        if not words or len(words) > _LINE or self.masks_in(following):
            return NOBODY
        tail = [unit for unit in found if unit.word not in ".:"]
        verbs = [number for number in range(len(tail)) if says(tail, number, self.lexicon)]
        short = bool(verbs) and len(tail) - verbs[0] <= _LINE // 2
        return self._said_by(tail, following.start) if short else NOBODY

    def line_before(self, place: Place) -> Attribution:
        """A quotation that opens its paragraph, and the line before ends `NAME said:`"""
        previous = self.neighbour(place.paragraph, -1)
        if previous is None or place.quoted.start - place.paragraph.start > 1 or self.text[previous.end - 1] != ":":
            return NOBODY
        start = self.sentence_start(previous.end - 1, previous)
        found = self.units(start, previous.end - 1)
        verbs = [number for number in range(len(found)) if says(found, number, self.lexicon)]
        if verbs:
            return self._governed(found, verbs[-1], start)
        return self._labelled(found, start) if found else NOBODY

    def continues(self, earlier: Place, later: Place) -> bool:
        """Whether a quotation follows another in its paragraph with only the attribution between them."""
        if earlier.paragraph.n != later.paragraph.n:
            return False
        between = self.text[earlier.quoted.end : later.quoted.start]
        opens_sentence = between.rstrip().endswith((".", ",", ":")) or not between.strip()
        return len(between) < WINDOW // 2 and opens_sentence and not CLAUSE_END.search(between.rstrip()[:-1])

    def shares(self, earlier: Place, later: Place) -> bool:
        """Whether two quotations stand in one sentence, or one runs over into the next paragraph."""
        if earlier.paragraph.n == later.paragraph.n:
            between = self.text[earlier.quoted.end : later.quoted.start]
            ended = self.text[earlier.quoted.end - 2] in ".!?\u2026"
            return len(between) < WINDOW and not ended and not CLAUSE_END.search(between)
        follows = later.paragraph.n == earlier.paragraph.n + 1
        return follows and not earlier.quoted.closed and later.quoted.start == later.paragraph.start
