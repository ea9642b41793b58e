"""`briefgen add FILE…`: copies files into the workspace's sources, and writes down what they do not say themselves."""

import argparse
import os
import re
from typing import TYPE_CHECKING

from briefgen.console import say

if TYPE_CHECKING:
    from briefgen.building.adding import Added
    from briefgen.model import Article

MISSING = {"undated": ("date", "--published"), "untitled": ("title", "--title"), "no-publisher": ("publisher", "--publisher")}
"""Warnings that the line about a file says in its own words: what is missing, and the option that gives it."""
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
    for added in add(setup, [os.path.abspath(name) for name in args.files], given, os.cpu_count() or 1):
        for problem in added.problems:
            if problem.code not in MISSING:
                say(problem)
        status = max(status, int(any(problem.severity == "error" for problem in added.problems)))
        if not args.quiet:
            say(_told(added))
    return status


def _told(added: "Added") -> str:
    """What became of one file, on one line."""
    line = f"added {added.path}" if added.is_new else f"already there: {added.path}"
    if added.article is None:
        return f"{line}, which cannot be read as an article"
    noted = f"; noted its {', '.join(added.noted)}" if added.noted and not added.is_new else ""
    return f"{line} ({_known(added.article, [problem.code for problem in added.problems])}){noted}"


def _known(article: "Article", codes: list[str]) -> str:
    """What is known of an article, and what is not."""
    known = {"published": article.published.value, "publisher": article.publisher, "title": article.title and f"“{article.title}”"}
    parts = [f"{name} {value}" for name, value in known.items() if value]
    lacking = [words for code, words in MISSING.items() if code in codes]
    if lacking:
        say_it = "it" if len(lacking) == 1 else "them"
        names, options = (", ".join(column) for column in zip(*lacking, strict=True))
        parts = [*([", ".join(parts)] if parts else []), f"missing: {names}", f"say {say_it} with {options}"]
        return "; ".join(parts)
    return ", ".join(parts)
