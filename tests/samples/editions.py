"""Invented articles and the edition that cites them, made so that every citation proves itself.

In: nothing, or the awkward cases asked for. Out: a `Brief` and its articles. Nothing here was ever reported.
"""

import hashlib
from typing import NamedTuple

from briefgen.brief import (
    Brief,
    Citation,
    Counts,
    DateRange,
    Item,
    LeftOut,
    Period,
    Quote,
    Section,
    SourceEntry,
    TimelineEntry,
    Translation,
)
from briefgen.model import Article, Paragraph, Published, Sentence


class Edition(NamedTuple):
    """An edition with the articles that it cites, by id."""

    brief: Brief
    articles: dict[str, Article]


Printable = Item | Quote | TimelineEntry


def statements(brief: Brief) -> tuple[Printable, ...]:
    """Everything that an edition states: key points, earlier statements, items, quotations, sides of disagreements, timeline."""
    found: list[Printable] = [*brief.summary, *brief.timeline]
    found += [change.statement for change in (brief.since.changes if brief.since else ()) if change.statement]
    for section in brief.sections:
        found += [*section.items, *section.quotes]
    for one in brief.disagreements:
        found += [side.statement for side in one.sides]
    return tuple(found)


def citations(brief: Brief) -> tuple[Citation, ...]:
    """Every citation of an edition: of words, of a speaker's role, of sources that say the same."""
    found: list[Citation] = []
    for one in statements(brief):
        found += one.citations
        found += one.role_citations if isinstance(one, Quote) else ()
        found += one.also if isinstance(one, Item) else ()
    return tuple(found)


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def paragraphs(text: str) -> tuple[str, ...]:
    """Wrapped and indented text as paragraphs, one line each."""
    return tuple(" ".join(block.split()) for block in text.strip().split("\n\n"))


def article(identifier: str, texts: tuple[str, ...], **facts: object) -> Article:
    """An article of these paragraphs, the first one its title; a sentence ends at `. `."""
    text = "\n\n".join(texts)
    marks, sentences, at = [], [], 0
    for number, paragraph in enumerate(texts, 1):
        marks.append(Paragraph(n=number, start=at, end=at + len(paragraph), role="title" if number == 1 else "body"))
        start = at
        for part in paragraph.split(". "):
            end = min(start + len(part) + 1, at + len(paragraph))
            sentences.append(Sentence(id=digest(f"{identifier}{start}")[:8], paragraph=number, start=start, end=end))
            start = end + 1
        at += len(paragraph) + 2
    base = {"path": f"{identifier}.md", "title": texts[0], "language": "en", "original_sha256": digest(text + "!")}
    return Article(id=identifier, text=text, sha256=digest(text), paragraphs=tuple(marks), sentences=tuple(sentences), **{**base, **facts})  # type: ignore[arg-type]


def cite(source: Article, words: str) -> Citation:
    """The citation of these words. Raises ValueError if the article does not hold them."""
    start = source.text.index(words)
    paragraph = next(one.n for one in source.paragraphs if one.start <= start < one.end)
    return Citation(source=source.id, paragraph=paragraph, start=start, end=start + len(words), sha256=source.sha256)


def item(source: Article, words: str, *more: tuple[Article, str]) -> Item:
    """An item in the words of `source`, cited there and wherever else it is said."""
    citations = (cite(source, words), *(cite(other, said) for other, said in more))
    return Item(id=digest(source.id + words)[:10], text=words, language=source.language, citations=citations)


def entry(source: Article, number: int, copies: tuple[str, ...] = ()) -> SourceEntry:
    """The source list's entry for an article."""
    shared = ("id", "path", "title", "publisher", "agency", "authors", "place", "published", "sha256", "original_sha256", "language", "url")
    facts = {name: getattr(source, name) for name in (*shared, "licence", "retrieved")}
    return SourceEntry(number=number, copies=copies, **facts)


WIRE = article(
    "port-wire",
    paragraphs("""
    Harbour board approves night shifts at the northern quay

    ALVARA, 17 November. The harbour board voted on Monday to open the northern quay around the clock from the first week of December.
    Its chair, Marta Oyelaran, said the queue of ships had doubled since August.

    “We are not going to let grain rot at anchor while a crane stands idle,” Oyelaran told reporters after the vote. Dock workers asked
    for a rest day after every third night.

    The board will publish the new tariff on 1 December 2026. Insurance for night handling rises by 4.5 per cent, or about ₼ 1,200 for
    a ship of average size.

    In autumn 2024 a storm closed the quay for eleven days.
    """),
    publisher="Strait Wire",
    agency="SW",
    authors=("Ilse Brandvold",),
    place="Alvara",
    url="https://strait-wire.example/2026/11/17/quay",
    licence="CC BY 4.0",
    published=Published(value="2026-11-17", precision="day", basis="metadata"),
)
RUSSIAN = article(
    "ru-most",
    paragraphs("""
    Мост через Лиману закроют на ремонт до весны

    Движение по мосту через реку Лимана остановят 20 ноября. Дорожное ведомство обещает открыть одну полосу к марту 2027 года.

    «Мы просим водителей заранее выбирать объезд через Карновку», — заявил начальник ведомства Пётр Зарайский. По его словам, паром
    будет ходить каждые сорок минут.
    """),
    language="ru",
    publisher="Вестник Лиманы",
    place="Карновка",
    url="https://vestnik.example/most?id=118",
    retrieved="2026-11-21",
    published=Published(value="2026-11-18", precision="day", basis="dateline", evidence="18 ноября"),
)
NOTE = article(
    "energy-note",
    paragraphs("""
    Regulator’s note on winter reserves

    Gas in storage stood at 71 per cent of capacity on 15 November, nine points below the level of a year before. The regulator does not
    expect rationing.

    Two of the four compressor stations on the eastern line were repaired in 2025. A third is due in February 2027.
    """),
    publisher="Energy Regulator of Halmar",
    published=Published(value="2026-11", precision="month", basis="text", evidence="November 2026"),
    licence="Public domain",
)
UNDATED = article(
    "leaflet",
    paragraphs("""
    Ferry operators’ leaflet

    The ferry company says that it can carry ninety lorries a day. It has asked for a second berth at Karnovka.
    """),
    title=None,
    publisher=None,
    authors=("Layla Haddad · ليلى حداد",),
)
ARTICLES = (WIRE, RUSSIAN, NOTE, UNDATED)


