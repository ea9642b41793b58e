"""Rebuilding on change: what is saved is on the page, what is broken is told and leaves the output whole. Real processes."""

import os
import time
from pathlib import Path

import pytest
from living import PATIENCE, Living, ask, living, news
from workspaces import ARTICLES, DAM, RAIL, Run, build, site, workspace

from briefgen import files, locks
from briefgen.building.build import Request
from briefgen.building.workspace import locate
from briefgen.live.rebuilding import complete, rebuild

PAGES = ("--format", "html", "--format", "json", "--format", "markdown")
UNCLOSED = "---\ntitle: <b>never\n"
EDITED = DAM.replace("after a week of rain", "after a month of rain")


def save(path: Path, text: str) -> None:
    """As an editor saves: a new file in the place of the old one."""
    (path.parent / f".{path.name}.swp").write_text(text, encoding="utf-8")
    (path.parent / f".{path.name}.swp").rename(path)


def children(pid: int) -> list[int]:
    """The processes that a process started, and theirs."""
    try:
        own = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return own + [below for child in own for below in children(child)]


def lives(pid: int) -> bool:
    """Whether a process runs still."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def watching(folder: Path, *arguments: str) -> tuple[str, ...]:
    """The arguments of a watch that serves on a free port."""
    return ("watch", "--workspace", str(folder), "--serve", "--port", "0", *arguments)


def started(running: Living) -> str:
    """Wait for the first build; the address of the site."""
    address = running.line("http://")
    running.line("of the site changed")
    return address


def state(address: str) -> str:
    """What the front page would wait from."""
    return ask(address, "/").text.partition('data-since="')[2].partition('"')[0]


def clean(folder: Path, *arguments: str) -> dict[str, bytes]:
    """The site of a build of the same workspace that knows nothing of an earlier one."""
    output = folder.parent / f"{folder.name}-clean-{len(list(folder.parent.iterdir()))}"
    assert Run("build", "--workspace", str(folder), "--output", str(output), *arguments).status == 0
    root = output / "site"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_what_is_saved_is_on_the_page(tmp_path: Path) -> None:
    """A changed, a new and a removed source: open pages are told, and the output is that of a clean build."""
    folder = workspace(tmp_path / "w")
    with living(*watching(folder, *PAGES)) as running:
        address = started(running)
        for name, text in (("dam.md", EDITED), ("dam2.md", DAM.replace("dam", "weir")), ("rail.md", None)):
            since = state(address)
            place = folder / "sources" / name
            save(place, text) if text is not None else place.unlink()
            assert "event: reload" in news(address, since)
            running.line(f"sources/{name} changed")
            running.line("of the site changed")

            assert "after a month of rain" in ask(address, "/2026-W47/en/").text
            assert site(folder) == clean(folder, *PAGES)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("sources/dam.md", UNCLOSED, "sources/dam.md:1"),
        ("sources/new.md", "", "sources/new.md"),
        ("sources/dam.md.meta.toml", "title = <script>\n", "sources/dam.md.meta.toml:1"),
        ("briefgen.toml", "[briefing]\ntitel = 'x'\n", "briefgen.toml:2"),
        ("publishers.toml", "[[", "publishers.toml:1"),
        ("templates/briefing.html", "\n{% if %}<b>", "templates/briefing.html:2"),
        ("editions/2026-W47.md", "---\nnonsense: 1\n---\n", "editions/2026-W47.md:2"),
    ],
)
def test_what_is_broken_is_told_and_leaves_the_output(tmp_path: Path, name: str, text: str, told: str) -> None:
    """The terminal and an error page name file and line, the disk keeps the last good output; mended, the page comes back."""
    folder = workspace(tmp_path / "w")
    place = folder / name
    before = place.read_text(encoding="utf-8") if place.exists() else None
    with living(*watching(folder, *PAGES)) as running:
        address = started(running)
        good, since = site(folder), state(address)
        place.parent.mkdir(exist_ok=True)
        save(place, text)
        line = running.line(told)
        running.line("the last good output stays")
        news(address, since)
        broken = ask(address, "/2026-W47/en/")

        assert line.startswith(told)
        assert (broken.status, told in broken.text) == (500, True)
        assert "<script>\n" not in broken.text
        assert "<b>" not in broken.text
        assert ask(address, "/2026-W47/brief.json").body == good["2026-W47/brief.json"]
        assert site(folder) == good

        since = state(address)
        save(place, before) if before is not None else place.unlink()
        news(address, since)

        assert ask(address, "/2026-W47/en/").status == 200
        assert site(folder) == good


def test_another_change_does_not_hide_what_is_broken(tmp_path: Path) -> None:
    """While one source is broken, saving another one writes nothing; when it is mended, both are there."""
    folder = workspace(tmp_path / "w")
    with living(*watching(folder, *PAGES)) as running:
        started(running)
        good = site(folder)
        save(folder / "sources" / "dam.md", UNCLOSED)
        running.line("the last good output stays")
        save(folder / "sources" / "rail.md", RAIL.replace("nine years", "ten years"))
        running.line("sources/dam.md:1")
        running.line("the last good output stays")

        assert site(folder) == good

        save(folder / "sources" / "dam.md", EDITED)
        running.line("of the site changed")

        assert site(folder) == clean(folder, *PAGES)


def test_what_was_broken_before_is_told_only(tmp_path: Path) -> None:
    """A source that could not be read when the watch began is named, as by a build, and keeps nobody from working."""
    folder = workspace(tmp_path / "w", {**ARTICLES, "empty.md": ""})
    with living(*watching(folder, *PAGES)) as running:
        started(running)
        save(folder / "sources" / "dam.md", EDITED)
        running.line("of the site changed")

        assert any(line.startswith("sources/empty.md: error:") for line in running.said)
        assert "after a month of rain" in (folder / "build/site/2026-W47/en/index.html").read_text(encoding="utf-8")


def test_places_that_come_later_are_watched(tmp_path: Path) -> None:
    """The analyst's folder, a new look, another folder of sources: made after the start, changed, seen."""
    folder = workspace(tmp_path / "w")
    config = folder / "briefgen.toml"
    with living(*watching(folder, *PAGES)) as running:
        started(running)
        (folder / "templates").mkdir()
        running.line("templates changed")
        running.line("of the site changed")
        save(folder / "templates" / "extra.css", "main { color: teal }")
        running.line("templates/extra.css changed")
        running.line("of the site changed")
        (folder / "wires").mkdir()
        (folder / "wires" / "weir.md").write_text(DAM.replace("dam", "weir"), encoding="utf-8")
        save(config, config.read_text(encoding="utf-8") + '\n[sources]\nfolders = ["sources", "wires"]\n')
        running.line("briefgen.toml changed")
        running.line("of the site changed")
        save(folder / "wires" / "weir.md", DAM.replace("dam", "lock"))
        running.line("wires/weir.md changed")
        running.line("of the site changed")
        new, built = clean(folder, *PAGES), site(folder)

        assert {path: data for path, data in built.items() if path in new or not path.startswith("assets/")} == new


