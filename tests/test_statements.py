"""How statements are printed: what is the source's and what is ours, one citation for a row, languages said once."""

import msgspec
import pytest
from pages import THEME, Printed, context
from samples import compared, editions
from samples.editions import NOTE, RUSSIAN, UNDATED, WIRE, item

from briefgen.brief import Brief, Citation, Item, Quote, Section
from briefgen.pages import page, statements, wording
from briefgen.pages.briefview import brief_view
from briefgen.statement import JOINER

WEEK = editions.edition().brief
COMPARED = compared.compared()


def screen(brief: Brief, locale: str = "en") -> Printed:
    """The edition's page."""
    return Printed(page.render_briefing(brief, THEME, context(brief, locale)))


def sheets(brief: Brief, locale: str = "en") -> Printed:
    """The source of the edition's PDF."""
    return Printed(page.render_print(brief, THEME, context(brief, locale)))


def of(brief: Brief, *items: Item, quotes: tuple[Quote, ...] = ()) -> Brief:
    """The edition with one section of these statements, and nothing else."""
    section = Section(topic="t", title="Ports", items=items, quotes=quotes)
    return msgspec.structs.replace(brief, summary=(), sections=(section,), timeline=(), disagreements=(), since=None)


def spans(*lengths: int) -> tuple[Citation, ...]:
    """Citations of so many characters each."""
    return tuple(Citation(source="a", paragraph=1, start=0, end=length, sha256="") for length in lengths)


@pytest.mark.parametrize(
    ("text", "lengths", "insertions", "ours"),
    [
        ("One. … Two.", (4, 4), (), [5]),
        ("We wait … and see. … Two.", (18, 4), (), [19]),
        ("We wait … and see.", (18,), (), []),
        ("He [the mayor] left. … It [the boat] sank.", (8, 8), ("the mayor", "the boat"), [21]),
        ("One. … Two. … Three.", (4, 4, 6), (), [5, 12]),
        ("One. … Two.", (4, 5), (), []),
        ("One. Two.", (4, 4), (), []),
        ("The same words.", (15, 9), (), []),
    ],
)
def test_our_ellipses_are_told_from_the_sources(text: str, lengths: tuple[int, ...], insertions: tuple[str, ...], ours: list[int]) -> None:
    """An ellipsis is ours where the cited passages meet, and only there; the stretches are the text again."""
    cut = statements.words(text, spans(*lengths), insertions)
    found, at = [], 0
    for stretch in cut:
        found += [at] if stretch.kind == "omission" else []
        at += len(stretch.text)

    assert found == ours
    assert "".join(stretch.text for stretch in cut) == text


def test_first_passage_of_a_statement() -> None:
    """Where a statement is only announced, its first passage stands for it, whole and without our ellipsis."""
    assert statements.opening(COMPARED.brief.summary[0]) == compared.NIGHT
    assert statements.opening(item(compared.GAZETTE, compared.ELLIPSIS)) == compared.ELLIPSIS


def test_omission_is_an_element_of_its_own() -> None:
    """On the page and in the PDF our omission stands in its own element inside the statement, a source's own ellipsis does not."""
    for printed, times in ((screen(COMPARED.brief), 2), (sheets(COMPARED.brief), 2)):
        assert [text for _, text in printed.classed("omission")] == ["…"] * times
    texts = [text for attrs, text in screen(COMPARED.brief).having("data-item")]
    assert compared.NIGHT + JOINER + compared.REST in texts
    assert compared.ELLIPSIS in texts
    assert ".omission::before" in THEME.text("tokens.css"), "the brackets are drawn, not written"
    assert "[…] stands where words between two cited passages are left out" in " ".join(screen(COMPARED.brief).texts("p"))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“We wait,”", True),
        ("«Мы просим водителей»", True),
        ("„So ist es“.", True),
        ('"Plain"', True),
        ("'It isn't over,'", True),
        ("‘It isn’t over’", True),
        ("“He said “no” twice”", True),
        ("We wait", False),
        ("“Yes,” he said, “and no.”", False),
        ("The “open” door", False),
        ("“Open at the start", False),
        ('"', False),
        ("", False),
    ],
)
def test_quotations_that_bring_their_own_marks(text: str, marked: bool) -> None:
    """A quotation stands in its own quote marks if they open at its first character and close at its last."""
    assert wording.has_marks(text) is marked


def test_quote_marks_are_drawn_not_written() -> None:
    """A quotation without marks of its own is given some by the style sheet, in the manner of the page's language; its text stays."""
    for printed in (screen(COMPARED.brief), sheets(COMPARED.brief)):
        assert [text for _, text in printed.classed("unmarked")] == ["Old pilots call it a promise with a crane on top"]
    assert "html:lang(ru) .unmarked" in THEME.text("tokens.css")


