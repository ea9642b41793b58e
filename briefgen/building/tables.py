"""Understood articles -> flat tables for other programs (DuckDB, Spark, pandas): one row an article, sentence, topic, quotation, date, …

Spans are half-open ranges of code points in `articles.text`; every row names its article's id.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from briefgen.diagnostics import BriefgenError
from briefgen.edition.understood import Understood

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]
_TEXT, _WHOLE, _REAL = "string", "int32", "float64"
_SPAN = {"start": _WHOLE, "end": _WHOLE}
SCHEMAS: dict[str, dict[str, str]] = {
    "articles": dict.fromkeys(
        "id path title publisher agency place url language published precision basis retrieved licence rights marking sha256 text".split(),
        _TEXT,
    ),
    "authors": {"article": _TEXT, "name": _TEXT},
    "paragraphs": {"article": _TEXT, "n": _WHOLE, **_SPAN, "role": _TEXT},
    "sentences": {"article": _TEXT, "id": _TEXT, "paragraph": _WHOLE, **_SPAN, "text": _TEXT},
    "topics": {"article": _TEXT, "paragraph": _WHOLE, "topic": _TEXT, "score": _REAL},
    "quotes": {"article": _TEXT, **_SPAN, "text": _TEXT, "speaker": _TEXT, "role": _TEXT},
    "dates": {"article": _TEXT, **_SPAN, "text": _TEXT, "from": _TEXT, "to": _TEXT, "precision": _TEXT},
    "people": {"article": _TEXT, **_SPAN, "name": _TEXT},
    "documents": {"article": _TEXT, **_SPAN, "name": _TEXT, "parties": _TEXT, "date": _TEXT},
    "figures": {"article": _TEXT, **_SPAN, "text": _TEXT, "value": _REAL, "unit": _TEXT, "what": _TEXT},
}
"""Table -> column -> type, as Arrow names it."""


def tables(articles: Iterable[Understood]) -> dict[str, list[Row]]:
    """Table -> rows, articles in their order, marks in the order of the text."""
    found: dict[str, list[Row]] = {name: [] for name in SCHEMAS}
    for one in articles:
        for name, rows in _ROWS.items():
            found[name].extend(rows(one))
    return found


def parquet(rows: Mapping[str, list[Row]]) -> dict[str, bytes]:
    """File name -> Parquet. The same rows give the same bytes. Raises BriefgenError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise BriefgenError("briefgen export --parquet needs pyarrow; run pip install 'briefgen[parquet]'") from error
    made: dict[str, bytes] = {}
    for name, columns in SCHEMAS.items():
        schema = pyarrow.schema([(column, pyarrow.type_for_alias(kind)) for column, kind in columns.items()])
        sink = pyarrow.BufferOutputStream()
        pyarrow.parquet.write_table(_table(rows[name], schema), sink, compression="zstd")
        made[f"{name}.parquet"] = sink.getvalue().to_pybytes()
    return made


def _table(rows: list[Row], schema: "pyarrow.Schema") -> "pyarrow.Table":
    import pyarrow

    return pyarrow.Table.from_pylist(rows, schema=schema)


def _articles(one: Understood) -> list[Row]:
    article = one.article
    own = {name: getattr(article, name) for name in SCHEMAS["articles"] if hasattr(article, name) and name != "published"}
    published = article.published
    return [{**own, "published": published.value, "precision": published.precision, "basis": published.basis}]


def _authors(one: Understood) -> list[Row]:
    return [{"article": one.article.id, "name": name} for name in one.article.authors]


def _paragraphs(one: Understood) -> list[Row]:
    return [{"article": one.article.id, "n": at.n, "start": at.start, "end": at.end, "role": at.role} for at in one.article.paragraphs]


def _sentences(one: Understood) -> list[Row]:
    return [{**_at(one, at.start, at.end), "id": at.id, "paragraph": at.paragraph} for at in one.article.sentences]


def _topics(one: Understood) -> list[Row]:
    return [{"article": one.article.id, "paragraph": at.paragraph, "topic": at.topic, "score": at.score} for at in one.placements]


def _quotes(one: Understood) -> list[Row]:
    return [
        {**_at(one, at.start, at.end), "speaker": at.speaker, "role": one.slice(at.role.start, at.role.end) if at.role else None}
        for at in one.marks.quotes
    ]


def _dates(one: Understood) -> list[Row]:
    return [{**_at(one, at.start, at.end), "from": at.first, "to": at.last, "precision": at.precision} for at in one.marks.dates]


def _people(one: Understood) -> list[Row]:
    return [
        {"article": one.article.id, "start": at.start, "end": at.end, "name": person.name}
        for person in one.marks.people
        for at in person.mentions
    ]


def _documents(one: Understood) -> list[Row]:
    return [
        {"article": one.article.id, "start": at.start, "end": at.end, "name": at.name, "parties": "; ".join(at.parties), "date": at.date}
        for at in one.marks.documents
    ]


def _figures(one: Understood) -> list[Row]:
    return [{**_at(one, at.start, at.end), "value": at.value, "unit": at.unit, "what": at.what} for at in one.marks.figures]


def _at(one: Understood, start: int, end: int) -> Row:
    return {"article": one.article.id, "start": start, "end": end, "text": one.slice(start, end)}


_ROWS: dict[str, Callable[[Understood], list[Row]]] = {
    "articles": _articles,
    "authors": _authors,
    "paragraphs": _paragraphs,
    "sentences": _sentences,
    "topics": _topics,
    "quotes": _quotes,
    "dates": _dates,
    "people": _people,
    "documents": _documents,
    "figures": _figures,
}
