"""The store's records and the editions in the output -> what the last build knew: its stages, its articles, its editions."""

import contextlib
import os
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from briefgen import codec, files
from briefgen.brief import Brief, Item, Quote, TimelineEntry
from briefgen.building.entries import Parsed
from briefgen.building.store import StepRow, Store
from briefgen.building.workspace import Setup
from briefgen.edition.understood import Understood
from briefgen.model import Marks, Placement
from briefgen.pages.places import places
from briefgen.pages.views import Place

_SHORT = {"point": "k", "entry": "t", "side": "d", "earlier": "e"}
"""What tells the numbers of parts apart where a person names them; items have the number of their section."""
_PARTS = {"point": "key points", "entry": "timeline", "side": "told differently", "earlier": "statement of the edition before"}


class Stated(Struct, frozen=True, kw_only=True):
    """A statement of an edition as a person can name it: `4.1`, `k1` (key point), `t1` (timeline), `d1a` (told differently)."""

    label: str
    kind: str
    topic: str | None
    """The topic of the section that it stands in; None for key points and the timeline."""
    part: str
    """What the part of the edition is called that it stands in."""
    statement: Item | Quote | TimelineEntry


def stated(brief: Brief) -> tuple[Stated, ...]:
    """Every statement of an edition in reading order."""
    return tuple(_stated(brief, place, one) for place, one in places(brief))


def _stated(brief: Brief, place: Place, one: Item | Quote | TimelineEntry) -> Stated:
    # An item's label is the number of its section and its own: 4.1.
    section = brief.sections[int(place.label.partition(".")[0]) - 1] if place.kind in ("item", "quote") else None
    return Stated(
        label=_SHORT.get(place.kind, "") + place.label,
        kind=place.kind,
        topic=section.topic if section else None,
        part=section.title if section else _PARTS.get(place.kind, place.kind),
        statement=one,
    )


class LastBuild:
    """An open view of the last build. Without a cache, `number` is 0 and nothing is known but the editions."""

    def __init__(self, setup: Setup, store: Store | None) -> None:
        self._store = store
        self.number = int((store.meta("build") if store else None) or b"0")
        self.steps: list[StepRow] = store.steps() if store else []
        self.briefs = tuple(_briefs(setup))

    def read(self, path: str) -> Parsed | None:
        """What came of a source."""
        data = self._value("parse", path)
        return codec.decode(data, Parsed) if data is not None else None

    def understood(self, path: str) -> Understood | None:
        """An article with its marks and topics; None for a source that was refused or is not known."""
        parsed, marks, placements = self.read(path), self._value("annotate", path), self._value("sort", path)
        if parsed is None or parsed.article is None or marks is None or placements is None:
            return None
        return Understood(
            article=parsed.article, marks=codec.decode(marks, Marks), placements=codec.decode(placements, tuple[Placement, ...])
        )

    def members(self, edition: str) -> list[str]:
        """The paths of the articles that an edition was composed of."""
        rows = [step for step in self.steps if (step.stage, step.subject) == ("compose", edition)]
        return [part.removeprefix("article ") for row in rows for part in sorted(row.parts) if part.startswith("article ")]

    def digest(self, path: str) -> str | None:
        """The digest of a source file when it was read."""
        return next((step.parts.get("file") for step in self.steps if (step.stage, step.subject) == ("parse", path)), None)

    def _value(self, stage: str, subject: str) -> bytes | None:
        row = self._store.step(stage, subject) if self._store else None
        found = self._store.value(row.key) if self._store and row else None
        return found[1] if found else None


@contextlib.contextmanager
def last_build(setup: Setup) -> Iterator[LastBuild]:
    """Open the last build's memory, if there is one; nothing is written."""
    known = files.exists(os.path.join(setup.workspace.cache, "cache.db"))
    store = Store(setup.workspace.cache) if known else None
    try:
        yield LastBuild(setup, store)
    finally:
        if store is not None:
            store.close()


def _briefs(setup: Setup) -> list[Brief]:
    """Every edition in the output, the latest last."""
    found = []
    for name in files.subfolders(setup.workspace.site):
        data = files.read_optional(os.path.join(setup.workspace.site, name, "brief.json"))
        with contextlib.suppress(msgspec.ValidationError, msgspec.DecodeError):
            found += [codec.decode(data, Brief)] if data is not None else []
    return sorted(found, key=lambda brief: (brief.period.last or "", brief.period.first or "", brief.edition))
