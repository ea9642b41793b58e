"""What was built -> the lines that sum it up for a person."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefgen.console import counted

if TYPE_CHECKING:
    from briefgen.building.build import Report

MOST_NAMED = 5
"""Periods named in one line."""


def summary(report: "Report") -> Iterator[str]:
    """A line for each edition, and one for the articles that none of them may hold."""
    for brief in report.briefs:
        items = sum(len(section.items) + len(section.quotes) for section in brief.sections)
        empty = [section.title for section in brief.sections if not section.items and not section.quotes]
        gaps = f"; no reporting on {', '.join(empty)}" if empty else ""
        left = f"; {len(brief.left_out)} left out (why: briefgen explain FILE)" if brief.left_out else ""
        yield f"{brief.edition}: {counted(items, 'statement')}, {counted(len(brief.sources), 'source')}{gaps}{left}"
    if report.elsewhere:
        yield _elsewhere(report.elsewhere)


def _elsewhere(periods: Mapping[str, int]) -> str:
    """The line about articles that this build passed over: the latest periods by name."""
    articles, earlier = sum(periods.values()), len(periods) - MOST_NAMED
    named = ", ".join(list(periods)[-MOST_NAMED:])
    rest = f" and {earlier} earlier {'one' if earlier == 1 else 'ones'}" if earlier > 0 else ""
    verb, noun = "belongs" if articles == 1 else "belong", "another period" if len(periods) == 1 else "other periods"
    return f"{counted(articles, 'article')} {verb} to {noun}: {named}{rest} (build them with --edition ID or --edition each)"
