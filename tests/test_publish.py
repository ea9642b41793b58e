"""What `briefgen publish` promises on a folder: order, nothing twice, nothing lost, the way back, one at a time."""

import datetime
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from publishing import CONFIG, Desk, sent, site_files, standing, stylesheet

from briefgen.diagnostics import BriefgenError
from briefgen.publishing.address import parse
from briefgen.publishing.changes import due
from briefgen.publishing.ledger import Ledger, Release, decode, encode
from briefgen.publishing.sitefiles import rank

ONE = {"2026-W46": "gates opened"}
TWO = {**ONE, "2026-W47": "gates closed"}
ROOT = Path(__file__).parent.parent


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A workspace whose site has one edition."""
    made = Desk(tmp_path / "desk")
    made.build(ONE)
    return made


def ledger(target: Path) -> Ledger:
    """The manifest at a folder."""
    return decode((target / ".briefgen/published.json").read_bytes(), "there")


def test_the_site_arrives_whole_and_a_second_run_sends_nothing(desk: Desk, tmp_path: Path) -> None:
    """Every file stands at the target as built; publishing again touches none of them."""
    target = tmp_path / "www"
    first = desk.publish(str(target))
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*") if path.is_file()}
    second = desk.publish(str(target))

    assert (first.status, second.status) == (0, 0), first.err + second.err
    assert standing(target) == site_files(ONE)
    assert (sent(first), sent(second)) == (len(site_files(ONE)), 0)
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*") if path.is_file()} == before


def test_only_what_differs_is_sent(desk: Desk, tmp_path: Path) -> None:
    """A new edition costs its own files and the lists that name it."""
    target = tmp_path / "www"
    desk.publish(str(target))
    desk.build(TWO)
    run = desk.publish(str(target))

    assert sent(run) == 4 + 2  # its page, data and evidence; the front page and the feed
    assert standing(target) == site_files(TWO)


def test_front_pages_and_lists_come_last() -> None:
    """What nothing refers to yet goes first: assets, evidence, pages, other pages, the front pages, feeds and the rest at the top."""
    paths = [
        "sitemap.xml",
        "feed.xml",
        "index.html",
        "ru/index.html",
        "topics/water/index.html",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.js",
        "2026-W47/ru/index.html",
        "2026-W47/en/evidence/dam.html",
        "2026-W47/brief.json",
        "pagefind/fragment/en_6fceec9.pf_fragment",
        "assets/briefgen-0a1b2c3d4e5f.css",
    ]

    assert sorted(paths, key=rank) == [
        "assets/briefgen-0a1b2c3d4e5f.css",
        "pagefind/fragment/en_6fceec9.pf_fragment",
        "2026-W47/brief.json",
        "2026-W47/en/evidence/dam.html",
        "2026-W47/ru/index.html",
        "pagefind/pagefind.js",
        "topics/water/index.html",
        "index.html",
        "ru/index.html",
        "feed.xml",
        "pagefind/pagefind-entry.json",
        "sitemap.xml",
    ]


def test_what_is_out_of_use_stays_for_the_time_of_grace() -> None:
    """A file goes when its hours are over and no publishing that can be taken back needs it; never before."""
    now = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    old, new = "2026-11-21T11:00:00+00:00", "2026-11-21T13:00:00+00:00"
    needed = Release(number=2, began=old, dropped=("assets/needed.css",))
    found = Ledger(stale={"assets/old.css": old, "assets/new.css": new, "assets/needed.css": old}, releases=(needed,))

    assert due(found, 24, now) == ("assets/old.css",)


def test_old_styles_go_after_the_publishings_that_need_them(desk: Desk, tmp_path: Path) -> None:
    """With no hours of grace and two publishings kept, the first styles are gone after the third change of design, not before."""
    target = tmp_path / "www"
    there = []
    for version in (1, 2, 3, 4):
        desk.build(ONE, version)
        assert desk.publish(str(target)).status == 0
        there.append((target / "assets" / stylesheet(1)[0]).exists())

    assert there == [True, True, True, False]
    assert (target / "assets" / stylesheet(4)[0]).exists()
    assert len(list((target / ".briefgen/kept").iterdir())) == len(set(ledger(target).kept)) > 0


def test_a_publishing_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    """After a rollback every page of the site before is as it was, and publishing again brings the new one."""
    target = tmp_path / "www"
    for editions, version in ((ONE, 1), (TWO, 2), (TWO, 3)):
        desk.build(editions, version)
        desk.publish(str(target))
    once = desk.publish(str(target), "--rollback")
    after_once = standing(target)
    twice = desk.publish(str(target), "--rollback")
    after_twice = standing(target)
    again = desk.publish(str(target))

    assert (once.status, twice.status, again.status) == (0, 0, 0), once.err + twice.err + again.err
    assert site_files(TWO, 2).items() <= after_once.items()
    assert site_files(ONE, 1).items() <= after_twice.items()
    assert site_files(TWO, 3).items() <= standing(target).items()
    assert desk.publish(str(target), "--check").status == 0


def test_the_first_publishing_cannot_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    """There is nothing before it: exit 2, and the site stands."""
    target = tmp_path / "www"
    desk.publish(str(target))
    run = desk.publish(str(target), "--rollback")

    assert (run.status, "nothing can be taken back" in run.err) == (2, True)
    assert standing(target) == site_files(ONE)


def test_check_finds_every_change_and_repair_mends_it(desk: Desk, tmp_path: Path) -> None:
    """A file that was changed and one that was removed are named; --repair sends just these two."""
    target = tmp_path / "www"
    desk.publish(str(target))
    (target / "index.html").write_text("defaced", encoding="utf-8")
    (target / "2026-W46/brief.json").unlink()
    bad = desk.publish(str(target), "--check")
    mended = desk.publish(str(target), "--repair")

    assert bad.status == 1
    assert "index.html: is not what was published" in bad.err
    assert "2026-W46/brief.json: is missing" in bad.err
    assert sent(mended) == 2
    assert desk.publish(str(target), "--check").status == 0


def test_a_dry_run_lists_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """What would be added, changed and put out of use is on standard output, in the order of sending; the target stays as it is."""
    target = tmp_path / "www"
    nothing = desk.publish(str(target), "--dry-run")
    assert not target.exists()
    desk.publish(str(target))
    desk.build(TWO, 2)
    run = desk.publish(str(target), "--dry-run")

    assert len(nothing.out.splitlines()) == len(site_files(ONE))
    assert run.out.splitlines()[0] == f"add assets/{stylesheet(2)[0]}"
    assert run.out.splitlines()[-2:] == ["change feed.xml", f"out of use assets/{stylesheet(1)[0]}"]
    assert standing(target) == site_files(ONE)


def test_an_edition_that_says_something_else_is_refused_until_its_pages_say_so(desk: Desk, tmp_path: Path) -> None:
    """A changed edition needs a day of revision and --revised; another look or a changed version of the program needs neither."""
    target = tmp_path / "www"
    desk.publish(str(target))
    changed = {"2026-W46": "gates opened twice"}
    desk.build(changed)
    silent = desk.publish(str(target), "--revised")
    desk.build(changed, revised={"2026-W46": "2026-11-24"})
    unasked = desk.publish(str(target))
    assert standing(target) == site_files(ONE)
    asked = desk.publish(str(target), "--revised")
    desk.build(changed, 2, revised={"2026-W46": "2026-11-24"})
    restyled = desk.publish(str(target))
    desk.build({"2026-W46": "gates shut"}, 2, revised={"2026-W46": "2026-11-20"})
    earlier = desk.publish(str(target), "--revised")

    assert [run.status for run in (silent, unasked, asked, restyled, earlier)] == [2, 2, 0, 0, 2]
    assert "write the day as `revised: YYYY-MM-DD`" in silent.err
    assert "publish with --revised" in unasked.err


def test_an_edition_is_not_lost_by_a_build_that_lacks_it(desk: Desk, tmp_path: Path) -> None:
    """A site without an edition that readers have is refused; --withdraw removes it at once, from what is kept, too."""
    target = tmp_path / "www"
    desk.build(TWO)
    desk.publish(str(target))
    desk.build(ONE)
    refused = desk.publish(str(target))
    assert standing(target) == site_files(TWO)
    withdrawn = desk.publish(str(target), "--withdraw", "2026-W47")

    assert (refused.status, withdrawn.status) == (2, 0), withdrawn.err
    assert "--withdraw 2026-W47" in refused.err
    assert standing(target) == site_files(ONE)
    assert not (target / "2026-W47").exists()
    assert desk.publish(str(target), "--rollback").status == 2
    assert not any("gates closed" in path.read_text(encoding="utf-8") for path in target.rglob("*") if path.is_file())


def test_two_publishers_do_not_meet(desk: Desk, tmp_path: Path) -> None:
    """A lock of another machine is named with its owner and age and left alone, until --break-lock takes it."""
    target = tmp_path / "www"
    lock = target / ".briefgen/lock"
    lock.parent.mkdir(parents=True)
    held = {"user": "vera", "host": "elsewhere.example", "process": 7, "since": "2026-11-22T01:00:00+00:00", "token": "t"}
    lock.write_text(json.dumps(held), encoding="utf-8")
    refused = desk.publish(str(target))
    broken = desk.publish(str(target), "--break-lock")

    assert (refused.status, broken.status) == (2, 0)
    assert "vera on elsewhere.example (process 7), since 2026-11-22T01:00:00+00:00" in refused.err
    assert "--break-lock" in refused.err
    assert standing(target) == site_files(ONE)
    assert not lock.exists()


def test_a_killed_publisher_leaves_the_old_site_and_the_next_one_goes_on(desk: Desk, tmp_path: Path) -> None:
    """Killed at any moment: what stands is the old site or the new one, file by file, and the next run completes it without being told."""
    target = tmp_path / "www"
    desk.publish(str(target))
    old = site_files(ONE)
    killed = 0
    for attempt in range(7):
        version = attempt + 2
        new = desk.build(TWO, version)
        process = subprocess.Popen(
            [sys.executable, "-m", "briefgen", "publish", str(target), "--workspace", str(desk.root), "--quiet"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        deadline = time.monotonic() + 20
        while not (target / ".briefgen/lock").exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.0005)
        time.sleep(0.003 * attempt)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        now = standing(target)
        assert all(now[path] in (text, new.get(path)) for path, text in old.items())
        run = desk.publish(str(target))
        assert run.status == 0, run.err
        assert new.items() <= standing(target).items()
        assert desk.publish(str(target), "--check").status == 0
        old = new

    assert killed >= 2


def test_a_full_disk_leaves_the_site_of_before(tmp_path: Path) -> None:
    """A file that cannot be written stops the publishing with its name; readers have what they had, and more room is enough to go on."""
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    target = tmp_path / "www"
    desk.publish(str(target))
    new = desk.build(TWO, 2)
    (desk.site / "2026-W47/en/brief.pdf").write_bytes(b"%PDF" + b"x" * 300_000)
    limited = (
        "import resource,signal,sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100_000,)*2)"
    )
    program = f"{limited}\nfrom briefgen.cli import main\nsys.exit(main(['publish', {str(target)!r}, '--workspace', {str(desk.root)!r}]))"
    found = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )

    assert found.returncode == 2, found.stderr
    assert "File too large" in found.stderr
    assert "make room" in found.stderr
    now = standing(target)
    assert all(now[path] in (text, new.get(path)) for path, text in site_files(ONE).items())
    assert all(now[path] == site_files(ONE)[path] for path in ("index.html", "feed.xml", "2026-W46/en/index.html"))
    assert "2026-W47/en/index.html" not in now
    assert desk.publish(str(target)).status == 0
    assert new.items() <= standing(target).items()


def test_a_manifest_cannot_lead_out_of_the_target(desk: Desk, tmp_path: Path) -> None:
    """Whoever can write at the target cannot make the publisher remove or read files elsewhere."""
    target = tmp_path / "www"
    (target / ".briefgen").mkdir(parents=True)
    for path in ("../desk/briefgen.toml", "/etc/passwd", "a/../../b", ".briefgen/lock", "a//b", "a\nb"):
        (target / ".briefgen/published.json").write_bytes(encode(Ledger(files={path: "0" * 64}, stale={path: "2020-01-01T00:00:00"})))
        run = desk.publish(str(target))
        assert (run.status, "outside the site" in run.err) == (2, True), path

    assert (desk.root / "briefgen.toml").exists()


@pytest.mark.parametrize(
    "text",
    [
        "sftp://vera:secret7@host.example/www",
        "davs://vera:secret7@host.example/www",
        "s3://key:secret7@bucket/www",
        "ssh://:secret7@host.example/www",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(desk: Desk, text: str) -> None:
    """Neither on the command line nor in the configuration, and no message prints it."""
    (desk.root / "briefgen.toml").write_text(CONFIG.replace("[publish]", f'[publish]\ntarget = "{text}"'), encoding="utf-8")
    for run in (desk.publish(text), desk.publish()):
        assert run.status == 2
        assert "holds a password" in run.err
        assert "secret7" not in run.err + run.out


@pytest.mark.parametrize(
    "text",
    [
        "ftp://host/www",
        "sftp://host",
        "sftp:///www",
        "ssh://-oProxyCommand=x/www",
        "sftp://h/a/../b",
        "davs://h/a?b",
        "host.example:/www@"[:0] + "vera@host.example:/www",
    ],
)
def test_an_address_that_is_none_is_refused(text: str) -> None:
    """A wrong address is a wrong usage, before any program is started."""
    with pytest.raises(BriefgenError):
        parse(text, ".")


def test_a_target_without_a_name_and_a_site_that_is_not_there(tmp_path: Path) -> None:
    """Both are said with what to do, exit 2."""
    desk = Desk(tmp_path / "desk")
    unnamed, unbuilt = desk.publish(), desk.publish(str(tmp_path / "www"))
    desk.build(ONE)
    inside = desk.publish(str(desk.site / "www"))

    assert (unnamed.status, unbuilt.status, inside.status) == (2, 2, 2)
    assert "name a TARGET" in unnamed.err
    assert "run briefgen build first" in unbuilt.err
    assert "lie in one another" in inside.err
