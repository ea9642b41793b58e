"""The main job as a user runs it: what is built, what a rebuild touches, what bad input does."""

import json
import os
import subprocess
import sys
from pathlib import Path

from workspaces import ARTICLES, CONFIG, DAM, Run, build, site, workspace

from briefgen.building.making import MANY

ROOT = Path(__file__).parent.parent

ADDRESSED = CONFIG + '\n[site]\nbase_url = "https://river.example"\n'
"""Without an address a build warns that it makes no feed."""


def test_a_folder_of_articles_becomes_a_cited_edition(tmp_path: Path) -> None:
    """The latest period is built; every item is verbatim, cited, and its evidence travels with it."""
    folder = workspace(tmp_path, config=ADDRESSED)
    run = build(folder)
    content = site(folder)
    brief = json.loads(content["2026-W47/brief.json"])

    assert (run.status, run.err.count("warning")) == (0, 0)
    assert run.out.splitlines() == [os.path.relpath(folder / "build/site/2026-W47/en/index.html")]
    assert (brief["edition"], brief["date"], brief["period"]) == ("2026-W47", "2026-11-22", {"from": "2026-11-16", "to": "2026-11-22"})
    assert [section["topic"] for section in brief["sections"]] == ["water", "rail"]
    shown = [one for section in brief["sections"] for one in (*section["items"], *section["quotes"])]
    assert shown
    for one in shown:
        text = content[f"2026-W47/evidence/{one['citations'][0]['source']}.txt"].decode()
        assert one["text"] == " … ".join(text[cite["start"] : cite["end"]] for cite in one["citations"])
    assert brief["sections"][0]["quotes"][0]["speaker"] == "Vera Obraztsova"
    assert not any("market" in one["text"] for one in shown)


def test_a_second_build_runs_nothing_and_writes_nothing(tmp_path: Path) -> None:
    """With nothing changed no stage runs and no file is touched; only a build that looks again at what it keeps has a number."""
    folder = workspace(tmp_path)
    build(folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "build" / "site").rglob("*")}
    run = build(folder)

    assert "0 stages ran" in run.err
    assert {path: path.stat().st_mtime_ns for path in (folder / "build" / "site").rglob("*")} == before
    assert Run("explain", "--workspace", str(folder)).out.startswith("build 1: ")
    build(folder, "--verify-cache")
    assert Run("explain", "--workspace", str(folder)).out == "build 2: no stage ran\n"


def test_an_added_article_runs_only_its_own_stages_and_the_edition(tmp_path: Path) -> None:
    """The other articles are not looked at again; `explain` names the reason."""
    folder = workspace(tmp_path)
    build(folder)
    workspace(folder, {"river.md": DAM.replace("Samplegrad", "Musterburg").replace("two gates", "one gate")})
    run = build(folder, "--why")
    ran = {
        line.split(":")[0]
        for line in run.err.splitlines()
        if " river.md" in line or line.startswith(("parse", "annotate", "sort", "sketch"))
    }

    assert {"parse river.md", "annotate river.md", "sort river.md", "sketch river.md"} <= ran
    assert not any(f"{stage} {name}" in ran for stage in ("parse", "annotate", "sort", "sketch") for name in ARTICLES)
    assert "compose 2026-W47: article river.md added" in run.err


def test_a_change_that_makes_no_difference_stops_early(tmp_path: Path) -> None:
    """White space at the end of a source is parsed again; what it says is not looked at again."""
    folder = workspace(tmp_path)
    build(folder)
    workspace(folder, {"dam.md": DAM + "\n \n"})
    run = build(folder, "--why")

    assert [line for line in run.err.splitlines() if line.startswith(("annotate ", "sort ", "sketch "))] == []
    assert "parse dam.md: file changed" in run.err


