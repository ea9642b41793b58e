"""The analyst's Markdown on a page: paragraphs, lists, quotations, emphasis, code and web links, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.pages.judgement import passages
from briefgen.pages.views import Passage, Written


def read(text: str) -> list[tuple[str, str, str]]:
    """Kind, label and plain text of each passage of an English text on an English page."""
    return [(one.kind, one.label, "".join(word.text for word in one.words)) for one in passages(text, "en", "en")]


def words(text: str) -> list[tuple[str, str, str | None]]:
    """Text, style and address of each run of a text of one paragraph."""
    (one,) = passages(text, "en", "en")
    return [(word.text, word.style, word.href) for word in one.words]


def test_nothing_is_no_passage() -> None:
    """Without a text, or with white space, nothing is printed."""
    assert passages(None, "en", "en") == passages("", "en", "en") == passages(" \n\n", "en", "en") == ()


def test_paragraphs_headings_quotations_and_lists() -> None:
    """Each block is a passage of its kind; the first paragraph of an entry has its mark, the second has none."""
    text = "One\ntwo.\n\n### Three\n\n> Four.\n\n- five\n\n  six\n- seven\n\n3. eight\n4. nine\n"

    assert read(text) == [
        ("text", "", "One two."),
        ("heading", "", "Three"),
        ("quote", "", "Four."),
        ("item", "•", "five"),
        ("item", "", "six"),
        ("item", "•", "seven"),
        ("item", "3.", "eight"),
        ("item", "4.", "nine"),
    ]


def test_lists_inside_lists_keep_their_marks() -> None:
    """An entry below an entry has its own mark."""
    assert read("- a\n  1. b\n  2. c\n- d\n") == [("item", "•", "a"), ("item", "1.", "b"), ("item", "2.", "c"), ("item", "•", "d")]


def test_emphasis_and_code() -> None:
    """Emphasis inside emphasis ends where it was opened; code is verbatim."""
    assert words("a **b *c* d** `<e> & *f*` g") == [
        ("a ", "", None),
        ("b ", "strong", None),
        ("c", "em", None),
        (" d", "strong", None),
        (" ", "", None),
        ("<e> & *f*", "code", None),
        (" g", "", None),
    ]


def test_blocks_of_code_are_code() -> None:
    """Fenced or indented, code stands as one passage, its lines kept, its Markdown unread; empty code is nothing."""
    assert passages("```\n# a\n**b**\n```\n", "en", "en") == (Passage(kind="text", words=(Written(text="# a\n**b**", style="code"),)),)
    assert passages("    c\n", "en", "en") == (Passage(kind="text", words=(Written(text="c", style="code"),)),)
    assert passages("```\n```\n", "en", "en") == ()


def test_links_lead_to_the_web_and_hold_plain_words() -> None:
    """Inside a link there is no style; behind it the style goes on."""
    assert words("**see [the *long* `list`](https://example.org/a?b=c) now**") == [
        ("see ", "strong", None),
        ("the ", "", "https://example.org/a?b=c"),
        ("long", "", "https://example.org/a?b=c"),
        (" ", "", "https://example.org/a?b=c"),
        ("list", "", "https://example.org/a?b=c"),
        (" now", "strong", None),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "mailto:a@example.org",
        "/a",
        "//example.org/a",
        "#s-1",
        "ftp://example.org",
        "http:///x",
    ],
)
def test_other_addresses_are_no_links(address: str) -> None:
    """Whatever is no address of the web leads nowhere; its words stay."""
    for one in passages(f"see [this]({address}) and <{address}>", "en", "en"):
        assert "this" in "".join(word.text for word in one.words)
        assert [word.href for word in one.words if word.href] == []


def test_reference_links_are_judged_the_same_way() -> None:
    """A link whose address stands elsewhere is a link to the web or none; the definition is no text."""
    found = passages("[a][1] and [b][2]\n\n[1]: https://example.org/x\n\n[2]: javascript:alert(1)\n", "en", "en")

    assert found[0].words[0] == Written(text="a", href="https://example.org/x")
    assert [word.href for one in found for word in one.words if word.href] == ["https://example.org/x"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>bold</b> and <img src=x onerror=alert(1)>",
        "<!-- hidden -->",
        "![logo](https://example.org/x.png)",
        "<details open>x</details>",
    ],
)
def test_markup_stands_as_its_characters(text: str) -> None:
    """HTML is shown as what was typed; a picture is no picture and loads nothing."""
    shown = read(text)[0][2]

    assert shown in (text, "!logo")
    assert [kind for kind, _, _ in read(text)] == ["text"]


def test_entities_are_the_characters_that_they_name() -> None:
    """An entity is text like any other: it can open no element."""
    assert read("&lt;b&gt; &amp; &#x1F6A2;") == [("text", "", "<b> & 🚢")]


def test_language_and_direction_are_those_of_the_text() -> None:
    """A page in another language says in which one the text is; on a page of its own it does not."""
    (one,) = passages("Calm.", "en", "ru")
    (own,) = passages("Calm.", "en", "en")

    assert (one.lang, own.lang) == ("en", None)


_MARKDOWN = st.lists(
    st.sampled_from(
        [
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "[",
            "](",
            ")",
            "<",
            ">",
            "!",
            "- ",
            "1. ",
            "> ",
            "# ",
            "\n",
            "\n\n",
            "    ",
            "a",
            "https://e.org",
            "&lt;",
            "\\",
            "\0",
        ]
    ),
    max_size=40,
)


@given(_MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_any_text_becomes_plain_runs(pieces: list[str]) -> None:
    """No Markdown raises; every run has one of the styles, every link is one to the web, no passage is empty."""
    for one in passages("".join(pieces), "en", "en"):
        assert one.words
        assert one.kind in ("text", "heading", "quote", "item")
        assert all(
            word.style in ("", "strong", "em", "code") and (word.href is None or word.href.startswith("https://")) for word in one.words
        )
