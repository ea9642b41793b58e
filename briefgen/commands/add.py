"""`briefgen add FILE…`: copies files into the workspace's sources, and writes down what they do not say themselves."""

import argparse
import os
import re

from briefgen.console import say

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, and what is known of them."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a saved article: text, Markdown or a web page")
    parser.add_argument("--published", metavar="D", type=_published, help="day, month or year of publication: 2026-11-21, 2026-11, 2026")
    parser.add_argument("--publisher", metavar="P", help="who published it")
    parser.add_argument("--url", metavar="U", type=_url, help="where it was published")
    parser.add_argument("--title", metavar="T", help="its title, where the file has none")


def _published(text: str) -> str:
    from datetime import date

    match = _DATE.fullmatch(text)
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        match = None
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write 2026-11-21, 2026-11 or 2026")
    return text


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s]+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no http or https address")
    return text


def run(args: argparse.Namespace) -> int:
    """0, or 1 if a file was taken that cannot be read as an article."""
    from briefgen import files
    from briefgen.building.adding import add
    from briefgen.building.workspace import locate, open_workspace
    from briefgen.diagnostics import BriefgenError

    missing = [name for name in args.files if files.stat_file(os.path.realpath(name)) is None]
    if missing:
        raise BriefgenError(*(f"{name}: there is no such file; nothing was added" for name in missing))
    setup = open_workspace(locate(args.workspace))
    given = {key: value for key in ("title", "published", "publisher", "url") if (value := getattr(args, key)) is not None}
    status = 0
    for name in args.files:
        added = add(setup, os.path.abspath(name), given)
        for problem in added.problems:
            say(problem)
        status = max(status, int(any(problem.severity == "error" for problem in added.problems)))
        if not args.quiet:
            say(added.path)
    return status
