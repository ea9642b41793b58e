"""Text -> a key that sorts it as a reader of a language expects: own alphabets for nine languages, no library.

The orders are those of the Unicode collation tables (CLDR); tests/test_collation.py compares them with ICU where it is installed.
"""

import functools
import unicodedata
from typing import NamedTuple

_LATIN = "abcdeəfghiıjklmnopqrstuvwxyz"
_CYRILLIC = "абвгѓґдђеєжзѕиіїйјкќлљмнњопрстћуўфхцчџшщъыьэюя"
_GEORGIAN = "აბგდევზჱთიკლმნჲოპჟრსტჳუფქღყშჩცძწჭხჴჯჰჵჶჷჸჹჺ"
_ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ"
_ARABIC = "ءآابپةتثجچحخدذرزژسشصضطظعغفقکگلمنهوی"
_PERSIAN = "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهةی"
_ALPHABETS = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyzw",
    "tr": "abcçdeəfgğhıijklmnoöpqrsştuüvwxyz",
    "hy": _ARMENIAN,
    "ka": _GEORGIAN,
    "ru": _CYRILLIC,
    "fa": _PERSIAN,
}
"""Letters with a place of their own, in order. Other accents only decide between words that are otherwise the same."""
_SCRIPTS = (("LATIN", _LATIN), ("GREEK", ""), ("CYRILLIC", _CYRILLIC), ("GEORGIAN", _GEORGIAN), ("ARMENIAN", _ARMENIAN), ("HEBREW", ""))
_OWN = {"hy": "ARMENIAN", "ka": "GEORGIAN", "ru": "CYRILLIC", "fa": "ARABIC", "ar": "ARABIC", "uk": "CYRILLIC", "bg": "CYRILLIC"}
_WHOLE = _CYRILLIC + "آ"
"""Letters that are never taken for a letter with an accent."""
_SAME = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"}
_SAME |= {"أ": "ء", "إ": "ء", "ؤ": "ء", "ئ": "ء", "ي": "ی", "ى": "ی", "ك": "ک"}
"""Letters that sort as others, and Arabic shapes of Persian letters."""
_SPACE, _MARK, _SIGN, _DIGIT, _LETTER, _FOREIGN = range(6)


class Key(NamedTuple):
    """Compared in this order: letters, accents, capitals (small first), the text itself."""

    letters: tuple[tuple[int, int, int], ...]
    accents: tuple[str, ...]
    capitals: tuple[bool, ...]
    text: str


@functools.lru_cache(maxsize=4096)
def key(text: str, language: str) -> Key:
    """The sorting key of `text` among texts for readers of `language` (`az`, `pt-BR`). Texts that differ never have equal keys."""
    code = language.partition("-")[0].lower()
    letters: list[tuple[int, int, int]] = []
    accents: list[str] = []
    capitals: list[bool] = []
    for character in unicodedata.normalize("NFC", text):
        for letter, accent in _plain(_small(character, code), code):
            if place := _place(letter, code):
                letters.append(place)
                accents.append(accent)
                capitals.append(character.isupper())
    return Key(tuple(letters), tuple(accents), tuple(capitals), text)


def _small(character: str, code: str) -> str:
    if code in {"az", "tr"} and character in "Iİ":
        return "ı" if character == "I" else "i"
    return character.lower()


def _plain(small: str, code: str) -> list[tuple[str, str]]:
    """Each base letter of a small character with the accents that it carries."""
    if len(small) == 1 and (small in _ALPHABETS.get(code, "") or small in _WHOLE):
        return [(small, "")]
    if small in _SAME:
        return [(letter, small) for letter in _SAME[small]]
    base = unicodedata.normalize("NFKD", small)
    accent = "".join(filter(unicodedata.combining, base))
    return [(letter, accent) for letter in base if not unicodedata.combining(letter)]


@functools.lru_cache(maxsize=4096)
def _place(letter: str, code: str) -> tuple[int, int, int] | None:
    """Kind, script and place of a base letter; None for what has no width."""
    category = unicodedata.category(letter)
    if category[0] == "Z" or letter.isspace():
        return (_SPACE, 0, 0)
    if category[0] in "PS":
        return (_MARK if category[0] == "P" else _SIGN, 0, ord(letter))
    if category[0] == "N":
        return (_DIGIT, 0, int(unicodedata.numeric(letter) * 1000))
    if category[0] != "L":
        return None
    script = _script(letter)
    own = script == _OWN.get(code, "LATIN")
    alphabet = _ALPHABETS.get(code) if own else None
    order = alphabet or dict(_SCRIPTS).get(script, _ARABIC if script == "ARABIC" else "")
    number = next((at for at, (name, _) in enumerate(_SCRIPTS) if name == script), len(_SCRIPTS))
    found = order.find(letter)
    return (_LETTER if own else _FOREIGN, 0 if own else number, found if found >= 0 else len(order) + ord(letter))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "NONE").partition(" ")[0]
