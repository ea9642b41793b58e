"""Jobs of `pdf.job` -> PDFs, made in processes of their own with limits of time and memory, several at once.

A process stays warm for the next job, because starting WeasyPrint takes as long as some ten pages, and is replaced after a few.
"""

import contextlib
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

import msgspec

from briefgen.diagnostics import BriefgenError
from briefgen.pages.pdf import Answer, Attachment, Job, job

if TYPE_CHECKING:
    from concurrent.futures import Future

    from briefgen.pages.theme import Theme

TIMEOUT = 120.0
"""Seconds that one PDF may take: a page costs about 0.13 s, so this is some 900 pages."""
MEMORY = 2 << 30
"""Bytes of address space of a process: 300 pages need about a quarter of it."""
RENEWED = 16
"""Jobs after which a process makes room for a fresh one, so that what WeasyPrint leaves behind does not add up."""
_SAID = 20
"""Lines of a process's errors that are kept."""
_LENGTH = 8
"""Bytes of the length before each message, most significant first."""


class Printers:
    """So many processes at most, started when they are needed. A context manager: leaving it ends them, finished or not."""

    def __init__(self, jobs: int, *, timeout: float = TIMEOUT, memory: int = MEMORY) -> None:
        """`timeout` in seconds of one job; `memory` in bytes of address space of one process."""
        from concurrent.futures import ThreadPoolExecutor

        self._timeout, self._memory = timeout, memory
        self._threads = ThreadPoolExecutor(max(1, jobs))
        self._lock = threading.Lock()
        self._idle: list[_Process] = []
        self._all: set[_Process] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def submit(self, work: Job) -> "Future[bytes]":
        """The PDF of a job, some time. Its `result` raises BriefgenError as `render_in_child` does."""
        return self._threads.submit(self._print, work)

    def close(self) -> None:
        """End every process, at once."""
        with self._lock:
            self._closed = True
            processes = list(self._all)
        for process in processes:
            process.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _print(self, work: Job) -> bytes:
        message = msgspec.msgpack.encode(work)
        process = self._borrow()
        warm = process.jobs > 0
        data = process.ask(message, self._timeout)
        if data is None and warm and not process.late:  # killed between two jobs, or by what an earlier one left behind
            self._give_back(process)
            process = self._borrow(fresh=True)
            data = process.ask(message, self._timeout)
        late, said = process.late, process.last_words()
        self._give_back(process)
        if late:
            raise BriefgenError(f"the PDF was not ready after {self._timeout:g} s: the edition is too long or a style sheet too slow")
        return _pdf_of(data, said, self._memory)

    def _borrow(self, *, fresh: bool = False) -> "_Process":
        with self._lock:
            if self._idle and not fresh:
                return self._idle.pop()
            if self._closed:
                raise BriefgenError("the build was given up")
            process = _Process(self._memory, self._timeout)
            self._all.add(process)
            return process

    def _give_back(self, process: "_Process") -> None:
        """Keep a process that is of further use, end any other."""
        with self._lock:
            if process.is_well() and process.jobs < RENEWED and not self._closed:
                self._idle.append(process)
                return
            self._all.discard(process)
        process.stop()


class _Process:
    """One process and what is known of it."""

    def __init__(self, memory: int, timeout: float) -> None:
        limits = [str(memory), str(int(timeout) + 1)]
        command = [sys.executable, "-P", "-c", _BOOTSTRAP, *limits, *(path for path in sys.path if path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self._said: deque[str] = deque(maxlen=_SAID)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.jobs, self.late = 0, False

    def ask(self, message: bytes, timeout: float) -> bytes | None:
        """The answer; None from a process that ended without one. `late` tells whether it was ended for taking too long."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        watch = threading.Timer(timeout, self._end_late)
        watch.start()
        try:
            _send(self._process.stdin, message)
            answer = _receive(self._process.stdout)
        except (OSError, ValueError):
            answer = None
        finally:
            watch.cancel()
        self.jobs += 1
        return None if self.late else answer

    def is_well(self) -> bool:
        """Whether it can take another job."""
        return not self.late and self._process.poll() is None

    def last_words(self) -> str:
        """What it said last, or the status with which it ended."""
        if self._process.poll() is None:
            return ""
        self._listener.join()
        return self._said[-1] if self._said else f"status {self._process.returncode}"

    def stop(self) -> None:
        """End it and let go of its pipes."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was not sent will never be
                    pipe.close()

    def _end_late(self) -> None:
        self.late = True
        self._process.kill()

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if text := line.decode(errors="replace").strip():
                self._said.append(text)


def render_in_child(
    html: str, theme: "Theme", attachments: Sequence[Attachment] = (), *, timeout: float = TIMEOUT, memory: int = MEMORY
) -> bytes:
    """The PDF, made in a process of its own. `timeout` in seconds, `memory` in bytes of address space.

    Raises BriefgenError if it takes too long, needs too much, crashes, or WeasyPrint reports an error.
    """
    with Printers(1, timeout=timeout, memory=memory) as printers:
        return printers.submit(job(html, theme, attachments)).result()


def _pdf_of(data: bytes | None, said: str, memory: int) -> bytes:
    try:
        answer = msgspec.msgpack.decode(data or b"", type=Answer)
    except msgspec.DecodeError as error:
        raise BriefgenError(f"the process that makes the PDF ended early ({said}); its limit is {memory >> 20} MB") from error
    if answer.error:
        raise BriefgenError(answer.error)
    return answer.pdf


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """The next message; None where there is no whole one."""
    head = pipe.read(_LENGTH)
    length = int.from_bytes(head, "big")
    body = pipe.read(length) if len(head) == _LENGTH else b""
    return body if len(head) == _LENGTH and len(body) == length else None


_BOOTSTRAP = """
import resource, sys
memory, seconds = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
sys.path.extend(path for path in sys.argv[3:] if path not in sys.path)
from briefgen.pages.printers import serve
serve(seconds)
"""
"""The process takes its parent's search path, at the end of its own and without the current folder (`-P`)."""


def serve(seconds: int) -> None:
    """A process's whole life: jobs from standard input, answers to standard output, until the input ends.

    `seconds` of CPU for each job: a process that its parent can no longer end, ends by itself.
    """
    import gc
    import resource

    from briefgen.pages import pdf

    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever prints must not garble the answers
    while (message := _receive(incoming)) is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))
        _send(outgoing, msgspec.msgpack.encode(pdf.answer(message)))
        gc.collect()
