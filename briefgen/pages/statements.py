"""One statement of an edition -> how it is printed: its words with our omissions apart, citations, speaker, language, marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from briefgen.brief import Brief, Citation, Item, Quote, SourceEntry, TimelineEntry
from briefgen.pages import naming, places, wording
from briefgen.pages.views import CiteView, Place, Statement, Words
from briefgen.statement import JOINER


class Desk(Struct, frozen=True, kw_only=True):
    """What every statement of one page is printed with."""

    brief: Brief
    sources: Mapping[str, SourceEntry]
    locale: str
    announced: str | None = None
    """The language that the masthead announces for all statements that do not say another one."""
    usual: str | None = None
    """The status of most statements, which the block of changes announces, so that it is not marked."""


def statement(place: Place, said: places.Statement, desk: Desk) -> Statement:
    """A statement as it stands at a place of the page."""
    text = wording.run(said.text, said.language, desk.locale)
    item = said if isinstance(said, Item) else None
    quote = said if isinstance(said, Quote) else None
    entry = said if isinstance(said, TimelineEntry) else None
    insertions = () if isinstance(said, TimelineEntry) else said.insertions
    speaker, original = naming.person(quote.speaker, desk.brief, desk.locale) if quote and quote.speaker else (None, None)
    made = Statement(
        id=said.id,
        anchor=place.anchor,
        label=place.label,
        text=said.text,
        words=words(said.text, said.citations, insertions),
        lang=text.lang,
        dir=text.dir,
        language=wording.language(said.language, desk.locale) if said.language != (desk.announced or desk.locale) else None,
        insertions=insertions,
        unmarked=quote is not None and not wording.has_marks(said.text),
        speaker=speaker,
        speaker_original=original,
        role=wording.run(quote.role, quote.language, desk.locale) if quote and quote.role else None,
        role_cites=_cites(quote.role_citations, desk) if quote else (),
        also=_cites(item.also, desk) if item else (),
        when=wording.event(entry.date, desk.locale) if entry else None,
        cites=_cites(said.citations, desk),
        status=_status(said, desk),
    )
    return _translated(made, said, desk.locale)


def _status(said: places.Statement, desk: Desk) -> str:
    status = None if isinstance(said, TimelineEntry) else said.status
    return status if status and status != desk.usual else ""


def _translated(made: Statement, said: places.Statement, locale: str) -> Statement:
    found = said.translations.get(locale)
    if found is None:
        return made
    unmarked = isinstance(said, Quote) and not wording.has_marks(found.text)
    return structs.replace(
        made,
        translation=found.text,
        translation_state=found.state,
        translation_by=wording.name(found.by, locale),
        translation_unmarked=unmarked,
        language=None,
        original=wording.language(said.language, locale),
    )


def _cites(citations: Sequence[Citation], desk: Desk) -> tuple[CiteView, ...]:
    found: dict[str, set[int]] = {}
    for citation in citations:
        found.setdefault(citation.source, set()).add(citation.paragraph)
    cited = {source: tuple(sorted(paragraphs)) for source, paragraphs in found.items()}
    return tuple(
        structs.replace(_cite(one, desk.sources[one.source], passage, desk.locale), paragraphs=cited[one.source])
        for one, passage in _passages(citations)
    )


def _passages(citations: Iterable[Citation]) -> Iterator[tuple[Citation, int]]:
    """Each citation with how often its source has been cited so far, itself included."""
    seen: dict[str, int] = {}
    for citation in citations:
        seen[citation.source] = seen.get(citation.source, 0) + 1
        yield citation, seen[citation.source]


def _cite(citation: Citation, source: SourceEntry, passage: int, locale: str) -> CiteView:
    who = source.publisher or source.agency or (source.authors[0] if source.authors else None) or source.title
    return CiteView(
        number=source.number,
        key=f"{citation.source}:{citation.start}-{citation.end}",
        href=f"{places.evidence_path(citation.source)}#{places.span_anchor(citation.start, citation.end)}",
        anchor=f"source-{source.number}",
        publisher=wording.name(wording.clip(who, 60), locale) if who else None,
        published=wording.published(source.published, locale, short=True),
        reliability=source.reliability,
        basis=source.published.basis,
        title=wording.run(wording.clip(source.title, 80), source.language, locale) if source.title and who != source.title else None,
        passage=passage,
    )


def in_a_row(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements one below the other: where one cites the source of the one above, its number is enough, as is its language said once."""
    found: list[Statement] = []
    before: list[int] = []
    spoken: str | None = None
    for one in statements:
        numbers = [cite.number for cite in one.cites if cite.passage == 1]
        cites = tuple(structs.replace(cite, repeated=cite.passage == 1 and cite.number in before) for cite in one.cites)
        follows, own = bool(numbers) and numbers == before, one.language.code if one.language else None
        found.append(structs.replace(one, cites=cites, follows=follows, language=None if follows and own == spoken else one.language))
        before, spoken = numbers, own
    return tuple(found)


def words(text: str, citations: Sequence[Citation], insertions: Sequence[str] = ()) -> tuple[Words, ...]:
    """The text of a statement, cut round each ellipsis that we put between two cited passages."""
    found: list[Words] = []
    start = 0
    for at in _joints(text, [citation.end - citation.start for citation in citations], insertions):
        found += [Words(text=text[start:at]), Words(text=text[at : at + 1], kind="omission")]
        start = at + 1
    return (*found, Words(text=text[start:]))


def opening(said: Item) -> str:
    """The first cited passage of a statement, for where there is no room to show that words are left out."""
    return words(said.text, said.citations, said.insertions)[0].text.rstrip()


def _joints(text: str, lengths: Sequence[int], insertions: Sequence[str]) -> list[int]:
    """Where our ellipses stand: after as many characters as each passage has. None if the text is no such join."""
    kept, plain = list(range(len(text))), text
    for insertion in insertions:
        start = plain.find(f" [{insertion}]")
        if start >= 0:
            end = start + len(insertion) + 3
            kept, plain = kept[:start] + kept[end:], plain[:start] + plain[end:]
    found: list[int] = []
    end = 0
    for length in lengths[:-1]:
        end += length
        if plain[end : end + len(JOINER)] != JOINER:
            return []
        found.append(kept[end + JOINER.index("\u2026")])
        end += len(JOINER)
    return found if found and len(plain) == end + lengths[-1] else []


def differing(one: Statement, value: str) -> Statement:
    """The statement with its first mention of `value` apart; whole where it does not stand in one passage."""
    for number, stretch in enumerate(one.words):
        start = stretch.text.find(value) if value and stretch.kind == "said" else -1
        if start >= 0:
            end = start + len(value)
            parts = (stretch.text[:start], "said"), (value, "differs"), (stretch.text[end:], "said")
            cut = tuple(Words(text=text, kind=kind) for text, kind in parts if text)  # type: ignore[arg-type]
            return structs.replace(one, words=(*one.words[:number], *cut, *one.words[number + 1 :]))
    return one
