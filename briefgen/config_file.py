"""Bytes of `briefgen.toml` -> `Config`, or every problem of the file at once, each with its line.

Each table is decoded key by key; an unknown key names the nearest known one.
"""

import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from briefgen.config import LOCALES, SELECTION_BY_DESIGN, TABLES, Config, ContextRule, Phrases, Table, Topic, TopicTable
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.tomlfile import Lines, TomlError, line_of, load

FILE_NAME = "briefgen.toml"
TOP = (*TABLES, "topics", "aliases")
T = TypeVar("T", bound=Table)
TOPIC_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


class _Report:
    """Collects problems; the one mutable thing here."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.problems: list[Diagnostic] = []

    def add(self, path: tuple[str, ...], code: str, message: str, hint: str = "") -> None:
        self.problems.append(
            Diagnostic(path=FILE_NAME, line=line_of(self.lines, path), code=code, message=message, hint=hint, severity="error")
        )


def read_config(data: bytes) -> Config:
    """Decode a configuration. Raises BriefgenError carrying every problem found."""
    try:
        raw, lines = load(data)
    except TomlError as error:
        problem = Diagnostic(
            path=FILE_NAME, line=error.line, code="config-syntax", message=error.message, hint="see https://toml.io", severity="error"
        )
        raise BriefgenError(problem) from None
    report = _Report(lines)
    for key in raw:
        if key not in TOP:
            _unknown((key,), TOP, report)
    tables = {name: _table(kind, _stated(raw, name), (name,), report) for name, kind in TABLES.items()}
    aliases = _aliases(raw.get("aliases", {}), report)
    topics = _topics(raw.get("topics", {}), aliases, report)
    config = Config(**tables, topics=topics)  # type: ignore[arg-type]  # each table was decoded as its own type
    _check(config, report)
    if report.problems:
        raise BriefgenError(*sorted(set(report.problems), key=lambda problem: (problem.line, problem.message)))
    return config


def _stated(raw: dict[str, Any], name: str) -> Any:
    """A table as the file has it; what its design says of the selection stands under what the file says."""
    table, briefing = raw.get(name, {}), raw.get("briefing", {})
    if name != "selection" or not isinstance(table, dict) or not isinstance(briefing, dict):
        return table
    return {**SELECTION_BY_DESIGN.get(str(briefing.get("design")), {}), **table}


def _unknown(path: tuple[str, ...], known: Iterable[str], report: _Report) -> None:
    nearest = difflib.get_close_matches(path[-1], list(known), n=1, cutoff=0.5)
    where = f"[{'.'.join(path[:-1])}] has" if len(path) > 1 else "there is"
    hint = f"did you mean {nearest[0]!r}?" if nearest else f"known here: {', '.join(known)}"
    report.add(path, "config-unknown-key", f"{where} no key {path[-1]!r}", hint)


def _table(kind: type[T], raw: Any, path: tuple[str, ...], report: _Report) -> T | None:
    if not isinstance(raw, dict):
        report.add(path, "config-type", f"{'.'.join(path)} must be a table", f"write [{'.'.join(path)}]")
        return kind() if path[0] != "topics" else None
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in fields:
            _unknown((*path, key), fields, report)
            continue
        try:
            values[key] = msgspec.convert(value, fields[key].type)
        except msgspec.ValidationError as error:
            report.add((*path, key), "config-value", f"{'.'.join((*path, key))} = {value!r}: {_words(error)}", "see docs/configuration.md")
    missing = [name for name, field in fields.items() if field.required and name not in raw]
    for name in missing:
        report.add(path, "config-missing-key", f"[{'.'.join(path)}] lacks {name!r}", f'add {name} = "…"')
    if kind is TopicTable:
        values.setdefault("title", path[-1])  # so that the rest of a topic without a title is checked in the same run
    return kind(**values) if not [name for name, field in fields.items() if field.required and name not in values] else None


def _words(error: msgspec.ValidationError) -> str:
    """msgspec's message in the words of a person who writes TOML."""
    text = re.sub(r"^Expected", "expected", str(error)).replace("`", "").replace("str", "a string").replace("bool", "true or false")
    return re.sub(r" - at \$.*$", "", text)


