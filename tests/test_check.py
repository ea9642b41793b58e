"""`check` finds what is wrong with a workspace before a build does, names its place, and writes nothing."""

from pathlib import Path

import pytest
from faulty import tree
from workspaces import ARTICLES, CONFIG, Run, workspace

from briefgen.building import specimen
from briefgen.pages import page

BOTH = CONFIG.replace('locales = ["en"]', 'locales = ["en", "ru"]')


def desk(folder: Path, templates: dict[str, str], config: str = CONFIG) -> Path:
    """A workspace with its own templates."""
    workspace(folder, config=config)
    for name, text in templates.items():
        place = folder / "templates" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


def check(folder: Path, *arguments: str) -> Run:
    """`briefgen check`."""
    return Run("check", "--workspace", str(folder), *arguments)


def test_a_sound_workspace_has_no_problem(tmp_path: Path) -> None:
    """Bundled templates and catalogues are sound in every language."""
    run = check(workspace(tmp_path, config=BOTH))

    assert (run.status, run.err) == (0, "2 articles; 0 errors, 0 warnings\n")


def block(name: str, inside: str, page: str = "briefing") -> str:
    """An override of one block, what is inside it on the third line."""
    return f'{{% extends "default/{page}.html" %}}\n{{% block {name} %}}\n{inside}\n{{% endblock %}}\n'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("briefing.html", block("method", "{{ nothing_here }}"), "'nothing_here' is undefined"),
        ("briefing.html", block("method", "{% if brief %}{{ brief.nothing }}{% endif %}"), "has no attribute 'nothing'"),
        ("briefing.html", block("method", "{% for %}"), "Expected an expression"),
        ("briefing.html", block("method", "{{ brief.title.text|nothing }}"), "No filter named 'nothing'"),
        ("briefing.html", block("method", "{{ brief.timeline[0].when.nothing }}"), "has no attribute 'nothing'"),
        ("briefing.html", block("method", "{{ brief.sections[0].items[0].text }}"), "no element 0"),
        ("briefing.html", block("method", "{{ brief.disagreements[0].nothing }}"), "has no attribute 'nothing'"),
        ("print.html", block("method", "{{ brief.sources[0].url.host }}", "print"), "has no attribute 'host'"),
        ("evidence.html", block("main", "{{ evidence.paragraphs[0].nothing }}", "evidence"), "has no attribute 'nothing'"),
        ("index.html", block("main", "{{ years[0].rows[0].nothing }}", "index"), "has no attribute 'nothing'"),
        ("own/unused.html", "\n\n{% endif %}", "Encountered unknown tag 'endif'"),
        ("brief.md", "\n\n{{ brief.nothing }}", "has no attribute 'nothing'"),
    ],
)
def test_a_broken_template_names_its_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    """What only fails with data, what only fails without, what no page uses, what is not even a template: file, line, exit 2."""
    run = check(desk(tmp_path, {name: text}))
    lines = [line for line in run.err.splitlines() if line.startswith("templates/")]

    assert run.status == 2
    assert lines
    assert all(line.startswith(f"templates/{name}:3: error: ") for line in lines), lines
    assert any(said in line for line in lines), lines
    assert all(line.endswith(" [broken-template]") for line in lines)


def test_every_broken_template_is_named_beside_the_problems_of_sources(tmp_path: Path) -> None:
    """One run tells everything: two templates, a damaged source, in the order of their names."""
    templates = {"print.html": block("method", "{{ one }}", "print"), "index.html": block("main", "{{ two }}", "index")}
    folder = desk(tmp_path, templates)
    workspace(folder, {**ARTICLES, "empty.txt": ""})
    run = check(folder)

    assert run.status == 2
    assert [line.split(": ")[0] for line in run.err.splitlines()[:-1]] == [
        "sources/empty.txt",
        "templates/index.html:3",
        "templates/print.html:3",
    ]
    assert run.err.splitlines()[-1] == "2 articles; 3 errors, 0 warnings"


