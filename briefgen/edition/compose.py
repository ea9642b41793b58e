"""Understood articles + configuration -> one `Brief`: the edition as pure data, before any word of a template."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from briefgen import __version__
from briefgen.brief import Brief, Counts, Item, LeftOut, Period, Section
from briefgen.config import MARKINGS, Config, Topic, strictest
from briefgen.edition import editions, entries
from briefgen.edition.candidates import Candidate, candidates
from briefgen.edition.copies import Sketch, groups
from briefgen.edition.corroboration import Pool, voices
from briefgen.edition.disagreement import differences
from briefgen.edition.editions import Edition
from briefgen.edition.glance import key_figures
from briefgen.edition.persons import people, speakers
from briefgen.edition.salience import vectors_of
from briefgen.edition.selection import Ranked, choose, rank
from briefgen.edition.stories import Stories, stories, story_id
from briefgen.edition.timeline import Dated, dated, timeline
from briefgen.edition.titles import localised, titles
from briefgen.edition.told import Difference
from briefgen.edition.understood import Understood
from briefgen.model import Article
from briefgen.understanding.names import Post

Chosen = Mapping[str, Sequence[Ranked]]


class Material(Struct, frozen=True, kw_only=True):
    """What an edition is composed of: the articles that it may hold and what is already known to be left out."""

    articles: tuple[Understood, ...]
    """Articles that surely belong to the edition, by path."""
    sketches: dict[str, Sketch]
    families: dict[str, str] = field(default_factory=dict)
    """Publisher or agency -> publisher family."""
    posts: dict[str, tuple[Post, ...]] = field(default_factory=dict)
    """Known person -> offices held."""
    aside: tuple[LeftOut, ...] = ()
    """Undated or refused files, and those whose date is too coarse for the edition."""
    read: int = 0
    """Articles that were looked at for the edition."""
    undated: int = 0


class _Draft(Struct, frozen=True, kw_only=True):
    """An edition in the making: what was chosen of what."""

    originals: tuple[Understood, ...]
    copies: dict[str, tuple[str, ...]]
    told: Stories
    pool: tuple[Candidate, ...]
    differences: tuple[Difference, ...]
    chosen: dict[str, list[Ranked]]
    events: tuple[Dated, ...]
    also: dict[tuple[str, int, int], list[Candidate]]


def compose(edition: Edition, material: Material, config: Config) -> Brief:
    """The edition. Deterministic: depends on nothing but its arguments."""
    draft, language = _draft(material, config), config.briefing.locales[0]
    articles = {found.article.id: found.article for found in draft.originals}
    order = _reading_order(draft.chosen, config, articles, by_date=edition.kind in ("all", "range"))
    cited = _cited(draft, order)
    shown = {topic: [entry.candidate for entry in ranked] for topic, ranked in order.items()}
    return Brief(
        edition=edition.id,
        date=_date(edition, draft.originals, config),
        title=localised(config.briefing.title, language),
        titles=titles(config.briefing.title),
        language=language,
        marking=_marking(config.briefing.marking, [articles[name] for name in cited]),
        period=_period(edition, draft.originals),
        design=config.briefing.design,
        figures=key_figures(shown, {found.article.id: found for found in draft.originals}, config.selection.figures),
        people=people(one for ranked in shown.values() for one in ranked),
        speakers=speakers(draft.originals),
        summary=_summary(draft, order, config, articles),
        sections=tuple(_section(topic, order[topic.id], draft, articles, language) for topic in config.topics),
        timeline=tuple(entries.event(event, articles) for event in draft.events),
        disagreements=tuple(entries.disagreement(difference, number) for number, difference in enumerate(draft.differences, 1)),
        sources=tuple(
            entries.source(number, articles[name], draft.copies.get(name, ()), _story(draft, name)) for number, name in enumerate(cited, 1)
        ),
        left_out=_left_out(draft, material, set(cited)),
        counts=_counts(draft, material, len(cited)),
        generator=f"briefgen {__version__}",
    )


def _draft(material: Material, config: Config) -> _Draft:
    options, language = config.selection, config.briefing.locales[0]
    same = groups({found.article.id: material.sketches[found.article.id] for found in material.articles})
    originals, copies = _originals(material, same)
    told = stories(material.articles, same)
    speaking = voices([found.article for found in material.articles], material.families, told, material.sketches)
    differing = tuple(differences(originals, speaking, told, material.posts))
    reserved = {(side.found.article.id, side.sentence.start) for difference in differing for side in difference.sides}
    pool = [one for found in originals for one in candidates(found, options.max_characters) if not _is_reserved(one, reserved)]
    budget = max(4, int(options.share * sum(len(found.article.sentences) for found in originals)))
    ranked = rank(pool, language)
    chosen = choose(ranked, [topic.id for topic in config.topics], options, budget, told)
    others = Pool(pool, {entry.candidate.text: entry.vector for entry in ranked}, speaking)
    shown = [entry.candidate for ranked in chosen.values() for entry in ranked if not entry.candidate.is_quote]
    return _Draft(
        originals=tuple(originals),
        copies=copies,
        told=told,
        pool=tuple(pool),
        differences=differing,
        chosen=chosen,
        events=tuple(_timeline(originals, chosen, reserved, config)),
        also={one.key: others.corroborating(one) for one in shown},
    )


def _is_reserved(candidate: Candidate, reserved: set[tuple[str, int]]) -> bool:
    """Whether a candidate holds a sentence that stands in a disagreement: nothing is printed twice."""
    return any(article == candidate.article and span.start <= start < span.end for article, start in reserved for span in candidate.spans)


def _story(draft: _Draft, name: str) -> str | None:
    """The id of an article's story."""
    return story_id(draft.told[name]) if name in draft.told else None


