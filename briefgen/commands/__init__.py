"""One command a module: `add_arguments(parser)` and `run(args) -> exit status`."""
