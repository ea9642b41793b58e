"""The editions that stand in the output, and those of this build -> the site's front page, one a locale."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from briefgen import codec, files
from briefgen.brief import Brief
from briefgen.building.engine import Engine, digest_of
from briefgen.building.workspace import Setup
from briefgen.config import LOCALES
from briefgen.edition.titles import given_in, localised
from briefgen.pages.context import EditionLine, PageContext
from briefgen.pages.logo import logo

if TYPE_CHECKING:
    from briefgen.pages.theme import Theme


Coming = Mapping[str, Mapping[str, bytes]]
"""Edition -> the files that will stand in its folder."""


def front_pages(setup: Setup, theme: "Theme", locales: Sequence[str], engine: Engine, coming: Coming) -> dict[str, bytes]:
    """The front page of every locale, by its path. The configuration's first locale is the site's own."""
    from briefgen.pages import page

    lines = edition_lines(setup, engine, coming)
    present = {locale for line in lines for locale in line.locales} | set(locales)
    known = [locale for locale in setup.config.briefing.locales if locale in present]
    ordered = tuple(known + sorted(present - set(known)))
    found: dict[str, bytes] = {}
    for locale in ordered:
        ctx = _context(setup, theme, ordered, locale)
        parts = {
            "editions": digest_of(codec.encode(lines).decode()),
            "theme": theme.digest,
            "page options": digest_of(codec.encode(ctx).decode()),
        }
        output = engine.step("archive", locale, parts, lambda ctx=ctx: page.render_index(lines, theme, ctx).encode())  # type: ignore[misc]
        found["index.html" if locale == ordered[0] else f"{locale}/index.html"] = output.data
    return found


def _context(setup: Setup, theme: "Theme", locales: tuple[str, ...], locale: str) -> PageContext:
    briefing = setup.config.briefing
    return PageContext(
        locale=locale,
        locales=locales,
        subtitle=localised(briefing.subtitle, locale) if briefing.subtitle else None,
        subtitle_language=given_in(briefing.subtitle, locale, briefing.locales[0]),
        publisher=briefing.publisher,
        contact=briefing.contact,
        address=briefing.address,
        logo=logo(theme, briefing.logo),
        paper=briefing.paper,
        file_name=briefing.file_name,
    )


def edition_lines(setup: Setup, engine: Engine, coming: Coming) -> list[EditionLine]:
    """What the archive says of every edition in the output or to come, newest first."""
    found: list[EditionLine] = []
    for name in sorted({*files.subfolders(setup.workspace.site), *coming}):
        data, paths = _standing(os.path.join(setup.workspace.site, name), coming.get(name))
        if data is None:
            continue
        places = sorted({path.split("/")[0] for path in paths if "/" in path} & set(LOCALES))
        documents = sorted(path for path in paths if path.endswith(".pdf"))
        parts = {"brief": hashlib.sha256(data).hexdigest(), "pages": digest_of(places, documents)}
        output = engine.step("archive line", name, parts, lambda data=data, at=places, pdf=documents: codec.encode(_line(data, at, pdf)))  # type: ignore[misc]
        line = codec.decode(output.data, EditionLine | None)  # type: ignore[arg-type]
        if line is not None:
            found.append(line)
    return sorted(found, key=lambda line: (line.period.last or "", line.edition), reverse=True)


def _standing(folder: str, coming: Mapping[str, bytes] | None) -> tuple[bytes | None, list[str]]:
    """An edition's `brief.json` and the paths of its files, as they will be."""
    if coming is not None:
        return coming.get("brief.json"), list(coming)
    data = files.read_optional(os.path.join(folder, "brief.json"))
    return data, [] if data is None else [one.path for one in files.scan(folder)]


def _line(data: bytes, places: Sequence[str], documents: Sequence[str]) -> EditionLine | None:
    try:
        return edition_line(codec.decode(data, Brief), places, documents)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None


def edition_line(brief: Brief, places: Sequence[str], documents: Sequence[str]) -> EditionLine:
    """What the archive says of an edition with pages in these locales and these PDFs."""
    return EditionLine(
        edition=brief.edition,
        title=brief.title,
        titles=brief.titles,
        language=brief.language,
        marking=brief.marking,
        date=brief.date,
        period=brief.period,
        sources=len(brief.sources),
        statements=sum(len(section.items) + len(section.quotes) for section in brief.sections),
        lead=brief.summary[0].text if brief.summary else None,
        lead_language=brief.summary[0].language if brief.summary else None,
        locales=tuple(places),
        file_name=documents[0].rpartition("/")[2] if documents else "brief.pdf",
        pdf=bool(documents),
    )
