"""What a person reads goes to standard error, what a program reads to standard output. Nothing else prints."""

import io
import re
import sys

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""What a terminal might obey: a file's name or text may hold escape sequences, line breaks and changes of direction."""


def say(line: object) -> None:
    """A line for a person."""
    sys.stderr.write(f"{harmless(str(line))}\n")


def show(line: str) -> None:
    """A line of an answer, for a person, where a program may read it, too."""
    sys.stdout.write(f"{harmless(line)}\n")


def harmless(line: str) -> str:
    """Text on one line, without what a terminal might obey."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", line.replace("\n", " ").replace("\t", " "))


def speak_utf8() -> None:
    """Standard output in UTF-8 in every locale, because programs read it; names of files that are no text as they are."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")


def counted(number: int, noun: str) -> str:
    """`1 source`, `2 sources`, `2 entries`: a number with its noun in English, "s" or "ies" for all but one."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def out(line: str, *, now: bool = False) -> None:
    """A line for a program, which may be waiting for it (`now`)."""
    sys.stdout.write(f"{line}\n")
    if now:
        sys.stdout.flush()
