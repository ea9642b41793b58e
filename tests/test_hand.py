"""What the analyst says of an edition: every key of `editions/EDITION.md`, and everything that can be wrong with it, by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.brief import Ahead, Brief, DateRange, Period, Section
from briefgen.config import MARKINGS, Topic
from briefgen.desk import Trend
from briefgen.edition.hand import Hand, read_hand, with_hand

TOPICS = (
    Topic(id="water", title={"en": "Water", "ru": "Вода"}),
    Topic(id="rail", title="Railways"),
)
FULL = """---
date: 2026-11-23
title: River Weekly, special issue
lead: "The dam holds: for now."
marking: TLP:GREEN
trend:
  - water: deteriorated, The reservoir rose by 4 metres.
  - Railways: improved — A freight train ran.
ahead:
  - 2026-12-01 rail: The third bridge is due
  - 2027-02: The mandate ends: no successor is named
  - 2026-12-03--2026-12-05 (Вода): The board meets
  - 2026-W50: Repairs begin
---
All in all, *calm*.

## water

The gates are open.

# Железо
"""
EDITION = Brief(
    edition="2026-W47",
    date="2026-11-22",
    title="River Weekly",
    titles={"ru": "Обзор"},
    language="en",
    marking="TLP:CLEAR",
    period=Period(first="2026-11-16", last="2026-11-22"),
    sections=(Section(topic="water", title="Water"), Section(topic="rail", title="Railways")),
)


def hand(text: str) -> Hand:
    """A file without a fault."""
    found, problems = read_hand(text.encode(), TOPICS)
    assert problems == ()
    return found


def wrong(data: str | bytes) -> list[tuple[int | None, str]]:
    """Line and message of everything that is wrong."""
    problems = read_hand(data.encode() if isinstance(data, str) else data, TOPICS)[1]
    assert all((one.code, one.severity) == ("edition-file", "error") and one.hint for one in problems)
    return [(one.line, one.message) for one in problems]


def hints(text: str) -> list[str]:
    """What is proposed against each fault."""
    return [one.hint for one in read_hand(text.encode(), TOPICS)[1]]


def days(first: str, last: str | None = None) -> DateRange:
    """Days that both belong."""
    return DateRange(first=first, last=last or first)


def test_every_key_is_read() -> None:
    """Each key arrives as it was written; topics are named by id or title, in any language and case."""
    found = hand(FULL.replace("# Железо", "# ВОДА ##\nAnd rising."))

    assert (found.date, found.title, found.marking) == ("2026-11-23", "River Weekly, special issue", "TLP:GREEN")
    assert found.lead == "The dam holds: for now."
    assert found.trends == {
        "water": Trend(direction="deteriorated", reason="The reservoir rose by 4 metres."),
        "rail": Trend(direction="improved", reason="A freight train ran."),
    }
    assert found.ahead == (
        Ahead(date=days("2026-12-01"), text="The third bridge is due", topic="rail"),
        Ahead(date=DateRange(first="2027-02-01", last="2027-02-28", precision="month"), text="The mandate ends: no successor is named"),
        Ahead(date=days("2026-12-03", "2026-12-05"), text="The board meets", topic="water"),
        Ahead(date=days("2026-12-07", "2026-12-13"), text="Repairs begin"),
    )
    assert found.assessments == {"": "All in all, *calm*.", "water": "The gates are open.\n\nAnd rising."}


def test_a_text_without_front_matter_is_an_assessment() -> None:
    """No key is needed; an empty file says nothing."""
    assert hand("Calm.\n\n## Railways\n\nTrains ran.\n") == Hand(assessments={"": "Calm.", "rail": "Trains ran."})
    assert hand("") == hand("\n \n") == Hand()


def test_line_ends_and_byte_order_marks_make_no_difference() -> None:
    """A file written on Windows says the same, on the same lines."""
    text = FULL.replace("\n# Железо\n", "")
    spoilt = b"\xef\xbb\xbf" + text.replace("marking", "markng").replace("\n", "\r\n").encode()

    assert read_hand(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), TOPICS) == (hand(text), ())
    assert wrong(spoilt) == [(5, "there is no key 'markng'")]


def test_a_heading_inside_code_is_code() -> None:
    """What stands between fences belongs to the topic above it, other fences and headings in it too."""
    code = "```\n# rail\n~~~\n## nothing\n```"

    assert hand(f"## water\n{code}\nAfter.\n## rail\nTrains.\n").assessments == {"water": f"{code}\nAfter.", "rail": "Trains."}


def test_headings_of_lower_levels_belong_to_the_text() -> None:
    """Only the first two levels name topics; a heading may stand in up to three spaces."""
    assert hand("   ## water\n\n### Gates\n\nOpen.\n\n#hashtag\n").assessments == {"water": "### Gates\n\nOpen.\n\n#hashtag"}


def test_every_problem_is_named_in_one_run() -> None:
    """One run names each fault with its line, in the order of the lines."""
    text = """---
date: 2026-11-31
titel: x
lead:
marking: tlp:green
trend:
  - watr: improved, The gates are open.
  # a comment
  - water: better, The gates are open.

  - rail: improved
  - nothing at all
  - rail: unchanged, So it seems.
  - Railways: improved, Trains ran.
ahead:
  - soon: The gates close
  - 2026-12-01 brige: The third bridge is due
---
Calm.

## Brigde

