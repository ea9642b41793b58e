"""How far a build is: what the engine tells while it works, and who listens. Told in the words of the user, not of the stages."""

from typing import Protocol

ARTICLES, EDITIONS, PAGES, PDFS = "articles", "editions", "pages", "PDFs"
GROUPS = {"parse": ARTICLES, "complete": EDITIONS, "page": PAGES, "pdf": PDFS}
"""Stage -> what is counted when it is done; the others are parts of these."""


class Progress(Protocol):
    """Who listens."""

    def expect(self, group: str, total: int) -> None:
        """So many of a group are to be done; told once a group, before the first one."""
        ...

    def done(self, group: str) -> None:
        """One of a group is done."""
        ...


class Silent:
    """Nobody."""

    def expect(self, group: str, total: int) -> None:
        """Nothing."""

    def done(self, group: str) -> None:
        """Nothing."""
