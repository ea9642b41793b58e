"""`briefgen export --parquet DIR`: the whole archive as tables for other programs."""

import argparse
import os

from briefgen.commands import options
from briefgen.console import out, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("--parquet", required=True, metavar="DIR", help="write one Parquet file a table into this folder")
    options.add_sources(parser)
    options.add_jobs(parser)


def run(args: argparse.Namespace) -> int:
    """0; 1 if a source could not be read, so that something is missing."""
    from briefgen import files
    from briefgen.building.questions import understood
    from briefgen.building.tables import parquet, tables
    from briefgen.building.workspace import locate, open_workspace

    setup = open_workspace(locate(args.workspace))
    with understood(setup, tuple(args.sources or ()), args.jobs) as (entries, problems):
        rows = tables(entry.understood() for entry in entries if entry.digests is not None)
        made = parquet(rows)
    for name, data in made.items():
        place = os.path.join(os.path.abspath(args.parquet), name)
        files.write(place, data)
        out(place)
    if not args.quiet:
        say(f"{len(rows['articles'])} articles, {len(rows['sentences'])} sentences in {len(made)} tables")
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in errors:
        say(problem)
    return 1 if errors else 0
