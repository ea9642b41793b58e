"""PO files of one language -> its words, as Jinja's i18n extension asks for them; what has no translation stays English.

Such a run can be marked while a template runs, so that the page can give it its language and direction afterwards.
"""

import functools
import gettext
from collections.abc import Iterable

from briefgen import l10n
from briefgen.typography import CLOSE, OPEN

Key = tuple[str | None, str]
"""Context and first English form of a message."""


class Words:
    """The messages of one language. Without a catalogue, English as written."""

    def __init__(self, code: str, catalogues: Iterable[bytes], *, marked: bool = False) -> None:
        """`catalogues`: PO files, later ones over earlier ones. Raises ValueError, naming the fault, if one is damaged.

        `marked`: messages without a translation come between `OPEN` and `CLOSE`.
        """
        self.code = code
        self._marked = marked
        self._translations, self.known = _translations(code, tuple(catalogues))

    def gettext(self, message: str) -> str:
        """The translation of a message."""
        return self._own(None, message, self._translations.gettext(message))

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The translation of a message that counts something."""
        return self._own(None, one, self._translations.ngettext(one, many, count))

    def pgettext(self, context: str, message: str) -> str:
        """The translation of a message in a context."""
        return self._own(context, message, self._translations.pgettext(context, message))

    def npgettext(self, context: str, one: str, many: str, count: int) -> str:
        """The translation of a counting message in a context."""
        return self._own(context, one, self._translations.npgettext(context, one, many, count))

    def _own(self, context: str | None, message: str, found: str) -> str:
        return f"{OPEN}{found}{CLOSE}" if self._marked and (context, message) not in self.known else found


@functools.lru_cache(maxsize=16)
def _translations(code: str, catalogues: tuple[bytes, ...]) -> tuple[gettext.NullTranslations, frozenset[Key]]:
    """The compiled words, and which messages have all their forms in one of the catalogues."""
    if not catalogues:
        return gettext.NullTranslations(), frozenset()
    read = [l10n.read_catalogue(data, code) for data in catalogues]
    known = frozenset(key for one in read for key in l10n.translated(one))
    return gettext.GNUTranslations(l10n.compiled(read)), known
