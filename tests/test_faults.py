"""What a build leaves behind when the disk is full or it is stopped: the last output or the new one, never half of either."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from faulty import command, full_disk, tree
from workspaces import ARTICLES, CONFIG, DAM, RAIL, Run, build, site, workspace

from briefgen import files
from briefgen.building import workers

ROOT = Path(__file__).parent.parent
NEWER = {
    "dam.md": DAM.replace("two gates", "one gate").replace("4 metres", "6 metres"),
    "rail.md": RAIL.replace("nine years", "ten years"),
    "old.md": DAM.replace("2026-11-17", "2026-11-10").replace("November 16", "November 9").replace("Samplegrad", "Primerovo"),
}
ADDRESSED = CONFIG + '\n[site]\nbase_url = "https://river.example"\n'
BOTH = ("--edition", "each", "--format", "html", "--format", "json")


def ways(folder: Path) -> list[str]:
    """The arguments of the build that is disturbed: everything, without PDFs."""
    return ["build", "--workspace", str(folder), *BOTH, "--quiet"]


def editions(folder: Path) -> dict[str, dict[str, bytes]]:
    """The files of each edition's folder, by edition."""
    found = site(folder)
    names = {path.split("/")[0] for path in found if path.startswith("2026-")}
    return {name: {path: data for path, data in found.items() if path.startswith(f"{name}/")} for name in names}


class Desk:
    """A workspace that was built, its sources changed since, and what its site was and will be."""

    def __init__(self, folder: Path) -> None:
        self.kept = workspace(folder / "kept", config=ADDRESSED)
        assert Run(*ways(self.kept)).status == 0
        self.before = editions(self.kept)
        workspace(self.kept, NEWER, ADDRESSED)
        clean = workspace(folder / "clean", {**ARTICLES, **NEWER}, ADDRESSED)
        assert Run(*ways(clean)).status == 0
        self.after, self.whole = editions(clean), site(clean)
        self.folder = folder / "desk"
        self.renew()

    def renew(self) -> None:
        """As it was before the build that is disturbed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.kept, self.folder, symlinks=True)

    def check(self, point: object) -> None:
        """Each edition is as before or as after; the next build makes everything as a clean build does, and leaves nothing else."""
        for name, content in editions(self.folder).items():
            assert content in (self.before.get(name), self.after[name]), (point, name)
        assert self.before.keys() <= editions(self.folder).keys(), point
        self.mend(point)

    def mend(self, point: object) -> None:
        """The next build makes everything as a clean build does."""
        run = Run(*ways(self.folder))
        assert (run.status, run.err) == (0, ""), point
        assert site(self.folder) == self.whole, point


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Built once, renewed for each fault."""
    return Desk(tmp_path_factory.mktemp("faults"))


