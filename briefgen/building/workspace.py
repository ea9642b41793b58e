"""A workspace folder -> everything that a build reads of it besides the sources: configuration, gazetteer, templates."""

import os

from msgspec import Struct

from briefgen import files
from briefgen.config import Config
from briefgen.config_file import FILE_NAME, read_config
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.files import Workspace
from briefgen.publishers import Register, read_publishers
from briefgen.translating.memory import DamagedError, Memory, read_memory
from briefgen.understanding.names import Gazetteer, read_gazetteer

GAZETTEER = "gazetteer.toml"
PUBLISHERS = "publishers.toml"
TRANSLATIONS = "translations/memory.db"


class Setup(Struct, frozen=True, kw_only=True):
    """What a workspace says, decoded."""

    workspace: Workspace
    config: Config
    gazetteer: Gazetteer
    templates: dict[str, bytes]
    register: Register
    """What is known of publishers."""
    problems: tuple[Diagnostic, ...] = ()


def locate(folder: str | None, output: str | None = None) -> Workspace:
    """The workspace at or above a folder. Raises BriefgenError if there is none."""
    root = files.find_workspace(folder)
    if root is None:
        where = f"{folder} holds no" if folder is not None else "neither this folder nor one above it holds a"
        raise BriefgenError(f"briefgen: {where} {FILE_NAME}; run `briefgen init DIR` to start a workspace, or name one with --workspace")
    return files.at(root, output)


def open_workspace(workspace: Workspace) -> Setup:
    """Read a workspace. Raises BriefgenError with every problem of its configuration."""
    config = read_config(files.read(os.path.join(workspace.root, FILE_NAME)))
    gazetteer, problems = read_gazetteer(files.read_optional(os.path.join(workspace.root, GAZETTEER)) or b"")
    register, faults = read_publishers(files.read_optional(os.path.join(workspace.root, PUBLISHERS)) or b"")
    found = tuple(
        Diagnostic(path=path, line=one.line or 0, code=one.code, message=one.message, hint=one.hint, severity=one.severity)
        for path, ones in ((GAZETTEER, problems), (PUBLISHERS, faults))
        for one in ones
    )
    if any(one.severity == "error" for one in found):
        raise BriefgenError(*found)
    templates = files.read_tree(os.path.join(workspace.root, "templates"))
    return Setup(workspace=workspace, config=config, gazetteer=gazetteer, templates=templates, register=register, problems=found)


def read_translations(root: str) -> Memory:
    """The translation memory of a workspace. Raises BriefgenError for a file that is none."""
    try:
        return read_memory(files.read_optional(os.path.join(root, TRANSLATIONS)))
    except DamagedError as error:
        hint = "take it from a backup, or remove it and import its TMX again"
        problem = Diagnostic(path=TRANSLATIONS, code="translation-memory", message=f"is damaged: {error}", hint=hint, severity="error")
        raise BriefgenError(problem) from None
