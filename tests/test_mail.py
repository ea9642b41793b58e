"""The e-mail edition: one legal message, whole in its plain text, short enough in its HTML, the same bytes every time."""

import email
import os
import re
import subprocess
import sys
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import msgspec
import pytest
import tools
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import THEME, Printed, context
from samples import awkward, compared, editions
from samples.editions import WIRE, item
from workspaces import CONFIG, Run, site, workspace

from briefgen import codec
from briefgen.brief import Ahead, Brief, DateRange, Item, KeyFigure, Quote, Section
from briefgen.desk import Trend
from briefgen.pages import mail, theme
from briefgen.pages.context import PageContext
from briefgen.pages.wording import has_marks
from briefgen.typography import quotes

WEEK = editions.edition().brief
SAMPLES = {"week": WEEK, "awkward": awkward.edition().brief, "compared": compared.compared().brief}
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400
SITE = "https://desk.example/"


def made(brief: Brief, locale: str = "en", pdf: bytes | None = PDF, **more: object) -> EmailMessage:
    """The message of an edition, read back by the standard library."""
    return parsed(mail.render_mail(brief, THEME, context(brief, locale, **more), pdf))


def parsed(data: bytes) -> EmailMessage:
    """Bytes as a mail program reads them."""
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def text_of(message: EmailMessage) -> str:
    """The plain text."""
    return body(message, "plain")


def page_of(message: EmailMessage) -> Printed:
    """The HTML part's elements."""
    return Printed(html_of(message))


def html_of(message: EmailMessage) -> str:
    """The HTML part."""
    return body(message, "html")


