"""`briefgen schedule`: the lines for the machine's scheduler."""

import argparse
import os
import sys

_FORMS = {
    "systemd": "a service and a timer (default)",
    "cron": "a line of a crontab",
    "windows": "a batch file, and the command that registers it",
    "ci": "a job of a CI server, in GitLab's form",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For which scheduler, and when."""
    which = parser.add_mutually_exclusive_group()
    for name, what in _FORMS.items():
        which.add_argument(f"--{name}", dest="form", action="store_const", const=name, default="systemd", help=what)
    parser.add_argument("--on", metavar="WHEN", default="Mon 06:30", help="when, in the machine's time: 'Mon 06:30' (default)")
    parser.add_argument("--mail", action="store_true", help="send the e-mail edition as well")


def run(args: argparse.Namespace) -> int:
    """Print them."""
    from briefgen.building.workspace import locate
    from briefgen.publishing.timetable import FORMS, Job, when

    day, hour, minute = when(args.on)
    program = os.path.abspath(sys.argv[0]) if os.path.basename(sys.argv[0]) == "briefgen" else "briefgen"
    job = Job(program=program, workspace=locate(args.workspace).root, day=day, hour=hour, minute=minute, mail=args.mail)
    sys.stdout.write(FORMS[args.form](job))
    return 0
