"""A target reached by OpenSSH: the `sftp` program in batch mode, and for `ssh://` the `rsync` program to send the site's files.

Keys, agents, hosts and jumps are what the user's own SSH configuration says; a password is never asked for.
"""

import contextlib
import os
import re
import subprocess
from collections.abc import Iterator, Sequence

from briefgen import files, links
from briefgen.diagnostics import BriefgenError
from briefgen.publishing.address import Address
from briefgen.publishing.ledger import LOCK, OWN
from briefgen.publishing.stores import Sending, TransientError

CONFIG = "BRIEFGEN_SSH_CONFIG"
"""Environment: an SSH configuration to use in place of the user's own, for a scheduler or a CI job."""
_OPTIONS = ("BatchMode=yes", "ConnectTimeout=15", "ServerAliveInterval=15", "ServerAliveCountMax=4")
_LOST = 255
"""Exit status of ssh and sftp when the connection failed."""
_LONGEST_SOCKET = 80
"""Characters of a socket's path: the system takes 108, of which ssh wants 17 for itself."""
_SAFE = re.compile(r"[A-Za-z0-9_.,:=@%+/~-]|[^\x00-\x7f]")
_CUT = re.compile(
    r"connection (?:closed|reset|timed out|refused|to .* closed)|broken pipe|timeout, server|lost connection|banner exchange"
    r"|kex_exchange|remote host|connection unexpectedly closed|error in rsync protocol|temporary failure|no route to host|client_loop",
    re.IGNORECASE,
)
"""What the programs say when it may work in a moment."""
_REFUSED = (
    (re.compile(r"permission denied \(", re.IGNORECASE), "the server refuses the key; load the right one into the SSH agent (ssh-add)"),
    (re.compile(r"too many authentication failures", re.IGNORECASE), "name the right key by IdentityFile in ~/.ssh/config"),
    (re.compile(r"host key verification failed|host identification has changed", re.IGNORECASE), "log in once by hand and compare its key"),
    (re.compile(r"could not resolve hostname", re.IGNORECASE), "look at the host's name"),
    (
        re.compile(r"rsync: (?:command )?not found|rsync.*no such file or directory \(2\)", re.IGNORECASE),
        "write sftp:// in place of ssh://",
    ),
)
"""What they say when it will not, and what to do about it."""


