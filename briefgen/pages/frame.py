"""What every page of the site has around it, and a line of the list of editions."""

from typing import Any

from briefgen.l10n import direction
from briefgen.pages import theme as themes
from briefgen.pages import wording
from briefgen.pages.context import EditionLine, PageContext
from briefgen.pages.siteviews import EditionRow
from briefgen.pages.theme import Theme
from briefgen.pages.views import Run

TLP = {
    "TLP:RED": ("red", "#FF2B2B"),
    "TLP:AMBER": ("amber", "#FFC000"),
    "TLP:AMBER+STRICT": ("amber", "#FFC000"),
    "TLP:GREEN": ("green", "#33FF00"),
    "TLP:CLEAR": ("clear", "#FFFFFF"),
}
"""Traffic Light Protocol 2.0 (FIRST), colours of the labels on black."""


def frame(theme: Theme, ctx: PageContext, root: str, marking: str) -> dict[str, Any]:
    """What every template gets. `root` leads from the page to the site's root."""
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


def edition_title(line: EditionLine, locale: str) -> Run:
    """An edition's title in a locale, else in its own language."""
    title = line.titles.get(locale)
    return wording.run(title or line.title, locale if title else line.language, locale)


def edition_row(line: EditionLine, root: str, archive: Run | None, locale: str) -> EditionRow:
    """A line of the list of editions. The title is left out where it is the archive's own."""
    folder, title = f"{root}{line.edition}/{locale}/", edition_title(line, locale)
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
