"""One file to one article: every input has an answer, and the answer keeps its promises."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.ids import article_id
from briefgen.model import Article
from briefgen.reading.parse import ParseOptions, Refused, parse
from briefgen.reading.readers import FORMATS
from briefgen.text import sha256

OPTIONS = ParseOptions()
SHARED = Path(__file__).parents[2] / "shared"
BODY = (
    "OSLO, Norway, 28 October 2022 (AP) – The mayor said that the bridge will be opened on Monday.\n\n"
    "“It is open to all of you,” she said. It cost nothing, and it was built by the people of the city in their own time.\n\n"
    "Follow us on Telegram"
)


def _article(text: str, path: str = "press/a.txt", sidecar: str | None = None, options: ParseOptions = OPTIONS) -> Article:
    found = parse(path, text.encode(), sidecar.encode() if sidecar is not None else None, options)
    assert isinstance(found, Article)
    return found


def _codes(found: Article | Refused) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_plain_text() -> None:
    """What the text says of itself is found, what it does not say stays open, and what is missing is named."""
    found = _article(f"Bridge opens\n\nBy Jane Doe\n\n{BODY}")
    assert (found.id, found.path) == (article_id("press/a.txt"), "press/a.txt")
    assert (found.title, found.authors, found.place, found.agency, found.publisher) == (
        "Bridge opens",
        ("Jane Doe",),
        "OSLO, Norway",
        "AP",
        None,
    )
    assert (found.published.value, found.published.basis, found.language) == ("2022-10-28", "dateline", "en")
    assert [p.role for p in found.paragraphs] == ["title", "dateline", "body", "body", "boilerplate"]
    assert [(s.paragraph, found.text[s.start : s.end].split()[0]) for s in found.sentences] == [
        (1, "Bridge"),
        (2, "By"),
        (3, "OSLO,"),
        (4, "“It"),
        (4, "It"),
    ]
    assert found.sha256 == sha256(found.text.encode())
    assert _codes(found) == ["no-publisher"]


def test_the_sidecar_wins_over_the_file() -> None:
    """What the side-car says counts first; its title is the article's, and the text stays as it is."""
    text = f"---\ntitle: Bridge\npublisher: Gazette\ndate: 2022-10-29\n---\n{BODY}"
    found = _article(text, sidecar='title = "Harbour"\npublished = "2022-10"\nlanguage = "en"\nmarking = "TLP:AMBER"\n')
    assert (found.title, found.publisher, found.marking) == ("Harbour", "Gazette", "TLP:AMBER")
    assert (found.published.value, found.published.precision, found.published.basis) == ("2022-10", "month", "sidecar")
    assert found.text.startswith("Bridge\n\nOSLO")
    assert "Harbour" not in found.text
    assert _codes(found) == []


def test_the_file_wins_over_its_text() -> None:
    """Front matter dates an article against its dateline and its name."""
    found = _article(f"---\ndate: 2022-10-29\n---\n{BODY}", "2022-11-05.txt")
    assert (found.published.value, found.published.basis, found.published.evidence) == ("2022-10-29", "metadata", "published")


def test_a_damaged_sidecar_leaves_the_article() -> None:
    """A side-car that cannot be read is an error that names it and its line; the article stands without it."""
    found = _article(BODY, sidecar='title = "x"\npublished = yesterday\n')
    assert found.title is None
    problem = found.problems[0]
    assert (problem.code, problem.severity, problem.file, problem.line) == ("broken-sidecar", "error", "a.txt.meta.toml", 2)


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("a.pdf", b"x", "unknown-format"),
        ("a", b"x", "unknown-format"),
        ("a.txt", b"", "empty-file"),
        ("a.txt", b"\xef\xbb\xbf \n", "empty-file"),
        ("a.txt", b"a\x00b", "binary-file"),
        ("a.txt", "мост".encode("cp1251"), "wrong-encoding"),
        ("a.md", b"---\ntitle: x\n", "broken-front-matter"),
        ("a.txt", b"---\ntitle: x\n---\n", "no-article"),
        ("a.txt", b"---\nmarking: secret\n---\nText.", "unreadable-marking"),
        ("a.txt", b"Follow us on Telegram", "no-article"),
        ("a.html", b"<h1>x</h1>", "no-article"),
        ("a.html", b"<div>" * 300 + b"x", "no-article"),
    ],
)
def test_refusals(path: str, data: bytes, code: str) -> None:
    """A file from which nothing can be built is refused with an error that says what to do."""
    found = parse(path, data, None, OPTIONS)
    assert isinstance(found, Refused)
    assert [(problem.code, problem.severity, bool(problem.hint)) for problem in found.problems] == [(code, "error", True)]


