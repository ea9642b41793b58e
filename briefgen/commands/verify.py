"""`briefgen verify PATH`: proves an edition from its own files."""

import argparse
import os
from typing import Any

from briefgen.console import counted, say

_MARKS = ("brief.json", "manifest.json")
_HINT = "name the folder of a built edition, such as build/site/2026-W47"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH of one edition's folder, or of a site."""
    parser.add_argument("path", metavar="PATH", help="the folder of an edition (build/site/2026-W47), or of a site with editions")


def run(args: argparse.Namespace) -> int:
    """0 if everything is proved, 1 if something is not, 2 if there is nothing to prove."""
    from briefgen import files
    from briefgen.diagnostics import BriefgenError
    from briefgen.proof.verify import verify

    if not os.path.isdir(args.path):
        raise BriefgenError(f"{args.path}: there is no such folder; {_HINT}")
    inside = [os.path.join(args.path, name) for name in files.subfolders(args.path)]
    places = [place for place in (args.path, *inside) if any(files.exists(os.path.join(place, name)) for name in _MARKS)]
    if not places:
        raise BriefgenError(f"{args.path}: holds no edition (no brief.json); {_HINT}")
    status = 0
    for place in places:
        problems = verify(files.read_all(place))
        for problem in problems:
            say(os.path.join(place, problem))
        if problems:
            status = 1
            say(f"{place}: NOT proved, {counted(len(problems), 'problem')}")
        elif not args.quiet:
            say(f"{place}: {_proved(place)}")
    return status


def _proved(place: str) -> str:
    import json

    from briefgen import files

    brief = json.loads(files.read(os.path.join(place, "brief.json")))
    stated = [one for section in brief["sections"] for one in (*section["items"], *section["quotes"])]
    cited = sum(len(one["citations"]) for one in (*stated, *brief["timeline"]))
    parts = f"{counted(len(stated), 'statement')} in sections, {len(brief['timeline'])} in the timeline"
    points, sources = counted(len(brief["summary"]), "key point"), counted(len(brief["sources"]), "source")
    return f"proved: {parts}, {points}; {counted(cited, 'citation')}; {sources}{_translations(brief)}"


def _translations(brief: Any) -> str:
    """What can be said of translations, where there are any; a statement that stands twice counts once."""
    found = _translated(brief)
    vouched = sum(bool(one.get("vouched")) for one in found.values())
    if not found:
        return ""
    told = f"; {counted(len(found), 'translation')}, of which numbers and dates are compared and nothing else can be proved"
    return told + (f" ({vouched} of them not compared: a translator vouches for the numbers)" if vouched else "")


def _translated(value: Any) -> dict[tuple[str, str], Any]:
    """Statement id and locale -> translation, of everything below a value of brief.json."""
    if isinstance(value, list):
        return {place: one for part in value for place, one in _translated(part).items()}
    if not isinstance(value, dict):
        return {}
    own = {(value["id"], locale): one for locale, one in (value.get("translations") or {}).items() if "id" in value}
    return own | {place: one for part in value.values() for place, one in _translated(part).items()}
