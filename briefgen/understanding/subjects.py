"""The subject of a verb of saying: the units of a clause and the place of the verb in, who or what speaks out.

Only shapes that news uses are read: SUBJECT VERB, VERB SUBJECT, "told by", "quoted as saying", with titles, adverbs and an apposition.
"""

from briefgen.understanding.cast import Mention
from briefgen.understanding.clauses import Subject, Unit, says
from briefgen.understanding.lexicon import Lexicon
from briefgen.understanding.nounphrases import author, begins, free, head, noun_phrase

_APPOSITION = 14
_PHRASE = 12
_QUOTED = 12


def speaks(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether unit `at` makes somebody a speaker: a verb of saying, "according to", or "told by"."""
    if found[at].mention is not None:
        return False
    return says(found, at, lexicon) or found[at].lower in lexicon.according or _passive(found, at, lexicon)


def _passive(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    follows = found[at + 1].lower if at + 1 < len(found) else ""
    return found[at].lower in lexicon.saying and follows in lexicon.agent


def subject_of(found: list[Unit], verb: int, lexicon: Lexicon) -> Subject | None:
    """The subject of the verb at `verb` by its form: "according to", "told by", "quoted as saying", VERB SUBJECT, SUBJECT VERB."""
    if found[verb].lower in lexicon.according:
        return subject_after(_without_to(found, verb), verb, lexicon)
    if _quoted_as(found, verb, lexicon):
        return _quoted(found, verb - 1, lexicon)
    if _passive(found, verb, lexicon):
        return subject_after(found, verb + 1, lexicon)
    if lexicon.suffixing:
        return _either_side(found, verb, lexicon)
    return subject_before(found, verb, lexicon) if verb else subject_after(found, verb, lexicon)


def _either_side(found: list[Unit], verb: int, lexicon: Lexicon) -> Subject | None:
    """The subject where the verb may stand last or first: a person before it, else a person behind it, else a noun before it."""
    before = subject_before(found, verb, lexicon)
    if before is not None and before.kind != "noun":
        return before
    after = subject_after(found, verb, lexicon)
    return after if after is not None and (after.kind == "person" or not verb) else before


def _without_to(found: list[Unit], verb: int) -> list[Unit]:
    return [unit for number, unit in enumerate(found) if number != verb + 1 or unit.lower != "to"]


def _quoted_as(found: list[Unit], verb: int, lexicon: Lexicon) -> bool:
    return verb > 0 and found[verb - 1].lower in lexicon.quoted_as and found[verb].lower in lexicon.participles


def _quoted(found: list[Unit], end: int, lexicon: Lexicon) -> Subject | None:
    """Whom somebody quotes: "the agency quoted NAME as saying", "NAME was quoted by the agency as saying"."""
    places = (place for place in range(end - 1, max(-1, end - _QUOTED), -1) if found[place].lower in lexicon.quoting)
    verb = next(places, None)
    if verb is None:
        return None
    passive = verb > 0 and found[verb - 1].lower in lexicon.being
    return subject_before(found, verb - 1, lexicon) if passive else subject_before(found[verb + 1 :], end - verb - 1, lexicon)


def subject_before(found: list[Unit], verb: int, lexicon: Lexicon) -> Subject | None:
    """The subject that stands before the verb at `verb`."""
    at = _back_over_asides(found, verb - 1, lexicon)
    if at < 0:
        return None
    unit = found[at]
    if unit.mention is not None:
        return _person(found, at, lexicon)
    return _pronoun(unit, lexicon) or _noun(found, at, lexicon)


def _named(mention: Mention) -> Subject:
    return Subject("person", mention.name, place=(mention.start, mention.end))


def _words(words: tuple[Unit, ...]) -> Subject:
    return Subject("noun", None, words, (words[0].start, words[-1].end) if words else None)


def _pronoun(unit: Unit, lexicon: Lexicon) -> Subject | None:
    pronoun = unit.lower in lexicon.he or unit.lower in lexicon.she or unit.lower in lexicon.it
    return Subject("pronoun", unit.lower) if pronoun else None


def _noun(found: list[Unit], at: int, lexicon: Lexicon) -> Subject | None:
    """The noun phrase that ends at `at` as a subject; of something written, the person who owns it."""
    first, last = noun_phrase(found, at, lexicon)
    words = head(tuple(found[first:last]), lexicon)
    owner = found[first - 1].mention if first else None
    if not words or (owner is not None and words[0].lower in lexicon.prepositions):
        return None
    if owner is not None and words[0].lower not in lexicon.determiners:
        mine = owner.genitive and words[-1].lower in lexicon.writings
        return _named(owner) if mine else None
    # A letter without an owner says something, and is nobody.
    return _words(() if words[-1].lower in lexicon.writings else words)


def _person(found: list[Unit], at: int, lexicon: Lexicon) -> Subject | None:
    """The person named at `at` as a subject; the author, where the name only belongs to a letter or statement."""
    mention = found[at].mention
    joint = at > 1 and found[at - 1].lower in lexicon.together and found[at - 2].mention is not None
    if mention is None or mention.oblique:
        return None
    if free(found, at, lexicon):
        return None if joint else _named(mention)
    return _author(found, at, lexicon)


def _author(found: list[Unit], at: int, lexicon: Lexicon) -> Subject | None:
    writer = author(found, at, lexicon).writer
    return _named(writer) if writer is not None else None


def _back_over_asides(found: list[Unit], at: int, lexicon: Lexicon) -> int:
    """The last unit of the subject, going back over adverbs and one apposition between commas."""
    at = _back_over_adverbs(found, at, lexicon)
    if at >= 0 and found[at].word == ")":
        at = next((place - 1 for place in range(at - 1, max(-1, at - _APPOSITION), -1) if found[place].word == "("), -1)
    if at >= 0 and found[at].word == ",":
        opened = next((place for place in range(at - 1, max(-1, at - _APPOSITION), -1) if found[place].word == ","), -1)
        at = _back_over_adverbs(found, opened - 1, lexicon) if opened > 0 else -1
    return at


def _back_over_adverbs(found: list[Unit], at: int, lexicon: Lexicon) -> int:
    ends = lexicon.adverb_ends or "ly"
    while at >= 0 and found[at].mention is None:
        adverbial = found[at].lower in lexicon.adverbs or found[at].lower.endswith(ends)
        if not adverbial and not (lexicon.suffixing and _numbered(found, at)):
            break
        at -= 1
    return at


def _numbered(found: list[Unit], at: int) -> bool:
    """Whether a unit is a number, its ending, or the hyphen between them: "mayın 16-da"."""
    if found[at].word.isdigit():
        return True
    hyphen = at if found[at].word == "-" else at - 1
    return hyphen > 0 and found[hyphen].word == "-" and found[hyphen - 1].word.isdigit()


def subject_after(found: list[Unit], verb: int, lexicon: Lexicon) -> Subject | None:
    """The subject that stands after the verb at `verb` ("added the Russian leader", "said Foreign Minister NAME")."""
    words: list[Unit] = []
    auxiliary = bool(lexicon.compounds) and "_".join(unit.lower for unit in found[verb : verb + 2]) in lexicon.compounds
    for at in range(verb + 1 + auxiliary, min(len(found), verb + 1 + _PHRASE)):
        unit = found[at]
        if unit.mention is not None:
            follows = found[at + 1] if at + 1 < len(found) else None
            if found[verb].lower in lexicon.according and unit.mention.declined and not words:
                return _named(unit.mention)
            if unit.mention.oblique or (follows is not None and (follows.lower in lexicon.roles or follows.mention is not None)):
                words = []
                continue
            return _after(found, at, words, lexicon)
        if _ends_phrase(unit, lexicon):
            break
        if not words and (pronoun := _pronoun(unit, lexicon)) is not None:
            return pronoun
        words.append(unit)
    described = head(tuple(words), lexicon)
    return _words(described) if described else None


def _ends_phrase(unit: Unit, lexicon: Lexicon) -> bool:
    if unit.is_mark or unit.lower in lexicon.saying or unit.lower in lexicon.conjunctions:
        return True
    return unit.lower in lexicon.prepositions and unit.lower not in lexicon.inside


def _after(found: list[Unit], at: int, words: list[Unit], lexicon: Lexicon) -> Subject | None:
    """The person at `at` behind a verb and `words`, unless somebody's deputy or two people speak."""
    follows = found[at + 1] if at + 1 < len(found) else None
    joint = follows is not None and follows.lower in lexicon.together and at + 2 < len(found) and found[at + 2].mention is not None
    mention = found[at].mention
    if joint or mention is None:
        return None
    first = begins(found, at, lexicon)
    if words and first and found[first - 1].lower in lexicon.inside and found[first - 1].start >= words[0].start:
        described = head(tuple(word for word in words if word.start < found[first - 1].start), lexicon)
        return _words(described) if described else None
    return _named(mention)


# Verbs that lean on the subject of an earlier one: "NAME came to Baku and said", "NAME sent a letter saying".


def leans(found: list[Unit], verb: int, lexicon: Lexicon) -> bool:
    """Whether the verb at `verb` has its subject from the verb before it."""
    if not verb or _quoted_as(found, verb, lexicon):
        return False
    return found[verb - 1].lower in lexicon.together or found[verb].lower in lexicon.participles


def leaning(found: list[Unit], verb: int, lexicon: Lexicon) -> Subject | None:
    """The subject of a verb that leans on another one, if that is certain."""
    if found[verb - 1].lower in lexicon.together:
        return _opener(found, verb, lexicon)
    at = _back_over_adverbs(found, verb - 1, lexicon)
    apart = at > 0 and found[at].word == ","
    at -= apart
    written = author(found, at, lexicon)
    if written.writing:
        sent = any(unit.lower in lexicon.sending for unit in found[:at])
        writer = _named(written.writer) if written.writer is not None else None
        return writer or (_opener(found, verb, lexicon) if sent else None)
    if not apart and found[at].mention is not None:
        return _person(found, at, lexicon)
    return _opener(found, verb, lexicon) if apart or _aside(found, at, lexicon) else None


def _aside(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a participle behind the noun at `at` passes over it: "spoke in Baku saying", not "met officials saying"."""
    if at < 0 or found[at].word[0].isupper():
        return True
    before = (unit.lower for unit in reversed(found[max(0, at - 3) : at]) if unit.lower in lexicon.prepositions)
    preposition = next(before, "")
    return bool(preposition) and preposition not in lexicon.inside | lexicon.toward | lexicon.accompanied | lexicon.agent


def _opener(found: list[Unit], verb: int, lexicon: Lexicon) -> Subject | None:
    """The person who opens the sentence, if nothing between looks like another subject."""
    leads = [at for at in range(verb) if found[at].mention is not None and _opens(found, at, lexicon)]
    names = {mention.name: mention for at in reversed(leads) if (mention := found[at].mention) is not None}
    if not leads and found and (pronoun := _pronoun(found[0], lexicon)) is not None:
        return pronoun if _goes_on(found, 0, verb, lexicon) else None
    return _named(next(iter(names.values()))) if len(names) == 1 and _goes_on(found, leads[-1], verb, lexicon) else None


def _opens(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether the name at `at` opens a clause and is its only subject."""
    mention, first = found[at].mention, begins(found, at, lexicon)
    follows = found[at + 1] if at + 1 < len(found) else None
    together = follows is not None and follows.lower in lexicon.together
    return mention is not None and not mention.oblique and not together and (not first or found[first - 1].is_mark)


def _goes_on(found: list[Unit], subject: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether nothing between the subject and its second verb looks like another subject."""
    comma = next((at for at in range(verb - 1, subject, -1) if found[at].word == ","), None)
    if comma is None or comma + 1 >= verb:
        return True
    unit = found[comma + 1]
    return unit.mention is None and unit.word[0].islower() and unit.lower not in lexicon.determiners


# What stands before a colon.


def label_subject(label: list[Unit], lexicon: Lexicon) -> Subject | None:
    """Who speaks behind `label:`: "NAME", "NAME to NAME", "quoted NAME", "NAME's words"."""
    last = label[-1].mention
    first = begins(label, len(label) - 1, lexicon) if last is not None else len(label)
    if last is not None and not last.oblique:
        opens = not first or label[first - 1].is_mark or label[first - 1].lower in lexicon.quoting
        if opens:
            return _named(last)
        if all(unit.mention or _headline(unit, lexicon) for unit in label):
            return _opener(label, len(label), lexicon)
    written = author(label, len(label) - 1, lexicon)
    spoken = written.writing and written.governor not in lexicon.prepositions - lexicon.within
    return _named(written.writer) if spoken and written.writer is not None else None


def _headline(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.lower in lexicon.prepositions or unit.lower in lexicon.roles or unit.word[0].isupper()


def writing_object(label: list[Unit], lexicon: Lexicon) -> bool:
    """Whether `label:` ends in a letter or statement that its sentence only mentions ("he recalled the letter to NAME:")."""
    written = author(label, len(label) - 1, lexicon)
    sent = any(unit.lower in lexicon.sending for unit in label)
    return written.writing and not sent and written.governor not in lexicon.prepositions
