"""Real servers on loopback, started for tests and ended with them: OpenSSH, nginx, Apache, moto. None reaches another host."""

import contextlib
import getpass
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PATH = os.pathsep.join([os.environ["PATH"], "/usr/sbin", "/usr/local/sbin"])


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip a test where a program is not installed; .ci/bootstrap.sh installs them all where that starts no service."""
    missing = [name for name in programs if shutil.which(name, path=PATH) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], port: int, log: Path, **options: object) -> Iterator[int]:
    """A server's process group while it listens on a port; its number."""
    with log.open("wb") as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, start_new_session=True, env={**os.environ, "PATH": PATH}, **options)  # type: ignore[call-overload]
    try:
        deadline = time.monotonic() + 30
        while not _listens(port):
            assert process.poll() is None, f"{command[0]} ended: {log.read_text(errors='replace')}"
            assert time.monotonic() < deadline, f"{command[0]} does not listen: {log.read_text(errors='replace')}"
            time.sleep(0.02)
        yield process.pid
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(0.2)
        return one.connect_ex(("127.0.0.1", port)) == 0


class Ssh(NamedTuple):
    """An OpenSSH server: its port, a client configuration with the right key, one with a wrong key, and who logs in."""

    port: int
    config: Path
    wrong: Path
    user: str
    process: int


@contextlib.contextmanager
def ssh_server(folder: Path) -> Iterator[Ssh]:
    """OpenSSH's own server, which lets in who has the right key."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("host", "right", "wrong"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    (folder / "authorized").write_bytes((folder / "right.pub").read_bytes())
    port, user = free_port(), getpass.getuser()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    for name in ("right", "wrong"):
        lines = f"IdentityFile {folder / name}\nIdentitiesOnly yes\nUserKnownHostsFile {folder / 'known'}\nStrictHostKeyChecking yes\n"
        (folder / f"{name}.conf").write_text(f"Host *\n{lines}GlobalKnownHostsFile /dev/null\n")
    settings = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "authorized",
        "PidFile": folder / "pid",
        "StrictModes": "no",
        "UsePAM": "no",
        "PasswordAuthentication": "no",
        "PermitRootLogin": "yes",
        "MaxStartups": "100",
        "Subsystem": "sftp internal-sftp",
    }
    (folder / "sshd.conf").write_text("".join(f"{key} {value}\n" for key, value in settings.items()))
    if os.getuid() == 0:
        subprocess.run(["mkdir", "-p", "/run/sshd"], check=True)  # sshd will not start as root without it
    assert pwd.getpwnam(user)
    with running(["/usr/sbin/sshd", "-D", "-e", "-f", str(folder / "sshd.conf")], port, folder / "log") as process:
        yield Ssh(port, folder / "right.conf", folder / "wrong.conf", user, process)


@contextlib.contextmanager
def nginx(folder: Path, site: Path, settings: str = "") -> Iterator[int]:
    """nginx on a folder; its port. `settings` stand in its server block."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    user = "user root;" if os.getuid() == 0 else ""
    paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    text = (
        f"{user} worker_processes 1; pid {folder}/pid; error_log {folder}/error.log; daemon off; events {{}} http {{ {paths}"
        f" access_log off; types {{ text/html html; text/css css; application/xml xml; }}"
        f" server {{ listen 127.0.0.1:{port}; root {site}; {settings} }} }}"
    )
    (folder / "nginx.conf").write_text(text)
    command = ["/usr/sbin/nginx", "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, port, folder / "log"):
        yield port
