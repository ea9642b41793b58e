"""The spellings under which a name turns up: a dictionary form in, its declined forms out (Cyrillic, Armenian, Georgian, Azerbaijani).

And back: for Armenian and Azerbaijani where the surname shows what is ending, for Russian where the given name shows the case.
The endings are those of school grammars for personal names; a name in any other writing is returned alone.
"""

import functools
import re
import unicodedata

from briefgen.understanding.given_names import GIVEN_NAMES

_CONSONANT = ("", "а", "у", "ом", "е")
_OV_IN = ("", "а", "у", "ым", "е")
_SHORT_I = ("й", "я", "ю", "ем", "е")
_A = ("а", "ы", "е", "ой", "у")
_A_AFTER_K = ("а", "и", "е", "ой", "у")
_OVA = ("а", "ой", "ой", "ой", "у")
_YA = ("я", "и", "е", "ей", "ю")
_ADJECTIVE = ("ий", "ого", "ому", "им", "ом")
_ADJECTIVE_HARD = ("ого", "ому", "ым", "ом")
_WOMANS_ADJECTIVE = ("ая", "ой", "ой", "ой", "ую")
_SIBILANT = ("", "а", "у", "ем", "е")
_SOFT = ("ь", "я", "ю", "ем", "е")
_FAMILY = {"ов": _OV_IN, "ев": _OV_IN, "ин": _OV_IN, "ын": _OV_IN}
_ARMENIAN = ("", "ը", "ն", "ի", "ին", "ից", "ով")
_GEORGIAN = ("", "მა", "ს", "ის", "ად", "ით", "მ", "სა")
_ARTICLE = ("ը", "ն")
_LETTERS = "əƏıİ"
"""Letters that tell an Azerbaijani name from others in Latin letters."""
_HIGH = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
"""Vowel harmony: the last vowel of a word -> the vowel of its endings; those with "a" or "ə" follow from it."""
_SURNAMES = {
    "hy": re.compile(r".+(?:յան|յանց|ունց|ենց)"),
    "az": re.compile(r".+(?:[oe]va?|l[ıiuü]|zadə|oğlu|qızı|ski|skaya)"),
}
"""Surnames that show by themselves where they end."""
_UNCLEAR = {"hy": ("ի", "ին", "ից", "ում", "ու", "ուն", "ն"), "az": ("ın", "in", "un", "ün", "da", "də", "an", "ən", "la", "lə")}
"""Ends of other surnames that may be endings."""
_TAILS = ("", "а", "я", "й", "ий", "ый", "ой", "ая", "ь")
_MEN_IN_A = frozenset({"илья", "никита"})
_FLEETING = {"павел": "павл", "пётр": "петр"}
"""Given names of men that end like those of women, and those that lose a vowel in their cases."""
_WOMAN = ("ova", "eva")
_MAN = ("ov", "ev")


def declined(name: str, language: str | None = None) -> tuple[str, ...]:
    """`name` and its declined forms, the dictionary form first. Words decline together: "Владимира Путина".

    `language`: that of the text, where the letters of a name do not show it ("Ceyhun Bayramovun").
    """
    words = name.split()
    if not words:
        return ()
    script = _script(words[-1])
    if script == "CYRILLIC":
        cases = [_cyrillic(word) for word in words]
        return tuple(dict.fromkeys(" ".join(forms) for forms in zip(*cases, strict=True)))
    if script == "AZERBAIJANI" or (script == "LATIN" and language == "az"):
        return tuple(name + ending for ending in _azerbaijani(words[-1]))
    endings = {"ARMENIAN": _ARMENIAN, "GEORGIAN": _GEORGIAN}.get(script)
    return tuple(name + ending for ending in endings) if endings else (name,)


def ends_name(word: str, language: str) -> bool:
    """Whether a word is a surname by its form, with or without an ending: what follows it is no part of the name."""
    return _surname(word, language) is not None


def dictionary_form(name: str, language: str, women: frozenset[str]) -> str | None:
    """A full name of an Armenian, Azerbaijani or Russian text without its case ending; None where it is not certain what is ending.

    `women`: given names of women; with another one, "Məmmədova" may be a woman's name or a man's dative.
    """
    before, _, last = name.rpartition(" ")
    if language == "ru":
        return _russian(name)
    if language == "az" and last.endswith(_WOMAN) and name.split()[0].lower().replace("i\u0307", "i") not in women:
        return None
    surname = _surname(last, language)
    if surname is None:
        if language == "hy" and last.endswith("ը"):
            surname = last[:-1]
        elif last.endswith(_UNCLEAR.get(language, ())):
            return None
        else:
            surname = last
    return f"{before} {surname}".strip()


