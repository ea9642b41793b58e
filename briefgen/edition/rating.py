"""A composed edition + what the workspace knows of publishers -> the same edition with its sources rated.

It runs after everything was chosen, so that no rating can decide what an edition shows.
"""

from msgspec import structs

from briefgen.brief import Brief, SourceEntry
from briefgen.publishers import Register, rating


def rated(brief: Brief, register: Register) -> Brief:
    """The edition with reliability, owner and country at every source."""
    return structs.replace(brief, sources=tuple(_rated(source, register) for source in brief.sources))


def _rated(source: SourceEntry, register: Register) -> SourceEntry:
    known = rating(register, source.publisher, source.agency)
    return structs.replace(
        source,
        reliability=known.reliability,
        ownership=known.ownership,
        country=known.country,
        rating_note=known.note,
        rated=known.rated,
    )
