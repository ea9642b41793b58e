"""The wheel stands on its own."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from briefgen.building.starter import FILES

ROOT = Path(__file__).parent.parent


def test_the_wheel_carries_the_starter_workspace() -> None:
    """What `init` writes is what the wheel is told to hold."""
    included = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert {path: f"briefgen/starter/{path}" for path in FILES}.items() <= included.items()
    assert all((ROOT / path).is_file() for path in FILES)


@pytest.mark.long
def test_an_installed_wheel_builds_a_new_workspace(tmp_path: Path) -> None:
    """In a fresh environment outside the checkout, `init` and `build` are enough for a PDF and a page."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COVERAGE"))}

    def run(*command: str) -> None:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--wheel-dir", "dist", str(ROOT))
    run(sys.executable, "-m", "venv", "fresh")
    python = str(tmp_path / "fresh" / "bin" / "python")
    run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", str(ROOT / "requirements.lock"))
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", str(next((tmp_path / "dist").glob("briefgen-*.whl"))))
    briefgen = str(tmp_path / "fresh" / "bin" / "briefgen")
    run(briefgen, "init", "x")
    run(briefgen, "build", "--workspace", "x")
    run(briefgen, "verify", "x/build/site/2026-W47")

    assert (tmp_path / "x/build/site/2026-W47/en/brief.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (tmp_path / "x/build/site/2026-W47/en/index.html").is_file()
