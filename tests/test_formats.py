"""Days, intervals, numbers, units and marks in the nine released languages: exact forms, awkward values, Babel's traps."""

import datetime
import random
import re
from pathlib import Path

import pytest

from briefgen import calendars, datepatterns, l10n, typography
from briefgen.digits import native, native_number

RELEASED = ("en", "az", "ru", "hy", "ka", "tr", "fr", "de", "fa")
N = "\u00a0"


def plain(text: str) -> str:
    """With ordinary spaces, for comparing."""
    return re.sub("[\u00a0\u202f]", " ", text)


DATES = {
    # day, first of a month, short, month alone
    "en": ("9 October 2025", "1 January 2027", "9 Sept 2025", "October 2025"),
    "az": ("9 oktyabr 2025", "1 yanvar 2027", "9 sen 2025", "oktyabr 2025"),
    "ru": ("9 октября 2025 г.", "1 января 2027 г.", "9 сент. 2025 г.", "октябрь 2025 г."),
    "hy": ("2025 թ. հոկտեմբերի 9", "2027 թ. հունվարի 1", "09.09.2025", "2025 թ. հոկտեմբեր"),
    "ka": ("9 ოქტომბერი, 2025", "1 იანვარი, 2027", "9 სექ. 2025", "2025 წლის ოქტომბერი"),
    "tr": ("9 Ekim 2025", "1 Ocak 2027", "9 Eyl 2025", "Ekim 2025"),
    "fr": ("9 octobre 2025", "1er janvier 2027", "9 sept. 2025", "octobre 2025"),
    "de": ("9. Oktober 2025", "1. Januar 2027", "09.09.2025", "Oktober 2025"),
    "fa": ("9 اکتبر 2025", "1 ژانویهٔ 2027", "9 سپتامبر 2025", "اکتبر 2025"),
}
INTERVALS = {
    # within a month, across months, across years
    "en": ("3–9 October 2025", "29 September – 5 October 2025", "30 December 2024 – 5 January 2025"),
    "az": ("3–9 oktyabr 2025", "29 sentyabr – 5 oktyabr 2025", "30 dekabr 2024 – 5 yanvar 2025"),
    "ru": ("3–9 октября 2025 г.", "29 сентября – 5 октября 2025 г.", "30 декабря 2024 г. – 5 января 2025 г."),
    "hy": ("2025 թ. հոկտեմբերի 3–9", "2025 թ. սեպտեմբերի 29 – հոկտեմբերի 5", "2024 թ. դեկտեմբերի 30 – 2025 թ. հունվարի 5"),
    "ka": ("3–9 ოქტომბერი, 2025", "29 სექტემბერი – 5 ოქტომბერი, 2025", "30 დეკემბერი, 2024 – 5 იანვარი, 2025"),
    "tr": ("3–9 Ekim 2025", "29 Eylül – 5 Ekim 2025", "30 Aralık 2024 – 5 Ocak 2025"),
    "fr": ("3–9 octobre 2025", "29 septembre – 5 octobre 2025", "30 décembre 2024 – 5 janvier 2025"),
    "de": ("3.–9. Oktober 2025", "29. September – 5. Oktober 2025", "30. Dezember 2024 – 5. Januar 2025"),
    "fa": ("3 تا 9 اکتبر 2025", "29 سپتامبر تا 5 اکتبر 2025", "30 دسامبر 2024 تا 5 ژانویهٔ 2025"),
}
NUMBERS = {
    # 12345.5, 12.5 %, a list of three
    "en": ("12,345.5", "12.5%", "A, B and C"),
    "az": ("12.345,5", "12,5%", "A, B və C"),
    "ru": ("12 345,5", "12,5 %", "A, B и C"),
    "hy": ("12 345,5", "12,5%", "A, B և C"),
    "ka": ("12 345,5", "12,5%", "A, B და C"),
    "tr": ("12.345,5", "%12,5", "A, B ve C"),
    "fr": ("12 345,5", "12,5 %", "A, B et C"),
    "de": ("12.345,5", "12,5 %", "A, B und C"),
    "fa": ("12,345.5", "12.5%", "A، B و C"),
}
ORDINALS = {
    "en": "1st 2nd 3rd 5th 11th 21st 101st",
    "az": "1-ci 2-ci 3-cü 5-ci 11-ci 21-ci 101-ci",
    "ru": "1-й 2-й 3-й 5-й 11-й 21-й 101-й",
    "hy": "1-ին 2-րդ 3-րդ 5-րդ 11-րդ 21-րդ 101-րդ",
    "ka": "1-ლი მე-2 მე-3 მე-5 მე-11 21-ე 101-ე",
    "tr": "1. 2. 3. 5. 11. 21. 101.",
    "fr": "1er 2e 3e 5e 11e 21e 101e",
    "de": "1. 2. 3. 5. 11. 21. 101.",
    "fa": "1م 2م 3م 5م 11م 21م 101م",
}


