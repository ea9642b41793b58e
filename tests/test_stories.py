"""Which articles tell of one event."""

import json
import random
from pathlib import Path
from typing import Any

from msgspec import structs
from reading import ROOT, gazetteer
from workspaces import CONFIG, Run, build, site, workspace

from briefgen.config import SelectionTable
from briefgen.edition.candidates import Candidate
from briefgen.edition.copies import sketch
from briefgen.edition.corroboration import voices
from briefgen.edition.selection import Ranked, choose
from briefgen.edition.stories import Stories, stories, story_id
from briefgen.edition.understood import Understood
from briefgen.model import Span
from briefgen.reading.parse import ParseOptions, Refused, parse
from briefgen.understanding.annotate import annotate

SUMMIT = (
    "Putin and Aliyev open a rail bridge\n\nRussian President Vladimir Putin and Azerbaijani President Ilham Aliyev opened a rail bridge "
    "over the Samur at Yalama on Tuesday.\n\nThe bridge has 14 spans and cost 385 million dollars, the railway company Sampleways said."
)
RETOLD = (
    "First train crosses the Samur\n\nA freight train crossed the new Samur bridge at Yalama on Tuesday in the presence of Vladimir Putin "
    "and Ilham Aliyev.\n\nSampleways spent 385 million dollars on the 14 spans of the bridge."
)
RUSSIAN = (
    "Мост через Самур открыт\n\nПрезидент России Владимир Путин и президент Азербайджана Ильхам Алиев 17 ноября открыли мост у Яламы.\n\n"
    "Строительство обошлось в 385 миллионов долларов."
)
OTHER_DAY = SUMMIT.replace("Tuesday", "Wednesday").replace("opened", "closed")
OTHER_PEOPLE = SUMMIT.replace("Azerbaijani President Ilham Aliyev", "Armenian Prime Minister Nikol Pashinyan").replace(
    "Aliyev", "Pashinyan"
)
MARKET = (
    "Prices of apricots fall\n\nApricots cost a third less at the market of Musterburg than a year ago.\n\nTraders blame the warm spring "
    "and a lorry strike for the fall of prices."
)


CALL = (
    "Telephone conversation with Ilham Aliyev\n\nVladimir Putin had a telephone conversation with President of Azerbaijan Ilham Aliyev.\n\n"
    "The presidents spoke about trade between Russia and Azerbaijan and about the railway along the Caspian Sea."
)


def told(name: str, text: str, published: str = "2026-11-18", language: str = "en", publisher: str = "") -> Understood:
    """An article as the build understands it, under a name of its own."""
    meta = f'language = "{language}"\npublished = "{published}"\n' if published else f'language = "{language}"\n'
    article = parse(f"{name}.txt", text.encode(), meta.encode(), ParseOptions())
    assert not isinstance(article, Refused)
    article = structs.replace(article, id=name, publisher=publisher or None)
    return Understood(article=article, marks=annotate(article, gazetteer()), placements=())


def groups(*articles: Understood, same: dict[str, tuple[str, ...]] | None = None) -> set[tuple[str, ...]]:
    """The stories of these articles."""
    return set(stories(articles, same or {}).values())


def test_one_event_in_two_wordings_is_one_story() -> None:
    """Two publishers' own words about one bridge meet; what else is in the paper stays outside."""
    assert groups(told("a", SUMMIT), told("b", RETOLD), told("c", MARKET)) == {("a", "b")}


def test_an_event_meets_across_languages_by_people_days_and_figures() -> None:
    """Articles that share no word share whom, when and how much."""
    assert groups(told("a", SUMMIT), told("b", RUSSIAN, language="ru"), told("c", MARKET)) == {("a", "b")}


def test_another_day_is_another_event() -> None:
    """The same words of the same people are no story when they tell of two days."""
    assert groups(told("a", SUMMIT), told("b", OTHER_DAY, "2026-11-19")) == set()


