"""The guard of the other tests: what it lets through, what it stops."""

import os
import socket
from pathlib import Path

import pytest
from guard import EscapeError

ROOT = Path(__file__).parent.parent


def test_temporary_folder_is_writable(tmp_path: Path) -> None:
    """A test may write, rename and remove in its own folder."""
    (tmp_path / "a").write_text("x")
    os.replace(tmp_path / "a", tmp_path / "b")
    (tmp_path / "b").unlink()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["sources/new.txt", "build/x", "briefgen/model.py"])
def test_checkout_is_not_writable(name: str) -> None:
    """A test that opens a file of the checkout for writing is stopped before the file is touched."""
    before = (ROOT / name).read_bytes() if (ROOT / name).exists() else None

    with pytest.raises(EscapeError):
        (ROOT / name).open("a")

    assert ((ROOT / name).read_bytes() if (ROOT / name).exists() else None) == before


def test_checkout_keeps_its_files(tmp_path: Path) -> None:
    """A test cannot remove, replace or add an entry of the checkout."""
    (tmp_path / "x").write_text("x")

    with pytest.raises(EscapeError):
        os.remove(ROOT / "pyproject.toml")
    with pytest.raises(EscapeError):
        os.replace(tmp_path / "x", ROOT / "pyproject.toml")
    with pytest.raises(EscapeError):
        os.mkdir(ROOT / "new")

    assert (ROOT / "pyproject.toml").read_text().startswith("[build-system]")


def test_home_is_not_writable() -> None:
    """The user's own folder is out of reach."""
    with pytest.raises(EscapeError):
        (Path.home() / ".briefgen-test").write_text("x")


def test_other_hosts_are_out_of_reach() -> None:
    """Neither a name nor an address of another host is asked for."""
    with pytest.raises(EscapeError):
        socket.getaddrinfo("briefgen.example.org", 80)
    with socket.socket() as caller, pytest.raises(EscapeError):
        caller.connect(("192.0.2.1", 80))


def test_loopback_is_within_reach() -> None:
    """A server on this machine can be spoken to."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as caller:
        assert caller.getpeername() == server.getsockname()
