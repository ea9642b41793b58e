"""Articles made by a cluster: the same bytes, also when a worker dies; what is wrong with a cluster is said."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from workspaces import DAM, Run, site, workspace

from briefgen.building.cluster import checked
from briefgen.diagnostics import BriefgenError

HERE = Path(__file__).parent
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Trains return to valley {0}</title>
<meta property="article:published_time" content="2026-11-18T08:00:00Z"></head><body><article><h1>Trains return to valley {0}</h1>
<p>The railway through valley {0} carried its first freight train in nine years on Tuesday, the railway company said.</p>
<p>Two bridges over the river were rebuilt for the railway, and a third one is due in 2027, engineers told the county.</p>
<p>Passenger trains will follow when the station at Musterburg has been repaired, perhaps before the snow comes.</p>
</article></body></html>"""
ARTICLES = {f"dam{n}.md": DAM.replace("two gates", f"{n} gates").replace("4 metres", f"{n} centimetres") for n in range(2, 330)}
PAGES = {f"rail{n}.html": PAGE.format(n) for n in range(12)}
FORMATS = ("--format", "html", "--format", "json")


@contextlib.contextmanager
def cluster(folder: Path, *arguments: str) -> "Iterator[tuple[str, subprocess.Popen[str]]]":
    """A running cluster: its address and its process."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-P", str(HERE / "cluster.py"), str(folder), *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip(), process
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait()


@pytest.mark.long
def test_a_cluster_makes_the_same_bytes_although_a_worker_dies(tmp_path: Path) -> None:
    """Two workers, one killed while batches are under way: the site is that of a build on this machine alone."""
    folder = workspace(tmp_path / "w", {**ARTICLES, **PAGES})
    with cluster(tmp_path / "dask", "kill") as (address, process):
        run = Run("build", "--workspace", str(folder), "--executor", address, *FORMATS)
        assert process.stdout
        assert process.stdout.readline() == "killed\n"
    far = site(folder)
    alone = Run("build", "--workspace", str(folder), "--output", str(tmp_path / "alone"), "--jobs", "1", *FORMATS)
    near = {path.relative_to(root).as_posix(): path.read_bytes() for root in [tmp_path / "alone" / "site"] for path in root.rglob("*.*")}

    assert (run.status, alone.status) == (0, 0), run.err
    assert far == {path: data for path, data in near.items() if path in far}
    assert set(far) == {path for path in near if (tmp_path / "alone" / "site" / path).is_file()}


@pytest.mark.parametrize("url", ["dask://", "http://127.0.0.1:1", "dask://127.0.0.1", "dask://a b:1", "127.0.0.1:8786"])
def test_an_address_that_is_none(tmp_path: Path, url: str) -> None:
    """Exit 2 with what to write; nothing is built."""
    run = Run("build", "--workspace", str(workspace(tmp_path)), "--executor", url)

    assert run.status == 2
    assert run.err == f"--executor {url}: is no address of a cluster; write dask://host:port\n"
    assert not (tmp_path / "build" / "site").exists()


def test_a_worker_with_another_program_is_refused() -> None:
    """What another version makes may differ: it is not taken."""
    with pytest.raises(BriefgenError, match="another version"):
        checked("other", len, [1])