def test_other_people_are_another_event() -> None:
    """Alike but for who met whom: two stories."""
    assert groups(told("a", SUMMIT), told("b", OTHER_PEOPLE)) == set()


def test_a_publishers_next_report_in_the_same_words_is_another_event() -> None:
    """Two calls on two days by one office that words them alike: two stories, unless a day, document or figure is the same."""
    assert groups(told("a", CALL, "2026-11-16", publisher="Office"), told("b", CALL, "2026-11-18", publisher="Office")) == set()
    assert groups(told("a", CALL, "2026-11-18", publisher="Office"), told("b", CALL, "2026-11-18", publisher="Paper")) == {("a", "b")}
    assert groups(told("a", SUMMIT, publisher="Paper"), told("b", RETOLD, "2026-11-19", publisher="Paper")) == {("a", "b")}


def test_what_was_published_a_week_apart_is_no_story() -> None:
    """An anniversary in the same words is another story; so is an article of which no day is known."""
    assert groups(told("a", SUMMIT), told("b", SUMMIT, "2026-11-25")) == set()
    assert groups(told("a", SUMMIT), told("b", SUMMIT, "2026-11")) == set()


def test_a_copy_belongs_to_its_originals_story() -> None:
    """However late or undated it is, a copy stands with its original; the story is named after its first article."""
    found = stories([told("a", MARKET), told("b", MARKET, ""), told("c", SUMMIT), told("d", RETOLD)], {"a": ("b",), "b": ("a",)})

    assert found == {"a": ("a", "b"), "b": ("a", "b"), "c": ("c", "d"), "d": ("c", "d")}
    assert story_id(found["d"]) == "story-c"


def test_the_order_of_the_articles_makes_no_difference() -> None:
    """The same articles are the same stories, however they come; the earliest stands first."""
    texts = [SUMMIT, RETOLD, OTHER_DAY, OTHER_PEOPLE, MARKET, MARKET, RUSSIAN]
    articles = [told(f"n{place}", text, f"2026-11-{21 - place % 3}") for place, text in enumerate(texts)]
    wanted = stories(articles, {})
    random.Random(1).shuffle(articles)

    assert list(stories(articles, {}).items()) == list(wanted.items())
    assert all(list(names) == sorted(names, key=lambda name: (-(int(name[1:]) % 3), name)) for names in wanted.values())


def test_articles_without_words_are_alone() -> None:
    """Nothing in common is no story."""
    assert groups(told("a", "1"), told("b", "1"), told("c", "2 3")) == set()


WIRE = (
    "Engineers of the Vltanka Water Board opened the main gate of the dam at Samplegrad on Monday after nine days of rain.\n\n"
    "The gate lets 385 cubic metres of water a second into the river below Samplegrad, engineers of the Vltanka Water Board said.\n\n"
    "Musterburg, the next town on the river, put up walls of sand along the quay before the water of the dam arrived.\n"
)
OWN = (
    "The Vltanka Water Board has opened the dam at Samplegrad for the first time in a decade, and Musterburg waits for the river.\n\n"
    "Engineers of the Vltanka Water Board opened the main gate of the dam at Samplegrad on Monday after more than nine days of rain.\n\n"
    "At 385 cubic metres a second the river stays below the quay of Musterburg.\n"
)
BRIDGES = "Two bridges over the river were painted green by apprentices of a company in Primerovo.\n"


def edition(folder: Path, articles: dict[str, tuple[str, str, str]]) -> dict[str, Any]:
    """The edition of these articles: name -> day of November, publisher, text."""
    head = "---\ntitle: T{0}\npublished: 2026-11-{0}\npublisher: {1}\nlanguage: en\n---\n\n"
    build(workspace(folder, {name: head.format(day, who) + text for name, (day, who, text) in articles.items()}, CONFIG))
    return dict(json.loads(site(folder)["2026-W47/brief.json"]))


