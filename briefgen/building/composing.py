"""One edition through its stages: composed from its articles, compared with the one before, completed with what the workspace says."""

import os
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from msgspec import structs

from briefgen import codec, files
from briefgen.brief import Brief
from briefgen.building import plan
from briefgen.building.engine import Engine, Output, digest_of
from briefgen.building.entries import Entries
from briefgen.building.stamp import HANDS
from briefgen.building.workspace import Setup
from briefgen.config import MARKINGS, MailTable, PublishTable, strictest
from briefgen.desk import Activity, Digests
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.edition import editions
from briefgen.edition.compose import compose
from briefgen.edition.editions import Edition
from briefgen.edition.hand import Hand, read_hand, with_hand
from briefgen.edition.persons import introduced
from briefgen.edition.rating import rated
from briefgen.edition.since import compare
from briefgen.translating import applying
from briefgen.translating.memory import Memory

PERIODS = 8
"""Periods whose reporting is shown beside one another, the edition's own included."""


def hands(setup: Setup, wanted: Sequence[Edition]) -> dict[str, Hand]:
    """Edition id -> what the analyst says of it. Raises BriefgenError with everything that is wrong with any of the files."""
    found = {edition.id: _hand(setup, edition.id) for edition in wanted}
    problems = [problem for _, faults in found.values() for problem in faults]
    if problems:
        raise BriefgenError(*sorted(problems))
    return {name: hand for name, (hand, _) in found.items()}


def faults(setup: Setup) -> list[Diagnostic]:
    """Everything that is wrong with the analyst's files, and those that are named after no edition."""
    found: list[Diagnostic] = []
    for one in files.scan(os.path.join(setup.workspace.root, HANDS)):
        name = one.path.removesuffix(".md")
        if name == one.path:
            continue
        if editions.parse(name) is None:
            hint = "name it after one, as 2026-W47.md, or move it elsewhere"
            message = "is named after no edition"
            found.append(Diagnostic(path=f"{HANDS}/{one.path}", code="edition-file-name", message=message, hint=hint))
        else:
            found += _hand(setup, name)[1]
    return found


def _hand(setup: Setup, name: str) -> tuple[Hand, list[Diagnostic]]:
    path = f"{HANDS}/{name}.md"
    data = files.read_optional(os.path.join(setup.workspace.root, path))
    if data is None:
        return Hand(), []
    hand, problems = read_hand(data, setup.config.topics)
    return hand, [
        Diagnostic(path=path, line=one.line or 0, code=one.code, message=one.message, hint=one.hint, severity="error") for one in problems
    ]


def edition(wanted: Edition, entries: Entries, setup: Setup, hand: Hand, engine: Engine) -> Brief:
    """The edition as pages print it."""
    compared = _compared(wanted, entries, setup, engine)
    activity = reporting(wanted, entries, setup)
    named = sorted({name for entry in entries for name in (entry.facts.publisher, entry.facts.agency) if name})
    known = [setup.register.publishers.get(name) for name in named]
    parts = {
        "edition": compared.digest,
        "decisions": digest_of(codec.encode(hand).decode()),
        "publishers": digest_of(codec.encode(known).decode()),
        "gazetteer": digest_of(codec.encode(setup.gazetteer).decode()),
        "reporting before": digest_of(codec.encode(activity).decode()),
        "configuration": configuration_digest(setup),
    }

    def make() -> bytes:
        brief = codec.decode(compared.data, Brief)
        found = with_hand(introduced(rated(brief, setup.register), setup.gazetteer), hand)
        digests = Digests(configuration=parts["configuration"], content=digest_of(*(source.sha256 for source in brief.sources)))
        return codec.encode(structs.replace(found, activity=activity, digests=digests))

    return codec.decode(engine.step("complete", wanted.id, parts, make).data, Brief)


def translated(brief: Brief, memory: Memory, setup: Setup, engine: Engine) -> Brief:
    """The edition with what the memory has of its statements; where that has nothing of them, nothing runs."""
    found = applying.found(brief, memory, setup.config.translation)
    if not found:
        return brief
    parts = {"edition": digest_of(codec.encode(brief).decode()), "translations": digest_of(codec.encode(found).decode())}
    make = partial(applying.translated, brief, found)
    return codec.decode(engine.step("translate", brief.edition, parts, lambda: codec.encode(make())).data, Brief)


