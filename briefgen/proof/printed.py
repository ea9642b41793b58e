"""A page of the site -> what it prints of sources: statements by id, citations, evidence paragraphs. Standard library only."""

from html.parser import HTMLParser

_MARKS = ("data-item", "data-translation", "data-paragraph")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Printed(HTMLParser):
    """The marked parts of a page.

    `statements` and `translations` (id, words), `cites` (source, start, end), `evidence` (article id -> paragraphs).
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.statements: list[tuple[str, str]] = []
        self.translations: list[tuple[str, str]] = []
        self.cites: set[str] = set()
        self.evidence: dict[str, list[str]] = {}
        self._open: list[tuple[str, str | None]] = []
        self._text: dict[int, list[str]] = {}
        self._article = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that carries a mark."""
        found = {name: value or "" for name, value in attrs}
        if "data-cite" in found:
            self.cites.add(found["data-cite"])
        if "data-evidence" in found:
            self._article = found["data-evidence"]
            self.evidence.setdefault(self._article, [])
        if tag in _VOID:
            return
        mark = next((f"{name} {found[name]}" for name in _MARKS if name in found), None)
        self._open.append((tag, mark))
        if mark is not None:
            self._text[len(self._open)] = []

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and keep the words of a marked one."""
        if tag in _VOID or tag not in [name for name, _ in self._open]:
            return
        while self._open:
            name, mark = self._open.pop()
            text = "".join(self._text.pop(len(self._open) + 1, []))
            if mark is not None:
                self._keep(mark, text)
            if name == tag:
                return

    def _keep(self, mark: str, text: str) -> None:
        kind, _, name = mark.partition(" ")
        if kind == "data-paragraph":
            self.evidence.setdefault(self._article, []).append(text)
        else:
            (self.statements if kind == "data-item" else self.translations).append((name, text))

    def handle_data(self, data: str) -> None:
        """Add words to every marked element around them."""
        for words in self._text.values():
            words.append(data)
