"""A word -> where it may break, for the languages that pyphen has no patterns for: Azerbaijani, Turkish, Georgian, Armenian.

One rule for all four: a syllable begins with the last consonant before a vowel. A break that is not surely right is not made.
"""

from collections.abc import Iterator

_VOWELS = {"az": "aeəiıoöuü", "tr": "aeıioöuü", "ka": "აეიოუ", "hy": "աեէըիոօ"}
_CONSONANTS = {
    "az": "bcçdfgğhxjkqlmnprsştvyz",
    "tr": "bcçdfgğhjklmnprsştvyz",
    "ka": "ბგდვზთკლმნპჟრსტფქღყშჩცძწჭხჯჰ",
    "hy": "բգդզթժլխծկհձղճմյնշչպջռսվտրցփքֆ",
}
RULED = tuple(_VOWELS)
"""The languages that the rule holds for."""
SHORTEST = 2
"""Letters that stay on either side of a break."""


def breaks(word: str, language: str) -> list[int]:
    """Numbers of letters after which `word` may break. Empty for a word with `İ`, whose small form is two characters long."""
    small = word.lower()
    if len(small) != len(word):
        return []
    return list(_breaks(small.replace("ու", "ո\0"), _VOWELS[language], _CONSONANTS[language]))


def _breaks(word: str, vowels: str, consonants: str) -> Iterator[int]:
    """`word` with the second half of the Armenian letter ու as NUL, so that nothing breaks inside it."""
    seen = False
    for at, letter in enumerate(word):
        follows = word[at + 1 : at + 2]
        if letter in consonants and follows and follows in vowels and seen:
            start = at - 1 if letter == "յ" and word[at - 1] in consonants else at  # -թյուն is one syllable
            if start >= SHORTEST and len(word) - start >= SHORTEST:
                yield start
        seen = seen or letter in vowels