def _russian(name: str) -> str | None:
    """A full name of a Russian text in the nominative, by the case of its given name; None where several surnames would have the form."""
    given, *between, last = name.split()
    found = _given_in_cases().get(given.lower())
    if found is None:
        return name
    nominative, case = found
    woman = nominative[-1] in "ая" and nominative not in _MEN_IN_A
    stems = [last] + [last[:-cut] + tail for cut in (1, 2, 3) for tail in _TAILS]
    fitting = [stem for stem in stems if (stem[-1:] in ("а", "я")) == woman and len(stem) > 1 and _cyrillic(stem)[case] == last]
    rest = [min(fitting, key=len)] if fitting else [last] if woman else []
    middle = [next((stem for stem in (word[:-1], word[:-2], word[:-1] + "а") if _cyrillic(stem)[case] == word), word) for word in between]
    return " ".join((nominative.capitalize(), *middle, *rest)) if rest else None


def is_given(word: str) -> bool:
    """Whether a word in small letters is a Russian given name in one of its cases."""
    return word in _given_in_cases()


@functools.cache
def _given_in_cases() -> dict[str, tuple[str, int]]:
    """Every Russian given name in its cases but the first, where that is no given name itself: form -> (name, number of the case)."""
    plain = [name for name in sorted(GIVEN_NAMES) if _script(name) == "CYRILLIC"]
    declined_ = {form: (name, case) for name in plain for case, form in enumerate(_cyrillic(_FLEETING.get(name, name))) if case}
    return {form: found for form, found in declined_.items() if form not in GIVEN_NAMES}


def subject_forms(name: str) -> tuple[str, ...]:
    """The spellings that a name may have as a subject: itself, in Armenian also with the article."""
    article = _ARTICLE if name and _script(name) == "ARMENIAN" else ()
    return (name, *(name + ending for ending in article))


def _surname(word: str, language: str) -> str | None:
    """A surname that shows by its form where it ends, without a case ending."""
    pattern = _SURNAMES.get(language)
    if pattern is None or not word:
        return None
    if pattern.fullmatch(word):
        return word
    stems = (word[:-cut] for cut in (1, 2, 3) if len(word) > cut)
    return next((stem for stem in stems if pattern.fullmatch(stem) and word in declined(stem, language)), None)


def _script(word: str) -> str:
    if any(letter in _LETTERS for letter in word):
        return "AZERBAIJANI"
    return unicodedata.name(word[-1], "").split(" ")[0]


def _azerbaijani(word: str) -> tuple[str, ...]:
    """The endings of genitive, accusative, dative, locative, ablative and "with", by vowel harmony.

    "Əliyeva" is a woman's name: the dative of a man's is left out.
    """
    lowered = word.lower().replace("i\u0307", "i")
    last = next((letter for letter in reversed(lowered) if letter in _HIGH), "a")
    high, low = _HIGH[last], "a" if last in "aıou" else "ə"
    if lowered.endswith(tuple(_HIGH)):
        return ("", f"n{high}n", f"n{high}", f"y{low}", f"d{low}", f"d{low}n", f"yl{low}", f"l{low}")
    dative = () if low == "a" and lowered.endswith(_MAN) else (low,)
    return ("", f"{high}n", high, *dative, f"d{low}", f"d{low}n", f"l{low}")


def _cyrillic(word: str) -> tuple[str, ...]:
    """The five cases of singular that differ: nominative, genitive, dative, instrumental, prepositional (or accusative)."""
    stem, last = word[:-1], word[-1].lower()
    if word.endswith(("ый", "ой")):
        return (word, *_with(word[:-2], _ADJECTIVE[1:] if word[-3:-2] in "кгхжшщч" else _ADJECTIVE_HARD))
    if last == "й":
        return _with(word[:-2], _ADJECTIVE) if word.endswith(("ский", "цкий")) else _with(stem, _SHORT_I)
    if word.endswith(("ская", "цкая")):
        return _with(word[:-2], _WOMANS_ADJECTIVE)
    if last == "а":
        if word.endswith(("ова", "ева", "ина")):
            return _with(stem, _OVA)
        return _with(stem, _A_AFTER_K if stem[-1:].lower() in "кгхжшщч" else _A)
    if last in "яь":
        return _with(stem, _YA if last == "я" else _SOFT)
    if last in "оеёиуыэю":
        return (word,) * 5
    return _with(word, _SIBILANT if last in "жшчщц" else _FAMILY.get(word[-2:].lower(), _CONSONANT))


def _with(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings)