def test_a_full_disk_leaves_whole_editions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever write, link or rename fails first: one line, exit 2, every edition old or new, and the next build mends."""
    faults = 0
    for n in range(1, 1000):
        desk.renew()
        with monkeypatch.context() as patch:
            disk = full_disk(patch, n)
            run = Run(*ways(desk.folder))
        if not disk.failed:
            break
        faults += 1
        assert (run.status, len(run.err.splitlines())) == (2, 1), (n, run.err)
        assert "No space left on device" in run.err
        desk.check(n)

    assert run.status == 0
    assert faults > 30


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_folder_is_replaced_or_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    """Whichever change fails, the folder holds the old or the new files; also where the system cannot exchange two folders."""
    old, new = {"a": b"1", "b/c": b"2", "d": b"3"}, {"a": b"1", "b/c": b"9", "e/f": b"4"}
    folder = tmp_path / "2026-W47"
    if not in_one_step:
        monkeypatch.setattr(files, "_exchange", lambda one, other: False)
    files.replace_folder(str(folder), old)
    faults = 0
    for n in range(1, 100):
        with monkeypatch.context() as patch:
            disk = full_disk(patch, n, once=not in_one_step)
            with contextlib.suppress(OSError):
                files.replace_folder(str(folder), new)
        if not disk.failed:
            break
        faults += 1
        assert tree(folder) == old, n
        files.recover(str(tmp_path))
        assert [path.name for path in tmp_path.iterdir()] == ["2026-W47"], n

    assert tree(folder) == new
    assert [path.name for path in tmp_path.iterdir()] == ["2026-W47"]
    assert faults >= (9 if in_one_step else 11)


def test_what_a_killed_write_left_is_cleared_up_everywhere(tmp_path: Path) -> None:
    """Beside the front pages of every language and among the assets, too."""
    for name in (".index.html.7.tmp", "ru/.index.html.7.tmp", "assets/.briefgen.css.7.tmp", "assets/kept.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("half")
    files.recover(str(tmp_path))

    assert list(tree(tmp_path)) == ["assets/kept.css"]


def test_a_full_disk_at_the_first_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there was no output before, a failed build leaves no edition that is not whole."""
    build(workspace(tmp_path / "clean"))
    whole = site(tmp_path / "clean")
    folder = workspace(tmp_path / "desk")
    for n in (1, 5, 20, 40, 50, 60, 70):
        shutil.rmtree(folder / "build", ignore_errors=True)
        with monkeypatch.context() as patch:
            disk = full_disk(patch, n)
            build(folder)
        assert disk.failed, n
        present = {path: data for path, data in site(folder).items() if path.startswith("2026-")}
        assert present in ({}, {path: data for path, data in whole.items() if path.startswith("2026-")}), n
    build(folder)

    assert site(folder) == whole


def stopped(desk: Desk, points: int, seed: int) -> None:
    """Kill a build at random points among all the moments at which it touches a file, then build again."""
    desk.renew()
    touched = subprocess.run(command(0, 0, *ways(desk.folder)), capture_output=True, text=True, check=True)
    chance = random.Random(seed)
    for n in sorted(chance.sample(range(1, int(touched.stdout.split()[-1]) + 1), points)):
        desk.renew()
        run = subprocess.run(command(n, signal.SIGKILL, *ways(desk.folder)), capture_output=True, check=False)
        assert run.returncode == -signal.SIGKILL, n
        desk.mend(n)
        assert [path for path in tree(desk.folder / "build" / "site") if "/." in f"/{path}"] == [], n


def test_a_killed_build_is_made_up_for_by_the_next(desk: Desk) -> None:
    """Killed at 20 random points, the build that follows gives what a clean build gives, byte for byte and file for file."""
    stopped(desk, 20, seed=11)


@pytest.mark.long
def test_a_killed_build_is_made_up_for_at_many_more_points(desk: Desk) -> None:
    """The same at 100 points."""
    stopped(desk, 100, seed=12)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8, 0.95])
def test_an_interrupted_build_leaves_whole_editions(desk: Desk, share: float) -> None:
    """Ctrl-C is exit 130 and one line; every edition is old or new, and the next build mends."""
    desk.renew()
    touched = subprocess.run(command(0, 0, *ways(desk.folder)), capture_output=True, text=True, check=True)
    n = int(int(touched.stdout.split()[-1]) * share)
    desk.renew()
    run = subprocess.run(command(n, signal.SIGINT, *ways(desk.folder)), capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr) == (130, "briefgen: interrupted; the last output stands as it was\n")
    desk.check(share)


@pytest.mark.parametrize("place", ["build", "build/site", "build/cache", "build/site/2026-W47"])
def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path, place: str) -> None:
    """A file where a folder must be: exit 2, one line with the place and what to do."""
    folder = workspace(tmp_path)
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text("in the way")
    run = build(folder)

    assert (run.status, len(run.err.splitlines())) == (2, 1), run.err
    assert str(folder / place) in run.err
    assert (folder / place).read_text() == "in the way"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_line(tmp_path: Path) -> None:
    """A read-only output folder: exit 2, one line."""
    folder = workspace(tmp_path)
    (folder / "build").mkdir(mode=0o500)
    run = build(folder)

    assert (run.status, len(run.err.splitlines())) == (2, 1)


