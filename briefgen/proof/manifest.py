"""The manifest of an edition: every file's digest, every source's digest, and a digest over both."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

SCHEMA = "briefgen-manifest/1"
NAME = "manifest.json"


def manifest(content: Mapping[str, bytes], sources: Mapping[str, str], fonts: Mapping[str, str]) -> bytes:
    """The manifest of the files of an edition (path -> bytes) and its sources (article id -> digest of the original file).

    `fonts`: digests of the system's own fonts that its PDFs may be set in; on another release of them the same edition has other bytes.
    """
    body: dict[str, Any] = {
        "schema": SCHEMA,
        "files": {path: hashlib.sha256(data).hexdigest() for path, data in sorted(content.items())},
        "sources": dict(sorted(sources.items())),
    }
    if fonts:
        body["fonts"] = dict(sorted(fonts.items()))
    return (json.dumps({**body, "digest": digest(body)}, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def digest(body: Mapping[str, Any]) -> str:
    """Digest of a manifest without its `digest`: keys sorted, no spaces, UTF-8."""
    plain = {key: value for key, value in body.items() if key != "digest"}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