def body(message: EmailMessage, subtype: str) -> str:
    """One of the two forms of the words, with the line ends of a file."""
    part = message.get_body((subtype,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def shown(message: EmailMessage) -> str:
    """What the HTML part shows: the text of its body."""
    return next("".join(texts) for tag, _, texts in page_of(message).elements if tag == "body")


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("locale", ["en", "ru"])
def test_every_statement_stands_in_both_parts(name: str, locale: str) -> None:
    """Each statement stands in the plain text and in the HTML, character for character, with its source's number.

    A quotation that does not bring its own quote marks is put into ours, unless its translation stands before it.
    """
    brief = SAMPLES[name]
    message = made(brief, locale)
    texts, numbers = {one.text for one in editions.statements(brief)}, {one.id: one.number for one in brief.sources}

    assert {text for text in texts if text not in text_of(message)} == set()
    assert {text for text in texts if text not in shown(message)} == set()
    for one in editions.statements(brief):
        cited = f"[{numbers[one.citations[0].source]}]"
        marked = isinstance(one, Quote) and not has_marks(one.text) and locale not in one.translations
        text = one.text.join(quotes(locale)) if marked else one.text
        assert f"{text} {cited}" in text_of(message)
        assert f"{text}\N{NO-BREAK SPACE}{cited}" in shown(message)


@pytest.mark.parametrize(("marking", "told"), [("TLP:CLEAR", True), ("TLP:GREEN", True), ("TLP:AMBER", False), ("TLP:RED", False)])
def test_the_subject_of_a_restricted_edition_says_nothing_of_its_content(marking: str, told: bool) -> None:
    """Subjects are read by whoever carries the message: above TLP:GREEN they hold the marking, the title and the edition only."""
    subject = made(msgspec.structs.replace(WEEK, marking=marking))["Subject"]

    assert subject.startswith(f"[{marking}] {WEEK.title[:20]}")
    assert (WEEK.summary[0].text[:25] in subject) == told


def test_the_message_is_text_html_and_the_pdf() -> None:
    """Plain text and HTML are two forms of one thing, the PDF is attached under the edition's name, and no PDF is spoken of without one."""
    message = made(WEEK)
    outer = [part.get_content_type() for part in message.walk()]
    attached = list(message.iter_attachments())

    assert outer == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]
    assert [(part.get_filename(), part.get_content()) for part in attached] == [("2026-W47-en.pdf", PDF)]
    assert "attached as a PDF" in text_of(message)
    bare = made(WEEK, pdf=None)
    assert [part.get_content_type() for part in bare.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert "PDF" not in text_of(bare) + shown(bare)


def test_the_head_says_what_it_is() -> None:
    """Subject, date and sender come from the edition, in the words of its locale; nothing else is claimed."""
    english, russian = made(WEEK), made(WEEK, "ru", publisher="Стол, обзоров", contact="desk@halmar.example")

    assert english["Subject"] == (
        "[TLP:GREEN] Straits and corridors, Week 47, 2026: The harbour board voted on Monday to open the northern quay around…"
    )
    assert russian["Subject"].startswith("[TLP:GREEN] Проливы и коридоры, 47-я неделя 2026 г.: The harbour board")
    assert english["Date"] == "Sun, 22 Nov 2026 00:00:00 +0000"
    assert (english["From"], russian["From"]) == ("Halmar Desk <desk@halmar.example>", "Стол обзоров <desk@halmar.example>")
    assert set(english.keys()) == {"Subject", "From", "Date", "Message-ID", "Content-Language", "MIME-Version", "Content-Type"}
    unknown = made(msgspec.structs.replace(WEEK, date=None), contact="Room 12, ask for the desk", publisher="The desk")
    assert (unknown["Date"], unknown["From"]) == (None, None)


@pytest.mark.parametrize("marking", ["TLP:CLEAR", "TLP:AMBER+STRICT"])
def test_both_parts_begin_with_the_marking(marking: str) -> None:
    """The marking is the first line and the last one; behind the first stands the first key point, for the list of messages."""
    message = made(msgspec.structs.replace(WEEK, marking=marking))
    lines = [line.strip() for line in shown(message).splitlines() if line.strip()]

    assert (text_of(message).splitlines()[0], text_of(message).splitlines()[-1]) == (marking, marking)
    assert (lines[0], lines[1], lines[-1]) == (marking, WEEK.summary[0].text, marking)


def test_judgement_figures_and_dates_ahead_are_told_apart() -> None:
    """The analyst's lead, assessments and dates are there and marked as such in both parts, key figures beside their place."""
    figure = item(WIRE, "4.5 per cent, or about ₼ 1,200 for a ship of average size")
    insured = WEEK.sections[0].items[1]
    brief = msgspec.structs.replace(
        WEEK,
        lead="Ships will wait less & pay more.",
        assessment="The board **moves** first.\n\n- Tariffs follow.",
        ahead=(Ahead(date=DateRange(first="2026-12-01", last="2026-12-01"), text="Tariff due", topic="ports"),),
        figures=(KeyFigure(item=insured.id, topic="ports", value="4.5 per cent", figure=figure),),
        sections=(msgspec.structs.replace(WEEK.sections[0], trend=Trend(direction="improved", reason="Cranes work.")), *WEEK.sections[1:]),
    )
    message = made(brief)
    for words in (text_of(message), shown(message)):
        flat = " ".join(words.split())
        for said in (brief.lead, "The board moves first.", "Tariffs follow.", "Tariff due", "Improved: Cranes work.", figure.text):
            assert said is not None
            assert said in flat
        order = ("Assessment", "Ships will wait", "The analysts' own judgement", "Key points")
        assert sorted(order, key=flat.index) == list(order)
        assert "What the analysts expect; not a statement of a source." in flat
        assert "At a glance" in flat
        assert "Ports and shipping, 1.2" in flat


def test_sources_are_a_numbered_list_with_their_reliability() -> None:
    """Every source stands under its number with its publisher, date, letter of reliability and own address."""
    rated = msgspec.structs.replace(WEEK, sources=(msgspec.structs.replace(WEEK.sources[0], reliability="B"), *WEEK.sources[1:]))
    text = text_of(made(rated))

    assert (
        "[1] Harbour board approves night shifts at the northern quay. Strait Wire. 17\N{NO-BREAK SPACE}November 2026. "
        "Reliability B: usually reliable.\n    https://strait-wire.example/2026/11/17/quay\n"
    ) in text
    assert re.findall(r"^\[(\d)\]", text, re.MULTILINE) == ["1", "2", "3", "4"]


def test_links_lead_to_the_site_or_to_the_sources_own_addresses() -> None:
    """With an address of the site citations lead to the evidence and the head to the page; without one only sources are linked."""
    own = {one.url for one in WEEK.sources if one.url}
    with_site, without = set(page_of(made(WEEK, base_url=SITE)).values("href")), set(page_of(made(WEEK)).values("href"))
    folder = f"{SITE}2026-W47/en/"

    assert without == own
    assert f"{folder}index.html" in with_site
    assert {href.split("#")[0] for href in with_site - own} == {
        f"{folder}index.html", *(f"{folder}evidence/{one.id}.html" for one in WEEK.sources)
    }  # fmt: skip
    assert f"On the web: {folder}index.html" in text_of(made(WEEK, base_url=SITE))


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_loaded_and_nothing_runs(name: str) -> None:
    """The HTML is tables with their style on them: nothing in it asks for another file, and language and direction stand on every cell."""
    message = made(SAMPLES[name], base_url=SITE)
    page, html = page_of(message), html_of(message)

    assert page.open == []
    assert {tag for tag, _, _ in page.elements} & {"img", "link", "script", "iframe", "object", "form", "svg", "base"} == set()
    assert re.findall(r"url\(|@import|@font-face|\bsrc=|\bbackground=", html) == []
    assert [attrs for tag, attrs, _ in page.elements if tag in {"table", "td"} and not (attrs.get("lang") and attrs.get("dir"))] == []
    assert [attrs for tag, attrs, _ in page.elements if tag in {"td", "p", "a"} and attrs.get("class") and not attrs.get("style")] == []


def crowded(sections: int, items: int, length: int = 300) -> Brief:
    """An edition with that many items in each section."""

    def one(number: int) -> Item:
        words = f"Statement {number} " + "of the harbour board " * (length // 21)
        return Item(id=f"n{number}", text=words.strip() + ".", language="en", citations=WEEK.summary[0].citations)

    made = (
        Section(topic=f"t{n}", title=f"Topic {n}", items=tuple(one(n * 1000 + i) for i in range(items)), quotes=WEEK.sections[0].quotes)
        for n in range(sections)
    )
    return msgspec.structs.replace(WEEK, sections=tuple(made))


def test_an_edition_that_is_too_long_says_so() -> None:
    """With 60 items a section the HTML keeps as many as have room, says what is not there, and the plain text holds everything."""
    brief = crowded(6, 60)
    data = mail.render_mail(brief, THEME, context(brief), PDF)
    message = parsed(data)
    page, text = shown(message), text_of(message)
    items = [one for section in brief.sections for one in section.items]

    assert len(html_of(message).encode()) < 100_000
    assert [one.text for one in items if one.text in page] == [one.text for section in brief.sections for one in section.items[:15]]
    assert [one.text for one in items if one.text not in text] == []
    assert "Left out here: the timeline, quotations, the later statements of each section. The rest is in the attached PDF." in page
    assert page.count("and 46 more") == 6
    assert "Left out here" not in text
    assert next(message.iter_attachments()).get_content() == PDF


def test_what_goes_first_is_the_timeline() -> None:
    """An edition that is a little too long loses its timeline only, and sources that nothing cites any more are not listed."""
    brief = next(one for one in (crowded(1, n) for n in range(70, 200, 2)) if "Left out here" in shown(made(one)))
    message = made(brief)

    assert "Left out here: the timeline. The rest is in the attached PDF." in shown(message)
    assert brief.sections[0].quotes[0].text in shown(message)
    assert "No reporting" not in shown(message)


@pytest.mark.parametrize(
    "brief",
    [
        crowded(400, 1),
        crowded(2, 2, 90_000),
        msgspec.structs.replace(WEEK, title="x" * 200_000),
        msgspec.structs.replace(WEEK, lead="y " * 90_000, assessment="z " * 90_000),
        msgspec.structs.replace(WEEK, summary=(msgspec.structs.replace(WEEK.summary[0], text="в" * 60_000),)),
    ],
    ids=["sections", "items", "title", "judgement", "points"],
)
def test_no_edition_makes_the_html_too_large(brief: Brief) -> None:
    """Whatever is long, the HTML part stays below 100 kB, as it stands and as it is sent."""
    data = mail.render_mail(brief, THEME, context(brief), None)
    part = parsed(data).get_body(("html",))

    assert part is not None
    assert len(html_of(parsed(data)).encode()) < 100_000
    assert len(part.as_bytes(policy=SMTP)) < 100_000
    assert "The rest is in the plain text of this message." in shown(parsed(data))


TITLES = {
    "breaks": "Straits\r\nBcc: all@halmar.example\r\n\r\n<b>and corridors</b>",
    "encoded": "=?utf-8?q?Straits=0D=0ABcc:_all@halmar.example?= and corridors",
    "separators": "Straits\u2028Bcc: all@halmar.example\x0b\x85and \x00\x1bcorridors \u202egnitseretni",
    "long": "Проливы и коридоры, порты и дороги, мосты и паромы, " * 6,
    "one word": "Straits" * 43,
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_titles_cannot_break_the_head(title: str) -> None:
    """A title with line breaks, encoded words or 300 characters stays one legal subject, and no header comes of it."""
    brief = msgspec.structs.replace(WEEK, title=title, titles={})
    data = mail.render_mail(brief, THEME, context(brief, publisher=title), PDF)
    message = parsed(data)
    head = data.partition(b"\r\n\r\n")[0].decode("ascii")

    assert message["Bcc"] is None
    assert len(message.get_all("Subject", [])) == 1
    assert message["Subject"].startswith("[TLP:GREEN] ")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u202e]", str(message["Subject"]))
    assert [line for line in head.split("\r\n") if len(line) > 78] == []
    assert message["From"].addresses[0].addr_spec == "desk@halmar.example"
    assert message.get_boundary() is not None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_words_make_a_legal_message(words: str) -> None:
    """Whatever title and statements hold, the message can be read back, its lines are short, and its parts keep the words."""
    point = msgspec.structs.replace(WEEK.summary[0], text=words)
    brief = msgspec.structs.replace(WEEK, title=words, titles={}, summary=(point,), sections=(), timeline=())
    data = mail.render_mail(brief, THEME, context(brief), None)
    lines = data.split(b"\r\n")

    assert b"\r" not in b"".join(lines)
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 998
    assert "".join(str(parsed(data)["Subject"]).split()) == "".join(
        mail.letter(brief, THEME, context(brief), attached=False).subject.split()
    )
    assert re.sub(r"\s", "", mail.header_words(words)) in re.sub(r"\s", "", mail.header_words(text_of(parsed(data))))


def test_the_same_edition_is_the_same_message() -> None:
    """Same edition, theme and PDF, same bytes; another PDF, another boundary and Message-ID."""
    first, again, other = (mail.render_mail(WEEK, THEME, context(WEEK), pdf) for pdf in (PDF, PDF, PDF + b"x"))

    assert first == again
    assert parsed(first)["Message-ID"] != parsed(other)["Message-ID"]
    assert parsed(first).get_boundary() != parsed(other).get_boundary()
    assert re.fullmatch(r"<2026-W47\.en\.[0-9a-f]{16}@briefgen\.invalid>", str(parsed(first)["Message-ID"]))


def test_a_workspace_changes_a_block() -> None:
    """Three lines change a part of the message, and the subject."""
    own = {
        "mail.html": b'{% extends "default/mail.html" %}\n{% block method %}<tr><td>Ask the desk.</td></tr>{% endblock %}\n',
        "mail.txt": b'{% extends "default/mail.txt" %}\n{% block method %}\nAsk the desk.\n{% endblock %}\n',
        "mail-subject.txt": b"New: {{ brief.title.text }}\n",
    }
    said = mail.letter(WEEK, theme.load(own), PageContext(locale="en"), attached=True)

    assert said.subject == "New: Straits and corridors"
    assert "Ask the desk." in said.html
    assert said.text.endswith("Ask the desk.\n\nTLP:GREEN\n")


@pytest.mark.browser
def test_the_message_has_no_fault_in_a_browser(tmp_path: Path) -> None:
    """On a telephone and beside a list of messages, light and dark: no fault of accessibility, nothing to scroll sideways."""
    for name, brief in (*SAMPLES.items(), ("crowded", crowded(3, 60))):
        for locale in ("en", "ru"):
            (tmp_path / f"{name}-{locale}.html").write_text(html_of(made(brief, locale, base_url=SITE)), encoding="utf-8")

    assert tools.axe(tmp_path, sorted(path.name for path in tmp_path.iterdir()), widths=(390, 820)) == []


def mails(folder: Path) -> dict[str, bytes]:
    """Every e-mail edition of a workspace."""
    root = folder / "build" / "mail"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_build_writes_one_message_a_locale(tmp_path: Path) -> None:
    """`--format email` writes build/mail beside the whole site; a second build writes nothing, and what lies there stays."""
    folder = workspace(tmp_path, config=CONFIG.replace('["en"]', '["en", "ru"]'))
    (folder / "build" / "mail" / "2026-W01").mkdir(parents=True)
    (folder / "build" / "mail" / "2026-W01" / "en.eml").write_bytes(b"sent long ago")
    run = Run("build", "--workspace", str(folder), "--format", "email")
    written, content = mails(folder), site(folder)
    brief = codec.decode(content["2026-W47/brief.json"], Brief)
    times = {path: path.stat().st_mtime_ns for path in (folder / "build" / "mail").rglob("*")}
    again = Run("build", "--workspace", str(folder), "--format", "email")

    assert run.status == 0
    assert set(written) == {"2026-W01/en.eml", "2026-W47/en.eml", "2026-W47/ru.eml"}
    assert run.out.splitlines()[-1].endswith("build/mail/2026-W47/ru.eml")
    for locale in ("en", "ru"):
        message = parsed(written[f"2026-W47/{locale}.eml"])
        assert next(message.iter_attachments()).get_content() == content[f"2026-W47/{locale}/brief.pdf"]
        assert [one.text for one in editions.statements(brief) if one.text not in text_of(message)] == []
        assert [one.text for one in editions.statements(brief) if one.text not in shown(message)] == []
        assert f"2026-W47/{locale}/index.html" in content
    assert {path: path.stat().st_mtime_ns for path in (folder / "build" / "mail").rglob("*")} == times
    assert "0 stages ran" in again.err


def test_no_message_is_made_unasked(tmp_path: Path) -> None:
    """It is not among the default forms, and a dry run names it and writes nothing."""
    folder = workspace(tmp_path)
    dry = Run("build", "--workspace", str(folder), "--format", "email", "--format", "json", "--dry-run")
    assert "would write mail/2026-W47/en.eml" in dry.err
    assert mails(folder) == {}

    Run("build", "--workspace", str(folder), "--format", "json")
    assert mails(folder) == {}


def test_the_same_bytes_come_back_elsewhere(tmp_path: Path) -> None:
    """Another folder, output, time zone and hash seed: the same message; asked for beside other forms, it brings its own PDF only."""
    here, there, output = workspace(tmp_path / "one"), workspace(tmp_path / "deep" / "two"), tmp_path / "output"
    Run("build", "--workspace", str(here), "--format", "json", "--format", "email")
    command = [sys.executable, "-m", "briefgen", "build", "--workspace", str(there), "--format", "json", "--format", "email", "--output"]
    environment = {**os.environ, "TZ": "Asia/Baku", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    subprocess.run([*command, str(output)], env=environment, check=True, capture_output=True)
    data = mails(here)["2026-W47/en.eml"]

    assert (output / "mail" / "2026-W47" / "en.eml").read_bytes() == data
    assert next(parsed(data).iter_attachments()).get_content_type() == "application/pdf"
    assert [path for path in site(here) if path.endswith((".html", ".pdf")) and path.startswith("2026")] == []


@pytest.mark.parametrize(("name", "line"), [("mail.html", "{{ brief.nothing }}"), ("mail.txt", "{{ _('no word') }}{{ brief.nothing }}")])
def test_check_tries_the_message(name: str, line: str, tmp_path: Path) -> None:
    """A wrong name in a template of the message is found by `check`, with its file."""
    folder = workspace(tmp_path)
    (folder / "templates").mkdir()
    (folder / "templates" / name).write_text(line, encoding="utf-8")
    run = Run("check", "--workspace", str(folder))

    assert run.status == 2
    assert f"templates/{name}:1: error: " in run.err
