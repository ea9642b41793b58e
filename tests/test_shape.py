"""The shape that keeps the code readable: short files, short functions, one word for one thing."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted((ROOT / "briefgen").rglob("*.py"))}
TREES = {name: ast.parse(text) for name, text in MODULES.items()}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def _lines_without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from `def` to its end, its docstring not counted."""
    docstring = function.body[0] if ast.get_docstring(function, clean=False) is not None else None
    own = docstring.end_lineno - docstring.lineno + 1 if docstring and docstring.end_lineno else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - own


def test_files_fit_one_thought() -> None:
    """No module has more than 300 lines."""
    assert {name: lines for name, text in MODULES.items() if (lines := len(text.splitlines())) > LONGEST_FILE} == {}


def test_functions_fit_one_screen() -> None:
    """No function has more than 40 lines beside its docstring."""
    functions = [
        (f"{name}:{node.name}", _lines_without_docstring(node))
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert len(functions) > 100
    assert [(name, lines) for name, lines in functions if lines > LONGEST_FUNCTION] == []


def test_modules_say_what_goes_in_and_out() -> None:
    """Every module opens with a docstring of one to five lines."""
    docstrings = {name: (ast.get_docstring(tree) or "").splitlines() for name, tree in TREES.items()}

    assert [name for name, lines in docstrings.items() if not 1 <= len(lines) <= 5] == []


def test_no_module_is_named_for_nothing() -> None:
    """A name that could hold anything holds everything in the end."""
    assert {Path(name).stem for name in MODULES} & {"utils", "util", "helpers", "misc", "common"} == set()


def test_contributors_are_sent_to_places_that_exist() -> None:
    """Every file and folder that CONTRIBUTING.md names is there."""
    named = re.findall(r"`([\w./-]+(?:/|\.\w+))`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))

    assert len(named) >= 10
    assert [name for name in named if not name.startswith("brief.json") and not (ROOT / name).exists()] == []
