"""Names of people, places and offices -> what a page in one locale calls them, by the gazetteer; the original stays beside.

Only our own words are named so: dateline places, speakers, who is who. A source's words are never respelt.
"""

from collections.abc import Iterable

from msgspec import structs

from briefgen import collation, l10n, typography
from briefgen.brief import Brief
from briefgen.desk import Named, Office
from briefgen.pages import wording
from briefgen.pages.views import Run, Statement


def form(name: str, brief: Brief, locale: str) -> str | None:
    """What the page's language calls a person or an office, or None where the gazetteer does not say."""
    known = brief.names.get(name)
    return known.forms.get(locale) if known else None


def person(name: str, brief: Brief, locale: str) -> tuple[Run, Run | None]:
    """A person's name as the page prints it, and the name that the edition knows them by where that is another one."""
    own = form(name, brief, locale)
    if own is None or own == name:
        return wording.run(name, None, locale), None
    return wording.run(own, locale, locale), wording.run(name, None, locale)


def place(name: str | None, brief: Brief, locale: str) -> Run | None:
    """A place as the page prints it. A contested one follows the workspace's policy; both forms stand in alphabetical order."""
    known = brief.names.get(name) if name else None
    if name is None or known is None or (known.rivals and brief.contested == "source"):
        return wording.name(name, locale)
    listed = _called(known, locale)
    if listed is None:
        return wording.name(name, locale)
    both = (listed, known.rivals[locale]) if brief.contested == "both" and locale in known.rivals else (listed,)
    return wording.run("/".join(sorted(both, key=lambda one: collation.key(one, locale))), locale, locale)


def _called(known: Named, locale: str) -> str | None:
    return known.forms.get(locale) or (l10n.country(known.country, locale) if known.country else None)


def office(one: Office, brief: Brief, locale: str) -> Run:
    """An office with whose it is and its years: in the page's language where all of it is known in it, else as the gazetteer has it."""
    whose = place(one.of, brief, locale) if one.of else None
    own = form(one.office, brief, locale)
    translated = own is not None and (whose is None or whose.text != one.of or one.of in brief.names)
    words = (own if translated else one.office, whose.text if whose and translated else one.of)
    joined = typography.separators(locale if translated else "en")[0].join(word for word in words if word)
    return wording.run(f"{joined} ({one.years})" if one.years else joined, locale if translated else "en", locale)


def first_mentions(spoken: Iterable[tuple[str, Statement]]) -> dict[str, Statement]:
    """Statements by anchor, in reading order: the original of a speaker's name stands where it is first printed, and there only."""
    seen: set[str] = set()
    found: dict[str, Statement] = {}
    for anchor, one in spoken:
        original = one.speaker_original
        found[anchor] = structs.replace(one, speaker_original=None) if original and original.text in seen else one
        seen.update({original.text} if original else ())
    return found