def test_a_lost_marking_refuses_the_file() -> None:
    """A side-car that cannot be read and speaks of a marking keeps the article back."""
    assert isinstance(parse("a.txt", BODY.encode(), b'marking = "TLP:RED\n', OPTIONS), Refused)


def test_languages() -> None:
    """A stated language counts, a sure text overrules a page's markup, and both disagreements and strangers are named."""
    assert _article(BODY, sidecar='language = "ru"').language == "ru"
    assert "language-disagreement" in _codes(_article(BODY, sidecar='language = "ru"'))
    page = f"<html lang=ru><p>{BODY}"
    assert (_article(page, "a.html").language, "language-disagreement" in _codes(_article(page, "a.html"))) == ("en", True)
    assert _article("<html lang=ru><p>Oslo, Bergen", "a.html").language == "ru"
    assert _article("Oslo, Bergen").language is None
    assert "unexpected-language" in _codes(_article(BODY, options=ParseOptions(languages=("ru",))))


def test_a_page_is_dated_by_itself_only() -> None:
    """A page's file name is not taken for its date; its own text's dateline is."""
    assert _article("<p>The bridge is open to all of you.", "2022-11-05.html").published.value is None
    assert _article(f"<p>{BODY}", "2022-11-05.html").published.value == "2022-10-28"


def test_the_same_file_elsewhere() -> None:
    """Text, sentences and digests do not depend on the path; the ids do."""
    one, other = _article(BODY, "a.txt"), _article(BODY, "b/a.txt")
    assert one.text == other.text
    assert one.id != other.id
    assert [s.id.removeprefix(one.id) for s in one.sentences] == [s.id.removeprefix(other.id) for s in other.sentences]


def test_a_seed_of_hashes_changes_nothing() -> None:
    """Another process with another hash seed reads the same article."""
    script = (
        "import sys, msgspec; from briefgen.reading.parse import parse, ParseOptions;"
        "print(msgspec.json.encode(parse('a.html', sys.stdin.buffer.read(), None, ParseOptions())).decode())"
    )
    lines = "".join(f"<p>{line}" for line in BODY.splitlines())
    page = f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1>{lines}</article>"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], input=page.encode(), capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert b'"title":"Bridge"' in outputs.pop()


_PIECES = st.sampled_from(
    ("---\n", "title: x\n", "\n\n", "\n", '"', "“", "”", ". ", "Oslo, Oct 28 – ", "<p>", "<div>", "</div>", "<h1>", "<!--", "<script>",
     "&#xD800;", "# ", "- ", "> ", "| a |\n|---|\n", "```\n", "[", "](", "*", "By Jane Doe",
     "Follow us", "\u202e", "\u200b", "«", "…", "said. ", "İ", "\x85")
)  # fmt: skip
_BYTES = st.binary() | st.text().map(str.encode) | st.lists(_PIECES, max_size=30).map(lambda parts: "".join(parts).encode())


@settings(deadline=None)
@given(st.sampled_from(sorted(FORMATS)), _BYTES, st.none() | _BYTES)
@example(".html", b"<p>" + b"\xf0\x9f\x8f\xb4\xf3\xa0\x81\xa7", None)
@example(".md", b"\t\t- a\n\t\t\tb", b"title = 1")
def test_any_bytes_have_an_answer_that_holds(suffix: str, data: bytes, sidecar: bytes | None) -> None:
    """No bytes raise. Paragraphs follow each other one blank line apart, sentences lie within them, ids are unique."""
    found = parse(f"a{suffix}", data, sidecar, OPTIONS)
    if isinstance(found, Refused):
        assert all(problem.severity == "error" or problem.code == "unknown-key" for problem in found.problems)
        return
    position = 0
    for n, paragraph in enumerate(found.paragraphs, 1):
        assert (paragraph.n, paragraph.start) == (n, position)
        line = found.text[paragraph.start : paragraph.end]
        assert line == " ".join(line.split()) != ""
        assert found.text[paragraph.end :][:2] == ("\n\n" if n < len(found.paragraphs) else "")
        position = paragraph.end + 2
    spans = {paragraph.n: paragraph for paragraph in found.paragraphs}
    for sentence in found.sentences:
        assert spans[sentence.paragraph].start <= sentence.start < sentence.end <= spans[sentence.paragraph].end
        assert spans[sentence.paragraph].role not in ("boilerplate", "caption")
    assert {s.paragraph for s in found.sentences} == {p.n for p in found.paragraphs if p.role not in ("boilerplate", "caption")}
    assert len({s.id for s in found.sentences}) == len(found.sentences)
    msgspec.json.encode(found)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize("piece", ['"', " ", "“", ". X", "(", "A, ", "Oct 2 ", "<!--", "<b>", "a\u0301"])
