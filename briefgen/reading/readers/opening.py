"""The front matter above a plain text or a Markdown text, checked, and where the text begins below it."""

from msgspec import Struct

from briefgen.model import Problem
from briefgen.reading.facts import Facts, check
from briefgen.reading.metadata import FrontMatterError, front_matter
from briefgen.reading.readers.draft import UnreadableError


class Opening(Struct, frozen=True):
    """What the front matter says, what is wrong with it, the text below it, and how many lines stand above that."""

    facts: Facts
    problems: tuple[Problem, ...]
    body: str
    lines_above: int


def opening(text: str, time_zone: str) -> Opening:
    """The opening of `text`. Raises UnreadableError for front matter that cannot be read."""
    try:
        given, lines_above = front_matter(text)
    except FrontMatterError as error:
        problem = Problem(
            code="broken-front-matter",
            message=f"front matter cannot be read: {error}",
            line=error.line,
            hint="write it as lines of `key: value` between two lines of ---",
            severity="error",
        )
        raise UnreadableError(problem) from error
    facts, problems = check(given, time_zone)
    parts = text.split("\n", lines_above)
    return Opening(facts, problems, parts[lines_above] if len(parts) > lines_above else "", lines_above)
