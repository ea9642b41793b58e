"""`briefgen init DIR`: a small workspace that builds at once."""

import argparse
import os

from briefgen.console import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where."""
    parser.add_argument("directory", metavar="DIR", help="a new or empty folder")


def run(args: argparse.Namespace) -> int:
    """Write the workspace; 2 if the folder holds something already."""
    from briefgen import files
    from briefgen.building.starter import starter
    from briefgen.diagnostics import BriefgenError

    if files.exists(args.directory) and not files.is_empty_folder(args.directory):
        raise BriefgenError(f"{args.directory}: is not an empty folder; name a new one")
    for path, data in starter().items():
        files.write(os.path.join(args.directory, path), data)
    if not args.quiet:
        say(f"{args.directory}: a workspace with sample articles; next: briefgen build --workspace {args.directory}")
    return 0
