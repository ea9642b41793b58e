"""Edition + theme + its PDF -> the e-mail edition as the bytes of one message (RFC 5322): plain text, HTML, the PDF attached.

Pure: the same edition, theme, context and PDF give the same bytes. The HTML part stays below `LARGEST`, whatever the edition holds.
"""

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from typing import Any

from msgspec import Struct, structs

from briefgen.brief import Brief
from briefgen.l10n import direction
from briefgen.pages.briefview import brief_view
from briefgen.pages.context import PageContext
from briefgen.pages.editionviews import BriefView
from briefgen.pages.frame import TLP
from briefgen.pages.templating import render, render_text
from briefgen.pages.theme import Theme
from briefgen.pages.views import SectionView, Statement
from briefgen.pages.wording import clip

LARGEST = 100_000
"""Bytes of the HTML part, as it stands and as it is sent: Gmail cuts a message off at 102 KB."""
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LONGEST_NAME = 200


class Letter(Struct, frozen=True, kw_only=True):
    """What is said in a message, before it is packed."""

    subject: str
    text: str
    html: str


def render_mail(brief: Brief, theme: Theme, ctx: PageContext, pdf: bytes | None) -> bytes:
    """The message of an edition in one locale, `<edition>/<locale>.eml`. Raises BriefgenError where a template fails.

    `pdf`: the whole edition, attached; without it the words do not speak of one.
    """
    return _packed(letter(brief, theme, ctx, attached=pdf is not None), brief, ctx, pdf)


def letter(brief: Brief, theme: Theme, ctx: PageContext, *, attached: bool) -> Letter:
    """The words of the message: the plain text holds the whole edition, the HTML as much of it as has room."""
    view = brief_view(brief, ctx)

    def around(shown: BriefView, left: tuple[str, ...]) -> dict[str, Any]:
        return {**_frame(brief, ctx), "brief": shown, "whole": view, "left": left, "attached": attached}

    subject = render_text(theme, ctx.locale, "mail-subject.txt", around(view, ()))
    text = render_text(theme, ctx.locale, "mail.txt", around(view, ()))
    html = ""
    for shown, left in _shorter(view):
        html = _inlined(render(theme, ctx.locale, "mail.html", around(shown, left)))
        if _size(html) < LARGEST:
            break
    return Letter(subject=header_words(subject), text=re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n", html=html)


def _frame(brief: Brief, ctx: PageContext) -> dict[str, Any]:
    slug, colour = TLP.get(brief.marking, TLP["TLP:RED"])
    return {
        "ctx": ctx,
        "locale": ctx.locale,
        "dir": direction(ctx.locale),
        "marking": brief.marking,
        "marking_class": slug,
        "marking_colour": colour,
        "site": f"{ctx.base_url.rstrip('/')}/{brief.edition}/{ctx.locale}/" if ctx.base_url else None,
    }


def _inlined(html: str) -> str:
    """The page with its style sheet on its elements, since many programs drop it; what it says to keep stays. Nothing is loaded."""
    import css_inline

    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)
    return re.sub(r"\n{2,}", "\n", inliner.inline(html))


def _size(html: str) -> int:
    """Bytes of the HTML part, the larger of both readings: as it stands, and as it is sent."""
    part = EmailMessage(policy=SMTP)
    _put(part.set_content, html, "html")
    return max(len(html.encode(errors="replace")), len(part.as_bytes()))


def _without_timeline(view: BriefView) -> BriefView:
    return structs.replace(view, timeline=())


def _without_changes(view: BriefView) -> BriefView:
    return structs.replace(view, since=None)


def _without_quotes(view: BriefView) -> BriefView:
    return _sections(view, lambda one: structs.replace(one, quotes=one.quotes[:1] if not one.items else ()))


def _first_items(view: BriefView, most: int) -> BriefView:
    return _sections(view, lambda one: structs.replace(one, items=one.items[:most]))


def _without_differences(view: BriefView) -> BriefView:
    return structs.replace(view, disagreements=())


def _without_sections(view: BriefView) -> BriefView:
    return structs.replace(view, sections=(), figures=(), desk=structs.replace(view.desk, ahead=()))


def _head_only(view: BriefView) -> BriefView:
    title = structs.replace(view.title, text=clip(view.title.text, _LONGEST_NAME))
    unsaid = structs.replace(view.desk, lead=None, assessment=())
    return structs.replace(view, points=(), title=title, subtitle=None, publisher=None, contact=None, desk=unsaid, generator="")


def _sections(view: BriefView, cut: Callable[[SectionView], SectionView]) -> BriefView:
    return structs.replace(view, sections=tuple(cut(one) for one in view.sections))


