"""Real servers on loopback, started for tests and ended with them: OpenSSH, nginx, Apache, moto. None reaches another host."""

import base64
import contextlib
import getpass
import hashlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import threading
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


@contextlib.contextmanager
def apache(folder: Path, site: Path) -> Iterator[int]:
    """Apache with mod_dav on a folder, for the user `vera` with the password `open sesame`; readers need none. Its port."""
    folder.mkdir(parents=True, exist_ok=True)
    site.mkdir(parents=True, exist_ok=True)
    port = free_port()
    digest = base64.b64encode(hashlib.sha1(b"open sesame").digest()).decode()
    (folder / "users").write_text(f"vera:{{SHA}}{digest}\n")
    if os.getuid() == 0:  # Apache serves as another user and will not as root
        subprocess.run(["chmod", "-R", "a+rwX", str(folder), str(site)], check=True)
    modules = ("mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs", "mime", "dir")
    loaded = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules)
    (folder / "types").write_text("text/html html\ntext/css css\n")
    (folder / "apache.conf").write_text(
        f"ServerRoot {folder}\n{loaded}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\nErrorLog {folder}/error\n"
        f"User www-data\nGroup www-data\nMutex file:{folder} default\nTypesConfig {folder}/types\nDavLockDB {folder}/davlock\n"
        f"DocumentRoot {site}\n<Directory {site}>\nDav On\nAuthType Basic\nAuthName site\nAuthUserFile {folder}/users\n"
        f"<RequireAny>\nRequire method GET HEAD OPTIONS\nRequire valid-user\n</RequireAny>\n</Directory>\n"
    )
    with running(["/usr/sbin/apache2", "-D", "FOREGROUND", "-f", str(folder / "apache.conf")], port, folder / "log"):
        yield port


@contextlib.contextmanager
def s3_store(folder: Path) -> Iterator[int]:
    """moto's S3 server; its port."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with running([sys.executable, "-c", _MOTO.format(port=port)], port, folder / "log"):
        yield port


_MOTO = """
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple
run_simple("127.0.0.1", {port}, DomainDispatcherApplication(create_backend_app), threaded=True)
"""


class Cutting:
    """A relay to a port of this machine that cuts the first `times` connections which bring it more than `after` bytes."""

    def __init__(self, to: int, after: int, times: int) -> None:
        self.to, self.after, self.left, self.cut = to, after, times, 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._server.accept()
                there = socket.create_connection(("127.0.0.1", self.to))
                threading.Thread(target=self._pass, args=(client, there, True), daemon=True).start()
                threading.Thread(target=self._pass, args=(there, client, False), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        total = 0
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                total += len(data)
                if counted and total > self.after and self.left > 0:
                    self.left -= 1
                    self.cut += 1
                    break
                sink.sendall(data)
        for one in (source, sink):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def close(self) -> None:
        """Take no more connections."""
        self._server.close()
