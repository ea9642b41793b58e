"""Small workspaces for tests, in our own words, and the program run as a user runs it."""

import contextlib
import io
from collections.abc import Mapping
from pathlib import Path

from briefgen.cli import main

CONFIG = """
[briefing]
title = {en = "River Weekly", ru = "Речной обзор"}
locales = ["en"]

[selection]
share = 0.9

[topics.water]
title = {en = "Water", ru = "Вода"}
any = ["river*", "dam", "reservoir*"]

[topics.rail]
title = {en = "Rail", ru = "Железные дороги"}
any = ["railway*", "train*"]
"""

DAM = """---
title: The dam at Samplegrad opens its gates
published: 2026-11-17
publisher: Sample Gazette
language: en
---

Engineers opened two gates of the dam at Samplegrad on November 16, 2026 after a week of rain.

The reservoir behind the dam had risen by 4 metres, according to the water board of the province.

"No village below the dam has been flooded so far," said Vera Obraztsova, who heads the water board.

Shops in the old town stayed open, and the market was held as on any other day.
"""

RAIL = """---
title: Trains return to the valley
published: 2026-11-18
publisher: Example Monitor
language: en
---

The railway through the valley carried its first freight train in nine years on Tuesday.

Two bridges over the river were rebuilt for the railway, and a third one is due in 2027.

Passenger trains will follow when the station at Musterburg has been repaired.

A ticket for the whole line costs less than a seat on the bus, the railway company said.
"""

ARTICLES = {"dam.md": DAM, "rail.md": RAIL}


def workspace(folder: Path, articles: Mapping[str, str | bytes] = ARTICLES, config: str = CONFIG) -> Path:
    """A workspace with these sources."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "briefgen.toml").write_text(config, encoding="utf-8")
    for name, text in articles.items():
        place = folder / "sources" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


class Run:
    """What one run of the program gave back."""

    def __init__(self, *arguments: str) -> None:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                self.status = main(arguments)
            except SystemExit as stop:  # argparse
                self.status = int(stop.code or 0)
        self.out, self.err = out.getvalue(), err.getvalue()


def build(folder: Path, *arguments: str, pdf: bool = False) -> Run:
    """`briefgen build`, without PDFs unless asked for."""
    formats = () if pdf else ("--format", "html", "--format", "json", "--format", "markdown")
    return Run("build", "--workspace", str(folder), *formats, *arguments)


def site(folder: Path) -> dict[str, bytes]:
    """Every file of the built site."""
    root = folder / "build" / "site"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
