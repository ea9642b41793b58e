"""One edition as data -> every file of its folder, page by page through the engine, so that only what changed is made."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from briefgen import codec
from briefgen.compose import localised
from briefgen.config import Config
from briefgen.engine import Engine, Output, digest_of
from briefgen.manifest import NAME, manifest
from briefgen.model import Article, Brief

if TYPE_CHECKING:
    from briefgen.context import PageContext
    from briefgen.theme import Theme

FORMATS = ("html", "pdf", "json", "markdown")


class Plan(Struct, frozen=True, kw_only=True):
    """What is made of an edition."""

    locales: tuple[str, ...]
    formats: tuple[str, ...]


def produce(brief: Brief, articles: Mapping[str, Article], theme: "Theme", config: Config, plan: Plan, engine: Engine) -> dict[str, bytes]:
    """Path below the edition's folder -> bytes. `articles` are the cited ones, by id."""
    from briefgen.references import references

    data = codec.pretty(brief)
    content = {"brief.json": data}
    content.update({f"evidence/{source.id}.txt": articles[source.id].text.encode() for source in brief.sources})
    for locale in plan.locales:
        content[f"{locale}/references.json"] = references(brief)
        content.update(_locale(brief, data, articles, theme, context(brief, config, plan, locale), plan, engine))
    content[NAME] = manifest(content, {source.id: source.original_sha256 for source in brief.sources})
    return content


def context(brief: Brief, config: Config, plan: Plan, locale: str) -> "PageContext":
    """Where a page stands and what is around it."""
    from briefgen.context import PageContext

    briefing = config.briefing
    extras = ["brief.json"] + ([f"{locale}/brief.md"] if "markdown" in plan.formats else []) + [f"{locale}/references.json"]
    return PageContext(
        locale=locale,
        locales=plan.locales,
        subtitle=localised(briefing.subtitle, locale) if briefing.subtitle else None,
        publisher=briefing.publisher,
        contact=briefing.contact,
        paper=briefing.paper,
        file_name=briefing.file_name,
        pdf="pdf" in plan.formats,
        extras=tuple(extras),
        base_url=config.site.base_url.rstrip("/") + "/" if config.site.base_url else None,
        generator=brief.generator,
    )


def _locale(
    brief: Brief, data: bytes, articles: Mapping[str, Article], theme: "Theme", ctx: "PageContext", plan: Plan, engine: Engine
) -> dict[str, bytes]:
    from briefgen import page
    from briefgen.markdown_page import render_markdown

    subject = f"{brief.edition}/{ctx.locale}"
    parts = {"brief": digest_of(data.decode()), "theme": theme.digest, "page options": digest_of(codec.encode(ctx).decode())}
    content: dict[str, bytes] = {}
    if "html" in plan.formats:
        content[f"{ctx.locale}/index.html"] = engine.step(
            "page", subject, parts, lambda: page.render_briefing(brief, theme, ctx).encode()
        ).data
        content.update(_evidence(brief, articles, theme, ctx, engine))
    if "pdf" in plan.formats:
        source = engine.step("print", subject, parts, lambda: page.render_print(brief, theme, ctx).encode())
        content[f"{ctx.locale}/{ctx.file_name}"] = _pdf(brief, data, source, theme, ctx, engine).data
    if "markdown" in plan.formats:
        content[f"{ctx.locale}/brief.md"] = engine.step(
            "markdown", subject, parts, lambda: render_markdown(brief, theme, ctx).encode()
        ).data
    return content


def _evidence(brief: Brief, articles: Mapping[str, Article], theme: "Theme", ctx: "PageContext", engine: Engine) -> dict[str, bytes]:
    from briefgen import page

    cited = page.cited_spans(brief)
    shared = {"theme": theme.digest, "page options": digest_of(codec.encode(ctx).decode(), brief.edition, brief.marking)}
    content: dict[str, bytes] = {}
    for source in brief.sources:
        article, spans = articles[source.id], cited.get(source.id, ())
        parts = {**shared, "article": digest_of(codec.encode(article).decode()), "cited spans": digest_of(codec.encode(spans).decode())}

        def make(article: Article = article, spans: Sequence[page.CitedSpan] = spans) -> bytes:
            return page.render_evidence(article, spans, theme, ctx, edition=brief.edition, marking=brief.marking).encode()

        output = engine.step("evidence", f"{brief.edition}/{ctx.locale}/{source.path}", parts, make)
        content[f"{ctx.locale}/evidence/{source.id}.html"] = output.data
    return content


def _pdf(brief: Brief, data: bytes, source: Output, theme: "Theme", ctx: "PageContext", engine: Engine) -> Output:
    from briefgen import pdf

    def make() -> bytes:
        return pdf.render_in_child(source.data.decode(), theme, facts(brief, ctx), (attachment(data),))

    parts = {"print page": source.digest, "brief": digest_of(data.decode()), "theme": theme.digest}
    return engine.step("pdf", f"{brief.edition}/{ctx.locale}", parts, make)