def also(brief: dict[str, Any]) -> set[str]:
    """The sources that say the same as an item."""
    paths = {source["id"]: source["path"] for source in brief["sources"]}
    return {paths[cite["source"]] for section in brief["sections"] for item in section["items"] for cite in item["also"]}


def test_an_edition_says_which_sources_tell_one_story(tmp_path: Path) -> None:
    """Cited or left out, the articles of a story carry its id, and `explain` names the others; one alone has none."""
    articles = {
        "a.md": ("17", "Gazette", WIRE),
        "b.md": ("18", "Post", OWN),
        "c.md": ("18", "Echo", WIRE),
        "d.md": ("18", "Gazette", BRIDGES),
    }
    brief = edition(tmp_path, articles)
    told = {one["path"]: one["story"] for one in (*brief["sources"], *brief["left_out"])}
    first = next(one["id"] for one in brief["sources"] if one["path"] == "a.md")

    assert told == {"a.md": f"story-{first}", "b.md": f"story-{first}", "c.md": f"story-{first}", "d.md": None}
    lines = Run("explain", "--workspace", str(tmp_path), "b.md").out.splitlines()
    assert "b.md tells the same story in 2026-W47 as a.md, c.md" in lines
    assert not any("story" in line for line in Run("explain", "--workspace", str(tmp_path), "d.md").out.splitlines())


def test_a_wire_that_a_paper_printed_first_does_not_corroborate_it(tmp_path: Path) -> None:
    """The Post says the same as the Gazette; if a copy shows that the Gazette's text is the Post's, it counts once."""
    apart = {"a.md": ("17", "Gazette", WIRE), "b.md": ("18", "Post", OWN)}

    assert also(edition(tmp_path / "apart", apart)) == {"b.md"}
    assert also(edition(tmp_path / "wire", {**apart, "c.md": ("18", "Post", WIRE)})) == set()
    assert also(edition(tmp_path / "other", {**apart, "c.md": ("18", "Echo", WIRE)})) == {"b.md"}


def test_two_papers_of_the_example_tell_one_story_and_stay_independent() -> None:
    """Two sentences in common make no reprint: what the two say differently, and both say, still counts."""
    found = []
    for name in ("border-monitors.md", "monitors-mandate.md"):
        article = parse(name, (ROOT / "sources" / name).read_bytes(), None, ParseOptions())
        assert not isinstance(article, Refused)
        found.append(Understood(article=article, marks=annotate(article, gazetteer()), placements=()))
    one, other = (each.article for each in found)
    told = stories(found, {})
    speaking = voices([one, other], {}, told, {each.id: sketch(each) for each in (one, other)})

    assert told[one.id] == (one.id, other.id)
    assert speaking[one.id].isdisjoint(speaking[other.id])


def ranked(article: str, text: str, salience: float) -> Ranked:
    """A statement of an article."""
    candidate = Candidate(
        article=article,
        topic="water",
        spans=(Span(start=0, end=len(text)),),
        paragraph=1,
        rank=0,
        text=text,
        language="en",
        score=0.5,
        cues=frozenset(),
        standing="alone",
    )
    return Ranked(candidate=candidate, salience=salience, vector=dict.fromkeys(text.split(), 0.5))


def test_a_section_takes_turns_between_events() -> None:
    """Where two statements weigh nearly the same, that of another event is taken first; much more weight still wins."""
    near = [ranked("a", "gate dam", 1.5), ranked("b", "sand quay", 1.45), ranked("c", "green paint", 1.4)]
    far = [*near[:2], ranked("c", "green paint", 1.2)]

    def chosen(entries: list[Ranked], told: Stories) -> list[str]:
        return [one.candidate.article for one in choose(entries, ["water"], SelectionTable(items=2), 9, told)["water"]]

    assert chosen(near, {}) == ["a", "b"]
    assert chosen(near, {"a": ("a", "b"), "b": ("a", "b")}) == ["a", "c"]
    assert chosen(far, {"a": ("a", "b"), "b": ("a", "b")}) == ["a", "b"]
