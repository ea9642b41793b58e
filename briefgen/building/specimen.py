"""Two editions to try templates on: the smallest that can be built, and one with everything that an edition may have.

Their words are about nothing, and nobody reads them: only what templates do with them counts.
"""

import hashlib

from msgspec import structs

from briefgen.brief import (
    Ahead,
    Brief,
    Change,
    Citation,
    Counts,
    DateRange,
    Design,
    Disagreement,
    Item,
    KeyFigure,
    LeftOut,
    Period,
    Person,
    Quote,
    Section,
    Side,
    Since,
    SourceEntry,
    TimelineEntry,
    Translation,
)
from briefgen.desk import Activity, Digests, Named, Office, Tally, Trend
from briefgen.model import Article, Paragraph, Published, Sentence
from briefgen.statement import statement_id

_FIRST = ("A title", "The first sentence says one thing. The second sentence says 5 things.", "“We said so”, said Jan Muster, a clerk.")
_SECOND = ("Второй заголовок", "Третье предложение говорит о мае.", "Fourth sentence. Fifth sentence. Sixth sentence.")
_JUDGED = "A **judgement** with *stress*, `code` and [a link](https://example.org/).\n\n- One\n- Two\n\n> Quoted\n\n### Heading"
PERIOD = Period(first="2026-11-16", last="2026-11-22")


def smallest(design: Design = "weekly") -> Brief:
    """An edition of a period without articles."""
    period = Period(first=None, last=None)
    return Brief(edition="2026-W47", date=None, title="Specimen", language="en", marking="TLP:CLEAR", period=period, design=design)


def full(design: Design = "weekly") -> tuple[Brief, tuple[Article, Article]]:
    """An edition with every part filled, and the articles that it cites."""
    one, two = _article("one", _FIRST, known=True), _article("two", _SECOND, known=False)
    item = _item(one, "The first sentence says one thing.", also=(_cite(two, "Fourth sentence."),), translated=True)
    other = _item(two, "Fourth sentence.")
    quote = _quote(one, "We said so", "a clerk")
    earlier = _item(one, "The second sentence says 5 things.")
    brief = Brief(
        edition="2026-W47",
        date="2026-11-22",
        title="Specimen",
        titles={"en": "Specimen", "ru": "Образец"},
        language="en",
        marking="TLP:AMBER",
        period=PERIOD,
        design=design,
        summary=(item,),
        sections=(_section(item, other, quote), Section(topic="none", title="None")),
        timeline=_timeline(two),
        disagreements=(_disagreement(earlier, other),),
        since=Since(edition="2026-W46", changes=_changes(item, other, quote, earlier)),
        sources=(_source(1, one, ("three",)), _source(2, two, ())),
        left_out=tuple(_left_out(code) for code in ("undated", "date-too-coarse", "refused", "copy", "no-topic", "not-selected")),
        counts=Counts(articles_read=8, articles_in_period=3, articles_cited=2, undated=1, sentences=9, sentences_shown=5),
        generator="briefgen",
    )
    return _with_desk(brief, _figures(one, item), quote), (one, two)


def _section(item: Item, other: Item, quote: Quote) -> Section:
    return Section(
        topic="one",
        title="One",
        titles={"ru": "Один"},
        items=(item, other),
        quotes=(quote,),
        trend=Trend(direction="improved", reason="A reason"),
        assessment=_JUDGED,
    )


def _timeline(two: Article) -> tuple[TimelineEntry, ...]:
    return (
        _entry(two, "Третье предложение говорит о мае.", DateRange(first="2026-05-01", last="2026-05-31", precision="month")),
        _entry(two, "Fifth sentence.", DateRange(first="2026-06-01", last="2026-08-31", precision="season")),
        _entry(two, "Sixth sentence.", DateRange(first="2027-01-01", last="2027-12-31", precision="year")),
    )


def _with_desk(brief: Brief, figures: tuple[KeyFigure, ...], quote: Quote) -> Brief:
    """The edition with everything that stands around its statements."""
    return structs.replace(
        brief,
        revised="2026-11-23",
        lead="A lead sentence",
        assessment=_JUDGED,
        ahead=(
            Ahead(date=DateRange(first="2026-12-01", last="2026-12-01"), text="A meeting", topic="one"),
            Ahead(date=DateRange(first="2027-02-01", last="2027-02-28", precision="month"), text="An end"),
        ),
        figures=figures,
        people=(Person(name="Jan Muster", offices=(Office(office="clerk", of="Musterburg"),), statements=(quote.id,)),),
        names={"Jan Muster": Named(forms={"ru": "Ян Мустер"}), "Musterburg": Named(forms={"ru": "Мустербург"}, rivals={"ru": "Пример"})},
        contested="both",
        speakers=tuple(Tally(name=name, count=count) for name, count in (("Jan Muster", 3), ("Ян Пример", 2), ("A. Sample", 1))),
        activity=tuple(Activity(edition=f"2026-W{week}", articles={"one": week - 44, "none": 0}) for week in (45, 46, 47)),
        digests=Digests(configuration="0" * 64, content="1" * 64),
    )


