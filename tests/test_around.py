"""What stands around the statements: who is who, whom the articles quote, the counted pictures, the sources by day."""

import pytest
from msgspec import structs
from pages import context
from samples import editions
from test_glance import told

from briefgen.brief import Ahead, Brief, DateRange, Period, Person, TimelineEntry
from briefgen.desk import Activity, Contested, Named, Office, Ownership, Tally
from briefgen.edition.candidates import candidates
from briefgen.edition.persons import introduced, people, speakers
from briefgen.model import DayPrecision, Published
from briefgen.pages import around, naming, places
from briefgen.pages.briefview import brief_view
from briefgen.pages.editionviews import BriefView
from briefgen.pages.views import Place
from briefgen.statement import statement_id
from briefgen.understanding.names import Gazetteer, Known, Names, Policy, Post, Term, read_gazetteer

SAMPLE = editions.edition().brief
PUTIN = "President Vladimir Putin opened the long bridge over the river on Monday."
BOTH = "On Tuesday Vladimir Putin and Ilham Aliyev crossed the bridge in the rain."


def bare(**more: object) -> Brief:
    """An edition of one week without statements."""
    fixed = {"edition": "2026-W47", "date": "2026-11-22", "title": "x", "language": "en", "marking": "TLP:CLEAR"}
    return Brief(period=Period(first="2026-11-16", last="2026-11-22"), **{**fixed, **more})  # type: ignore[arg-type]


def post(office: str, first: str | None, last: str | None, of: str | None = "Vltanka") -> Post:
    """An office with its days."""
    return Post(office=office, of=of, first=first, last=last)


def test_people_are_those_of_the_statements() -> None:
    """Everybody named is listed by name, with the statements in the order in which they are printed, each once."""
    found = told("a", f"{PUTIN}\n\n{BOTH}")

    assert people(candidates(found, 700)) == (
        Person(name="Ilham Aliyev", statements=(statement_id("a", BOTH),)),
        Person(name="Vladimir Putin", statements=(statement_id("a", PUTIN), statement_id("a", BOTH))),
    )


def test_speakers_are_counted_over_all_articles() -> None:
    """Quotations whose speaker is named count, the most quoted first, equal counts by name, ten at most."""
    said = '"We shall open the gate of the dam tomorrow," said {0}, who heads a board.\n\n"It will rain," {0} said.'
    one, two = told("a", said.format("Vera Obraztsova")), told("b", said.format("Anna Lindqvist"))
    names = [f"{first} {last}" for first in ("Anna", "Boris", "Vera", "Oleg") for last in ("Adamov", "Lindqvist", "Borisov")]
    many = [told(f"n{number}", f'"We shall open the gate of the dam tomorrow," said {name}.') for number, name in enumerate(names)]

    assert speakers([one, two, one]) == (Tally(name="Vera Obraztsova", count=4), Tally(name="Anna Lindqvist", count=2))
    assert [(one.name, one.count) for one in speakers(many)] == [(name, 1) for name in sorted(names)[:10]]
    assert speakers([told("c", "Nobody said a word at the long table of the board.")]) == ()


def test_offices_are_those_of_the_editions_days() -> None:
    """Of the gazetteer's posts those count that were held on some day of the period, each once; without any there is no line."""
    posts = (
        post("mayor", None, "2026-11-15"),
        post("minister", "2020", "2026-11-16"),
        post("minister", "2026-11-17", None),
        post("member of the board", "2026-11", None, of=None),
        post("speaker", "2026-11-23", None),
    )
    known = Gazetteer(people=(Known(name="A", posts=posts), Known(name="B", posts=posts[:1]), Known(name="C")))
    edition = bare(people=(Person(name="A", statements=("s1",)), Person(name="B"), Person(name="C"), Person(name="D")))

    assert introduced(edition, known).people == (
        Person(name="A", statements=("s1",), offices=(Office(office="minister", of="Vltanka"), Office(office="member of the board"))),
    )
    assert introduced(edition, Gazetteer()).people == ()


