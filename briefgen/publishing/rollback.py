"""A target -> the site that stood there before the last publishing, from what is kept at the target."""

from collections.abc import Callable

from msgspec import structs

from briefgen.diagnostics import BriefgenError
from briefgen.publishing import clock
from briefgen.publishing.holding import hold
from briefgen.publishing.ledger import PATH, UNSURE, Ledger, Release, decode, kept_at
from briefgen.publishing.publisher import Bench, Done, batched, tidy
from briefgen.publishing.sitefiles import rank
from briefgen.publishing.stores import Store


def roll_back(store: Store, place: str, tell: Callable[[str], None], *, break_lock: bool) -> Done:
    """Take the last publishing back. Raises BriefgenError where nothing can be taken back, and as `publish`.

    What it brought stays for the time of grace, so that nobody who is reading it meets a gap.
    """
    with hold(store, place, tell, break_lock=break_lock) as still:
        bench = Bench(store, decode(store.read(PATH), place), still)
        release = _last(bench.ledger, place)
        ledger = bench.ledger
        finished = ledger.under_way is None
        bench.ledger = structs.replace(ledger, releases=ledger.releases[:-1] if finished else ledger.releases, under_way=release)
        restored = _restore(bench, release)
        still()
        return structs.replace(_finish(bench, release), sent=restored)


def _last(ledger: Ledger, place: str) -> Release:
    release = ledger.under_way or (ledger.releases[-1] if ledger.releases else None)
    if release is None:
        raise BriefgenError(
            f"{place}: nothing can be taken back: no earlier publishing is kept there; build what shall stand and publish it"
        )
    if release.number == 1:
        raise BriefgenError(f"{place}: nothing can be taken back: this is the first publishing there")
    lost = sorted({digest for digest in release.replaced.values() if digest} - set(ledger.kept))
    if lost:
        raise BriefgenError(f"{place}: {len(lost)} files of the publishing before are not kept any more; build it and publish it")
    return release


def _restore(bench: Bench, release: Release) -> int:
    before = {path: digest for path, digest in release.replaced.items() if digest and bench.ledger.files.get(path) != digest}
    for batch in batched(sorted(before, key=rank), lambda _: 0):
        bench.ledger = structs.replace(bench.ledger, files={**bench.ledger.files, **dict.fromkeys(batch, UNSURE)})
        bench.write()
        bench.still()
        bench.store.copy([(kept_at(before[path]), path) for path in batch])
        bench.ledger = structs.replace(bench.ledger, files={**bench.ledger.files, **{path: before[path] for path in batch}})
    return len(before)


def _finish(bench: Bench, release: Release) -> Done:
    ledger, moment = bench.ledger, clock.written(clock.now())
    new = [path for path, digest in release.replaced.items() if digest is None and path in ledger.files]
    stale = {path: since for path, since in ledger.stale.items() if path not in release.dropped} | dict.fromkeys(new, moment)
    ledger = structs.replace(ledger, stale=stale, editions=release.editions, under_way=None)
    return tidy(bench, ledger, (), release.number)