@pytest.mark.parametrize("code", RELEASED)
def test_days_and_intervals(code: str) -> None:
    """Days, months and intervals are written as the language's press writes them, with the month in full."""
    spans = (("2025-10-03", "2025-10-09"), ("2025-09-29", "2025-10-05"), ("2024-12-30", "2025-01-05"))

    assert (
        tuple(
            map(
                plain,
                (
                    l10n.day("2025-10-09", code),
                    l10n.day("2027-01-01", code),
                    l10n.short_day("2025-09-09", code),
                    l10n.month("2025-10", code),
                ),
            )
        )
        == DATES[code]
    )
    assert tuple(plain(l10n.interval(*span, code)) for span in spans) == INTERVALS[code]


@pytest.mark.parametrize("code", RELEASED)
def test_numbers(code: str) -> None:
    """Numbers, shares, lists and ordinals have the separators, spaces, words and suffixes of the language."""
    assert (plain(l10n.number(12345.5, code)), plain(l10n.percent(0.125, code)), l10n.listed(["A", "B", "C"], code)) == NUMBERS[code]
    assert " ".join(l10n.ordinal(n, code) for n in (1, 2, 3, 5, 11, 21, 101)) == ORDINALS[code]
    assert (l10n.listed(["A"], code), l10n.listed([], code)) == ("A", "")


def test_azerbaijani_ordinals_follow_the_last_vowel() -> None:
    """The suffix is that of the number's name: sixth, ninth, tenth, hundredth; years too."""
    assert [l10n.ordinal(n, "az") for n in (6, 9, 10, 20, 30, 40, 60, 90, 100, 2025, 2026)] == (
        "6-cı 9-cu 10-cu 20-ci 30-cu 40-cı 60-cı 90-cı 100-cü 2025-ci 2026-cı".split()
    )


DAYS = ("2027-01-01", "2024-12-30", "2024-02-29", "2025-10-09", "1999-12-31")
COUNTS = (0, 1, 2, 5, 21, 101, 1.5, -3, 1_234_567)
UNITS = ("length-kilometer", "mass-tonne", "volume-barrel", "power-megawatt", "area-square-kilometer", "duration-day", "volume-cubic-meter")


def everything(code: str) -> list[str]:
    """What every formatter says of every awkward value."""
    days = [say(day, code) for say in (l10n.day, l10n.short_day, l10n.month) for day in DAYS]
    spans = [l10n.interval(min(one, two), max(one, two), code) for one in DAYS for two in DAYS]
    numbers = [l10n.number(n, code) for n in COUNTS] + [l10n.percent(n / 100, code) for n in COUNTS]
    units = [l10n.unit(n, name, code) for n in COUNTS for name in UNITS]
    ordinals = [l10n.ordinal(int(n), code) for n in COUNTS if n > 0]
    names = [l10n.language_name(other, code) for other in RELEASED] + [l10n.own_name(code), l10n.country("AZ", code)]
    return days + spans + numbers + units + ordinals + names


def test_no_locale_changes_another_and_no_key_leaks() -> None:
    """Whatever language comes first, each says the same, and nothing says a key of CLDR's or a placeholder (python-babel 1234)."""
    alone = {code: everything(code) for code in RELEASED}
    for seed in range(3):
        l10n.locale.cache_clear()
        order = random.Random(seed).sample(RELEASED, len(RELEASED))
        assert {code: everything(code) for code in order} == alone, order

    leaks = re.compile(r"[%{}~]\(|duration-|length-|mass-|volume-|power-|area-|\{|\bNone\b|[Mdy]{3}")
    assert [text for said in alone.values() for text in said if leaks.search(text) or not text] == []


def test_azerbaijani_months_do_not_become_french() -> None:
    """The one order that is known to go wrong in Babel: stand-alone months of Azerbaijani, then of the others."""
    l10n.locale.cache_clear()
    assert l10n.locale("az").months["stand-alone"]["wide"][10] == "oktyabr"
    assert [l10n.locale(code).months["stand-alone"]["wide"][10] for code in ("fr", "de", "tr", "ka")] == [
        "octobre",
        "Oktober",
        "Ekim",
        "ოქტომბერი",
    ]


def test_unknown_unit() -> None:
    """A unit that CLDR does not know is an error, never its key on a page."""
    with pytest.raises(ValueError, match="parsnip"):
        l10n.unit(1, "length-parsnip", "en")


def test_language_without_patterns_of_ours() -> None:
    """Another language gets CLDR's forms, its intervals as two days."""
    assert plain(l10n.interval("2025-10-03", "2025-10-09", "pl")) == "3 października 2025 – 9 października 2025"


def test_native_digits() -> None:
    """Persian digits come last, on what was formatted; separators follow in numbers only; other languages have none of their own."""
    assert native_number(l10n.number(12345.5, "fa"), "fa") == "۱۲٬۳۴۵٫۵"
    assert native(l10n.day("2025-10-09", "fa"), "fa") == f"۹{N}اکتبر ۲۰۲۵"
    assert native("1.2", "fa") == "۱.۲"
    assert native_number("12,345.5", "az") == "12,345.5"