def test_an_edition_without_days_knows_no_offices() -> None:
    """Where no article has a date nobody's office is settled; without a period the edition's date counts."""
    known = Gazetteer(people=(Known(name="A", posts=(post("mayor", None, None),)),))
    timeless = Brief(
        edition="all",
        date=None,
        title="x",
        language="en",
        marking="TLP:CLEAR",
        period=Period(first=None, last=None),
        people=(Person(name="A"),),
    )

    assert introduced(timeless, known).people == ()
    assert introduced(structs.replace(timeless, date="2026-11-22"), known).people[0].offices == (Office(office="mayor", of="Vltanka"),)


def test_who_is_who_leads_to_the_statements() -> None:
    """A person's places are those of printed statements, in the sentence's order; offices are English on a Russian page."""
    shown = [one for place, one in places.places(SAMPLE) if place.kind in ("item", "quote")][:2]
    person = Person(
        name="Vera", offices=(Office(office="mayor", of="Vltanka"), Office(office="judge")), statements=(shown[1].id, "s0", shown[0].id)
    )
    other = structs.replace(person, name="Zoya", statements=())
    seen, _ = around.people(structs.replace(SAMPLE, people=(person, other)), "ru")

    assert [place.anchor for place in seen.places] == [f"i-{shown[1].id}", f"i-{shown[0].id}"]
    assert [(office.text, office.lang) for office in seen.offices] == [("mayor, Vltanka", "en"), ("judge", "en")]
    assert around.people(structs.replace(SAMPLE, people=(person,)), "ru") == (), "one person is no list"


def test_a_long_edition_gives_the_years_of_an_office() -> None:
    """Over more than a year nobody is simply called by every office that they have held; people stand by surname."""
    known = Gazetteer(
        people=(
            Known(name="Zoya Abbott", posts=(post("mayor", "2019", "2021"), post("judge", "2022-03-01", None))),
            Known(name="Ada Zorin", posts=(post("judge", "2020", "2020"),)),
        )
    )
    edition = structs.replace(
        bare(people=(Person(name="Ada Zorin"), Person(name="Zoya Abbott"))), period=Period(first="2020-01-01", last="2022-12-31")
    )
    seen = introduced(edition, known).people

    assert [person.name for person in seen] == ["Zoya Abbott", "Ada Zorin"]
    assert [(one.office, one.years) for person in seen for one in person.offices] == [
        ("mayor", "2019\u20132021"), ("judge", "2022\u2013"), ("judge", "2020"),
    ]  # fmt: skip


def test_runs_of_neighbours_are_one_range() -> None:
    """Three and more statements in a row are named by the first and the last, and lead to the first; others stand by themselves."""

    def placed(kind: str, *labels: str) -> list[Place]:
        return [Place(kind=kind, label=label, anchor=f"a{label}") for label in labels]

    given = (
        placed("point", "1")
        + placed("item", "1.1", "1.2", "1.3", "1.5", "1.6", "2.7")
        + placed("quote", "2.8", "2.9")
        + placed("entry", "1")
    )
    seen = places.in_ranges(given)

    assert [place.label for place in seen] == ["1", "1.1\u20131.3", "1.5", "1.6", "2.7\u20132.9", "1"]
    assert [place.anchor for place in seen] == ["a1", "a1.1", "a1.5", "a1.6", "a2.7", "a1"]


def test_dates_ahead_name_their_topics() -> None:
    """A date names its topic's title in the page's language, and none where none was given or it has no section."""
    first = SAMPLE.sections[0]
    day = DateRange(first="2026-12-01", last="2026-12-01")
    asked = tuple(Ahead(date=day, text="x", topic=topic) for topic in (first.topic, None, "elsewhere"))
    seen = around.ahead(structs.replace(SAMPLE, ahead=asked), "en")

    assert [one.topic.text if one.topic else None for one in seen] == [first.title, None, None]
    assert seen[0].when.iso == "2026-12-01"


def test_a_topic_without_reports_still_has_its_bars() -> None:
    """Each section has a series over all periods, zero where nothing was counted; the largest count of all fills a bar."""
    topics = [section.topic for section in SAMPLE.sections]
    counts = (Activity(edition="2026-W46", articles={topics[0]: 2}), Activity(edition="2026-W47", articles={topics[0]: 4, topics[1]: 1}))
    seen = around.counted(structs.replace(SAMPLE, activity=counts), "en").activity

    assert seen is not None
    assert [one.counts for one in seen.series][:3] == [(2, 4), (0, 1), (0, 0)]
    assert [[bar.height for bar in one.bars] for one in seen.series][:3] == [[12, 24], [0, 6], [0, 0]]
    assert [bar.own for bar in seen.series[0].bars] == [False, True]
    assert [when.text for when in seen.periods] == ["2026-W46", "2026-W47"]


