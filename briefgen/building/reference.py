"""The types of the configuration -> docs/configuration.md: every key, its type, its default and what it does."""

import json
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from briefgen.config import SELECTION_BY_DESIGN, TABLES, ContextRule, Table, TopicTable

_HEAD = """# Configuration: briefgen.toml

<!-- Made by `briefgen schema config --markdown`; change briefgen/config.py instead. -->

A workspace is a folder with a `briefgen.toml`.
Every key has a default but a topic's `title`.
A wrong or unknown key stops the build before anything is written; every problem is named in one run, with its line.
`briefgen schema config` prints the JSON Schema for editors.
"""

_TOPICS = """
Sections of an edition are its topics, in the order of the file.
A paragraph may belong to several topics or to none, and every assignment keeps its reason (`briefgen explain FILE`).

- A phrase matches whole words whatever their case; hyphen, dash and space are the same, and so are curly, straight and missing apostrophes.
- `terror*` matches every word that begins so.
- `"@name"` stands for the phrases of `name` in `[aliases]`.
- `any`: one of these phrases is enough.
- `all`: one phrase of each list must stand in the paragraph. `[["gas", "oil"], ["Baku"]]` is one group; a list of such groups is several.
- `veto`: blanked out before anything is matched, so that a vetoed phrase cannot feed another rule.
- `context`: tables of `cue` and `near`. A cue in the paragraph counts when one of `near` stands in the title, in the first paragraph or in
  one of the three before.

```toml
[aliases]
region = ["Azerbaijan*", "Armenia*", "Georgia*"]

[topics.energy]
title = {en = "Energy", ru = "Энергетика"}
any = ["Southern Gas Corridor"]
all = [["gas", "oil", "electricity"], ["@region"]]
veto = ["energy drink*"]
context = [{cue = ["this project", "the pipeline"], near = ["Southern Gas Corridor"]}]
```
"""


def configuration() -> str:
    """The page."""
    parts = [_HEAD]
    parts += [_table(f"[{name}]", kind) + (_by_design() if name == "selection" else "") for name, kind in TABLES.items()]
    parts.append("\n## `[aliases]`\n\nLists of phrases by name, shared by all topics.\n")
    parts.append(_table("[topics.<id>]", TopicTable) + _TOPICS)
    return "".join(parts)


def _by_design() -> str:
    """What the defaults of the selection are in the other designs."""
    told = ((design, ", ".join(f"`{key} = {value}`" for key, value in own.items())) for design, own in SELECTION_BY_DESIGN.items() if own)
    return "\n" + "".join(f"Where the file does not say, the design `{design}` has {own}.\n" for design, own in told)


def _table(name: str, kind: type[Table]) -> str:
    lines = [f"\n## `{name}`\n", (kind.__doc__ or "").strip(), "", "| key | value | default | meaning |", "| --- | --- | --- | --- |"]
    for field in msgspec.structs.fields(kind):
        kind_, meaning = _described(field.type)
        default = field.default if field.default is not msgspec.NODEFAULT else None
        if field.default_factory is not msgspec.NODEFAULT:
            default = field.default_factory()
        shown = "required" if field.required else "none" if default is None else f"`{json.dumps(default)}`"
        lines.append(f"| `{field.encode_name}` | {kind_} | {shown} | {meaning} |")
    return "\n".join(lines) + "\n"


def _described(kind: Any) -> tuple[str, str]:
    """A type in words, and its description."""
    if get_origin(kind) is Annotated:
        inner, *notes = get_args(kind)
        meaning = next((note.description for note in notes if isinstance(note, msgspec.Meta) and note.description), "")
        return _words(inner), meaning
    return _words(kind), ""


def _words(kind: Any) -> str:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _words(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin in (Union, types.UnionType):
        return " or ".join(_words(one) for one in arguments if one is not type(None))
    if origin in (tuple, list):
        return f"list of {_plural(arguments[0])}"
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return names.get(kind, "table by locale" if origin is dict else "value")


def _plural(kind: Any) -> str:
    return {str: "texts", ContextRule: "tables"}.get(kind, "lists")
