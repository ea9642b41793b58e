"""`briefgen schema [config]`: the JSON Schema of brief.json, or of briefgen.toml."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to describe."""
    parser.add_argument("what", nargs="?", choices=("brief", "config"), default="brief", help="brief.json (default) or briefgen.toml")
    parser.add_argument("--markdown", action="store_true", help="the reference of briefgen.toml for people")


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    if args.markdown:
        from briefgen.building.reference import configuration

        sys.stdout.write(configuration())
        return 0
    from briefgen.building.schema import brief_schema, config_schema

    sys.stdout.write(config_schema() if args.what == "config" else brief_schema())
    return 0
