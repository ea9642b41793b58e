"""`briefgen serve`: the built site on loopback, with pages that reload when it changes."""

import argparse
import threading

from briefgen.commands import options
from briefgen.console import out, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where it stands, and where it is served."""
    parser.add_argument("--output", metavar="DIR", help="serve the site in this folder instead of build/ in the workspace")
    options.add_address(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from briefgen.building.workspace import locate
    from briefgen.live.board import Board
    from briefgen.live.changes import telling
    from briefgen.live.server import serving

    site = locate(args.workspace, args.output).site
    board = Board()
    with serving(site, board, args.host, args.port) as address, telling(site, board.post):
        if not args.quiet:
            say("the site, which reloads when it is built; Ctrl-C ends this")
        out(address, now=True)
        threading.Event().wait()
    return 0
