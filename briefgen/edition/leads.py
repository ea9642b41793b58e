"""An understood article -> what it is about, as features that can be compared with other articles': words, people, days, figures.

A feature is its kind and a form: `w:` word, `p:` person, `m:` document, `d:` day, `f:` figure.
"""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from briefgen.edition.editions import bounds
from briefgen.edition.understood import Understood
from briefgen.model import DocumentMark, FigureMark, Paragraph
from briefgen.text import words

LEAD = 3
"""Paragraphs after the title that say what an article is about."""
NEWS = 14
"""Days around publication within which a day may be that of the event itself."""
_STEM = 6
"""Letters by which forms of a word are one."""
_SHORTEST = 4
_NAME = re.compile(r"(?<=[\w,;’'] )[^\W\d_][\w’'-]{3,}")


class Lead(Struct, frozen=True, kw_only=True):
    """What one article is about."""

    article: str
    published: str
    """ISO date as exactly as it is known; after all others if it is not."""
    day: int | None
    """Ordinal of the day of publication, if it is known to the day."""
    language: str | None
    publisher: str | None
    features: frozenset[str]
    anchors: frozenset[str]
    """The features that are no plain words: people, documents, days, figures, and words that are written as names."""
    actors: frozenset[str]
    """People in the title and the first paragraph."""
    days: frozenset[str]
    """Days of the event in the lead."""


def lead_of(found: Understood) -> Lead:
    """What an article is about. Works on any article; what is not known is left out."""
    article, marks = found.article, found.marks
    published = bounds(article.published)
    day = date.fromisoformat(published[0]).toordinal() if published is not None and published[0] == published[1] else None
    lead = _lead(found)
    texts = [_without_dates(found, one) for one in lead]
    stems = {_stem(word) for text in (article.title or "", *texts) for word in words(text) if len(word) >= _SHORTEST and word.isalpha()}
    names = {_stem(name.lower()) for text in texts for name in _NAME.findall(text) if name[0].isupper()}
    people = {f"p:{person.name}" for person in marks.people}
    documents = {f"m:{' '.join(sorted(words(mark.name)))}" for mark in marks.documents if is_named(article.text, mark)}
    figures = {f"f:{mark.value:g} {mark.unit or ''}" for mark in marks.figures if _is_exact(mark)}
    days = {one for one, start in _days(found, day) if any(part.start <= start < part.end for part in lead)}
    hard = people | documents | figures | {f"d:{one}" for one, _ in _days(found, day)}
    return Lead(
        article=article.id,
        published=article.published.value or "~",
        day=day,
        language=article.language,
        publisher=article.agency or article.publisher,
        features=frozenset(stems | hard),
        anchors=frozenset(hard | (names & stems)),
        actors=frozenset(person.name for person in marks.people if lead and any(one.start < lead[0].end for one in person.mentions)),
        days=frozenset(days),
    )


def _stem(word: str) -> str:
    return f"w:{word[:_STEM]}"


def _lead(found: Understood) -> list[Paragraph]:
    return [one for one in found.article.paragraphs if one.role in ("body", "quote")][:LEAD]


def _without_dates(found: Understood, paragraph: Paragraph) -> str:
    """The words of a paragraph without its dateline and its dates, which are features of their own."""
    dateline = found.article.dateline
    at, parts = paragraph.start if dateline is None else max(paragraph.start, min(dateline.end, paragraph.end)), []
    for mark in found.marks.dates:
        if at <= mark.start and mark.end <= paragraph.end:
            parts.append(found.slice(at, mark.start))
            at = mark.end
    return " ".join((*parts, found.slice(at, paragraph.end)))


def _days(found: Understood, day: int | None) -> Iterator[tuple[str, int]]:
    """Days near that of publication that the article tells of, with their places."""
    begins = found.article.dateline.end if found.article.dateline is not None else 0
    for mark in found.marks.dates:
        exact = mark.main and mark.precision == "day" and mark.first is not None and mark.first == mark.last
        if day is None or not exact or mark.end <= begins:
            continue
        if abs(date.fromisoformat(mark.first or "").toordinal() - day) <= NEWS:
            yield mark.first or "", mark.start


def is_named(text: str, mark: DocumentMark) -> bool:
    """Whether a document's name is its own ("Baku Declaration"), not that of a kind ("peace treaty")."""
    first, *rest = mark.name.split()
    inside = text[max(0, mark.start - 2) : mark.start - 1].isalpha()  # not the capital of a sentence
    return bool(rest) and ((first[0].isupper() and inside) or any(word[0].isupper() for word in rest[:-1]))


def _is_exact(mark: FigureMark) -> bool:
    """Whether two articles hardly share a figure by chance: two digits that count."""
    return len(f"{mark.value:g}".partition("e")[0].replace(".", "").strip("0-")) > 1