def _aliases(raw: Any, report: _Report) -> dict[str, Phrases]:
    if not isinstance(raw, dict):
        report.add(("aliases",), "config-type", "aliases must be a table", "write [aliases]")
        return {}
    found: dict[str, Phrases] = {}
    for name, value in raw.items():
        try:
            found[name] = msgspec.convert(value, tuple[str, ...])
        except msgspec.ValidationError as error:
            report.add(("aliases", name), "config-value", f"aliases.{name}: {_words(error)}", "write a list of phrases")
    return found


def _topics(raw: Any, aliases: dict[str, Phrases], report: _Report) -> tuple[Topic, ...]:
    if not isinstance(raw, dict):
        report.add(("topics",), "config-type", "topics must be tables", "write [topics.<id>]")
        return ()
    found: list[Topic] = []
    for name, value in raw.items():
        path = ("topics", name)
        if not TOPIC_ID.match(name):
            report.add(path, "config-topic-id", f"topic id {name!r} is not made of a-z, 0-9 and hyphens", "rename the table")
        table = _table(TopicTable, value, path, report)
        if table is not None:
            found.append(_topic(name, table, aliases, report))
    return tuple(found)


def _topic(name: str, table: TopicTable, aliases: dict[str, Phrases], report: _Report) -> Topic:
    def expand(phrases: Iterable[str], key: str) -> Phrases:
        return _expand(
            phrases,
            aliases,
            lambda alias: report.add(
                ("topics", name, key),
                "config-unknown-alias",
                f"topics.{name}.{key} names {alias!r}, which [aliases] does not define",
                _nearest(alias[1:], aliases),
            ),
        )

    groups = tuple(tuple(expand(choices, "all") for choices in group) for group in _groups(name, table, report))
    context = tuple(ContextRule(cue=expand(rule.cue, "context"), near=expand(rule.near, "context")) for rule in table.context)
    if not (table.any or table.all or table.context):
        report.add(
            ("topics", name), "config-empty-topic", f"topics.{name} has no phrase, so nothing can be sorted into it", "add any = [...]"
        )
    return Topic(id=name, title=table.title, any=expand(table.any, "any"), all=groups, veto=expand(table.veto, "veto"), context=context)


def _nearest(name: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"did you mean '@{found[0]}'?" if found else "add it to [aliases]"


def _expand(phrases: Iterable[str], aliases: dict[str, Phrases], unknown: Callable[[str], None]) -> Phrases:
    """`@name` replaced by the alias's phrases, one level deep, order kept, repeats dropped."""
    found: dict[str, None] = {}
    for phrase in phrases:
        if not phrase.startswith("@"):
            found[phrase] = None
        elif phrase[1:] in aliases:
            found.update(dict.fromkeys(inner for inner in aliases[phrase[1:]] if not inner.startswith("@")))
        else:
            unknown(phrase)
    return tuple(found)


def _groups(name: str, table: TopicTable, report: _Report) -> tuple[tuple[Phrases, ...], ...]:
    """`all` in its two forms: one group (a list of lists of phrases), or several groups (a list of those)."""
    if not table.all:
        return ()
    for shape, wrap in ((tuple[Phrases, ...], True), (tuple[tuple[Phrases, ...], ...], False)):
        try:
            value: Any = msgspec.convert(table.all, shape)
        except msgspec.ValidationError:
            continue
        return (value,) if wrap else value
    report.add(
        ("topics", name, "all"), "config-value", f"topics.{name}.all must be lists of phrases", 'write all = [["gas", "oil"], ["Baku"]]'
    )
    return ()


def _check(config: Config, report: _Report) -> None:
    """What types cannot say: known locales, a real time zone, a real date."""
    briefing = config.briefing
    for code in briefing.locales:
        if code not in LOCALES:
            nearest = difflib.get_close_matches(code, LOCALES, n=1)
            report.add(
                ("briefing", "locales"),
                "config-locale",
                f"there is no catalogue for locale {code!r}",
                f"did you mean {nearest[0]!r}?" if nearest else f"known: {', '.join(LOCALES)}",
            )
    if not briefing.locales:
        report.add(("briefing", "locales"), "config-locale", "briefing.locales is empty", 'write locales = ["en"]')
    if briefing.time_zone != "UTC" and not _is_zone(briefing.time_zone):
        report.add(
            ("briefing", "time_zone"),
            "config-time-zone",
            f"there is no time zone {briefing.time_zone!r}",
            'write an IANA name such as "Asia/Baku"',
        )
    if briefing.date is not None and not _is_day(briefing.date):
        report.add(("briefing", "date"), "config-date", f"briefing.date = {briefing.date!r} is not a day", "write YYYY-MM-DD")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