def test_pages_come_first_and_pdfs_follow(tmp_path: Path) -> None:
    """A rebuild leaves the PDF of the build before and an edition that verifies; what follows is what a clean build makes."""
    folder = workspace(tmp_path / "w")
    space, request = locate(str(folder)), Request()
    first = rebuild(space, request, frozenset())
    old = site(folder)
    save(folder / "sources" / "dam.md", EDITED)
    early = rebuild(space, request, frozenset([str(folder / "sources" / "dam.md")]))
    between = site(folder)
    verified = Run("verify", str(folder / "build" / "site"))
    complete(space, request)

    assert (first.late, early.late) == ((), ("2026-W47/en",))
    assert between["2026-W47/en/brief.pdf"] == old["2026-W47/en/brief.pdf"]
    assert "after a month of rain" in between["2026-W47/en/index.html"].decode()
    assert verified.status == 0, verified.err
    assert site(folder) == clean(folder)
    assert site(folder)["2026-W47/en/brief.pdf"] != old["2026-W47/en/brief.pdf"]


def test_a_pdf_that_is_out_of_date_is_given_up(tmp_path: Path) -> None:
    """Saving again while a PDF is being made ends that; the one that comes in the end is of the last words."""
    folder = workspace(tmp_path / "w")
    with living(*watching(folder)) as running:
        started(running)
        for words in ("after a month of rain", "after a year of rain"):
            save(folder / "sources" / "dam.md", DAM.replace("after a week of rain", words))
            running.line("1 PDF to follow")
        running.line("1 PDF changed")

        assert [line for line in running.said if line == "1 PDF changed"] == ["1 PDF changed"]
        assert site(folder) == clean(folder)


