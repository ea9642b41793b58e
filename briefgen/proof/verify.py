"""A built edition -> everything in it that is not proved: offline, without the workspace, from the edition's own files.

Proved are: the manifest, every file's digest, every statement against the evidence that its citation names, every page
against the statements. The quotation must stand in the evidence, and the evidence must have the digest that is cited.
"""

import hashlib
import json
from collections.abc import Generator, Iterator, Mapping
from typing import Any

import msgspec

from briefgen import codec
from briefgen.brief import Brief, Citation, Quote, SourceEntry
from briefgen.proof import manifest
from briefgen.proof.verify_pages import Statement, difference, further_citations, pages, statements
from briefgen.statement import JOINER, paragraph_at, statement_id
from briefgen.translating.checks import kept


def verify(content: Mapping[str, bytes]) -> list[str]:
    """Problems of an edition given as path -> bytes, each as `path: what`; empty if everything is proved."""
    return list(dict.fromkeys(_problems(content)))


def _problems(content: Mapping[str, bytes]) -> Iterator[str]:
    body = yield from _manifest(content)
    if "brief.json" not in content:
        yield "brief.json: is missing"
        return
    try:
        brief = codec.decode(content["brief.json"], Brief)
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
        yield f"brief.json: is not a brief: {error}"
        return
    if codec.pretty(brief) != content["brief.json"]:
        yield "brief.json: holds something that is no part of a brief, or is not in its canonical form"
    texts = yield from _evidence(brief, content)
    yield from _sources(brief, body)
    for place, statement in statements(brief):
        yield from _statement(place, statement, brief, texts)
    yield from _figures(brief)
    yield from _once(brief)
    yield from pages(brief, {one.id: one for _, one in statements(brief)}, content, texts)


def _manifest(content: Mapping[str, bytes]) -> Generator[str, None, Mapping[str, Any]]:
    """Check the manifest and every digest in it; returns its body."""
    if manifest.NAME not in content:
        yield "manifest.json: is missing"
        return {}
    try:
        body: dict[str, Any] = dict(json.loads(content[manifest.NAME]))
        listed: dict[str, str] = dict(body["files"])
        sources: dict[str, str] = dict(body["sources"])
        fonts: dict[str, str] = dict(body.get("fonts", {}))
        own = body["digest"]
    except (ValueError, KeyError, TypeError) as error:
        yield f"manifest.json: is not a manifest: {error!r}"
        return {}
    if own != manifest.digest(body):
        yield "manifest.json: its digest does not match its content"
    yield from _listed(listed, content)
    expected = manifest.manifest({path: data for path, data in content.items() if path != manifest.NAME}, sources, fonts)
    if expected != content[manifest.NAME]:
        yield "manifest.json: is not the manifest of these files"
    return body


def _listed(listed: Mapping[str, str], content: Mapping[str, bytes]) -> Iterator[str]:
    """Check that the files are those of the manifest, byte for byte."""
    for path, digest in sorted(listed.items()):
        if path not in content:
            yield f"{path}: is listed in the manifest and missing"
        elif hashlib.sha256(content[path]).hexdigest() != digest:
            yield f"{path}: was changed: its digest is not the manifest's"
    for path in sorted(set(content) - set(listed) - {manifest.NAME}):
        yield f"{path}: is not listed in the manifest"


def _evidence(brief: Brief, content: Mapping[str, bytes]) -> Generator[str, None, dict[str, str]]:
    """Check the evidence against the digests of the source list; returns article id -> text."""
    texts: dict[str, str] = {}
    for source in brief.sources:
        path = f"evidence/{source.id}.txt"
        if path not in content:
            yield f"{path}: the evidence is missing"
            continue
        if hashlib.sha256(content[path]).hexdigest() != source.sha256:
            yield f"{path}: is not the text that brief.json names: its digest differs"
        try:
            texts[source.id] = content[path].decode("utf-8")
        except UnicodeDecodeError:
            yield f"{path}: is not UTF-8"
    known = {f"evidence/{source.id}.txt" for source in brief.sources}
    for path in sorted(content):
        if path.startswith("evidence/") and path not in known:
            yield f"{path}: is the evidence of no source"
    return texts


