"""How long a saved file takes to the page: `briefgen watch --serve` on a copy of the example workspace, as a browser sees it.

Prints seconds from the save until the open page is told to reload, and until the reloaded page holds the new words.
"""

import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
READ = ("briefgen.toml", "gazetteer.toml", "publishers.toml", "sources", "editions")
SOURCE = "border-monitors.md"
WORDS = "drive white cars"
ROUNDS = 9


def main() -> None:
    """Save the same source again and again, each time with other words."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in READ:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, folder / name)
        command = [sys.executable, "-P", "-m", "briefgen", "watch", "--serve", "--port", "0", "--workspace", place]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env) as watch:
            try:
                measure(watch, folder)
            finally:
                watch.send_signal(signal.SIGINT)


def measure(watch: "subprocess.Popen[str]", folder: Path) -> None:
    """Every round once the output stands still: after the first build, and after the PDFs of the round before."""
    assert watch.stdout
    assert watch.stderr
    port = int(watch.stdout.readline().strip().rstrip("/").rpartition(":")[2])
    while "of the site changed" not in watch.stderr.readline():
        pass
    source = folder / "sources" / SOURCE
    text = source.read_text(encoding="utf-8")
    told, shown = [], []
    for number in range(ROUNDS):
        words = f"drive {number + 2} cars"
        since = re.search(r'data-since="([\d.]+)"', get(port, "/"))
        assert since
        started = time.perf_counter()
        source.write_text(text.replace(WORDS, words), encoding="utf-8")
        get(port, f"/.briefgen/events?since={since[1]}")
        told.append(time.perf_counter() - started)
        assert words in get(port, "/2026-W47/en/")
        shown.append(time.perf_counter() - started)
        while "PDFs changed" not in watch.stderr.readline():
            pass
    print(f"load of the machine (1 minute): {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for what, seconds in (("save to reload", told), ("save to words on the page", shown)):
        print(f"{what}: best {min(seconds):.2f} s, median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s of {ROUNDS}")


def get(port: int, path: str) -> str:
    """A page, or what the stream of news says until it ends."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


if __name__ == "__main__":
    main()