Text.
"""

    assert wrong(text) == [
        (2, "date '2026-11-31' is no day"),
        (3, "there is no key 'titel'"),
        (4, "this is no line of 1 to 600 characters"),
        (5, "marking 'tlp:green' is none"),
        (7, "there is no topic 'watr'"),
        (9, "'better, The gates are open.' is no trend"),
        (11, "the trend of rail has no reason"),
        (12, "'nothing at all' is no entry"),
        (14, "the trend of Railways is given twice"),
        (16, "'soon' is no day, month, week or range"),
        (17, "there is no topic 'brige'"),
        (21, "there is no topic 'Brigde'"),
    ]
    assert hints("---\ntitel: x\nqqq: x\ntrend:\n  - watr: improved, x\n  - water: imprved, x\n  - water: qqq, x\n---\n## qqq\n") == [
        "did you mean 'title'?",
        "known: date, revised, title, lead, marking, trend, ahead",
        "did you mean 'water'?",
        "did you mean 'improved'?",
        "write deteriorated, unchanged, improved",
        "known: water, rail",
    ]


def test_entries_on_one_line_stand_on_that_line() -> None:
    """A list in brackets has all its faults on the line of its key."""
    assert [line for line, _ in wrong('---\ntitle: x\nahead: ["soon: a", "late: b"]\n---\n')] == [3, 3]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"---\ntitle: x\n---\nAll\n\xff\n", 5, "is not UTF-8"),
        ("---\ntitle: x\nmarking: TLP:RED\n\nCalm.\n", 1, "front matter cannot be read: front matter is opened here and never closed"),
        ("---\nlead: x\nmarking: TLP:RED\n\nCalm.\n", 1, "front matter is not on the first line, not closed, or empty"),
        ("\n\n---\nmarking: TLP:RED\n---\nCalm.\n", 3, "front matter is not on the first line, not closed, or empty"),
        ("---\n\n---\nCalm.\n", 1, "front matter is not on the first line, not closed, or empty"),
        ("---\ntitle: x\n  more\n---\n", 3, "front matter cannot be read: indented lines (nested values, continued text) are not read"),
        ("---\ntitle: x\ntitle: y\n---\n", 3, "front matter cannot be read: title is given twice"),
        ("Calm.\n\x1b[31mRed\n", 2, "holds the control character U+001B"),
        ("One\rTwo\r", 1, "holds the control character U+000D"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(data: str | bytes, line: int, message: str) -> None:
    """Front matter that would be lost, or printed as text, is a fault with its line; so are bytes that are no text."""
    assert wrong(data) == [(line, message)]


def test_a_line_is_a_line() -> None:
    """A title or a lead has at most 600 characters."""
    assert hand(f"---\nlead: {'x' * 600}\n---\n").lead == "x" * 600
    assert wrong(f"---\nlead: {'x' * 601}\n---\n") == [(2, "this is no line of 1 to 600 characters")]
    assert wrong("---\ntitle: [a, b]\n---\n") == [(2, "this is no line of 1 to 600 characters")]


@pytest.mark.parametrize("own", MARKINGS)
@pytest.mark.parametrize("said", [*MARKINGS, None])
def test_a_marking_only_becomes_stricter(own: str, said: str | None) -> None:
    """Whatever the file says, an edition is never marked less strictly than it was."""
    edition = Brief(edition="all", date=None, title="x", language="en", marking=own, period=Period(first=None, last=None))
    marking = with_hand(edition, Hand(marking=said)).marking

    assert marking in (own, said)
    assert MARKINGS.index(marking) == max(MARKINGS.index(one) for one in (own, said) if one)


def test_the_edition_gets_what_was_said_and_nothing_else() -> None:
    """Trends and assessments stand in their sections, dates in order; without a file the edition is as it was."""
    found = with_hand(EDITION, hand(FULL.replace("# Железо", "")))

    assert with_hand(EDITION, Hand()) == EDITION
    assert (found.date, found.title, found.titles) == ("2026-11-23", "River Weekly, special issue", {})
    assert found.assessment == "All in all, *calm*."
    assert [(one.trend and one.trend.direction, one.assessment) for one in found.sections] == [
        ("deteriorated", "The gates are open."),
        ("improved", None),
    ]
    assert [one.date.first for one in found.ahead] == ["2026-12-01", "2026-12-03", "2026-12-07", "2027-02-01"]


@pytest.mark.parametrize("text", ["---\nahead:\n  - a" + " " * 50_000 + "b\n---\n", "#" + " #" * 50_000 + "x", "##" + " " * 50_000 + "x"])
def test_long_lines_are_read_at_once(text: str) -> None:
    """A line of 50,000 characters is a fault like any other, told in a few words; no pattern hangs on it."""
    found = wrong(text)

    assert len(found) == 1
    assert len(found[0][1]) <= 200


@given(st.binary(max_size=120))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read(data: bytes) -> None:
    """No bytes raise."""
    read_hand(data, TOPICS)


_PIECES = st.sampled_from(
    [
        "---\n",
        "trend:",
        "ahead:",
        "date:",
        " - ",
        "water",
        ": ",
        "improved",
        ", ",
        "2026-12-01",
        "--",
        "\n",
        "# ",
        "```",
        "[",
        "]",
        '"',
        "é",
        "\r",
    ]
)


@given(st.lists(_PIECES, max_size=24))
@settings(max_examples=300, deadline=None)
def test_anything_like_a_file_is_read(pieces: list[str]) -> None:
    """No arrangement of what files are made of raises, and each fault stands on a line of the file."""
    text = "---\n" + "".join(pieces)
    lines = [one.line or 0 for one in read_hand(text.encode(), TOPICS)[1]]

    assert lines == sorted(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
