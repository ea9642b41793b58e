"""Cases that a linguist can add to: `tests/cases/<module>.md`, each a heading, an input and what is expected of it."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(r"^## (?P<title>[^\n]+)\n+```\n(?P<given>.*?)\n```\n+```\n(?P<wanted>.*?)\n?```$", re.MULTILINE | re.DOTALL)


def cases(module: str) -> list[tuple[str, str, str]]:
    """Title, input and expectation of every case in the module's file."""
    text = (FOLDER / f"{module}.md").read_text(encoding="utf-8")
    found = [(case["title"], case["given"], case["wanted"].strip("\n")) for case in _CASE.finditer(text)]
    assert len(found) == text.count("\n## "), f"a case in {module}.md is not a heading and two blocks"
    return found
