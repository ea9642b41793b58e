"""`briefgen check`: every problem of configuration, gazetteer, topics, templates and sources; writes nothing."""

import argparse
import os

from briefgen.commands import options
from briefgen.console import counted, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sources, how strict."""
    options.add_sources(parser)
    parser.add_argument("--strict", action="store_true", help="exit 1 on any warning")
    options.add_jobs(parser)


def run(args: argparse.Namespace) -> int:
    """0 if nothing is wrong, 1 if a source is damaged (with --strict: on any warning), 2 for broken configuration or templates."""
    from briefgen.building.checking import check
    from briefgen.building.workspace import locate, open_workspace

    setup = open_workspace(locate(args.workspace))
    folders = [os.path.abspath(folder) for folder in args.sources or ()]
    found = check(setup, folders, args.jobs)
    for problem in (*found.problems, *found.proposed, *(found.unused if args.verbose else ())):
        say(problem)
    errors = sum(problem.severity == "error" for problem in found.problems)
    if not args.quiet:
        warnings = counted(len(found.problems) - errors, "warning")
        say(f"{counted(found.articles, 'article')}; {counted(errors, 'error')}, {warnings}")
    if not found.configured:
        return 2
    return 1 if errors or (args.strict and found.problems) else 0
