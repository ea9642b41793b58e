"""One source, statement or edition of the last build -> lines about it: what became of it first, then why, then what ran."""

from collections.abc import Iterator

from briefgen.brief import Brief, Citation
from briefgen.building import whatran
from briefgen.building.entries import Parsed
from briefgen.building.lastbuild import LastBuild, stated
from briefgen.building.plan import own_edition
from briefgen.building.weighing import Weighing
from briefgen.building.workspace import Setup
from briefgen.console import counted
from briefgen.edition.understood import Understood
from briefgen.model import Article, Paragraph, Placement
from briefgen.pages.places import citations
from briefgen.pages.wording import clip
from briefgen.sorting.topics import SORTED_ROLES

__all__ = ["edition", "file", "stated", "statement"]


def file(setup: Setup, last: LastBuild, path: str, parsed: Parsed) -> Iterator[str]:
    """A source: verdict, paragraphs, stages."""
    yield from _verdict(setup, last, path, parsed)
    found = last.understood(path)
    if found is not None:
        yield "paragraphs"
        yield from _paragraphs(setup, last, found)
    yield "what ran"
    yield from whatran.of_file(last.steps, path, last.number)


def _verdict(setup: Setup, last: LastBuild, path: str, parsed: Parsed) -> Iterator[str]:
    article = parsed.article
    if article is None:
        why = "; ".join(f"{problem.message}; {problem.hint} [{problem.code}]" for problem in parsed.problems)
        yield f"{path} cannot be read, so it is in no edition: {why}"
        return
    own = [line for brief in reversed(last.briefs) for line in _in_edition(brief, path)]
    yield from own or [_outside(setup, last, article)]
    yield from (line for brief in reversed(last.briefs) for line in _as_earlier(brief, path))


def _in_edition(brief: Brief, path: str) -> Iterator[str]:
    for source in brief.sources:
        labels = _labels(brief, source.id, earlier=False)
        if source.path == path and labels:
            yield f"{path} is source {source.number} of {brief.edition}, cited in {', '.join(labels)}"
    for left in brief.left_out:
        if left.path == path:
            it = "it " if left.reason.split(" ")[0] in ("carries", "has", "is") else ""
            yield f"{path} was left out of {brief.edition}: {it}{left.reason}"


def _as_earlier(brief: Brief, path: str) -> Iterator[str]:
    """Where an edition prints again what the one before said in the words of a source."""
    for source in brief.sources:
        labels = _labels(brief, source.id, earlier=True)
        if source.path == path and labels:
            yield f"{path} is source {source.number} of {brief.edition} for what the edition before said: {', '.join(labels)}"


def _labels(brief: Brief, source: str, *, earlier: bool) -> list[str]:
    """The labels of the statements that cite a source: those of the edition itself, or those of the one before that it prints again."""
    told = [one for one in stated(brief) if (one.kind == "earlier") == earlier]
    return [one.label for one in told if any(cite.source == source for cite in citations(one.statement))]


def _outside(setup: Setup, last: LastBuild, article: Article) -> str:
    """Why an article is in no edition of the output."""
    start = f"{article.path} is in no edition that was built: it"
    if article.published.value is None:
        return f"{start} has no date of publication; give it one (briefgen add --published), or build --edition all"
    own = own_edition(article.published, setup.config)
    if own in {brief.edition for brief in last.briefs}:
        return f"{start} belongs to {own}, which was built before it came; build that again with --edition {own}"
    return f"{start} belongs to {own}; build that with --edition {own}"


def _paragraphs(setup: Setup, last: LastBuild, found: Understood) -> Iterator[str]:
    article = found.article
    # An edition into which the article falls and that could have shown it; where it is left out as a copy, that says all.
    takes = (one for one in reversed(last.briefs) if article.path in last.members(one.edition) and article.id not in _left_out(one))
    brief = next(takes, None)
    weighing = _weighing(setup, last, brief) if brief is not None else None
    for paragraph in article.paragraphs:
        start = f'  {paragraph.n} "{clip(found.slice(paragraph.start, paragraph.end), 50)}":'
        placements = [one for one in found.placements if one.paragraph == paragraph.n]
        if not placements:
            yield f"{start} {_unsorted(paragraph)}"
        for placement in placements:
            fate = f"; {_fate(brief, weighing, article.id, placement)}" if brief is not None and weighing is not None else ""
            yield f"{start} {placement.topic} ({placement.score:.2f}) because of {_because(found, placement)}{fate}"


