"""`briefgen translate export|import|status|draft`: statements out to translators, translations back, how far each language is."""

import argparse
import json
import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefgen.commands import options
from briefgen.console import counted, out, say, show

if TYPE_CHECKING:
    from briefgen.building.translation import Texts
    from briefgen.building.workspace import Setup
    from briefgen.diagnostics import Diagnostic

EPILOG = """briefgen translate export EDITION --locale az [FILE]    the edition's texts for a translator (PO, or XLIFF 1.2)
briefgen translate export --tmx [FILE]                  the whole translation memory
briefgen translate import FILE...                       take back PO, XLIFF and TMX
briefgen translate status [EDITION]                     how many texts are new, drafted, translated, reviewed
briefgen translate draft EDITION --locale az            drafts by the program of [translation] command"""
MIXED = True
_XLIFF = (".xlf", ".xliff")
_WORDS = {"new": "new", "machine": "machine drafts", "translated": "translated", "reviewed": "reviewed"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with what."""
    parser.add_argument("action", choices=("export", "import", "status", "draft"), metavar="export|import|status|draft", help="what to do")
    parser.add_argument("what", nargs="*", metavar="EDITION|FILE", help="the edition, the files")
    parser.add_argument("--locale", action="append", metavar="L", help="language to translate into (status: to look at), as az")
    parser.add_argument("--format", choices=("po", "xliff"), help="form of the file (default: by its name, else po)")
    parser.add_argument("--tmx", action="store_true", help="export the translation memory instead of an edition")
    parser.add_argument("--reviewed", action="store_true", help="import: a second person has read these translations")
    parser.add_argument("--replace", action="store_true", help="import: these replace even what a second person has read")
    parser.add_argument("--force", action="store_true", help="export: write over a file that is there")
    parser.add_argument("--json", action="store_true", help="status as JSON")
    options.add_jobs(parser)


def run(args: argparse.Namespace) -> int:
    """0; 1 if a translation, a draft or a source was refused; 2, with nothing stored, for a file that cannot be read."""
    from briefgen.building.workspace import locate, open_workspace

    actions = {"export": _export, "import": _import, "status": _status, "draft": _draft}
    return actions[args.action](args, open_workspace(locate(args.workspace)))


def _wrong(words: str) -> Exception:
    from briefgen.diagnostics import BriefgenError

    return BriefgenError(f"briefgen translate {words}")


def _export(args: argparse.Namespace, setup: "Setup") -> int:
    from briefgen.building import translation

    if args.tmx:
        if len(args.what) > 1:
            raise _wrong("export --tmx: takes one FILE")
        return _written(args, translation.exported_memory(setup, args.jobs), (*args.what, None)[0])
    if not 1 <= len(args.what) <= 2 or len(args.locale or ()) != 1:
        raise _wrong("export: write export EDITION --locale az [FILE]")
    edition, name = (*args.what, None)[:2]
    _name_fits(edition, name, args)
    found, locale = translation.texts(setup, edition, args.locale, args.jobs), args.locale[0]
    form = args.format or ("xliff" if name and name.lower().endswith(_XLIFF) else "po")
    status = _written(args, translation.exported(setup, found, locale, form), name)
    if not args.quiet:
        say(f"{counted(len(found.units[locale]), 'text')}: {_line(translation.standing(setup, found)[locale])}")
    return _told(found.problems) or status


def _name_fits(edition: str, name: str | None, args: argparse.Namespace) -> None:
    """Raises BriefgenError where the file stands for the edition, has another form's name, or may hold a translator's work."""
    from briefgen import files

    if edition.lower().endswith((*_XLIFF, ".po", ".tmx")):
        raise _wrong(f"export: {edition} is the name of a file; write the edition before it: export 2026-W47 --locale az {edition}")
    if name and args.format and name.lower().endswith({"po": _XLIFF, "xliff": (".po", ".pot")}[args.format]):
        raise _wrong(f"export: {name} is no name for {args.format}; leave --format away, or name the file otherwise")
    if name and files.exists(os.path.abspath(name)) and not args.force:
        raise _wrong(f"export: {name} is there and may hold translations; import it first, then write over it with --force")


def _written(args: argparse.Namespace, text: str, name: str | None) -> int:
    from briefgen import files

    if name is None:
        out(text.removesuffix("\n"))
        return 0
    if not files.write(os.path.abspath(name), text.encode()) and not args.quiet:
        say(f"{name} held the same already")
    out(name)
    return 0


def _import(args: argparse.Namespace, setup: "Setup") -> int:
    from briefgen.building import translation
    from briefgen.translating.importing import Way

    if not args.what:
        raise _wrong("import: name the files that came back")
    status = 0
    for path, taken in translation.imported(setup, args.what, Way(reviewed=args.reviewed, replace=args.replace)):
        status = _told(taken.problems) or status
        if not args.quiet:
            words = [f"{taken.counts[what]} {what}" for what in ("stored", "same", "unfinished", "untranslated", "refused")]
            say(f"{path}: {', '.join(words)}")
            if taken.counts["refused"]:
                say("what is refused is not stored: mend it in the file and import the file again; the rest is stored")
    return status


def _told(problems: Iterable["Diagnostic"]) -> int:
    """Name what is refused, and an edition without articles; 1 if anything is refused."""
    told = [problem for problem in problems if problem.severity == "error" or problem.code == "empty-edition"]
    for problem in told:
        say(problem)
    return 1 if any(problem.severity == "error" for problem in told) else 0


def _status(args: argparse.Namespace, setup: "Setup") -> int:
    from briefgen.building import translation

    if len(args.what) > 1:
        raise _wrong("status: takes one EDITION")
    locales = _locales(args, setup)
    found = translation.texts(setup, (*args.what, "latest")[0], locales, args.jobs)
    standing = translation.standing(setup, found)
    if args.json:
        out(json.dumps({"editions": found.editions, "locales": standing}, ensure_ascii=False))
    else:
        for locale, states in standing.items():
            show(f"{' '.join(found.editions)}  {locale}  {_line(states)}")
    return _told(found.problems)


def _locales(args: argparse.Namespace, setup: "Setup") -> Sequence[str]:
    """The languages that are asked for, or those of the workspace's pages and of its memory."""
    from briefgen.building.workspace import read_translations

    known = (*setup.config.briefing.locales, *read_translations(setup.workspace.root).targets())
    return tuple(dict.fromkeys(args.locale or known))


def _line(states: dict[str, int]) -> str:
    return ", ".join(f"{states[state]} {words}" for state, words in _WORDS.items())


def _draft(args: argparse.Namespace, setup: "Setup") -> int:
    from briefgen.building import translation

    if len(args.what) != 1 or len(args.locale or ()) != 1:
        raise _wrong("draft: write draft EDITION --locale az")
    found: Texts = translation.texts(setup, args.what[0], args.locale, args.jobs)
    counts, problems = translation.draft(setup, found, args.locale[0])
    for problem in problems:
        say(problem)
    if not args.quiet:
        say(f"{counts['new']} new, {counts['stored']} drafted, {counts['refused']} refused, {counts['empty']} left as they are")
    return _told(found.problems) or (1 if problems else 0)
