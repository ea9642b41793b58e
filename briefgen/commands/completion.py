"""The parser of the command line -> the script with which a shell completes commands, options and file names."""

import argparse

SHELLS = ("bash", "zsh", "tcsh")


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script for one of SHELLS."""
    import shtab

    kinds = {"FILE": shtab.FILE, "EDITION|FILE": shtab.FILE, "PATH": shtab.FILE, "ITEM-OR-FILE": shtab.FILE, "DIR": shtab.DIRECTORY}
    for command in (parser, *commands(parser).values()):
        for action in command._actions:
            if action.metavar in kinds:
                action.complete = kinds[str(action.metavar)]  # type: ignore[attr-defined]  # where shtab looks
    return str(shtab.complete(parser, shell))


def commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Command -> its own parser."""
    found = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)
