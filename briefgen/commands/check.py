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
    """0 if nothing is wrong, 1 if a source is damaged (with --strict: on any warning), 2 for a broken configuration."""
    from briefgen.building.checking import check
    from briefgen.building.workspace import locate, open_workspace

    setup = open_workspace(locate(args.workspace))
    folders = [os.path.abspath(folder) for folder in args.sources or ()]
    problems, articles = check(setup, folders, args.jobs)
    for problem in problems:
        say(problem)
    errors = sum(problem.severity == "error" for problem in problems)
    if not args.quiet:
        say(f"{counted(articles, 'article')}; {counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}")
    return 1 if errors or (args.strict and problems) else 0
