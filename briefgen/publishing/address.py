"""What a user names as TARGET -> where to publish: a folder, or a place reached by SFTP, rsync over SSH, WebDAV or S3.

An address with a password is refused: a command line and a configuration are read by others.
"""

import os
import re
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from briefgen.diagnostics import BriefgenError

SSH, DAV, S3 = ("sftp", "ssh", "rsync"), ("webdav", "dav", "webdavs", "davs"), ("s3",)
KNOWN = (*SSH, *DAV, *S3)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._@-]{0,250}")
"""What a user or a host may be called; none begins with a hyphen, which a program would take for an option."""


class Address(Struct, frozen=True, kw_only=True):
    """A target. `path` is an absolute folder, a folder at the host (relative to the home folder without a slash), or a key's beginning."""

    scheme: str
    path: str
    host: str = ""
    user: str | None = None
    port: int | None = None

    def __str__(self) -> str:
        if self.scheme == "folder":
            return self.path
        user, port = f"{self.user}@" if self.user else "", f":{self.port}" if self.port else ""
        path = self.path if self.path.startswith("/") else f"/{'~/' if self.scheme in SSH else ''}{self.path}"
        return f"{self.scheme}://{user}{self.host}{port}{path}"

    @property
    def secure(self) -> bool:
        """Whether nobody on the way can read what is sent."""
        return self.scheme not in ("webdav", "dav") or self.host in ("localhost", "127.0.0.1", "::1")


def parse(text: str, folder: str) -> Address:
    """The address that `text` names; a folder is relative to `folder`. Raises BriefgenError."""
    found = _SCHEME.match(text)
    if found is None:
        if re.match(r"[\w.-]+@[\w.-]+:", text):
            raise BriefgenError(f"briefgen: {text}: is no target; write ssh://USER@HOST/FOLDER")
        return Address(scheme="folder", path=os.path.normpath(os.path.join(folder, os.path.expanduser(text))))
    scheme = found[1].lower()
    if scheme not in KNOWN:
        raise BriefgenError(f"briefgen: {scheme}:// is no way to publish; known are a folder, {', '.join(f'{one}://' for one in KNOWN)}")
    return _remote(scheme, text)


def _remote(scheme: str, text: str) -> Address:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BriefgenError(f"briefgen: the target's {scheme}:// address cannot be read; {_WRITTEN}") from None
    user, path = unquote(parts.username) if parts.username else None, unquote(parts.path).rstrip("/")
    if parts.password is not None:
        hint = f"leave it out and give it by {_GIVEN[scheme]}"
        raise BriefgenError(f"briefgen: the target {scheme}://{host} holds a password, which others could read; {hint}")
    wrong = "has a ? or # in it" if parts.query or parts.fragment else _wrong_words(scheme, user, host, path)
    if wrong:
        raise BriefgenError(f"briefgen: the target {scheme}://{host} {wrong}; {_WRITTEN}")
    folder = path.removeprefix("/~/") if scheme in SSH else path.strip("/") if scheme in S3 else path
    return Address(scheme=scheme, path=folder, host=host, user=user, port=port)


def _wrong_words(scheme: str, user: str | None, host: str, path: str) -> str:
    """What is wrong with the parts of an address, if anything."""
    if not host:
        return "names no host"
    if any(not _WORD.fullmatch(word) for word in (user, host) if word and word != "::1"):
        return "has a user or a host that is no name"
    if any(ord(one) < 32 for one in path) or ".." in path.split("/"):
        return "has a line break or .. in its folder"
    return "names no folder" if scheme in SSH and not path else ""


_WRITTEN = "write SCHEME://USER@HOST:PORT/FOLDER"
_GIVEN = {
    **dict.fromkeys(SSH, "a key in the SSH agent"),
    **dict.fromkeys(DAV, "BRIEFGEN_WEBDAV_PASSWORD in the environment, or the keyring"),
    **dict.fromkeys(S3, "AWS_SECRET_ACCESS_KEY in the environment, or ~/.aws/credentials"),
}
