"""`brief.md`: the words of the page as plain text, nothing in a statement read as markup."""

import re

import msgspec
import pytest
from markdown_it import MarkdownIt
from pages import THEME, context
from samples import awkward, compared, editions

from briefgen.brief import Brief
from briefgen.pages.markdown_page import escape, render_markdown

SAMPLES = {"week": editions.edition().brief, "awkward": awkward.edition().brief, "compared": compared.compared().brief}


def made(brief: Brief, locale: str = "en") -> str:
    """The edition as Markdown."""
    return render_markdown(brief, THEME, context(brief, locale))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("locale", ["en", "ru"])
def test_statements_are_the_editions(name: str, locale: str) -> None:
    """Every statement stands in the text, escaped, as often as the edition has it."""
    text = made(SAMPLES[name], locale)
    wanted = [escape(one.text) for one in editions.statements(SAMPLES[name])]

    assert [words for words in wanted if text.count(words) < wanted.count(words)] == []


def test_dates_and_seasons_are_the_pages() -> None:
    """Dates read as on the page: seasons and months in words, a Russian year with one full stop."""
    english, russian = made(SAMPLES["week"]), made(SAMPLES["week"], "ru")

    assert "- **Autumn 2024** — " in english
    assert "- **February\u00a02027** — " in english
    assert "- **Осень 2024\u00a0г.** — " in russian
    assert "г.." not in russian
    assert "Week 47, 2026 · Period: 16–22\u00a0November 2026 · Published 22\u00a0November 2026\n" in english


def test_ends_with_what_was_left_out_and_how_it_was_made() -> None:
    """The method note and the articles that were left out are there, in the same words as on the page."""
    english, russian = made(SAMPLES["compared"]), made(SAMPLES["compared"], "ru")

    assert (
        "No paragraph belongs to a topic of this briefing (3): sport/regatta.md; Regatta postponed, Strait Wire, 20\u00a0November 2026; "
        in english
    )
    assert "## Method" in english
    assert "run `briefgen verify 2026-W47` in the folder that contains" in english
    assert "У\u00a0одной статьи дата публикации не\u00a0установлена." in russian
    assert "Процитированы 4." in russian


def test_no_markup_of_the_pages_is_left() -> None:
    """Nothing of HTML but the anchors of the sources, no entity, no run of blank lines."""
    for brief in SAMPLES.values():
        text = made(brief, "ru")
        assert set(re.findall(r"<[a-z/][^>]*>", re.sub(r"<https?://[^>]+>", "", text))) <= {
            f'<a id="source-{one.number}">' for one in brief.sources
        } | {"</a>"}
        assert "&#" not in text
        assert "\n\n\n" not in text


HOSTILE = "# <b>x</b> *not* [a](javascript:b) & `c` | ~~d~~ ![e](f)\n- g\n1. h"


def test_words_are_never_markup() -> None:
    """Whatever a statement holds, CommonMark prints it as it is: no heading, link, list or emphasis comes of it."""
    rendered = MarkdownIt().render(escape(HOSTILE))

    assert re.sub(r"<[^>]+>", "", rendered).strip() == "# &lt;b&gt;x&lt;/b&gt; *not* [a](javascript:b) &amp; `c` | ~~d~~ ![e](f)\n- g\n1. h"
    assert re.findall(r"<([a-z0-9]+)", rendered) == ["p"]


def test_three_lines_change_one_block() -> None:
    """A workspace changes a part of the text as it does of the page."""
    from briefgen.pages import theme

    own = b'{% extends "default/brief.md" %}\n{% block method %}\nAsk the desk.\n\n{% endblock %}\n'
    brief = msgspec.structs.replace(SAMPLES["week"], title="A & B")
    text = render_markdown(brief, theme.load({"brief.md": own}), context(brief))

    assert text.startswith("**TLP:GREEN**\n\n# A \\& B\n")
    assert text.endswith("Ask the desk.\n\n**TLP:GREEN**\n")
