"""What a person reads goes to standard error, what a program reads to standard output. Nothing else prints."""

import sys


def say(line: object) -> None:
    """A line for a person."""
    sys.stderr.write(f"{line}\n")


def counted(number: int, noun: str) -> str:
    """`1 source`, `2 sources`, `2 entries`: a number with its noun in English, "s" or "ies" for all but one."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def out(line: str) -> None:
    """A line for a program."""
    sys.stdout.write(f"{line}\n")
