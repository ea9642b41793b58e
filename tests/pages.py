"""A page as a reader's program sees it, and what pages of the samples are made with: shared by the tests of pages."""

from html.parser import HTMLParser

from briefgen.brief import Brief
from briefgen.pages import theme
from briefgen.pages.context import PageContext

THEME = theme.load({})
VOID = {"meta", "link", "br", "img"}


class Printed(HTMLParser):
    """Elements in order, each with its attributes and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[tuple[str, list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called by the parser."""
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self.open.append((tag, self.elements[-1][2]))

    def handle_endtag(self, tag: str) -> None:
        """Called by the parser; elements must close in the order in which they opened."""
        assert self.open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        """Called by the parser; a text belongs to every element around it."""
        for _, texts in self.open:
            texts.append(data)

    def having(self, name: str) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and text of every element that has the attribute."""
        return [(attrs, "".join(texts)) for _, attrs, texts in self.elements if name in attrs]

    def values(self, name: str) -> list[str]:
        """The attribute's value wherever it stands."""
        return [attrs[name] or "" for attrs, _ in self.having(name)]

    def classed(self, name: str) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and text of every element of the class, white space squeezed."""
        return [(attrs, " ".join("".join(texts).split())) for _, attrs, texts in self.elements if name in str(attrs.get("class")).split()]

    def texts(self, tag: str) -> list[str]:
        """Text of every element of the name, white space squeezed."""
        return [" ".join("".join(texts).split()) for name, _, texts in self.elements if name == tag]


def context(brief: Brief, locale: str = "en", **more: object) -> PageContext:
    """A page among others: two locales, an edition before it, an issuer."""
    base = {
        "locales": ("en", "ru"), "edition": brief.edition, "marking": brief.marking, "previous": "2026-W46", "extras": ("brief.json",),
        "publisher": "Halmar Desk", "contact": "desk@halmar.example",
    }  # fmt: skip
    return PageContext(locale=locale, **{**base, **more})  # type: ignore[arg-type]
