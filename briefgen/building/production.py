"""One edition as data -> every file of its folder, page by page through the engine, so that only what changed is made.

PDFs are begun before anything else, in processes of their own, and waited for when everything else is made.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from briefgen import codec
from briefgen.brief import Brief
from briefgen.building.engine import Engine, Output, digest_of
from briefgen.config import Config
from briefgen.diagnostics import Diagnostic
from briefgen.edition.titles import given_in, localised
from briefgen.model import Article
from briefgen.pages.references import references
from briefgen.proof.manifest import NAME, manifest

if TYPE_CHECKING:
    from concurrent.futures import Future

    from briefgen.pages.context import PageContext
    from briefgen.pages.pdf import Job
    from briefgen.pages.printers import Printers
    from briefgen.pages.theme import Theme

FORMATS = ("html", "pdf", "json", "markdown")
"""What is made of an edition unless something else is asked for."""
EMAIL = "email"
"""The form that is no part of the site: a message for each locale."""


class Press(Struct, frozen=True, kw_only=True):
    """What pages are made with and which are wanted."""

    theme: "Theme"
    config: Config
    locales: tuple[str, ...]
    formats: tuple[str, ...]
    engine: Engine
    printers: "Printers | None" = None
    """Who makes the PDFs; needed where one is wanted."""
    standing: frozenset[str] = frozenset()
    """Pages that stand on the site after this build, as `<edition>/<locale>`: what a page may link to."""
    lacking: Mapping[str, Sequence[Diagnostic]] = {}
    """Locale -> words of the pages that are not translated into it."""
    sheets: "dict[str, Sheet]" = field(default_factory=dict)
    """The PDFs of this build, by `<edition>/<locale>`: what they are made of, and those that are under way."""

    def begin(self, job: "Job") -> "Future[bytes]":
        """Let a PDF be made. Raises ValueError without printers."""
        if self.printers is None:
            raise ValueError("a PDF is wanted, but nobody makes it")
        return self.printers.submit(job)


class Sheet(NamedTuple):
    """What a PDF is made of."""

    job: "Callable[[], Job]"
    parts: dict[str, str]
    begun: "Future[bytes] | None"


def begin(brief: Brief, press: Press) -> None:
    """Let the PDFs of an edition be made that have to be, while the rest of the build goes on."""
    if press.printers is None:
        return
    for locale in press.locales:
        subject, ctx = f"{brief.edition}/{locale}", context(brief, press, locale)
        sheet = _sheet(brief, press, ctx)
        begun = press.begin(sheet.job()) if press.engine.wants("pdf", subject, sheet.parts) else None
        press.sheets[subject] = sheet._replace(begun=begun)


def produce(brief: Brief, articles: Mapping[str, Article], press: Press) -> dict[str, bytes]:
    """Path below the edition's folder -> bytes. `articles` are the cited ones, by id."""
    content = {"brief.json": codec.pretty(brief)}
    content.update({f"evidence/{source.id}.txt": articles[source.id].text.encode() for source in brief.sources})
    for locale in press.locales:
        content[f"{locale}/references.json"] = references(brief)
        content.update(_locale(brief, articles, press, context(brief, press, locale)))
    originals = {source.id: source.original_sha256 for source in brief.sources}
    content[NAME] = manifest(content, originals, press.theme.system_fonts if "pdf" in press.formats else {})
    return content


def context(brief: Brief, press: Press, locale: str) -> "PageContext":
    """Where a page stands and what is around it."""
    from briefgen.pages.context import PageContext
    from briefgen.pages.logo import logo

    briefing, site = press.config.briefing, press.config.site
    before = brief.since.edition if brief.since and f"{brief.since.edition}/{locale}" in press.standing else None
    extras = ["brief.json"] + ([f"{locale}/brief.md"] if "markdown" in press.formats else []) + [f"{locale}/references.json"]
    return PageContext(
        locale=locale,
        locales=press.locales,
        subtitle=localised(briefing.subtitle, locale) if briefing.subtitle else None,
        subtitle_language=given_in(briefing.subtitle, locale, brief.language),
        untranslated=len(press.lacking.get(locale, ())),
        publisher=briefing.publisher,
        contact=briefing.contact,
        address=briefing.address,
        logo=logo(press.theme, briefing.logo),
        paper=briefing.paper,
        notes=briefing.notes,
        digits=briefing.digits,
        file_name=briefing.file_name,
        pdf="pdf" in press.formats,
        extras=tuple(extras),
        base_url=site.base_url.rstrip("/") + "/" if site.base_url else None,
        generator=brief.generator,
        edition=brief.edition,
        marking=brief.marking,
        previous=before,
        archive=True,
    )


