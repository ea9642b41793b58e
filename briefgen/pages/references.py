"""The sources of an edition as CSL-JSON, for reference managers."""

from typing import Any

from briefgen import codec
from briefgen.brief import Brief, SourceEntry
from briefgen.model import Published


def references(brief: Brief) -> bytes:
    """`references.json`: one CSL item a source, in the order of their numbers. Unknown fields are left out, never guessed."""
    return codec.pretty([_item(source) for source in brief.sources])


def _item(source: SourceEntry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": "article-newspaper",
        "citation-number": str(source.number),
        "title": source.title,
        "container-title": source.publisher,
        "publisher": source.agency,
        "publisher-place": source.place,
        "language": source.language,
        "URL": source.url,
        "issued": _date(source.published),
        "accessed": _parts(source.retrieved[:10]) if source.retrieved else None,
        "author": [{"literal": author} for author in source.authors] or None,
        "license": source.licence,
        "note": f"sha256:{source.original_sha256}",
    }
    return {key: value for key, value in item.items() if value is not None}


def _date(published: Published) -> dict[str, Any] | None:
    return None if published.value is None else _parts(published.value)


def _parts(value: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in value.split("-")]]}
