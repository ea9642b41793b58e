"""The pages of all editions -> the files of a search index that a browser reads, made by Pagefind in a process of its own.

The process sees a scratch folder with copies of the pages, has no network and a limit of time. Same pages, same bytes.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefgen import codec, files
from briefgen.building.engine import Engine, digest_of
from briefgen.building.fingerprint import versions
from briefgen.diagnostics import BriefgenError
from briefgen.text import sha256

if TYPE_CHECKING:
    from briefgen.building.workspace import Setup

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"
_KEPT = ("pagefind.js", "pagefind-worker.js", ENTRY)
"""What the search page loads by name, of all that Pagefind writes; the rest is its own user interface."""
_SUFFIXES = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")
_IGNORED = (
    ".bar", ".foot", ".skip", "h1", "svg",
    ".contents", ".since", ".small", ".across", ".announced", ".counted",
    ".margin", ".numbers", ".number", ".note", ".of", ".back", ".address", ".permalink", ".status",
)  # fmt: skip
"""What is no text of the edition: numbers, marks, method."""
_SECONDS = 60
_PAGES_A_SECOND = 20
"""Pagefind indexes about 150 pages a second; a busy machine gets seven times as long."""
_ALONE = (
    "import ctypes, os, sys\n"
    "try:\n"
    "    ctypes.CDLL(None).unshare(0x10000000 | 0x40000000)\n"  # CLONE_NEWUSER, CLONE_NEWNET (linux/sched.h), where the system lets us
    "except AttributeError:\n"
    "    pass\n"
    "os.execv(sys.argv[1], sys.argv[1:])\n"
)
_LETTERS = str.maketrans({"\u0643": "\u06a9", "\u064a": "\u06cc", "\u0649": "\u06cc"})
"""Arabic letters that stand for Persian ones in many texts; search.js does the same with what is looked for."""


def program() -> str | None:
    """The path of Pagefind's program, from the package pagefind-bin; None where it is not installed."""
    try:
        import pagefind_bin
    except ImportError:
        return None
    return str(pagefind_bin.get_executable())


def index(setup: "Setup", engine: Engine, pages: Mapping[str, bytes], executable: str) -> dict[str, bytes]:
    """Path below `pagefind/` -> bytes, for these pages by their path on the site. Raises BriefgenError if it cannot be made."""
    copies = {path: _copy(data) for path, data in sorted(pages.items())}
    parts = {
        "pages": digest_of([(path, sha256(data)) for path, data in copies.items()]),
        "program": dict(versions())["pagefind-bin"],
    }
    output = engine.step("search", "site", parts, lambda: codec.encode(_made(setup, copies, executable)))
    return codec.decode(output.data, dict[str, bytes])


def _copy(page: bytes) -> bytes:
    """A page as it is indexed: called by its title, which names the edition, where the heading names the briefing."""
    text = page.decode().translate(_LETTERS)
    title = text.partition("<title>")[2].partition("</title>")[0]
    return text.replace('<main id="main"', f'<p data-pagefind-meta="title" data-pagefind-ignore>{title}</p><main id="main"', 1).encode()


def _made(setup: "Setup", copies: Mapping[str, bytes], executable: str) -> dict[str, bytes]:
    scratch = os.path.join(setup.workspace.cache, "search")
    files.remove_folder(scratch)
    try:
        files.spill(os.path.join(scratch, "pages"), copies)
        _run(executable, scratch, len(copies))
        found = files.read_tree(os.path.join(scratch, "index"))
    finally:
        files.remove_folder(scratch)
    kept = {path: data for path, data in found.items() if path in _KEPT or path.endswith(_SUFFIXES)}
    if ENTRY not in kept:
        raise BriefgenError("the search index could not be made: Pagefind wrote none")
    kept[ENTRY] = json.dumps(json.loads(kept[ENTRY]), sort_keys=True, separators=(",", ":")).encode()  # its order is not the same each time
    return dict(sorted(kept.items()))


def _run(executable: str, scratch: str, count: int) -> None:
    told = ["--site", "pages", "--output-path", "index", "--keep-index-url", "--root-selector", "body"]
    told += [word for selector in _IGNORED for word in ("--exclude-selectors", selector)]
    command = [sys.executable, "-I", "-c", _ALONE, executable, *told]
    seconds = _SECONDS + count // _PAGES_A_SECOND
    try:
        done = subprocess.run(command, cwd=scratch, env={}, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise BriefgenError(f"the search index could not be made: Pagefind was not ready after {seconds} s") from None
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        raise BriefgenError(f"the search index could not be made: {said[-1] if said else f'Pagefind ended with {done.returncode}'}")