@pytest.mark.parametrize(("counts", "shown"), [((), 0), ((3, 2), 0), ((1, 1, 1), 0), ((2, 1, 1), 3)])
def test_a_table_of_speakers_needs_something_to_compare(counts: tuple[int, ...], shown: int) -> None:
    """Fewer than three speakers, or each of them quoted once, are no table."""
    tallies = tuple(Tally(name=f"N{number}", count=count) for number, count in enumerate(counts))

    assert len(around.counted(bare(speakers=tallies), "en").speakers) == shown


@pytest.mark.parametrize(
    ("owners", "rows"),
    [
        ((None, None), []),
        (("state", "state"), []),
        (("state", None, None), [("state", 1), ("unknown", 2)]),
        (("unknown", None, "party", "public", "public"), [("public", 2), ("party", 1), ("unknown", 2)]),
    ],
)
def test_owners_are_counted_where_some_are_known(owners: tuple[Ownership | None, ...], rows: list[tuple[str, int]]) -> None:
    """The most frequent kind first, the unknown ones last; a single kind is no table."""
    sources = tuple(structs.replace(SAMPLE.sources[0], ownership=owner) for owner in owners)
    seen = around.counted(bare(sources=sources), "en").owners

    assert [(one.code, one.bar.count) for one in seen] == rows


def test_the_strip_numbers_the_timelines_entries() -> None:
    """Each dot has the number of its entry; an edition with too few dates has no strip."""
    entries = tuple(
        TimelineEntry(id=f"s{day}", date=DateRange(first=f"2026-11-{day}", last=f"2026-11-{day}"), text="x", language="en", citations=())
        for day in ("02", "09", "16", "30")
    )
    seen = around.counted(bare(timeline=entries), "en").strip

    assert seen is not None
    assert [dot.label for dot in seen.dots] == ["1", "2", "3", "4"]
    assert around.counted(bare(timeline=entries[:3]), "en").strip is None


def test_sources_by_day() -> None:
    """Days in their order, the sources of one by number; undated ones last."""
    dates: list[tuple[str | None, DayPrecision]] = [
        ("2026-11-18", "day"),
        (None, "unknown"),
        ("2026-11-17", "day"),
        ("2026-11-18", "day"),
        (None, "unknown"),
    ]
    base = SAMPLE.sources[0]
    sources = tuple(
        structs.replace(
            base, id=f"{base.id}{number}" if number > 1 else base.id, number=number, published=Published(value=value, precision=precision)
        )
        for number, (value, precision) in enumerate(dates, 1)
    )
    edition = bare(sources=sources)
    seen = brief_view(edition, context(edition)).days

    assert [[one.number for one in day.sources] for day in seen] == [[3], [1, 4], [2, 5]]
    assert around.days(()) == ()


AZ_RU = Names(az="İlham Əliyev", ru="Ильхам Алиев")
FOLD = {"names": Names(en="Upper Fold", ru="Верхний Изгиб"), "rivals": Names(en="Old Ford", ru="Брод")}
CALLED = Gazetteer(
    people=(
        Known(
            name="Ilham Aliyev", posts=(post("president", "2003", None, "Azerbaijan"),), names=Names(az="İlham Əliyev", ru="Ильхам Алиев")
        ),
        Known(name="Vladimir Putin", posts=(post("president", "2000", None, "Russia"),), names=Names(ru="Владимир Путин")),
        Known(name="Anna Zimina", posts=(post("beekeeper", "2000", None, "Russia"),), names=Names(ru="Анна Зимина")),
    ),
    places=(
        Term(name="Russia", country="RU"),
        Term(name="Azerbaijan", names=Names(ru="Азербайджан")),
        Term(
            name="Upper Fold", forms=("UPFOLD",), names=Names(en="Upper Fold", ru="Верхний Изгиб"), rivals=Names(en="Old Ford", ru="Брод")
        ),
    ),
    offices=(Term(name="president", names=Names(ru="президент", az="prezident")),),
)


