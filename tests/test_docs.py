"""What the documentation promises is what the program does: commands, options, codes, examples, links."""

import argparse
import ast
import contextlib
import io
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from workspaces import Run, workspace

from briefgen.cli import COMMANDS, build_parser
from briefgen.commands.completion import commands

ROOT = Path(__file__).parent.parent
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))}
PARSER = build_parser()
COMMON = {"--help", "--workspace", "--quiet", "--verbose"}
"""Options of every command: described once, at the top of the page."""


def part(page: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its level."""
    found = re.search(rf"^{re.escape(heading)}.*?$(.*?)(?=^## |\Z)", PAGES[page], re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_reference(name: str) -> None:
    """Each option of a command stands in its part of docs/commands.md, with every value that it may have."""
    actions = [action for action in commands(PARSER)[name]._actions if action.help is not argparse.SUPPRESS]
    options = {option: action for action in actions for option in action.option_strings if option.startswith("--")}
    own = part("docs/commands.md", f"## {name}")
    values = [str(value) for action in actions for value in (action.choices or ())]

    assert own
    assert [option for option in options if option not in COMMON and f"`{option}" not in own] == []
    assert [
        value for value in values if value not in own and value not in PAGES["docs/commands.md"].split(f"## {name}")[1].split("\n")[0]
    ] == []


def test_options_of_every_command_are_described_once() -> None:
    """Workspace, quiet, verbose and the completions stand at the top of the reference."""
    top = PAGES["docs/commands.md"].split("\n## ")[0]
    everywhere = set.intersection(
        *({option for action in sub._actions for option in action.option_strings} for sub in commands(PARSER).values())
    )

    assert {option for option in everywhere if option.startswith("--")} == COMMON
    assert [option for option in (*sorted(COMMON), "--print-completion") if option not in top] == []


def test_the_reference_names_no_option_that_is_none() -> None:
    """What docs and README call an option of briefgen is one."""
    known = {option for sub in (PARSER, *commands(PARSER).values()) for action in sub._actions for option in action.option_strings}
    named = {
        (name, option)
        for name in ("README.md", "docs/commands.md", "docs/problems.md")
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGES[name])
    }

    assert sorted((name, option) for name, option in named if option not in known) == []


class Codes(ast.NodeVisitor):
    """The codes that a module gives to calls of `makers`, directly or through a function that passes its `code` on."""

    def __init__(self, tree: ast.Module, makers: set[str], passing: dict[str, int]) -> None:
        self.makers, self.passing, self.found, self.by_name = makers, passing, set[str](), False
        self.constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        self.visit(tree)

    def visit_Call(self, node: ast.Call) -> None:
        """A problem made here, or a function that makes one of a code."""
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name in self.makers:
            self._take(next((given.value for given in node.keywords if given.arg == "code"), None))
        elif name in self.passing and len(node.args) > self.passing[name]:
            self._take(node.args[self.passing[name]])
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """A code that is chosen before it is given: `code = … if … else …`."""
        before, self.by_name = self.by_name, False
        self.generic_visit(node)
        if self.by_name:
            for one in ast.walk(node):
                if isinstance(one, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "code" for target in one.targets):
                    self._take(one.value)
        self.by_name = before

    def _take(self, node: ast.expr | None) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            self.found.add(node.value)
        elif isinstance(node, ast.IfExp):
            self._take(node.body)
            self._take(node.orelse)
        elif isinstance(node, ast.Name) and node.id == "code":
            self.by_name = True
        elif isinstance(node, ast.Name) and node.id in self.constants:
            self._take(self.constants[node.id])
        elif isinstance(node, ast.JoinedStr):
            self.found.add("".join(str(piece.value) if isinstance(piece, ast.Constant) else "*" for piece in node.values))


def passing_on(tree: ast.Module, makers: set[str]) -> Iterator[tuple[str, int]]:
    """The functions that make one of these values of their parameter `code`, and that parameter's place."""
    for node in ast.walk(tree):
        names = [one.arg for one in node.args.args if one.arg != "self"] if isinstance(node, ast.FunctionDef) else []
        if isinstance(node, ast.FunctionDef) and "code" in names:
            made = [
                call for call in ast.walk(node) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in makers
            ]
            if any(isinstance(given.value, ast.Name) and given.arg == given.value.id == "code" for call in made for given in call.keywords):
                yield node.name, names.index("code")


def emitted(*makers: str) -> set[str]:
    """Every code that the program gives to one of these values; `*` stands for what is filled in."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "briefgen").rglob("*.py"))]
    passing = dict(found for tree in trees for found in passing_on(tree, set(makers)))
    return set().union(*(Codes(tree, set(makers), passing).found for tree in trees))


def documented(text: str) -> set[str]:
    """The codes in the first column of a page's tables."""
    return {code for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for code in re.findall(r"`([a-z][a-z-]+)`", row)}


def matches(code: str, known: set[str]) -> bool:
    """Whether a code, perhaps with something to fill in, is among the known ones."""
    return any(re.fullmatch(re.escape(code).replace(r"\*", "[a-z-]+"), one) for one in known)


def test_every_code_of_a_problem_is_documented() -> None:
    """docs/problems.md has each code that the program prints, and no other."""
    codes, known = emitted("Problem", "Diagnostic"), documented(PAGES["docs/problems.md"])

    assert len(codes) > 40
    assert sorted(code for code in codes if not matches(code, known)) == []
    assert sorted(one for one in known if not any(matches(code, {one}) for code in codes)) == []


def test_every_reason_to_leave_an_article_out_is_documented() -> None:
    """docs/output.md has each code of `left_out`, and no other."""
    table = part("docs/output.md", "## What is left out")

    assert emitted("LeftOut") == documented(table)


def test_every_field_of_an_article_is_documented(tmp_path: Path) -> None:
    """docs/inspect.md names every field that `inspect --json` prints."""
    fields = json.loads(Run("inspect", "--workspace", str(workspace(tmp_path)), "--json").out.splitlines()[0])
    named = set(re.findall(r"`([a-z_0-9]+)`", PAGES["docs/inspect.md"]))

    assert sorted(set(fields) - named) == []


def examples() -> list[tuple[str, str]]:
    """The briefgen command lines in the fenced shell examples of the documentation, each with its page."""
    found = []
    for name, text in PAGES.items():
        for fence in re.findall(r"^```(?:sh|console|bash)\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            for line in fence.replace("\\\n", " ").splitlines():
                found += [(name, call) for call in re.split(r"\s(?:&&|\||>)\s", line) if re.match(r"\$?\s*(?:\S*/)?briefgen\s", call)]
    return found


@pytest.mark.parametrize(("page", "line"), examples())
def test_examples_are_commands(page: str, line: str) -> None:
    """Every briefgen line of a shell example is one that the program takes."""
    words = shlex.split(line, comments=True)[1:]
    told = io.StringIO()
    try:
        with contextlib.redirect_stderr(told):
            parsed = PARSER.parse_args(words)
    except SystemExit as stop:
        pytest.fail(f"{page}: {line}: {told.getvalue()} ({stop.code})")

    assert parsed.command in COMMANDS or parsed.print_completion


def test_there_are_examples() -> None:
    """The README shows how to begin."""
    used = {shlex.split(line)[1] for page, line in examples() if page == "README.md"}

    assert {"init", "add", "build", "verify"} <= used


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_documentation_lead_somewhere(name: str) -> None:
    """Each relative link meets a file, and its anchor a heading."""
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)]+)\)", PAGES[name]):
        path, _, anchor = target.partition("#")
        place = (ROOT / name).parent / path if path else ROOT / name
        assert place.exists(), (name, target)
        if anchor:
            headings = [
                re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
                for line in place.read_text().splitlines()
                if line[:1] == "#"
            ]
            assert anchor in headings, (name, target)


def test_the_readme_does_not_promise_translations_of_statements() -> None:
    """What a source says stays in its own language, whatever people translate beside it."""
    readme = PAGES["README.md"]

    assert "verbatim" in readme
    assert re.search(r"statements? (?:stays?|remains?) in (?:its|their) (?:own )?language", readme)


def test_every_command_is_in_the_readme() -> None:
    """The table of commands is complete."""
    assert [name for name in COMMANDS if f"| `briefgen {name}" not in PAGES["README.md"]] == []
