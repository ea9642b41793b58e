"""Options that several commands share, so that they mean the same and are worded the same everywhere."""

import argparse
import contextlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.console import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.building.build import Request
    from briefgen.building.executors import Runner
    from briefgen.files import Workspace


def add_sources(parser: argparse.ArgumentParser) -> None:
    """`--sources DIR`, repeatable."""
    parser.add_argument("--sources", action="append", metavar="DIR", help="read this folder of sources instead of the configured ones")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """`--jobs N`, at least 1."""
    parser.add_argument("--jobs", type=_processes, default=os.cpu_count() or 1, metavar="N", help="processes (default: one a core)")


def request(args: argparse.Namespace) -> "Request":
    """What is asked to be built. Raises BriefgenError for a language without a catalogue."""
    from briefgen.building.build import Request

    locales = tuple(dict.fromkeys(args.locale or ()))
    check_locales(locales)
    return Request(
        sources=tuple(os.path.abspath(folder) for folder in args.sources or ()),
        editions=tuple(args.edition or ()),
        locales=locales,
        formats=tuple(sorted(set(args.format or ()))),
        jobs=args.jobs,
    )


def runner(url: str | None) -> "Runner | None":
    """Who makes new articles, if not this machine. Raises BriefgenError for an address that is none."""
    if url is None:
        return None
    from briefgen.building.cluster import Cluster

    return Cluster(url)


@contextlib.contextmanager
def undisturbed(workspace: "Workspace", who: str, *, wait: bool) -> "Iterator[None]":
    """Keep builds of the same output away meanwhile. Raises BriefgenError where one is under way and is not to be waited for."""
    from briefgen import locks
    from briefgen.diagnostics import BriefgenError

    waiting = (lambda other: say(f"waiting for {other}, which is building this workspace …")) if wait else None
    with locks.lock(workspace.output, who, waiting) as other:
        if other:
            raise BriefgenError(f"{other} is building this workspace; wait for it, or leave out --no-wait")
        yield


def check_locales(locales: Sequence[str]) -> None:
    """Raises BriefgenError for a language without a catalogue."""
    from briefgen.config import LOCALES
    from briefgen.diagnostics import BriefgenError

    unknown = [code for code in locales if code not in LOCALES]
    if unknown:
        raise BriefgenError(*(f"--locale {code}: there is no catalogue for it; known are {', '.join(LOCALES)}" for code in unknown))


def _processes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write 1 or more")
    return int(text)


def add_address(parser: argparse.ArgumentParser) -> None:
    """`--host` and `--port` of a server on loopback."""
    parser.add_argument("--port", type=_port, metavar="N", help="port (default: 8000, or a free one if that is taken; 0: a free one)")
    parser.add_argument("--host", default="127.0.0.1", metavar="H", help="127.0.0.1 (default), ::1 or localhost")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write 0 to 65535")
    return int(text)
