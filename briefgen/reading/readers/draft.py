"""What every reader hands on: the blocks of one article in order, and what the file says of itself."""

from msgspec import Struct

from briefgen.model import Problem
from briefgen.reading.canonical import Block
from briefgen.reading.facts import Facts


class Draft(Struct, frozen=True, kw_only=True):
    """One article as its format has it, with canonical blocks."""

    blocks: tuple[Block, ...]
    facts: Facts
    problems: tuple[Problem, ...] = ()
    declared_language: str | None = None
    """What the page's markup says; often wrong, so it counts less than the text."""
    date_key: str | None = None
    """The key or element that the date of publication was read from."""


class UnreadableError(Exception):
    """Nothing can be built from this file; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)
