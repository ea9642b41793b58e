"""A built site and the manifest of a target -> what has to be sent, in which order, and what goes out of use. Nothing is done here."""

import datetime
from collections.abc import Collection

from msgspec import Struct

from briefgen.diagnostics import BriefgenError
from briefgen.publishing.clock import hours_since
from briefgen.publishing.ledger import Ledger
from briefgen.publishing.sitefiles import Site, rank


class Changes(Struct, frozen=True, kw_only=True):
    """What publishing would do."""

    send: tuple[str, ...]
    """Paths in the order in which they are sent."""
    drop: tuple[str, ...]
    """Paths that stand at the target, were in use until now, and are not in the site."""
    again: tuple[str, ...]
    """Paths that were out of use, and are in the site again as they stand."""
    withdraw: tuple[str, ...] = ()
    """Files of editions that are withdrawn: removed at once."""
    revised: tuple[str, ...] = ()
    """Editions that say something else than they did."""

    def __bool__(self) -> bool:
        return bool(self.send or self.drop or self.again or self.withdraw)


def changes(site: Site, ledger: Ledger, withdrawn: Collection[str] = ()) -> Changes:
    """What differs between the site and what stands at the target."""
    send = [path for path, one in site.files.items() if ledger.files.get(path) != one.digest]
    gone = [path for path in ledger.files if path not in site.files]
    out = {path for path in gone if path.split("/")[0] in withdrawn}
    return Changes(
        send=tuple(sorted(send, key=rank)),
        drop=tuple(sorted(path for path in gone if path not in ledger.stale and path not in out)),
        again=tuple(sorted(path for path in site.files if path in ledger.stale)),
        withdraw=tuple(sorted(out)),
        revised=tuple(sorted(name for name, one in site.editions.items() if _says_else(name, one.substance, ledger))),
    )


def _says_else(name: str, substance: str, ledger: Ledger) -> bool:
    return name in ledger.editions and ledger.editions[name].substance != substance


def refuse(found: Changes, site: Site, ledger: Ledger, *, revised: bool, withdrawn: Collection[str]) -> None:
    """Raises BriefgenError, naming each edition, where readers would lose an edition or find it changed without a word."""
    problems = [
        f"{name}: stands at the target and is not in {site.folder}, so that readers would lose it; "
        f"build it (briefgen build --edition {name}), or say --withdraw {name}"
        for name in ledger.editions
        if name not in site.editions and name not in withdrawn
    ]
    problems += [
        f"{name}: --withdraw names an edition that is in {site.folder}; remove its folder there first"
        for name in withdrawn
        if name in site.editions
    ]
    for name in found.revised:
        problems += _unannounced(name, site, ledger, told=revised)
    if problems:
        raise BriefgenError(*sorted(problems))


def _unannounced(name: str, site: Site, ledger: Ledger, *, told: bool) -> list[str]:
    before, now = ledger.editions[name].revised, site.editions[name].revised
    how = f"write the day as `revised: YYYY-MM-DD` into the front matter of editions/{name}.md, build it, and publish with --revised"
    if now is None:
        return [f"{name}: was published and says something else now, which its pages do not tell; {how}"]
    if before is not None and now < before:
        return [f"{name}: was published as revised on {before}, and now says {now}; {how}"]
    if not told:
        return [f"{name}: was published and says something else now; publish with --revised if that is meant (its pages say {now})"]
    return []


def due(ledger: Ledger, grace: float, present: datetime.datetime) -> tuple[str, ...]:
    """Paths out of use that may be removed: for `grace` hours nobody was led to them, and nothing that is kept to go back to needs them."""
    needed = {path for release in ledger.releases for path in release.dropped}
    return tuple(sorted(path for path, since in ledger.stale.items() if path not in needed and hours_since(since, present) >= grace))