def test_speaker_has_the_role_that_the_source_gives() -> None:
    """The role stands beside the speaker in the source's words, with its own citation."""
    printed, quote = screen(COMPARED.brief), COMPARED.brief.sections[0].quotes[0]
    cited = quote.role_citations[0]

    assert printed.having("data-role") == [({"data-role": "q-valk"}, quote.role)]
    assert printed.classed("speaker")[0][1] == "Dmitri Valk, a retired pilot who sits on the river council\u2060 [5]"
    assert f"{cited.source}:{cited.start}-{cited.end}" in printed.values("data-cite")
    assert "Dmitri Valk, a retired pilot" in sheets(COMPARED.brief).classed("speaker")[0][1]


def test_row_of_one_source_is_cited_in_full_once() -> None:
    """Statements of one source below each other: the first names it, the others give its number, each with its own link."""
    first = item(WIRE, "The harbour board voted on Monday to open the northern quay around the clock from the first week of December.")
    second = item(WIRE, "Dock workers asked for a rest day after every third night.")
    other, again = (
        item(NOTE, "The regulator does not expect rationing."),
        item(WIRE, "The board will publish the new tariff on 1 December 2026."),
    )
    brief = of(WEEK, first, second, other, again)
    printed = screen(brief)

    assert [text for _, text in printed.classed("margin")] == [
        "[1] Strait Wire (F), 17 Nov 2026", "[1]", "[3] Energy Regulator of Halmar (F), November 2026", "[1] Strait Wire (F), 17 Nov 2026"
    ]  # fmt: skip
    assert printed.values("data-cite") == [f"{one.source}:{one.start}-{one.end}" for one in editions.citations(brief)]
    assert [attrs["id"] for attrs, _ in printed.classed("follows")] == [f"i-{second.id}"]
    assert [text for _, text in sheets(brief).classed("margin")][1] == "[1]"
    assert "[1] Strait Wire\xa0(F), 17 Nov 2026" in printed.values("aria-label"), "the short link has the full name"


def test_passages_of_one_source_are_told_apart() -> None:
    """A statement of two passages names its source once and links each."""
    texts = [text for _, text in screen(COMPARED.brief).classed("margin")]

    assert "Updated [1] Strait Wire (F), 17 Nov 2026 [1] passage 2 Also reported by\u2060 [5]" in texts


def test_source_without_a_name_is_untitled() -> None:
    """A citation of which neither publisher, agency, author nor title is known says so, not the path of a file."""
    source = msgspec.structs.replace(WEEK.sources[3], authors=())
    brief = msgspec.structs.replace(of(WEEK, item(UNDATED, "It has asked for a second berth at Karnovka.")), sources=(source,))

    assert [text for _, text in screen(brief).classed("margin")] == ["[4] Untitled (F), undated"]
    assert [text for _, text in sheets(brief).classed("margin")] == ["[4] Untitled (F), undated"]


ENGLISH = tuple(item(NOTE, words) for words in ("The regulator does not expect rationing.", "A third is due in February 2027."))
DOCK = item(WIRE, "Dock workers asked for a rest day after every third night.")
LANE = item(RUSSIAN, "Дорожное ведомство обещает открыть одну полосу к марту 2027 года.")
BRIDGE = item(RUSSIAN, "Движение по мосту через реку Лимана остановят 20 ноября.")


@pytest.mark.parametrize(
    ("items", "locale", "announced", "marked"),
    [
        (ENGLISH, "ru", ["Утверждения цитируются на английском языке, без перевода."], []),
        (
            (*ENGLISH, BRIDGE),
            "ru",
            ["Утверждения цитируются на английском языке, без перевода, если не указано иное."],
            ["на русском языке"],
        ),
        ((*ENGLISH, BRIDGE), "en", [], ["in Russian"]),
        (
            (*ENGLISH, DOCK, BRIDGE, LANE),
            "ru",
            ["Утверждения цитируются на английском языке, без перевода, если не указано иное."],
            ["на русском языке"],
        ),
        ((BRIDGE,), "en", ["All statements are quoted in Russian, untranslated."], []),
        ((ENGLISH[0], BRIDGE), "ru", [], ["на английском языке"]),
        (ENGLISH, "en", [], []),
    ],
)
def test_language_is_said_once(items: tuple[Item, ...], locale: str, announced: list[str], marked: list[str]) -> None:
    """The masthead names the foreign language of most statements; another one is said by the first statement of a row."""
    for printed in (screen(of(WEEK, *items), locale), sheets(of(WEEK, *items), locale)):
        assert [text for _, text in printed.classed("announced")] == announced
        assert [text for _, text in printed.classed("note")] == marked


def test_translated_statements_announce_nothing() -> None:
    """Where a statement stands translated, none is called untranslated."""
    spoken = WEEK.sections[1].quotes[0]

    assert brief_view(of(WEEK, BRIDGE, quotes=(spoken,)), context(WEEK)).announced is None


def test_value_that_differs_is_marked_inside_the_statement() -> None:
    """What another source tells differently is marked in the statement, and the statement's text stays."""
    made = screen(COMPARED.brief)

    assert [text for _, text in made.classed("differs")] == ["ninety lorries", "seventy lorries"]
    assert [text for _, text in made.classed("value")] == ["1a ninety lorries", "1b seventy lorries"]
