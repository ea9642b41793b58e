"""The commands around the build, run as a user runs them."""

import json
import subprocess
from pathlib import Path

import pytest
from workspaces import ARTICLES, DAM, Run, build, site, workspace

from briefgen.cli import COMMANDS

ROOT = Path(__file__).parent.parent
NOTE = "Heavy rain filled the reservoir above Musterburg.\n\nThe dam was opened on Monday.\n\nNobody was hurt when the river rose.\n"


def test_init_writes_a_workspace_that_builds_at_once(tmp_path: Path) -> None:
    """`init` and `build` are all that a new user types."""
    folder = tmp_path / "desk"
    made = Run("init", str(folder))
    built = build(folder)
    brief = json.loads(site(folder)["2026-W47/brief.json"])

    assert (made.status, built.status) == (0, 0)
    assert f"briefgen build --workspace {folder}" in made.err
    assert [section["topic"] for section in brief["sections"]] == [
        "security",
        "energy-caspian",
        "transport-corridors",
        "karabakh-mediation",
    ]
    assert brief["sources"]


def test_init_touches_no_folder_that_holds_something(tmp_path: Path) -> None:
    """A folder in use is refused as it is."""
    (tmp_path / "mine.txt").write_text("mine")
    run = Run("init", str(tmp_path))

    assert run.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_add_copies_under_its_own_name_and_says_what_the_file_does_not(tmp_path: Path) -> None:
    """The side-car holds what was given, and the article has it."""
    folder = workspace(tmp_path / "w")
    (tmp_path / "note.txt").write_text(NOTE)
    run = Run("add", "--workspace", str(folder), str(tmp_path / "note.txt"), "--published", "2026-11-19", "--publisher", 'The "Post"')
    article = next(
        json.loads(line) for line in Run("inspect", "--workspace", str(folder), "--json").out.splitlines() if '"note.txt"' in line
    )

    assert run.status == 0
    assert run.err.splitlines()[1:] == [
        'added sources/note.txt (published 2026-11-19, publisher The "Post"; missing: title; say it with --title)'
    ]
    assert run.err.splitlines()[0].endswith("[teaser]")
    assert (folder / "sources" / "note.txt").read_text() == NOTE
    assert (folder / "sources" / "note.txt.meta.toml").read_text() == 'published = "2026-11-19"\npublisher = "The \\"Post\\""\n'
    assert article["published"] == {
        "value": "2026-11-19",
        "precision": "day",
        "basis": "sidecar",
        "evidence": article["published"]["evidence"],
    }
    assert article["publisher"] == 'The "Post"'


def test_add_does_not_repeat_what_the_file_says(tmp_path: Path) -> None:
    """No side-car where the front matter says the same."""
    folder = workspace(tmp_path / "w", {})
    (tmp_path / "dam.md").write_text(DAM)
    Run("add", "--workspace", str(folder), str(tmp_path / "dam.md"), "--published", "2026-11-17", "--publisher", "Sample Gazette")

    assert [path.name for path in (folder / "sources").iterdir()] == ["dam.md"]


def test_add_numbers_a_name_only_for_another_file(tmp_path: Path) -> None:
    """The same file twice is one source; another file of that name is numbered."""
    folder = workspace(tmp_path / "w", {})
    (tmp_path / "note.txt").write_text(NOTE)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "note.txt").write_text(NOTE.replace("Musterburg", "Samplegrad"))
    for name in ("note.txt", "note.txt", "other/note.txt"):
        assert Run("add", "--workspace", str(folder), str(tmp_path / name)).status == 0

    assert sorted(path.name for path in (folder / "sources").iterdir()) == ["note-2.txt", "note.txt"]


