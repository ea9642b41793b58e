"""A built site, a target and what is asked for -> the site at the target, with readers who never meet half of it.

Each batch: what it replaces is kept, the manifest says that its files are unsure, they are sent, the manifest says what stands.
"""

import datetime
import hashlib
import os
from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct, structs

from briefgen import files
from briefgen.diagnostics import BriefgenError
from briefgen.publishing import clock
from briefgen.publishing.changes import Changes, changes, due, refuse
from briefgen.publishing.holding import hold
from briefgen.publishing.ledger import PATH, UNSURE, Ledger, Release, decode, encode, kept_at
from briefgen.publishing.readback import differences
from briefgen.publishing.sitefiles import Site, rank
from briefgen.publishing.stores import Sending, Store

BATCH_FILES, BATCH_BYTES, MOST_BATCHES = 100, 16_000_000, 40
"""A batch is this large, or larger where there would be more batches than that: the manifest is written between two."""


class Wish(Struct, frozen=True, kw_only=True):
    """What is asked for, and how long things are kept."""

    revised: bool = False
    withdrawn: tuple[str, ...] = ()
    break_lock: bool = False
    repair: bool = False
    """Read the target back first, and send again what is not as it was published."""
    grace: float = 24
    """Hours for which a file that is out of use stays."""
    keep: int = 3
    """Publishings that can be taken back."""


class Done(Struct, frozen=True, kw_only=True):
    """What was done."""

    sent: int = 0
    octets: int = 0
    removed: int = 0
    waiting: int = 0
    """Files out of use that still stand."""
    release: int = 0


class Bench:
    """The manifest of a target while it is changed; the one mutable thing here."""

    def __init__(self, store: Store, ledger: Ledger, still: Callable[[], None]) -> None:
        self.store, self.ledger, self.still = store, ledger, still

    def send(self, batch: Sequence[Sending], stand: dict[str, str], under_way: Release) -> None:
        """Write the manifest with what stands now, and then put files in place."""
        self.ledger = structs.replace(self.ledger, files=stand, under_way=under_way)
        self.write(batch)

    def write(self, batch: Sequence[Sending] = ()) -> None:
        """Write the manifest at the target, and then put files in place."""
        data = encode(self.ledger)
        self.store.send([Sending(path=PATH, digest=hashlib.sha256(data).hexdigest(), data=data), *batch])


def publish(site: Site, store: Store, place: str, wish: Wish, tell: Callable[[str], None]) -> Done:
    """Publish. Raises BriefgenError where readers would lose something, OSError, or BriefgenError, where the target fails."""
    before = decode(store.read(PATH), place)
    found = _weighed(site, before, wish)
    if not found and not wish.repair and not _open(before, wish):
        return Done(release=_number(before), waiting=len(before.stale))
    with hold(store, place, tell, break_lock=wish.break_lock) as still:
        bench = Bench(store, _as_it_stands(store, decode(store.read(PATH), place), repair=wish.repair), still)
        found = _weighed(site, bench.ledger, wish)
        began = clock.now()
        _begin(bench, site, began)
        octets = _send(bench, site, found.send, tell)
        still()
        return structs.replace(_finish(bench, site, found, wish, began), sent=len(found.send), octets=octets)


def _as_it_stands(store: Store, ledger: Ledger, *, repair: bool) -> Ledger:
    """The manifest; to repair, without what the target does not bear out."""
    if not repair:
        return ledger
    wrong = [path for path, _ in differences(store, ledger)]
    return structs.replace(ledger, files={**ledger.files, **dict.fromkeys(wrong, UNSURE)})


def planned(site: Site, ledger: Ledger, wish: Wish) -> tuple[Changes, tuple[str, ...]]:
    """What `publish` would change, and which files it would remove. Raises BriefgenError as `publish`."""
    return _weighed(site, ledger, wish), due(_rested(ledger, wish), wish.grace, clock.now())


def _weighed(site: Site, ledger: Ledger, wish: Wish) -> Changes:
    found = changes(site, ledger, wish.withdrawn)
    refuse(found, site, ledger, revised=wish.revised, withdrawn=wish.withdrawn)
    return found


def _open(ledger: Ledger, wish: Wish) -> bool:
    """Whether something is left to do though nothing differs: one was interrupted at its end, or files may go now."""
    return ledger.under_way is not None or bool(due(_rested(ledger, wish), wish.grace, clock.now()))


def _rested(ledger: Ledger, wish: Wish) -> Ledger:
    return structs.replace(ledger, releases=ledger.releases[-wish.keep :] if wish.keep else ())


def _number(ledger: Ledger) -> int:
    return ledger.releases[-1].number if ledger.releases else 0


