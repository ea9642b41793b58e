"""Edition -> `brief.md`: the same statements, citations and words as the page, in CommonMark that reads well as plain text."""

import re

from briefgen.brief import Brief
from briefgen.pages.briefview import brief_view
from briefgen.pages.context import PageContext
from briefgen.pages.templating import render_text
from briefgen.pages.theme import Theme
from briefgen.pages.wording import escape_markdown as escape

__all__ = ["escape", "render_markdown"]


def render_markdown(brief: Brief, theme: Theme, ctx: PageContext) -> str:
    """The edition in one locale, from the theme's `brief.md`."""
    context = {"ctx": ctx, "locale": ctx.locale, "marking": brief.marking, "brief": brief_view(brief, ctx)}
    text = render_text(theme, ctx.locale, "brief.md", context)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
