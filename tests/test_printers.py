"""Processes that make PDFs: what they make is what a fresh one makes, however many are at work and whatever happens to one."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from samples import awkward, editions

from briefgen.diagnostics import BriefgenError
from briefgen.pages import page, pdf, printers, theme
from briefgen.pages.context import PageContext

THEME = theme.load({})


def job(sample: str, locale: str) -> pdf.Job:
    """A sample's PDF as a job."""
    brief = (editions if sample == "week" else awkward).edition().brief
    ctx = PageContext(locale=locale, locales=("en", "ru"), generator="briefgen 0.1.0")
    return pdf.job(page.render_print(brief, THEME, ctx), THEME)


JOBS = [job("week", "en"), job("awkward", "en")]


def fresh(work: pdf.Job) -> bytes:
    """Made by a process of its own."""
    with printers.Printers(1) as alone:
        return alone.submit(work).result()


@contextmanager
def at_work(monkeypatch: pytest.MonkeyPatch, jobs: int) -> Iterator[tuple[printers.Printers, list[int]]]:
    """Printers, and the numbers of their processes as they are started."""
    started: list[int] = []
    start = subprocess.Popen

    def noted(*args: object, **more: object) -> object:
        process = start(*args, **more)  # type: ignore[call-overload]
        started.append(process.pid)
        return process

    monkeypatch.setattr(subprocess, "Popen", noted)
    with printers.Printers(jobs) as crew:
        yield crew, started


def test_a_warm_process_makes_what_a_fresh_one_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes, whatever was made before in the same process, and one process for all of it."""
    wanted = [fresh(work) for work in JOBS]

    with at_work(monkeypatch, 1) as (crew, started):
        made = [crew.submit(work).result() for work in (*JOBS, JOBS[0])]

    assert made == [*wanted, wanted[0]]
    assert len(started) == 1


def test_an_error_costs_its_own_job_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be made is told, and the process goes on with the next job."""
    hostile = pdf.Job(
        html=JOBS[0].html.replace("briefgen:print.css", "file:///etc/hostname"), resources=JOBS[0].resources, faces=JOBS[0].faces
    )

    with at_work(monkeypatch, 1) as (crew, started):
        failing, after = crew.submit(hostile), crew.submit(JOBS[0])
        with pytest.raises(BriefgenError, match="hostname"):
            failing.result()

        assert after.result().startswith(b"%PDF-")
    assert len(started) == 1


def test_a_warm_process_that_was_killed_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that somebody else ends between two jobs costs time, not the PDF."""
    with at_work(monkeypatch, 1) as (crew, started):
        crew.submit(JOBS[0]).result()
        os.kill(started[0], signal.SIGKILL)

        assert crew.submit(JOBS[0]).result().startswith(b"%PDF-")
    assert len(started) == 2


def test_leaving_ends_what_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is given up waits for no PDF, and leaves no process behind."""
    with at_work(monkeypatch, 2) as (crew, started):
        under_way = [crew.submit(JOBS[1]) for _ in range(4)]

    assert all(one.cancelled() or isinstance(one.exception(), BriefgenError) for one in under_way)
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