def test_a_megabyte_of_one_sign(suffix: str, piece: str) -> None:
    """Masses of one sign are read or refused; quadratic reading would not come back."""
    assert isinstance(parse(f"a{suffix}", (piece * (1_000_000 // len(piece))).encode(), None, OPTIONS), Article | Refused)


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled articles are not here")
def test_labelled_seeds() -> None:
    """Titles, agencies, places, boilerplate and sentence ends of the labelled seeds are found; no date is wrong."""
    labels = json.loads((SHARED / "gold" / "seeds-gold.json").read_text(encoding="utf-8"))["articles"]
    for label in labels:
        data = (SHARED / "seeds" / label["file"]).read_bytes()
        found = parse(label["file"], data, None, OPTIONS)
        assert isinstance(found, Article)
        meta, raw = label["metadata"], data.decode().splitlines()
        assert (found.title, found.agency) == (meta["title"], meta["agency"])
        assert (found.place or "").casefold() == (meta["dateline_place"] or "").casefold()
        assert found.published.value in (None, meta["published"]["value"])
        cut = [found.text[p.start : p.end] for p in found.paragraphs if p.role in ("boilerplate", "caption")]
        assert cut == [" ".join(raw[n - 1].split()) for n in label["boilerplate_lines"]]
        labelled = [p for p in label["paragraphs"] if p["role"] != "boilerplate"]
        assert len(found.sentences) == sum(len(p["sentences"]) for p in labelled)


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled articles are not here")
def test_labelled_articles() -> None:
    """Saved pages and digests have the date, the language and the address that is known of them."""
    known = json.loads((SHARED / "about-articles.json").read_text(encoding="utf-8"))
    here = [one for one in known if (SHARED / "articles" / one["file"]).exists()]
    assert here
    for one in here:
        found = parse(one["file"], (SHARED / "articles" / one["file"]).read_bytes(), None, OPTIONS)
        assert isinstance(found, Article)
        assert (found.published.value, found.language) == (one["published"], "en")
        if one["file"].endswith(".html"):
            assert (found.url, found.publisher) == (one["url"], one["publisher"])
            assert found.title is not None


def article_of(text: str, sidecar: str | None = None) -> Article:
    """The article of a pasted text."""
    found = parse("a.txt", text.encode(), sidecar.encode() if sidecar else None, ParseOptions())
    assert isinstance(found, Article)
    return found


PARAGRAPHS = "Rain fell on the town of Samplegrad for nine days. The river rose.\nThe dam was opened on Tuesday, engineers said.\n"


@pytest.mark.parametrize("second", ["By Vera Obraztsova\n", "SAMPLEGRAD, Nov 3 (CSW) - Nobody was hurt.\n"])
def test_a_line_above_a_byline_or_a_dateline_is_the_title(second: str) -> None:
    """Also without a blank line below it."""
    found = article_of("Rain without an end\n" + second + PARAGRAPHS)

    assert (found.title, found.paragraphs[0].role) == ("Rain without an end", "title")


def test_a_first_line_that_the_side_car_calls_the_title_is_one() -> None:
    """It does not stand among the text's statements."""
    found = article_of("Rain without an end\n" + PARAGRAPHS, 'title = "Rain without an end"\n')

    assert found.paragraphs[0].role == "title"


def test_a_byline_may_begin_with_a_stray_sign() -> None:
    """What a page left over before the author's name is passed over."""
    found = article_of("Rain without an end\n\n, by Vera Obraztsova\n\n" + PARAGRAPHS.replace("\n", "\n\n"))

    assert found.authors == ("Vera Obraztsova",)
    assert found.paragraphs[1].role == "dateline"


@pytest.mark.parametrize(
    "tail",
    [
        "(Editing by the Samplegrad desk)",
        "With material from Sample Wire",
        "Sample Review appears on working days. Subscribe to the printed edition.",
    ],
)
def test_credits_and_invitations_at_the_end_are_boilerplate(tail: str) -> None:
    """Who edited, what was used, where to subscribe: no statements."""
    found = article_of("Rain without an end\n\n" + PARAGRAPHS.replace("\n", "\n\n") + tail + "\n")

    assert found.paragraphs[-1].role == "boilerplate"
    assert not any(sentence.paragraph == found.paragraphs[-1].n for sentence in found.sentences)
