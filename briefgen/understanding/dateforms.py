"""The shapes of a written date: a paragraph's tokens in, each mention with what it says (not yet when it was) out.

"October 28-31, 2022", "in April", "last Tuesday", "autumn 2020", "three days ago", "the 1990s"; one class, one rule a shape.
"""

from collections.abc import Callable
from typing import NamedTuple

from briefgen.understanding.datewords import Shape, Tokens, openings
from briefgen.understanding.lexicon import Words
from briefgen.understanding.reckoning import Reading, Which

_DASHES = frozenset("-\u2013\u2014")
_EARLIEST, _LATEST = 1700, 2099
_BARE = 1900
"""A number below this is a year only beside a word of time."""
_DECADE = 10
_NOUN_BEFORE = 6
UNSETTLED = Reading("unsettled")


class Found(NamedTuple):
    """A mention as read: token numbers `[first, end)` and what they say."""

    first: int
    end: int
    reading: Reading


class Reader(Tokens):
    """The tokens of one paragraph; reads mentions from left to right."""

    def read(self) -> list[Found]:
        """The mentions, none inside another."""
        found: list[Found] = []
        reached = 0
        for at, shapes in openings(self.tokens, self.calendar):
            mention = self.first(shapes, at) if at >= reached else None
            if mention is not None:
                found.append(mention)
                reached = mention.end
        return found

    def first(self, shapes: tuple[Shape, ...], at: int) -> Found | None:
        """The mention that begins at `at`, read as the first shape that fits."""
        for shape in shapes:
            rule: Callable[[int], Found | None] = getattr(self, shape)
            found = rule(at)
            if found is not None:
                return found
        return None

    def day(self, at: int) -> tuple[int, int | None, int] | None:
        """A day of a month, or two joined by a dash: first, last, and where they end."""
        first = self.number(at, 1, 31)
        if first is None or len(self.tokens[at].lower) > 2 or self.tokens[at].ordinal in ("s", "-х"):
            return None
        if self.lower(at + 1) in _DASHES and (last := self.number(at + 2, first + 1, 31)) is not None:
            return first, last, at + 3
        # "19 and 20 September", "September 19 and 20, 2023": the days between two neighbours are both.
        if self.lower(at + 1) in self.words.together and self.number(at + 2, first + 1, first + 1) is not None:
            joined = self.month(at + 3) is not None or self.month(at - 1) is not None
            return (first, first + 1, at + 3) if joined and self.lower(at + 3) not in self.words.counted else (first, None, at + 1)
        return first, None, at + 1

    def year_at(self, at: int) -> tuple[int | None, int]:
        """A year behind a day or month, perhaps behind a comma or "of", with the word for year: (year, end)."""
        skip = at + (self.lower(at) in {",", "of", "de"})
        year = self.number(skip, _EARLIEST, _LATEST)
        if year is None or self.tokens[skip].ordinal or self.lower(skip + 1) in self.words.counted:
            return None, at
        return year, self.after_year(skip + 1)

    def after_year(self, at: int) -> int:
        """The end of a mention whose year ends at `at`: behind a word for year and its full stop."""
        if self.lower(at) not in self.words.year_after:
            return at
        return at + 2 if self.lower(at) in {"г", "гг"} and self.lower(at + 1) == "." and self.touches(at + 1) else at + 1

    # The rules, in the order in which they are tried.

    def written_out(self, at: int) -> Found | None:
        """2022-10-28, 28.10.2022, 28/10/2022."""
        token = self.tokens[at]
        if token.kind == "iso":
            year, month, day = (int(part) for part in token.text.split("-"))
        elif token.kind in ("dotted", "slashed"):
            day, month, year = (int(part) for part in token.text.replace("/", ".").split("."))
            if token.kind == "slashed" and month <= 12 and day <= 12 and day != month:
                return Found(at, at + 1, UNSETTLED)
            day, month = (month, day) if token.kind == "slashed" and month > 12 else (day, month)
        else:
            return None
        valid = 1 <= month <= 12 and 1 <= day <= 31 and year >= 1
        return Found(at, at + 1, Reading("day", year=year, month=month, day=day)) if valid else None

    def date(self, at: int) -> Found | None:
        """As in "October 28-31, 2022", "28 October", "October 2022", "in October"."""
        return self.month_first(at) or self.day_first(at)

    def day_first(self, at: int) -> Found | None:
        """As in "28 October 2022", "the 1st of May"."""
        days = self.day(at)
        if days is None:
            return None
        first, last, end = days
        end += self.lower(end) in {"of", "de"} or (self.lower(end) == "." and self.touches(end))
        month = self.month(end)
        if month is None:
            return None
        year, stop = self.year_at(end + 1 + (self.lower(end + 1) == "." and self.lower(end) in self.calendar.short))
        reading = Reading("day", year=year, month=month, day=first, last_day=last)
        if year is None and (shifted := self.of_year(at, end + 1, reading)) is not None:
            return shifted
        return Found(at, max(stop, end + 1) if year else end + 1, reading if year or not self.of_document(at) else UNSETTLED)

    def month_first(self, at: int) -> Found | None:
        """As in "October 28, 2022", "Oct. 28", "October 2022", "last October", "in October"."""
        month = self.month(at)
        if month is None:
            return None
        short = self.lower(at) in self.calendar.short
        behind = at + 1 + (short and self.lower(at + 1) == ".")
        days = self.day(behind)
        if days is not None and self.lower(days[2]) != ":":
            year, end = self.year_at(days[2])
            reading = Reading("day", year=year, month=month, day=days[0], last_day=days[1])
            if year is None and (shifted := self.of_year(at, days[2], reading)) is not None:
                return shifted
            # "In November 9 soldiers": the number may count what follows.
            counts = self.lower(days[2]) in self.words.counted and self.lower(at - 1) != "on"
            bare = year is None and (counts or self.attributive(at, days[2]) or self.of_document(at))
            return Found(at, end if year else days[2], UNSETTLED if bare else reading)
        year, end = self.year_at(behind)
        if year is not None:
            return Found(at, end, Reading("month", year=year, month=month))
        return self.of_year(at, behind, Reading("month", month=month)) or (None if short else self.month_alone(at, month))

    def of_year(self, at: int, end: int, reading: Reading) -> Found | None:
        """A day or month with its year in words: "November 9 last year", "April this year"."""
        end += self.lower(end) == "of"
        unit, shift = self.words.periods.get(f"{self.lower(end)} {self.lower(end + 1)}", ("", 0))
        return Found(at, end + 2, reading._replace(unit=unit, shift=shift)) if unit == "year" else None

    def month_alone(self, at: int, month: int) -> Found | None:
        """As in "in October", "last October": a word that is also a name or a verb needs a word of time before it."""
        before = self.lower(at - 1)
        which = self.which(at - 1)
        if which is not None:
            return Found(at - 1, at + 1, Reading("month", month=month, which=which))
        timely = before in self.words.month_before or before in self.words.part
        if self.lower(at) in self.words.wordlike_months and not timely:
            return None
        named = before in self.words.special_days or self.lower(at + 1) in self.words.named_events
        if named or before in self.words.every:
            return None
        return Found(at, at + 1, Reading("month", month=month))

    def which(self, at: int) -> Which | None:
        """As in "last", "this" or "next" at `at`."""
        word = self.lower(at)
        kinds: tuple[tuple[Which, Words], ...] = (("last", self.words.last), ("this", self.words.this), ("next", self.words.next))
        return next((kind for kind, words in kinds if word in words), None)

    def attributive(self, at: int, end: int) -> bool:
        """Whether a day stands before a noun: in "the November 10 statement" it need not be the nearest November."""
        if self.lower(at - 1) not in self.words.determiners or end >= len(self.tokens) or self.tokens[end].kind != "word":
            return False
        small = (
            self.words.prepositions | self.words.conjunctions | self.words.being | self.words.saying | self.words.past | self.words.future
        )
        return self.lower(end) not in small

    def of_document(self, at: int) -> bool:
        """Whether a document is dated by these words: "the statement of November 10"."""
        before = (self.lower(place) for place in range(max(0, at - _NOUN_BEFORE), at - 1))
        return self.lower(at - 1) in self.words.dated and any(word in self.words.documents for word in before)

    def weekday(self, at: int) -> Found | None:
        """As in "Tuesday", "last Tuesday", "Tuesday, January 9"."""
        weekday = self.calendar.weekday(self.tokens[at])
        if weekday is None or self.lower(at - 1) in self.words.special_days or self.lower(at - 1) in self.words.every:
            return None
        short = self.lower(at) in self.calendar.short
        behind = at + 1 + (short and self.lower(at + 1) == ".")
        behind += self.lower(behind) in {",", "("}
        dated = self.date(behind) if behind < len(self.tokens) else None
        if dated is not None and dated.reading.kind == "day":
            return Found(at, dated.end, dated.reading._replace(weekday=weekday))
        if short:
            return None
        which = self.which(at - 1)
        return Found(at - (which is not None), at + 1, Reading("weekday", weekday=weekday, which=which))

    def season(self, at: int) -> Found | None:
        """As in "autumn 2020", "the autumn of 2020", "last autumn"; a season alone may be any year's."""
        month = self.words.seasons.get(self.lower(at))
        if month is None:
            return None
        which = self.which(at - 1)
        if which is not None:
            return Found(at - 1, at + 1, Reading("season", month=month, which=which))
        skip = at + 1 + (self.lower(at + 1) in self.words.season_of)
        year = self.number(skip, _EARLIEST, _LATEST)
        if year is None:
            return None
        second, end = self.second_year(skip, year)
        return Found(at, end, Reading("season", year=year, month=month, last_year=second))

    def second_year(self, at: int, year: int) -> tuple[int | None, int]:
        """The second year of "2020-2021" or "2020-21", if there is one, and the end."""
        if self.lower(at + 1) in _DASHES and self.touches(at + 1) and self.touches(at + 2):
            last = self.number(at + 2, year + 1, _LATEST) or self.number(at + 2, year % 100 + 1, 99)
            if last is not None and len(self.lower(at + 2)) in (2, 4):
                return (last if last > year else year - year % 100 + last), self.after_year(at + 3)
        return None, self.after_year(at + 1)

    def period(self, at: int) -> Found | None:
        """As in "last year", "earlier this month", "next week"."""
        for length in (3, 2):
            phrase = " ".join(self.lower(place) for place in range(at, at + length))
            found = self.words.periods.get(phrase) or self.words.periods.get(phrase.removesuffix("'s").removesuffix("\u2019s"))
            if found is not None:
                return Found(at, at + length, Reading("shift", unit=found[0], shift=found[1]))
        return None

    def today(self, at: int) -> Found | None:
        """As in "today", "yesterday"; "of today" means our times."""
        count = self.words.today.get(self.lower(at).partition("'")[0].partition("\u2019")[0])
        if count is None or (count == 0 and self.lower(at - 1) in {"of", "for"}) or self.in_name(at):
            return None
        return Found(at, at + 1, Reading("shift", unit="day", shift=count))

    def in_name(self, at: int) -> bool:
        """Whether a word is part of a name in capitals: the paper "Port Today"."""
        before = self.tokens[at - 1] if at else None
        return self.tokens[at].text[0].isupper() and before is not None and before.kind == "word" and before.text[0].isupper()

    def ago(self, at: int) -> Found | None:
        """As in "three days ago"."""
        number = self.number(at, 1, 99) or self.words.numbers.get(self.lower(at))
        if number is None or self.lower(at + 1) not in self.words.ago or self.lower(at + 2) not in self.words.before_now:
            return None
        return Found(at, at + 3, Reading("shift", unit="day", shift=-number))

    def year(self, at: int) -> Found | None:
        """As in "in 1994", "the 2020 war", "2018-2020", "the 1990s"; not a number of people, a resolution's number or a sum."""
        year = self.number(at, _EARLIEST, _LATEST)
        if year is None or (self.touches(at) and self.lower(at - 1) not in {"(", "[", '"', "\u201c", "\u00ab", "\u2014", "\u2013"}):
            return None
        before = self.lower(at - 1)
        ranged = before in self.words.joining and self.number(at - 2, _EARLIEST, _LATEST) is not None
        timely = ranged or before in self.words.year_before or self.lower(at + 1) in self.words.year_after
        if self.tokens[at].ordinal in ("s", "-е", "-х"):
            return Found(at, self.after_year(at + 1), Reading("year", year=year, last_year=year + 9)) if year % _DECADE == 0 else None
        second, end = self.second_year(at, year)
        if self.lower(end) in self.words.counted or self.lower(end) in {"%", "$"} or (before in self.words.about and not timely):
            return None
        if not timely and (year < _BARE or self.named(at - 1) or self.counts(at)):
            return None
        return (
            Found(at, end, Reading("year", year=year, last_year=second))
            if not self.touches(end) or self.tokens[end].kind == "mark"
            else None
        )

    def counts(self, at: int) -> bool:
        """Whether a number without a word for year counts what follows, in a language that has such a word."""
        follows = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        small = self.words.conjunctions | self.words.prepositions
        noun = follows is not None and follows.kind == "word" and follows.lower not in small
        return bool(self.words.year_after) and (noun or self.lower(at - 1) not in self.words.prepositions)

    def named(self, at: int) -> bool:
        """Whether a name stands at `at`, to which a number behind it may belong ("Agenda 2030"); a genitive has its own noun to come."""
        if at < 0 or self.tokens[at].kind != "word" or not self.tokens[at].text[0].isupper():
            return False
        small = self.words.determiners | self.words.prepositions
        return self.lower(at) not in small and not self.lower(at).endswith(("'s", "\u2019s", "s'", "s\u2019"))
