"""People whom the gazetteer might hold: articles and the gazetteer in, one proposal a name out, never used silently.

A full name is proposed when an article gives it a title, or when two articles have it; a likely spelling of a known name says so.
"""

import difflib
from collections.abc import Iterable
from typing import NamedTuple

from briefgen.model import Article, Problem
from briefgen.understanding.cast import SILENT_ROLES
from briefgen.understanding.introductions import full_names
from briefgen.understanding.lexicon import lexicon
from briefgen.understanding.names import Gazetteer, sightings

_ARTICLES = 2
_ALIKE = 0.84
"""Share of letters in the same order from which two names may be one in two spellings."""


class _Seen(NamedTuple):
    """Where a name was met: the paths of its articles, and the titles that they give it."""

    paths: dict[str, None]
    roles: dict[str, None]


def candidates(articles: Iterable[Article], gazetteer: Gazetteer) -> tuple[Problem, ...]:
    """One `gazetteer-candidate` for each full name that the gazetteer lacks, the most frequent first, then by name.

    `file` is the path of the first article that has the name. Nothing is read from or written to the gazetteer.
    """
    found: dict[str, _Seen] = {}
    for article in articles:
        for name, roles in _unknown(article, gazetteer):
            seen = found.setdefault(name, _Seen({}, {}))
            seen.paths[article.path] = None
            seen.roles.update(dict.fromkeys(sorted(roles)))
    proposed = [(name, seen) for name, seen in found.items() if seen.roles or len(seen.paths) >= _ARTICLES]
    spellings = {form: person.name for person in gazetteer.people for form in (person.name, *person.forms)}
    return tuple(_proposal(name, seen, spellings) for name, seen in sorted(proposed, key=lambda one: (-len(one[1].paths), one[0])))


def _unknown(article: Article, gazetteer: Gazetteer) -> Iterable[tuple[str, frozenset[str]]]:
    """The full names of one article that are no form of the gazetteer, with their titles."""
    words = lexicon(article.language)
    for paragraph in article.paragraphs:
        if paragraph.role in SILENT_ROLES:
            continue
        known = sightings(article.text[paragraph.start : paragraph.end], gazetteer)
        taken = [(seen.start + paragraph.start, seen.end + paragraph.start) for seen in known if seen.full]
        for new in full_names(article.text, paragraph.start, paragraph.end, words):
            if not any(start < new.end and new.start < end for start, end in taken):
                yield new.name, new.roles


def _proposal(name: str, seen: _Seen, spellings: dict[str, str]) -> Problem:
    count = len(seen.paths)
    where = "1 article" if count == 1 else f"{count} articles"
    titled = f" as {', '.join(sorted(seen.roles))}" if seen.roles else ""
    near = difflib.get_close_matches(name, list(spellings), n=1, cutoff=_ALIKE)
    return Problem(
        code="gazetteer-candidate",
        message=f"{name!r} is named in {where}{titled} and is not in the gazetteer",
        hint=f"add it to the forms of {spellings[near[0]]}" if near else f'add [[person]] with name = "{name}" if it matters',
        severity="note",
        file=next(iter(seen.paths)),
    )
