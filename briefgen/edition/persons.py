"""The chosen statements -> who is named or quoted in them, and how often articles of the edition quote whom."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import structs

from briefgen.brief import Brief, Person
from briefgen.desk import Named, Office, Tally
from briefgen.edition.candidates import Candidate
from briefgen.edition.understood import Understood
from briefgen.statement import statement_id
from briefgen.understanding.names import Gazetteer, Known, Post

MOST_SPEAKERS = 10


def people(shown: Iterable[Candidate]) -> tuple[Person, ...]:
    """Everybody whom statements name or quote, by name, with the statements in the order in which they are printed."""
    found: dict[str, list[str]] = {}
    for one in shown:
        for name in dict.fromkeys(one.people):
            found.setdefault(name, []).append(statement_id(one.article, one.text))
    return tuple(Person(name=name, statements=tuple(statements)) for name, statements in sorted(found.items()))


def speakers(articles: Sequence[Understood]) -> tuple[Tally, ...]:
    """Whom the articles quote, the most quoted first; equal counts by name."""
    counted = Counter(quote.speaker for found in articles for quote in found.marks.quotes if quote.speaker)
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Tally(name=name, count=count) for name, count in ranked[:MOST_SPEAKERS])


def introduced(brief: Brief, gazetteer: Gazetteer) -> Brief:
    """The edition with the offices of its people, by surname; whoever holds none in its days needs no line in who is who.

    An edition of more than a year gives the years of an office: not everybody held it all the time.
    """
    known = {one.name: one for one in gazetteer.people}
    first, last = brief.period.first or brief.date or "", brief.period.last or brief.date or ""
    dated = first[:4] != last[:4]
    found = ((person, _offices(known[person.name], first, last, dated=dated)) for person in brief.people if person.name in known)
    listed = [structs.replace(person, offices=offices) for person, offices in found if offices]
    people = tuple(sorted(listed, key=lambda one: (one.name.split()[-1], one.name)))
    contested = gazetteer.policy.contested_places if any(one.rivals.by_locale() for one in gazetteer.places) else None
    return structs.replace(brief, people=people, names=_names(brief, people, gazetteer), contested=contested)


def _names(brief: Brief, people: Sequence[Person], gazetteer: Gazetteer) -> dict[str, Named]:
    """What the gazetteer calls everybody and everything that we name in our own words, by the name that the edition has."""
    offices = [office for person in people for office in person.offices]
    quoted = (quote.speaker for section in brief.sections for quote in section.quotes)
    said = {*quoted, *(one.name for one in brief.speakers), *(one.name for one in people)}
    found = {one.name: Named(forms=one.names.by_locale()) for one in gazetteer.people if one.name in said}
    held = {office.office for office in offices}
    found |= {one.name: Named(forms=one.names.by_locale()) for one in gazetteer.offices if one.name in held}
    spellings = {folded(written): one for one in gazetteer.places for written in (one.name, *one.forms, *one.names.by_locale().values())}
    for place in sorted({name for name in (*(one.place for one in brief.sources), *(office.of for office in offices)) if name}):
        if (one := spellings.get(folded(place))) is not None:
            own = {} if place == one.name else {"en": one.name}  # the gazetteer's own words are English
            found[place] = Named(forms=own | one.names.by_locale(), rivals=one.rivals.by_locale(), country=one.country)
    return {name: one for name, one in sorted(found.items()) if one != Named()}


def folded(place: str) -> str:
    """A place's name without case: `BAKI` and `Bakı` are one, and so are `ԵՐԵՎԱՆ` and `Երևան`.

    Capitals do not tell `ı` from `i` where the language is not known, and Eastern Armenian writes `և` as `ԵՎ` in them.
    """
    return place.casefold().replace("i\u0307", "i").replace("\u0131", "i").replace("\u0565\u0582", "\u0565\u057e")


def _offices(person: Known, first: str, last: str, *, dated: bool) -> tuple[Office, ...]:
    held = (post for post in person.posts if first and post.covers(first, last))
    return tuple(dict.fromkeys(Office(office=post.office, of=post.of, years=_years(post) if dated else None) for post in held))


def _years(post: Post) -> str:
    begun, ended = (post.first or "")[:4], (post.last or "")[:4]
    return begun if begun == ended else f"{begun}\u2013{ended}"
