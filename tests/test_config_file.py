"""Reading briefgen.toml."""

import pytest

from briefgen.config_file import read_config
from briefgen.diagnostics import BriefgenError, Diagnostic

TOPIC = b'[topics.water]\ntitle = "Water"\nany = ["river"]\n'


def problems(text: bytes) -> list[tuple[int, str, str]]:
    """Line, code and hint of every problem that a configuration raises."""
    with pytest.raises(BriefgenError) as caught:
        read_config(text)
    found = [problem for problem in caught.value.problems if isinstance(problem, Diagnostic)]
    return [(problem.line, problem.code, problem.hint) for problem in found]


def test_an_empty_file_is_the_defaults() -> None:
    """Every key has a default, so that an empty configuration is a legal one."""
    config = read_config(b"")

    assert config.briefing.period == "week"
    assert config.briefing.time_zone == "UTC"
    assert config.briefing.marking == "TLP:CLEAR"
    assert config.sources.folders == ("sources",)
    assert config.selection.items == 8
    assert config.topics == ()


def test_a_design_has_numbers_of_its_own_that_the_file_overrules() -> None:
    """A note shows less than a weekly brief unless the workspace says how much."""
    note = read_config(b'[briefing]\ndesign = "note"\n').selection
    own = read_config(b'[briefing]\ndesign = "note"\n\n[selection]\nitems = 5\n').selection

    assert (note.items, note.quotes, note.timeline, note.share) == (2, 1, 0, 0.4)
    assert (own.items, own.quotes) == (5, 1)


def test_every_problem_comes_in_one_run_with_its_line() -> None:
    """One run names each wrong or unknown key with its line and the nearest known one."""
    text = (
        b'[briefing]\ntitel = "A"\nperiod = "weak"\nlocales = ["en", "rus"]\ntime_zone = "Mars/Crater"\n[sitee]\n'
        b'[topics.water]\nany = ["@wet"]\n'
    )

    assert problems(text) == [
        (2, "config-unknown-key", "did you mean 'title'?"),
        (3, "config-value", "see docs/configuration.md"),
        (4, "config-locale", "did you mean 'ru'?"),
        (5, "config-time-zone", 'write an IANA name such as "Asia/Baku"'),
        (6, "config-unknown-key", "did you mean 'site'?"),
        (7, "config-missing-key", 'add title = "…"'),
        (8, "config-unknown-alias", "add it to [aliases]"),
    ]


def test_broken_toml_names_its_line() -> None:
    """A file that is not TOML is one problem with the line where reading stopped."""
    assert problems(b"[briefing]\ntitle =\n") == [(2, "config-syntax", "see https://toml.io")]
    assert problems(b"[briefing]\ntitle = '\xff'\n")[0][:2] == (2, "config-syntax")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"briefing = 3\n", "config-type"),
        (b"topics = 3\n", "config-type"),
        (b"aliases = 3\n", "config-type"),
        (b"[aliases]\nregion = 3\n", "config-value"),
        (b"[selection]\nitems = 0\n", "config-value"),
        (b'[selection]\nitems = "8"\n', "config-value"),
        (b"[briefing]\nlocales = []\n", "config-locale"),
        (b'[briefing]\ndate = "2026-02-30"\n', "config-date"),
        (b'[briefing]\ndate = "20260221"\n', "config-date"),
        (b'[briefing]\nfile_name = "../brief.pdf"\n', "config-value"),
        (b'[site]\nbase_url = "intranet"\n', "config-value"),
        (b'[topics.Water]\ntitle = "W"\nany = ["w"]\n', "config-topic-id"),
        (b'[topics.water]\ntitle = "W"\n', "config-empty-topic"),
        (b'[topics.water]\ntitle = "W"\nall = [3]\n', "config-value"),
        (b'[topics.water]\ntitle = "W"\nany = ["w"]\ncontext = [{cue = ["x"]}]\n', "config-value"),
    ],
)
def test_a_wrong_value_is_one_problem(text: bytes, code: str) -> None:
    """Each kind of wrong value has its own stable code."""
    assert [found for _, found, _ in problems(text)] == [code]


def test_all_takes_one_group_or_several() -> None:
    """A list of lists is one group, a list of those is several."""
    one = read_config(TOPIC + b'all = [["gas", "oil"], ["Baku"]]\n').topics[0].all
    several = read_config(TOPIC + b'all = [[["gas"], ["Baku"]], [["oil"], ["Aktau"]]]\n').topics[0].all

    assert one == ((("gas", "oil"), ("Baku",)),)
    assert several == ((("gas",), ("Baku",)), (("oil",), ("Aktau",)))


def test_aliases_stand_for_their_phrases_everywhere() -> None:
    """`@name` is replaced in any, all, veto and context; a repeated phrase stands once."""
    text = (
        b'[aliases]\nsea = ["Caspian", "Black Sea"]\n[topics.water]\ntitle = "W"\nany = ["@sea", "Caspian", "lake"]\n'
        b'all = [["@sea"], ["level"]]\nveto = ["@sea"]\ncontext = [{cue = ["it"], near = ["@sea"]}]\n'
    )
    topic = read_config(text).topics[0]

    assert topic.any == ("Caspian", "Black Sea", "lake")
    assert topic.all == ((("Caspian", "Black Sea"), ("level",)),)
    assert topic.veto == ("Caspian", "Black Sea")
    assert topic.context[0].near == ("Caspian", "Black Sea")


def test_topics_keep_the_order_of_the_file() -> None:
    """Sections stand in the order in which the configuration names them."""
    text = b'[topics.b]\ntitle = "B"\nany = ["b"]\n[topics.a]\ntitle = "A"\nany = ["a"]\n'

    assert [topic.id for topic in read_config(text).topics] == ["b", "a"]
