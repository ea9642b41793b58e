"""Everything that is understood of one article, together."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import gazetteer, marks, raw, topics

from briefgen.reading.parse import ParseOptions, Refused, parse
from briefgen.sorting.topics import sort
from briefgen.understanding.annotate import annotate
from briefgen.understanding.lexicon import base, lexicon

SHARED = Path(__file__).parent.parent.parent / "shared"


@given(st.text(max_size=300), st.sampled_from(["en", "ru", "az", "hy", "tlh"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_understood(text: str, language: str) -> None:
    """No text raises in any language, every span lies inside the text, and the same text gives the same marks."""
    read = raw("Putin said on Monday.\n\n" + text, "2022-10-28", language)
    found = annotate(read, gazetteer())
    spans = [(mark.start, mark.end) for mark in found.quotes]
    spans += [(mark.start, mark.end) for mark in found.dates]
    spans += [(mark.start, mark.end) for mark in found.documents]
    spans += [(mark.start, mark.end) for mark in found.figures]
    spans += [(span.start, span.end) for mark in found.people for span in mark.mentions]

    assert all(0 <= start < end <= len(read.text) for start, end in spans)
    assert annotate(read, gazetteer()) == found


def test_page_furniture_is_not_read() -> None:
    """Captions and boilerplate name nobody and nothing."""
    read, found = marks("The talks ended.\n\n© Photo: Vladimir Putin, 9 May 2020", "2022-10-28")

    assert [paragraph.role for paragraph in read.paragraphs][-1] in ("caption", "boilerplate")
    assert (found.people, found.dates) == ((), ())


def test_a_language_tag_reads_its_language() -> None:
    """`en-GB` reads English, an unknown language has empty tables, no language is taken for English."""
    assert (base("en-GB"), base(None)) == ("en", "en")
    assert lexicon("en-GB").saying == lexicon("en").saying
    assert lexicon("tlh").saying == frozenset()


@pytest.mark.skipif(not (SHARED / "gold" / "seeds-gold.json").exists(), reason="the labelled seeds are not beside this checkout")
def test_labelled_seeds() -> None:
    """On the labelled seeds every speaker named is right, and every paragraph's topics are those of its labels but for one."""
    gold = json.loads((SHARED / "gold" / "seeds-gold.json").read_text(encoding="utf-8"))["articles"]
    published = {one["file"]: one["published"] for one in json.loads((SHARED / "about-seeds.json").read_text(encoding="utf-8"))}
    wrong = []
    for labels in gold:
        name = labels["file"]
        read = parse(name, (SHARED / "seeds" / name).read_bytes(), f'published = "{published[name]}"'.encode(), ParseOptions())
        assert not isinstance(read, Refused)
        found = annotate(read, gazetteer())
        assert {mark.name for mark in found.people} == {person["name"] for person in labels["persons"]}
        speakers = {_words(mark["text"]): [*mark.get("speaker_accept", []), mark["speaker"], None] for mark in labels["quotes"]}
        assert all(mark.speaker in speakers[_words(read.text[mark.start : mark.end])] for mark in found.quotes)
        placed = {(one.paragraph, one.topic) for one in sort(read, topics(), found)}
        wanted = {_words(one["first"])[:36]: {*one["topics"], *one["optional"]} for one in labels["paragraphs"]}
        lines = {paragraph.n: _words(read.text[paragraph.start : paragraph.end])[:36] for paragraph in read.paragraphs}
        wrong += [(name, n, topic) for n, topic in sorted(placed) if topic not in wanted[lines[n]]]
    assert len(wrong) <= 1


def _words(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
