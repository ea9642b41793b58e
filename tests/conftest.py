"""What every test shares: no write outside the temporary folder, no host but this one, the example site built once."""

import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from guard import Guard

ROOT = Path(__file__).parent.parent

# A shell that runs the tests in the background lets them ignore interruptions; what they start would, too.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """From the first test to the last, a write or a connection that no test may make raises."""
    guard = Guard(checkout=ROOT, writable=(tmp_path_factory.getbasetemp(), Path(tempfile.gettempdir())))
    sys.addaudithook(guard)
    yield
    guard.active = False


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example workspace with every edition and locale, built once: the folder that would be published."""
    from briefgen.cli import main

    output = tmp_path_factory.mktemp("example")
    assert main(["build", "--workspace", str(ROOT), "--edition", "each", "--output", str(output), "--quiet"]) == 0
    return output / "site"
