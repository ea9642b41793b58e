"""Who appears in an article: people of the gazetteer and people the article names in full, with every mention.

"Aliyev" alone is the one Aliyev whom the article names in full, else the one whose post covers the day of the article, else nobody.
"""

from typing import NamedTuple

from briefgen.model import Article, PersonMark, Span
from briefgen.text import squeeze
from briefgen.understanding.given_names import GIVEN_NAMES
from briefgen.understanding.introductions import Introduced, Term, introductions, roles_before, terms
from briefgen.understanding.lexicon import Lexicon
from briefgen.understanding.names import Gazetteer, Known, sightings
from briefgen.understanding.spelling import declined, subject_forms

SILENT_ROLES = frozenset({"boilerplate", "caption"})
"""Paragraphs that belong to the page, not to the story."""


class Mention(NamedTuple):
    """One place where a person is named; `name` is None where the article does not settle who it is.

    `genitive`: an apostrophe makes the name an owner. `declined`: its ending shows that it is no subject.
    """

    start: int
    end: int
    name: str | None
    genitive: bool = False
    declined: bool = False

    @property
    def oblique(self) -> bool:
        """Whether the form of the name says that it is not the subject of its clause."""
        return self.genitive or self.declined


class Cast(NamedTuple):
    """The people of one article."""

    mentions: tuple[Mention, ...]
    roles: dict[str, frozenset[str]]
    genders: dict[str, str]
    gazetteer: Gazetteer
    days: tuple[str, str] | None

    def known(self, name: str) -> Known | None:
        """The gazetteer's entry of a person, if there is one."""
        return next((person for person in self.gazetteer.people if person.name == name), None)


class _Draft(NamedTuple):
    start: int
    end: int
    candidates: tuple[str, ...]
    full: bool
    roles: frozenset[str]


