"""Puts each generator that is compared into a folder of its own, outside the checkout: a virtual environment, or npm's folder.

In: a tool, a folder for all of them. Out: where its command finds it and its version; or why it cannot be had.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from peers import Tool

from briefgen import __version__


class InstallError(Exception):
    """A tool cannot be had here; says why."""


class Installed(NamedTuple):
    """A tool that can be run."""

    tool: Tool
    version: str
    command: tuple[str, ...]


def installed(tool: Tool, tools: Path) -> Installed:
    """The tool in its folder below `tools`, installed if it is not there. Raises `InstallError`."""
    if not tool.packages:
        return Installed(tool, __version__, tool.command)
    folder = tools / "-".join(tool.packages).replace("/", "-").lstrip("@")
    told = folder / "version.json"
    try:
        if not told.exists():
            version = _from_npm(tool, folder) if tool.spares else _from_pypi(tool, folder)
            told.write_text(json.dumps(version), encoding="utf-8")
    except (subprocess.CalledProcessError, OSError) as error:
        raise InstallError(_last_line(error)) from error
    packages = next(iter(sorted(folder.glob("lib/python*/site-packages"))), folder)
    command = tuple(part.replace("{tools}", str(folder)).replace("{packages}", str(packages)) for part in tool.command)
    return Installed(tool, json.loads(told.read_text(encoding="utf-8")), command)


def _from_pypi(tool: Tool, folder: Path) -> str:
    """A virtual environment with the tool's packages; their versions."""
    _run(sys.executable, "-m", "venv", str(folder))
    _run(str(folder / "bin" / "pip"), "install", "--quiet", *tool.packages)
    asking = "import sys; from importlib.metadata import version; print(*(f'{name} {version(name)}' for name in sys.argv[1:]), sep=', ')"
    versions = _run(str(folder / "bin" / "python"), "-c", asking, *tool.packages).strip()
    return versions.removeprefix(f"{tool.packages[0]} ")


def _from_npm(tool: Tool, folder: Path) -> str:
    """The newest version whose own needs the registry can meet."""
    folder.mkdir(parents=True, exist_ok=True)
    last: subprocess.CalledProcessError | None = None
    for spare in tool.spares or ():
        try:
            _run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), tool.packages[0] + spare)
            return str(json.loads((folder / "node_modules" / tool.packages[0] / "package.json").read_text(encoding="utf-8"))["version"])
        except subprocess.CalledProcessError as error:
            last = error
    raise last or OSError("no version to ask for")


def _run(*command: str) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _last_line(error: subprocess.CalledProcessError | OSError) -> str:
    """What is left of an error for one line of a page: no path, no address."""
    if isinstance(error, subprocess.CalledProcessError):
        return f"{Path(error.cmd[0]).name} ended with {error.returncode}"
    return error.strerror or type(error).__name__
