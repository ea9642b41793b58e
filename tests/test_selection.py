"""What an edition shows, and what it does not."""

import json
from pathlib import Path

import pytest
from workspaces import CONFIG, build, site, workspace

from briefgen.edition.copies import groups, sketch
from briefgen.edition.opening import standing
from briefgen.ids import article_id
from briefgen.model import Article, Paragraph


def article(name: str, body: str) -> Article:
    """An article of one paragraph."""
    return Article(
        id=name, path=name, sha256="", original_sha256="", text=body, paragraphs=(Paragraph(n=1, start=0, end=len(body), role="body"),)
    )


def brief(folder: Path, articles: dict[str, str], config: str = CONFIG) -> dict[str, list[dict[str, str]]]:
    """Items and quotations of the water section, and the timeline, of a workspace with these Markdown bodies."""
    head = "---\ntitle: T{0}\npublished: 2026-11-{1}\npublisher: P{0}\nlanguage: en\n---\n\n"
    made = {f"a{n}.md": head.format(n, 16 + n) + body for n, body in enumerate(articles.values())}
    build(workspace(folder, made, config))
    found = json.loads(site(folder)["2026-W47/brief.json"])
    return {"items": found["sections"][0]["items"], "quotes": found["sections"][0]["quotes"], "timeline": found["timeline"]}


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Engineers opened the dam.", "en", "alone"),
        ("The dam of Samplegrad was opened.", "en", "alone"),
        ("The old dam was opened.", "en", "leaning"),
        ("Four houses in that section were flooded.", "en", "leaning"),
        ("He opened the dam.", "en", "dangling"),
        ("“It is open,” she said.", "en", "dangling"),
        ("However, the dam stayed shut.", "en", "dangling"),
        ("For example, the dam stayed shut.", "en", "dangling"),
        ("and the dam stayed shut.", "en", "dangling"),
        ("The two ministers opened the dam.", "en", "leaning"),
        ("Engineers rejected these reports.", "en", "leaning"),
        ("Engineers met this week.", "en", "alone"),
        ("Between March and October 2026 his cameras saw nine otters.", "en", "dangling"),
        ("On Monday she opened the dam.", "en", "dangling"),
        ("In her speech on Monday, Vera Obraztsova opened the dam.", "en", "alone"),
        ("In 2025 Vera Obraztsova opened her dam.", "en", "alone"),
        ("In Samplegrad the mayor opened his dam.", "en", "alone"),
        ("The railway is to be finished in 2028.", "en", "leaning"),
        ("The railway to Samplegrad will be finished in 2028.", "en", "alone"),
        ("Boats pass all three of them.", "en", "leaning"),
        ("Engineers want a fourth one.", "en", "leaning"),
        ("Он открыл плотину.", "ru", "dangling"),
        ("Однако плотину не открыли.", "ru", "dangling"),
        ("Плотину открыли во вторник.", "ru", "alone"),
        ("Il a ouvert le barrage.", "fr", "alone"),
        ("", "en", "dangling"),
    ],
)
def test_an_opening_stands_alone_leans_or_dangles(text: str, language: str, wanted: str) -> None:
    """Pronouns and connectives dangle, definite phrases with an unseen referent lean."""
    assert standing(text, language) == wanted


def test_in_a_quotation_the_speaker_is_clear() -> None:
    """“We” needs no antecedent beside the speaker's name; “it” does."""
    assert standing("We opened the dam.", "en", quoted=True) == "alone"
    assert standing("In addition, we opened the dam.", "en", quoted=True) == "leaning"
    assert standing("It is open.", "en", quoted=True) == "dangling"


def test_a_pronoun_is_shown_with_its_antecedent_or_not_at_all(tmp_path: Path) -> None:
    """A sentence that opens with a pronoun brings the sentence before it along, as one span or two."""
    body = (
        "Engineers of the province opened the dam at Samplegrad on Tuesday. They also lowered the reservoir by two metres in a day.\n\n"
        "It had been full since the autumn, and the river below the dam was high.\n\n"
        "Farmers welcomed the water.\n"
    )
    found = brief(tmp_path, {"a": body})

    for item in found["items"]:
        assert not item["text"].startswith(("They", "It "))
    assert any("Tuesday. They also" in item["text"] for item in found["items"])


