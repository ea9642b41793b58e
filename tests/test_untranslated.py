"""Words without a translation: `--l10n strict` refuses them by file and line, `fallback` prints them marked and counted."""

import re
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from workspaces import CONFIG, Run, workspace

from briefgen.catalogues import Words
from briefgen.pages.lent import settled
from briefgen.typography import CLOSE, OPEN

TEMPLATE = """{% extends "default/briefing.html" %}
{% block method %}
<h2 title="{{ _("Ask the desk") }}">{{ _("Ask the desk") }}</h2>
<p><a href="#method">{{ _("All of it") }}</a>, {{ _("seen by %(name)s", name=_("the desk"))|upfirst }}</p>
{{ super() }}
{% endblock %}
"""
OWN = ["Ask the desk", "All of it", "seen by %(name)s", "the desk"]
"""Its messages."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in English and German with a page of its own, and titles in English and Russian."""
    root = workspace(tmp_path_factory.mktemp("own"), config=CONFIG.replace('locales = ["en"]', 'locales = ["en", "de"]'))
    place = root / "templates" / "briefing.html"
    place.parent.mkdir()
    place.write_text(TEMPLATE, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def built(folder: Path) -> Run:
    """Its build without being asked for anything."""
    return Run("build", "--workspace", str(folder), "--format", "html", "--format", "markdown", "--format", "email")


def named(run: Run) -> list[str]:
    """What a run says of missing words, without its severity."""
    return sorted(line.replace(": error: ", ": ").replace(": warning: ", ": ") for line in run.err.splitlines() if "[untranslated]" in line)


def test_fallback_is_the_default_and_never_silent(folder: Path, built: Run) -> None:
    """Every missing message and title is a warning with file and line, in the language that lacks it."""
    titles = ("briefing.title", "topics.water.title", "topics.rail.title")

    assert built.status == 0
    assert len(named(built)) == len(OWN) + len(titles)
    for words in OWN:
        assert any(
            re.match(rf'templates/briefing\.html:[34]: "{re.escape(words)}" has no translation into de; ', one) for one in named(built)
        )
    for title in titles:
        assert any(re.match(rf"briefgen\.toml:\d+: {re.escape(title)} has no form in de; ", one) for one in named(built))


def test_check_says_the_same(folder: Path, built: Run) -> None:
    """What a build warns of is what `check` finds."""
    assert named(Run("check", "--workspace", str(folder))) == named(built)


def test_strict_builds_nothing(folder: Path, built: Run, tmp_path: Path) -> None:
    """The same list as errors and exit 2, although an earlier build stands; English alone lacks nothing."""
    before = {path: path.stat().st_mtime_ns for path in (folder / "build" / "site").rglob("*")}
    run = Run("build", "--workspace", str(folder), "--format", "html", "--l10n", "strict")

    assert run.status == 2
    assert named(run) == named(built)
    assert all(": error: " in line for line in run.err.splitlines())
    assert {path: path.stat().st_mtime_ns for path in (folder / "build" / "site").rglob("*")} == before
    english = ("--locale", "en", "--format", "json", "--output", str(tmp_path))
    assert Run("build", "--workspace", str(folder), "--l10n", "strict", *english).status == 0


def test_each_run_of_english_is_marked_and_counted(folder: Path, built: Run) -> None:
    """In the page's text with language and direction, in attributes plain, in the method note as a number."""
    page = (folder / "build" / "site" / "2026-W47" / "de" / "index.html").read_text(encoding="utf-8")
    english = '<span lang="en" dir="ltr">'

    assert f'<h2 title="Ask the desk">{english}Ask the desk</span></h2>' in page
    assert '<a href="#method" lang="en" dir="ltr">All of it</a>' in page
    assert f"{english}Seen by {english}the desk</span></span>" in page
    assert ">Method</h2>" not in page
    assert f"{len(OWN) + 3} Bezeichnungen dieser Seiten sind nicht in diese Sprache übersetzt" in page
    assert re.search(r'lang="en"[^>]*>Water', page)


def test_no_mark_is_left_anywhere(folder: Path, built: Run) -> None:
    """Pages, Markdown and e-mail hold neither the marks nor a sign in their place."""
    site = folder / "build" / "site" / "2026-W47"
    message = BytesParser(policy=policy.default).parsebytes((folder / "build" / "mail" / "2026-W47" / "de.eml").read_bytes())
    texts = [path.read_text(encoding="utf-8") for path in sorted(site.rglob("*")) if path.suffix in (".html", ".md")]
    texts += [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]

    assert len(texts) > 6
    assert not any(sign in text for text in texts for sign in (OPEN, CLOSE, "\ufffd"))


def test_a_catalogue_of_the_workspace_mends_it(tmp_path: Path) -> None:
    """With its own words translated and its titles given, a strict build passes and the note counts nothing."""
    config = CONFIG.replace('locales = ["en"]', 'locales = ["en", "ru"]')
    root = workspace(tmp_path, config=config)
    place = root / "templates" / "locale" / "ru" / "briefgen.po"
    place.parent.mkdir(parents=True)
    (root / "templates" / "briefing.html").write_text(TEMPLATE, encoding="utf-8")
    rows = {"Ask the desk": "Спросите редакцию", "All of it": "Всё", "seen by %(name)s": "просмотрено: %(name)s", "the desk": "редакция"}
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    place.write_text(head + "".join(f'\nmsgid "{words}"\nmsgstr "{own}"\n' for words, own in rows.items()), encoding="utf-8")
    run = Run("build", "--workspace", str(root), "--format", "html", "--l10n", "strict")
    page = (root / "build" / "site" / "2026-W47" / "ru" / "index.html").read_text(encoding="utf-8")

    assert (run.status, named(run)) == (0, [])
    assert "Спросите редакцию" in page
    assert "не переведен" not in page


def test_a_subtitle_in_another_language_says_so(tmp_path: Path) -> None:
    """A line under the title that has no form in the page's language carries its own."""
    config = CONFIG.replace("[selection]", 'subtitle = "Every week"\n\n[selection]', 1)
    root = workspace(tmp_path, config=config.replace('locales = ["en"]', 'locales = ["en", "fa"]'))
    Run("build", "--workspace", str(root), "--format", "html")
    page = (root / "build" / "site" / "2026-W47" / "fa" / "index.html").read_text(encoding="utf-8")

    assert '<p class="subtitle" lang="en" dir="ltr">Every week</p>' in page


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ("<p>plain</p>", "<p>plain</p>"),
        ("<p>[A] b</p>", '<p><span lang="en" dir="ltr">A</span> b</p>'),
        ("<title>x [A]</title>", "<title>x A</title>"),
        ('<p title="[A]">[B]</p>', '<p title="A"><span lang="en" dir="ltr">B</span></p>'),
        ("<a>[A]</a>", '<a lang="en" dir="ltr">A</a>'),
        ("<p>[a <code>b</code> c]</p>", '<p><span lang="en" dir="ltr">a <code>b</code> c</span></p>'),
        ("<p>[a [b]]</p>", '<p><span lang="en" dir="ltr">a <span lang="en" dir="ltr">b</span></span></p>'),
        ("<p>[a</p><p>b]</p>", "<p>a</p><p>b</p>"),
        ("<p>]a</p>", "<p>\ufdd1a</p>"),
        ("<p>[a</p>", "<p>\ufdd0a</p>"),
    ],
)
def test_marks_become_elements(html: str, after: str) -> None:
    """A run within one element gets its own; what a source put there never cuts an element in two (`[` and `]` stand for the marks)."""
    assert settled(html.replace("[", OPEN).replace("]", CLOSE), "en") == after


PLURAL = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n{}\nmsgid "a dam"\nmsgid_plural "dams"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
)


def test_a_catalogue_that_says_nothing_of_plurals_has_those_of_its_language() -> None:
    """Armenian, Georgian, Turkish and Persian have two forms; Babel alone would expect one."""
    for code in ("hy", "ka", "tr", "fa"):
        words = Words(code, [PLURAL.format("").encode()])
        assert (words.ngettext("a dam", "dams", 1), words.ngettext("a dam", "dams", 2)) == ("x", "y"), code


def test_a_catalogue_with_another_number_of_forms_is_refused() -> None:
    """One made by a tool with another table says which line to write instead of falling back to English."""
    other = PLURAL.format('"Plural-Forms: nplurals=1; plural=0;\\n"\n').replace('msgstr[1] "y"\n', "")

    with pytest.raises(ValueError, match=r"nplurals is 1; write Plural-Forms: nplurals=2; plural=\(n > 1\);"):
        Words("hy", [other.encode()])