def _left_out(brief: Brief) -> set[str]:
    """The articles that no section could choose from."""
    return {left.id for left in brief.left_out if left.code != "not-selected"}


def _unsorted(paragraph: Paragraph) -> str:
    if paragraph.role in SORTED_ROLES:
        return "no topic: none of the briefing's phrases stands in it"
    return f"{paragraph.role}, which is not sorted"


def _because(found: Understood, placement: Placement) -> str:
    """The words that put a paragraph into a topic, as they stand in the text."""
    words = [found.slice(span.start, span.end) for reason in placement.reasons for span in reason.spans]
    words = words or [phrase for reason in placement.reasons for phrase in reason.phrases]
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))


def _fate(brief: Brief, weighing: Weighing, article: str, placement: Placement) -> str:
    """Where something of a paragraph is shown, or why nothing is."""
    every = stated(brief)
    here = [one for one in every if any(_cites(cite, article, placement.paragraph) for cite in one.statement.citations)]
    if here:
        own = any(one.topic == placement.topic for one in here)
        return f"shown {'' if own else 'elsewhere, '}as {', '.join(one.label for one in here)}"
    beside = [one.label for one in every if any(_cites(cite, article, placement.paragraph) for cite in citations(one.statement))]
    if beside:
        return f"not shown: says the same as {', '.join(beside)}, beside which it is cited"
    return f"not shown: {weighing.why_not(placement.topic, article, placement.paragraph)}"


def _cites(cite: Citation, article: str, paragraph: int) -> bool:
    return cite.source == article and cite.paragraph == paragraph


def _weighing(setup: Setup, last: LastBuild, brief: Brief) -> Weighing:
    copies = {left.path for left in brief.left_out if left.code == "copy"}
    members = [found for path in last.members(brief.edition) if path not in copies and (found := last.understood(path)) is not None]
    return Weighing(brief, members, setup.config)


def statement(setup: Setup, last: LastBuild, brief: Brief, label: str) -> Iterator[str]:
    """A statement: its words and place, what it cites, why it stands there."""
    one = next(one for one in stated(brief) if one.label == label)
    yield f"{label} in {brief.edition}, {one.part}: {one.statement.text}"
    sources = {source.id: source for source in brief.sources}
    for cite in one.statement.citations:
        source = sources.get(cite.source)
        if source is None:  # a statement of the edition before may cite what this one does not list
            continue
        who = source.publisher or source.agency or "no publisher"
        where = f"paragraph {cite.paragraph}, characters {cite.start}–{cite.end}"
        yield f"  cites source {source.number}, {source.path} ({who}, {source.published.value or 'undated'}), {where}"
        yield from _placed(brief, last.understood(source.path), cite)
    weight = _weighing(setup, last, brief).of(label) if last.number else ""
    if weight:
        yield f"  {weight}"


def _placed(brief: Brief, found: Understood | None, cite: Citation) -> Iterator[str]:
    titles = {section.topic: section.title for section in brief.sections}
    for placement in found.placements if found is not None else ():
        if placement.paragraph == cite.paragraph and found is not None:
            topic = f"{titles.get(placement.topic, placement.topic)} ({placement.topic}, {placement.score:.2f})"
            yield f"    paragraph {cite.paragraph} is in {topic} because of {_because(found, placement)}"


def edition(setup: Setup, last: LastBuild, brief: Brief) -> Iterator[str]:
    """An edition: what it holds, what was left out, what of it ran."""
    items = sum(len(section.items) + len(section.quotes) for section in brief.sections)
    left = f"; {counted(len(brief.left_out), 'article')} left out" if brief.left_out else ""
    yield f"{brief.edition} has {counted(items, 'statement')} and {counted(len(brief.sources), 'source')}{left}"
    if brief.left_out:
        yield "left out"
    for one in brief.left_out:
        yield f"  {one.path}: {one.reason} [{one.code}]"
    yield "sections"
    yield from _sections(setup, last, brief)
    yield "what ran"
    yield from whatran.of_edition(last.steps, brief.edition, last.number)


def _sections(setup: Setup, last: LastBuild, brief: Brief) -> Iterator[str]:
    offered = [one.candidate for one in _weighing(setup, last, brief).ranked] if last.number else []
    for section in brief.sections:
        choice = len({one.key for one in offered if one.topic == section.topic})
        of = f", chosen from {choice}" if last.number else ""
        yield f"  {section.title}: {counted(len(section.items), 'item')}, {counted(len(section.quotes), 'quotation')}{of}"
