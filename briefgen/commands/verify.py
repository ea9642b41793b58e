"""`briefgen verify PATH`: proves an edition from its own files."""

import argparse
import os
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH of one edition's folder, or of a site."""
    parser.add_argument("path", metavar="PATH", help="the folder of an edition (build/site/2026-W47), or of a site with editions")


def run(args: argparse.Namespace) -> int:
    """0 if everything is proved, 1 if something is not, 2 if there is nothing to prove."""
    from briefgen import files
    from briefgen.diagnostics import BriefgenError
    from briefgen.verify import verify

    if not os.path.isdir(args.path):
        raise BriefgenError(f"{args.path}: there is no such folder; name the folder of a built edition, such as build/site/2026-W47")
    places = [args.path] if os.path.lexists(os.path.join(args.path, "brief.json")) else []
    places += [os.path.join(args.path, name) for name in files.subfolders(args.path) if os.path.exists(os.path.join(args.path, name, "manifest.json"))]
    if not places and os.path.lexists(os.path.join(args.path, "manifest.json")):
        places = [args.path]
    if not places:
        raise BriefgenError(f"{args.path}: holds no edition (no brief.json); name the folder of a built edition, such as build/site/2026-W47")
    status = 0
    for place in places:
        problems = verify(files.read_all(place))
        for problem in problems:
            print(os.path.join(place, problem), file=sys.stderr)
        if problems:
            status = 1
            print(f"{place}: NOT proved, {len(problems)} problems", file=sys.stderr)
        elif not args.quiet:
            print(f"{place}: {_proved(place)}", file=sys.stderr)
    return status


def _proved(place: str) -> str:
    import json

    from briefgen import files

    brief = json.loads(files.read(os.path.join(place, "brief.json")))
    shown = [one for section in brief["sections"] for one in (*section["items"], *section["quotes"])] + brief["timeline"]
    citations = sum(len(one["citations"]) for one in shown)
    return f"proved: {len(shown)} statements, {citations} citations, {len(brief['sources'])} sources"
