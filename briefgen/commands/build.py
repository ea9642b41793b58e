"""`briefgen build`: the main job."""

import argparse
import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefgen.commands import options
from briefgen.console import counted, out, say

if TYPE_CHECKING:
    from briefgen.building.build import Report
    from briefgen.files import Workspace

MOST_NAMED = 5
"""Periods named in one line."""
EPILOG = """editions: 2026-W47 (ISO week), 2026-11 (month), 2026-11-21 (day), 2026-11-01--2026-11-21 (range),
all (every article, undated ones too), each (every period that has articles)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to build, from what, where to."""
    options.add_sources(parser)
    parser.add_argument("--output", metavar="DIR", help="write here instead of build/ in the workspace")
    parser.add_argument("--edition", action="append", metavar="ID", help="which edition (default: the latest period that has articles)")
    parser.add_argument("--locale", action="append", metavar="L", help="which language (default: those of the configuration)")
    forms = ("html", "pdf", "json", "markdown", "email")
    parser.add_argument("--format", action="append", choices=forms, help="which form (default: all but email)")
    options.add_jobs(parser)
    parser.add_argument("--strict", action="store_true", help="exit 1 on any warning")
    parser.add_argument("--why", action="store_true", help="print each stage that ran, and why")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, write nothing")
    parser.add_argument("--no-wait", action="store_true", help="do not wait for another build of this workspace")
    parser.add_argument("--verify-cache", action="store_true", help="read every file again instead of trusting size and time")


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
        say(f"{brief.edition}: {counted(items, 'statement')}, {counted(len(brief.sources), 'source')}{gaps}{left}")
    if report.elsewhere:
        say(_elsewhere(report.elsewhere))
    made = "would change" if args.dry_run else "changed"
    stages = f"{counted(len(report.ran), 'stage')} ran, {report.reused} did not have to"
    say(f"{counted(report.articles, 'article')}; {stages}; {counted(len(report.changed), 'file')} {made}; {seconds:.1f} s")


def _elsewhere(periods: Mapping[str, int]) -> str:
    """The line about articles that this build passed over: the latest periods by name."""
    articles, earlier = sum(periods.values()), len(periods) - MOST_NAMED
    named = ", ".join(list(periods)[-MOST_NAMED:])
    rest = f" and {earlier} earlier {'one' if earlier == 1 else 'ones'}" if earlier > 0 else ""
    verb, noun = "belongs" if articles == 1 else "belong", "another period" if len(periods) == 1 else "other periods"
    return f"{counted(articles, 'article')} {verb} to {noun}: {named}{rest} (build them with --edition ID or --edition each)"
