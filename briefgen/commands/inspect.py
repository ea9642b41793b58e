"""`briefgen inspect [PATH]… --json`: everything that was understood of each article, one JSON line an article."""

import argparse

from briefgen.commands import options
from briefgen.console import out, say, show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which articles, in which form."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="source files (default: every source of the workspace)")
    parser.add_argument("--json", action="store_true", help="one JSON line an article (default: a readable summary)")
    options.add_sources(parser)
    options.add_jobs(parser)


def run(args: argparse.Namespace) -> int:
    """0, or 1 if a source was refused."""
    from briefgen.building.inspection import inspect_sources
    from briefgen.building.workspace import locate, open_workspace

    setup = open_workspace(locate(args.workspace))
    found = inspect_sources(setup, args.sources, args.paths, jobs=args.jobs)
    for told in found.lines(as_json=args.json):
        for line in (told,) if args.json else told.splitlines():
            (out if args.json else show)(line)
    for problem in found.problems:
        if problem.severity == "error" or args.verbose or not args.quiet:
            say(problem)
    return 1 if any(problem.severity == "error" for problem in found.problems) else 0