def configuration_digest(setup: Setup) -> str:
    """SHA-256 over everything that the workspace says beside its articles and the files of single editions."""
    config = structs.replace(setup.config, publish=PublishTable(), mail=MailTable())  # where an edition goes is no part of what it says
    return digest_of(codec.encode((config, setup.gazetteer, setup.register)).decode())


def reporting(wanted: Edition, entries: Entries, setup: Setup) -> tuple[Activity, ...]:
    """Articles by topic in the edition's period and those before it, oldest first; nothing where there is but one to show."""
    periods = _periods(wanted, entries, setup)
    counted: dict[str, Counter[str]] = {one: Counter() for one in periods}
    periods_of = {day: own for day in _days(entries) if (own := plan.period_of(day, setup.config.briefing.period).id) in counted}
    for entry in entries:
        day = entry.facts.published
        if day.precision == "day" and day.value is not None and day.value in periods_of:
            counted[periods_of[day.value]].update(entry.facts.topics)
    topics = [topic.id for topic in setup.config.topics]
    if sum(bool(found) for found in counted.values()) < 2:
        return ()
    return tuple(Activity(edition=one, articles={topic: found[topic] for topic in topics}) for one, found in counted.items())


def _periods(wanted: Edition, entries: Entries, setup: Setup) -> list[str]:
    """The ids of the last periods up to the edition's end, from the first one that has articles."""
    kind = setup.config.briefing.period
    days = _days(entries)
    last = wanted.last or (days[-1] if days else None)
    if last is None or not days:
        return []
    found: list[str] = []
    day = date.fromisoformat(last)
    while len(found) < PERIODS:
        one = editions.of_day(day.isoformat(), kind)
        if one.first is None or one.last is None or one.last < days[0]:
            break
        found.append(one.id)
        day = date.fromisoformat(one.first) - timedelta(days=1)
    return found[::-1]


def _days(entries: Entries) -> list[str]:
    return sorted(one.value for one in entries.dates if one.precision == "day" and one.value)


def _compared(wanted: Edition, entries: Entries, setup: Setup, engine: Engine) -> Output:
    """The edition, compared with the one before as that is composed from the sources now."""
    now = _composed(plan.share(wanted, entries), setup, engine)
    before = plan.previous(wanted, entries)
    if before is None:
        return now
    then = _composed(plan.share(before, entries), setup, engine)
    marking = _hand(setup, before.id)[0].marking or MARKINGS[0]

    def make() -> bytes:
        current, earlier = codec.decode(now.data, Brief), codec.decode(then.data, Brief)
        cited = {source.id for source in (*current.sources, *earlier.sources)}
        texts = {entry.facts.id: entry.article.text for entry in entries if entry.facts.id in cited}
        return codec.encode(compare(current, structs.replace(earlier, marking=strictest(earlier.marking, marking)), texts))

    parts = {"edition": now.digest, f"edition before, {before.id}": then.digest, "its marking by the analyst": digest_of(marking)}
    return engine.step("compare", wanted.id, parts, make)


def _composed(share: plan.Share, setup: Setup, engine: Engine) -> Output:
    config = setup.config
    titles = [(topic.id, topic.title) for topic in config.topics]
    parts = {f"article {entry.source.path}": digest_of(codec.encode(entry.digests).decode()) for entry in share.inside}
    parts["articles aside"] = digest_of(codec.encode(share.aside).decode(), share.undated)
    parts["options"] = digest_of(codec.encode((config.briefing, config.selection, titles)).decode(), share.edition.id)
    parts["publisher families"] = digest_of(setup.register.families)
    parts["gazetteer"] = digest_of(codec.encode(setup.gazetteer).decode())
    material = partial(share.material, setup.register.families, setup.gazetteer)
    return engine.step("compose", share.edition.id, parts, lambda: codec.encode(compose(share.edition, material(), config)))
