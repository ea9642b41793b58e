"""The program's fingerprint: every source file of the package, and the versions of what it depends on.

Part of every stage's key: a change of the program rebuilds everything, so nobody ever has to bump a number.
"""

import os
import sys
from functools import cache

from briefgen import files

PACKAGES = (
    "babel", "css-inline", "jinja2", "lxml", "markdown-it-py", "msgspec",
    "trafilatura", "tzdata", "weasyprint", "pydyf", "fonttools", "pyphen", "pagefind-bin",
)  # fmt: skip


@cache
def fingerprint() -> str:
    """Hex digest."""
    import hashlib

    folder = files.above(__file__, 2)
    digest = hashlib.sha256(f"{sys.version}\0".encode())
    for entry in files.scan(folder):
        if entry.path.endswith((".py", ".toml")):
            digest.update(f"{entry.path}\0".encode() + hashlib.sha256(files.read(os.path.join(folder, entry.path))).digest())
    for name, version in versions():
        digest.update(f"{name} {version}\0".encode())
    return digest.hexdigest()


@cache
def versions() -> list[tuple[str, str]]:
    """Each package that we depend on with its version, from the name of its installation's folder; `none` where there is none.

    As importlib.metadata finds them (the first on the path, `NAME-VERSION.dist-info`), at a tenth of its cost.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        for folder in files.subfolders(place or "."):
            stem, suffix = os.path.splitext(folder)
            if suffix in (".dist-info", ".egg-info"):
                name, _, version = stem.partition("-")
                found.setdefault(name.lower().replace("_", "-").replace(".", "-"), version)
    return [(name, found.get(name, "none")) for name in PACKAGES]