ELSEWHEN = """
import os, sys, time
LATER = 400 * 86_400
for name, unit in (("time", 1), ("time_ns", 10**9)):
    setattr(time, name, lambda real=getattr(time, name), unit=unit: real() + LATER * unit)
scandir, listdir = os.scandir, os.listdir

class Backwards(list):
    __enter__ = lambda self: self
    __exit__ = lambda self, *_: None
    close = lambda self: None

os.scandir = lambda *place: Backwards(sorted(scandir(*place), key=lambda entry: entry.name, reverse=True))
os.listdir = lambda *place: sorted(listdir(*place), reverse=True)
from briefgen.cli import main
sys.exit(main())
"""
"""The program 400 days later, on a system that lists folders backwards."""


def test_the_same_bytes_come_back_elsewhere(tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed, number of processes, clock, order of folders: the same site, PDF included."""
    sites = []
    for name, zone, seed, jobs in (("one", "UTC", "1", "1"), ("deep/two", "Asia/Baku", "2", "2")):
        folder = workspace(tmp_path / name)
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C" if seed == "1" else "C.UTF-8"}
        how = ["-m", "briefgen"] if seed == "1" else ["-c", ELSEWHEN]
        command = [sys.executable, *how, "build", "--workspace", str(folder), "--jobs", jobs, "--quiet"]
        subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)
        sites.append(site(folder))

    assert sites[0] == sites[1]
    assert "2026-W47/en/brief.pdf" in sites[0]


def test_many_articles_give_the_same_whoever_makes_them(tmp_path: Path) -> None:
    """More articles than one process makes alone: two processes give what one gives, damaged files and web pages included."""
    page = (
        "<html lang='en'><head><title>Rail</title></head><body><article><h1>Rail</h1><p>The railway was closed.</p></article></body></html>"
    )
    many: dict[str, str | bytes] = {
        f"{number:03}.md": DAM.replace("4 metres", f"{number} metres").replace("2026-11-17", f"2026-{number % 9 + 1:02}-17")
        for number in range(MANY + 20)
    }
    few: dict[str, str | bytes] = {"a.html": page, "b.txt": b"\0", "z.md": "", **ARTICLES}
    runs = [build(workspace(tmp_path / jobs, {**many, **few}), "--jobs", jobs) for jobs in ("1", "2")]

    assert site(tmp_path / "1") == site(tmp_path / "2")
    assert [run.err.rpartition(";")[0] for run in runs] == [runs[0].err.rpartition(";")[0]] * 2
    assert runs[0].status == 1


def test_a_deleted_build_comes_back(tmp_path: Path) -> None:
    """`build/` may be deleted at any time."""
    folder = workspace(tmp_path)
    build(folder)
    before = site(folder)
    subprocess.run(["rm", "-r", str(folder / "build")], check=True)
    build(folder)

    assert site(folder) == before


def test_bad_sources_cost_themselves_only(tmp_path: Path) -> None:
    """Each damaged file is one line with file and reason, the others are built, the exit status is 1."""
    bad: dict[str, str | bytes] = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 4,
        "latin.txt": "Le barrage a été ouvert, et la rivière déborde.".encode("latin-1"),
        "front.md": "---\ntitle: [unclosed\n---\n\nThe river rose.\n",
        "page.html": "<html><body><nav>Home</nav></body></html>",
    }
    folder = workspace(tmp_path, {**ARTICLES, **bad})
    run = build(folder)
    errors = [line for line in run.err.splitlines() if ": error: " in line]

    assert run.status == 1
    assert sorted({line.split(":")[0] for line in errors}) == sorted(f"sources/{name}" for name in bad)
    assert len(errors) == len(bad)
    assert {f"2026-W47/evidence/{source['id']}.txt" for source in json.loads(site(folder)["2026-W47/brief.json"])["sources"]} <= set(
        site(folder)
    )
    assert "Traceback" not in run.err


def test_a_broken_configuration_writes_nothing(tmp_path: Path) -> None:
    """Every problem in one run, exit 2, and no output folder's site."""
    folder = workspace(tmp_path, config=CONFIG.replace("title =", "titel ="))
    run = build(folder)

    assert run.status == 2
    assert "briefgen.toml:3: error: [briefing] has no key 'titel'; did you mean 'title'?" in run.err
    assert not (folder / "build" / "site").exists()


def test_a_failed_template_leaves_the_last_output(tmp_path: Path) -> None:
    """A template that cannot be rendered names its line, and the site stays as it was."""
    folder = workspace(tmp_path)
    build(folder)
    before = site(folder)
    (folder / "templates").mkdir()
    (folder / "templates" / "briefing.html").write_text(
        '{% extends "default/briefing.html" %}\n{% block sections %}{{ nothing_here }}{% endblock %}\n'
    )
    run = build(folder)

    assert run.status == 2
    assert "templates/briefing.html:2" in run.err
    assert site(folder) == before


def test_undated_articles_are_listed_not_guessed(tmp_path: Path) -> None:
    """An article without a date belongs to no week, is listed as undated, and counts in `all`."""
    undated = "\n".join(line for line in DAM.splitlines() if not line.startswith("published")).replace("on November 16, 2026 ", "")
    folder = workspace(tmp_path, {**ARTICLES, "undated.md": undated.replace("Samplegrad", "Musterburg").replace("4 metres", "2 metres")})
    week = build(folder)
    left = json.loads(site(folder)["2026-W47/brief.json"])["left_out"]
    build(folder, "--edition", "all")
    everything = json.loads(site(folder)["all/brief.json"])

    assert week.status == 0
    assert [(entry["path"], entry["code"]) for entry in left] == [("undated.md", "undated")]
    assert everything["date"] == "2026-11-18"
    assert everything["period"] == {"from": "2026-11-17", "to": "2026-11-18"}


def test_two_editions_stand_on_the_front_page(tmp_path: Path) -> None:
    """`each` builds every period; the front page links to each."""
    folder = workspace(tmp_path, {**ARTICLES, "old.md": DAM.replace("2026-11-17", "2026-11-10").replace("November 16", "November 9")})
    run = build(folder, "--edition", "each")
    front = site(folder)["index.html"].decode()

    assert run.status == 0
    assert front.index('href="2026-W47/en/index.html"') < front.index('href="2026-W46/en/index.html"')
    assert json.loads(site(folder)["2026-W47/brief.json"])["summary"][0]["text"] in front


def test_a_copy_counts_once(tmp_path: Path) -> None:
    """A reprint under another headline is named with the article that it repeats, and cited nowhere."""
    again = DAM.replace("The dam at Samplegrad opens its gates", "Gates opened").replace("Sample Gazette", "Example Post")
    long = "\n".join(f"The reservoir held {number} million cubic metres in year {number} of the record." for number in range(20, 40))
    folder = workspace(tmp_path, {"dam.md": DAM + long, "copy.md": again.replace("2026-11-17", "2026-11-18") + long})
    build(folder)
    brief = json.loads(site(folder)["2026-W47/brief.json"])

    assert [source["path"] for source in brief["sources"]] == ["dam.md"]
    assert len(brief["sources"][0]["copies"]) == 1
    assert [(entry["path"], entry["code"]) for entry in brief["left_out"]] == [("copy.md", "copy")]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """`--dry-run` says what would be written and leaves the folder alone."""
    folder = workspace(tmp_path)
    run = build(folder, "--dry-run")

    assert "would write 2026-W47/brief.json" in run.err
    assert not (folder / "build" / "site").exists()


def test_wrong_usage_is_one_line(tmp_path: Path) -> None:
    """No workspace, an edition that is none, an unknown locale, a missing folder: exit 2 and what to do."""
    folder = workspace(tmp_path / "w")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    runs = [
        Run("build", "--workspace", str(elsewhere)),
        build(folder, "--edition", "2026-W60"),
        build(folder, "--locale", "xx"),
        build(folder, "--sources", str(tmp_path / "nowhere")),
    ]

    assert [run.status for run in runs] == [2, 2, 2, 2]
    assert all(len(run.err.splitlines()) == 1 for run in runs)
    assert "briefgen init" in runs[0].err
    assert "2026-W47" in runs[1].err


def test_articles_of_other_periods_are_named(tmp_path: Path) -> None:
    """A build says which periods the articles that it passed over belong to; of many periods the latest five are named."""
    old = {f"old{week}.md": DAM.replace("2026-11-17", day) for week, day in ((14, "2019-04-03"), (43, "2022-10-28"))}
    few = build(workspace(tmp_path / "few", {**ARTICLES, **old, "month.md": DAM.replace("2026-11-17", "2021-05")}))
    days = [f"2025-{month:02}-06" for month in range(1, 8)]
    many = build(workspace(tmp_path / "many", {**ARTICLES, **{f"{day}.md": DAM.replace("2026-11-17", day) for day in days}}))
    one = build(tmp_path / "few", "--edition", "2019-W14", "--edition", "2022-W43", "--edition", "2026-W47")
    none = build(tmp_path / "few", "--edition", "all")

    assert (
        "3 articles belong to other periods: 2019-W14, 2021-05, 2022-W43 (build them with --edition ID or --edition each)"
        in few.err.splitlines()
    )
    assert (
        "7 articles belong to other periods: 2025-W10, 2025-W14, 2025-W19, 2025-W23, 2025-W27 and 2 earlier ones "
        "(build them with --edition ID or --edition each)" in many.err.splitlines()
    )
    assert "1 article belongs to another period: 2021-05 (build them with --edition ID or --edition each)" in one.err.splitlines()
    assert "other period" not in none.err


def test_an_edition_without_articles_is_built_with_a_warning(tmp_path: Path) -> None:
    """Every section says that there is no reporting; one line warns, and with --strict the exit status is 1."""
    folder = workspace(tmp_path, config=ADDRESSED)
    run = build(folder, "--edition", "2030-W01")
    strict = build(folder, "--edition", "2030-W01", "--strict")
    brief = json.loads(site(folder)["2030-W01/brief.json"])
    warnings = [line for line in run.err.splitlines() if ": warning: " in line]

    assert (run.status, strict.status) == (0, 1)
    assert warnings == [
        "2030-W01: warning: no article falls into this edition; the latest period that has articles is 2026-W47 [empty-edition]"
    ]
    assert [section["items"] for section in brief["sections"]] == [[], []]


def test_what_is_counted_has_its_right_number(tmp_path: Path) -> None:
    """One source is no "sources"."""
    run = build(workspace(tmp_path, {"dam.md": DAM}))

    assert " statements, 1 source;" in run.err
    assert "\n1 article; " in run.err


def test_problems_come_in_one_order_grouped_by_file(tmp_path: Path) -> None:
    """The same problems give the same lines whatever the hash seed and the number of processes, each file's together."""
    bad: dict[str, str | bytes] = {
        "b.md": "---\ntitel: x\npublished: yesterday\nmarkng: y\n---\n\nThe river rose again near the old mill.\n",
        "b.md.meta.toml": 'publishr = "x"\nlanguge = "en"\n',
        "a.html": "<html><body><nav>Home</nav></body></html>",
        "c.html": "<html lang=ru><body><article><p>The river rose.</p></article></body></html>",
        "d.txt.meta.toml": "",
        "e.bin": b"\0",
    }
    folder = workspace(tmp_path, {**ARTICLES, **bad}, config=CONFIG.replace('any = ["railway*"', 'any = ["river*", "dam", "railway*"'))
    seen = set()
    for command in ("build", "check"):
        for seed, jobs in (("1", "1"), ("2", "3")):
            arguments = [sys.executable, "-m", "briefgen", command, "--workspace", str(folder), "--jobs", jobs]
            formats = ["--format", "json", "--dry-run"] if command == "build" else []
            run = subprocess.run([*arguments, *formats], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
            seen.add((command, tuple(line for line in run.stderr.decode().splitlines() if line.endswith("]"))))
    files = [line.split(":")[0] for command, lines in sorted(seen) for line in lines]

    assert len(seen) == 2
    for command, lines in seen:
        places = [line.split(":")[0] for line in lines]
        assert len(places) > 8, command
        assert [
            place for place, before in zip(places[1:], places, strict=False) if place != before and place in places[: places.index(before)]
        ] == []
    assert {"sources/a.html", "sources/b.md", "sources/b.md.meta.toml", "sources/d.txt.meta.toml"} <= set(files)