class SshStore:
    """A folder at a host; `source` is the site's."""

    def __init__(self, address: Address, source: str) -> None:
        self._address, self._source = address, source
        self._folders: set[str] = set()
        self._scratch = links.Scratch()
        """Holds the socket by which all runs of the programs share one connection: another one takes half a second each time."""

    # --- the programs ---

    def _ssh(self) -> list[str]:
        own = os.environ.get(CONFIG)
        socket = os.path.join(self._scratch.folder, "s")
        shared = ("ControlMaster=auto", f"ControlPath={socket}", "ControlPersist=20") if len(socket) < _LONGEST_SOCKET else ()
        return (["-F", own] if own else []) + [word for option in (*_OPTIONS, *shared) for word in ("-o", option)]

    def _host(self) -> str:
        host = f"[{self._address.host}]" if ":" in self._address.host else self._address.host
        return f"{self._address.user}@{host}" if self._address.user else host

    def _sftp(self, commands: Sequence[str]) -> None:
        port = ["-P", str(self._address.port)] if self._address.port else []
        self._run(["sftp", *self._ssh(), *port, "-b", "-", self._host()], "\n".join(commands) + "\n")

    def _run(self, command: list[str], told: str) -> None:
        """Run a program in the site's folder. Raises TransientError, BriefgenError."""
        try:
            done = subprocess.run(
                command,
                input=told.encode(),
                cwd=self._source if os.path.isdir(self._source) else None,
                capture_output=True,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except FileNotFoundError:
            raise BriefgenError(f"briefgen: {self._address} needs the program {command[0]}, which is not installed; install it") from None
        if done.returncode:
            self._failed(done.returncode, done.stderr.decode("utf-8", "replace"))

    def _failed(self, status: int, said: str) -> None:
        lines = [line.strip() for line in said.splitlines() if line.strip() and "remote mkdir" not in line]
        last = lines[-1] if lines else "the connection was cut"
        for pattern, hint in _REFUSED:
            if found := next((line for line in lines if pattern.search(line)), None):
                raise BriefgenError(f"{self._address}: {found}; {hint}")
        if not lines or status == _LOST or any(_CUT.search(line) for line in lines):
            raise TransientError(f"{self._address}: {last}")
        raise BriefgenError(f"{self._address}: {last}; make room or give access there, then publish again: it goes on from where it was")

    # --- the commands of sftp ---

    def _at(self, path: str) -> str:
        return quoted(os.path.join(self._address.path, path))

    def _made(self, paths: Sequence[str]) -> list[str]:
        """Commands that make the folders of these files, where that was not done yet."""
        wanted = {""} | {folder for path in paths for folder in _above(path)}
        fresh = sorted(wanted - self._folders)
        self._folders |= wanted
        root = _above(os.path.join(self._address.path, "-"))
        roots = [] if "" not in fresh else [f"-mkdir {quoted(folder)}" for folder in root]
        return roots + [f"-mkdir {self._at(folder)}" for folder in fresh if folder]

    def _beside(self, path: str) -> str:
        folder, _, name = path.rpartition("/")
        return self._at(f"{folder}/.{name}.briefgen" if folder else f".{name}.briefgen")

    def _placed(self, old: str, path: str, verb: str) -> list[str]:
        """Commands that put a file in place under another name first; `verb` puts it there."""
        beside = self._beside(path)
        first = [f"-rm {beside}"] if verb == "ln" else []
        last = [f"-rm {beside}"] if verb == "ln" else []  # it stays where both names were the same file (rename, POSIX)
        return [*first, f"{verb} {old} {beside}", f"rename {beside} {self._at(path)}", *last]

    # --- as `Store` ---

    def read(self, path: str) -> bytes | None:
        """As `Store`."""
        return next(data for _, data in self.read_many([path]))

    def read_many(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """As `Store`."""
        with links.scratch() as folder:
            self._sftp([f"-get {self._at(path)} {quoted(os.path.join(folder, str(n)))}" for n, path in enumerate(paths)])
            for number, path in enumerate(paths):
                yield path, files.read_optional(os.path.join(folder, str(number)))

    def send(self, batch: Sequence[Sending]) -> None:
        """As `Store`."""
        own = [one for one in batch if one.data is not None]
        site = [one.path for one in batch if one.data is None]
        by_sftp = site if self._address.scheme == "sftp" else []
        with links.scratch() as folder:
            commands = self._made([*(one.path for one in own), *by_sftp])
            for number, one in enumerate(own):
                place = os.path.join(folder, str(number))
                files.write(place, one.data or b"")
                commands += self._placed(quoted(place), one.path, "put -f")
            commands += [line for path in by_sftp for line in self._placed(quoted(path), path, "put")]
            if commands:
                self._sftp_or_clear(commands, [*(one.path for one in own), *by_sftp])
        if site and not by_sftp:
            self._rsync(site)

    def _sftp_or_clear(self, commands: Sequence[str], paths: Sequence[str]) -> None:
        """Run commands that put files in place; where the server refuses one (a full disk), take away what was half sent."""
        try:
            self._sftp(commands)
        except BriefgenError:
            with contextlib.suppress(BriefgenError, TransientError):
                self._sftp([f"-rm {self._beside(path)}" for path in paths])
            raise

    def _rsync(self, paths: Sequence[str]) -> None:
        port = f" -p {self._address.port}" if self._address.port else ""
        shell = " ".join(["ssh", *(f"'{word}'" if " " in word else word for word in self._ssh())]) + port
        options = ["--from0", "--files-from=-", "--ignore-times", "--chmod=D755,F644", "--timeout=60"]
        place = f"{self._host()}:{self._address.path}/"
        self._run(["rsync", *options, "-e", shell, "./", place], "\0".join(paths))

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """As `Store`: by hard links, which OpenSSH's server knows; where they fail, by way of this machine."""
        made = self._made([new for _, new in pairs])
        try:
            self._sftp([*made, *(line for old, new in pairs for line in self._placed(self._at(old), new, "ln"))])
        except BriefgenError:
            for old, new in pairs:
                data = self.read(old)
                if data is None:
                    raise
                self.send([Sending(path=new, digest="", data=data)])

    def remove(self, paths: Sequence[str]) -> None:
        """As `Store`; folders that are empty then go, too."""
        folders = sorted({folder for path in paths for folder in _above(path)}, key=lambda one: (-one.count("/"), one))
        self._folders -= set(folders)
        self._sftp([f"-rm {self._at(path)}" for path in paths] + [f"-rmdir {self._at(folder)}" for folder in folders])

    def acquire(self, data: bytes) -> bytes | None:
        """As `Store`: a link is made under a name that nobody else can have made at the same time."""
        beside = self._at(f"{OWN}/lock.{os.getpid()}")
        with links.scratch() as folder:
            here, there = os.path.join(folder, "own"), os.path.join(folder, "found")
            files.write(here, data)
            put = [f"put {quoted(here)} {beside}", f"-ln {beside} {self._at(LOCK)}", f"-rm {beside}"]
            self._sftp([*self._made([LOCK]), *put, f"get {self._at(LOCK)} {quoted(there)}"])
            found = files.read(there)
        return None if found == data else found

    def close(self) -> None:
        """As `Store`."""

    def release(self) -> None:
        """As `Store`."""
        self._sftp([f"rm {self._at(LOCK)}"])


def quoted(path: str) -> str:
    """A path as `sftp` takes it: whatever it might split at or fill in has a backslash."""
    return "".join(one if _SAFE.fullmatch(one) else f"\\{one}" for one in path)


def _above(path: str) -> list[str]:
    """The folders above a file, the outermost first."""
    parts = path.split("/")[:-1]
    return [found for n in range(1, len(parts) + 1) if (found := "/".join(parts[:n]))]
