"""Readers in a loop, while the site they read is published again and again and half of the publishers are killed: nobody meets a gap."""

import contextlib
import http.client
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from publishing import Desk, site_files, standing
from servers import apache, needs, nginx, ssh_server

ROOT = Path(__file__).parent.parent
CONFIG = '[topics.water]\ntitle = "Water"\nany = ["river*"]\n'


class Reader(threading.Thread):
    """Reads the front page, follows every link, loads the styles of every page, until it is stopped."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port, self.stopped = port, threading.Event()
        self.requests, self.broken, self.mixed = 0, list[str](), list[str]()

    def run(self) -> None:
        """Read."""
        while not self.stopped.is_set():
            front = self.page("/index.html")
            for link in re.findall(r'href="([\w./-]+\.html)"', front or ""):
                page = self.page(f"/{link}")
                for below in re.findall(r'href="(evidence/[\w.-]+)"', page or ""):
                    self.page(f"/{link.rpartition('/')[0]}/{below}")

    def page(self, path: str) -> str | None:
        """A page and its styles, which have to be of the page's version."""
        text = self.get(path)
        style = re.search(r'stylesheet" href="(?:\.\./)*(assets/[\w.-]+)"', text or "")
        if text is None or style is None:
            return None
        css, version = self.get(f"/{style[1]}"), re.search(r"<p>version (\d+)<", text)
        if css is None or version is None or f"/* version {version[1]} */" not in css:
            self.mixed.append(path)
        return text

    def get(self, path: str) -> str | None:
        """What stands at a path; None, and a note, where the answer is not whole."""
        self.requests += 1
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            self.broken.append(f"{path}: {type(error).__name__}")
            return None
        finally:
            connection.close()
        if answer.status != 200 or not text.endswith("\n"):
            self.broken.append(f"{path}: {answer.status}, {len(text)} characters")
            return None
        return text


@contextlib.contextmanager
def place(kind: str, folder: Path) -> Iterator[tuple[str, int, Path, dict[str, str]]]:
    """A target of a kind: its address, the port at which it is read, the folder, and the environment that publishing needs."""
    target = folder / "www"
    target.mkdir()
    with contextlib.ExitStack() as stack:
        if kind == "webdav":
            port = stack.enter_context(apache(folder / "apache", target))
            login = {"BRIEFGEN_WEBDAV_USER": "vera", "BRIEFGEN_WEBDAV_PASSWORD": "open sesame"}
            yield f"webdav://127.0.0.1:{port}", port, target, login
            return
        port = stack.enter_context(nginx(folder / "nginx", target))
        if kind == "folder":
            yield str(target), port, target, {}
            return
        server = stack.enter_context(ssh_server(folder / "ssh"))
        yield f"{kind}://{server.user}@127.0.0.1:{server.port}{target}", port, target, {"BRIEFGEN_SSH_CONFIG": str(server.config)}


def loop(kind: str, runs: int, folder: Path) -> tuple[int, int, list[Reader]]:
    """Publish so often, kill about every second publisher; how many ran to their end and were killed, and what the readers met."""
    desk = Desk(folder / "desk", CONFIG)
    editions = {f"2026-W{week}": f"week {week}" for week in (44, 45, 46)}
    desk.build(editions)
    ended = killed = 0
    with place(kind, folder) as (address, port, target, login):
        command = [sys.executable, "-m", "briefgen", "publish", address, "--workspace", str(desk.root), "--quiet"]
        environment = {**os.environ, **login, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, env=environment, check=True)
        with reading(port) as readers:
            for number in range(1, runs + 1):
                if number % 8 == 0:
                    editions = {**editions, f"2026-W{46 + number // 8}": f"week {46 + number // 8}"}
                desk.build(editions, number + 1)
                longest = 0.0 if number == runs else 0.5 if kind == "folder" else 1.5
                status = once(command, environment, longest)
                killed += status == -signal.SIGKILL
                ended += status == 0
        assert ended + killed == runs
        assert site_files(editions, runs + 1).items() <= standing(target).items()
    return ended, killed, readers


@contextlib.contextmanager
def reading(port: int) -> Iterator[list[Reader]]:
    """Three readers at work."""
    readers = [Reader(port) for _ in range(3)]
    for reader in readers:
        reader.start()
    yield readers
    for reader in readers:
        reader.stopped.set()
    for reader in readers:
        reader.join()


_CHANCE = random.Random(7)  # which publisher dies, and when


def once(command: list[str], environment: dict[str, str], longest: float) -> int:
    """Publish; every second time, if it may, the publisher is killed at some moment up to `longest` seconds. Its exit status."""
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    if longest and _CHANCE.random() < 0.5:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_CHANCE.uniform(0.1, longest))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def judged(kind: str, runs: int) -> None:
    """Run the loop in a folder that a server's own user may enter, and hold it to the promise."""
    with tempfile.TemporaryDirectory(prefix="briefgen-readers-") as made:
        Path(made).chmod(0o755)
        ended, killed, readers = loop(kind, runs, Path(made))
    print(f"{kind}: {ended} ended, {killed} killed, {sum(one.requests for one in readers)} requests")  # noqa: T201
    assert [one.broken for one in readers] == [[], [], []]
    assert [one.mixed for one in readers] == [[], [], []]
    assert killed >= runs // 5 - 2
    assert min(one.requests for one in readers) > 5 * runs


@needs("nginx", "apache2", "sshd", "sftp", "ssh-keygen")
@pytest.mark.parametrize(("kind", "runs"), [("folder", 6), ("sftp", 3), ("webdav", 3)])
def test_readers_meet_no_gap(kind: str, runs: int) -> None:
    """A few publishings, some killed, three readers: every request answered whole, every page with its own styles."""
    judged(kind, runs)


@pytest.mark.long
@needs("nginx", "apache2", "sshd", "sftp", "ssh-keygen", "rsync")
@pytest.mark.parametrize(("kind", "runs"), [("folder", 50), ("sftp", 50), ("ssh", 20), ("webdav", 50)])
def test_readers_meet_no_gap_in_fifty_publishings(kind: str, runs: int) -> None:
    """Half of the publishers killed at random moments: 0 broken requests, 0 pages with another version's styles."""
    judged(kind, runs)
