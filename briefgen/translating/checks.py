"""A text and its translation -> what was not kept: numbers, dates, brackets, omissions, placeholders, names. Words for the translator.

Whether a translation says the same nobody can check here; whether it is one of this text, and not of another, mostly can.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from briefgen.model import Problem
from briefgen.translating import quantities
from briefgen.understanding.names import Gazetteer, Known, sightings

LONGEST = 20_000
COMPARED = frozenset({"translation-number", "translation-date"})
"""What a translator may vouch for: no table of words knows every way to say a number."""
_VOUCH = "if it is right as it is, note beside it: numbers: checked"
_RATIO = 5
_SHORT = 60
"""A text of this many characters may well be five times as long in another language."""
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{[^{}\s]{1,40}\}|(?:https?://|www\.)[^\s\u00a0]+")
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs without a shape (Unicode calls most of them fillers)."""
_FORMATS = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""Of Unicode's format characters, those that writing needs: Persian joins words with U+200C, both directions have their marks."""
_STEERING = frozenset({"Cc", "Cs", "Co", "Cn", "Cf"})
_MARKS = 6
"""Marks on one letter: Vietnamese and pointed Arabic need three, more than these hide the lines around them."""
SCRIPTS = {"ru": "CYRILLIC", "hy": "ARMENIAN", "ka": "GEORGIAN", "fa": "ARABIC"}
"""Languages that have a script to themselves in the gazetteer, so that its forms in that script are theirs.

Latin ones spell names each in its own way: there, only the form that a person's `names` has for the language is asked for.
"""


def _fault(code: str, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, hint=hint, severity="error")


def tidy(text: str) -> str:
    """A translation as it is stored: line breaks and tabs are spaces, runs of spaces one; spaces that do not break are kept."""
    return re.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", unicodedata.normalize("NFC", text)).strip(" ")


def faults(source: str, language: str | None, text: str, target: str, gazetteer: Gazetteer | None = None) -> list[Problem]:
    """What of `source` the tidy translation `text` into `target` does not keep; empty if nothing is known against it."""
    if not any(map(_visible, text)):
        return [_fault("translation-empty", "holds nothing that can be seen", "translate it, or leave it empty to print the original")]
    strange = sorted({f"U+{ord(one):04X}" for one in text if unicodedata.category(one) in _STEERING and one not in _FORMATS})
    if strange:
        return [_fault("translation-control", f"holds characters that steer programs: {', '.join(strange[:_MARKS])}", "remove them")]
    if _piled(text):
        return [_fault("translation-control", f"has more than {_MARKS} marks on one letter", "remove them")]
    if max(len(source), len(text)) > LONGEST:
        return list(_length(source, text))  # what is that long is compared no further
    return [
        *_length(source, text),
        *kept(source, language, text, target),
        *_signs(source, text),
        *_names(source, text, target, gazetteer or Gazetteer()),
    ]


def _visible(one: str) -> bool:
    return unicodedata.category(one)[0] in "LNPS" and one not in _UNSEEN


def _piled(text: str) -> bool:
    count = 0
    for one in text:
        count = count + 1 if unicodedata.category(one) in {"Mn", "Me"} else 0
        if count > _MARKS:
            return True
    return False


def one_line(name: str) -> str:
    """A name in one line, without what steers programs."""
    return " ".join("".join(one if one.isprintable() else " " for one in name).split())[:100]


def kept(source: str, language: str | None, text: str, target: str) -> Iterator[Problem]:
    """Numbers and dates that differ: what `verify` proves of a printed translation, too."""
    numbers = _difference("number", *quantities.differing(source, language, text, target))
    if numbers:
        yield _fault("translation-number", numbers, f"write it as the original does, or {_VOUCH}")
    months = _difference("month of a date", *_month_names(source, language, text, target))
    if months:
        yield _fault("translation-date", months, f"name the month of the original, or {_VOUCH}")


def _difference(what: str, missing: list[str], extra: list[str]) -> str:
    if missing and extra:
        return f"has the {what} {', '.join(extra)} where the original has {', '.join(missing)}"
    lacks = f"lacks the {what} {', '.join(missing)}" if missing else ""
    return f"has the {what} {', '.join(extra)}, which the original lacks" if extra else lacks


def _month_names(source: str, language: str | None, text: str, target: str) -> tuple[list[str], list[str]]:
    lost, new = quantities.months_differing(source, language, text, target)
    return [_MONTHS[number - 1] for number in sorted(lost)], [_MONTHS[number - 1] for number in sorted(new)]


_MONTHS = "January February March April May June July August September October November December".split()


def _length(source: str, text: str) -> Iterator[Problem]:
    long, short = max(len(source), len(text)), min(len(source), len(text))
    if long > LONGEST or (long > _SHORT and short * _RATIO < long):
        message = f"has {len(text)} characters where the original has {len(source)}"
        yield _fault("translation-length", message, "see whether it translates another text")


def _signs(source: str, text: str) -> Iterator[Problem]:
    """Brackets hold what we inserted, ellipses stand for what was left out."""
    for name, one, other in (("an omission mark …", *map(_ellipses, (source, text))), *_brackets(source, text)):
        if one != other:
            yield _fault("translation-mark", f"has {name} {other} times where the original has it {one} times", "keep each of them")
    before, after = (Counter(one.rstrip(".,;:!?)»”\"'") for one in _PLACEHOLDER.findall(words)) for words in (source, text))
    lost, new = sorted((before - after).elements()), sorted((after - before).elements())
    if lost or new:
        what = f"lacks {', '.join(lost)}" if lost else f"has {', '.join(new)}, which the original lacks"
        yield _fault("translation-mark", what, "copy addresses and placeholders as they are")


def _ellipses(text: str) -> int:
    return len(re.findall(r"\u2026|\.{3,}", text))


def _brackets(source: str, text: str) -> Iterator[tuple[str, int, int]]:
    for sign in "[]":
        yield f"the bracket {sign}", source.count(sign), text.count(sign)


def _names(source: str, text: str, target: str, gazetteer: Gazetteer) -> Iterator[Problem]:
    """People of the gazetteer whom the original names, whom it has a form for in the language, and whom the translation does not name."""
    named = {sighting.people[0] for sighting in sightings(source, gazetteer) if len(sighting.people) == 1}
    for person in (gazetteer.people[number] for number in sorted(named)):
        own, forms = person.names.by_locale().get(target), _forms(person, SCRIPTS.get(target, "LATIN"))
        if (own or (forms and target in SCRIPTS)) and not any(_stem(form) in text.lower() for form in (own or forms[0], *forms)):
            hint = f"the gazetteer has {', '.join(dict.fromkeys((own or forms[0], *forms[:2])))}"
            yield _fault("translation-name", f"does not name {person.name}", hint)


def _forms(person: Known, script: str) -> list[str]:
    """Every spelling of a person in a script, as Unicode names that of its first letter."""
    every = dict.fromkeys((*person.surnames, person.name, *person.forms))
    return [form for form in every if unicodedata.name(next(filter(str.isalpha, form), " "), "").split(" ")[0] == script]


def _stem(form: str) -> str:
    """The last word of a name without what languages inflect."""
    last = form.split()[-1].lower()
    return last[: max(4, len(last) - 2)]
