"""Edition -> HTML: the page, the PDF's source, an evidence page, the archive; and the files that pages load.

Pure: same edition, theme and context, same text. Templates get values of `views` and nothing else.
"""

from collections.abc import Mapping, Sequence

from briefgen.brief import Brief
from briefgen.model import Article
from briefgen.pages import theme as themes
from briefgen.pages import wording
from briefgen.pages.archivepages import Shelf, neighbour_path, render_front
from briefgen.pages.briefview import brief_view, missing_characters
from briefgen.pages.context import CitedSpan, EditionLine, PageContext
from briefgen.pages.frame import frame
from briefgen.pages.passages import evidence_view
from briefgen.pages.places import cited_spans
from briefgen.pages.siteviews import EditionLink
from briefgen.pages.templating import render
from briefgen.pages.theme import Theme
from briefgen.pages.threads import year_of

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
        "across": _across(brief, ctx),
        "near": tuple(f"../../{neighbour_path(ctx.locale, brief.edition, way)}" for way in ("before", "after")) if ctx.archive else (),
    }
    return render(theme, ctx.locale, "briefing.html", {**frame(theme, ctx, "../../", brief.marking), **around})


def render_print(brief: Brief, theme: Theme, ctx: PageContext) -> str:
    """The source of the PDF: no address in it is relative, what it loads comes from the theme."""
    view = brief_view(brief, ctx, theme.faces)
    return render(theme, ctx.locale, PRINTS[brief.design], {**frame(theme, ctx, "", brief.marking), "brief": view, "date": brief.date})


def render_evidence(article: Article, cited: Sequence[CitedSpan], theme: Theme, ctx: PageContext) -> str:
    """The evidence page of one article, `<edition>/<locale>/evidence/<article>.html`.

    `cited` comes from `cited_spans`; `ctx` must say `edition` and `marking`.
    """
    view = evidence_view(article, cited, ctx)
    around = {"evidence": view, "switch": tuple((code, f"../../{code}/evidence/{article.id}.html") for code in ctx.locales)}
    return render(theme, ctx.locale, "evidence.html", {**frame(theme, ctx, "../../../", ctx.marking), **around})


def render_index(editions: Sequence[EditionLine], theme: Theme, ctx: PageContext) -> str:
    """The list of editions alone, as a front page without an archive around it."""
    listed = sorted(editions, key=lambda line: (line.period.last or "", line.date or "", line.edition), reverse=True)
    return render_front(None, listed, theme, Shelf(ctx))


def _across(brief: Brief, ctx: PageContext) -> tuple[str | None, ...]:
    """For each section the address of its topic in the archive, where the edition reports on it."""
    year = year_of(brief.period, brief.date)
    there = (f"../../{ctx.locale}/topics/{one.topic}/{year}.html" if one.items or one.quotes else None for one in brief.sections)
    return tuple(there) if ctx.archive else (None,) * len(brief.sections)


def _archive(ctx: PageContext) -> str:
    return "index.html" if ctx.locale == ctx.locales[0] else f"{ctx.locale}/index.html"


def _neighbour(edition: str | None, locale: str) -> EditionLink | None:
    return EditionLink(href=f"../../{edition}/{locale}/index.html", name=wording.edition(edition, locale)) if edition else None
