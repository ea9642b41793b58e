"""What an edition says against others: changes since the edition before, and what independent sources tell differently -> views."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from briefgen.brief import Brief, Change, Disagreement, Item, Quote, Section
from briefgen.pages import places, statements, wording
from briefgen.pages.views import ChangesView, DisagreementView, EarlierView, Place, Run, SideView, SinceView, Statement, TopicPlaces

KINDS = ("new", "updated", "continuing", "corrected", "dropped")
"""In the order in which they are printed."""
NAMED = frozenset({"new", "updated"})
"""Those whose places are named; statements made again are counted only."""
LISTED = 12
"""Most places that are named for one kind of change."""

_Pair = tuple[Change, EarlierView | None]


def usual(brief: Brief) -> str | None:
    """The status of more than two thirds of the statements, if there is one: a mark on nearly every statement marks nothing."""
    found = Counter(one.status for section in brief.sections for one in _stated(section))
    status, count = found.most_common(1)[0] if found else (None, 0)
    return status if 3 * count > 2 * found.total() else None


def since(brief: Brief, made: Mapping[str, Statement], locale: str) -> SinceView | None:
    """What changed since the edition before, or None where nothing was compared. `made`: statements by anchor."""
    if brief.since is None:
        return None
    here = {one.id: place for place, one in places.places(brief) if place.kind in {"item", "quote"}}
    pairs = tuple(_with_earlier(brief.since.changes, here, made))
    found = (_changes(kind, pairs, here, brief, locale) for kind in KINDS)
    return SinceView(name=wording.edition(brief.since.edition, locale), changes=tuple(view for view in found if view.count))


def _with_earlier(changes: Sequence[Change], here: Mapping[str, Place], made: Mapping[str, Statement]) -> Iterator[_Pair]:
    """Each change with the statement of the edition before that is printed for it."""
    number = 0
    for change in changes:
        number += change.statement is not None
        earlier = EarlierView(statement=made[places.earlier_anchor(number)], now=here.get(change.item or "")) if change.statement else None
        yield change, earlier


def _changes(kind: str, pairs: Sequence[_Pair], here: Mapping[str, Place], brief: Brief, locale: str) -> ChangesView:
    own = [(change, earlier) for change, earlier in pairs if change.kind == kind]
    shown = tuple(earlier for _, earlier in own if earlier)
    unmarked = kind == usual(brief)
    named = {change.item for change, _ in own if change.item in here} if kind in NAMED and not unmarked else set()
    listed = [one for section in brief.sections for one in _stated(section) if one.id in named][:LISTED]
    topics = tuple(
        TopicPlaces(title=section_title(section, brief.language, locale), places=found)
        for section in brief.sections
        if (found := tuple(here[one.id] for one in _stated(section) if one in listed))
    )
    more = len(own) - len(listed) - len(shown)
    return ChangesView(kind=kind, count=len(own), usual=unmarked, topics=topics, more=more, earlier=shown)


def _stated(section: Section) -> tuple[Item | Quote, ...]:
    return (*section.items, *section.quotes)


def section_title(section: Section, language: str, locale: str) -> Run:
    """A section's title in the page's language, else in the edition's."""
    title = section.titles.get(locale)
    return wording.run(title or section.title, locale if title else language, locale)


def disagreements(brief: Brief, made: Mapping[str, Statement], locale: str) -> tuple[DisagreementView, ...]:
    """Every disagreement, its sides in their order."""
    return tuple(_disagreement(number, one, made, locale) for number, one in enumerate(brief.disagreements, 1))


def _disagreement(number: int, one: Disagreement, made: Mapping[str, Statement], locale: str) -> DisagreementView:
    language = one.sides[0].statement.language if one.sides else None
    return DisagreementView(
        anchor=f"d{number}",
        number=number,
        kind=one.kind,
        what=wording.run(one.what, language, locale),
        sides=tuple(
            SideView(
                value=wording.run(side.value, side.statement.language, locale),
                statement=_side(made[places.side_anchor(number, place)], side.value),
            )
            for place, side in enumerate(one.sides, 1)
        ),
    )


def _side(one: Statement, value: str) -> Statement:
    """The statement with what differs apart; what it is against the edition before is said in its section."""
    return statements.differing(structs.replace(one, status=""), value)
