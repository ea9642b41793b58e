"""Whatever changes in whatever order, a rebuild gives what a clean build gives, byte for byte."""

import itertools
import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, rule, run_state_machine_as_test
from workspaces import CONFIG, Run, site

DAYS = ("2026-11-10", "2026-11-17", "2026-11-18", "2026-11", "2025", "")
PUBLISHERS = ("Sample Gazette", "Example Post", "Specimen Telegraph", "")
PARAGRAPHS = (
    "Engineers opened two gates of the dam at Samplegrad on November 16, 2026 after a week of rain.",
    "Engineers opened three gates of the dam at Samplegrad on November 16, 2026 after a week of rain.",
    'The reservoir rose by 4 metres. "No village below the dam has been flooded so far," said Vera Obraztsova, who heads the water board.',
    "The railway through the valley carried its first freight train in nine years on Tuesday.",
    "Passenger trains will follow when the station at Musterburg has been repaired, the railway company said.",
    "Shops in the old town stayed open, and the market was held as on any other day.",
)
OPTIONS = {
    "title": CONFIG.replace("River Weekly", "River Letter"),
    "period": CONFIG.replace('locales = ["en"]', 'locales = ["en"]\nperiod = "month"'),
    "locales": CONFIG.replace('locales = ["en"]', 'locales = ["ru", "en"]'),
    "topics": CONFIG.replace('"reservoir*"', '"market"'),
    "share": CONFIG.replace("share = 0.9", "share = 0.4"),
    "size": CONFIG + "\n[sources]\nmax_bytes = 300\n",
    "as at first": CONFIG,
}
TEMPLATES = {
    "extra.css": b".brief { color: #123 }\n",
    "briefing.html": b'{% extends "default/briefing.html" %}\n{% block sections %}{{ super() }}<!-- own -->{% endblock %}\n',
}
FILES = {
    "publishers.toml": (
        '[publishers."Sample Gazette"]\nreliability = "B"\nnote = "States its sources."\nrated = 2026-11-01\n',
        '[families]\n"One House" = ["Sample Gazette", "Example Post"]\n',
    ),
    "gazetteer.toml": (
        '[[person]]\nname = "Vera Obraztsova"\ngender = "f"\n',
        '[[person]]\nname = "Vera Obraztsova"\ngender = "f"\nsurnames = ["Obraztsova"]\n',
    ),
    "editions/2026-W47.md": ("The dam will hold, in our judgement.\n", "Nothing else was seen this week.\n"),
}
FRONT = "front"
FORMATS = ("--format", "html", "--format", "json", "--format", "markdown")

text = st.builds(
    lambda day, publisher, body: (
        "---\n"
        + (f"published: {day}\n" if day else "")
        + (f"publisher: {publisher}\n" if publisher else "")
        + "title: A report\nlanguage: en\n---\n\n"
        + "\n\n".join(body)
        + "\n"
    ),
    st.sampled_from(DAYS),
    st.sampled_from(PUBLISHERS),
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5, unique=True),
)