class _Evidence(NamedTuple):
    """What settles a surname: who is named in full, who bears which surname, who held which post on the days of the article."""

    named: dict[str, None]
    by_surname: dict[str, tuple[str, ...]]
    gazetteer: Gazetteer
    days: tuple[str, str] | None

    def in_office(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of `names` who held a post when the article appeared; nobody if that day is unknown."""
        days = self.days
        if days is None:
            return ()
        return tuple(
            person.name for person in self.gazetteer.people if person.name in names and any(post.covers(*days) for post in person.posts)
        )


def days_of(article: Article) -> tuple[str, str] | None:
    """First and last day on which the article may have been published, ISO; None if that is unknown."""
    value = article.published.value
    if not value:
        return None
    return value, value + "~"


def cast(article: Article, gazetteer: Gazetteer, lexicon: Lexicon) -> Cast:
    """Everyone whom the article names outside its boilerplate and captions."""
    drafts: list[_Draft] = []
    genders = {person.name: person.gender for person in gazetteer.people if person.gender}
    for paragraph in article.paragraphs:
        if paragraph.role not in SILENT_ROLES:
            drafts.extend(_drafts(article.text, paragraph.start, paragraph.end, gazetteer, lexicon))
    days = days_of(article)
    named = dict.fromkeys(draft.candidates[0] for draft in drafts if draft.full and len(draft.candidates) == 1)
    evidence = _Evidence(named, _surnames(named, gazetteer, lexicon), gazetteer, days)
    drafts.extend(_short(article, drafts, evidence.by_surname, lexicon))
    drafts.sort()
    roles: dict[str, frozenset[str]] = {}
    mentions = []
    for draft in drafts:
        name = _settle(draft, evidence, article.text)
        genitive = _genitive(article.text, draft.end, lexicon)
        declined = _declined(article.text[draft.start : draft.end], draft.candidates, gazetteer, lexicon)
        mentions.append(Mention(draft.start, draft.end, name, genitive, declined))
        if name is not None:
            roles[name] = roles.get(name, frozenset()) | draft.roles
            if draft.roles & lexicon.feminine:
                genders.setdefault(name, "f")
    return Cast(tuple(mentions), roles, genders, gazetteer, days)


def people(found: Cast) -> tuple[PersonMark, ...]:
    """The settled people with their mentions, in the order of their first mention."""
    spans: dict[str, list[Span]] = {}
    for mention in found.mentions:
        if mention.name is not None:
            spans.setdefault(mention.name, []).append(Span(start=mention.start, end=mention.end))
    return tuple(PersonMark(name=name, mentions=tuple(places)) for name, places in spans.items())


def _drafts(text: str, start: int, end: int, gazetteer: Gazetteer, lexicon: Lexicon) -> list[_Draft]:
    """The mentions of one paragraph: the gazetteer's forms first, then the names that the paragraph introduces."""
    words = terms(text, start, end)
    places = {word.start: number for number, word in enumerate(words)}
    found: list[_Draft] = []
    taken: set[int] = set()
    for seen in sightings(text[start:end], gazetteer):
        first = places.get(seen.start + start)
        if first is None:
            continue
        last = first
        while last + 1 < len(words) and words[last + 1].start < seen.end + start:
            last += 1
        names = tuple(gazetteer.people[number].name for number in seen.people)
        first, other = _initials(text, words, first, [gazetteer.people[number] for number in seen.people])
        named_after = first > 0 and words[first - 1].lower in lexicon.named_after
        if other or named_after or _memorial(text, words, last, lexicon):
            continue
        if not seen.full and _other_person(text, words, first, lexicon):
            continue
        found.append(_Draft(words[first].start, words[last].end, names, seen.full, roles_before(text, words, first, lexicon)))
        taken.update(range(first, last + 1))
    for new in introductions(text, start, end, lexicon):
        if places[new.start] not in taken and not any(draft.start < new.end and new.start < draft.end for draft in found):
            found.append(_introduced(new, gazetteer))
    return found


def _initials(text: str, words: list[Term], first: int, people: list[Known]) -> tuple[int, bool]:
    """Where a name with its initials begins, and whether they are those of somebody else: "N. Pashinyan", "П. А. Лавров"."""
    at = first
    while at > 0 and len(words[at - 1].word) == 1 and words[at - 1].capital and text[words[at - 1].end : words[at].start] in (". ", "."):
        at -= 1
    given = [form for person in people for form in (person.name, *person.forms)]
    return at, at < first and not any(form.startswith(words[at].word) for form in given)


def _introduced(new: Introduced, gazetteer: Gazetteer) -> _Draft:
    """A person whom the article introduces; known ones under their own name, whatever case ending hid them."""
    known = next((person.name for person in gazetteer.people if new.name in person.forms), new.name)
    return _Draft(new.start, new.end, (known,), True, new.roles)


def _memorial(text: str, words: list[Term], last: int, lexicon: Lexicon) -> bool:
    """Whether the name is that of a thing: "Heydar Aliyev International Airport"."""
    for here, word in zip(words[last : last + 2], words[last + 1 : last + 3], strict=False):
        if text[here.end : word.start] != " " or not word.capital:
            return False
        if word.lower in lexicon.memorials:
            return True
    return False


def _other_person(text: str, words: list[Term], first: int, lexicon: Lexicon) -> bool:
    """Whether a surname belongs to a namesake: another given name stands before it."""
    if first == 0:
        return False
    before = words[first - 1]
    acronym = before.word.isupper() and len(before.word) > 1
    gap = text[before.end : words[first].start]
    beside = gap == " " or (gap == ". " and len(before.word) == 1)
    if not beside or not before.capital or acronym:
        return False
    if _small(before.lower, lexicon) or before.lower in lexicon.countries or before.lower in lexicon.capitals:
        return False
    starts_sentence = first == 1 or text[words[first - 2].end : before.start].strip(" ,;:\u201c\"'")[:1] in {".", "!", "?", "\n"}
    return not starts_sentence or (len(before.word) > 1 and before.lower in GIVEN_NAMES)


def _small(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a title, an institution or a word of grammar, so that it is no given name."""
    titles = word in lexicon.roles or word in lexicon.institutions or word in lexicon.saying
    return titles or word in lexicon.conjunctions or word in lexicon.prepositions or word in lexicon.determiners or word in lexicon.adverbs


def _surnames(named: dict[str, None], gazetteer: Gazetteer, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Surname -> the people of the article who bear it, every spelling that the gazetteer knows."""
    entries = {person.name: person for person in gazetteer.people}
    found: dict[str, dict[str, None]] = {}
    for name in named:
        entry = entries.get(name)
        spellings = [name, *entry.forms] if entry else [name]
        for surname in (*(spelling.split()[-1] for spelling in spellings), *(entry.surnames if entry else ())):
            for written in declined(surname, lexicon.language) if lexicon.declining else (surname,):
                found.setdefault(written, {})[name] = None
    return {surname: tuple(names) for surname, names in found.items()}


def _short(article: Article, drafts: list[_Draft], by_surname: dict[str, tuple[str, ...]], lexicon: Lexicon) -> list[_Draft]:
    """Surnames of the people named in full elsewhere in the article, where no mention stands yet."""
    taken = [(draft.start, draft.end) for draft in drafts]
    covered = {position for start, end in taken for position in range(start, end)}
    found = []
    for paragraph in article.paragraphs:
        if paragraph.role in SILENT_ROLES:
            continue
        words = terms(article.text, paragraph.start, paragraph.end)
        for number, word in enumerate(words):
            names = by_surname.get(word.word)
            if names is None or word.start in covered or _part_of_name(article.text, words, number, lexicon):
                continue
            found.append(_Draft(word.start, word.end, names, False, roles_before(article.text, words, number, lexicon)))
    return found


def _part_of_name(text: str, words: list[Term], number: int, lexicon: Lexicon) -> bool:
    return _other_person(text, words, number, lexicon) or _memorial(text, words, number, lexicon)


def _settle(draft: _Draft, evidence: _Evidence, text: str) -> str | None:
    """Who is meant: the only candidate named in full in the article, else the only one in office on its day, else the only one."""
    if draft.full:
        return draft.candidates[0] if len(draft.candidates) == 1 else None
    bearers = evidence.by_surname.get(text[draft.start : draft.end], ())
    here = tuple(dict.fromkeys((*(name for name in draft.candidates if name in evidence.named), *bearers)))
    holding = evidence.in_office((*here, *draft.candidates))
    if len(here) == 1:
        # A namesake who is in office that day may be meant by the surname, however often the other is named in full.
        return here[0] if not holding or here[0] in holding else None
    pool = here or draft.candidates
    if len(pool) == 1:
        return pool[0]
    holding = tuple(name for name in holding if name in pool)
    return holding[0] if len(holding) == 1 else None


def _genitive(text: str, end: int, lexicon: Lexicon) -> bool:
    return text[end : end + 1] in ("'", "\u2019") and text[end + 1 : end + 2] in ("s", " ") and bool(lexicon.possessive)


def _declined(written: str, candidates: tuple[str, ...], gazetteer: Gazetteer, lexicon: Lexicon) -> bool:
    """Whether a name stands in a form that is not its dictionary form ("Путина"), nor one of its forms as a subject."""
    plain = squeeze(written)
    if plain.isascii() and not lexicon.declining:
        return False
    known = [person for person in gazetteer.people if person.name in candidates]
    spelt = [form for person in known for form in (person.name, *person.forms, *person.surnames)]
    if lexicon.declining:
        spelt.extend(candidates)
        spelt.extend([form.split()[-1] for form in spelt])
    return bool(spelt) and not any(_alike(plain) == _alike(form) for name in spelt for form in subject_forms(name))


def _alike(name: str) -> str:
    """Armenian writes one sound with a ligature or with two letters."""
    return name.replace("\u0587", "\u0565\u0582")