def _originals(material: Material, same: Mapping[str, tuple[str, ...]]) -> tuple[list[Understood], dict[str, tuple[str, ...]]]:
    """Articles without copies of one another, and the ids of the copies of each that was kept: the earliest, then by path."""
    known = {found.article.id: found for found in material.articles}

    def age(name: str) -> tuple[str, bool, str]:
        article = known[name].article
        return article.published.value or "9999", article.publisher is None, article.path

    kept: list[Understood] = []
    copies: dict[str, tuple[str, ...]] = {}
    for name, found in known.items():
        alike = (name, *same.get(name, ()))
        if min(alike, key=age) == name:
            kept.append(found)
            if len(alike) > 1:
                copies[name] = tuple(sorted(alike[1:]))
    return kept, copies


def _lead(ranked: Sequence[Ranked]) -> Ranked | None:
    """The statement that opens a section: the most salient of each article's first items, one that stands alone if there is any."""
    first: dict[str, Ranked] = {}
    for entry in sorted(ranked, key=lambda entry: entry.candidate.key):
        if not entry.candidate.is_quote:
            first.setdefault(entry.candidate.article, entry)
    return min(first.values(), key=lambda entry: (entry.candidate.standing != "alone", -entry.salience, entry.candidate.key), default=None)


def _reading_order(chosen: Chosen, config: Config, articles: Mapping[str, Article], *, by_date: bool) -> dict[str, list[Ranked]]:
    """The lead first, then what its article goes on to say, then the next article; inside an article as it is written.

    `by_date`: articles from the oldest to the newest, for editions that cover more than one period.
    """
    order: dict[str, list[Ranked]] = {}
    for topic in config.topics:
        lead = _lead(chosen[topic.id])
        places: dict[str, tuple[str, int]] = {}
        for place, entry in enumerate(chosen[topic.id]):
            name = entry.candidate.article
            date = (articles[name].published.value or "9999") if by_date else ""
            leads = lead is not None and name == lead.candidate.article and not by_date
            places.setdefault(name, (date, -1 if leads else place))

        def place_of(entry: Ranked, places: Mapping[str, tuple[str, int]] = places) -> tuple[tuple[str, int], int]:
            return places[entry.candidate.article], entry.candidate.spans[0].start

        order[topic.id] = sorted(chosen[topic.id], key=place_of)
    return order


def _cited(draft: _Draft, order: Chosen) -> dict[str, None]:
    """Ids of the cited articles in the order in which a reader meets them."""
    shown = [entry.candidate for ranked in order.values() for entry in ranked]
    found = dict.fromkeys(one.article for one in shown)
    found.update(dict.fromkeys(event.article for event in draft.events))
    found.update(dict.fromkeys(side.found.article.id for difference in draft.differences for side in difference.sides))
    found.update(dict.fromkeys(other.article for one in shown for other in draft.also.get(one.key, ())))
    return found


