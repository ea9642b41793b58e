"""Key figures: the few that stand at the head of an edition, each with the words that say what it is of."""

import pytest
from casefile import cases
from msgspec import structs
from reading import article, gazetteer

from briefgen.brief import KeyFigure
from briefgen.edition.candidates import Candidate, candidates
from briefgen.edition.glance import LONGEST, key_figures
from briefgen.edition.understood import Understood
from briefgen.model import Placement
from briefgen.statement import statement_id
from briefgen.understanding.annotate import annotate

CASES = cases("glance")
BOATS = "The old pier holds about 99 boats in the winter."


def told(name: str, text: str, language: str = "en") -> Understood:
    """An article whose body stands in the topic of its own name."""
    read = structs.replace(article(f"Sample\n\n{text}", "2026-11-20", language), id=name)
    placed = tuple(Placement(paragraph=one.n, topic=name, score=0.5, reasons=()) for one in read.paragraphs if one.role != "title")
    return Understood(article=read, marks=annotate(read, gazetteer()), placements=placed)


def glance(*articles: Understood, most: int = 8) -> tuple[KeyFigure, ...]:
    """The key figures of an edition that shows everything of these articles."""
    shown: dict[str, tuple[Candidate, ...]] = {one.article.id: candidates(one, 700) for one in articles}
    return key_figures(shown, {one.article.id: one for one in articles}, most)


@pytest.mark.parametrize(("given", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(given: str, wanted: str) -> None:
    """Every case of cases/glance.md: a figure is printed with whole phrases or not at all."""
    language, _, text = given.partition("\n")
    found = [one for one in glance(told("given", text, language), told("pier", BOATS)) if one.topic == "given"]
    figures = [one.figure.text[one.figure.text.rindex(one.value) :] for one in found]

    assert "\n".join(figures) == ("" if wanted == "nothing" else wanted)


def test_a_key_figure_is_cited_and_belongs_to_its_statement() -> None:
    """Its words are the article's from the beginning of the sentence on, and name the statement in which they stand."""
    pier = told("pier", BOATS)
    found = next(one for one in glance(pier, told("town", "The valley lost more than 6,500 troops.")) if one.topic == "pier")
    cited = found.figure.citations[0]

    assert (found.value, found.figure.text) == ("about 99 boats", "The old pier holds about 99 boats in the winter")
    assert pier.article.text[cited.start : cited.end] == found.figure.text
    assert (cited.source, cited.paragraph, cited.sha256) == ("pier", 2, pier.article.sha256)
    assert found.figure.id == statement_id("pier", "The old pier holds about 99 boats in the winter")
    assert found.item == statement_id("pier", BOATS)


def test_sections_take_turns() -> None:
    """No topic gives a second figure before each has given one; they stand in the order of the topics, the same number once."""
    one = told("one", "The fleet has 41 ships in the north. The port has 42 tugs in the south. The yard has 43 cranes in the east.")
    two = told("two", "The garden has 41 ships in the pond. The park has 51 trees in the shade of the hill.")

    assert [figure.value for figure in glance(one, two, most=2)] == ["41 ships", "51 trees"]
    assert [figure.value for figure in glance(one, two, most=3)] == ["41 ships", "42 tugs", "51 trees"]
    assert [figure.value for figure in glance(one, two)] == ["41 ships", "42 tugs", "43 cranes", "51 trees"]


def test_one_figure_is_no_glance() -> None:
    """A single figure is not set apart, and none are where none are wanted."""
    assert glance(told("pier", BOATS)) == ()
    assert glance(told("pier", BOATS), told("town", "The valley lost more than 6,500 troops."), most=0) == ()


def test_a_figure_with_too_many_words_is_left_out() -> None:
    """What would fill more than a line of the strip is no glance."""
    long = "administration" * 8
    figures = glance(
        told("pier", BOATS), told("town", f"The town spends 35 percent of {long}."), told("gate", "The town shut some 40 gates at once.")
    )

    assert len(long) > LONGEST
    assert {one.topic for one in figures} == {"pier", "gate"}


def test_a_quotation_gives_no_figure() -> None:
    """What somebody claims in a quotation is not set apart as a figure of the edition."""
    said = told("said", '"We have 35 trains on the line this year," said Vera Obraztsova, who heads the board.')

    assert {one.topic for one in glance(said, told("pier", BOATS), told("town", "The valley lost more than 6,500 troops."))} == {
        "pier",
        "town",
    }
