"""An edition that is compared with the one before: what changed, what is told differently, who else says it, who a speaker is."""

import msgspec

from briefgen.brief import Brief, Change, Disagreement, Item, LeftOut, Quote, Section, Side, Since
from briefgen.model import Published
from briefgen.statement import JOINER
from samples.editions import NOTE, RUSSIAN, UNDATED, WIRE, Edition, article, cite, digest, edition, entry, item, paragraphs

GAZETTE = article(
    "gazette",
    paragraphs("""
    At the ferry pier, everybody counts differently

    The ferry company can carry seventy lorries a day, the Karnovka Gazette counted at the pier. The mayor would only say: we wait …
    and then we wait.

    The northern quay will work at night from December. Old pilots call it a promise with a crane on top, said Dmitri Valk, a retired
    pilot who sits on the river council.
    """),
    publisher="Karnovka Gazette (KG)",
    agency="KG",
    url="https://gazette.example/pier",
    rights="All words of this sample are free for any use by anybody",
    published=Published(value="2026-11-19", precision="day", basis="metadata"),
)
EARLIER = article(
    "harbour-dues",
    paragraphs("""
    Harbour dues stay frozen

    Harbour dues stay frozen until the spring. The council has asked the pilots for a list of wrecks.
    """),
    publisher="Strait Wire",
    published=Published(value="2026-11-12", precision="day", basis="metadata"),
)
NIGHT = "The harbour board voted on Monday to open the northern quay around the clock from the first week of December."
REST = "Dock workers asked for a rest day after every third night."
ELLIPSIS = "The mayor would only say: we wait … and then we wait."


def compared() -> Edition:
    """The week's edition again with a status on every statement, one disagreement, one corrected and one dropped statement."""
    week = edition().brief
    joined = Item(
        id=digest("joined")[:10], text=NIGHT + JOINER + REST, language="en", status="updated",
        citations=(cite(WIRE, NIGHT), cite(WIRE, REST)),
        also=(cite(GAZETTE, "The northern quay will work at night from December."),),
    )  # fmt: skip
    ninety = _with(item(UNDATED, "The ferry company says that it can carry ninety lorries a day."), "continuing")
    seventy = _with(item(GAZETTE, "The ferry company can carry seventy lorries a day, the Karnovka Gazette counted at the pier."), "new")
    mayor = _with(item(GAZETTE, ELLIPSIS), "new")
    bridge = _with(item(RUSSIAN, "Движение по мосту через реку Лимана остановят 20 ноября."), "updated")
    dues, wrecks = (item(EARLIER, f"{words}.") for words in EARLIER.text.split("\n\n")[1].rstrip(".").split(". "))
    valk = Quote(
        id="q-valk", text="Old pilots call it a promise with a crane on top", language="en", status="new", speaker="Dmitri Valk",
        citations=(cite(GAZETTE, "Old pilots call it a promise with a crane on top"),),
        role="a retired pilot who sits on the river council",
        role_citations=(cite(GAZETTE, "a retired pilot who sits on the river council"),),
    )  # fmt: skip
    ports, roads = week.sections[:2]
    changes = (
        Change(kind="new", topic="ports", item=seventy.id),
        Change(kind="new", topic="ports", item=mayor.id),
        Change(kind="new", topic="ports", item=valk.id),
        Change(kind="updated", topic="ports", item=joined.id, earlier="s0"),
        Change(kind="updated", topic="roads", item=bridge.id, earlier="s1"),
        Change(kind="continuing", topic="ports", item=ninety.id, earlier="s2"),
        Change(kind="corrected", topic="ports", item=joined.id, earlier=dues.id, statement=dues),
        Change(kind="dropped", topic="ports", earlier=wrecks.id, statement=wrecks),
    )
    brief: Brief = msgspec.structs.replace(
        week,
        summary=(joined, bridge),
        sections=(
            msgspec.structs.replace(ports, items=(joined, ninety, seventy, mayor), quotes=(valk,)),
            msgspec.structs.replace(roads, items=(bridge,)),
            Section(topic="talks", title="Talks and mediation", titles={"ru": "Переговоры и посредничество"}),
        ),
        disagreements=(_disagreement(ninety, seventy),),
        since=Since(edition="2026-W46", changes=changes),
        sources=tuple(entry(one, number) for number, one in enumerate((WIRE, RUSSIAN, NOTE, UNDATED, GAZETTE, EARLIER), 1)),
        left_out=(*week.left_out, *_left_out()),
    )
    return Edition(brief, {one.id: one for one in (WIRE, RUSSIAN, NOTE, UNDATED, GAZETTE, EARLIER)})


def _with(one: Item, status: str) -> Item:
    return msgspec.structs.replace(one, status=status)


def _disagreement(first: Item, second: Item) -> Disagreement:
    sides = (Side(value="ninety lorries", statement=first), Side(value="seventy lorries", statement=second))
    return Disagreement(id="d-lorries", kind="figure", what="lorries a day", sides=sides)


def _left_out() -> tuple[LeftOut, ...]:
    dated = Published(value="2026-11-20", precision="day", basis="metadata")
    a = LeftOut(id="a", path="regatta/a.html", code="no-topic", reason="none", title="Regatta postponed", publisher="Strait Wire")
    b = LeftOut(id="b", path="regatta/b.html", code="no-topic", reason="none", publisher="Strait Wire", published=dated)
    return msgspec.structs.replace(a, published=dated), b
