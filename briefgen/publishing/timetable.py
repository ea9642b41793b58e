"""What a machine's scheduler has to be told -> lines for systemd, cron, Windows or a CI server: build, prove, publish, once a week.

A refused source (exit 1) does not keep an edition from its readers, and is still reported when everything is done.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from briefgen.diagnostics import BriefgenError

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WHEN = re.compile(r"(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)")
_WINDOWS = {"Mon": "MON", "Tue": "TUE", "Wed": "WED", "Thu": "THU", "Fri": "FRI", "Sat": "SAT", "Sun": "SUN"}


class Job(Struct, frozen=True, kw_only=True):
    """What is run, and when."""

    program: str
    workspace: str
    day: str
    hour: str
    minute: str
    mail: bool = False

    @property
    def steps(self) -> tuple[str, ...]:
        """The commands behind one another, each only if the one before succeeded."""
        build = "build --format html --format pdf --format json --format markdown --format email" if self.mail else "build"
        return (build, "verify build/site", "publish", *(("mail latest",) if self.mail else ()))


def when(text: str) -> tuple[str, str, str]:
    """Day, hour and minute. Raises BriefgenError."""
    found = _WHEN.fullmatch(text)
    if found is None:
        raise BriefgenError(f"briefgen: --on {text!r} is no time of a week; write it as 'Mon 06:30'")
    return found["day"], found["hour"], found["minute"]


def script(job: Job) -> str:
    """One line of sh: the steps, the exit status of the build kept to the end."""
    build, *rest = (f"{_quoted(job.program)} {step}" for step in job.steps)
    return f"cd {_quoted(job.workspace)} && {{ {build}; made=$?; [ $made -le 1 ] && {' && '.join(rest)} && exit $made; exit 2; }}"


def _quoted(word: str) -> str:
    return word if re.fullmatch(r"[\w./@:+-]+", word) else "'" + word.replace("'", "'\\''") + "'"


def systemd(job: Job) -> str:
    """A service and a timer."""
    line = script(job).replace("%", "%%").replace("$", "$$").replace('"', '\\"')
    return f"""# /etc/systemd/system/briefgen.service
[Unit]
Description=Build, prove and publish the briefing
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User=briefs
ExecStart=/bin/sh -c "{line}"
# Passwords, if any, as NAME=value, readable for root only: BRIEFGEN_WEBDAV_PASSWORD, BRIEFGEN_SMTP_PASSWORD
EnvironmentFile=-/etc/briefgen.env
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full

# /etc/systemd/system/briefgen.timer
[Unit]
Description=The weekly briefing

[Timer]
OnCalendar={job.day} *-*-* {job.hour}:{job.minute}:00
Persistent=yes

[Install]
WantedBy=timers.target

# then: systemctl daemon-reload && systemctl enable --now briefgen.timer
# what it said: journalctl -u briefgen.service
"""


def cron(job: Job) -> str:
    """A line of a crontab; in it a % ends the command."""
    day = (DAYS.index(job.day) + 1) % 7
    line = script(job).replace("%", "\\%")
    return f"# crontab -e; cron mails what the commands say to MAILTO\n{int(job.minute)} {int(job.hour)} * * {day} {line}\n"


def windows(job: Job) -> str:
    """A batch file and the command that registers it."""
    build, *rest = (f'"{job.program}" {step.replace("/", chr(92))}' for step in job.steps)
    lines = "".join(f"{one} || exit /b 2\n" for one in rest)
    task = f"schtasks /create /tn briefgen /sc weekly /d {_WINDOWS[job.day]} /st {job.hour}:{job.minute}"
    return (
        f'rem briefgen-weekly.cmd\n@echo off\ncd /d "{job.workspace}" || exit /b 2\n{build}\nset made=%errorlevel%\n'
        f"if %made% gtr 1 exit /b %made%\n{lines}exit /b %made%\n\n"
        f'rem once, as an administrator:\nrem {task} /tr "{job.workspace}\\briefgen-weekly.cmd"\n'
    )


def ci(job: Job) -> str:
    """A job of a CI server in GitLab's form, to be run by a schedule of the project."""
    build, *rest = job.steps
    after = "".join(f"    - briefgen {step}\n" for step in rest)
    return f"""# .gitlab-ci.yml; CI/CD > Schedules: "{int(job.minute)} {int(job.hour)} * * {(DAYS.index(job.day) + 1) % 7}"
# The passwords or the key that publishing needs are masked variables of the project.
briefing:
  image: python:3.12-slim
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  resource_group: briefing
  script:
    - made=0; briefgen {build} || made=$?; [ $made -le 1 ]
{after}    - exit $made
  artifacts:
    paths: [build/site]
    expire_in: 8 weeks
"""


FORMS: dict[str, Callable[[Job], str]] = {"systemd": systemd, "cron": cron, "windows": windows, "ci": ci}
