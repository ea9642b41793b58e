"""Dates, numbers and words per locale: what CLDR says, where we say otherwise, and that no word is missing."""

from pathlib import Path

import pytest

from briefgen import l10n
from briefgen.catalogues import Words
from briefgen.placeholders import CatalogueError

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "templates" / "locale"

NARROW = "\u00a0"


@pytest.mark.parametrize(
    ("first", "last", "english", "russian"),
    [
        ("2026-11-16", "2026-11-22", "16–22 November 2026", "16–22 ноября 2026 г."),
        ("2026-11-30", "2026-12-06", "30 November – 6 December 2026", "30 ноября – 6 декабря 2026 г."),
        ("2026-12-28", "2027-01-03", "28 December 2026 – 3 January 2027", "28 декабря 2026 г. – 3 января 2027 г."),
        ("2026-11-21", "2026-11-21", "21 November 2026", "21 ноября 2026 г."),
    ],
)
def test_interval(first: str, last: str, english: str, russian: str) -> None:
    """An interval names what its days share once, with the month in full, the day first."""
    assert l10n.interval(first, last, "en").replace(NARROW, " ") == english
    assert l10n.interval(first, last, "ru").replace(NARROW, " ") == russian


def test_dates_break_only_where_they_may() -> None:
    """A day keeps its month on the line, a year its `г.`; a short date does not break at all."""
    assert l10n.day("2026-11-17", "ru") == "17\u00a0ноября 2026\u00a0г."
    assert l10n.day("2026-11-17", "en") == "17\u00a0November 2026"
    assert " " not in l10n.short_day("2026-09-07", "ru") + l10n.short_day("2026-09-07", "en")


def test_months_stand_alone_in_the_nominative() -> None:
    """A month without a day is not in the genitive."""
    assert l10n.month("2026-11", "ru").replace(NARROW, " ") == "ноябрь 2026 г."
    assert l10n.month("2026-11-05", "en").replace(NARROW, " ") == "November 2026"


def test_one_locale_does_not_poison_another() -> None:
    """Azerbaijani months first, French ones after: each stays its own (python-babel issue 1234)."""
    l10n.month("2025-10", "az")

    assert l10n.month("2025-10", "fr").replace(NARROW, " ") == "octobre 2025"
    assert l10n.month("2025-10", "de").replace(NARROW, " ") == "Oktober 2025"


@pytest.mark.parametrize("code", ["az", "hy", "ka", "tr", "fa", "zh", "de", "fr"])
def test_every_locale_has_dates(code: str) -> None:
    """Locales without a catalogue of ours still print days and intervals of their own, with the right years."""
    assert "2025" in l10n.day("2025-10-09", code)
    assert "2024" in l10n.interval("2024-12-30", "2025-01-05", code)


def test_numbers_and_languages() -> None:
    """Thousands are grouped as the language does it, and languages have names, unknown ones their code."""
    assert (l10n.number(12480, "en"), l10n.number(12480, "ru")) == ("12,480", "12\u00a0480")
    assert (l10n.language_name("ru", "en"), l10n.language_name("en", "ru")) == ("Russian", "английский")
    assert l10n.language_name("qqq", "en") == "qqq"
    assert (l10n.own_name("en"), l10n.own_name("ru")) == ("English", "Русский")


@pytest.mark.parametrize("claimed", ["", None, "english", "x", 'ru"><script>', "xx", "en us", "e1"])
def test_language_that_a_page_must_not_claim(claimed: str | None) -> None:
    """What is not the code of a language never becomes a `lang` attribute."""
    assert l10n.known_language(claimed) is None


def test_direction() -> None:
    """The language decides; where it is unknown, the first letter that has a direction."""
    assert l10n.direction("fa", "Tehran") == "rtl"
    assert l10n.direction("ru", "ليلى") == "ltr"
    assert l10n.direction(None, "24 «ليلى»") == "rtl"
    assert l10n.direction(None, "123 …") == "ltr"


HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def test_catalogue_with_a_wrong_placeholder_is_refused() -> None:
    """A translation that names a value which the message does not have is named, not printed."""
    damaged = HEAD + '#, python-format\nmsgid "in %(language)s"\nmsgstr "auf %(sprache)s"\n'

    with pytest.raises(ValueError, match="language"):
        Words("de", [damaged.encode()])


@pytest.mark.parametrize("words", ["Inhalt, 100 %", "Inhalt % (alles)", "Inhalt %(count)s", "%s Inhalt"])
def test_words_that_would_stop_the_page_are_refused_with_their_line(words: str) -> None:
    """A per cent sign that is none, or a value that the message has not, in a message without values: found when it is read."""
    with pytest.raises(CatalogueError, match=r"Inhalt") as found:
        Words("de", [f'{HEAD}msgid "Sources"\nmsgstr "Quellen"\n\nmsgid "Contents"\nmsgstr "{words}"\n'.encode()])

    assert found.value.line == 7
    assert Words("de", [f'{HEAD}msgid "Contents"\nmsgstr "Inhalt, 100 %%"\n'.encode()]).gettext("Contents") == "Inhalt, 100 %%"


def test_later_catalogue_wins() -> None:
    """A workspace changes single words by a catalogue of its own over ours."""
    ours = HEAD + 'msgid "Sources"\nmsgstr "Quellen"\n\nmsgid "Method"\nmsgstr "Methode"\n'
    theirs = HEAD + 'msgid "Sources"\nmsgstr "Belege"\n'
    words = Words("de", [ours.encode(), theirs.encode()])

    assert [words.gettext(word) for word in ("Sources", "Method", "Timeline")] == ["Belege", "Methode", "Timeline"]


def test_every_kind_of_message() -> None:
    """Messages in a context and counting ones are found, and words that nobody translated stay English."""
    plural = '"Plural-Forms: nplurals=2; plural=n!=1;\\n"\n\n'
    ours = HEAD.rstrip() + "\n" + plural + 'msgctxt "verb"\nmsgid "mark"\nmsgstr "markieren"\n\n'
    ours += 'msgctxt "coin"\nmsgid "mark"\nmsgid_plural "marks"\nmsgstr[0] "Mark"\nmsgstr[1] "Mark(en)"\n'
    words = Words("de", [ours.encode()])

    assert (words.pgettext("verb", "mark"), words.pgettext("noun", "mark")) == ("markieren", "mark")
    assert (words.npgettext("coin", "mark", "marks", 1), words.npgettext("coin", "mark", "marks", 2)) == ("Mark", "Mark(en)")


def test_catalogue_that_is_none() -> None:
    """Bytes that are no catalogue are refused with a cause."""
    with pytest.raises(ValueError, match=r"codec|unrecognized|line"):
        l10n.read_catalogue(b"\xff\xfe nonsense", "de")


def test_names_of_months_and_days() -> None:
    """Names of months and weekdays come from CLDR, wide and short, in every form that a text may have."""
    assert (l10n.month_names("ru")["ноября"], l10n.month_names("ru")["ноябрь"], l10n.month_names("en")["sep"]) == (11, 11, 9)
    assert (l10n.weekday_names("en")["monday"], l10n.weekday_names("ru")["воскресенье"]) == (0, 6)
