"""From a reader's draft and the side-car's facts to an `Article`: roles, dateline, date, language, sentences, warnings.

In: values only. Out: one frozen `Article`. The side-car wins over the file, the file over what its text bears out.
"""

import unicodedata
from collections.abc import Sequence

from msgspec import Struct, structs

from briefgen.ids import article_id, sentence_ids
from briefgen.model import Article, Paragraph, Problem, Published, Role, Sentence, Span
from briefgen.reading import dateline, published
from briefgen.reading.agencies import told_agency
from briefgen.reading.canonical import Block, assemble, same_words
from briefgen.reading.facts import Facts
from briefgen.reading.languages import Language, detect
from briefgen.reading.paragraphs import roles
from briefgen.reading.readers.draft import Draft
from briefgen.reading.sentences import split
from briefgen.text import sha256

TEASER_WORDS = 40
"""Words below which a text is the announcement of an article rather than an article."""
UNCUT: tuple[Role | None, ...] = ("boilerplate", "caption")
"""Roles without sentences: nothing of them is ever shown."""
LONGEST_LEAD = 2_000
HEAD = 4
"""Paragraphs at the top in which a dateline or a byline can stand."""


class Origin(Struct, frozen=True, kw_only=True):
    """The file that an article comes from."""

    path: str
    data: bytes
    dated_by_name: bool
    languages: tuple[str, ...]


class Head(Struct, frozen=True, kw_only=True):
    """What the lines at the top of the text say; `lines` are the paragraphs that say nothing else."""

    place: str | None = None
    date: dateline.Dateline | None = None
    opening: tuple[int, int] | None = None
    """Paragraph (from 0) and length of a dateline that a paragraph opens with."""
    agency: str | None = None
    authors: tuple[str, ...] = ()
    lines: frozenset[int] = frozenset()
    lead: str = ""


def article(origin: Origin, draft: Draft, beside: Facts, problems: tuple[Problem, ...]) -> Article:
    """The article of `draft`; `beside` is what the side-car says, `problems` what was wrong on the way here."""
    found_roles = _titled(draft.blocks, roles(draft.blocks), beside.title)
    head = _head(draft.blocks, found_roles, origin.languages)
    text, paragraphs = assemble((block.text for block in draft.blocks), _with_head(found_roles, head))
    words = detect("\n".join(text[p.start : p.end] for p in paragraphs if p.role not in UNCUT))
    facts = _merged(beside, draft.facts)
    name = article_id(origin.path)
    built = Article(
        id=name,
        path=unicodedata.normalize("NFC", origin.path),
        title=facts.title or next((text[p.start : p.end] for p in paragraphs if p.role == "title"), None),
        authors=facts.authors or head.authors,
        publisher=facts.publisher,
        agency=facts.agency or head.agency or _told(origin, head),
        place=facts.place or head.place,
        url=facts.url,
        language=_language(facts, draft, words, origin.languages),
        published=_published(origin, draft, beside, head, text),
        retrieved=facts.retrieved,
        licence=facts.licence,
        rights=facts.rights,
        marking=facts.marking,
        sha256=sha256(text.encode()),
        original_sha256=sha256(origin.data),
        text=text,
        paragraphs=paragraphs,
        dateline=_dateline(text, paragraphs, head),
        sentences=_sentences(name, text, paragraphs),
    )
    return structs.replace(built, problems=(*problems, *_warnings(built, draft, words, origin.languages)))


def _dateline(text: str, paragraphs: tuple[Paragraph, ...], head: Head) -> Span | None:
    """The dateline that a paragraph opens with, up to its first word of news."""
    if head.opening is None:
        return None
    start = paragraphs[head.opening[0]].start
    end = start + head.opening[1]
    while end < paragraphs[head.opening[0]].end and text[end].isspace():
        end += 1
    return Span(start=start, end=end)


def _merged(beside: Facts, said: Facts) -> Facts:
    return structs.replace(said, **{key: value for key, value in structs.asdict(beside).items() if value})


