"""`briefgen build`: the main job."""

import argparse
import os
import time
from typing import TYPE_CHECKING

from briefgen.commands import options
from briefgen.console import counted, out, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.building import job
    from briefgen.building.build import Report
    from briefgen.building.stamp import Said
    from briefgen.files import Workspace

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
    choices = ("strict", "fallback")
    said = "words without a translation: build nothing (strict), or print them as they are, marked and counted (fallback, the default)"
    parser.add_argument("--l10n", choices=choices, default="fallback", help=said)
    parser.add_argument("--executor", metavar="URL", help="make new articles on a Dask cluster: dask://host:port (uses the network)")


def run(args: argparse.Namespace) -> int:
    """0, or 1 if a source was refused (with --strict: on any warning)."""
    from briefgen import locks

    started = time.monotonic()
    workspace = _located(args)
    waiting = None if args.no_wait else _waiting
    with locks.lock(workspace.output, "briefgen build", waiting) as other:
        if not other:
            return _locked(args, workspace, started)
    from briefgen.diagnostics import BriefgenError

    raise BriefgenError(f"{other} is building this workspace; wait for it, or leave out --no-wait")


def _waiting(other: str) -> None:
    say(f"waiting for {other}, which is building this workspace …")


def _located(args: argparse.Namespace) -> "Workspace":
    """The workspace. Raises BriefgenError if there is none; what says so is imported only then."""
    from briefgen import files

    root = files.find_workspace(args.workspace)
    if root is None:
        from briefgen.building.workspace import locate

        return locate(args.workspace, args.output)
    return files.at(root, args.output)


def _locked(args: argparse.Namespace, workspace: "Workspace", started: float) -> int:
    from briefgen.building import job, stamp

    looks: job.Looks = job.Looks({})
    if not (args.why or args.dry_run or args.verify_cache):
        said, seen = stamp.unchanged(workspace, stamp.request_key(workspace, *_asked(args)))
        if said is not None:
            return _tell(args, said, (0, said.stages, 0), started)
        looks = job.Looks(seen)
    report = _built(args, workspace, looks)
    return _tell(args, job.said(report), (len(report.ran), report.reused, len(report.changed)), started, _listed(args, report))


def _asked(args: argparse.Namespace) -> tuple[tuple[str, ...], ...]:
    """Sources, editions, locales, formats and the mode of `--l10n` as the request holds them."""
    return (
        tuple(os.path.abspath(folder) for folder in args.sources or ()),
        tuple(args.edition or ()),
        tuple(dict.fromkeys(args.locale or ())),
        tuple(sorted(set(args.format or ()))),
        (args.l10n,),
    )


def _built(args: argparse.Namespace, workspace: "Workspace", looks: "job.Looks") -> "Report":
    from briefgen.building import job
    from briefgen.building.build import Request
    from briefgen.commands.display import shown

    options.check_locales(args.locale or ())
    sources, editions, locales, formats, _ = _asked(args)
    request = Request(
        sources=sources, editions=editions, locales=locales, formats=formats, jobs=args.jobs, dry_run=args.dry_run, l10n=args.l10n
    )
    runner = options.runner(args.executor)
    with shown(args) as progress:
        return job.perform(workspace, request, looks, verify=args.verify_cache, means=job.Means(runner, progress))


def _listed(args: argparse.Namespace, report: "Report") -> list[str]:
    """The lines that `--why` and `--dry-run` ask for."""
    why = [f"{ran.stage} {ran.subject}: {', '.join(ran.why)}" for ran in report.ran] if args.why else []
    return why + ([f"would write {path}" for path in report.changed] if args.dry_run else [])


def _tell(args: argparse.Namespace, said: "Said", done: tuple[int, int, int], started: float, listed: "Sequence[str]" = ()) -> int:
    """Print what a build has to say. `done`: stages that ran, stages that did not have to, files changed."""
    for line in (*said.problems, *listed):
        say(line)
    if not args.quiet:
        _summarise(args, said, done, time.monotonic() - started)
    if not args.dry_run:
        for path in said.documents:
            out(os.path.relpath(path))
    return 1 if said.failed or (args.strict and said.problems) else 0


def _summarise(args: argparse.Namespace, said: "Said", done: tuple[int, int, int], seconds: float) -> None:
    for line in said.summary:
        say(line)
    ran, reused, changed = done
    made = "would change" if args.dry_run else "changed"
    stages = f"{counted(ran, 'stage')} ran, {reused} did not have to"
    say(f"{counted(said.articles, 'article')}; {stages}; {counted(changed, 'file')} {made}; {seconds:.1f} s")
