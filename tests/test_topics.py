"""Sorting paragraphs into topics by phrase rules."""

from typing import get_args

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import article, raw, topics

from briefgen.config import ContextRule, Topic
from briefgen.model import Paragraph, Role
from briefgen.sorting.lint import lint, unused
from briefgen.sorting.topics import SORTED_ROLES, sort, without_credits

CASES = cases("topics")
WATER = Topic(id="water", title="Water", any=("river*", "dam"), veto=("river dance",), all=((("flood*",), ("town", "city")),))
RAIL = Topic(id="rail", title={"en": "Rail"}, any=("railway",), context=(ContextRule(cue=("the line",), near=("train*",)),))


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cases(text: str, wanted: str) -> None:
    """Every case of cases/topics.md is sorted as the example workspace's reader would sort it."""
    read = article(text)
    last = read.paragraphs[-1].n

    assert "\n".join(one.topic for one in sort(read, topics()) if one.paragraph == last) == ("" if wanted == "nothing" else wanted)


def test_a_reason_points_at_the_words_that_fired() -> None:
    """Every placement names its rule, its phrases, and where they stand."""
    read = article("The town feared floods, and the RIVER-side path closed.")

    placement = sort(read, (WATER,))[0]

    assert [(reason.rule, reason.phrases) for reason in placement.reasons] == [("any", ("river*",)), ("all", ("town", "flood*"))]
    assert [[read.text[span.start : span.end] for span in reason.spans] for reason in placement.reasons] == [["RIVER"], ["town", "floods"]]
    assert 0 < placement.score <= 1


def test_more_reasons_score_higher() -> None:
    """A paragraph with two phrases of a topic scores above one with a single phrase."""
    read = article("The dam holds the river.\n\nThe dam holds.")

    assert [one.score for one in sort(read, (WATER,))] == [0.84, 0.6]


def test_a_veto_blanks_out_before_anything_is_matched() -> None:
    """A vetoed phrase feeds no rule, and a phrase beside it still does."""
    read = article("The river dance won.\n\nThe river dance was held at the dam.")

    assert [(one.paragraph, one.reasons[0].phrases) for one in sort(read, (WATER,))] == [(2, ("dam",))]


def test_furniture_is_never_sorted() -> None:
    """Titles, datelines, attributions, captions and boilerplate stand in no topic, whatever they say."""
    read = article("The railway opens.")
    roles = get_args(Role)
    whole = read.paragraphs[0]

    sorted_roles = set()
    for role in roles:
        paragraph = Paragraph(n=whole.n, start=whole.start, end=whole.end, role=role)
        if sort(type(read)(id="x", path="x", sha256="", original_sha256="", text=read.text, paragraphs=(paragraph,)), (RAIL,)):
            sorted_roles.add(role)

    assert sorted_roles == SORTED_ROLES == {"body", "quote", "heading"}


def test_a_title_known_only_from_metadata_counts_as_a_neighbour() -> None:
    """Context looks into the title even where the text does not hold it, and then points only at the cue."""
    read = article("He spoke of the line.")
    titled = type(read)(
        id="x", path="x", sha256="", original_sha256="", text=read.text, paragraphs=read.paragraphs, title="Night trains return"
    )

    reason = sort(titled, (RAIL,))[0].reasons[0]

    assert (reason.rule, reason.phrases) == ("context", ("train*", "the line"))
    assert [read.text[span.start : span.end] for span in reason.spans] == ["the line"]


def test_lint_names_every_phrase_that_cannot_work() -> None:
    """A phrase without a word, one that its own veto blanks out, and one that decides for two topics are named."""
    broken = Topic(id="a", title="A", any=("river dance hall", "***", "railway"), veto=("river dance",))

    found = lint((broken, RAIL))

    assert [(one.code, one.message) for one in found] == [
        ("phrase-empty", "topic a: '***' holds no word"),
        ("phrase-vetoed", "topic a: 'river dance hall' can never fire, the veto 'river dance' blanks it out"),
        ("phrase-in-two-topics", "'railway' alone decides for a and rail"),
    ]


def test_unused_phrases_are_named() -> None:
    """A phrase that occurs in no article is reported, one that does is not."""
    found = unused((RAIL,), [article("The railway and the line.")])

    assert [one.message for one in found] == ["topic rail: 'train*' occurs in no article"]


def test_the_example_workspace_has_no_dead_phrase() -> None:
    """The topics that every new user reads first are free of what the linter finds."""
    assert lint(topics()) == ()
    assert [topic.id for topic in topics()] == ["security", "energy-caspian", "transport-corridors", "karabakh-mediation"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was signed. (Reuters) (Harbour News)", "It was signed."),
        ('He said "no." (BBC), (The Tide)', 'He said "no."'),
        ("It left the league (LOG)", "It left the league (LOG)"),
        ("It sank. (two crew drowned)", "It sank. (two crew drowned)"),
        ("(Reuters)", "(Reuters)"),
    ],
)
def test_source_credits_are_cut(text: str, wanted: str) -> None:
    """Credits behind the end of the last sentence are cut, other brackets stay."""
    assert without_credits(text) == wanted


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_sorted(text: str) -> None:
    """No text raises, and every span of every reason lies inside the text."""
    read = raw("The conflict over Karabakh.\n\n" + text)
    for placement in sort(read, topics()):
        assert 0 < placement.score <= 1
        assert all(0 <= span.start < span.end <= len(read.text) for reason in placement.reasons for span in reason.spans)


def test_a_plain_topic_leaves_nothing_to_borrow() -> None:
    """Where four reasons say what a paragraph is about, "the line" in it is not that of the paragraph before."""
    plain = Topic(id="water", title="Water", any=("river*", "dam", "flood*", "pump*"))
    read = article("Night trains and the railway return.\n\nThe dam and the pumps on the river cross the line in a flood.")

    assert [(one.paragraph, one.topic) for one in sort(read, (plain, RAIL))] == [(1, "rail"), (2, "water")]
    assert [(one.paragraph, one.topic) for one in sort(read, (WATER, RAIL))] == [(1, "rail"), (2, "water"), (2, "rail")]
