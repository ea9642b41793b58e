"""A target in an S3-compatible store, through fsspec and the package s3fs (extra `briefgen[s3]`).

Keys, region and address of the store are what boto's own environment and files say: AWS_ENDPOINT_URL, AWS_PROFILE and the rest.
"""

from typing import Any

from briefgen.diagnostics import BriefgenError
from briefgen.publishing.address import Address
from briefgen.publishing.filekinds import CACHE, content_type, keeping
from briefgen.publishing.ledger import LOCK
from briefgen.publishing.objects import ObjectStore
from briefgen.publishing.stores import Store, TransientError

_TAKEN = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")


class S3Store(ObjectStore):
    """Objects of a bucket whose keys begin alike."""

    def __init__(self, system: Any, root: str, source: str, address: Address) -> None:
        super().__init__(system, root, source, self._meant)
        self._address = address

    def put(self, path: str, data: bytes) -> None:
        """One PUT with the object's type and for how long it may be kept: a store has no other way of knowing."""
        self.system.pipe_file(self.at(path), data, ContentType=content_type(path), CacheControl=CACHE[keeping(path)])

    def claim(self, data: bytes) -> None:
        """A PUT that the store refuses where there is such an object (If-None-Match)."""
        try:
            self.system.pipe_file(self.at(LOCK), data, mode="create", ContentType="application/json")
        except Exception as error:
            if any(code in str(error) for code in _TAKEN) or isinstance(error, FileExistsError):
                raise FileExistsError from None
            raise

    def _meant(self, error: Exception) -> Exception | None:
        from botocore.exceptions import (
            BotoCoreError,
            ClientError,
            HTTPClientError,
            NoCredentialsError,
            PartialCredentialsError,
            ProfileNotFound,
        )

        hint = "give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or AWS_PROFILE"
        if isinstance(error, NoCredentialsError | PartialCredentialsError | ProfileNotFound | PermissionError):
            return BriefgenError(f"{self._address}: the store does not let us in: {error}; {hint}")
        if isinstance(error, HTTPClientError | ConnectionError | TimeoutError):
            return TransientError(f"{self._address}: {error}")
        if isinstance(error, FileNotFoundError):
            return BriefgenError(f"{self._address}: {error}; does the bucket exist?")
        if isinstance(error, BotoCoreError | ClientError) or type(error) is OSError:
            code = str(error)
            if any(word in code for word in ("InvalidAccessKeyId", "SignatureDoesNotMatch", "403", "401")):
                return BriefgenError(f"{self._address}: the store does not let us in: {error}; {hint}")
            return BriefgenError(f"{self._address}: {error}; look at AWS_ENDPOINT_URL, the bucket's name and the region")
        return None


def open_s3(address: Address, source: str) -> Store:
    """An S3 target. Raises BriefgenError without the package."""
    try:
        from s3fs import S3FileSystem
    except ImportError:
        raise BriefgenError(f"briefgen: {address} needs s3fs; install it: pip install 'briefgen[s3]'") from None
    root = f"{address.host}/{address.path}" if address.path else address.host
    return S3Store(S3FileSystem(use_listings_cache=False, skip_instance_cache=True), root, source, address)
