"""A text and a memory -> the translation of the most similar text, as a suggestion for the translator."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from briefgen.text import plain, words
from briefgen.translating.memory import Entry
from briefgen.translating.sheet import Suggestion

LEAST = 0.75
"""Below this a suggestion costs a translator more than it saves: the usual limit of translation tools."""


class Similar:
    """Human translations of one language, to be asked for the nearest; texts of quite another length or other words are passed over."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """`entries`: those of one language."""
        self._known = [(one, plain(one.source), frozenset(words(one.source))) for one in entries if one.state != "machine"]

    def nearest(self, text: str) -> Suggestion | None:
        """The suggestion, if a text is similar enough. The first of equals in the memory's order."""
        own, own_words = plain(text), frozenset(words(text))
        best, found = LEAST, None
        matcher = SequenceMatcher(b=own, autojunk=False)
        for entry, source, said in self._known:
            if 2 * min(len(own), len(source)) < best * (len(own) + len(source)) or 2 * len(own_words & said) < len(own_words | said):
                continue
            matcher.set_seq1(source)
            if matcher.quick_ratio() > best and (alike := matcher.ratio()) > best:
                best, found = alike, entry
        return Suggestion(source=found.source, text=found.text, percent=min(99, int(best * 100))) if found else None
