"""The spellings under which a name turns up: a dictionary form in, its declined forms out (Cyrillic, Armenian, Georgian, Azerbaijani).

The endings are those of school grammars for personal names; a name in any other writing is returned alone.
"""

import unicodedata

_CONSONANT = ("", "а", "у", "ом", "е")
_OV_IN = ("", "а", "у", "ым", "е")
_SHORT_I = ("й", "я", "ю", "ем", "е")
_A = ("а", "ы", "е", "ой", "у")
_A_AFTER_K = ("а", "и", "е", "ой", "у")
_OVA = ("а", "ой", "ой", "ой", "у")
_YA = ("я", "и", "е", "ей", "ю")
_ADJECTIVE = ("ий", "ого", "ому", "им", "ом")
_SOFT = ("ь", "я", "ю", "ем", "е")
_FAMILY = {"ов": _OV_IN, "ев": _OV_IN, "ин": _OV_IN, "ын": _OV_IN}
_ARMENIAN = ("", "ը", "ն", "ի", "ին", "ից", "ով")
_GEORGIAN = ("", "მა", "ს", "ის", "ად", "ით", "მ", "სა")
_AZERBAIJANI = ("", "in", "ın", "un", "ün", "nin", "nın", "ə", "a", "i", "ı", "u", "ü", "lə", "la", "dən", "dan")


def declined(name: str) -> tuple[str, ...]:
    """`name` and its declined forms, the dictionary form first. Words decline together: "Владимира Путина"."""
    words = name.split()
    if not words:
        return ()
    script = _script(words[-1])
    if script == "CYRILLIC":
        cases = [_cyrillic(word) for word in words]
        return tuple(dict.fromkeys(" ".join(forms) for forms in zip(*cases, strict=True)))
    endings = {"ARMENIAN": _ARMENIAN, "GEORGIAN": _GEORGIAN, "AZERBAIJANI": _AZERBAIJANI}.get(script)
    return tuple(name + ending for ending in endings) if endings else (name,)


def _script(word: str) -> str:
    if any(letter in "əƏ" for letter in word):
        return "AZERBAIJANI"
    return unicodedata.name(word[-1], "").split(" ")[0]


def _cyrillic(word: str) -> tuple[str, ...]:
    """The five cases of singular that differ: nominative, genitive, dative, instrumental, prepositional (or accusative)."""
    stem, last = word[:-1], word[-1].lower()
    if last == "й":
        return _with(word[:-2], _ADJECTIVE) if word.endswith("ский") else _with(stem, _SHORT_I)
    if last == "а":
        if word.endswith(("ова", "ева", "ина")):
            return _with(stem, _OVA)
        return _with(stem, _A_AFTER_K if stem[-1:].lower() in "кгхжшщч" else _A)
    if last in "яь":
        return _with(stem, _YA if last == "я" else _SOFT)
    if last in "оеёиуыэю":
        return (word,) * 5
    return _with(word, _FAMILY.get(word[-2:].lower(), _CONSONANT))


def _with(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings)