def _head(blocks: Sequence[Block], found_roles: Sequence[Role], languages: tuple[str, ...]) -> Head:
    """What the top says: lines of nothing but author, place or date, then the paragraph that may open with a dateline."""
    place = date = agency = None
    authors: tuple[str, ...] = ()
    lines: set[int] = set()
    lead, opening = "", None
    texts = [n for n, role in enumerate(found_roles) if role not in (*UNCUT, "title")]
    for n in texts[:HEAD]:
        line = dateline.read(blocks[n].text, languages)
        if line:
            place, agency, authors = place or line.place, agency or line.agency, authors or line.authors
            date = line if line.date and (date is None or date.updated) and not (line.updated and date) else date
        if not (line and line.whole):
            lead = blocks[n].text
            opening = (n, line.end) if line and line.end else None
            break
        lines.add(n)
    return Head(place=place, date=date, agency=agency, authors=authors, lines=frozenset(lines), lead=lead, opening=opening)


def _titled(blocks: Sequence[Block], found_roles: Sequence[Role], title: str | None) -> tuple[Role, ...]:
    """The roles, with that of a title where the first paragraph is the title that the side-car gives."""
    if title and blocks and "title" not in found_roles and same_words(blocks[0].text, title):
        return ("title", *found_roles[1:])
    return tuple(found_roles)


def _with_head(found_roles: Sequence[Role], head: Head) -> tuple[Role, ...]:
    return tuple("dateline" if n in head.lines else role for n, role in enumerate(found_roles))


def _told(origin: Origin, head: Head) -> str | None:
    """The agency that a pasted report names as its own; a page names its publisher in its markup instead."""
    return told_agency(head.lead) if origin.dated_by_name and len(head.lead) <= LONGEST_LEAD else None


def _language(facts: Facts, draft: Draft, words: Language, expected: tuple[str, ...]) -> str | None:
    """What is stated, then what the words surely say, then what the markup declares, then a hunch that is expected."""
    if facts.language:
        return facts.language
    if words.sure or not draft.declared_language:
        return words.code if words.sure or words.code in expected else None
    return draft.declared_language


def _published(origin: Origin, draft: Draft, beside: Facts, head: Head, text: str) -> Published:
    if beside.published:
        return published.given(beside.published, "sidecar", "published")
    if draft.facts.published:
        return published.given(draft.facts.published, "metadata", draft.date_key or "published")
    clues = published.Clues(dateline=head.date, path=origin.path, text=text, languages=origin.languages, use_name=origin.dated_by_name)
    return published.resolve(clues)


def _sentences(name: str, text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    spans = [
        (p.n, p.start + start, p.start + end)
        for p in paragraphs
        if p.role not in UNCUT
        for start, end in (split(text[p.start : p.end]) if p.role != "title" else ((0, p.end - p.start),))
    ]
    ids = sentence_ids(name, [text[start:end] for _, start, end in spans])
    return tuple(Sentence(id=i, paragraph=n, start=start, end=end) for i, (n, start, end) in zip(ids, spans, strict=True))


def _warnings(built: Article, draft: Draft, words: Language, languages: tuple[str, ...]) -> list[Problem]:
    """What an analyst should know of an article that is fit for use all the same."""
    found: list[Problem] = []
    if built.published.value is None:
        found.append(_warning("undated", "its date of publication is not known", "add --published, or a published key in its side-car"))
    if built.title is None:
        found.append(_warning("untitled", "it has no title", "add a title key in its side-car"))
    if built.publisher is None:
        found.append(_warning("no-publisher", "its publisher is not known", "add --publisher, or a publisher key in its side-car"))
    if sum(len(built.text[p.start : p.end].split()) for p in built.paragraphs if p.role not in (*UNCUT, "title")) < TEASER_WORDS:
        found.append(_warning("teaser", "its text is very short: perhaps only the announcement of an article", "save the whole article"))
    stated = (built.language if built.language != words.code else None) or draft.declared_language
    if words.sure and stated and stated.partition("-")[0] != words.code:
        found.append(
            _warning(
                "language-disagreement", f"it is said to be in {stated!r}, its words look like {words.code!r}", "correct the language key"
            )
        )
    if built.language and built.language.partition("-")[0] not in languages:
        found.append(
            _warning("unexpected-language", f"it is in {built.language!r}, which is not expected", "add it to [sources] languages")
        )
    return found


def _warning(code: str, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, hint=hint)
