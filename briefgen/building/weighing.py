"""An edition + its understood articles -> how much what could be said weighed, and why some of it is not shown."""

from collections.abc import Iterable

from briefgen.brief import Brief
from briefgen.building.lastbuild import stated
from briefgen.config import Config
from briefgen.edition.candidates import candidates
from briefgen.edition.salience import says_the_same
from briefgen.edition.selection import Ranked, rank
from briefgen.edition.understood import Understood


class Weighing:
    """What the sections of an edition could choose from, weighed as when it was composed."""

    def __init__(self, brief: Brief, originals: Iterable[Understood], config: Config) -> None:
        pool = [one for found in originals for one in candidates(found, config.selection.max_characters)]
        self.ranked = rank(pool, brief.language) if pool else []
        known = {(one.candidate.topic, one.candidate.article, one.candidate.spans[0].start): one for one in self.ranked}
        firsts = [(one, one.statement.citations[0]) for one in stated(brief) if one.topic is not None]
        self.shown = {one.label: known[key] for one, cite in firsts if (key := (one.topic, cite.source, cite.start)) in known}

    def of(self, label: str) -> str:
        """How much a shown statement weighs beside the others of its section; empty if that is not known."""
        entry = self.shown.get(label)
        if entry is None:
            return ""
        weights = sorted((one.salience for one in self._beside(entry)), reverse=True)
        if len(weights) == 1:
            return f"its weight is {entry.salience:.2f}; it is the only one of its kind in the section"
        place = f"number {weights.index(entry.salience) + 1} of the {len(weights)} that the section shows"
        return f"its weight is {entry.salience:.2f}, {place} ({weights[0]:.2f} to {weights[-1]:.2f})"

    def why_not(self, topic: str, article: str, paragraph: int) -> str:
        """Why nothing of a paragraph is shown in a topic's section, as far as that can be told."""
        offered = [
            one
            for one in self.ranked
            if (one.candidate.topic, one.candidate.article, one.candidate.paragraph) == (topic, article, paragraph)
        ]
        if not offered:
            return "no sentence of it stands alone"
        best = max(offered, key=lambda one: one.salience)
        for label, other in self.shown.items():
            if says_the_same((best.candidate.text, best.vector), (other.candidate.text, other.vector)):
                return f"says the same as {label}"
        shown = self._beside(best)
        if not shown:
            return f"matters too little (weight {best.salience:.2f})"
        least = min(one.salience for one in shown)
        if best.salience < least:
            return f"others matter more (weight {best.salience:.2f}, the least of the section {least:.2f})"
        return f"other sources had their turn, or the edition was full (weight {best.salience:.2f})"

    def _beside(self, entry: Ranked) -> list[Ranked]:
        """What the section of a candidate shows of its kind."""
        kind = entry.candidate.topic, entry.candidate.is_quote
        return [one for one in self.shown.values() if (one.candidate.topic, one.candidate.is_quote) == kind]
