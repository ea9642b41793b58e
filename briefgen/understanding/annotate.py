"""An article and the gazetteer in, its marks out: people, dates, quotations, documents, figures.

Marks are a layer over the text, as spans; the text itself is never changed.
"""

from briefgen.alphabets import readable
from briefgen.model import Article, Marks
from briefgen.understanding.cast import cast, people
from briefgen.understanding.dates import mentions
from briefgen.understanding.documents import documents
from briefgen.understanding.figures import figures
from briefgen.understanding.lexicon import lexicon
from briefgen.understanding.names import Gazetteer
from briefgen.understanding.quotes import quotations


def annotate(article: Article, gazetteer: Gazetteer) -> Marks:
    """Everything that is understood inside one article. Works on any text; what is not settled stays null."""
    article, words = readable(article), lexicon(article.language)
    found = cast(article, gazetteer, words)
    quotes = quotations(article, found, words)
    dates = mentions(article, quotes)
    return Marks(
        article=article.id,
        quotes=quotes,
        dates=dates,
        people=people(found),
        documents=documents(article, dates, words),
        figures=figures(article, dates, words),
    )