@pytest.mark.parametrize(
    ("name", "text"),
    [("default/base.html", ""), ("extra.css", "\udcff"), ("locale/ru/briefgen.po", 'msgid "a"\nmsgstr "b"\nno catalogue at all\n')],
)
def test_a_theme_that_cannot_be_loaded_is_a_broken_template(tmp_path: Path, name: str, text: str) -> None:
    """A forbidden name, a file that is not UTF-8, a damaged catalogue: the file is named, exit 2."""
    folder = desk(tmp_path, {name: ""}, BOTH)
    (folder / "templates" / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    run = check(folder)

    assert run.status == 2
    assert any(line.startswith(f"templates/{name}") for line in run.err.splitlines()), run.err


def test_words_without_a_translation_are_named(tmp_path: Path) -> None:
    """A message of an own template that no catalogue has: a warning with its line and language; the own catalogue mends it."""
    folder = desk(tmp_path, {"briefing.html": block("method", '{{ _("Ask the desk first") }}')}, BOTH)
    lacking = check(folder)
    strict = check(folder, "--strict")
    catalogue = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Ask the desk first"\nmsgstr "Сначала спросите редакцию"\n'
    )
    mended = check(desk(folder, {"locale/ru/briefgen.po": catalogue}, BOTH))

    assert (lacking.status, strict.status) == (0, 1)
    assert lacking.err.splitlines()[0].startswith('templates/briefing.html:3: warning: "Ask the desk first" has no translation into ru; ')
    assert lacking.err.splitlines()[0].endswith(" [untranslated]")
    assert (mended.status, mended.err) == (0, "2 articles; 0 errors, 0 warnings\n")


def test_phrases_that_never_fired_are_named_when_asked(tmp_path: Path) -> None:
    """Only with --verbose, because a list of topics waits for much that no article says yet."""
    folder = workspace(tmp_path, config=CONFIG.replace('"river*"', '"river*", "hydrofoil*"'))
    plain, verbose = check(folder), check(folder, "--verbose")

    assert "hydrofoil" not in plain.err
    assert [line for line in verbose.err.splitlines() if "[phrase-unused]" in line] == [
        f"briefgen.toml:{CONFIG.splitlines().index('[topics.water]') + 3}: warning: "
        "topic water: 'hydrofoil*' occurs in no article [phrase-unused]"
    ]
    assert verbose.status == 0
    assert check(folder, "--verbose", "--strict").status == 0  # waiting is not wrong


def test_topics_are_checked_with_their_line(tmp_path: Path) -> None:
    """A phrase that two topics decide by is named where the first topic stands."""
    run = check(workspace(tmp_path, config=CONFIG.replace('any = ["railway*"', 'any = ["dam", "railway*"')))
    line = CONFIG.splitlines().index("[topics.water]") + 3

    assert run.err.startswith(f"briefgen.toml:{line}: warning: ")
    assert run.err.splitlines()[0].endswith(" [phrase-in-two-topics]")


def test_checking_writes_nothing(tmp_path: Path) -> None:
    """The workspace stays as it was, templates and all."""
    folder = desk(tmp_path, {"briefing.html": block("method", "{{ nothing_here }}")}, BOTH)
    before = tree(folder)
    check(folder, "--verbose")

    assert tree(folder) == before


def test_the_specimen_is_an_edition_like_any_other() -> None:
    """What templates are tried on has every part that an edition can have, and each of its citations is true."""
    full, articles = specimen.full()
    texts = {article.id: article.text for article in articles}
    cited = page.cited_spans(full)

    assert all(getattr(full, name) for name in full.__struct_fields__), [n for n in full.__struct_fields__ if not getattr(full, n)]
    assert {source.id for source in full.sources} == set(texts)
    assert set(cited) == set(texts)
    assert all(0 <= span.start < span.end <= len(texts[name]) for name, spans in cited.items() for span in spans)
