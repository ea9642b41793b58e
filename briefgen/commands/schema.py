"""`briefgen schema [config|templates]`: the JSON Schema of brief.json or of briefgen.toml; what templates get."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to describe."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("brief", "config", "templates"),
        default="brief",
        help="brief.json (default), briefgen.toml, or what templates get",
    )
    parser.add_argument("--markdown", action="store_true", help="the reference of briefgen.toml, or of the templates, for people")


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    if args.what == "templates":
        from briefgen.building.context_reference import template_context

        sys.stdout.write(template_context())
        return 0
    if args.markdown:
        from briefgen.building.reference import configuration

        sys.stdout.write(configuration())
        return 0
    from briefgen.building.schema import brief_schema, config_schema

    sys.stdout.write(config_schema() if args.what == "config" else brief_schema())
    return 0
