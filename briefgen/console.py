"""What a person reads goes to standard error, what a program reads to standard output. Nothing else prints."""

import sys


def say(line: object) -> None:
    """A line for a person."""
    sys.stderr.write(f"{line}\n")


def out(line: str) -> None:
    """A line for a program."""
    sys.stdout.write(f"{line}\n")
