"""`briefgen schema [config]`: the JSON Schema of brief.json, or of briefgen.toml."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to describe."""
    parser.add_argument("what", nargs="?", choices=("brief", "config"), default="brief", help="brief.json (default) or briefgen.toml")


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    from briefgen.schema import brief_schema, config_schema

    sys.stdout.write(config_schema() if args.what == "config" else brief_schema())
    return 0
