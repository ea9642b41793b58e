"""Edition -> HTML: the page, the PDF's source, an evidence page, the archive; and the files that pages load.

Pure: same edition, theme and context, same text. Templates get values of `views` and nothing else.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.brief import Brief
from briefgen.config import MARKINGS, strictest
from briefgen.l10n import direction
from briefgen.model import Article
from briefgen.pages import theme as themes
from briefgen.pages import wording
from briefgen.pages.briefview import brief_view, missing_characters
from briefgen.pages.context import CitedSpan, EditionLine, PageContext
from briefgen.pages.passages import evidence_view
from briefgen.pages.places import cited_spans
from briefgen.pages.siteviews import EditionLink, EditionRow, YearView
from briefgen.pages.templating import render
from briefgen.pages.theme import Theme
from briefgen.pages.views import Run

__all__ = [
    "CitedSpan",
    "EditionLine",
    "PageContext",
    "assets",
    "cited_spans",
    "missing",
    "render_briefing",
    "render_evidence",
    "render_index",
    "render_print",
]

PRINTS = {"weekly": "print.html", "note": "print-note.html", "dossier": "print-dossier.html"}
"""Design -> the template of its PDF. The page on the screen is one for all: it has room for everything."""
TLP = {
    "TLP:RED": ("red", "#FF2B2B"),
    "TLP:AMBER": ("amber", "#FFC000"),
    "TLP:AMBER+STRICT": ("amber", "#FFC000"),
    "TLP:GREEN": ("green", "#33FF00"),
    "TLP:CLEAR": ("clear", "#FFFFFF"),
}
"""Traffic Light Protocol 2.0 (FIRST), colours of the labels on black."""


def assets(theme: Theme) -> Mapping[str, bytes]:
    """What the pages load, by path below the site's root, named by content."""
    return themes.assets(theme)


def missing(brief: Brief, theme: Theme) -> tuple[str, ...]:
    """The characters of an edition that no font of the theme has, in code point order. Its PDF shows U+FFFD for each."""
    return missing_characters(brief, theme.faces)


def render_briefing(brief: Brief, theme: Theme, ctx: PageContext) -> str:
    """The page of an edition, `<edition>/<locale>/index.html`."""
    around = {
        "brief": brief_view(brief, ctx),
        "previous": _neighbour(ctx.previous, ctx.locale),
        "next": _neighbour(ctx.next, ctx.locale),
        "switch": tuple((code, f"../{code}/index.html") for code in ctx.locales),
        "archive": "../../" + _archive(ctx),
    }
    return render(theme, ctx.locale, "briefing.html", {**_frame(theme, ctx, "../../", brief.marking), **around})


def render_print(brief: Brief, theme: Theme, ctx: PageContext) -> str:
    """The source of the PDF: no address in it is relative, what it loads comes from the theme."""
    view = brief_view(brief, ctx, theme.faces)
    return render(theme, ctx.locale, PRINTS[brief.design], {**_frame(theme, ctx, "", brief.marking), "brief": view, "date": brief.date})


def render_evidence(article: Article, cited: Sequence[CitedSpan], theme: Theme, ctx: PageContext) -> str:
    """The evidence page of one article, `<edition>/<locale>/evidence/<article>.html`.

    `cited` comes from `cited_spans`; `ctx` must say `edition` and `marking`.
    """
    view = evidence_view(article, cited, ctx)
    around = {"evidence": view, "switch": tuple((code, f"../../{code}/evidence/{article.id}.html") for code in ctx.locales)}
    return render(theme, ctx.locale, "evidence.html", {**_frame(theme, ctx, "../../../", ctx.marking), **around})


def render_index(editions: Sequence[EditionLine], theme: Theme, ctx: PageContext) -> str:
    """The archive, `index.html` or, for a locale that is not the first, `<locale>/index.html`. Newest edition first."""
    default = ctx.locale == ctx.locales[0]
    root = "" if default else "../"
    listed = sorted(editions, key=lambda line: (line.period.last or "", line.date or "", line.edition), reverse=True)
    title = _title(listed[0], ctx.locale) if listed else None
    years: dict[str, list[EditionRow]] = {}
    for line in listed:
        if ctx.locale in line.locales:
            years.setdefault((line.period.last or line.date or "")[:4], []).append(_row(line, root, title, ctx.locale))
    context = {
        "years": tuple(YearView(year=year, rows=tuple(rows)) for year, rows in years.items()),
        "title": title,
        "publisher": ctx.publisher,
        "contact": ctx.contact,
        "switch": tuple((code, root + ("" if code == ctx.locales[0] else f"{code}/") + "index.html") for code in ctx.locales),
    }
    marking = strictest(MARKINGS[0], *(line.marking for line in listed if line.marking in MARKINGS))
    return render(theme, ctx.locale, "index.html", {**_frame(theme, ctx, root, marking), **context})


def _frame(theme: Theme, ctx: PageContext, root: str, marking: str) -> dict[str, Any]:
    """What every template gets."""
    slug, colour = TLP.get(marking, TLP["TLP:RED"])
    return {
        "ctx": ctx,
        "locale": ctx.locale,
        "dir": direction(ctx.locale),
        "root": root,
        "stylesheet": root + themes.stylesheet(theme),
        "marking": marking,
        "marking_class": slug,
        "marking_colour": colour,
        "faces": theme.faces,
    }


def _archive(ctx: PageContext) -> str:
    return "index.html" if ctx.locale == ctx.locales[0] else f"{ctx.locale}/index.html"


def _neighbour(edition: str | None, locale: str) -> EditionLink | None:
    return EditionLink(href=f"../../{edition}/{locale}/index.html", name=wording.edition(edition, locale)) if edition else None


def _title(line: EditionLine, locale: str) -> Run:
    title = line.titles.get(locale)
    return wording.run(title or line.title, locale if title else line.language, locale)


def _row(line: EditionLine, root: str, archive: Run | None, locale: str) -> EditionRow:
    folder, title = f"{root}{line.edition}/{locale}/", _title(line, locale)
    return EditionRow(
        href=folder + "index.html",
        pdf=folder + line.file_name if line.pdf else None,
        name=wording.edition(line.edition, locale),
        title=title if title != archive else None,
        lead=wording.run(line.lead, line.lead_language, locale) if line.lead else None,
        period=wording.period(line.period, locale),
        published=wording.day(line.date, locale),
        marking=line.marking,
        sources=line.sources,
        statements=line.statements,
    )
