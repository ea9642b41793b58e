"""What independent sources tell differently: days and offices. Numbers are tested with the editions, in test_since.py."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from reading import ROOT, gazetteer, raw
from workspaces import Run, build, site, workspace

from briefgen.edition.disagreement import differences
from briefgen.edition.offices import Posts
from briefgen.edition.stories import Stories, stories
from briefgen.edition.understood import Understood
from briefgen.model import Placement, Published
from briefgen.reading.parse import ParseOptions, Refused, parse
from briefgen.understanding.annotate import annotate

POSTS: Posts = {known.name: known.posts for known in gazetteer().people}
SIGNED = "The two governments signed the Samplegrad Protocol on November 9, 2026 in the old customs house."
TREATY = "Officials signed the peace treaty between Armenia and Azerbaijan on November 9, 2026 in Samplegrad."
NAMED = "Armenian Foreign Minister Ararat Mirzoyan opened a bridge over the Vltanka near Samplegrad."
UNKNOWN = "Georgian Energy Minister Otar Nimushidze opened a bridge over the Vltanka near Samplegrad."


def told(name: str, text: str, published: str = "2026-11-18", language: str = "en") -> Understood:
    """An article of which every paragraph belongs to a topic."""
    article = parse(f"{name}.txt", text.encode(), f'language = "{language}"\npublished = "{published}"\n'.encode(), ParseOptions())
    assert not isinstance(article, Refused)
    article = structs.replace(article, id=name)
    placements = tuple(Placement(paragraph=one.n, topic="t", score=0.5, reasons=()) for one in article.paragraphs)
    return Understood(article=article, marks=annotate(article, gazetteer()), placements=placements)


def found(
    one: str, other: str, *, day: str = "2026-11-18", together: bool = False, language: str = "en"
) -> list[tuple[str, str, str, str]]:
    """Kind, matter and both values of what two independent articles tell differently."""
    articles = [told("a", one, language=language), told("b", other, day, language)]
    story: Stories = {"a": ("a", "b"), "b": ("a", "b")} if together else {}
    every = differences(articles, {"a": frozenset({"x"}), "b": frozenset({"y"})}, story, POSTS)
    return [(each.kind, each.sides[0].what, each.sides[0].value, each.sides[1].value) for each in every]


def test_a_document_signed_on_two_days() -> None:
    """The same act on a document of the same name, two written days: side by side, with the words that differ."""
    other = "Envoys signed the Samplegrad Protocol on November 10, 2026 after a night of talks."

    assert found(SIGNED, other) == [("date", "Samplegrad Protocol", "November 9, 2026", "November 10, 2026")]
    assert found(TREATY, TREATY.replace("9", "10").replace("Officials", "Envoys")) == [
        ("date", "peace treaty", "November 9, 2026", "November 10, 2026")
    ]


def test_a_document_signed_on_two_days_in_russian() -> None:
    """The rule holds for the languages that have the verbs."""
    one = "Стороны подписали Пражскую декларацию 9 ноября 2026 года в старом здании таможни."
    other = "Представители двух стран подписали Пражскую декларацию 10 ноября 2026 года после ночных переговоров."

    assert [each[0] for each in found(one, other, language="ru")] == ["date"]


@pytest.mark.parametrize(
    "other",
    [
        "Envoys ratified the Samplegrad Protocol on November 10, 2026 after a night of talks.",
        "Envoys will sign or have signed the Samplegrad Protocol on November 10, 2026 after a night of talks.",
        "Envoys signed the Musterburg Protocol on November 10, 2026 after a night of talks.",
        "Envoys signed the Samplegrad Protocol on November 30, 2026 after a night of talks.",
        "Envoys signed the Samplegrad Protocol in November 2026 after a night of talks.",
        "Envoys signed the Samplegrad Protocol on Tuesday after a night of talks.",
        "Envoys signed the Samplegrad Protocol on November 9, 2026 after a night of talks.",
        "Envoys signed the Samplegrad Protocol on November 10, 2026.\n\nThe night of November 9, 2026 was spent on commas.",
        "SAMPLEGRAD, Nov 10 (Sample Wire) - Envoys signed the Samplegrad Protocol after a night of talks.",
        "“Envoys signed the Samplegrad Protocol on November 10, 2026,” Vera Obraztsova said.",
        "Ministers praised the Samplegrad Protocol and signed a lease on November 10, 2026.",
        "Parliament met on November 10, 2026 after ministers had signed the Samplegrad Protocol.",
        "Armenia signed the Samplegrad Protocol on November 10, 2026 after Georgia had asked for it.",
    ],
)
def test_what_is_no_disagreement_on_a_day(other: str) -> None:
    """Another act, document, clause or signer, what is to come, a coarse or reckoned date, a dateline, a quotation, both days."""
    assert found(SIGNED.replace("The two governments", "Azerbaijan"), other) == []


def test_a_kind_of_document_without_its_parties_is_not_one_document() -> None:
    """“A peace treaty” here and there may be two."""
    one = TREATY.replace(" between Armenia and Azerbaijan", "")

    assert found(one, one.replace("9", "10")) == []


def test_a_person_in_two_offices() -> None:
    """The same person in the same week, in two offices of which one cannot be right."""
    other = "Ministers met where Armenian Defence Minister Ararat Mirzoyan cut the ribbon of the Vltanka bridge."

    assert found(NAMED, other) == [("office", "Ararat Mirzoyan", "Foreign Minister", "Defence Minister")]


def test_a_person_whom_nobody_knows_needs_one_story() -> None:
    """Two people may share a name: an unknown one is compared only where both articles tell of one event."""
    other = UNKNOWN.replace("Energy", "Foreign").replace("opened", "closed")

    assert found(UNKNOWN, other) == []
    assert found(UNKNOWN, other, together=True) == [("office", "Otar Nimushidze", "Energy Minister", "Foreign Minister")]


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("The visitors met Minister Ararat Mirzoyan at the bridge.", "2026-11-18"),
        ("The visitors met Foreign Minister Mirzoyan at the bridge.", "2026-11-18"),
        ("The visitors met former Defence Minister Ararat Mirzoyan at the bridge.", "2026-11-18"),
        ("The visitors met Deputy Defence Minister Ararat Mirzoyan at the bridge.", "2026-11-18"),
        ("The visitors met Defence Minister Ararat Mirzoyan at the bridge.", "2026-12-18"),
        ("Ararat Mirzoyan was appointed on Monday. The visitors met Defence Minister Ararat Mirzoyan at the bridge.", "2026-11-18"),
        ("Defence Minister Ararat Mirzoyan spoke first.\n\nForeign Minister Ararat Mirzoyan spoke last.", "2026-11-18"),
        ("In May 2009 the visitors met Defence Minister Ararat Mirzoyan at the bridge.", "2026-11-18"),
        ("The visitors met Sampleclub President Ararat Mirzoyan at the bridge.", "2026-11-18"),
        ("“I saw Defence Minister Ararat Mirzoyan at the bridge,” Vera Obraztsova said.", "2026-11-18"),
        ("The visitors met Turkish Defence Minister Ararat Mirzoyan at the bridge.", "2026-11-18"),
    ],
)
def test_what_is_no_disagreement_on_an_office(other: str, day: str) -> None:
    """A general, former, deputy or past office, a change of office, both offices in one article, another time, country or voice."""
    assert found(NAMED, other, day=day) == []


def test_offices_that_the_gazetteer_knows_from_another_time_are_no_disagreement() -> None:
    """Vladimir Putin was prime minister: a slip into a former office is no second office."""
    one = "Russian President Vladimir Putin opened a bridge over the Vltanka near Samplegrad."

    assert found(one, one.replace("President", "Prime Minister").replace("opened", "closed")) == []
    assert len(found(one, one.replace("President", "Foreign Minister").replace("opened", "closed"))) == 1


def test_publishers_that_print_one_wire_do_not_disagree() -> None:
    """A slip in a reprint is no second source."""
    articles = [told("a", SIGNED), told("b", SIGNED.replace("November 9", "November 10"))]

    assert differences(articles, {"a": frozenset({"x"}), "b": frozenset({"x", "y"})}, {}, POSTS) == []


def test_days_and_offices_stand_in_the_edition_and_are_proved(tmp_path: Path) -> None:
    """Both sides are printed with their citations, nothing of them twice, and `verify` proves them."""
    head = "---\ntitle: T{0}\npublished: 2026-11-{0}\npublisher: {1}\nlanguage: en\n---\n\n"
    river = "\n\nThe river below the dam at Samplegrad stayed within its banks all week, said the water board.\n"
    signed = "Envoys of both shores signed the Samplegrad River Protocol on November {}, 2026 in the customs house."
    named = "Armenian {} Minister Ararat Mirzoyan looked at the river from the new dam near Samplegrad."
    articles = {
        "a.md": head.format(17, "Gazette") + signed.format(9) + "\n\n" + named.format("Foreign") + river,
        "b.md": head.format(18, "Post") + signed.format(10).replace("Envoys", "Ministers") + "\n\n" + named.format("Defence") + "\n",
    }
    (tmp_path / "gazetteer.toml").write_bytes((ROOT / "gazetteer.toml").read_bytes())
    assert build(workspace(tmp_path, articles)).status == 0
    brief = json.loads(site(tmp_path)["2026-W47/brief.json"])
    told_ = [(one["kind"], one["what"], [side["value"] for side in one["sides"]]) for one in brief["disagreements"]]
    shown = [item["text"] for section in brief["sections"] for item in section["items"]]

    assert told_ == [
        ("date", "Samplegrad River Protocol", ["November 9, 2026", "November 10, 2026"]),
        ("office", "Ararat Mirzoyan", ["Foreign Minister", "Defence Minister"]),
    ]
    assert not any("Protocol" in text or "Mirzoyan" in text for text in shown)
    assert Run("verify", str(tmp_path / "build" / "site")).status == 0


PIECES = st.sampled_from(
    "Ilham Aliyev|Prime Minister |Azerbaijani President |the Baku Declaration| signed |was signed| on November 9, 2026|\n\n|. |“|”| and |"
    "385 villages|Владимир Путин|подписали |9 ноября 2026 года|\u0000|\u202e|BAKU, Nov 9 (CSW) - ".split("|")
)


@given(
    st.lists(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14), min_size=2, max_size=4), st.sampled_from(["en", "ru", "xx", ""])
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_compared(texts: list[list[str]], language: str) -> None:
    """No text raises, and every value stands in its sentence."""
    day = Published(value="2026-11-18", precision="day")
    read = [structs.replace(raw("".join(parts), language=language), id=f"n{n}", published=day) for n, parts in enumerate(texts)]
    placed = [tuple(Placement(paragraph=part.n, topic="t", score=0.5, reasons=()) for part in each.paragraphs) for each in read]
    articles = [
        Understood(article=one, marks=annotate(one, gazetteer()), placements=every) for one, every in zip(read, placed, strict=True)
    ]
    told_ = stories(articles, {})
    for each in differences(articles, {one.article.id: frozenset({one.article.id}) for one in articles}, told_, POSTS):
        assert all(side.value and side.value in side.found.slice(side.sentence.start, side.sentence.end) for side in each.sides)