def test_ctrl_c_ends_everything(tmp_path: Path) -> None:
    """Exit 130 in the middle of a PDF: no traceback, no process left, whole output, and the next build has nothing in its way."""
    folder = workspace(tmp_path / "w")
    with living(*watching(folder)) as running:
        started(running)
        save(folder / "sources" / "dam.md", EDITED)
        running.line("1 PDF to follow")
        while not (below := children(running.process.pid)):
            pass
        status = running.interrupt()
        running.line("interrupted")

        assert status == 130
        deadline = time.monotonic() + 10  # a signal is sent at once and obeyed when the system gets round to it
        while (left := [pid for pid in below if lives(pid)]) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert left == []
        assert [line for line in running.said if "Traceback" in line] == []
        assert Run("verify", str(folder / "build" / "site")).status == 0
        assert build(folder, "--no-wait", pdf=True).status == 0
        assert site(folder) == clean(folder)


def test_a_watch_waits_for_a_build_and_says_so(tmp_path: Path) -> None:
    """While another process holds the output, a change waits for it, by its name."""
    folder = workspace(tmp_path / "w")
    with living(*watching(folder, *PAGES)) as running:
        started(running)
        with locks.lock(str(folder / "build"), "briefgen test", None) as other:
            save(folder / "sources" / "dam.md", EDITED)
            line = running.line("waiting for")

            assert other == ""
            assert line == f"waiting for briefgen test (process {os.getpid()}), which is building this workspace …"
        running.line("of the site changed")


def test_a_lock_names_its_holder(tmp_path: Path) -> None:
    """Who finds a lock taken is told by whom; a free one is free, whatever its file says."""
    with locks.lock(str(tmp_path), "one", None) as free, locks.lock(str(tmp_path), "two", None) as taken:
        assert (free, taken) == ("", f"one (process {os.getpid()})")
    (tmp_path / ".lock").write_text("killed (process 1)")
    with locks.lock(str(tmp_path), "three", None) as free:
        assert free == ""
    assert files.read(str(tmp_path / ".lock")) == b""


def test_a_build_names_whom_it_waits_for(tmp_path: Path) -> None:
    """With --no-wait it ends at once (2), naming who holds the output; without, it says so, waits, and builds."""
    folder = workspace(tmp_path / "w")
    holder = f"briefgen watch (process {os.getpid()})"
    with locks.lock(str(folder / "build"), "briefgen watch", None):
        refused = build(folder, "--no-wait")
        waiting = Living(["build", "--workspace", str(folder), *PAGES])
        line = waiting.line("waiting for")
    try:
        assert waiting.process.wait(PATIENCE) == 0
    finally:
        waiting.close()

    assert refused.status == 2
    assert refused.err == f"{holder} is building this workspace; wait for it, or leave out --no-wait\n"
    assert line == f"waiting for {holder}, which is building this workspace …"
    assert site(folder)


def test_watch_serve_and_build_live_together(tmp_path: Path) -> None:
    """While one process watches and another serves, a build by hand is shown by the server, and the watch goes on."""
    folder = workspace(tmp_path / "w")
    with living("watch", "--workspace", str(folder), *PAGES) as watch, living("serve", "--workspace", str(folder), "--port", "0") as serve:
        watch.line("of the site changed")
        address = serve.line("http://")
        since = state(address)
        assert build(folder, "--edition", "all").status == 0
        news(address, since)
        assert ask(address, "/all/en/").status == 200
        save(folder / "sources" / "dam.md", EDITED)
        watch.line("of the site changed")

        assert "after a month of rain" in ask(address, "/2026-W47/en/").text
