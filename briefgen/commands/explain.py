"""`briefgen explain ITEM-OR-FILE`: why an item stands where it stands, why a file was rebuilt, why an article was left out."""

import argparse

from briefgen.console import out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to explain."""
    what = "an item's id, a source file or an edition (default: the last build)"
    parser.add_argument("what", nargs="?", metavar="ITEM-OR-FILE", help=what)
    parser.add_argument("--output", metavar="DIR", help="the output folder, if it is not build/ in the workspace")


def run(args: argparse.Namespace) -> int:
    """0; 2 if nothing is known of it."""
    from briefgen.building.explanation import explain
    from briefgen.building.workspace import locate, open_workspace

    setup = open_workspace(locate(args.workspace, args.output))
    for line in explain(setup, args.what):
        out(line)
    return 0
