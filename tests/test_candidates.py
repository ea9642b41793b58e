"""People whom the gazetteer might hold."""

from msgspec import structs
from reading import article, gazetteer

from briefgen.understanding.candidates import candidates
from briefgen.understanding.names import Gazetteer


def _proposed(*texts: str, known: Gazetteer | None = None) -> list[tuple[str, str]]:
    read = [structs.replace(article(text, "2024-05-10"), path=f"{number}.txt") for number, text in enumerate(texts)]
    found = candidates(read, gazetteer() if known is None else known)
    assert {one.code for one in found} <= {"gazetteer-candidate"}
    assert {one.severity for one in found} <= {"note"}
    return [(one.message, one.hint) for one in found]


def test_a_title_proposes_a_name() -> None:
    """A full name with a title in one article is proposed, with the titles that the article gives it."""
    assert _proposed("The harbour's spokeswoman Anna Lindqvist came.") == [
        (
            "'Anna Lindqvist' is named in 1 article as spokeswoman and is not in the gazetteer",
            'add [[person]] with name = "Anna Lindqvist" if it matters',
        )
    ]


def test_two_articles_propose_a_name() -> None:
    """A full name without a title is proposed from two articles on, and not from one."""
    assert _proposed("They thanked Anna Lindqvist for the boat.") == []
    assert [message for message, _ in _proposed("They thanked Anna Lindqvist.", "Later Anna Lindqvist left.")] == [
        "'Anna Lindqvist' is named in 2 articles and is not in the gazetteer"
    ]


def test_what_the_gazetteer_holds_is_not_proposed() -> None:
    """A person of the gazetteer is no candidate under any form, nor are places, institutions and captions."""
    news = "President Vladimir Putin met Wladimir Putin and the Deputy Foreign Ministers in New York at the Sample Bank."
    text = f"{news}\n\n© Photo: Anna Lindqvist, the editor"

    assert _proposed(text, text) == []


def test_a_likely_spelling_is_proposed_as_a_form() -> None:
    """A name that is nearly one of the gazetteer is proposed as a spelling of it."""
    message, hint = _proposed("Prime Minister Nikoll Pashinyan came.")[0]

    assert message == "'Nikoll Pashinyan' is named in 1 article as minister and is not in the gazetteer"
    assert hint == "add it to the forms of Nikol Pashinyan"


def test_the_most_frequent_come_first() -> None:
    """Proposals are ordered by the number of articles, then by name, whatever the order of the articles."""
    one, two = "Analyst Anna Lindqvist and analyst Boris Adamov came.", "Analyst Boris Adamov left."

    assert [message.split("'")[1] for message, _ in _proposed(one, two)] == ["Boris Adamov", "Anna Lindqvist"]
