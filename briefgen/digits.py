"""Numbers and dates as Babel prints them -> the same in the digits of a language: the last step, on formatted text only.

Never on addresses, codes, markings, ISO dates or a source's words: those keep the digits that they have.
"""

from typing import Literal

Digits = Literal["latin", "native"]

_LATIN = "0123456789"
_NATIVE = {"fa": "۰۱۲۳۴۵۶۷۸۹", "ur": "۰۱۲۳۴۵۶۷۸۹", "ps": "۰۱۲۳۴۵۶۷۸۹", "ar": "٠١٢٣٤٥٦٧٨٩", "ckb": "٠١٢٣٤٥٦٧٨٩"}
"""Languages whose own digits are not ours. Of the released ones Persian alone."""
_SEPARATORS = {",": "٬", ".": "٫", "%": "٪"}


def native(text: str, language: str) -> str:
    """`text` with native digits, where the language has some: a date, a label."""
    own = _NATIVE.get(language.partition("-")[0].lower())
    return text.translate(str.maketrans(_LATIN, own)) if own else text


def native_number(text: str, language: str) -> str:
    """A formatted number with native digits and the separators that go with them: `12,345.6` -> `۱۲٬۳۴۵٫۶`."""
    if language.partition("-")[0].lower() not in _NATIVE:
        return text
    return native("".join(_SEPARATORS.get(character, character) for character in text), language)
