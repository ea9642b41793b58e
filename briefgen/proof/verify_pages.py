"""The pages of an edition -> what in them does not agree with its `brief.json` and its evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.brief import Brief, Citation, Item, Quote, TimelineEntry
from briefgen.pages.references import references
from briefgen.proof.printed import Printed

Statement = Item | Quote | TimelineEntry


def difference(printed: str, proved: str) -> str:
    """Where two texts part, in a few words."""
    at = next(
        (index for index, pair in enumerate(zip(printed, proved, strict=False)) if pair[0] != pair[1]), min(len(printed), len(proved))
    )
    return f"printed “{printed[max(0, at - 20) : at + 20]}”, evidence “{proved[max(0, at - 20) : at + 20]}”"


def statements(brief: Brief) -> Iterator[tuple[str, Statement]]:
    """Every printed statement of an edition, and its place in words."""
    parts: list[tuple[str, Sequence[Statement]]] = [("key point", brief.summary), ("key figure", [one.figure for one in brief.figures])]
    for section in brief.sections:
        parts += [(f"{section.topic}, item", section.items), (f"{section.topic}, quotation", section.quotes)]
    parts.append(("timeline, entry", brief.timeline))
    for disagreement in brief.disagreements:
        parts.append((f"disagreement {disagreement.id}, side", [side.statement for side in disagreement.sides]))
    changes = brief.since.changes if brief.since is not None else ()
    parts.append(("earlier statement", [change.statement for change in changes if change.statement is not None]))
    for part, ones in parts:
        yield from ((f"brief.json: {part} {index}", one) for index, one in enumerate(ones, 1))


def further_citations(statement: Statement) -> tuple[Citation, ...]:
    """Citations beside those of the words: of the speaker's role, of sources that say the same."""
    return (*getattr(statement, "role_citations", ()), *getattr(statement, "also", ()))


def pages(brief: Brief, statements: Mapping[str, Statement], content: Mapping[str, bytes], texts: Mapping[str, str]) -> Iterator[str]:
    """Problems of the pages of an edition; `statements` by id, `texts` by article id."""
    for path, data in sorted(content.items()):
        if path.endswith("/references.json") and data != references(brief):
            yield f"{path}: is not the reference list of brief.json"
        elif path.endswith("/brief.md"):
            yield from _markdown(path, data.decode("utf-8", "replace"), brief)
        elif path.endswith("/index.html"):
            printed = Printed(data.decode("utf-8", "replace"))
            yield from _page(path, printed, statements)
            yield from _translated(path, printed.translations, _translations(statements.values(), path))
        elif path.endswith(".html") and "/evidence/" in path:
            yield from _evidence_page(path, Printed(data.decode("utf-8", "replace")), texts)


def _page(path: str, printed: Printed, statements: Mapping[str, Statement]) -> Iterator[str]:
    for name, text in printed.statements:
        if name not in statements:
            yield f"{path}: prints a statement {name!r} that brief.json does not hold"
        elif text != statements[name].text:
            yield f"{path}: the words of {name} are not those of brief.json: {difference(text, statements[name].text)}"
    for name in sorted(set(statements) - {name for name, _ in printed.statements}):
        yield f"{path}: does not print {name}"
    known = {
        f"{cite.source}:{cite.start}-{cite.end}"
        for statement in statements.values()
        for cite in (*statement.citations, *further_citations(statement))
    }
    for cite in sorted(printed.cites ^ known):
        fault = "links a citation that brief.json does not hold" if cite in printed.cites else "does not link the citation"
        yield f"{path}: {fault}: {cite}"


def _markdown(path: str, text: str, brief: Brief) -> Iterator[str]:
    """Each statement stands as often as `brief.json` has it, and each cited line is one of them."""
    from briefgen.pages.markdown_page import escape

    shown = [one for _, one in statements(brief)]
    wanted = Counter(escape(one.text) for one in shown)
    for words, count in sorted(wanted.items()):
        if text.count(words) < count:
            yield f"{path}: does not print as often as brief.json has it: {words[:60]}"
    lines = [line for line in text.splitlines() if "](#source-" in line]
    for line in lines:
        if not any(words in line for words in wanted):
            yield f"{path}: prints what brief.json does not hold: {line[:60]}"
    for name, words in sorted(_translations(shown, path).items()):
        if escape(words) not in text:
            yield f"{path}: does not print the translation of {name}"


def _translations(statements: Iterable[Statement], path: str) -> dict[str, str]:
    """Statement id -> the translation that the page at `path`, `<locale>/…`, must print."""
    locale = path.split("/")[0]
    return {one.id: one.translations[locale].text for one in statements if locale in one.translations}


def _translated(path: str, printed: Sequence[tuple[str, str]], wanted: Mapping[str, str]) -> Iterator[str]:
    """Each translation of `brief.json` is printed, and nothing else is printed as one."""
    for name, text in printed:
        if name not in wanted:
            yield f"{path}: prints a translation of {name!r} that brief.json does not hold"
        elif text != wanted[name]:
            yield f"{path}: the translation of {name} is not the one of brief.json: {difference(text, wanted[name])}"
    for name in sorted(set(wanted) - {name for name, _ in printed}):
        yield f"{path}: does not print the translation of {name}"


def _evidence_page(path: str, printed: Printed, texts: Mapping[str, str]) -> Iterator[str]:
    name = path.rpartition("/")[2].removesuffix(".html")
    if list(printed.evidence) != [name] or name not in texts:
        yield f"{path}: is not the evidence page of {name}"
    elif "\n\n".join(printed.evidence[name]) != texts[name]:
        yield f"{path}: {difference(chr(10).join(printed.evidence[name]), texts[name].replace(chr(10) * 2, chr(10)))}"
