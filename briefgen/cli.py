"""The command line: finds the command's module, parses its arguments, turns errors into lines and exit codes.

Imports the standard library and the chosen command only, so that a build with nothing to do stays quick.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from types import ModuleType

from briefgen.console import out, say, speak_utf8

COMMANDS = {
    "init": "write a small working workspace",
    "add": "copy a file into sources/ and write down what it does not say",
    "build": "build editions: the main job",
    "inspect": "print everything that was understood of each article",
    "explain": "why an item stands where it stands, why a file was rebuilt",
    "check": "find every problem of sources and configuration, write nothing",
    "schema": "print the JSON Schema of brief.json or of briefgen.toml",
    "find": "look for words in every article: which one says it, when, in which sentence",
    "export": "write the archive as tables for other programs",
    "translate": "hand statements to translators and take their translations back",
    "watch": "build again whenever something changes",
    "serve": "show the site on this machine; open pages reload when it changes",
    "publish": "put the built site in place for its readers, never half of it",
    "mail": "send the e-mail edition to its readers, to nobody twice",
    "schedule": "print the lines for the machine's scheduler",
    "verify": "prove every quotation and citation of a built edition",
}
"""Each is a module in briefgen/commands with `add_arguments(parser)` and `run(args) -> int`."""

OK, CONTENT, USAGE, DEFECT, INTERRUPTED = 0, 1, 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status (see docs/commands.md)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    speak_utf8()
    alone = arguments[0] if arguments and arguments[0] in COMMANDS else None
    parser = build_parser(_named(arguments), alone)
    args = parser.parse_args(arguments)
    if args.print_completion:
        from briefgen.commands.completion import script

        out(script(parser, args.print_completion))
        return OK
    if args.command is None:
        parser.print_help(sys.stderr)
        return USAGE
    return _guarded(args)


class CommandParser(argparse.ArgumentParser):
    """A command's parser; with `mixed`, options may stand between its words, which argparse does only if asked for."""

    mixed = False

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # as argparse has it
        """As argparse's own; called for a command by the parser above it."""
        if not self.mixed:
            return super().parse_known_args(args, namespace)
        self.mixed = False  # it is called again from within
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.mixed = True


def build_parser(only: str | None = None, alone: str | None = None) -> argparse.ArgumentParser:
    """The parser; with `only`, the other commands' modules are not imported; `alone`: the parser knows no other command."""
    from briefgen import __version__
    from briefgen.commands.completion import SHELLS

    parser = argparse.ArgumentParser(prog="briefgen", description="Dated, cited briefings from a folder of source articles.")
    parser.add_argument("--version", action="version", version=f"briefgen {__version__}")
    parser.add_argument("--print-completion", choices=SHELLS, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=CommandParser)
    for name in COMMANDS if alone is None else (alone,):
        summary = COMMANDS[name]
        sub = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if only is None or name == only:
            module = _module(name)
            sub.epilog = getattr(module, "EPILOG", None)
            sub.mixed = getattr(module, "MIXED", False)
            sub.formatter_class = argparse.RawDescriptionHelpFormatter
            module.add_arguments(sub)
        _common(sub)
    return parser


def _named(arguments: Sequence[str]) -> str | None:
    return next((word for word in arguments if word in COMMANDS), None)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"briefgen.commands.{name}")


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", metavar="DIR", help="the workspace (default: the nearest parent folder with a briefgen.toml)")
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    parser.add_argument("--verbose", action="store_true", help="print more, and the traceback of a defect")


def _guarded(args: argparse.Namespace) -> int:
    """Run a command; every expected failure becomes one line a problem."""
    try:
        return int(_module(args.command).run(args))
    except KeyboardInterrupt:
        say("briefgen: interrupted; the last output stands as it was")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # so that the interpreter's own flush says nothing
        return OK
    except Exception as error:  # the one boundary where a defect becomes an exit code
        return _failed(error, verbose=args.verbose)


def _failed(error: Exception, *, verbose: bool) -> int:
    from briefgen import failure

    problems = failure.expected(error)
    if problems is not None:
        for problem in problems:
            say(problem)
        return USAGE
    if verbose:
        import traceback

        traceback.print_exception(error)
    hint = "" if verbose else "; run again with --verbose and report what it prints"
    say(f"{failure.defect(error)}{hint}")
    return DEFECT


if __name__ == "__main__":
    sys.exit(main())
