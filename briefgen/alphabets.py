"""Azerbaijani in Cyrillic letters -> the same text in Latin ones, letter for letter, so that spans hold.

What understands an article reads its words so; what is printed is the source's own text.
"""

import functools
import re

from msgspec import structs

from briefgen.model import Article

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LETTERS = str.maketrans(
    "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹшэйьАБВГҒДЕӘЖЗИЫЈКҜЛМНОӨПРСТУҮФХҺЧҸШЭЙ",
    "abvqğdeəjziıykglmnoöprstuüfxhçcşey'ABVQĞDEƏJZİIYKGLMNOÖPRSTUÜFXHÇCŞEY",
)
"""The alphabets of 1958 and 1991; two letters of Russian loans and names are read as their nearest."""


@functools.lru_cache(maxsize=64)
def latin(text: str) -> str:
    """`text` in Latin letters, as long as before; what is not in the table stays."""
    return text.translate(_LETTERS) if _CYRILLIC.search(text) else text


def readable(article: Article) -> Article:
    """The article as the word tables of its language spell it: Azerbaijani in Latin letters, all others as they are."""
    if article.language != "az" or not _CYRILLIC.search(article.text):
        return article
    return structs.replace(article, text=latin(article.text), title=article.title and latin(article.title))