def test_nothing_is_shown_twice(tmp_path: Path) -> None:
    """The same words in two articles stand once, in whichever part."""
    same = "The river at Samplegrad rose by four metres after a week of heavy rain, the water board said.\n\n"
    found = brief(
        tmp_path, {"a": same + "A dam held.\n", "b": same + "The reservoir above the town of Musterburg was emptied in nine days.\n"}
    )
    texts = [one["text"] for part in found.values() for one in part]

    assert sum("four metres" in text for text in texts) == 1


def test_a_section_holds_at_most_eight_items(tmp_path: Path) -> None:
    """However much is reported, a section is a selection."""
    names = "Elm Oak Ash Fir Yew Box Bay Fig Lime Pine Palm Pear".split()
    verbs = "flooded dried froze burst leaked opened closed rose fell silted cracked tilted".split()
    pairs = enumerate(zip(names, verbs, strict=True))
    body = "".join(f"The reservoir of {name} county {verb} near mile {n * 7} of its long {name} valley.\n\n" for n, (name, verb) in pairs)
    found = brief(tmp_path, {"a": body})

    assert len(found["items"]) == 8


def test_the_timeline_is_in_order_and_repeats_no_item(tmp_path: Path) -> None:
    """Dated sentences that no section shows, oldest first."""
    body = (
        "Rain swelled the river at Samplegrad to the highest mark since records began there.\n\n"
        "Engineers of the county built the first dam of the upper valley in 1999.\n\n"
        "Parliament passed a law about every large reservoir in May 1987.\n\n"
        "On 3 June 2004 the reservoir near Musterburg burst its eastern bank.\n\n"
        "Beavers have lived along the river without a break from 1975 to 1990.\n\n"
        "A court of appeal told the water board in 2011 to repair its oldest dam.\n"
    )
    found = brief(tmp_path, {"a": body}, config=CONFIG.replace("share = 0.9", "share = 0.35\ntimeline = 3"))
    dates = [entry["date"]["from"] for entry in found["timeline"]]  # type: ignore[index]
    shown = {one["id"] for one in (*found["items"], *found["quotes"])}

    assert dates == sorted(dates)
    assert dates
    assert len(shown) + len(dates) >= 5
    assert not shown & {entry["id"] for entry in found["timeline"]}


def test_a_cut_and_reheaded_reprint_is_a_copy() -> None:
    """Containment, not likeness: a reprint cut to half is found, a different report of the same event is not."""
    text = " ".join(f"Sentence {n} tells of lock {n * 3} and of ship {n * 5} on the canal." for n in range(40))
    other = " ".join(f"On day {n} a barge passed gate {n * 2}, as the harbour master noted." for n in range(40))
    sketches = {one.id: sketch(one) for one in (article("a", text), article("b", text[: len(text) // 2]), article("c", other))}

    assert groups(sketches) == {"a": ("b",), "b": ("a",)}


def test_short_articles_are_copies_only_when_equal() -> None:
    """A few words say too little for a likeness."""
    one, same, near = article("a", "The river rose."), article("b", "The river  rose!"), article("c", "The river rose again.")

    assert groups({x.id: sketch(x) for x in (one, same, near)}) == {"a": ("b",), "b": ("a",)}


def test_ids_come_from_the_path_alone() -> None:
    """Two files whose names differ in any way have two ids, safe in an address."""
    names = ["a.txt", "A.txt", "a.html", "b/a.txt", "a b.txt", "a-b.txt", "ə.txt", "новости.txt"]
    ids = [article_id(name) for name in names]

    assert len(set(ids)) == len(names)
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for one in ids)
    assert article_id("a.txt") == ids[0]
