"""Names that stay: ids of articles and sentences, made from the path and the words and from nothing else."""

import re
import unicodedata
from pathlib import PurePosixPath

from briefgen.text import sentence_key, sha256

LONGEST_SLUG = 60
_UNSAFE = re.compile(r"[^a-z0-9]+")


def slug(words: str) -> str:
    """`words` as lower-case ASCII letters, digits and hyphens; may be empty (a name without Latin letters)."""
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", ascii_only.lower()).strip("-")[:LONGEST_SLUG].strip("-")


def article_id(path: str) -> str:
    """Id of the article in `path` (posix, below the sources folder): safe in an address, independent of other files."""
    normal = unicodedata.normalize("NFC", path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    name = slug(str(PurePosixPath(normal).with_suffix("")) if PurePosixPath(normal).name else normal)
    return f"{name or 'article'}-{sha256(normal.encode())[:8]}"


def sentence_ids(article: str, sentences: list[str]) -> list[str]:
    """Ids of an article's sentences in order; a sentence that stands there again gets its ordinal behind it."""
    seen: dict[str, int] = {}
    ids = []
    for sentence in sentences:
        key = sentence_key(sentence)
        seen[key] = seen.get(key, 0) + 1
        ids.append(f"{article}-{key}" if seen[key] == 1 else f"{article}-{key}-{seen[key]}")
    return ids
