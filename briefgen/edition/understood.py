"""One article with everything that was understood of it: what corpus-wide stages and `inspect` take."""

from msgspec import Struct

from briefgen.model import Article, Marks, Paragraph, Placement, Sentence


class Understood(Struct, frozen=True, kw_only=True):
    """An article, the marks over its text and the topics of its paragraphs."""

    article: Article
    marks: Marks
    placements: tuple[Placement, ...]

    def slice(self, start: int, end: int) -> str:
        """The words of a span."""
        return self.article.text[start:end]


def sentences_of(found: Understood) -> dict[int, tuple[Sentence, ...]]:
    """Paragraph number -> its sentences."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in found.article.sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    return {n: tuple(sentences) for n, sentences in by_paragraph.items()}


def paragraphs_of(found: Understood) -> dict[int, Paragraph]:
    """Paragraph number -> paragraph."""
    return {paragraph.n: paragraph for paragraph in found.article.paragraphs}
