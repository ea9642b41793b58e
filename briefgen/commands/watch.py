"""`briefgen watch`: builds, and builds again whenever something changes; with --serve the site is shown meanwhile."""

import argparse
import contextlib

from briefgen.commands import options
from briefgen.console import out, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to build, as for `build`, and whether to serve it."""
    options.add_sources(parser)
    parser.add_argument("--output", metavar="DIR", help="write here instead of build/ in the workspace")
    parser.add_argument("--edition", action="append", metavar="ID", help="which edition (default: the latest period that has articles)")
    parser.add_argument("--locale", action="append", metavar="L", help="which language (default: those of the configuration)")
    parser.add_argument("--format", action="append", choices=("html", "pdf", "json", "markdown"), help="which form (default: all)")
    options.add_jobs(parser)
    parser.add_argument("--serve", action="store_true", help="show the site on this machine; open pages reload")
    options.add_address(parser)


def run(args: argparse.Namespace) -> int:
    """Watch until interrupted."""
    from briefgen.building.workspace import locate
    from briefgen.live.board import Board
    from briefgen.live.server import serving
    from briefgen.live.watching import Watch

    workspace, board = locate(args.workspace, args.output), Board()
    with contextlib.ExitStack() as stack:
        if args.serve:
            out(stack.enter_context(serving(workspace.site, board, args.host, args.port)), now=True)
        if not args.quiet:
            say("builds again whenever something changes; Ctrl-C ends this")
        Watch(workspace, options.request(args), board, quiet=args.quiet).run()
    return 0
