"""Edition -> `brief.md`: the same statements, citations and sources as the page, in CommonMark that reads well as plain text."""

import re
from collections.abc import Iterator, Mapping

from briefgen.brief import Brief, Item, Quote, Section, SourceEntry, TimelineEntry
from briefgen.l10n import Words
from briefgen.pages import wording
from briefgen.pages.context import PageContext
from briefgen.pages.templating import words
from briefgen.pages.theme import Theme

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """Text that CommonMark prints as it is."""
    return _LEADING.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[2] in "-+=" else f"{match[1]}{match[2]}\\", _SPECIAL.sub(r"\\\1", text)
    )


def render_markdown(brief: Brief, theme: Theme, ctx: PageContext) -> str:
    """The edition in one locale."""
    own = words(theme, ctx.locale)
    numbers = {source.id: source.number for source in brief.sources}
    title = brief.titles.get(ctx.locale) or brief.title
    period = wording.period(brief.period, ctx.locale).text
    facts = " · ".join(fact for fact in (wording.day(brief.date, ctx.locale).text, period, brief.edition) if fact)
    lines = [f"**{escape(brief.marking)}**", "", f"# {escape(title)}", "", escape(facts), ""]
    if brief.summary:
        lines += [f"## {own.gettext('Key points')}", "", *(f"- {_cited(point, numbers)}" for point in brief.summary), ""]
    for number, section in enumerate(brief.sections, 1):
        lines += _section(number, section, ctx.locale, own, numbers)
    if brief.timeline:
        lines += [f"## {own.gettext('Timeline')}", "", *(_entry(entry, ctx.locale, numbers) for entry in brief.timeline), ""]
    lines += [f"## {own.gettext('Sources')}", "", *_sources(brief, ctx.locale, own), "", f"**{escape(brief.marking)}**", ""]
    return "\n".join(lines)


def _cited(one: Item | Quote | TimelineEntry, numbers: Mapping[str, int]) -> str:
    found = dict.fromkeys(numbers[cite.source] for cite in one.citations)
    return f"{escape(one.text)} {' '.join(f'[{number}](#source-{number})' for number in found)}"


def _section(number: int, section: Section, locale: str, own: Words, numbers: Mapping[str, int]) -> list[str]:
    lines = [f"## {number}. {escape(section.titles.get(locale) or section.title)}", ""]
    lines += [f"- {_cited(item, numbers)}" for item in section.items]
    if not section.items and not section.quotes:
        lines.append(own.gettext("No reporting in this period."))
    for quote in section.quotes:
        lines += ["", f"> {_cited(quote, numbers)}", *([">", f"> — {escape(quote.speaker)}"] if quote.speaker else [])]
    return [*lines, ""]


def _entry(entry: TimelineEntry, locale: str, numbers: Mapping[str, int]) -> str:
    when = wording.event(entry.date, locale)
    return f"- **{escape(when.text or entry.date.first)}** {_cited(entry, numbers)}"


def _sources(brief: Brief, locale: str, own: Words) -> Iterator[str]:
    for source in brief.sources:
        yield f'{source.number}. <a id="source-{source.number}"></a>{_source(source, locale, own)}'


def _source(source: SourceEntry, locale: str, own: Words) -> str:
    parts = [escape(source.title) if source.title else f"*{escape(source.path)}*"]
    parts += [escape(part) for part in (", ".join(source.authors), source.publisher or source.agency or "", source.place or "") if part]
    date = wording.published(source.published, locale)
    parts.append(escape(date.text) if date.text else own.gettext("undated"))
    link = f" <{source.url}>" if source.url else ""
    return ". ".join(parts) + "." + link + f" `sha256:{source.sha256[:16]}`"
