"""The analyst's Markdown -> passages of plain runs: nothing in it is ever markup on a page, and no link leads but to the web."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import structs

from briefgen.pages import wording
from briefgen.pages.views import Passage, Written

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_STYLES = {"strong_open": "strong", "em_open": "em"}
_NOTHING = {"strong_close", "em_close", "link_close"}


def passages(text: str | None, language: str, locale: str) -> tuple[Passage, ...]:
    """The paragraphs of a text in `language` on a page in `locale`. HTML and pictures in it stand as the words that they are."""
    if not text:
        return ()
    run = wording.run(text, language, locale)
    return tuple(structs.replace(one, lang=run.lang, dir=run.dir) for one in _passages(_parser().parse(text)) if one.words)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline", "image"])


def _passages(tokens: Sequence["Token"]) -> Iterator[Passage]:
    kinds: list[str] = []
    label = ""
    for token in tokens:
        if token.type == "list_item_open":
            label = f"{token.info}." if token.info else "\u2022"
        if token.nesting == 1:
            kinds.append(token.type)
        elif token.nesting == -1:
            kinds.pop()
        elif token.type == "inline":
            yield Passage(kind=_kind(kinds), words=_words(token), label=label if "list_item_open" in kinds else "")
            label = ""
        elif token.type in ("code_block", "fence") and token.content.strip():
            yield Passage(kind="text", words=(Written(text=token.content.rstrip("\n"), style="code"),))


def _words(token: "Token") -> tuple[Written, ...]:
    return tuple(run for run in _runs(token.children or []) if run.text)


def _kind(kinds: Sequence[str]) -> str:
    if "list_item_open" in kinds:
        return "item"
    return "heading" if "heading_open" in kinds else "quote" if "blockquote_open" in kinds else "text"


def _runs(children: Sequence["Token"]) -> Iterator[Written]:
    """The runs of one paragraph. Inside a link there is no style: a PDF/UA link holds no element (7.18.5)."""
    styles: list[str] = []
    href: str | None = None
    for token in children:
        if token.type in _STYLES:
            styles.append(_STYLES[token.type])
        elif token.type == "link_open":
            href = wording.web_address(str(token.attrs.get("href", "")))
        elif token.type in _NOTHING:
            if token.type == "link_close":
                href = None
            else:
                styles.pop()
        else:
            text = " " if token.type in ("softbreak", "hardbreak") else token.content
            style = "code" if token.type == "code_inline" else styles[-1] if styles else ""
            yield Written(text=text, style="" if href else style, href=href)
