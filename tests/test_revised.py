"""An edition that was revised after it was published says so, and when, in every form."""

from pathlib import Path

from workspaces import build, site, workspace

from briefgen.config import LOCALES


def test_every_page_says_when_it_was_revised(tmp_path: Path) -> None:
    """The day of `revised` stands in brief.json and on the page of every language; without it no page speaks of a revision."""
    folder = workspace(tmp_path)
    languages = [word for locale in LOCALES for word in ("--locale", locale)]
    assert build(folder, *languages).status == 0
    before = site(folder)
    (folder / "editions").mkdir()
    (folder / "editions/2026-W47.md").write_text("---\nrevised: 2031-03-24\n---\n", encoding="utf-8")
    assert build(folder, *languages).status == 0
    after = site(folder)

    assert b'"revised": "2031-03-24"' in after["2026-W47/brief.json"]
    assert "Revised 24\N{NO-BREAK SPACE}March 2031" in after["2026-W47/en/brief.md"].decode()
    assert "Исправлено 24\N{NO-BREAK SPACE}марта 2031" in after["2026-W47/ru/brief.md"].decode()
    for locale in LOCALES:
        for name in ("index.html", "brief.md"):
            path = f"2026-W47/{locale}/{name}"
            assert ("2031" in after[path].decode(), "2031" in before[path].decode()) == (True, False), path


def test_a_revision_that_is_no_day_is_refused(tmp_path: Path) -> None:
    """Nothing is built, and the line is named."""
    folder = workspace(tmp_path)
    (folder / "editions").mkdir()
    (folder / "editions/2026-W47.md").write_text("---\ntitle: River\nrevised: yesterday\n---\n", encoding="utf-8")
    run = build(folder)

    assert run.status == 2
    assert "editions/2026-W47.md:3" in run.err
