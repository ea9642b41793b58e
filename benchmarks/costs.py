"""What a command costs: CPU seconds of it and its children, and the memory of the largest process.

`python benchmarks/costs.py SECONDS COMMAND…` runs it for at most so long and prints one JSON object; the benchmarks call it through `cost`.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 3600.0


class Cost(NamedTuple):
    """CPU seconds of a process and its children, and the largest process's memory in MB."""

    seconds: float
    megabytes: float


class BuildError(Exception):
    """The command was stopped, or ended with an error; says which."""


def cost(*command: str, folder: Path = ROOT, limit: float = LONGEST, more: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end in a folder, in a process that counts nothing else. Raises `BuildError`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(more or {})
    counting = [sys.executable, str(Path(__file__).resolve()), str(limit), *command]
    run = subprocess.run(counting, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    told = json.loads(run.stdout)
    if told["why"]:
        raise BuildError(told["why"])
    return Cost(told["seconds"], told["megabytes"])


def bare() -> float:
    """The interpreter alone: the unit of the ratios."""
    return min(cost(sys.executable, "-c", "pass").seconds for _ in range(3))


def counted(limit: float, command: list[str]) -> dict[str, str | float]:
    """Run a command for at most so many seconds of the clock; its cost, and why it failed if it did."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True) as run:
        try:
            said, _ = run.communicate(timeout=limit)
            lines = said.decode(errors="replace").strip().splitlines()
            why = f"ended with {run.returncode}: {' / '.join(lines[-3:])}" if run.returncode else ""
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            why = f"stopped after {limit:.0f} s"
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"why": why, "seconds": use.ru_utime + use.ru_stime, "megabytes": use.ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(counted(float(sys.argv[1]), sys.argv[2:])))
