"""`publishers.toml`: which publishers and agencies are one family, so that reprints within it corroborate nothing.

`[families]` holds lists of names as articles give them: `"Example Group" = ["Example Wire", "Example Gazette"]`.
"""

from briefgen.model import Problem
from briefgen.tomlfile import TomlError, line_of, load


def read_publishers(data: bytes) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Name of a publisher or agency -> its family, and what is wrong with the file. An empty file is legal."""
    try:
        raw, lines = load(data)
    except TomlError as error:
        return {}, (
            Problem(code="publishers-unreadable", message=error.message, line=error.line, hint="see https://toml.io", severity="error"),
        )
    problems = [
        Problem(
            code="publishers-key",
            message=f"there is no table {key!r}",
            line=line_of(lines, (key,)),
            hint="write [families]",
            severity="error",
        )
        for key in raw
        if key != "families"
    ]
    families = raw.get("families", {})
    known: dict[str, str] = {}
    for family, names in families.items() if isinstance(families, dict) else ():
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            known.update(dict.fromkeys(names, family))
        else:
            message, hint = f"families.{family} must be a list of names", 'write ["Example Wire", "Example Gazette"]'
            line = line_of(lines, ("families", family))
            problems.append(Problem(code="publishers-value", message=message, line=line, hint=hint, severity="error"))
    return known, tuple(problems)