def _begin(bench: Bench, site: Site, began: datetime.datetime) -> None:
    """Open the record of this publishing; one that was interrupted goes on."""
    ledger = bench.ledger
    if ledger.under_way is None:
        fresh = Release(number=_number(ledger) + 1, began=clock.written(began), editions=ledger.editions)
        bench.ledger = structs.replace(ledger, under_way=fresh)


def _send(bench: Bench, site: Site, paths: Sequence[str], tell: Callable[[str], None]) -> int:
    octets = 0
    batches = list(batched(paths, lambda path: site.files[path].size))
    for number, batch in enumerate(batches, 1):
        _keep(bench, batch)
        for path in batch:
            _same(site, path)
        if number == len(batches):
            bench.still()
        bench.send([Sending(path=path, digest=site.files[path].digest) for path in batch], *_unsure(bench.ledger, batch))
        bench.ledger = structs.replace(bench.ledger, files={**bench.ledger.files, **{path: site.files[path].digest for path in batch}})
        octets += sum(site.files[path].size for path in batch)
        if number % 5 == 0:
            tell(f"sent {number} of {len(batches)} batches")
    return octets


def batched(paths: Sequence[str], size: Callable[[str], int]) -> Iterator[list[str]]:
    """Files in batches: never two classes in one, because a class may refer to those before it."""
    most = max(BATCH_FILES, -(-len(paths) // MOST_BATCHES))
    largest = max(BATCH_BYTES, -(-sum(map(size, paths)) // MOST_BATCHES))
    batch: list[str] = []
    total = 0
    for path in paths:
        if batch and (len(batch) >= most or total >= largest or rank(path)[0] != rank(batch[0])[0]):
            yield batch
            batch, total = [], 0
        batch.append(path)
        total += size(path)
    if batch:
        yield batch


def _keep(bench: Bench, batch: Sequence[str]) -> None:
    """Keep what the batch replaces, before the manifest loses its digest."""
    digests = {path: bench.ledger.files.get(path, UNSURE) for path in batch}
    pairs = {kept_at(digest): path for path, digest in digests.items() if digest and digest not in bench.ledger.kept}
    if pairs:
        bench.store.copy([(path, kept) for kept, path in pairs.items()])
        fresh = {digest for digest in digests.values() if digest}
        bench.ledger = structs.replace(bench.ledger, kept=tuple(sorted({*bench.ledger.kept, *fresh})))


def _unsure(ledger: Ledger, batch: Sequence[str]) -> tuple[dict[str, str], Release]:
    """The manifest before a batch: its files are unsure, and what stood there is on record; what is on record stays."""
    release = ledger.under_way
    assert release is not None
    before = {path: ledger.files.get(path) or None for path in batch}
    return {**ledger.files, **dict.fromkeys(batch, UNSURE)}, structs.replace(release, replaced={**before, **release.replaced})


def _same(site: Site, path: str) -> None:
    data = files.read(os.path.join(site.folder, path))
    if hashlib.sha256(data).hexdigest() != site.files[path].digest:
        raise BriefgenError(f"{os.path.join(site.folder, path)}: changed while it was published; publish again")


def _finish(bench: Bench, site: Site, found: Changes, wish: Wish, began: datetime.datetime) -> Done:
    """The manifest of the whole site; then what is no longer needed goes."""
    ledger, moment = bench.ledger, clock.written(began)
    release = ledger.under_way
    assert release is not None
    stale = {path: since for path, since in ledger.stale.items() if path not in site.files} | dict.fromkeys(found.drop, moment)
    own = structs.replace(release, dropped=tuple(sorted({*release.dropped, *found.drop} - set(site.files))))
    # Taking a publishing back would bring a withdrawn edition's links back, so nothing before a withdrawal can be taken back.
    releases = () if found.withdraw else (*ledger.releases, own)[-wish.keep :] if wish.keep else ()
    ledger = structs.replace(ledger, stale=stale, editions=site.editions, releases=releases, under_way=None)
    removed = (*due(ledger, wish.grace, clock.now()), *found.withdraw)
    return tidy(bench, ledger, removed, release.number)


def tidy(bench: Bench, ledger: Ledger, removed: Collection[str], number: int) -> Done:
    """Write the manifest without files that go, and remove them with what is kept for nobody."""
    unneeded = [digest for digest in ledger.kept if digest not in _needed(ledger)]
    rest = {path: digest for path, digest in ledger.files.items() if path not in removed}
    left = {path: since for path, since in ledger.stale.items() if path not in removed}
    kept = tuple(digest for digest in ledger.kept if digest not in unneeded)
    bench.ledger = structs.replace(ledger, files=rest, stale=left, kept=kept)
    bench.write()
    gone = [*sorted(removed), *map(kept_at, unneeded)]
    if gone:
        bench.store.remove(gone)
    return Done(removed=len(removed), waiting=len(left), release=number)


def _needed(ledger: Ledger) -> set[str]:
    return {digest for release in ledger.releases for digest in release.replaced.values() if digest}
