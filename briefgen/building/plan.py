"""Entries + wanted edition ids -> the editions to build and the material of each."""

import difflib
import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from briefgen.brief import LeftOut
from briefgen.building.entries import Entries, Entry
from briefgen.config import Config
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.edition import editions
from briefgen.edition.compose import Material
from briefgen.edition.editions import Edition
from briefgen.ids import article_id
from briefgen.model import Published
from briefgen.understanding.names import Gazetteer

SPECIAL = ("all", "each")


class Share(Struct, frozen=True, kw_only=True):
    """The entries of one edition, before anything of them is read: what its key is made of."""

    edition: Edition
    inside: tuple[Entry, ...]
    aside: tuple[LeftOut, ...]
    undated: int

    def material(self, families: Mapping[str, str], gazetteer: Gazetteer) -> Material:
        """The material, read from the store. `families`: publisher -> publisher family."""
        found = tuple(entry.understood() for entry in self.inside)
        sketches = {one.article.id: entry.sketch() for one, entry in zip(found, self.inside, strict=True)}
        return Material(
            articles=found,
            sketches=sketches,
            families=dict(families),
            posts={known.name: known.posts for known in gazetteer.people if known.posts},
            aside=self.aside,
            read=len(self.inside) + len(self.aside),
            undated=self.undated,
        )


def wanted(ids: Sequence[str], entries: Entries, config: Config) -> list[Edition]:
    """The editions that ids name, oldest first; without ids, the latest period that has articles. Raises BriefgenError."""
    found: dict[str, Edition] = {}
    for name in ids or ("latest",):
        for edition in _named(name, entries, config):
            found[edition.id] = edition
    return sorted(found.values(), key=lambda edition: (edition.last or "9999", edition.first or "", edition.id))


def _named(name: str, entries: Entries, config: Config) -> list[Edition]:
    if name in ("latest", "each"):
        periods = _periods(entries.dates, config)
        if not periods:
            hint = "give dates (briefgen add --published), or build --edition all"
            raise BriefgenError(f"no article has a date, so there is no period to build; {hint}")
        chosen = periods[-1:] if name == "latest" else periods
        return [edition for one in chosen if (edition := editions.parse(one)) is not None]
    edition = editions.parse(name)
    if edition is None:
        near = difflib.get_close_matches(name, SPECIAL, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "write 2026-W47, 2026-11, 2026-11-21, 2026-11-01--2026-11-21, all or each"
        raise BriefgenError(f"--edition {name}: names no edition; {hint}")
    return [edition]


def previous(edition: Edition, entries: Entries) -> Edition | None:
    """The latest earlier period of the same kind that has articles; None for ranges, `all`, and the first period."""
    if edition.kind not in ("week", "month", "day") or edition.first is None:
        return None
    days = [date.value for date in entries.dates if date.precision == "day" and date.value and date.value < edition.first]
    return editions.of_day(max(days), edition.kind) if days else None


def share(edition: Edition, entries: Entries) -> Share:
    """What of the entries belongs to an edition, and what stands aside and why."""
    inside: list[Entry] = []
    aside: list[LeftOut] = []
    undated = 0
    fates = {(date.value, date.precision): _fate(edition, date) for date in entries.dates}
    for entry in entries:
        published = entry.facts.published
        fate = fates[published.value, published.precision] if entry.facts.id is not None else "refused"
        undated += published.value is None and fate != "refused"
        if fate == "inside":
            inside.append(entry)
        elif fate == "refused":
            aside.append(_refused(entry))
        elif fate == "undated":
            aside.append(_aside(entry, "undated", "has no date of publication, so it belongs to no period"))
        elif fate == "date-too-coarse":
            aside.append(_aside(entry, "date-too-coarse", f"is dated {published.value} only, so it is not sure to fall into the period"))
    return Share(edition=edition, inside=tuple(inside), aside=tuple(aside), undated=undated)


def _fate(edition: Edition, date: Published) -> str:
    """What becomes of articles of a date: `inside`, a reason to stand aside, or `` for those of other periods."""
    if editions.holds(edition, date):
        return "inside"
    if date.value is None:
        return "undated"
    return "date-too-coarse" if editions.touches(edition, date) else ""


def other_periods(entries: Entries, built: Sequence[Edition], config: Config) -> dict[str, int]:
    """Edition id -> number of dated articles that none of the built editions may hold, oldest period first."""
    found: Counter[str] = Counter()
    for date, articles in entries.dates.items():
        if date.value is not None and not any(editions.touches(edition, date) for edition in built):
            found[own_edition(date, config)] += articles
    return {name: found[name] for name in sorted(found)}


def own_edition(date: Published, config: Config) -> str:
    """The id of the shortest edition that surely holds an article of this date, a period of the configuration where there is one."""
    if date.precision == "day":
        return period_of(date.value or "", config.briefing.period).id
    return date.value or "" if date.precision == "month" else f"{date.value}-01-01--{date.value}-12-31"


def empty(built: Iterable[Edition], entries: Entries, config: Config) -> list[Diagnostic]:
    """A warning for each edition into which no article falls."""
    dates = entries.dates
    periods = _periods(dates, config)
    hint = f"the latest period that has articles is {periods[-1]}" if periods else "no article has a date"
    return [
        Diagnostic(path=edition.id, code="empty-edition", message="no article falls into this edition", hint=hint)
        for edition in built
        if not any(editions.holds(edition, date) for date in dates)
    ]


@functools.lru_cache(maxsize=10_000)
def period_of(day: str, kind: Literal["week", "month", "day"]) -> Edition:
    """The period in which an ISO day falls: an archive asks for the same few days again and again."""
    return editions.of_day(day, kind)


def _periods(dates: Iterable[Published], config: Config) -> list[str]:
    """The ids of the periods that have articles, oldest first."""
    days = sorted(date.value for date in dates if date.precision == "day" and date.value)
    return list(dict.fromkeys(period_of(day, config.briefing.period).id for day in days))


def _refused(entry: Entry) -> LeftOut:
    reasons = [problem.message for problem in entry.facts.problems if problem.severity == "error"]
    path = entry.source.path
    return LeftOut(id=article_id(path), path=path, code="refused", reason="; ".join(reasons) or "cannot be read")


def _aside(entry: Entry, code: str, reason: str) -> LeftOut:
    facts = entry.facts
    return LeftOut(
        id=facts.id or "",
        path=entry.source.path,
        code=code,
        reason=reason,
        title=facts.title,
        publisher=facts.publisher or facts.agency,
        published=facts.published,
    )
