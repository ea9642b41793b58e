"""Phrases found in text."""

import pytest

from briefgen.phrases import Index, key


@pytest.mark.parametrize(
    ("phrase", "text", "wanted"),
    [
        ("terror*", "Counter-TERRORISM now", ["TERRORISM"]),
        ("north south", "the North–South and the north-south, north\nsouth", ["North–South", "north-south", "north\nsouth"]),
        ("north south", "north. South; north, south", []),
        ("arm", "arms and the arm", ["arm"]),
        ("Russia", "Russia's, Russia’s, Russias and Prussia", ["Russia's", "Russia’s", "Russias"]),
        ("Russia's army", "Russias army and Russia’s army", ["Russias army", "Russia’s army"]),
        ("армен*", "в Армении", ["Армении"]),
        ("мёд", "мед и мёд", ["мед", "мёд"]),
        ("Bakı", "Bakı'da", ["Bakı'da"]),
        ("Arménie", "l’Arménie", ["l’Arménie"]),
        ("U.S. base", "a U.S. base", ["U.S. base"]),
        ("corridor", "corri\u00addor", ["corri\u00addor"]),
        ("a* b*", "aa bb ab ba", ["aa bb", "ab ba"]),
    ],
)
def test_matching(phrase: str, text: str, wanted: list[str]) -> None:
    """Case, hyphens, dashes, soft hyphens and apostrophes do not matter; whole words and wildcards do."""
    assert [text[hit.start : hit.end] for hit in Index([phrase]).hits(text)] == wanted


def test_all_phrases_are_found_in_one_pass() -> None:
    """Phrases that share words, begin alike or overlap are all reported, by number."""
    index = Index(["gas pipeline", "gas", "pipeline route", "pipe*"])

    assert [(hit.phrase, hit.start) for hit in index.hits("The gas pipeline route")] == [(1, 4), (0, 4), (3, 8), (2, 8)]


def test_a_phrase_without_words_matches_nothing() -> None:
    """An empty phrase or a lone asterisk has no key and no hit."""
    assert (key("*"), key(""), key("Oil-gas*")) == ((), (), ("oil", "gas*"))
    assert Index(["*", ""]).hits("anything at all") == []