def called(locale: str, policy: Contested = "both", **more: object) -> BriefView:
    """An edition of three people and a quotation of each of two twice, its sources datelined in a contested place, as a page has it."""
    brief = editions.edition().brief
    quotes = tuple(
        structs.replace(quote, id=f"{quote.id}{n}", speaker="Ilham Aliyev")
        for n, quote in enumerate([*(quote for section in brief.sections for quote in section.quotes)][:1] * 2)
    )
    sections = (structs.replace(brief.sections[0], quotes=quotes), *(structs.replace(one, quotes=()) for one in brief.sections[1:]))
    brief = structs.replace(
        brief,
        sections=sections,
        people=tuple(Person(name=one.name, statements=()) for one in CALLED.people),
        sources=tuple(structs.replace(one, place="UPFOLD") for one in brief.sources),
    )
    named = introduced(brief, structs.replace(CALLED, policy=Policy(contested_places=policy)))
    return brief_view(named, context(named, locale))


def test_people_are_named_in_the_pages_language() -> None:
    """Who is who gives each person's form in the page's language with the original behind it, in that alphabet's order, offices too."""
    shown = called("ru").people

    assert [(one.name.text, one.original.text if one.original else None) for one in shown] == [
        ("Ильхам Алиев", "Ilham Aliyev"),
        ("Анна Зимина", "Anna Zimina"),
        ("Владимир Путин", "Vladimir Putin"),
    ]
    offices = [one.offices[0] for one in shown]
    assert [(one.text.split(" (")[0], one.lang) for one in offices] == [
        ("президент, Азербайджан", None),
        ("beekeeper, Russia", "en"),
        ("президент, Россия", None),
    ]
    assert [one.original for one in called("en").people] == [None, None, None]


def test_offices_take_the_marks_of_the_language() -> None:
    """A Persian office is joined to its country by the Persian comma."""
    brief = structs.replace(bare(), names={"president": Named(forms={"fa": "رئیس‌جمهور"}), "Russia": Named(country="RU")})

    assert naming.office(Office(office="president", of="Russia"), brief, "fa").text == "رئیس‌جمهور، روسیه"
    assert naming.office(Office(office="president", of="Vltanka"), brief, "fa").text == "president, Vltanka"


def test_the_original_of_a_speaker_stands_once() -> None:
    """A speaker's label has the original at the first mention of a page, and the words of the quotation are never touched."""
    view = called("az")
    spoken = [one for section in view.sections for one in section.quotes]

    assert [one.speaker.text for one in spoken if one.speaker] == ["İlham Əliyev", "İlham Əliyev"]
    assert [one.speaker_original.text if one.speaker_original else None for one in spoken] == ["Ilham Aliyev", None]
    assert {one.text for one in spoken} <= {quote.text for section in editions.edition().brief.sections for quote in section.quotes}


@pytest.mark.parametrize(
    ("policy", "english", "russian"),
    [("source", "UPFOLD", "UPFOLD"), ("listed", "Upper Fold", "Верхний Изгиб"), ("both", "Old Ford/Upper Fold", "Брод/Верхний Изгиб")],
)
def test_contested_places_follow_the_policy(policy: Contested, english: str, russian: str) -> None:
    """A contested place is printed as its source has it, in the listed form, or in both in alphabetical order, and the page knows which."""
    for locale, wanted in (("en", english), ("ru", russian)):
        view = called(locale, policy)
        assert {one.place.text for one in view.sources if one.place} == {wanted}
        assert view.contested == policy


def test_gazetteer_of_names() -> None:
    """Places, offices and the policy are read; a language that is no page's and a policy that is none are named, not guessed."""
    place, office = '[[place]]\nname = "A"\nnames = { xx = "B" }\n\n', '[[office]]\nname = "head"\nnames = { de = "Leiter" }\n'
    text = '[policy]\ncontested_places = "maybe"\n\n' + place + office
    found, problems = read_gazetteer(text.encode())

    assert [one.names.by_locale() for one in found.offices] == [{"de": "Leiter"}]
    assert (found.places, found.policy) == ((), Policy())
    assert sorted(one.message.split(":")[0] for one in problems) == ["place 1", "policy"]
