"""Options that several commands share, so that they mean the same and are worded the same everywhere."""

import argparse
import os


def add_sources(parser: argparse.ArgumentParser) -> None:
    """`--sources DIR`, repeatable."""
    parser.add_argument("--sources", action="append", metavar="DIR", help="read this folder of sources instead of the configured ones")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """`--jobs N`, at least 1."""
    parser.add_argument("--jobs", type=_processes, default=os.cpu_count() or 1, metavar="N", help="processes (default: one a core)")


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