def _locale(brief: Brief, articles: Mapping[str, Article], press: Press, ctx: "PageContext") -> dict[str, bytes]:
    from briefgen.pages import page
    from briefgen.pages.markdown_page import render_markdown

    theme, engine, subject = press.theme, press.engine, f"{brief.edition}/{ctx.locale}"
    parts = {"brief": _digest(brief), "theme": theme.digest, "page options": _digest(ctx)}
    content: dict[str, bytes] = {}
    if "html" in press.formats:
        output = engine.step("page", subject, parts, lambda: page.render_briefing(brief, theme, ctx).encode())
        content[f"{ctx.locale}/index.html"] = output.data
        content.update(_evidence(brief, articles, press, ctx))
    if "pdf" in press.formats:
        content[f"{ctx.locale}/{ctx.file_name}"] = _pdf(brief, press, ctx).data
    if "markdown" in press.formats:
        output = engine.step("markdown", subject, parts, lambda: render_markdown(brief, theme, ctx).encode())
        content[f"{ctx.locale}/brief.md"] = output.data
    return content


def _digest(value: object) -> str:
    return digest_of(codec.encode(value).decode())


def _evidence(brief: Brief, articles: Mapping[str, Article], press: Press, ctx: "PageContext") -> dict[str, bytes]:
    from briefgen.pages import page

    cited = page.cited_spans(brief)
    shared = {"theme": press.theme.digest, "page options": _digest(ctx)}
    content: dict[str, bytes] = {}
    for source in brief.sources:
        article, spans = articles[source.id], cited.get(source.id, ())

        def make(article: Article = article, spans: Sequence[page.CitedSpan] = spans) -> bytes:
            return page.render_evidence(article, spans, press.theme, ctx).encode()

        parts = {**shared, "article": _digest(article), "cited spans": _digest(spans)}
        output = press.engine.step("evidence", f"{brief.edition}/{ctx.locale}/{source.path}", parts, make)
        content[f"{ctx.locale}/evidence/{source.id}.html"] = output.data
    return content


def mails(brief: Brief, press: Press) -> dict[str, bytes]:
    """Path below the folder of e-mails -> message, one a locale, if e-mail editions are wanted; each carries its PDF."""
    content: dict[str, bytes] = {}
    if EMAIL not in press.formats:
        return content
    from briefgen.pages.mail import render_mail

    for locale in press.locales:
        ctx = context(brief, press, locale)
        pdf = _pdf(brief, press, ctx)

        def make(ctx: "PageContext" = ctx, pdf: Output = pdf) -> bytes:
            return render_mail(brief, press.theme, ctx, pdf.data)

        parts = {"brief": _digest(brief), "theme": press.theme.digest, "page options": _digest(ctx), "PDF": pdf.digest}
        output = press.engine.step("mail", f"{brief.edition}/{locale}", parts, make)
        content[f"{brief.edition}/{locale}.eml"] = output.data
    return content


def _pdf(brief: Brief, press: Press, ctx: "PageContext") -> Output:
    subject = f"{brief.edition}/{ctx.locale}"
    sheet = press.sheets[subject]

    def make() -> bytes:
        begun = sheet.begun or press.begin(sheet.job())  # not begun, because it was kept; but what was kept is damaged
        return begun.result()

    return press.engine.step("pdf", subject, sheet.parts, make)


def _sheet(brief: Brief, press: Press, ctx: "PageContext") -> Sheet:
    from briefgen.pages import page, pdf

    theme, subject = press.theme, f"{brief.edition}/{ctx.locale}"
    parts = {"brief": _digest(brief), "theme": theme.digest, "page options": _digest(ctx)}
    source = press.engine.step("print", subject, parts, lambda: page.render_print(brief, theme, ctx).encode())

    def job() -> "Job":
        what = "The edition as data, with the digest behind every citation"
        attachments = (
            pdf.Attachment(name="brief.json", data=codec.pretty(brief), description=what),
            pdf.Attachment(name="references.json", data=references(brief), description="The sources as CSL-JSON"),
        )
        return pdf.job(source.data.decode(), theme, attachments)

    return Sheet(job, {"print page": source.digest, "brief": parts["brief"], "theme": theme.digest}, None)
