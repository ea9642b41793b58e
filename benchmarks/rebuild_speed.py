"""What a rebuild costs: a first build, nothing to do, one article added, one template changed, beside `python -c pass`.

`python benchmarks/rebuild_speed.py [COUNT …]` (default: 10 1000 10000) prints CPU seconds, ratios and peak memory as a table.
"""

import os
import sys
import tempfile
from pathlib import Path

from costs import Cost, bare, cost
from generate import article, workspace

ROUNDS = 5


def build(folder: Path) -> Cost:
    """One build, pages and data, no PDF."""
    return cost(sys.executable, "-m", "briefgen", "build", "--workspace", str(folder), "--format", "html", "--format", "json")


def add(folder: Path, number: int) -> None:
    """One more article of the latest week."""
    (folder / "sources" / f"added-{number}.txt").write_text(article(number, number + 1, seed=8)[1], encoding="utf-8")


def measure(folder: Path, count: int) -> None:
    """Print the rows of a workspace with so many articles."""
    workspace(folder, count)
    first = build(folder)
    build(folder)  # what had just changed has aged after this
    # In turns, because what else the machine does makes both slower.
    rounds = [(build(folder), bare()) for _ in range(ROUNDS)]
    nothing, unit = min(one for one, _ in rounds), min(one for _, one in rounds)
    added = []
    for number in range(3):
        add(folder, 1_000_000 + number)
        added.append(build(folder))
    (folder / "templates").mkdir()
    (folder / "templates" / "extra.css").write_text("body { color: black }\n", encoding="utf-8")
    template = build(folder)
    for name, one in (("first build", first), ("nothing to do", nothing), ("one added", min(added)), ("one template changed", template)):
        more = f"{one.seconds - nothing.seconds:.2f}" if one is not nothing else ""
        print(f"| {count:,} | {name} | {one.seconds:.2f} | {one.seconds / unit:.1f} | {more} | {one.megabytes:.0f} |", flush=True)


def main(counts: list[int]) -> None:
    """Every count, one after the other, then how the first builds grow."""
    print(f"`python -c pass`: {bare() * 1000:.0f} ms of CPU; {os.cpu_count()} cores; peak memory is that of the largest process\n")
    print("| articles | build | CPU s | × bare Python | s more than nothing to do | MB |\n| ---: | --- | ---: | ---: | ---: | ---: |")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), count)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10, 1_000, 10_000])
