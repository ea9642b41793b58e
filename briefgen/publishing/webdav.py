"""A target reached by WebDAV (Apache mod_dav, Nextcloud), through fsspec and the package webdav4 (extra `briefgen[webdav]`)."""

import contextlib
import io
import os
from collections.abc import Sequence
from typing import Any

from briefgen.diagnostics import BriefgenError
from briefgen.publishing.address import Address
from briefgen.publishing.ledger import LOCK, OWN
from briefgen.publishing.objects import ObjectStore
from briefgen.publishing.password import password
from briefgen.publishing.stores import Store, TransientError

USER, PASSWORD = "BRIEFGEN_WEBDAV_USER", "BRIEFGEN_WEBDAV_PASSWORD"
_BUSY = (423, 425, 429, 500, 502, 503, 504)
_REFUSED = (401, 403)


class DavStore(ObjectStore):
    """A collection of a WebDAV server."""

    def __init__(self, system: Any, source: str, address: Address) -> None:
        super().__init__(system, "", source, self._meant)
        self._address = address
        self._folders: set[str] = set()

    def put(self, path: str, data: bytes) -> None:
        """One PUT, which mod_dav writes beside the old file and renames over it."""
        self.system.client.upload_fileobj(io.BytesIO(data), path, overwrite=True, size=len(data))

    def prepare(self, paths: Sequence[str]) -> None:
        """Make collections, the outer ones first."""
        wanted = {""} | {"/".join(path.split("/")[:n]) for path in paths for n in range(1, path.count("/") + 1)}
        for folder in sorted(wanted - self._folders):
            self._make(folder)
        self._folders |= wanted

    def _make(self, folder: str) -> None:
        from webdav4.client import ResourceAlreadyExists

        with contextlib.suppress(ResourceAlreadyExists):
            self.system.client.mkdir(folder)

    def claim(self, data: bytes) -> None:
        """A collection can be made once only; the lock's file stands beside it and says whose it is."""
        from webdav4.client import ResourceAlreadyExists

        try:
            self.system.client.mkdir(_HELD)
        except ResourceAlreadyExists:
            raise FileExistsError from None
        self.put(LOCK, data)

    def release(self) -> None:
        """As `Store`."""
        self.remove([LOCK])
        with self.told(), contextlib.suppress(FileNotFoundError), self.told():
            self.system.client.request("DELETE", _HELD, add_trailing_slash=True)  # a collection's own name ends so

    def close(self) -> None:
        """As `Store`."""
        self.system.client.http.close()

    def _meant(self, error: Exception) -> Exception | None:
        from httpx import HTTPError as ConnectionFailure
        from webdav4.client import BadGatewayError, ClientError, ForbiddenOperation, InsufficientStorage, ResourceLocked, ResourceNotFound
        from webdav4.client import HTTPError as Answer

        if isinstance(error, ResourceNotFound):
            return FileNotFoundError(2, "No such file at the target", error.path)
        if isinstance(error, InsufficientStorage):
            return BriefgenError(f"{self._address}: the server has no more room; make room there, then publish again")
        status = error.status_code if isinstance(error, Answer) else 0
        if status in _REFUSED or isinstance(error, ForbiddenOperation):
            hint = f"give the right {USER} and {PASSWORD} in the environment, or see docs/hosting.md for the keyring"
            return BriefgenError(f"{self._address}: the server does not let us in ({status or 403}); {hint}")
        if status in _BUSY or isinstance(error, ConnectionFailure | BadGatewayError | ResourceLocked):
            return TransientError(f"{self._address}: {str(error) or type(error).__name__}")
        hint = "does the folder above the target exist, and is WebDAV switched on there?"
        return BriefgenError(f"{self._address}: {error}; {hint}") if isinstance(error, ClientError) else None


_HELD = f"{OWN}/held"


def open_webdav(address: Address, source: str) -> Store:
    """A WebDAV target. Raises BriefgenError without the package, or where a password would travel in the clear."""
    try:
        from webdav4.fsspec import WebdavFileSystem
    except ImportError:
        raise BriefgenError(f"briefgen: {address} needs webdav4; install it: pip install 'briefgen[webdav]'") from None
    user = address.user or os.environ.get(USER)
    secret = password(PASSWORD, f"{user}@{address.host}") if user else None
    if secret and not address.secure:
        raise BriefgenError(f"briefgen: {address} would send the password in the clear; write davs:// in place of {address.scheme}://")
    port = f":{address.port}" if address.port else ""
    host = f"[{address.host}]" if ":" in address.host else address.host
    scheme = "https" if address.scheme in ("davs", "webdavs") else "http"
    auth = (user, secret) if user and secret else None
    system = WebdavFileSystem(f"{scheme}://{host}{port}{address.path}/", auth=auth, timeout=60, skip_instance_cache=True)
    return DavStore(system, source, address)
