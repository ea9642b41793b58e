"""A Dask cluster of two workers on this machine, in a process of its own; prints its address, and ends with its standard input.

With the argument `kill`, one worker is killed as soon as the first batch is done and others are under way; that is printed, too.
"""

import os
import signal
import sys
import time

from distributed import LocalCluster


def tell(line: str) -> None:
    """A line for the test, which waits for it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    options = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None, "local_directory": sys.argv[1]}
    with LocalCluster(**options) as cluster:  # type: ignore[no-untyped-call]
        tell(cluster.scheduler_address.replace("tcp://", "dask://"))
        victim = cluster.workers[0].pid
        while "kill" in sys.argv:
            states = {task.state for task in list(cluster.scheduler.tasks.values())}
            if {"memory", "processing"} <= states:
                os.kill(victim, signal.SIGKILL)
                tell("killed")
                break
            time.sleep(0.01)
        sys.stdin.read()