def test_add_says_what_is_known_and_what_was_there_already(tmp_path: Path) -> None:
    """A new file, the same bytes again, the same bytes with more known of them, and a file that is none: each says so on one line."""
    folder = workspace(tmp_path / "w", {})
    (tmp_path / "dam.md").write_text(DAM)
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 4)
    new = Run("add", "--workspace", str(folder), str(tmp_path / "dam.md"))
    again = Run("add", "--workspace", str(folder), str(tmp_path / "dam.md"))
    more = Run("add", "--workspace", str(folder), str(tmp_path / "dam.md"), "--url", "https://gazette.example/dam", "--title", "Gates")
    same = Run("add", "--workspace", str(folder), str(folder / "sources" / "dam.md"))
    bad = Run("add", "--workspace", str(folder), str(tmp_path / "bad.txt"))
    quiet = Run("add", "--workspace", str(folder), str(tmp_path / "dam.md"), "--quiet")
    known = "(published 2026-11-17, publisher Sample Gazette, title “The dam at Samplegrad opens its gates”)"

    assert new.err.splitlines() == [f"added sources/dam.md {known}"]
    assert again.err.splitlines() == [f"already there: sources/dam.md {known}"]
    assert more.err.splitlines() == [
        "already there: sources/dam.md (published 2026-11-17, publisher Sample Gazette, title “Gates”); noted its title, url"
    ]
    assert same.err.splitlines() == ["already there: sources/dam.md (published 2026-11-17, publisher Sample Gazette, title “Gates”)"]
    assert (bad.status, bad.err.splitlines()[-1]) == (1, "added sources/bad.txt, which cannot be read as an article")
    assert quiet.err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.txt",),
        ("note.txt", "--published", "yesterday"),
        ("note.txt", "--published", "2026-02-30"),
        ("note.txt", "--url", "javascript:alert(1)"),
    ],
)
def test_add_refuses_what_it_cannot_take(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """A missing file, a date that is none, an address that is none: exit 2, nothing added."""
    folder = workspace(tmp_path / "w", {})
    (tmp_path / "note.txt").write_text(NOTE)
    run = Run("add", "--workspace", str(folder), str(tmp_path / arguments[0]), *arguments[1:])

    assert run.status == 2
    assert list((folder / "sources").iterdir()) == []


def test_inspect_prints_one_line_an_article(tmp_path: Path) -> None:
    """Each line is an object whose spans fit its text."""
    folder = workspace(tmp_path)
    run = Run("inspect", "--workspace", str(folder), "--json")
    articles = [json.loads(line) for line in run.out.splitlines()]

    assert [article["path"] for article in articles] == sorted(ARTICLES)
    for article in articles:
        assert "\n\n".join(article["text"][p["start"] : p["end"]] for p in article["paragraphs"]) == article["text"]
        for mark in (*article["quotes"], *article["dates"], *article["figures"]):
            assert mark["text"] == article["text"][mark["start"] : mark["end"]]
    assert any("water" in p["topics"] for p in articles[0]["paragraphs"])


def test_inspect_of_one_file_for_a_person(tmp_path: Path) -> None:
    """Without --json a short summary; a file that is no source is refused with what to do."""
    folder = workspace(tmp_path)
    one = Run("inspect", "--workspace", str(folder), str(folder / "sources" / "dam.md"))
    none = Run("inspect", "--workspace", str(folder), str(tmp_path / "elsewhere.md"))

    assert one.out.startswith("dam.md: The dam at Samplegrad opens its gates\n")
    assert (one.status, none.status) == (0, 2)
    assert "briefgen add" in none.err


def test_check_finds_everything_and_writes_nothing(tmp_path: Path) -> None:
    """Problems of sources and topics in one run; the workspace stays as it was."""
    folder = workspace(tmp_path, {**ARTICLES, "empty.txt": ""})
    before = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    run = Run("check", "--workspace", str(folder))

    assert run.status == 1
    assert run.err.startswith("sources/empty.txt: error: ")
    assert sorted(path.relative_to(folder) for path in folder.rglob("*")) == before


def test_the_schema_describes_what_is_built(tmp_path: Path) -> None:
    """A built brief.json has exactly the fields that the schema names."""
    folder = workspace(tmp_path)
    build(folder)
    schema = json.loads(Run("schema").out)
    brief = json.loads(site(folder)["2026-W47/brief.json"])

    assert schema["title"] == "briefgen/1"
    assert set(brief) == set(schema["$defs"]["Brief"]["properties"])
    assert "briefing" in json.loads(Run("schema", "config").out)["properties"]


def test_every_command_and_key_is_documented() -> None:
    """The reference names each command, and the page of the configuration is the one made from the types."""
    commands = (ROOT / "docs" / "commands.md").read_text()

    assert all(f"\n## {name}" in commands for name in COMMANDS)
    assert (ROOT / "docs" / "configuration.md").read_text() == Run("schema", "config", "--markdown").out
    assert (ROOT / "docs" / "template-context.md").read_text() == Run("schema", "templates").out


def test_no_workspace_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here and above, or in the folder that was named: one line without a double negative."""
    monkeypatch.chdir(tmp_path)
    here, named = Run("check"), Run("check", "--workspace", str(tmp_path))

    assert (here.status, named.status) == (2, 2)
    assert here.err.startswith("briefgen: neither this folder nor one above it holds a briefgen.toml; run `briefgen init DIR`")
    assert named.err.startswith(f"briefgen: {tmp_path} holds no briefgen.toml; run `briefgen init DIR`")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completions_know_every_command_and_option(shell: str) -> None:
    """The script for a shell is printed for `source` to take: every command and its options stand in it."""
    run = Run("--print-completion", shell)
    known = (*COMMANDS, "edition", "verify-cache", "markdown", "published")

    assert (run.status, run.err) == (0, "")
    assert [name for name in known if name not in run.out] == []


def test_completion_completes(tmp_path: Path) -> None:
    """Bash offers the commands after `briefgen`, a command's options after its name, and files where a file is meant."""
    (tmp_path / "completion").write_text(Run("--print-completion", "bash").out)
    (tmp_path / "some.txt").write_text("x")

    def offered(*words: str) -> list[str]:
        line = " ".join(f"'{word}'" for word in words)
        script = (
            f"source completion; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _shtab_briefgen; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        )
        return subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True).stdout.split()

    assert offered("briefgen", "") == list(COMMANDS)
    assert offered("briefgen", "build", "--verify") == ["--verify-cache"]
    assert offered("briefgen", "add", "so") == ["some.txt"]


@pytest.mark.parametrize("command", ["build", "check", "inspect"])
@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_processes_is_checked(tmp_path: Path, command: str, number: str) -> None:
    """No process, or a word, is wrong usage and says so."""
    run = Run(command, "--workspace", str(workspace(tmp_path)), "--jobs", number)

    assert run.status == 2
    assert run.err.splitlines()[-1].endswith(f"argument --jobs: {number!r} is no number of processes; write 1 or more")


def test_help_and_usage() -> None:
    """Help is exit 0, no command or an unknown one is exit 2."""
    assert Run("--help").status == 0
    assert Run("build", "--help").status == 0
    assert Run().status == 2
    assert Run("bild").status == 2
    assert Run("build", "--jobs", "0").status == 2