def _sources(brief: Brief, body: Mapping[str, Any]) -> Iterator[str]:
    named = {source.id: source.original_sha256 for source in brief.sources}
    if body and body["sources"] != named:
        yield "manifest.json: its sources are not those of brief.json"
    if [source.number for source in brief.sources] != list(range(1, len(brief.sources) + 1)):
        yield "brief.json: the sources are not numbered 1, 2, 3 …"
    if brief.schema != "briefgen/1":
        yield f"brief.json: its schema {brief.schema!r} is not briefgen/1"


def _statement(place: str, statement: Statement, brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    sources = {source.id: source for source in brief.sources}
    if not statement.citations:
        yield f"{place}: has no citation"
        return
    proved: list[str] = []
    for citation in statement.citations:
        problem = _citation(citation, sources, texts)
        if problem is not None:
            yield f"{place}: {problem}"
            return
        proved.append(texts[citation.source][citation.start : citation.end])
    for problem in (*_beside(statement, sources, texts), *_kept(statement)):
        yield f"{place}: {problem}"
    printed = statement.text
    for insertion in getattr(statement, "insertions", ()):
        printed = printed.replace(f" [{insertion}]", "", 1)
    if printed != JOINER.join(proved):
        yield f"{place}: the words are not those of the evidence: {difference(printed, JOINER.join(proved))}"
    if statement.id != statement_id(statement.citations[0].source, statement.text):
        yield f"{place}: its id {statement.id!r} is not the one that its source and words give"


def _kept(statement: Statement) -> Iterator[str]:
    """What translations do not keep of the statement's numbers and dates. Whether they are right cannot be proved."""
    for locale, one in sorted(statement.translations.items()):
        if one.vouched is True:
            continue  # told by the command, which counts what was not compared
        for problem in kept(statement.text, statement.language, one.text, locale):
            yield f"its translation ({locale}) {problem.message}"


def _beside(statement: Statement, sources: Mapping[str, SourceEntry], texts: Mapping[str, str]) -> list[str]:
    """What is wrong with the speaker's role and with the sources that say the same."""
    problems = [problem for one in further_citations(statement) if (problem := _citation(one, sources, texts)) is not None]
    if problems or not isinstance(statement, Quote) or statement.role is None:
        return problems
    stands = JOINER.join(texts[cite.source][cite.start : cite.end] for cite in statement.role_citations)
    return [] if stands == statement.role else [f"what the speaker is called does not stand in the evidence: {statement.role}"]


def _figures(brief: Brief) -> Iterator[str]:
    """Check that each key figure is part of a statement of its section, and that what is set large are whole words of it."""
    for number, one in enumerate(brief.figures, 1):
        before, _, rest = one.figure.text.rpartition(one.value or "\0")
        if one.value not in one.figure.text or not one.value or before[-1:].isalnum() or rest[:1].isalnum():
            yield f"brief.json: key figure {number}: does not hold {one.value!r}"
        held = [item for section in brief.sections if section.topic == one.topic for item in section.items if item.id == one.item]
        spans = [(cite.source, cite.start, cite.end) for item in held for cite in item.citations]
        if not all(
            any(name == cite.source and start <= cite.start and cite.end <= end for name, start, end in spans)
            for cite in one.figure.citations
        ):
            yield f"brief.json: key figure {number}: stands in no statement of {one.topic!r} with the id {one.item!r}"


def _citation(citation: Citation, sources: Mapping[str, SourceEntry], texts: Mapping[str, str]) -> str | None:
    """What is wrong with a citation, or None."""
    if citation.source not in sources or citation.source not in texts:
        return f"cites {citation.source!r}, which is no source with evidence"
    text = texts[citation.source]
    if citation.sha256 != sources[citation.source].sha256:
        return f"cites a text of {citation.source} with another digest"
    if not 0 <= citation.start < citation.end <= len(text):
        return f"cites {citation.start}–{citation.end} of {citation.source}, which has {len(text)} characters"
    stands = paragraph_at(text, citation.start)
    if citation.paragraph != stands:
        return f"cites paragraph {citation.paragraph} of {citation.source}, but the words stand in paragraph {stands}"
    return None


def _once(brief: Brief) -> Iterator[str]:
    """Nothing stands twice; a key point repeats an item of a section."""
    seen: set[str] = set()
    for place, statement in statements(brief):
        if "key point" in place:
            continue
        if statement.id in seen:
            yield f"{place}: stands twice"
        seen.add(statement.id)
    items = {item.id: item for section in brief.sections for item in section.items}
    for index, point in enumerate(brief.summary, 1):
        if items.get(point.id) != point:
            yield f"brief.json: key point {index}: repeats no item of a section"