def _cuts(view: BriefView) -> Iterator[tuple[str, Callable[[BriefView], BriefView]]]:
    """What is left out of an HTML part that is too large, from the first to go to the last; templates have the words for each code."""
    yield "timeline", _without_timeline
    yield "since", _without_changes
    yield "quotes", _without_quotes
    most = max((len(section.items) for section in view.sections), default=0)
    while most > 1:
        most = (most + 1) // 2
        yield "items", partial(_first_items, most=most)
    yield "differences", _without_differences
    yield "sections", _without_sections
    yield "points", _head_only


def _shorter(view: BriefView) -> Iterator[tuple[BriefView, tuple[str, ...]]]:
    """The edition whole, then shorter and shorter, with the codes of what was left out; sources that are not cited any more go, too."""
    yield view, ()
    left: tuple[str, ...] = ()
    for code, cut in tuple(_cuts(view)):
        shorter = cut(view)
        if shorter != view:
            view, left = shorter, tuple(dict.fromkeys((*left, code)))
            numbers = _numbers(view)
            yield structs.replace(view, sources=tuple(one for one in view.sources if one.number in numbers)), left


def _numbers(view: BriefView) -> set[int]:
    """The sources that something shown cites."""
    cites = (cite for one in _statements(view) for cite in (*one.cites, *one.also, *one.role_cites))
    return {cite.number for cite in cites}


def _statements(view: BriefView) -> Iterator[Statement]:
    yield from view.points
    yield from (one.statement for one in view.figures)
    for change in view.since.changes if view.since else ():
        yield from (one.statement for one in change.earlier)
    for section in view.sections:
        yield from (*section.items, *section.quotes)
    yield from (side.statement for one in view.disagreements for side in one.sides)
    yield from view.timeline


def header_words(words: str) -> str:
    """Words that are safe in a header: one line without controls, and nothing that mail programs would decode.

    A title may hold `=?utf-8?q?=0A?=` (RFC 2047), from which a mail program would make a line break of its own.
    """
    plain = "".join(one for one in " ".join(words.split()) if unicodedata.category(one) not in {"Cc", "Cs"} and one not in _BIDI)
    return re.sub(r"=(?=\?)", "= ", plain)


def sender(publisher: str | None, contact: str | None) -> Address | None:
    """Who sends it: the contact, or else the publisher, if that is an e-mail address and nothing else."""
    for line in (contact, publisher):
        if line and _ADDRESS.fullmatch(line):
            name = publisher if publisher and publisher != line else ""
            shown = re.sub(r"[^\w .-]+", " ", clip(header_words(name), 60).rstrip("\u2026"))
            return Address(display_name=" ".join(shown.split()), addr_spec=line)
    return None


def _packed(said: Letter, brief: Brief, ctx: PageContext, pdf: bytes | None) -> bytes:
    whole = hashlib.sha256()
    for part in (said.subject, said.text, said.html):
        whole.update(hashlib.sha256(part.encode(errors="replace")).digest())
    digest = hashlib.sha256(whole.digest() + (pdf or b"")).hexdigest()
    message = EmailMessage(policy=SMTP)
    _head(message, said, brief, ctx, digest)
    _put(message.set_content, said.text, "plain")
    _put(message.add_alternative, said.html, "html")
    if pdf is not None:
        message.set_boundary(f"=_{digest[:40]}.words")
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{brief.edition}-{ctx.locale}.pdf")
    message.set_boundary(f"=_{digest[:40]}")
    message["Content-Language"] = ctx.locale
    return message.as_bytes()


def _head(message: EmailMessage, said: Letter, brief: Brief, ctx: PageContext, digest: str) -> None:
    message["Subject"] = said.subject
    who = sender(ctx.publisher, ctx.contact)
    if who is not None:
        message["From"] = who
    day = _day(brief.date)
    if day is not None:
        message["Date"] = day
    message["Message-ID"] = f"<{brief.edition}.{ctx.locale}.{digest[:16]}@briefgen.invalid>"


def _day(iso: str | None) -> datetime.datetime | None:
    """Midnight in UTC at the beginning of an ISO day; None where there is none."""
    try:
        return datetime.datetime.fromisoformat(iso[:10]).replace(tzinfo=datetime.UTC) if iso else None
    except ValueError:
        return None


def _put(set_content: Callable[..., None], words: str, subtype: str) -> None:
    """A text part in the shorter of the two encodings that keep lines below 998 bytes (RFC 5322)."""
    data = words.encode(errors="replace")
    foreign = sum(byte > 126 for byte in data)
    set_content(data.decode(), subtype=subtype, charset="utf-8", cte="base64" if 6 * foreign > len(data) else "quoted-printable")
