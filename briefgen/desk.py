"""The nouns that the desk and the build add to an edition: ratings, trends, offices, counts, digests. Frozen values.

Fields of `brief.json` like those of `brief.py`.
"""

from typing import Literal

from msgspec import field

from briefgen.model import Value

Reliability = Literal["A", "B", "C", "D", "E", "F"]
"""The source's reliability in the Admiralty code (NATO AJP-2.1): A completely reliable … E unreliable, F cannot be judged."""
UNRATED: Reliability = "F"
Ownership = Literal["state", "public", "private", "party", "non-profit", "academic", "intergovernmental", "unknown"]
"""What kind of owner a publisher has; `public` is a public-service broadcaster."""


class Trend(Value, frozen=True, kw_only=True):
    """Which way a topic went, in the analyst's judgement, and why: never worked out by the program."""

    direction: Literal["deteriorated", "unchanged", "improved"]
    reason: str


class Office(Value, frozen=True, kw_only=True):
    """An office as the gazetteer words it."""

    office: str
    of: str | None = None
    years: str | None = None
    """When it was held, where the edition covers more than a year: `2000–2007`, `2018–`."""


Contested = Literal["source", "listed", "both"]
"""How names of contested places are printed: as the source writes them, in the gazetteer's form, or in both forms."""


class Named(Value, frozen=True, kw_only=True):
    """What a person, a place or an office is called in other languages, by locale, as the gazetteer gives it."""

    forms: dict[str, str] = field(default_factory=dict)
    rivals: dict[str, str] = field(default_factory=dict)
    """Of a contested place: what the other side calls it."""
    country: str | None = None
    """ISO 3166-1 code of a country: its names in all languages are known."""


class Tally(Value, frozen=True, kw_only=True):
    """How often articles of the edition quote somebody, copies counted once."""

    name: str
    count: int


class Activity(Value, frozen=True, kw_only=True):
    """How many articles of one period touch each topic, copies included."""

    edition: str
    articles: dict[str, int] = field(default_factory=dict)


class Digests(Value, frozen=True, kw_only=True):
    """What the edition was made of, for the method note: SHA-256 in hexadecimal."""

    configuration: str
    content: str