def _article(name: str, texts: tuple[str, ...], *, known: bool) -> Article:
    """An article, one that says everything of itself or one that says nothing."""
    text, paragraphs, at = "\n\n".join(texts), [], 0
    for n, words in enumerate(texts, 1):
        paragraphs.append(Paragraph(n=n, start=at, end=at + len(words), role="body" if n > 1 else "title"))
        at += len(words) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    own = Article(
        id=name,
        path=f"{name}.md",
        text=text,
        sha256=digest,
        original_sha256=digest,
        paragraphs=tuple(paragraphs),
        sentences=tuple(Sentence(id=f"{name}-{one.n}", paragraph=one.n, start=one.start, end=one.end) for one in paragraphs),
    )
    return _known(own, texts[0]) if known else own


def _known(article: Article, title: str) -> Article:
    return structs.replace(
        article,
        title=title,
        publisher="Publisher",
        agency="Agency",
        authors=("Jan Muster",),
        place="Musterburg",
        url="https://publisher.example/one",
        language="en",
        published=Published(value="2026-11-17", precision="day", basis="metadata", evidence="published"),
        retrieved="2026-11-18",
        licence="CC0-1.0",
        rights="None reserved",
    )


def _cite(article: Article, words: str) -> Citation:
    start = article.text.index(words)
    paragraph = next(one.n for one in article.paragraphs if one.start <= start < one.end)
    return Citation(source=article.id, paragraph=paragraph, start=start, end=start + len(words), sha256=article.sha256)


def _item(article: Article, words: str, *, also: tuple[Citation, ...] = (), translated: bool = False) -> Item:
    return Item(
        id=statement_id(article.id, words),
        text=words,
        language=article.language,
        citations=(_cite(article, words),),
        translations={"ru": Translation(text="Первое предложение говорит одно.", state="machine")} if translated else {},
        status="new" if translated else "continuing",
        also=also,
    )


def _quote(article: Article, words: str, role: str) -> Quote:
    return Quote(
        id=statement_id(article.id, words),
        text=words,
        language=article.language,
        citations=(_cite(article, words),),
        speaker="Jan Muster",
        role=role,
        role_citations=(_cite(article, role),),
        status="updated",
    )


def _entry(article: Article, words: str, date: DateRange) -> TimelineEntry:
    return TimelineEntry(
        id=statement_id(article.id, words), date=date, text=words, language=article.language, citations=(_cite(article, words),)
    )


def _figures(article: Article, item: Item) -> tuple[KeyFigure, ...]:
    """Two key figures: one with more words than its number, one without."""
    of, alone = _item(article, "5 things"), _item(article, "5")
    return KeyFigure(item=item.id, topic="one", value="5", figure=of), KeyFigure(item=item.id, topic="one", value="5", figure=alone)


def _changes(item: Item, other: Item, quote: Quote, earlier: Item) -> tuple[Change, ...]:
    return (
        Change(kind="new", topic="one", item=item.id),
        Change(kind="continuing", topic="one", item=other.id, earlier="s0"),
        Change(kind="updated", topic="one", item=quote.id, earlier="s1"),
        Change(kind="corrected", topic="one", item=item.id, earlier=earlier.id, statement=earlier),
        Change(kind="dropped", topic="one", earlier=earlier.id, statement=earlier),
    )


def _disagreement(one: Item, other: Item) -> Disagreement:
    sides = (Side(value="5", statement=one), Side(value="Fourth", statement=other))
    return Disagreement(id="x1", kind="figure", what="things", sides=sides)


def _source(number: int, article: Article, copies: tuple[str, ...]) -> SourceEntry:
    shared = set(SourceEntry.__struct_fields__) & set(Article.__struct_fields__)
    known = SourceEntry(number=number, copies=copies, **{name: getattr(article, name) for name in shared})
    rated = structs.replace(known, reliability="B", ownership="state", country="AZ", rating_note="A note", rated="2026-10-01")
    return rated if copies else known


def _left_out(code: str) -> LeftOut:
    return LeftOut(id=code, path=f"{code}.md", code=code, reason=f"was left out as {code}", title="A title", publisher="Publisher")
