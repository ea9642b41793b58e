"""How fast `inspect` understands articles: this checkout's sources in, articles per second of CPU time out, in all and by stage.

Run `python benchmarks/inspect_speed.py`; benchmarks/README.md says what the lines mean. The same articles in every run.
"""

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import structs

from briefgen.building.inspection import inspect_sources
from briefgen.building.workspace import Setup, open_workspace
from briefgen.config import Topic
from briefgen.edition.copies import sketch
from briefgen.files import Workspace
from briefgen.model import Article
from briefgen.reading.parse import ParseOptions, parse
from briefgen.sorting.topics import sort
from briefgen.understanding.annotate import annotate

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = 200
WORDS = 450
ROUNDS = 3
"""Each figure is the best of so many: another program on the machine can only make a round slower."""
SHORTEST = 12
MARKS = {"straight": '"', "opening": "\u201c", "with spaces": '" '}
OPTIONS = ParseOptions()
File = tuple[str, bytes]


def main() -> None:
    """Print the figures."""
    setup = open_workspace(Workspace(str(ROOT), str(ROOT / "build")))
    made = articles(paragraphs())
    stages(made, setup)
    whole(made, setup)
    phrases(made, setup)
    quote_marks(setup)


def paragraphs() -> list[str]:
    """Every longer paragraph of the English sources, as it is read."""
    found = [parse(path.name, path.read_bytes(), None, OPTIONS) for path in sorted((ROOT / "sources").iterdir()) if path.suffix != ".toml"]
    english = [one for one in found if isinstance(one, Article) and one.language == "en"]
    texts = [one.text[p.start : p.end] for one in english for p in one.paragraphs if p.role in ("body", "quote")]
    return [text for text in texts if len(text.split()) >= SHORTEST]


def articles(stock: Sequence[str]) -> list[File]:
    """Plain-text files of at least 450 words; an invented word in each paragraph keeps it from being known from another article."""
    draw = random.Random(1)
    made = []
    for number in range(ARTICLES):
        text = [f"What happened at the port on day {number}"]
        count = 0
        while count < WORDS:
            words = draw.choice(stock).split(" ")
            words[draw.randrange(len(words))] = invented(draw)
            text.append(" ".join(words))
            count += len(words)
        made.append((f"2026-0{1 + number % 9}-{10 + number % 18}-report-{number}.txt", "\n\n".join(text).encode()))
    return made


def invented(draw: random.Random) -> str:
    """A word that stands in no source."""
    return "".join(draw.choices("aeioubdgklmnrstvz", k=9))


def best(run: Callable[[], object]) -> float:
    """Seconds of CPU time."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def stages(made: Sequence[File], setup: Setup) -> None:
    """The four stages of an article, one by one and together."""
    all_understood(made[:5], setup)  # what is compiled once a run
    parsed = [article for path, data in made if isinstance(article := parse(path, data, None, OPTIONS), Article)]
    taken = {
        "parse": best(lambda: [parse(path, data, None, OPTIONS) for path, data in made]),
        "annotate": best(lambda: [annotate(article, setup.gazetteer) for article in parsed]),
        "sort": best(lambda: [sort(article, setup.config.topics) for article in parsed]),
        "sketch": best(lambda: [sketch(article) for article in parsed]),
    }
    for name, seconds in taken.items():
        line(name, seconds, len(made))
    line("four stages together", best(lambda: all_understood(made, setup)), len(made))


def all_understood(made: Sequence[File], setup: Setup) -> None:
    """Every article through the four stages, one after the other."""
    for path, data in made:
        understood(path, data, setup, setup.config.topics)


def understood(path: str, data: bytes, setup: Setup, topics: tuple[Topic, ...]) -> None:
    """One article through the four stages."""
    article = parse(path, data, None, OPTIONS)
    if isinstance(article, Article):
        sort(article, topics, annotate(article, setup.gazetteer))
        sketch(article)


def whole(made: Sequence[File], setup: Setup) -> None:
    """`inspect --json` over a folder of the articles, nothing known of them: with files, cache, copies and the printed lines."""
    taken = []
    for _ in range(ROUNDS):
        folder = Path(tempfile.mkdtemp())
        (folder / "sources").mkdir()
        for path, data in made:
            (folder / "sources" / path).write_bytes(data)
        config = structs.replace(setup.config, sources=structs.replace(setup.config.sources, folders=("sources",)))
        there = structs.replace(setup, workspace=Workspace(str(folder), str(folder / "build")), config=config)
        taken.append(best_once(lambda there=there: list(inspect_sources(there, None, (), jobs=1).lines(as_json=True))))  # type: ignore[misc]
        shutil.rmtree(folder)
    line("inspect --json, empty cache", min(taken), len(made))


def best_once(run: Callable[[], object]) -> float:
    """Seconds of CPU time of one run."""
    start = time.process_time()
    run()
    return time.process_time() - start


def phrases(made: Sequence[File], setup: Setup) -> None:
    """Sorting with the phrases of the configuration, and with four times as many, of which the articles hold no more."""
    parsed = [article for path, data in made if isinstance(article := parse(path, data, None, OPTIONS), Article)]
    draw = random.Random(2)
    for times in (1, 4):
        topics = tuple(enlarged(topic, times, draw) for topic in setup.config.topics)
        sort(parsed[0], topics)
        number = sum(len(set(all_phrases(topic))) for topic in topics)
        line(f"sort, {number} phrases", best(lambda topics=topics: [sort(article, topics) for article in parsed]), len(parsed))  # type: ignore[misc]


def all_phrases(topic: Topic) -> Iterable[str]:
    """Every phrase of a topic."""
    return (
        *topic.any,
        *topic.veto,
        *(phrase for group in topic.all for words in group for phrase in words),
        *(phrase for rule in topic.context for phrase in (*rule.cue, *rule.near)),
    )


def enlarged(topic: Topic, times: int, draw: random.Random) -> Topic:
    """The topic with further phrases that begin as its own do and end in a word of no article."""
    further = [f"{phrase.split()[0]} {invented(draw)}" for phrase in all_phrases(topic) for _ in range(times - 1)]
    return structs.replace(topic, any=(*topic.any, *further))


def quote_marks(setup: Setup) -> None:
    """A megabyte of nothing but quote marks."""
    for name, mark in MARKS.items():
        data = ("A line of news.\n\n" + mark * (1_000_000 // len(mark.encode()))).encode()
        seconds = best_once(lambda data=data: understood("marks.txt", data, setup, setup.config.topics))  # type: ignore[misc]
        print(f"1 MB of quote marks, {name:12} {seconds:8.2f} s")


def line(name: str, seconds: float, number: int) -> None:
    """Print one figure."""
    print(f"{name:32} {1000 * seconds / number:7.2f} ms an article {number / seconds:8.0f} articles per CPU second")


if __name__ == "__main__":
    main()