def edition() -> Edition:
    """A week with three sections, one of them empty, two languages, a quotation, a timeline and what was left out."""
    night = item(WIRE, "The harbour board voted on Monday to open the northern quay around the clock from the first week of December.")
    stored = item(NOTE, "Gas in storage stood at 71 per cent of capacity on 15 November, nine points below the level of a year before.")
    bridge = item(RUSSIAN, "Движение по мосту через реку Лимана остановят 20 ноября.")
    ferry = item(
        UNDATED,
        "The ferry company says that it can carry ninety lorries a day.",
        (RUSSIAN, "По его словам, паром будет ходить каждые сорок минут."),
    )
    insurance = item(WIRE, "Insurance for night handling rises by 4.5 per cent, or about ₼ 1,200 for a ship of average size.")
    rationing = item(NOTE, "The regulator does not expect rationing.")
    words = "“We are not going to let grain rot at anchor while a crane stands idle,”"
    quote = Quote(id="q-oyelaran", text=words, language="en", citations=(cite(WIRE, words),), speaker="Marta Oyelaran")
    said = "«Мы просим водителей заранее выбирать объезд через Карновку»"
    translated = Translation(text="“We ask drivers to choose the detour through Karnovka in good time”", state="translated")
    spoken = Quote(
        id="q-zaraisky",
        text=said,
        language="ru",
        citations=(cite(RUSSIAN, said),),
        speaker="Пётр Зарайский",
        translations={"en": translated},
    )
    brief = Brief(
        edition="2026-W47",
        date="2026-11-22",
        title="Straits and corridors",
        titles={"ru": "Проливы и коридоры"},
        language="en",
        marking="TLP:GREEN",
        period=Period(first="2026-11-16", last="2026-11-22"),
        summary=(night, stored, bridge),
        sections=(
            Section(
                topic="ports",
                title="Ports and shipping",
                titles={"ru": "Порты и судоходство"},
                items=(night, insurance, ferry),
                quotes=(quote,),
            ),
            Section(topic="roads", title="Roads and bridges", titles={"ru": "Дороги и мосты"}, items=(bridge,), quotes=(spoken,)),
            Section(topic="energy", title="Energy", titles={"ru": "Энергетика"}, items=(stored, rationing)),
            Section(topic="talks", title="Talks and mediation", titles={"ru": "Переговоры и посредничество"}),
        ),
        timeline=_timeline(),
        sources=(entry(WIRE, 1, copies=("port-copy",)), entry(RUSSIAN, 2), entry(NOTE, 3), entry(UNDATED, 4)),
        left_out=(
            LeftOut(id="port-copy", path="copies/port-again.md", code="copy", reason="carries the same copy as port-wire.md"),
            LeftOut(id="sport", path="sport/regatta.md", code="no-topic", reason="no paragraph belongs to a topic of this briefing"),
            LeftOut(id="odd", path="odd.md", code="a-code-of-tomorrow", reason="a reason that nobody has translated yet"),
        ),
        counts=Counts(articles_read=31, articles_in_period=7, articles_cited=4, undated=1, sentences=64, sentences_shown=11),
        generator="briefgen 0.1.0",
    )
    return Edition(brief, {one.id: one for one in ARTICLES})


def _timeline() -> tuple[TimelineEntry, ...]:
    rows = (
        (
            WIRE,
            "In autumn 2024 a storm closed the quay for eleven days.",
            DateRange(first="2024-09-01", last="2024-11-30", precision="season"),
        ),
        (
            NOTE,
            "Two of the four compressor stations on the eastern line were repaired in 2025.",
            DateRange(first="2025-01-01", last="2025-12-31", precision="year"),
        ),
        (RUSSIAN, "Движение по мосту через реку Лимана остановят 20 ноября.", DateRange(first="2026-11-20", last="2026-11-20")),
        (WIRE, "The board will publish the new tariff on 1 December 2026.", DateRange(first="2026-12-01", last="2026-12-01")),
        (NOTE, "A third is due in February 2027.", DateRange(first="2027-02-01", last="2027-02-28", precision="month")),
    )
    return tuple(
        TimelineEntry(id=digest(words)[:10], date=date, text=words, language=source.language, citations=(cite(source, words),))
        for source, words, date in rows
    )
