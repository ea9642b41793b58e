"""The types of brief.json and briefgen.toml -> their JSON Schemas (draft 2020-12)."""

import json
from typing import Any

import msgspec

from briefgen.brief import Brief
from briefgen.config import TABLES, TopicTable

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def brief_schema() -> str:
    """JSON Schema of brief.json."""
    return _text({"$schema": DRAFT, "title": "briefgen/1", **msgspec.json.schema(Brief)})


def config_schema() -> str:
    """JSON Schema of briefgen.toml."""
    kinds = [*TABLES.values(), TopicTable]
    (refs, definitions) = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    tables = dict(zip(TABLES, refs, strict=False))
    phrases = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    topics = {"type": "object", "additionalProperties": refs[-1]}
    for definition in definitions.values():
        definition["additionalProperties"] = False
    return _text(
        {
            "$schema": DRAFT,
            "title": "briefgen.toml",
            "type": "object",
            "properties": {**tables, "aliases": phrases, "topics": topics},
            "additionalProperties": False,
            "$defs": definitions,
        }
    )


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
