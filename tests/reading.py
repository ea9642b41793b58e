"""Articles for the tests of understanding: text read by the program's own parser, dated by a side-car."""

import functools
import re
from pathlib import Path

from briefgen.config import Topic
from briefgen.config_file import read_config
from briefgen.model import Article, Marks, Paragraph, Published, Sentence
from briefgen.reading.parse import ParseOptions, Refused, parse
from briefgen.understanding.annotate import annotate
from briefgen.understanding.names import Gazetteer, read_gazetteer

ROOT = Path(__file__).parent.parent


def article(text: str, published: str | None = None, language: str = "en") -> Article:
    """The article that a text file of these paragraphs becomes."""
    keys = [f'language = "{language}"', *([f'published = "{published}"'] if published else [])]
    found = parse("sample.txt", text.encode(), "\n".join(keys).encode(), ParseOptions())
    assert not isinstance(found, Refused), found
    return found


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the example workspace, without a problem."""
    found, problems = read_gazetteer((ROOT / "gazetteer.toml").read_bytes())
    assert problems == ()
    return found


@functools.cache
def topics() -> tuple[Topic, ...]:
    """The topics of the example workspace."""
    return read_config((ROOT / "briefgen.toml").read_bytes()).topics


def marks(text: str, published: str | None = None, language: str = "en") -> tuple[Article, Marks]:
    """An article with everything that is understood of it."""
    read = article(text, published, language)
    return read, annotate(read, gazetteer())


def raw(text: str, published: str | None = None, language: str = "en") -> Article:
    """An article of exactly this text, whatever it holds: a paragraph and a sentence for each block of it."""
    spans = [(match.start(), match.end()) for match in re.finditer(r"(?s).+?(?=\n\n|\Z)", text) if match.group().strip()]
    return Article(
        id="raw",
        path="raw",
        sha256="",
        original_sha256="",
        language=language,
        text=text,
        published=Published(value=published, precision="unknown"),
        paragraphs=tuple(Paragraph(n=n, start=start, end=end, role="body") for n, (start, end) in enumerate(spans, 1)),
        sentences=tuple(Sentence(id=str(n), paragraph=n, start=start, end=end) for n, (start, end) in enumerate(spans, 1)),
    )
