"""Child processes with limits: what a bad input may cost is itself, and nothing else. Real processes throughout."""

import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from briefgen.building import workers
from briefgen.building.workers import Failed, run


def hang(_: str) -> None:
    """Wait in the system for longer than anybody waits."""
    time.sleep(3600)


def spin(_: str) -> None:
    """Keep the processor busy for ever."""
    while True:
        pass


def die_later(_: str) -> None:
    """Answer, and die while waiting for the next input."""
    threading.Timer(0.05, os._exit, [1]).start()


def fail(words: str) -> None:
    """Raise."""
    raise ValueError(words)


def recurse(words: str) -> None:
    """Go deeper than the interpreter allows."""
    recurse(words)


READERS: dict[str, Callable[[str], object]] = {
    "sleep": hang,
    "spin": spin,
    "kill": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda _: os._exit(0),
    "raise": fail,
    "recurse": recurse,
    "allocate": lambda size: bytearray(int(size)),
    "last": die_later,
    "slow": lambda _: time.sleep(0.3),
}


def work(value: str) -> str:
    """What a reader might do with an input: its first word says what. Then it gives the input back."""
    what, _, rest = value.partition(" ")
    READERS.get(what, str)(rest)
    return "x" * int(rest) if what == "large" else value


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("sleep", "timeout"),
        ("spin", "timeout"),
        ("kill", "crash"),
        ("exit", "crash"),
        ("raise a word", "crash"),
        ("recurse", "crash"),
        (f"allocate {4 << 30}", "crash"),
    ],
)
def test_a_bad_input_costs_only_itself(bad: str, reason: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Hanging, dying, raising, asking for too much memory: the others come back in order, and nothing is printed."""
    values = ["one", bad, "two", "three", bad, "four"]
    results = run(work, values, jobs=2, seconds=3, memory=1 << 30)

    assert results == ["one", Failed(reason), "two", "three", Failed(reason), "four"]
    assert capfd.readouterr() == ("", "")


def test_a_process_that_dies_between_two_inputs_costs_none() -> None:
    """An idle process may be killed by the system: the next input goes to another one."""
    values = [word for number in range(4) for word in (f"last {number}", f"slow {number}")]

    assert run(work, values, jobs=2, seconds=10) == values


def test_large_inputs_and_results_pass_through() -> None:
    """What is larger than a pipe's buffer does not block."""
    wide = "y" * 5_000_000

    assert run(work, [wide, "large 5000000", wide], jobs=2) == [wide, "x" * 5_000_000, wide]


@pytest.mark.parametrize("jobs", [0, 1, 3, 50])
def test_any_number_of_processes_gives_the_same(jobs: int) -> None:
    """Results come in the order of the inputs; a number that makes no sense is one."""
    values = [str(number) for number in range(6)]

    assert run(work, values, jobs=jobs) == values


def test_nothing_to_do_starts_nothing() -> None:
    """No inputs, no processes."""
    assert run(work, [], jobs=4) == []


def test_no_process_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the run, and after an interruption, every child is gone."""
    started: list[Any] = []
    plain = workers._Child

    class Watched(plain):  # type: ignore[valid-type, misc]
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            started.append(self.process)

    monkeypatch.setattr(workers, "_Child", Watched)
    run(work, ["a", "kill", "b"], jobs=2)
    signal.signal(signal.SIGALRM, signal.getsignal(signal.SIGINT))
    signal.setitimer(signal.ITIMER_REAL, 1.5)
    with pytest.raises(KeyboardInterrupt):
        run(work, ["sleep"] * 3, jobs=2)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)

    assert len(started) >= 4
    assert [process for process in started if process.is_alive()] == []
