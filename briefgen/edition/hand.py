"""`editions/EDITION.md` -> what the analyst says of an edition, and the edition with it.

Front matter: `date`, `revised`, `title`, `lead`, `marking`, a list `trend` of `topic: direction, reason`, a list `ahead` of `day: what`.
Below it, Markdown in sections named by topic: the analyst's assessment. Nothing of it is ever mixed with what sources say.
"""

import difflib
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct, field, structs

from briefgen.brief import Ahead, Brief, DateRange, Section
from briefgen.config import MARKINGS, Topic, strictest
from briefgen.desk import Trend
from briefgen.edition import editions
from briefgen.model import Problem
from briefgen.reading.facts import Given
from briefgen.reading.metadata import FrontMatterError, front_matter

KEYS = ("date", "revised", "title", "lead", "marking", "trend", "ahead")
DIRECTIONS: tuple[str, ...] = get_args(structs.fields(Trend)[0].type)
OVERALL = ""
"""Under this name stands the assessment that belongs to no topic."""
LONGEST_LINE = 600
"""Characters of a title, a lead sentence or a reason: more is no line."""
LONGEST_MESSAGE = 200

_ENTRY = re.compile(r"(?P<name>[^:]+):\s+(?P<rest>.+)")
_TREND = re.compile(r"(?P<direction>[\w-]+)\s*(?:[,;:\u2013\u2014-]\s*(?P<reason>.*))?")
_HEADING = re.compile(r" {0,3}##?[ \t]+(?P<name>.+)")
_FENCE = re.compile(r" {0,3}(?P<mark>```|~~~)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Hand(Struct, frozen=True, kw_only=True):
    """What the analyst says of one edition."""

    date: str | None = None
    revised: str | None = None
    title: str | None = None
    lead: str | None = None
    marking: str | None = None
    trends: dict[str, Trend] = field(default_factory=dict)
    ahead: tuple[Ahead, ...] = ()
    assessments: dict[str, str] = field(default_factory=dict)
    """Topic -> Markdown; under `OVERALL` what stands before the first topic."""


class _Reader:
    """Collects values and problems of one file; the one mutable thing here."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self.lines: list[str] = []
        self.names = {topic.id: topic.id for topic in topics} | {
            title.casefold(): topic.id
            for topic in topics
            for title in ([topic.title] if isinstance(topic.title, str) else topic.title.values())
        }
        self.ids = [topic.id for topic in topics]
        self.problems: list[Problem] = []

    def wrong(self, line: int | None, message: str, hint: str) -> None:
        """Report a value that cannot be taken."""
        self.problems.append(Problem(code="edition-file", message=message[:LONGEST_MESSAGE], line=line, hint=hint, severity="error"))

    def topic(self, name: str, line: int | None) -> str | None:
        """The topic that a name or a title means."""
        found = self.names.get(name) or self.names.get(name.casefold())
        if found is None:
            near = difflib.get_close_matches(name, self.names, n=1, cutoff=0.5)
            self.wrong(line, f"there is no topic {name!r}", f"did you mean {near[0]!r}?" if near else f"known: {', '.join(self.ids)}")
        return found


def read_hand(data: bytes, topics: Sequence[Topic]) -> tuple[Hand, tuple[Problem, ...]]:
    """What the file says, and everything that is wrong with it."""
    reader = _Reader(topics)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        given, above = front_matter(text)
    except UnicodeDecodeError as error:
        reader.wrong(data[: error.start].count(b"\n") + 1, "is not UTF-8", "save it as UTF-8")
        return Hand(), tuple(reader.problems)
    except FrontMatterError as error:
        reader.wrong(error.line, f"front matter cannot be read: {error}", _WRITTEN)
        return Hand(), tuple(reader.problems)
    reader.lines = text.split("\n")
    _outside(text, above, reader)
    hand = _facts(given, reader)
    hand = structs.replace(hand, assessments=_assessments(reader.lines[above:], above, reader))
    return hand, tuple(sorted(reader.problems, key=lambda one: (one.line or 0, one.message)))


_WRITTEN = "write it as lines of `key: value` between two lines of ---"


def _outside(text: str, above: int, reader: _Reader) -> None:
    """Report what would be printed though it is none of the text: front matter that is not taken as such, control characters."""
    opened = len(text) - len(text.lstrip())
    if not above and re.match(r"---[ \t]*(?:\n|$)", text[opened:]):
        line = text.count("\n", 0, opened) + 1
        reader.wrong(line, "front matter is not on the first line, not closed, or empty", f"{_WRITTEN}; a rule of the text is ***")
    for found in itertools.islice(_CONTROL.finditer(text), 1):
        reader.wrong(text.count("\n", 0, found.start()) + 1, f"holds the control character U+{ord(found[0]):04X}", "delete it")


def with_hand(brief: Brief, hand: Hand) -> Brief:
    """The edition with the analyst's words. A marking only ever becomes stricter."""
    order = {topic: number for number, topic in enumerate(section.topic for section in brief.sections)}
    return structs.replace(
        brief,
        date=hand.date or brief.date,
        revised=hand.revised,
        title=hand.title or brief.title,
        titles={} if hand.title else brief.titles,
        lead=hand.lead,
        marking=strictest(brief.marking, hand.marking or brief.marking),
        assessment=hand.assessments.get(OVERALL),
        ahead=tuple(sorted(hand.ahead, key=lambda one: (one.date.first, one.date.last, order.get(one.topic or "", -1), one.text))),
        sections=tuple(_section(section, hand) for section in brief.sections),
    )


def _section(section: Section, hand: Hand) -> Section:
    return structs.replace(section, trend=hand.trends.get(section.topic), assessment=hand.assessments.get(section.topic))


def _facts(given: Mapping[str, Given], reader: _Reader) -> Hand:
    known: dict[str, Callable[[Given, _Reader], object]] = {
        "date": _date,
        "revised": _date,
        "title": _line,
        "lead": _line,
        "marking": _marking,
        "trend": _trends,
        "ahead": _ahead,
    }
    values: dict[str, object] = {}
    for key, raw in given.items():
        if key not in known:
            near = difflib.get_close_matches(key, KEYS, n=1, cutoff=0.5)
            reader.wrong(raw.line, f"there is no key {key!r}", f"did you mean {near[0]!r}?" if near else f"known: {', '.join(KEYS)}")
        elif (value := known[key](raw, reader)) is not None:
            values["trends" if key == "trend" else key] = value
    return Hand(**values)  # type: ignore[arg-type]  # each value was made by its key's own reader


def _date(raw: Given, reader: _Reader) -> str | None:
    day = editions.parse(str(raw.value))
    if day is None or day.kind != "day":
        reader.wrong(raw.line, f"date {raw.value!r} is no day", "write YYYY-MM-DD")
        return None
    return day.id


def _line(raw: Given, reader: _Reader) -> str | None:
    text = " ".join(raw.value.split()) if isinstance(raw.value, str) else ""
    if not text or len(text) > LONGEST_LINE:
        reader.wrong(raw.line, f"this is no line of 1 to {LONGEST_LINE} characters", "write one sentence, or leave the key out")
        return None
    return text


def _marking(raw: Given, reader: _Reader) -> str | None:
    if raw.value not in MARKINGS:
        reader.wrong(raw.line, f"marking {raw.value!r} is none", f"write one of {', '.join(MARKINGS)}")
        return None
    return str(raw.value)


def _entries(raw: Given, what: str, reader: _Reader) -> Iterator[tuple[str, str, int | None]]:
    """The lines `name: rest` of a list, each with its line in the file."""
    values = raw.value if isinstance(raw.value, list) else [raw.value]
    for value, line in zip(values, _lines_of(raw, len(values), reader), strict=True):
        found = _ENTRY.fullmatch(str(value).strip())
        if found is None:
            reader.wrong(line, f"{str(value)[:60]!r} is no entry", f"write `- {what}`")
        else:
            yield found["name"].strip(), " ".join(found["rest"].split()), line


def _lines_of(raw: Given, count: int, reader: _Reader) -> list[int | None]:
    """The line of each entry of a list: one `- ` below the other, comments between them, or all on the key's own line."""
    first = raw.line or 1
    marked = [number for number, line in enumerate(reader.lines[first:], first + 1) if line.lstrip()[:1] == "-"]
    inline = not isinstance(raw.value, list) or "[" in reader.lines[first - 1]
    return [raw.line] * count if inline else [*marked[:count]]


def _trends(raw: Given, reader: _Reader) -> dict[str, Trend]:
    found: dict[str, Trend] = {}
    for name, rest, line in _entries(raw, "topic: improved, because of this", reader):
        topic, said = reader.topic(name, line), _TREND.fullmatch(rest)
        if said is None or said["direction"] not in DIRECTIONS:
            near = difflib.get_close_matches(rest.split(",")[0].split(" ")[0], DIRECTIONS, n=1, cutoff=0.5)
            reader.wrong(line, f"{rest[:40]!r} is no trend", f"did you mean {near[0]!r}?" if near else f"write {', '.join(DIRECTIONS)}")
        elif not said["reason"]:
            reader.wrong(line, f"the trend of {name} has no reason", "write it behind a comma: a trend without its reason says nothing")
        elif topic in found:
            reader.wrong(line, f"the trend of {name} is given twice", "keep one of the two")
        elif topic is not None:
            found[topic] = Trend(direction=said["direction"], reason=said["reason"])  # type: ignore[arg-type]
    return found


def _ahead(raw: Given, reader: _Reader) -> tuple[Ahead, ...]:
    found: list[Ahead] = []
    for name, rest, line in _entries(raw, "2026-12-01: what is expected", reader):
        days, _, topic = name.partition(" ")
        when = editions.parse(days)
        if when is None or when.first is None or when.last is None:
            reader.wrong(line, f"{days!r} is no day, month, week or range", "write 2026-12-01, 2026-12 or 2026-12-01--2026-12-03")
            continue
        date = DateRange(first=when.first, last=when.last, precision="month" if when.kind == "month" else "day")
        found.append(Ahead(date=date, text=rest, topic=reader.topic(topic.strip(" ()"), line) if topic else None))
    return tuple(found)


def _assessments(lines: Sequence[str], above: int, reader: _Reader) -> dict[str, str]:
    """Markdown by topic; a heading of the first two levels opens a topic, all else belongs to the one that is open."""
    found: dict[str, list[str]] = {}
    topic: str | None = OVERALL
    fence = ""
    for number, line in enumerate(lines, above + 1):
        mark = _FENCE.match(line)
        if mark and fence in ("", mark["mark"]):
            fence = "" if fence else mark["mark"]
        heading = None if fence else _HEADING.fullmatch(line)
        if heading is not None:
            topic = reader.topic(heading["name"].rstrip(" \t#"), number)
        elif topic is not None:
            found.setdefault(topic, []).append(line)
    texts = {name: "\n".join(one).strip("\n") for name, one in found.items()}
    return {name: text for name, text in texts.items() if text.strip()}
