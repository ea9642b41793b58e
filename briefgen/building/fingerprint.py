"""The program's fingerprint: every source file of the package and the versions of what it depends on.

Part of every stage's key: a change of the program rebuilds everything, so nobody ever has to bump a number.
"""

import hashlib
import os
from functools import cache
from importlib import metadata

from briefgen import files

PACKAGES = (
    "babel", "css-inline", "jinja2", "lxml", "markdown-it-py", "msgspec",
    "trafilatura", "tzdata", "weasyprint", "pydyf", "fonttools", "pyphen",
)  # fmt: skip


@cache
def fingerprint() -> str:
    """Hex digest."""
    folder = files.above(__file__, 2)
    digest = hashlib.sha256()
    for entry in files.scan(folder):
        if entry.path.endswith((".py", ".toml")):
            digest.update(f"{entry.path}\0".encode() + hashlib.sha256(files.read(os.path.join(folder, entry.path))).digest())
    for name in PACKAGES:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = "none"
        digest.update(f"{name} {version}\0".encode())
    return digest.hexdigest()
