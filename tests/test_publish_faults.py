"""Publishing and taking back, at a target whose n-th change fails, for every n: readers have a site, the next run completes it."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from publishing import Desk, site_files, standing

from briefgen.publishing.folder import FolderStore
from briefgen.publishing.ledger import PATH, decode
from briefgen.publishing.publisher import Wish, publish
from briefgen.publishing.readback import differences
from briefgen.publishing.rollback import roll_back
from briefgen.publishing.sitefiles import read_site
from briefgen.publishing.stores import Sending

ONE = {"2026-W46": "gates opened"}
TWO = {**ONE, "2026-W47": "gates closed"}


class Failing(FolderStore):
    """A folder at which the n-th change fails as when a connection is gone for good; 0: none does."""

    def __init__(self, place: Path, source: Path, n: int) -> None:
        super().__init__(str(place), str(source))
        self.left, self.failed = n, False

    def _spend(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.failed = True
            raise OSError(5, "gone")

    def send(self, batch: Sequence[Sending]) -> None:
        """One file after the other, each may be the last."""
        for one in sorted(batch, key=lambda one: one.data is None):
            self._spend()
            super().send([one])

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """One copy after the other."""
        for pair in pairs:
            self._spend()
            super().copy([pair])

    def remove(self, paths: Sequence[str]) -> None:
        """One removal after the other."""
        for path in paths:
            self._spend()
            super().remove([path])


def tried(target: Path, source: Path, action: Callable[[Failing], object], after: Callable[[Path], None]) -> int:
    """Let `action` fail at every change in turn, each time on a fresh copy of the target; how many changes there were."""
    for n in range(1, 500):
        place = target.parent / f"try-{n}"
        shutil.copytree(target, place)
        store = Failing(place, source, n)
        try:
            action(store)
        except OSError:
            assert store.failed
        after(place)
        shutil.rmtree(place)
        if not store.failed:
            return n - 1
    raise AssertionError("never ended")


def prepared(tmp_path: Path) -> tuple[Desk, Path]:
    """A target with two publishings, and a third one that waits in the site."""
    desk, target = Desk(tmp_path / "desk"), tmp_path / "www"
    for editions, version in ((ONE, 1), (ONE, 2)):
        desk.build(editions, version)
        assert desk.publish(str(target)).status == 0
    desk.build(TWO, 3)
    return desk, target


def linked(place: Path) -> None:
    """Every page that stands finds its styles, and every link of the front page its page."""
    found = standing(place)
    for path, text in found.items():
        if path.endswith(".html"):
            style = text.split('stylesheet" href="')[1].split('"')[0].replace("../", "")
            assert style in found, (path, style)
    for link in found["index.html"].split('<a href="')[1:]:
        assert link.split('"')[0] in found


def test_publishing_may_fail_at_any_change(tmp_path: Path) -> None:
    """Whatever fails, every page finds its styles and every link its page; the next run gives the new site, and the way back."""
    desk, target = prepared(tmp_path)
    site = read_site(str(desk.site))
    wish = Wish(grace=0, keep=2)

    def after(place: Path) -> None:
        linked(place)
        again = FolderStore(str(place), str(desk.site))
        publish(site, again, "there", wish, lambda _: None)
        assert site_files(TWO, 3).items() <= standing(place).items()
        assert list(differences(again, decode(again.read(PATH), "there"))) == []
        roll_back(again, "there", lambda _: None, break_lock=False)
        assert site_files(ONE, 2).items() <= standing(place).items()
        linked(place)

    changes = tried(target, desk.site, lambda store: publish(site, store, "there", wish, lambda _: None), after)

    assert changes > 15


def test_taking_back_may_fail_at_any_change(tmp_path: Path) -> None:
    """Whatever fails, readers have a site; taking back again ends at the same one, and publishing instead brings the new one."""
    desk, target = prepared(tmp_path)
    site = read_site(str(desk.site))
    wish = Wish(grace=0, keep=2)
    publish(site, FolderStore(str(target), str(desk.site)), "there", wish, lambda _: None)

    def after(place: Path) -> None:
        linked(place)
        again = FolderStore(str(place), str(desk.site))
        if decode(again.read(PATH), "there").under_way is not None:
            roll_back(again, "there", lambda _: None, break_lock=False)
            assert site_files(ONE, 2).items() <= standing(place).items()
        publish(site, again, "there", wish, lambda _: None)
        assert site_files(TWO, 3).items() <= standing(place).items()
        assert list(differences(again, decode(again.read(PATH), "there"))) == []

    changes = tried(target, desk.site, lambda store: roll_back(store, "there", lambda _: None, break_lock=False), after)

    assert changes > 8
