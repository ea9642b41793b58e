"""requirements.lock belongs to pyproject.toml and says nothing of where packages come from."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = {canonicalize_name(name): version for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, re.MULTILINE)}


def test_lock_fits_the_project() -> None:
    """Every package that the project names to run, to build or to test is locked to a version that it allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"], *project["build-system"]["requires"]]
    wanted = [Requirement(line) for line in named]

    assert [str(r) for r in wanted if not r.specifier.contains(LOCKED.get(canonicalize_name(r.name), ""), prereleases=True)] == []


def test_lock_has_hashes_only() -> None:
    """Every locked package has a hash, and no line holds an address, a path or an option that names an index."""
    entries = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"\S*://\S*|file:\S*|--(?!hash=)\S+", LOCK) == []
    assert '"resolved"' not in (ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8")
