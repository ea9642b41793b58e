"""Publishing by SFTP and by rsync over SSH, to OpenSSH's own server: the same promises as on a folder."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from publishing import Desk, sent, site_files, standing
from servers import Ssh, needs, ssh_server

from briefgen.publishing.openssh import quoted

pytestmark = needs("sshd", "sftp", "ssh-keygen", "rsync")
ONE = {"2026-W46": "gates opened"}
TWO = {**ONE, "2026-W47": "gates closed"}
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ssh]:
    """One server for all tests here."""
    with ssh_server(tmp_path_factory.mktemp("ssh")) as found:
        yield found


@pytest.fixture(autouse=True)
def _right_key(server: Ssh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_SSH_CONFIG", str(server.config))


def address(scheme: str, server: Ssh, folder: Path) -> str:
    """A folder at the server."""
    return f"{scheme}://{server.user}@127.0.0.1:{server.port}{folder}"


@pytest.mark.parametrize("scheme", ["sftp", "ssh"])
def test_publish_again_check_repair_and_take_back(scheme: str, server: Ssh, tmp_path: Path) -> None:
    """The site arrives whole, whatever its folder is called; a second run sends nothing; changes are found and mended; and back."""
    target = tmp_path / "deep er" / "www"
    place = address(scheme, server, target).replace(" ", "%20")
    desk = Desk(tmp_path / "a desk")
    desk.build(ONE)
    first, second = desk.publish(place), desk.publish(place)
    assert (first.status, second.status) == (0, 0), first.err + second.err
    assert (sent(first), sent(second)) == (len(site_files(ONE)), 0)
    assert standing(target) == site_files(ONE)

    (target / "index.html").write_text("defaced", encoding="utf-8")
    checked, mended, well = desk.publish(place, "--check"), desk.publish(place, "--repair"), desk.publish(place, "--check")
    assert (checked.status, sent(mended), well.status) == (1, 1, 0), checked.err + mended.err + well.err

    desk.build(TWO, 2)
    newer = desk.publish(place)
    assert newer.status == 0, newer.err
    assert site_files(TWO, 2).items() <= standing(target).items()
    back = desk.publish(place, "--rollback")
    assert back.status == 0, back.err
    assert site_files(ONE).items() <= standing(target).items()
    assert not [path for path in target.rglob("*") if path.name.endswith(".briefgen") and path.is_file()]


def test_a_wrong_key_is_told_at_once(server: Ssh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No password is asked for and nothing is tried again: exit 2, with what to do."""
    monkeypatch.setenv("BRIEFGEN_SSH_CONFIG", str(server.wrong))
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    run = desk.publish(address("sftp", server, tmp_path / "www"))

    assert run.status == 2
    assert "Permission denied (" in run.err
    assert "SSH agent" in run.err
    assert "trying again" not in run.err


def test_a_lock_there_is_respected(server: Ssh, tmp_path: Path) -> None:
    """Its owner is named; it stays until it is broken."""
    target = tmp_path / "www"
    lock = target / ".briefgen/lock"
    lock.parent.mkdir(parents=True)
    held = {"user": "vera", "host": "elsewhere.example", "process": 7, "since": "2026-11-22T01:00:00+00:00", "token": "t"}
    lock.write_text(json.dumps(held), encoding="utf-8")
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    refused = desk.publish(address("sftp", server, target))
    broken = desk.publish(address("sftp", server, target), "--break-lock")

    assert (refused.status, broken.status) == (2, 0), broken.err
    assert "vera on elsewhere.example (process 7)" in refused.err
    assert not lock.exists()


@pytest.mark.parametrize("scheme", ["sftp", "ssh"])
def test_a_connection_that_is_cut_is_tried_again(scheme: str, server: Ssh, tmp_path: Path) -> None:
    """The server's processes of a session are killed in the middle: the next try goes on, and the site arrives whole."""
    target = tmp_path / "www"
    place = address(scheme, server, target)
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    assert desk.publish(place).status == 0
    (desk.site / "assets/film-0a1b2c3d4e5f.bin").write_bytes(os.urandom(1 << 20) * 60)
    cut: list[int] = []
    stop = threading.Event()

    def cutting() -> None:
        while not stop.is_set() and len(cut) < 2:
            if any(path.name.startswith(".film") for path in (target / "assets").glob(".*")):
                for child in _children(server.process):
                    cut.append(child)
                    os.kill(child, signal.SIGKILL)
            time.sleep(0.005)

    thread = threading.Thread(target=cutting)
    thread.start()
    run = desk.publish(place)
    stop.set()
    thread.join()

    assert cut
    assert run.status == 0, run.err
    assert "trying again" in run.err
    assert (target / "assets/film-0a1b2c3d4e5f.bin").stat().st_size == 60 << 20
    assert desk.publish(place, "--check").status == 0


def _children(process: int) -> list[int]:
    """The processes that a process started (Linux)."""
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_killed_publisher_is_followed_by_the_next_one(server: Ssh, tmp_path: Path) -> None:
    """Killed after it has begun to send: readers have the old front page, and the next run completes the site."""
    target = tmp_path / "www"
    place = address("sftp", server, target)
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    desk.publish(place)
    new = desk.build(TWO, 2)
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "publish", place, "--workspace", str(desk.root)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + 20
    while not (target / "2026-W47").exists() and time.monotonic() < deadline:
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert standing(target)["index.html"] == site_files(ONE)["index.html"]
    run = desk.publish(place)

    assert run.status == 0, run.err
    assert "taken over" in run.err
    assert new.items() <= standing(target).items()


@pytest.mark.parametrize("scheme", ["sftp", "ssh"])
def test_a_full_disk_leaves_the_site_of_before(scheme: str, server: Ssh, tmp_path: Path) -> None:
    """On a disk of 400 KB: readers have the old front page, nothing half sent takes up room, and a smaller site is published."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        desk, place = Desk(tmp_path / "desk"), address(scheme, server, disk / "www")
        desk.build(ONE)
        assert desk.publish(place).status == 0
        new = desk.build(TWO, 2)
        (desk.site / "2026-W47/en/brief.pdf").write_bytes(b"x" * 900_000)
        full = desk.publish(place)
        front = standing(disk / "www")["index.html"]
        (desk.site / "2026-W47/en/brief.pdf").unlink()
        smaller = desk.publish(place)

        assert (full.status, smaller.status) == (2, 0), full.err + smaller.err
        assert "make room" in full.err
        assert front == site_files(ONE)["index.html"]
        assert new.items() <= standing(disk / "www").items()
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_names_reach_sftp_as_they_are() -> None:
    """What the program would split at or fill in is marked."""
    assert quoted("a b/c*d[e]?\"'\\ж-1.html") == "a\\ b/c\\*d\\[e\\]\\?\\\"\\'\\\\ж-1.html"