def _section(topic: Topic, ranked: Sequence[Ranked], draft: _Draft, articles: Mapping[str, Article], language: str) -> Section:
    shown = [entry.candidate for entry in ranked]
    return Section(
        topic=topic.id,
        title=localised(topic.title, language),
        titles=titles(topic.title),
        items=tuple(entries.item(one, articles, draft.also.get(one.key, ())) for one in shown if not one.is_quote),
        quotes=tuple(entries.quote(one, articles) for one in shown if one.is_quote),
    )


def _summary(draft: _Draft, order: Chosen, config: Config, articles: Mapping[str, Article]) -> tuple[Item, ...]:
    """The lead item of each section, in the order of the sections, then the most salient of the rest."""
    leads = [lead for topic in config.topics if (lead := _lead(order[topic.id])) is not None]
    others = [entry for ranked in order.values() for entry in ranked if not entry.candidate.is_quote and entry not in leads]
    rest = sorted(others, key=lambda entry: (entry.candidate.standing != "alone", -entry.salience, entry.candidate.key))
    most = config.selection.summary
    picked = leads[:most] + rest[: max(0, min(most, 3) - len(leads))]
    return tuple(entries.item(entry.candidate, articles, draft.also.get(entry.candidate.key, ())) for entry in picked)


def _timeline(originals: Sequence[Understood], chosen: Chosen, reserved: set[tuple[str, int]], config: Config) -> list[Dated]:
    covered: dict[str, list[tuple[int, int]]] = {}
    for article, start in reserved:
        covered.setdefault(article, []).append((start, start + 1))
    for ranked in chosen.values():
        for entry in ranked:
            covered.setdefault(entry.candidate.article, []).extend((span.start, span.end) for span in entry.candidate.spans)
    events = [one for found in originals for one in dated(found, covered.get(found.article.id, ()), config.selection.max_characters)]
    texts = [entry.candidate.text for ranked in chosen.values() for entry in ranked]
    weights = vectors_of(texts + [one.text for one in events])
    return timeline(events, config.selection.timeline, texts, weights)


def _left_out(draft: _Draft, material: Material, cited: set[str]) -> tuple[LeftOut, ...]:
    found = list(material.aside)
    kept = {one.article.id: one.article for one in draft.originals}
    original_of = {copy: name for name, names in draft.copies.items() for copy in names}
    for one in material.articles:
        article = one.article
        if article.id in cited:
            continue
        story = _story(draft, article.id)
        if article.id not in kept:
            found.append(left_out(article, "copy", f"carries the same copy as {kept[original_of[article.id]].path}", story))
        elif not one.placements:
            found.append(left_out(article, "no-topic", "no paragraph belongs to a topic of this briefing", story))
        else:
            found.append(left_out(article, "not-selected", "other articles say the same or matter more", story))
    return tuple(sorted(found, key=lambda entry: (entry.path, entry.id)))


def left_out(article: Article, code: str, reason: str, story: str | None = None) -> LeftOut:
    """An article that is not in the edition, and why."""
    return LeftOut(
        id=article.id,
        path=article.path,
        code=code,
        reason=reason,
        title=article.title,
        publisher=article.publisher or article.agency,
        published=article.published,
        story=story,
    )


def _counts(draft: _Draft, material: Material, cited: int) -> Counts:
    return Counts(
        latest=max((last for _, last in _days(draft.originals)), default=None),
        articles_read=material.read,
        articles_in_period=len(material.articles),
        articles_cited=cited,
        undated=material.undated,
        sentences=sum(len(found.article.sentences) for found in draft.originals),
        sentences_shown=sum(len(entry.candidate.spans) for ranked in draft.chosen.values() for entry in ranked),
    )


def _marking(own: str, articles: Sequence[Article]) -> str:
    """The strictest of the briefing's marking and its articles'."""
    return strictest(own, *(article.marking for article in articles if article.marking is not None and article.marking in MARKINGS))


def _days(originals: Sequence[Understood]) -> list[tuple[str, str]]:
    return sorted(days for found in originals if (days := editions.bounds(found.article.published)) is not None)


def _date(edition: Edition, originals: Sequence[Understood], config: Config) -> str | None:
    """Publication date: from the configuration, else the last day of the period (`all`: the newest article date)."""
    if config.briefing.date is not None:
        return config.briefing.date
    if edition.last is not None:
        return edition.last
    return max((last for _, last in _days(originals)), default=None)


def _period(edition: Edition, originals: Sequence[Understood]) -> Period:
    if edition.first is not None:
        return Period(first=edition.first, last=edition.last)
    days = _days(originals)
    return Period(first=days[0][0] if days else None, last=max(last for _, last in days) if days else None)
