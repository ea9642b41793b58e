"""The commands that run until they are interrupted, as real processes: started, listened to, asked over HTTP, interrupted."""

import contextlib
import http.client
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PATIENCE = 150.0
"""Seconds after which a test gives up waiting; how long anything takes is not judged."""


class Reply(NamedTuple):
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class Living:
    """A running command. Lines of its two outputs come in the order in which they were printed."""

    def __init__(self, arguments: Sequence[str]) -> None:
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        command = [sys.executable, "-P", "-m", "briefgen", *arguments]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=env,
            start_new_session=True,
            preexec_fn=_heed_interruptions,
        )
        self.said: list[str] = []
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._read, args=(pipe,)) for pipe in (self.process.stdout, self.process.stderr)]
        for thread in self._threads:
            thread.start()

    def _read(self, pipe: Iterable[str] | None) -> None:
        for line in pipe or ():
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def line(self, words: str) -> str:
        """The next line that holds these words; what comes before it is in `said`."""
        while True:
            found = self._lines.get(timeout=PATIENCE)
            assert found is not None, f"ended without saying {words!r}: {self.said}"
            self.said.append(found)
            if words in found:
                return found

    def interrupt(self) -> int:
        """Press Ctrl-C: every process of the group gets the signal, as on a terminal. The exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End it whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join()
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()


def _heed_interruptions() -> None:
    """A shell that runs the tests in the background has them, and what they start, ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextlib.contextmanager
def living(*arguments: str) -> Iterator[Living]:
    """A command that runs until the end of the block."""
    running = Living(arguments)
    try:
        yield running
    finally:
        running.close()


def ask(address: str, path: str, *, host: str | None = None, method: str = "GET", headers: Sequence[tuple[str, str]] = ()) -> Reply:
    """One request; `path` is sent as it is, `host` in the header alone. A stream of news is not read."""
    with connected(address) as (connection, own):
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", own if host is None else host)
        for name, value in headers:
            connection.putheader(name, value)
        connection.endheaders()
        reply = connection.getresponse()
        stream = reply.headers.get("Content-Type") == "text/event-stream"
        return Reply(reply.status, dict(reply.headers.items()), b"" if stream else reply.read())


def news(address: str, since: str) -> str:
    """What the stream of news says until it ends."""
    with connected(address) as (connection, _):
        connection.request("GET", f"/.briefgen/events?since={since}")
        return connection.getresponse().read().decode()


@contextlib.contextmanager
def connected(address: str) -> Iterator[tuple[http.client.HTTPConnection, str]]:
    """A connection, and the host and port as a browser would name them."""
    own = address.removeprefix("http://").removesuffix("/")
    connection = http.client.HTTPConnection("127.0.0.1", int(own.rpartition(":")[2]), timeout=PATIENCE)
    try:
        yield connection, own
    finally:
        connection.close()