def test_a_cache_that_cannot_grow_is_one_line(tmp_path: Path) -> None:
    """A disk that is full for the cache, too: exit 2 and one line, not a defect of the program."""
    folder = workspace(tmp_path)
    limit = "import resource, signal, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)); "
    program = limit + "from briefgen.cli import main; sys.exit(main(sys.argv[1:]))"
    run = subprocess.run([command(0, 0)[0], "-c", program, *ways(folder)], capture_output=True, text=True, check=False)

    assert (run.returncode, len(run.stderr.splitlines())) == (2, 1), run.stderr
    assert "make room" in run.stderr


SUNSHINE = DAM.split("Engineers")[0].replace("The dam at Samplegrad opens its gates", "Sunshine") + (
    "The river at Образцовск fell for the first time since the spring, and barges waited for rain above the lock.\n"
)
OLD_TERMINAL = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("settings", [{"LC_ALL": "C"}, OLD_TERMINAL])
def test_an_old_terminal_is_enough(tmp_path: Path, settings: dict[str, str]) -> None:
    """Without a UTF-8 locale everything works and the site is the same; what programs read is UTF-8 all the same."""
    articles = {**ARTICLES, "река.md": SUNSHINE}
    build(workspace(tmp_path / "utf-8", articles), "--quiet")
    folder = workspace(tmp_path / "old", articles)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    outputs = {}
    for name, *arguments in (
        ("build", "--format", "html", "--format", "json", "--format", "markdown"),
        ("inspect", "--json"),
        ("explain", "река.md"),
        ("explain", str(folder / "sources" / "река.md")),
        ("check",),
    ):
        line = [command(0, 0)[0], "-m", "briefgen", name, "--workspace", str(folder), *arguments]
        run = subprocess.run(line, cwd=ROOT, env={**environment, **settings}, capture_output=True, check=False)
        assert run.returncode == 0, (name, run.stderr)
        outputs[name] = run.stdout.decode("utf-8")

    assert site(folder) == site(tmp_path / "utf-8")
    assert "Образцовск" in outputs["inspect"]
    assert outputs["explain"].startswith("река.md is source ")


def test_a_name_that_is_no_text_is_written_as_its_bytes(tmp_path: Path) -> None:
    """A file name in an old encoding is one more source, named in a way that can be printed."""
    folder = workspace(tmp_path)
    name = os.fsencode(folder / "sources") + b"/caf\xe9.md"
    Path(os.fsdecode(name)).write_text(SUNSHINE, encoding="utf-8")
    run = build(folder)
    told = Run("explain", "--workspace", str(folder), os.fsdecode(name))

    assert (run.status, run.err.count("error")) == (0, 0), run.err
    assert told.out.startswith("caf\\xe9.md is source ")


def test_a_source_that_may_not_be_read_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the file and what to do, the others are built, exit 1."""
    folder = workspace(tmp_path)
    read = files.read

    def refuse(path: str) -> bytes:
        if path.endswith("rail.md"):
            raise PermissionError(13, "Permission denied", path)
        return read(path)

    monkeypatch.setattr(files, "read", refuse)
    run = build(folder)

    assert run.status == 1
    assert "sources/rail.md: error: cannot be read: Permission denied; give read access to it, or remove it [unreadable]" in run.err
    assert b"Samplegrad" in site(folder)["2026-W47/brief.json"]


def test_a_page_that_was_too_slow_once_is_read_by_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure of the reader depends on the machine, so it is told and never kept."""
    page = (
        "<html lang='en'><head><title>Rail</title></head><body><article><h1>Rail</h1><p>The railway was closed.</p></article></body></html>"
    )
    folder = workspace(tmp_path, {**ARTICLES, "page.html": page})
    with monkeypatch.context() as busy:
        busy.setattr(workers, "run", lambda work, values, **limits: [workers.Failed("timeout") for _ in values])
        first = build(folder)
    second = build(folder)

    assert first.status == 1
    assert "sources/page.html: error: takes longer than" in first.err
    assert "reader-timeout" not in second.err
