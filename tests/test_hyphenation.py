"""Where words break in the languages that no dictionary of pyphen has."""

from itertools import pairwise

import pytest

from briefgen.pages.hyphenation import breaks


def broken(word: str, language: str) -> str:
    """The word with a hyphen at each break."""
    ends = [0, *breaks(word, language), len(word)]
    return "-".join(word[start:end] for start, end in pairwise(ends))


@pytest.mark.parametrize(
    ("language", "word", "wanted"),
    [
        ("az", "təhlükəsizlik", "təh-lü-kə-siz-lik"),
        ("az", "danışıqlarda", "da-nı-şıq-lar-da"),
        ("az", "Azərbaycan", "Azər-bay-can"),
        ("az", "İlham", "İlham"),
        ("az", "saat", "saat"),
        ("tr", "görüşmelerinde", "gö-rüş-me-le-rin-de"),
        ("tr", "Cumhurbaşkanı", "Cum-hur-baş-ka-nı"),
        ("tr", "İstanbul", "İstanbul"),
        ("ka", "უსაფრთხოება", "უსაფრთ-ხოე-ბა"),
        ("ka", "საქართველო", "სა-ქართ-ვე-ლო"),
        ("hy", "անվտանգություն", "անվ-տան-գու-թյուն"),
        ("hy", "Հայաստան", "Հա-յաս-տան"),
        ("hy", "ուսուցիչ", "ու-սու-ցիչ"),
        ("hy", "և", "և"),
        ("az", "ABŞ", "ABŞ"),
        ("tr", "", ""),
    ],
)
def test_breaks(language: str, word: str, wanted: str) -> None:
    """A syllable begins with the last consonant before a vowel; ու is one letter; a word with İ stays whole."""
    assert broken(word, language) == wanted
