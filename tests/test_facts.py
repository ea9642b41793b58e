"""What a file says of itself, checked."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.reading.facts import Day, Facts, Given, check, day_of


def _checked(key: str, value: object, file: str | None = None) -> tuple[Facts, list[tuple[str, int | None, str, str]]]:
    facts, problems = check({key: Given(value, 7)}, "Asia/Baku", file=file)
    return facts, [(problem.code, problem.line, problem.severity, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("key", "value", "field", "wanted"),
    [
        ("title", "  The\nbridge ", "title", "The bridge"),
        ("author", "Jane Doe", "authors", ("Jane Doe",)),
        ("authors", ["Jane Doe", "J. Roe"], "authors", ("Jane Doe", "J. Roe")),
        ("source", "Gazette", "publisher", "Gazette"),
        ("lang", "EN", "language", "en"),
        ("language", "az_Latn", "language", "az-Latn"),
        ("url", "https://example.org/a?b=1", "url", "https://example.org/a?b=1"),
        ("marking", "tlp:amber+strict", "marking", "TLP:AMBER+STRICT"),
        ("retrieved", datetime.date(2026, 11, 16), "retrieved", "2026-11-16"),
        ("date", "2026-11-16", "published", Day("2026-11-16", "day")),
        ("published", "2026-11", "published", Day("2026-11", "month")),
        ("published", 2026, "published", Day("2026", "year")),
        ("published", datetime.date(2026, 11, 16), "published", Day("2026-11-16", "day")),
        ("published", "2026-11-16T22:30:00Z", "published", Day("2026-11-17", "day")),
        ("published", datetime.datetime(2026, 11, 16, 22, 30, tzinfo=datetime.UTC), "published", Day("2026-11-17", "day")),
        ("published", "2026-11-16T22:30", "published", Day("2026-11-16", "day")),
        ("published", "2026-11-16T01:30:05,5+0900", "published", Day("2026-11-15", "day")),
    ],
)
def test_good_values(key: str, value: object, field: str, wanted: object) -> None:
    """Every key and alias takes its value; an instant is the day that it is in the workspace's zone."""
    facts, problems = _checked(key, value)
    assert (getattr(facts, field), problems) == (wanted, [])


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("title", 5, "title should be text, not a number"),
        ("title", "", "title is empty"),
        ("title", "x" * 3000, "title is longer than 2000 characters"),
        ("authors", {"name": "x"}, "authors should be text or a list of texts, not a table"),
        ("authors", ["x", 5], "authors should be text, not a number"),
        ("url", "javascript:alert(1)", "url should be an address that begins with http:// or https://"),
        ("language", "English", "language should be a language code such as en or ru"),
        ("published", True, "published should be a date, not true or false"),
        ("published", "2026-13", "published should be a date such as 2026-11-16, 2026-11 or 2026 between 1900 and 2100"),
        ("published", "0000-01-01", "published should be a date such as 2026-11-16, 2026-11 or 2026 between 1900 and 2100"),
        ("published", "2026-02-30", "published should be a date such as 2026-11-16, 2026-11 or 2026 between 1900 and 2100"),
        ("published", "last week", "published should be a date such as 2026-11-16, 2026-11 or 2026 between 1900 and 2100"),
    ],
)
def test_wrong_values(key: str, value: object, reason: str) -> None:
    """A value of the wrong type or form is an error with its line, and is not used."""
    facts, problems = _checked(key, value)
    assert facts == Facts()
    assert problems == [("wrong-value", 7, "error", reason)]


def test_a_wrong_marking_has_a_code_of_its_own() -> None:
    """An unreadable marking can be told from other slips, because it must not be passed over."""
    assert _checked("marking", "TLP:PINK")[1][0][0] == "unreadable-marking"


def test_a_sidecar_is_named() -> None:
    """A problem of the side-car names it, in the message and as a value."""
    problem = check({"title": Given(5, 2)}, "UTC", file="a.txt.meta.toml")[1][0]
    assert (problem.file, problem.line) == ("a.txt.meta.toml", 2)
    assert problem.message.startswith("a.txt.meta.toml: title")


def test_an_unknown_key_is_a_warning_with_the_nearest_known_one() -> None:
    """A slip of the keyboard is a warning that names what was probably meant."""
    problem = check({"publishr": Given("x", 3)}, "UTC")[1][0]
    assert (problem.code, problem.severity, problem.hint) == ("unknown-key", "warning", "did you mean publisher?")


def test_a_key_and_its_alias() -> None:
    """A key given twice under two names is an error; the first one counts."""
    facts, problems = check({"published": Given("2026", 1), "date": Given("2025", 2)}, "UTC")
    assert facts.published == Day("2026", "year")
    assert [(problem.code, problem.line) for problem in problems] == [("repeated-key", 2)]


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789-T:Z+. "), max_size=40), st.sampled_from(["UTC", "Asia/Baku", "nowhere", "../x", ""]))
def test_no_date_raises(text: str, zone: str) -> None:
    """Any text in any zone is a date or none."""
    day = day_of(text, zone)
    assert day is None or day.precision in ("day", "month", "year")


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["title", "published", "authors", "url", "x", "marking"]),
        st.recursive(st.none() | st.text() | st.integers() | st.floats() | st.dates() | st.times(), st.lists),
    )
)
def test_no_value_raises(values: dict[str, object]) -> None:
    """Any value of any type has an answer."""
    facts, _ = check({key: Given(value) for key, value in values.items()}, "UTC")
    assert isinstance(facts, Facts)
