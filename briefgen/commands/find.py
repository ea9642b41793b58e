"""`briefgen find WORDS`: which article says it, when, in which sentence."""

import argparse
import json
import re

from briefgen.commands import options
from briefgen.console import out, say, show

EPILOG = """A sentence is found that holds every word; a word of four letters and more also finds the words that it begins.
Words that belong together stand in quote marks: briefgen find "green corridor" cable."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Words and where to look for them."""
    parser.add_argument("words", nargs="+", metavar="WORD", help="what the sentence holds")
    parser.add_argument("--topic", metavar="T", help="in paragraphs of this topic only")
    parser.add_argument("--from", dest="first", type=_date, metavar="D", help="published on this day, month or year, or later")
    parser.add_argument("--to", dest="last", type=_date, metavar="D", help="published on this day, month or year, or earlier")
    parser.add_argument("--publisher", metavar="P", help="by this publisher or agency only")
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many sentences (default: 20)")
    parser.add_argument("--json", action="store_true", help="one JSON line a sentence")
    options.add_sources(parser)
    options.add_jobs(parser)


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write 2026, 2026-11 or 2026-11-21")
    return text


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of sentences; write 1 or more")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """0; 1 if a source could not be read, so that something may be missing."""
    from briefgen.building.library import Question
    from briefgen.building.questions import find
    from briefgen.building.workspace import locate, open_workspace

    setup = open_workspace(locate(args.workspace))
    words = (f'"{word}"' if " " in word and '"' not in word else word for word in args.words)
    question = Question(" ".join(words), args.topic, args.publisher, args.first, args.last, args.limit)
    answers, problems = find(setup, question, tuple(args.sources or ()), args.jobs)
    for one in answers:
        if args.json:
            out(json.dumps(one._asdict(), ensure_ascii=False))
        else:
            show(f"{one.published or 'undated'}  {one.publisher or 'no publisher'}  {one.path}, paragraph {one.paragraph}")
            show(f"    {' '.join(one.text.split())}")
    if not answers and not args.json:
        show("nothing found; fewer words, or the beginning of a word, find more")
    if len(answers) == args.limit and not args.quiet:
        say(f"these are the newest {args.limit}; --limit {args.limit * 5} shows more, --from and --to narrow it down")
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in errors:
        say(problem)
    return 1 if errors else 0
