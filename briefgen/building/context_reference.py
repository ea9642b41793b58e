"""The types that templates get -> docs/template-context.md: every value, its type and what it means, read from their own sources."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from functools import cache
from importlib.resources import files as package_files
from typing import Any, get_args, get_type_hints

import msgspec

from briefgen.model import Value

MODULES = (
    "briefgen.pages.editionviews",
    "briefgen.pages.views",
    "briefgen.pages.siteviews",
    "briefgen.pages.archiveviews",
    "briefgen.pages.feeds",
    "briefgen.pages.context",
    "briefgen.pages.logo",
    "briefgen.desk",
    "briefgen.pages.fonts",
)
ROOTS = (
    "BriefView",
    "PageContext",
    "EvidenceView",
    "YearView",
    "EditionLink",
    "LatestView",
    "ThreadView",
    "SubjectView",
    "SiteLinks",
    "Feed",
    "Address",
    "Face",
)

_HEAD = """# What templates get

<!-- Made by `briefgen schema templates --markdown`; change the types in briefgen/pages/ instead. -->

Every value that a template can name, type by type; [templates.md](templates.md) says which template gets which.
A value is text, a number, true or false, one of the types below, or a list of one of them; "or none" means that it may be missing.
"""


def template_context() -> str:
    """The page."""
    kinds = {name: kind for module in MODULES for name, kind in _types(module)}
    order: list[str] = []
    for root in ROOTS:
        _collect(root, kinds, order)
    return _HEAD + "".join(_section(kinds[name]) for name in order)


def _types(module: str) -> Iterator[tuple[str, type]]:
    for name, kind in inspect.getmembers(importlib.import_module(module), inspect.isclass):
        if issubclass(kind, Value) and kind is not Value:
            yield name, kind


def _collect(name: str, kinds: dict[str, type], order: list[str]) -> None:
    """The type, then the types of its fields, each once."""
    if name in order or name not in kinds:
        return
    order.append(name)
    for hint in get_type_hints(kinds[name]).values():
        for inner in _inside(hint):
            _collect(inner.__name__, kinds, order)


def _inside(hint: Any) -> Iterator[type]:
    if inspect.isclass(hint) and not get_args(hint):
        yield hint
    for argument in get_args(hint):
        yield from _inside(argument)


def _section(kind: type) -> str:
    hints, notes = get_type_hints(kind), _notes(kind.__module__).get(kind.__name__, {})
    lines = [
        f"\n## {kind.__name__}\n",
        " ".join(inspect.cleandoc(kind.__doc__ or "").split()),
        "",
        "| value | type | meaning |",
        "| --- | --- | --- |",
    ]
    for name in (field.name for field in msgspec.structs.fields(kind)):
        lines.append(f"| `{name}` | {_words(hints[name])} | {notes.get(name, '')} |")
    return "\n".join(lines) + "\n"


def _words(hint: Any) -> str:
    arguments = get_args(hint)
    if hint is type(None):
        return "none"
    if not arguments:
        plain = {str: "text", int: "number", float: "number", bool: "true or false"}
        return plain.get(hint) or f"`{getattr(hint, '__name__', 'value')}`"
    origin = getattr(hint, "__origin__", None)
    if origin is tuple:
        return f"list of {_words(arguments[0])}"
    if origin is dict:
        return f"table of {_words(arguments[1])}"
    if origin is None or "Union" in str(origin):
        return " or ".join(_words(one) for one in arguments)
    return ", ".join(f"`{one}`" for one in arguments)


@cache
def _notes(module: str) -> dict[str, dict[str, str]]:
    """Type -> field -> the words below it in the source."""
    package, _, name = module.rpartition(".")
    tree = ast.parse((package_files(package) / f"{name}.py").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = {}
    for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        own = found.setdefault(kind.name, {})
        for field, below in zip(kind.body, kind.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
                value = below.value
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    own[field.target.id] = " ".join(value.value.split()).replace("|", "\\|")
    return found
