"""Names that stay."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.ids import article_id, sentence_ids


def test_article_id_is_readable_and_stable() -> None:
    """The id is the path in plain letters and eight digits of its digest."""
    assert article_id("press/The Harbour Opens.txt") == "press-the-harbour-opens-7ce08216"
    assert article_id("press/The Harbour Opens.md") != article_id("press/The Harbour Opens.txt")


def test_article_id_of_a_name_without_latin_letters() -> None:
    """A name in another script has an id that is safe in an address, and not the one of its neighbour."""
    ids = {article_id("мост.txt"), article_id("порт.txt"), article_id("橋.txt")}
    assert len(ids) == 3
    assert all(re.fullmatch(r"article-[0-9a-f]{8}", one) for one in ids)


def test_article_id_does_not_depend_on_normal_form() -> None:
    """A name that one system decomposes and another composes is one article."""
    assert article_id(unicodedata.normalize("NFD", "Café.txt")) == article_id(unicodedata.normalize("NFC", "Café.txt"))


def test_sentence_ids_survive_edits_elsewhere() -> None:
    """A sentence keeps its id when others come and go or its quote marks change; repeats are numbered."""
    before = sentence_ids("a", ["It is “open”.", "We go.", "We go."])
    after = sentence_ids("a", ["New.", 'It is "open".', "We go."])
    assert before[0] == after[1]
    assert before[1] == after[2]
    assert before[2] == before[1] + "-2"


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_any_path_has_a_safe_id(path: str) -> None:
    """Ids are short lower-case ASCII, whatever the file is called."""
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,68})[a-z0-9]", article_id(path))
