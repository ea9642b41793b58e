"""`publishers.toml`: houses and ratings, and everything that can be wrong with them, by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.publishers import Publisher, Register, rating, read_publishers

FULL = """[families]
"Sample Group" = ["Sample Gazette", "Sample Evening"]

[publishers."Sample Gazette"]
family = "Sample House"
country = "AM"
ownership = "non-profit"
reliability = "B"
note = "Corrects its errors."
rated = 2026-10-01
forms = ["Gazette of Samples", "SG"]

[publishers."Example Wire"]
reliability = "D"
"""

GAZETTE = Publisher(
    name="Sample Gazette",
    family="Sample House",
    country="AM",
    ownership="non-profit",
    reliability="B",
    note="Corrects its errors.",
    rated="2026-10-01",
    forms=("Gazette of Samples", "SG"),
)


def wrong(text: str) -> list[tuple[int | None, str, str]]:
    """Line, code and message of everything that is wrong with a file."""
    problems = read_publishers(text.encode())[1]
    assert all(one.severity == "error" and one.hint for one in problems)
    return [(one.line, one.code, one.message) for one in problems]


def test_every_key_is_read() -> None:
    """Each key of a publisher arrives as it stands; its forms mean the same publisher."""
    register, problems = read_publishers(FULL.encode())

    assert problems == ()
    assert set(register.publishers) == {"Sample Gazette", "Gazette of Samples", "SG", "Example Wire"}
    assert register.publishers["SG"] == register.publishers["Sample Gazette"] == GAZETTE
    assert register.publishers["Example Wire"] == Publisher(name="Example Wire", reliability="D")


def test_a_family_of_a_publisher_holds_for_its_forms_and_before_the_lists() -> None:
    """`family` puts a publisher and all its forms into a house, whatever `[families]` says of it."""
    register, _ = read_publishers(FULL.encode())

    assert register.families == {
        "Sample Gazette": "Sample House",
        "Gazette of Samples": "Sample House",
        "SG": "Sample House",
        "Sample Evening": "Sample Group",
    }


def test_what_is_not_rated_is_f() -> None:
    """The first registered name counts; of nobody else anything is known."""
    register, _ = read_publishers(FULL.encode())

    assert rating(register, "Nobody", None, "SG").reliability == "B"
    assert rating(register, "Example Wire", "SG").reliability == "D"
    assert rating(register, None, "Nobody") == Publisher(name="Nobody", reliability="F")
    assert rating(Register(), None) == Publisher()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('country = "am"', "P: country = 'am' is no value of it"),
        ('country = "ARM"', "P: country = 'ARM' is no value of it"),
        ('ownership = "oligarch"', "P: ownership = 'oligarch' is no value of it"),
        ('reliability = "b"', "P: reliability = 'b' is no value of it"),
        ("reliability = 2", "P: reliability = 2 is no value of it"),
        ('forms = "PP"', "P: forms = 'PP' is no value of it"),
        ("forms = [1]", "P: forms = [1] is no value of it"),
        ("family = true", "P: family = True is no value of it"),
        ("note = 1.5", "P: note = 1.5 is no value of it"),
        ('rated = "soon"', "P: rated = 'soon' is no day"),
        ('rated = "2026-02-30"', "P: rated = '2026-02-30' is no day"),
        ("rated = 2026-10-01T08:00:00", "P: rated = '2026-10-01T08:00:00' is no day"),
        ("rated = 2026", "P: rated = 2026 is no value of it"),
    ],
)
def test_a_wrong_value_names_its_line(line: str, message: str) -> None:
    """What a key cannot hold is named with its line and left out; the other keys of the publisher still count."""
    text = f'\n[publishers.P]\ncountry = "AZ"\n# a comment\n{line}\n'.replace(
        'country = "AZ"\n', "" if "country" in line else 'country = "AZ"\n'
    )
    register, _ = read_publishers(text.encode())

    assert wrong(text) == [(text.splitlines().index(line) + 1, "publishers-value", message)]
    assert register.publishers["P"] == Publisher(name="P", country=None if "country" in line else "AZ")


def test_an_unknown_key_is_met_with_the_nearest() -> None:
    """A slip of the keyboard is named with the key that was meant; a strange word with the keys that there are."""
    _, problems = read_publishers(b'[publishers."A B"]\nreliabilty = "A"\nxyzzy = 1\n[publisher.C]\n')

    assert [(one.line, one.message, one.hint) for one in problems] == [
        (2, "A B: there is no key 'reliabilty'", "did you mean 'reliability'?"),
        (3, "A B: there is no key 'xyzzy'", "known here: family, country, ownership, reliability, note, rated, forms"),
        (4, "there is no table 'publisher'", 'write [publishers."Name"] or [families]'),
    ]


def test_everything_is_named_in_one_run() -> None:
    """Problems of all tables come together, in the order of their lines."""
    text = '[families]\nA = "B"\nC = ["D", 1]\n[publishers]\nE = "A"\n[publishers.F]\nreliability = "G"\n'

    assert wrong(text) == [
        (2, "publishers-value", "families.A must be a list of names"),
        (3, "publishers-value", "families.C must be a list of names"),
        (5, "publishers-value", "publishers.E must be a table"),
        (7, "publishers-value", "F: reliability = 'G' is no value of it"),
    ]


def test_a_table_that_is_none_is_not_passed_over() -> None:
    """`families` or `publishers` with a plain value says nothing, and that is said."""
    assert wrong('families = ["A", "B"]\npublishers = 1\n') == [
        (1, "publishers-value", "families must be a table"),
        (2, "publishers-value", "publishers must be a table"),
    ]


def test_a_name_of_two_publishers_is_named() -> None:
    """Two ratings for one name: the first one counts, and the second is a problem."""
    text = '[publishers.A]\nreliability = "A"\nforms = ["AA"]\n[publishers.B]\nreliability = "E"\nforms = ["AA", "A"]\n'
    register, _ = read_publishers(text.encode())

    assert wrong(text) == [
        (4, "publishers-value", "'A' is a name of both A and B"),
        (4, "publishers-value", "'AA' is a name of both A and B"),
    ]
    assert {name: one.name for name, one in register.publishers.items()} == {"A": "A", "AA": "A", "B": "B"}


def test_a_form_that_repeats_the_name_is_harmless() -> None:
    """A publisher may list its own name, or a form twice."""
    assert wrong('[publishers.A]\nforms = ["A", "AA", "AA"]\n') == []


def test_what_is_no_toml_is_named() -> None:
    """A file that cannot be read says where; line ends of Windows and a byte order mark are no fault."""
    assert [(line, code) for line, code, _ in wrong("[publishers.A]\nreliability = B\n")] == [(2, "publishers-unreadable")]
    register, problems = read_publishers(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())

    assert problems == ()
    assert register.publishers["SG"] == GAZETTE


_KEYS = st.sampled_from(["family", "country", "ownership", "reliability", "note", "rated", "forms", "x"])
_VALUES = st.sampled_from(['"A"', "1", "2026-01-01", "[]", '["x"]', "{}", "nan", "[1]", '""', "08:00:00", "true"])


@given(st.binary(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read(data: bytes) -> None:
    """No bytes raise."""
    read_publishers(data)


@given(st.lists(st.tuples(_KEYS, _VALUES), max_size=6, unique_by=lambda pair: pair[0]))
@settings(max_examples=200, deadline=None)
def test_any_values_are_read(pairs: list[tuple[str, str]]) -> None:
    """No value of any type raises, and each problem stands on a line of the file."""
    text = "[publishers.P]\n" + "".join(f"{key} = {value}\n" for key, value in pairs)
    register, problems = read_publishers(text.encode())

    assert "P" in register.publishers
    assert all(2 <= (one.line or 0) <= len(pairs) + 1 for one in problems)
