"""What an edition says against others: counts and links of what changed, marks in words, sides of a disagreement."""

import msgspec
import pytest
from pages import THEME, Printed, context
from samples import compared, editions

from briefgen.brief import Brief, Change, Since
from briefgen.pages import changes, page

SAMPLE = compared.compared()
BRIEF = SAMPLE.brief


def screen(brief: Brief = BRIEF, locale: str = "en") -> Printed:
    """The edition's page."""
    return Printed(page.render_briefing(brief, THEME, context(brief, locale)))


def sheets(brief: Brief = BRIEF, locale: str = "en") -> Printed:
    """The source of the edition's PDF."""
    return Printed(page.render_print(brief, THEME, context(brief, locale)))


def test_changes_are_counted_and_lead_to_their_statements() -> None:
    """The block counts each kind of change and links the statements that are new or went on, by section."""
    printed = screen()

    assert [text for _, text in printed.classed("changes")] == [
        "New 3 Ports and shipping 1.3, 1.4, 1.5 Updated 2 Ports and shipping 1.1 Roads and bridges 2.1 Continuing 1 "
        "Changed by the source 1 No further reporting 1"
    ]
    assert next(text for _, text in sheets().classed("change")) == "New 3 Ports and shipping 1.3, 1.4, 1.5"
    new = [change.item for change in BRIEF.since.changes if change.kind == "new"] if BRIEF.since else []
    assert {f"#i-{one}" for one in new} <= set(printed.values("href"))


def test_edition_before_is_named_and_linked_where_it_stands() -> None:
    """The block names the edition that it compares with, and links it only where it stands on the site."""
    html = page.render_briefing(BRIEF, THEME, context(BRIEF))

    assert 'Compared with: <a href="../../2026-W46/en/index.html">Week 46, 2026</a>' in html
    assert "Compared with: Week 46, 2026</p>" in page.render_briefing(BRIEF, THEME, context(BRIEF, previous=None))


def test_earlier_statements_are_printed_with_their_citations() -> None:
    """What was dropped or changed by its source stands as the last edition had it, proved like every statement."""
    printed = screen()
    shown = [text for _, text in printed.having("data-item")]

    assert "Harbour dues stay frozen until the spring." in shown
    assert "The council has asked the pilots for a list of wrecks." in shown
    assert [text for _, text in printed.classed("now")] == ["Now: 1.1"]
    assert {"e1", "e2"} <= set(printed.values("id"))
    assert "Harbour dues stay frozen until the spring." in " ".join(sheets().texts("p"))


ENGLISH = ("Updated", "Continuing", "New", "New", "New", "Updated")
RUSSIAN = ("Обновлено", "Без изменений", "Новое", "Новое", "Новое", "Обновлено")


@pytest.mark.parametrize(("locale", "words"), [("en", ENGLISH), ("ru", RUSSIAN)])
def test_marks_are_words(locale: str, words: tuple[str, ...]) -> None:
    """Each statement of a section says in words what it is against the edition before."""
    printed = screen(locale=locale)
    beside = [text.split(" [")[0] for _, text in printed.classed("margin") if text.split(" [")[0] in words]

    assert beside == [*words]


def test_nothing_compared_nothing_said() -> None:
    """An edition that was not compared has neither block nor marks."""
    brief = editions.edition().brief

    assert "status" not in page.render_briefing(brief, THEME, context(brief))
    assert screen(msgspec.structs.replace(BRIEF, since=Since(edition="2026-W46"))).classed("changes")[0][1] == ""
    assert "No change." in screen(msgspec.structs.replace(BRIEF, since=Since(edition="2026-W46"))).texts("p")


