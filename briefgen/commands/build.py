"""`briefgen build`: the main job."""

import argparse
import os
import time
from typing import TYPE_CHECKING

from briefgen.console import out, say

if TYPE_CHECKING:
    from briefgen.building.build import Report
    from briefgen.files import Workspace

EPILOG = """editions: 2026-W47 (ISO week), 2026-11 (month), 2026-11-21 (day), 2026-11-01--2026-11-21 (range),
all (every article, undated ones too), each (every period that has articles)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to build, from what, where to."""
    parser.add_argument("--sources", action="append", metavar="DIR", help="read this folder of sources instead of the configured ones")
    parser.add_argument("--output", metavar="DIR", help="write here instead of build/ in the workspace")
    parser.add_argument("--edition", action="append", metavar="ID", help="which edition (default: the latest period that has articles)")
    parser.add_argument("--locale", action="append", metavar="L", help="which language (default: those of the configuration)")
    parser.add_argument("--format", action="append", choices=("html", "pdf", "json", "markdown"), help="which form (default: all)")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes (default: one a core)")
    parser.add_argument("--strict", action="store_true", help="exit 1 on any warning")
    parser.add_argument("--why", action="store_true", help="print each stage that ran, and why")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, write nothing")
    parser.add_argument("--no-wait", action="store_true", help="do not wait for another build of this workspace")
    parser.add_argument("--verify-cache", action="store_true", help="read every file again instead of trusting size and time")


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def run(args: argparse.Namespace) -> int:
    """0, or 1 if a source was refused (with --strict: on any warning)."""
    from briefgen import files
    from briefgen.building.workspace import locate
    from briefgen.diagnostics import BriefgenError

    started = time.monotonic()
    workspace = locate(args.workspace, args.output)
    with files.lock(workspace.output, wait=False) as held:
        if held:
            return _locked(args, workspace, started)
    if args.no_wait:
        raise BriefgenError("another build of this workspace is running; wait for it, or leave out --no-wait")
    say("waiting for another build of this workspace …")
    with files.lock(workspace.output, wait=True):
        return _locked(args, workspace, started)


def _locked(args: argparse.Namespace, workspace: "Workspace", started: float) -> int:
    from briefgen.building.build import Request, build
    from briefgen.building.engine import Engine
    from briefgen.building.fingerprint import fingerprint
    from briefgen.building.store import Store
    from briefgen.building.workspace import open_workspace

    setup = open_workspace(workspace)
    _check_locales(args.locale or ())
    request = Request(
        sources=tuple(os.path.abspath(folder) for folder in args.sources or ()),
        editions=tuple(args.edition or ()),
        locales=tuple(dict.fromkeys(args.locale or ())),
        formats=tuple(sorted(set(args.format or ()))),
        jobs=args.jobs,
        dry_run=args.dry_run,
    )
    store = Store(workspace.cache)
    try:
        if args.verify_cache:
            store.forget_all_inputs()
        engine = Engine(store, fingerprint())
        report = build(setup, request, engine)
        if not args.dry_run:
            engine.finish()
    finally:
        store.close()
    return _tell(args, report, time.monotonic() - started)


def _check_locales(locales: "tuple[str, ...] | list[str]") -> None:
    from briefgen.config import LOCALES
    from briefgen.diagnostics import BriefgenError

    unknown = [code for code in locales if code not in LOCALES]
    if unknown:
        raise BriefgenError(*(f"--locale {code}: there is no catalogue for it; known are {', '.join(LOCALES)}" for code in unknown))


def _tell(args: argparse.Namespace, report: "Report", seconds: float) -> int:
    _list(args, report)
    if not args.quiet:
        _summarise(args, report, seconds)
    if not args.dry_run:
        for path in report.documents:
            out(os.path.relpath(path))
    errors = any(problem.severity == "error" for problem in report.problems)
    return 1 if errors or (args.strict and report.problems) else 0


def _list(args: argparse.Namespace, report: "Report") -> None:
    for problem in report.problems:
        say(problem)
    if args.why:
        for ran in report.ran:
            say(f"{ran.stage} {ran.subject}: {', '.join(ran.why)}")
    if args.dry_run:
        for path in report.changed:
            say(f"would write {path}")


def _summarise(args: argparse.Namespace, report: "Report", seconds: float) -> None:
    for brief in report.briefs:
        items = sum(len(section.items) + len(section.quotes) for section in brief.sections)
        empty = [section.title for section in brief.sections if not section.items and not section.quotes]
        gaps = f"; no reporting on {', '.join(empty)}" if empty else ""
        left = f"; {len(brief.left_out)} left out (why: briefgen explain FILE)" if brief.left_out else ""
        say(f"{brief.edition}: {items} statements from {len(brief.sources)} sources{gaps}{left}")
    made = "would change" if args.dry_run else "changed"
    stages = f"{len(report.ran)} stages ran, {report.reused} did not have to"
    say(f"{report.articles} articles; {stages}; {len(report.changed)} files {made}; {seconds:.1f} s")
