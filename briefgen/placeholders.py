"""A catalogue's message and its translation -> what would stop a page that prints it: a lone per cent sign, a value that it has not.

Words are filled in by Python's `%` with names (gettext's python-format), messages without any value, too.
"""

import re
from collections.abc import Iterable

_NAMED = re.compile(r"%\((\w+)\)[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]|%%")


class CatalogueError(ValueError):
    """A damaged catalogue; `line` is where it is damaged, 0 where that is not known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def fault(message: Iterable[str], translations: Iterable[str]) -> str:
    """What is wrong with the translations (all forms) of a message (all forms) and what to write; empty if nothing is."""
    names = {found[1] for form in message for found in _NAMED.finditer(form)}
    for form in translations:
        if "%" in _NAMED.sub("", form):
            return f'a lone % in "{form}"; write %% for a per cent sign'
        for found in _NAMED.finditer(form):
            if found[1] and found[1] not in names:
                return f'"{form}" has {found[0]}, which its message does not have'
    return ""
