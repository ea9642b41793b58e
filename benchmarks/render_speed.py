"""How long the PDF of the example edition takes, against WeasyPrint alone on the same page, sheets and fonts.

Out: CPU seconds of both, best and median of several rounds taken in turn in one process, and their ratios.
"""

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefgen import codec
from briefgen.brief import Brief
from briefgen.cli import main
from briefgen.pages import page, pdf, theme
from briefgen.pages.context import PageContext

ROOT = Path(__file__).resolve().parent.parent
EDITION = "2026-W47"
TARGET = 1.10
"""The most that ours may cost of WeasyPrint's own."""


def composed(design: str, folder: Path) -> Brief:
    """The example edition in a design, from a copy of the workspace."""
    workspace = folder / design
    workspace.mkdir()
    for path in sorted(ROOT.iterdir()):
        if path.name in ("gazetteer.toml", "publishers.toml"):
            shutil.copy(path, workspace)
        elif path.name in ("sources", "editions", "translations"):
            shutil.copytree(path, workspace / path.name)
    config = re.sub(r"(?m)^design = .*$", f'design = "{design}"', (ROOT / "briefgen.toml").read_text(encoding="utf-8"))
    (workspace / "briefgen.toml").write_text(config, encoding="utf-8")
    main(["build", "--workspace", str(workspace), "--edition", EDITION, "--locale", "en", "--format", "json", "--quiet"])
    return codec.decode((workspace / "build" / "site" / EDITION / "brief.json").read_bytes(), Brief)


def bare(work: pdf.Job) -> Callable[[], bytes]:
    """WeasyPrint as its manual shows it: the same page and resources, one standard, tags, nothing of ours."""
    import weasyprint
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Gives the theme's files from memory, as ours does."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            kind = "text/css" if url.endswith(".css") else "application/octet-stream"
            return URLFetcherResponse(url, work.resources[url], {"Content-Type": kind})

    def render() -> bytes:
        made: bytes = weasyprint.HTML(string=work.html, base_url=None, url_fetcher=Fetcher()).write_pdf(pdf_variant="pdf/a-3a")
        return made

    return render


def seconds(render: Callable[[], bytes]) -> float:
    """CPU seconds of one render."""
    start = time.process_time()
    render()
    return time.process_time() - start


def compare(work: pdf.Job, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of ours and of WeasyPrint alone, in turn, after one render of each; who goes first changes."""

    def ours() -> bytes:
        return pdf.run(work)

    pair = ours, bare(work)
    for render in pair:
        render()
    taken: tuple[list[float], list[float]] = [], []
    for number in range(rounds):
        for which in (0, 1) if number % 2 else (1, 0):
            taken[which].append(seconds(pair[which]))
    return taken


def run() -> int:
    """Print one line for each design and kind of notes. Returns 1 where the ratio of the best is above the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--design", choices=["weekly", "note", "dossier"], action="append")
    asked = parser.parse_args()
    os.environ["FONTCONFIG_FILE"] = str(ROOT / "briefgen" / "_fonts" / "fonts.conf")
    own, slow = theme.load({}), False
    print(f"{'':18}  ours best  median   bare best  median   ratio best  median")
    with tempfile.TemporaryDirectory() as folder:
        for design in asked.design or ["weekly", "note", "dossier"]:
            brief = composed(design, Path(folder))
            for notes in ("endnotes", "footnotes"):
                ctx = PageContext(locale="en", notes=notes)
                ours, theirs = compare(pdf.job(page.render_print(brief, own, ctx), own), asked.rounds)
                best = min(ours) / min(theirs)
                middle = statistics.median(ours) / statistics.median(theirs)
                slow = slow or best > TARGET
                print(
                    f"{design + ' ' + notes:18} {min(ours):10.2f} {statistics.median(ours):7.2f} {min(theirs):11.2f} "
                    f"{statistics.median(theirs):7.2f} {best:12.2f} {middle:7.2f}"
                )
    return int(slow)


if __name__ == "__main__":
    sys.exit(run())
