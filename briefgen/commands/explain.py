"""`briefgen explain ITEM-OR-FILE`: why an item stands where it stands, why a file was rebuilt, why an article was left out."""

import argparse

from briefgen.console import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to explain."""
    what = "a source file, a statement by its label or id, an edition, or an edition and a label (default: the last build)"
    parser.add_argument("what", nargs="*", metavar="ITEM-OR-FILE", help=what)
    parser.add_argument("--output", metavar="DIR", help="the output folder, if it is not build/ in the workspace")


def run(args: argparse.Namespace) -> int:
    """0; 2 if nothing is known of it."""
    from briefgen.building.explanation import explain
    from briefgen.building.workspace import locate, open_workspace
    from briefgen.diagnostics import BriefgenError

    if len(args.what) > 2:
        raise BriefgenError(f"briefgen: {' '.join(args.what)}: explain takes one name, or an edition and a label (2026-W47 4.1)")
    setup = open_workspace(locate(args.workspace, args.output))
    for line in explain(setup, args.what):
        show(line)
    return 0