def all_new() -> Brief:
    """The edition with every statement new but one."""
    sections = []
    for section in BRIEF.sections:
        items = tuple(msgspec.structs.replace(one, status="new") for one in section.items)
        sections.append(
            msgspec.structs.replace(
                section, items=items, quotes=tuple(msgspec.structs.replace(one, status="new") for one in section.quotes)
            )
        )
    first = msgspec.structs.replace(sections[0].items[0], status="updated")
    sections[0] = msgspec.structs.replace(sections[0], items=(first, *sections[0].items[1:]))
    stated = [(one.status, one.id) for section in sections for one in section.items]
    stated += [(one.status, one.id) for section in sections for one in section.quotes]
    found = tuple(Change(kind=status or "new", topic="ports", item=name) for status, name in stated)
    return msgspec.structs.replace(BRIEF, summary=(), sections=tuple(sections), since=Since(edition="2026-W46", changes=found))


def test_what_holds_of_most_statements_is_said_once() -> None:
    """Where more than two thirds of the statements are of one kind, the block says so and only the others are marked."""
    brief = all_new()
    printed = screen(brief)

    assert changes.usual(brief) == "new"
    assert [text for _, text in printed.classed("changes")] == ["New 6 (all statements without a mark) Updated 1 Ports and shipping 1.1"]
    assert [text.split(" [")[0] for _, text in printed.classed("margin") if text.startswith(("New", "Updated"))] == ["Updated"]
    assert changes.usual(BRIEF) is None


def test_long_lists_of_changes_are_cut() -> None:
    """No more than twelve statements of a kind are named; the block says how many more there are."""
    items = tuple(msgspec.structs.replace(BRIEF.sections[0].items[0], id=f"n{n}", status="new" if n % 2 else "updated") for n in range(30))
    section = msgspec.structs.replace(BRIEF.sections[0], items=items, quotes=())
    found = tuple(Change(kind=one.status or "new", topic="ports", item=one.id) for one in items)
    brief = msgspec.structs.replace(BRIEF, summary=(), sections=(section,), since=Since(edition="2026-W46", changes=found))

    (listed,) = (text for _, text in screen(brief).classed("changes"))
    assert listed.count("1.") == 24
    assert listed.count("and 3 more") == 2


def test_sides_stand_beside_each_other() -> None:
    """A disagreement is named by its kind and its words, each side with its value, statement and citation, none called right."""
    printed = screen()

    assert "Figure lorries a day" in printed.texts("h3")
    assert [text for _, text in printed.classed("side")] == [
        "1a ninety lorries The ferry company says that it can carry ninety lorries a day. [4] Layla Haddad · ليلى حداد (F), undated",
        "1b seventy lorries The ferry company can carry seventy lorries a day, the Karnovka Gazette counted at the pier. "
        "[5] Karnovka Gazette (KG) (F), 19 Nov 2026",
    ]
    assert {"d1", "d1-1", "d1-2", "told-differently"} <= set(printed.values("id"))
    assert len(sheets().classed("side")) == 2
    assert "Расхождения источников" in screen(locale="ru").texts("h2")


def test_other_sources_that_say_the_same_are_linked() -> None:
    """Who else reports a statement is linked to the very words, and the source list leads back."""
    printed, also = screen(), BRIEF.sections[0].items[0].also[0]

    assert [text for _, text in printed.classed("also")] == ["Also reported by\u2060 [5]"]
    assert f"{also.source}:{also.start}-{also.end}" in printed.values("data-cite")
    assert f'href="#i-{BRIEF.sections[0].items[0].id}"' in page.render_briefing(BRIEF, THEME, context(BRIEF)).split('id="source-5"')[1]


def test_every_place_can_be_reached_from_the_evidence() -> None:
    """Earlier statements and sides are among the places that cite an article, so that its page leads back to them."""
    kinds = {span.place.kind for found in page.cited_spans(BRIEF).values() for span in found}

    assert kinds == {"point", "earlier", "item", "quote", "side", "entry"}
    html = page.render_evidence(SAMPLE.articles["harbour-dues"], page.cited_spans(BRIEF)["harbour-dues"], THEME, context(BRIEF))
    assert '<a href="../index.html#e1">earlier statement 1</a>' in html
