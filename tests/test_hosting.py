"""What a web server and a scheduler are told is what these programs take, and does what it should."""

import os
import subprocess
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from publishing import Desk, stylesheet
from servers import PATH, needs, nginx
from workspaces import Run

from briefgen.publishing.hosting import HEADERS, SERVERS
from briefgen.publishing.timetable import FORMS, Job, script


def test_every_server_can_be_asked_for() -> None:
    """Each prints its lines with every header, without a workspace."""
    for name in SERVERS:
        run = Run("publish", "--server-config", name)
        assert run.status == 0
        assert [header for header in HEADERS if header not in run.out] == [], name


@needs("nginx")
def test_nginx_sends_what_the_configuration_says(tmp_path: Path) -> None:
    """Headers on pages and errors, types with their encoding, caching by class of file; the publisher's own folder is not served."""
    desk = Desk(tmp_path / "desk")
    desk.build({"2026-W46": "gates opened"})
    target = tmp_path / "www"
    assert desk.publish(str(target)).status == 0
    told = {}
    with nginx(tmp_path / "nginx", target, SERVERS["nginx"]()) as port:
        for path in (
            "/",
            "/2026-W46/en/index.html",
            f"/assets/{stylesheet(1)[0]}",
            "/2026-W46/evidence/dam.txt",
            "/.briefgen/published.json",
        ):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
                    told[path] = (answer.status, answer.headers["Content-Type"], answer.headers["Cache-Control"])
                    assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path
            except urllib.error.HTTPError as error:
                told[path] = (error.code, "", "")
                error.close()

    assert list(told.values()) == [
        (200, "text/html; charset=utf-8", "no-cache"),
        (200, "text/html; charset=utf-8", "max-age=300"),
        (200, "text/css; charset=utf-8", "max-age=31536000, immutable"),
        (200, "text/plain; charset=utf-8", "max-age=300"),
        (404, "", ""),
    ]


@needs("apache2")
def test_apache_takes_the_configuration(tmp_path: Path) -> None:
    """Apache's own check of its syntax finds nothing."""
    names = ("mpm_event", "authz_core", "headers", "mime", "dir")
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in names)
    (tmp_path / "types").write_text("")
    conf = tmp_path / "apache.conf"
    conf.write_text(
        f"ServerRoot {tmp_path}\n{modules}ServerName localhost\nListen 127.0.0.1:1\n"
        f"TypesConfig {tmp_path}/types\nMutex file:{tmp_path}\n"
        f"PidFile {tmp_path}/pid\nErrorLog {tmp_path}/error\nDocumentRoot {tmp_path}\n\n"
        f"<Directory {tmp_path}>\n{SERVERS['apache']()}</Directory>\n"
    )
    done = subprocess.run(
        ["/usr/sbin/apache2", "-t", "-f", str(conf)], capture_output=True, text=True, env={**os.environ, "PATH": PATH}, check=False
    )

    assert (done.returncode, done.stderr.strip()) == (0, "Syntax OK")


def test_the_iis_file_is_xml() -> None:
    """It is well-formed, and names every header once."""
    root = ET.fromstring(SERVERS["iis"]())

    assert [one.get("name") for one in root.iterfind(".//customHeaders/add")] == list(HEADERS)


JOB = Job(program="./briefgen", workspace="/desk", day="Mon", hour="06", minute="30", mail=True)


@pytest.mark.parametrize(
    ("build", "verify", "publish", "status", "ran"),
    [
        (0, 0, 0, 0, "build verify publish mail"),
        (1, 0, 0, 1, "build verify publish mail"),
        (2, 0, 0, 2, "build"),
        (0, 1, 0, 2, "build verify"),
        (0, 0, 2, 2, "build verify publish"),
    ],
)
def test_the_scheduled_line_stops_where_it_must(tmp_path: Path, build: int, verify: int, publish: int, status: int, ran: str) -> None:
    """A refused source publishes and is reported; a failed build, a failed proof and a failed publishing end the job there."""
    stub = tmp_path / "briefgen"
    stub.write_text(
        f'#!/bin/sh\necho "$1" >> ran\ncase $1 in build) exit {build};; verify) exit {verify};; publish) exit {publish};; esac\n'
    )
    stub.chmod(0o755)
    job = Job(program="./briefgen", workspace=str(tmp_path), day="Mon", hour="06", minute="30", mail=True)
    done = subprocess.run(["/bin/sh", "-c", script(job)], check=False)

    assert done.returncode == status
    assert (tmp_path / "ran").read_text().split() == ran.split()


def test_each_scheduler_gets_its_form() -> None:
    """The day and the time stand as each of them writes them."""
    assert "OnCalendar=Mon *-*-* 06:30:00" in FORMS["systemd"](JOB)
    assert FORMS["cron"](JOB).splitlines()[1].startswith("30 6 * * 1 cd /desk && ")
    assert "/sc weekly /d MON /st 06:30" in FORMS["windows"](JOB)
    assert 'Schedules: "30 6 * * 1"' in FORMS["ci"](JOB)


def test_schedule_prints_for_this_workspace(tmp_path: Path) -> None:
    """The workspace is named by its full path; a time that is none is refused."""
    Desk(tmp_path / "a desk")
    run = Run("schedule", "--cron", "--on", "Sun 23:05", "--workspace", str(tmp_path / "a desk"))

    assert run.out.splitlines()[1].startswith(f"5 23 * * 0 cd '{tmp_path}/a desk' && ")
    assert Run("schedule", "--on", "noon", "--workspace", str(tmp_path / "a desk")).status == 2
