"""What stands around the statements of an edition -> views: key figures, dates ahead, people, counted pictures, sources by day."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import structs

from briefgen import collation
from briefgen.brief import Brief, KeyFigure
from briefgen.l10n import direction
from briefgen.pages import changes, charts, naming, places, wording
from briefgen.pages.editionviews import (
    ActivityView,
    AheadView,
    CountedView,
    DayView,
    FigureView,
    PersonView,
    SeriesView,
    StripView,
    TallyView,
)
from briefgen.pages.views import Place, SourceView, Statement, Words

FEWEST_SPEAKERS = 3
FEWEST_OWNERS = 2
FEWEST_PEOPLE = 2
"""Fewer rows are no picture."""


def figures(brief: Brief, made: Mapping[str, Statement], locale: str) -> tuple[FigureView, ...]:
    """The key figures, each with its item's place."""
    here = _here(brief)
    titles = {section.topic: changes.section_title(section, brief.language, locale) for section in brief.sections}
    return tuple(
        FigureView(statement=_figure(one, made[places.anchor("figure", one.figure.id)]), place=here[one.item], topic=titles[one.topic])
        for one in brief.figures
    )


def _figure(one: KeyFigure, statement: Statement) -> Statement:
    before, _, rest = one.figure.text.rpartition(one.value)
    words = (Words(text=before), Words(text=one.value, kind="value"), Words(text=rest))
    return structs.replace(statement, words=tuple(word for word in words if word.text))


def ahead(brief: Brief, locale: str) -> tuple[AheadView, ...]:
    """The dates ahead, in their order."""
    titles = {section.topic: changes.section_title(section, brief.language, locale) for section in brief.sections}
    return tuple(
        AheadView(
            when=wording.event(one.date, locale),
            text=wording.run(one.text, brief.language, locale),
            topic=titles.get(one.topic) if one.topic else None,
        )
        for one in brief.ahead
    )


def people(brief: Brief, locale: str) -> tuple[PersonView, ...]:
    """Who is who: by surname, with the places of the statements that name them. One person alone is no list."""
    here = _here(brief)
    if len(brief.people) < FEWEST_PEOPLE:
        return ()
    named = ((naming.person(one.name, brief, locale), one) for one in brief.people)
    ranked = sorted(named, key=lambda pair: _surname(pair[0][0].text, locale))
    return tuple(
        PersonView(
            name=name,
            original=original,
            offices=tuple(naming.office(office, brief, locale) for office in one.offices),
            places=tuple(here[statement] for statement in one.statements if statement in here),
        )
        for (name, original), one in ranked
    )


def _surname(name: str, locale: str) -> tuple[collation.Key, collation.Key]:
    return collation.key(name.split()[-1], locale), collation.key(name, locale)


def counted(brief: Brief, locale: str) -> CountedView:
    """What can be counted of the edition; each part empty where there is too little to show."""
    return CountedView(
        activity=_activity(brief, locale), strip=_strip(brief, locale), speakers=_speakers(brief, locale), owners=_owners(brief)
    )


def _activity(brief: Brief, locale: str) -> ActivityView | None:
    """The reporting by topic and period, or None where there is nothing to compare."""
    if not brief.activity:
        return None
    counted = {section.topic: tuple(one.articles.get(section.topic, 0) for one in brief.activity) for section in brief.sections}
    most = max((count for counts in counted.values() for count in counts), default=0)
    return ActivityView(
        periods=tuple(wording.edition(one.edition, locale) for one in brief.activity),
        series=tuple(
            SeriesView(
                title=changes.section_title(section, brief.language, locale),
                counts=counted[section.topic],
                bars=charts.series(counted[section.topic], most),
            )
            for section in brief.sections
        ),
    )


def _strip(brief: Brief, locale: str) -> StripView | None:
    """The timeline as a picture."""
    entries = [(str(number), one.date.first, one.date.last) for number, one in enumerate(brief.timeline, 1)]
    return charts.strip(entries, mirrored=direction(locale) == "rtl")


def _speakers(brief: Brief, locale: str) -> tuple[TallyView, ...]:
    """Who is quoted how often, where that is more than a list of ones."""
    found = brief.speakers
    if len(found) < FEWEST_SPEAKERS or len({one.count for one in found}) < 2:
        return ()
    most = found[0].count
    return tuple(TallyView(name=naming.person(one.name, brief, locale)[0], code="", bar=charts.row(one.count, most)) for one in found)


def _owners(brief: Brief) -> tuple[TallyView, ...]:
    """The sources by kind of owner, the most frequent kind first; nothing where no kind is known."""
    counted = Counter(source.ownership or "unknown" for source in brief.sources)
    if len(counted) < FEWEST_OWNERS:
        return ()
    ranked = sorted(counted.items(), key=lambda pair: (pair[0] == "unknown", -pair[1], pair[0]))
    most = max(counted.values())
    return tuple(TallyView(name=None, code=code, bar=charts.row(count, most)) for code, count in ranked)


def days(sources: Sequence[SourceView]) -> tuple[DayView, ...]:
    """The sources by day of publication; those without a day follow in the order of their numbers."""
    dated = sorted((one for one in sources if one.published.iso), key=lambda one: (one.published.iso or "", one.number))
    grouped: dict[str, list[SourceView]] = {}
    for one in dated:
        grouped.setdefault(one.published.iso or "", []).append(one)
    undated = [one for one in sources if not one.published.iso]
    found = [DayView(when=group[0].published, sources=tuple(group)) for group in grouped.values()]
    return (*found, *((DayView(when=undated[0].published, sources=tuple(undated)),) if undated else ()))


def _here(brief: Brief) -> dict[str, Place]:
    """Id -> place of each item and quotation."""
    return {one.id: place for place, one in places.places(brief) if place.kind in ("item", "quote")}
