"""A workspace folder -> everything that a build reads of it besides the sources: configuration, gazetteer, templates."""

import os

from msgspec import Struct

from briefgen import files
from briefgen.config import Config
from briefgen.config_file import FILE_NAME, read_config
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.files import Workspace
from briefgen.understanding.names import Gazetteer, read_gazetteer

BUNDLED = os.path.join(files.above(__file__, 3), "templates")
"""In a checkout, whose root is the example workspace, `templates/` holds the bundled ones: they override nothing."""
GAZETTEER = "gazetteer.toml"


class Setup(Struct, frozen=True, kw_only=True):
    """What a workspace says, decoded."""

    workspace: Workspace
    config: Config
    gazetteer: Gazetteer
    templates: dict[str, bytes]
    problems: tuple[Diagnostic, ...] = ()


def locate(folder: str | None, output: str | None = None) -> Workspace:
    """The workspace at or above a folder. Raises BriefgenError if there is none."""
    root = files.find_workspace(folder)
    if root is None:
        where = f"{folder} holds no" if folder is not None else "neither this folder nor one above it holds a"
        raise BriefgenError(f"briefgen: {where} {FILE_NAME}; run `briefgen init DIR` to start a workspace, or name one with --workspace")
    return Workspace(root, os.path.abspath(output) if output is not None else os.path.join(root, "build"))


def open_workspace(workspace: Workspace) -> Setup:
    """Read a workspace. Raises BriefgenError with every problem of its configuration."""
    config = read_config(files.read(os.path.join(workspace.root, FILE_NAME)))
    gazetteer, problems = read_gazetteer(files.read_optional(os.path.join(workspace.root, GAZETTEER)) or b"")
    found = tuple(
        Diagnostic(path=GAZETTEER, line=one.line or 0, code=one.code, message=one.message, hint=one.hint, severity=one.severity)
        for one in problems
    )
    if any(one.severity == "error" for one in found):
        raise BriefgenError(*found)
    own = os.path.join(workspace.root, "templates")
    templates = {} if files.same(own, BUNDLED) else files.read_tree(own)
    return Setup(workspace=workspace, config=config, gazetteer=gazetteer, templates=templates, problems=found)