class Rebuilds(RuleBasedStateMachine):
    """A workspace that is changed and rebuilt, beside which a clean build of the same files is made after each change."""

    sources: Bundle[str] = Bundle("sources")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.work = self.folder / "work"
        (self.work / "sources").mkdir(parents=True)
        self.names = (f"{name}.{kind}" for name, kind in zip(itertools.count(), itertools.cycle(("md", "txt")), strict=False))

    @initialize(target=sources, words=text)
    def begin(self, words: str) -> str:
        """One article at first, always with a date, so that there is something to build."""
        (self.work / "briefgen.toml").write_text(CONFIG)
        (self.work / "sources" / "first.md").write_text("---\npublished: 2026-11-17\n---\n\n" + "\n\n".join(PARAGRAPHS[2:4]) + "\n")
        return self.put(next(self.names), words)

    @rule(target=sources, words=text)
    def add(self, words: str) -> str:
        """A new article, plain text or Markdown; a web page would only be slow."""
        return self.put(next(self.names), words)

    @rule(name=sources, words=text)
    def edit(self, name: str, words: str) -> None:
        """Other words, date or publisher in the same file."""
        self.put(name, words)

    @rule(name=consumes(sources))
    def remove(self, name: str) -> None:
        """One article less."""
        (self.work / "sources" / name).unlink()
        self.check()

    @rule(target=sources, name=consumes(sources))
    def rename(self, name: str) -> str:
        """The same bytes under another name."""
        fresh = f"moved-{name}"
        (self.work / "sources" / name).rename(self.work / "sources" / fresh)
        self.check()
        return fresh

    @rule(name=sources, day=st.sampled_from(DAYS[:3]), there=st.booleans())
    def side_car(self, name: str, day: str, there: bool) -> None:
        """A side-car comes, changes or goes."""
        place = self.work / "sources" / f"{name}.meta.toml"
        if there:
            place.write_text(f'published = "{day}"\n')
        else:
            place.unlink(missing_ok=True)
        self.check()

    @rule(option=st.sampled_from(sorted(OPTIONS)))
    def configure(self, option: str) -> None:
        """Other options."""
        (self.work / "briefgen.toml").write_text(OPTIONS[option])
        self.check()

    @rule(name=st.sampled_from(sorted(TEMPLATES)), there=st.booleans())
    def template(self, name: str, there: bool) -> None:
        """A template of the workspace's own comes or goes."""
        self.set(self.work / "templates" / name, TEMPLATES[name] if there else None)

    @rule(name=st.sampled_from(sorted(FILES)), which=st.sampled_from((0, 1, None)))
    def desk(self, name: str, which: int | None) -> None:
        """Ratings, families, the gazetteer, what the analyst says: they come, change and go."""
        self.set(self.work / name, FILES[name][which].encode() if which is not None else None)

    @rule()
    def nothing(self) -> None:
        """Nothing at all."""
        self.check()

    def put(self, name: str, words: str) -> str:
        """Write a source and build."""
        self.set(self.work / "sources" / name, words.encode())
        return name

    def set(self, place: Path, data: bytes | None) -> None:
        """Write or remove a file and build."""
        place.parent.mkdir(exist_ok=True)
        if data is None:
            place.unlink(missing_ok=True)
        else:
            place.write_bytes(data)
        self.check()

    def check(self) -> None:
        """The rebuild says and writes what a clean build says and writes. An edition that fell empty stays in both: it was published."""
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(self.work, clean, ignore=shutil.ignore_patterns("build"))
        rebuilt, made = (Run("build", "--workspace", str(folder), "--edition", "each", *FORMATS) for folder in (self.work, clean))
        assert rebuilt.status == made.status in (0, 1), made.err
        assert _problems(rebuilt) == _problems(made)
        ours, theirs = _editions(site(self.work)), _editions(site(clean))
        assert {name: ours.get(name) for name in theirs if name != FRONT} == {name: theirs[name] for name in theirs if name != FRONT}
        if ours.keys() == theirs.keys():
            assert ours[FRONT] == theirs[FRONT]

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)


def _editions(content: dict[str, bytes]) -> dict[str, dict[str, bytes]]:
    """The files of each edition, and of the front pages. Styles of a theme that is gone stay, for pages that were published with it."""
    found: dict[str, dict[str, bytes]] = {}
    for path, data in content.items():
        first = path.partition("/")[0]
        if first != "assets":
            found.setdefault(first if first[:4].isdigit() else FRONT, {})[path] = data
    return found


def _problems(run: Run) -> list[str]:
    return [line for line in run.err.splitlines() if line.endswith("]")]


def rebuilt(examples: int, steps: int) -> None:
    """Run so many histories of so many changes."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    ways = settings(max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True, suppress_health_check=checks)
    run_state_machine_as_test(Rebuilds, settings=ways)


def test_a_rebuild_is_a_clean_build() -> None:
    """Adds, edits, removals, renames, side-cars, options, templates, ratings and decisions, in histories drawn at random."""
    rebuilt(examples=6, steps=12)


@pytest.mark.long
def test_a_rebuild_is_a_clean_build_at_length() -> None:
    """The same in many more and longer histories."""
    rebuilt(examples=60, steps=30)
