"""The shape that keeps the code readable: short files, short functions, one word for one thing."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "briefgen"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _lines_without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from `def` to its end, its docstring not counted."""
    docstring = function.body[0] if ast.get_docstring(function, clean=False) is not None else None
    own = docstring.end_lineno - docstring.lineno + 1 if docstring and docstring.end_lineno else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - own


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_file_fits_one_thought(path: Path) -> None:
    """No module has more than 300 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_functions_fit_one_screen(path: Path) -> None:
    """No function has more than 40 lines beside its docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert {f.name: lines for f in functions if (lines := _lines_without_docstring(f)) > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_says_what_goes_in_and_out(path: Path) -> None:
    """Every module opens with a docstring of one to five lines."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring is not None
    assert 1 <= len(docstring.splitlines()) <= 5


def test_no_module_is_named_for_nothing() -> None:
    """A name that could hold anything holds everything in the end."""
    assert {path.stem for path in MODULES} & {"utils", "util", "helpers", "misc", "common"} == set()