NOWRUZ = {1979: 21, 1980: 21, 1996: 20, 2000: 20, 2017: 21, 2020: 20, 2021: 21, 2022: 21, 2024: 20, 2025: 21, 2026: 21, 2028: 20}
"""Day of March on which the Persian year began, as announced or forecast."""
LEAP = (1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420)


def test_persian_calendar() -> None:
    """New Year's days, leap years and single days of the Persian calendar are the known ones; no day is lost or twice."""
    for year, day in NOWRUZ.items():
        assert calendars.persian(datetime.date(year, 3, day)) == (year - 621, 1, 1), year
    assert calendars.persian(datetime.date(1979, 2, 11)) == (1357, 11, 22)
    assert calendars.persian(datetime.date(2025, 3, 20)) == (1403, 12, 30)
    assert calendars.persian(datetime.date(1700, 1, 1)) is None

    first, last = datetime.date(1900, 1, 1).toordinal(), datetime.date(2100, 1, 1).toordinal()
    days = [calendars.persian(datetime.date.fromordinal(n)) for n in range(first, last)]
    assert all(day is not None for day in days)
    assert len(set(days)) == len(days)
    assert days == sorted(day for day in days if day)
    assert {day.year for day in days if day and (day.month, day.day) == (12, 30)} & set(range(1373, 1424)) == set(LEAP)


def test_persian_calendar_is_that_of_another_library() -> None:
    """Where jdatetime is installed, every day of three centuries is the same."""
    jdatetime = pytest.importorskip("jdatetime")
    day = calendars.FIRST
    while day <= calendars.LAST:
        other = jdatetime.date.fromgregorian(date=day)
        assert calendars.persian(day) == (other.year, other.month, other.day), day
        day += datetime.timedelta(days=3)


def test_other_calendar() -> None:
    """Persian pages have the Persian days beside the Gregorian; other pages have nothing beside."""
    assert plain(datepatterns.other_calendar("2026-11-16", "2026-11-22", "fa")) == "25 آبان تا 1 آذر 1405"
    assert plain(datepatterns.other_calendar("2026-11-22", "2026-11-22", "fa")) == "1 آذر 1405"
    assert plain(datepatterns.other_calendar("2025-03-17", "2025-03-23", "fa")) == "27 اسفند 1403 تا 3 فروردین 1404"
    assert datepatterns.other_calendar("2026-11-16", "2026-11-22", "az") == ""


@pytest.mark.parametrize(
    ("words", "code", "bound"),
    [
        ("Quoi ? Non ; oui !", "fr", "Quoi\u202f? Non\u202f; oui\u202f!"),
        ("« Mots » : %(n)s %", "fr", f"«\u202fMots\u202f»{N}: %(n)s{N}%"),
        ("Semaine %(week)s de %(year)s", "fr", "Semaine %(week)s de %(year)s"),
        ("https://x.org/a?b;c", "fr", "https://x.org/a?b;c"),
        ("Заявления не переведены и даны в оригинале", "ru", f"Заявления не{N}переведены и{N}даны в{N}оригинале"),
        ("Источник — статья, № 5", "ru", f"Источник{N}— статья, №{N}5"),
        ("Так же ли это", "ru", f"Так{N}же{N}ли это"),
        ("Was? Ja: nein", "de", "Was? Ja: nein"),
    ],
)
def test_spaces_that_do_not_break(words: str, code: str, bound: str) -> None:
    """French marks keep a space that does not break, short Russian words keep their noun; placeholders and addresses are left alone."""
    assert typography.bound(words, code) == bound
    assert typography.bound(bound, code) == bound


def test_capitals() -> None:
    """A line begins with the capital that the language has: a dotted one in Turkish and Azerbaijani, none in Georgian and Persian."""
    assert [typography.upper_first("ilk", code) for code in ("tr", "az", "en")] == ["İlk", "İlk", "Ilk"]
    assert [typography.upper_first(word, "ka") for word in ("ქართული", "")] == ["ქართული", ""]
    assert [l10n.own_name(code) for code in RELEASED] == (
        "English Azərbaycanca Русский Հայերեն ქართული Türkçe Français Deutsch فارسی".split()
    )


def test_marks_of_the_style_sheet_are_those_of_the_table() -> None:
    """The style sheet sets the quotation marks that the table says, by the language of the page."""
    sheet = (Path(__file__).parent.parent / "templates" / "default" / "tokens.css").read_text(encoding="utf-8")
    said = {code: (one, two) for code, one, two in re.findall(r'html:lang\((\w+)\) \.unmarked \{ quotes: "([^"]+)" "([^"]+)"', sheet)}
    escaped = {code: tuple(mark.encode("unicode_escape").decode() for mark in marks) for code, marks in said.items()}
    wanted = {code: tuple("".join(f"\\\\{ord(letter):x}" for letter in mark) for mark in typography.QUOTES[code][:2]) for code in RELEASED}
    assert {code: tuple(mark.lower() for mark in marks) for code, marks in escaped.items()} == wanted
