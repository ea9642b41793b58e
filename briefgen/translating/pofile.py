"""A translator's sheet as a gettext PO file, out and in, with the line of every translation."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.translating.sheet import VOUCHED, FileError, Job, Row, decoded, described, language_code, standing, vouches

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}
_ESCAPED = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))+)|\\(.)")
_BYTE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2}))")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*(?=\")")
_LANGUAGE = "#. language:"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"[ \t]*')


class Message(Struct, kw_only=True):
    """One entry of a PO file; `line` is where its translation stands."""

    line: int = 0
    parts: dict[str, list[str]]
    """Keyword -> its strings, one for each line."""
    flags: set[str]
    plural: bool = False
    language: str = ""
    vouched: bool = False

    def get(self, part: str) -> str | None:
        """The words of `msgctxt`, `msgid` or `msgstr`."""
        return "".join(self.parts[part]) if part in self.parts else None


def write_po(jobs: Sequence[Job], locale: str, edition: str) -> str:
    """The file: the same jobs give the same bytes. What is only suggested or drafted is marked fuzzy, so that nobody takes it as done."""
    languages = {language_code(job.unit.language) for job in jobs}
    head = [
        f"Project-Id-Version: {edition}",
        f"Language: {locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        *(f"X-Source-Language: {code}" for code in languages if code and len(languages) == 1),
        "X-Generator: briefgen",
    ]
    lines = ['msgid ""', 'msgstr ""', *(f'"{_escaped(line)}\\n"' for line in head)]
    for job in jobs:
        lines += ["", *_entry(job)]
    return "\n".join(lines) + "\n"


def _entry(job: Job) -> Iterator[str]:
    unit, suggestion = job.unit, job.suggestion if not job.text else None
    yield from [f"# {VOUCHED}"] if job.vouched else []
    yield from (f"#. {_comment(line)}" for line in described(unit))
    yield f"#. state: {_comment(standing(job))}"
    if language_code(unit.language):
        yield f"{_LANGUAGE} {language_code(unit.language)}"
    yield f"#: {re.sub(r'[^ -~]|[ ]', '_', unit.path)}:{unit.paragraph}"
    if suggestion or job.state == "machine":
        yield "#, fuzzy"
    if suggestion:
        yield f"#| msgid {_string(suggestion.source)}"
    yield f"msgctxt {_string(unit.id)}"
    yield f"msgid {_string(unit.text)}"
    yield f"msgstr {_string(suggestion.text if suggestion else job.text)}"


def _comment(line: str) -> str:
    return "".join(one if one.isprintable() or one == "\u00ad" else " " for one in line)


def _string(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(one) or (f"\\{ord(one):03o}" if one < " " or one == "\x7f" else one) for one in text)


def read_po(data: bytes) -> list[Row]:
    """The translations of a file, those that are empty included. Raises FileError for what is no PO file, or for no known language."""
    messages = list(parse(decoded(data)))
    head = next((one.get("msgstr") or "" for one in messages if one.get("msgid") == "" and "msgctxt" not in one.parts), None)
    if head is None:
        raise FileError(1, "has no header, so that its language is not known", 'write msgid "" and msgstr "Language: az\\n" at the top')
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in head.split("\n"))}
    charset = re.search(r"charset=([\w-]+)", fields.get("content-type", ""))
    if charset and charset[1].lower().replace("-", "") not in {"utf8", "utf16", "usascii", "charset"}:
        raise FileError(1, f"says that it is in {charset[1]}", "save it as UTF-8")
    locale = language_code(fields.get("language"))
    if not locale:
        raise FileError(1, "names no language", 'write "Language: az\\n" in its header')
    return [_row(one, locale, fields) for one in messages if one.get("msgid")]


def _row(message: Message, locale: str, fields: dict[str, str]) -> Row:
    by = re.sub(r"\s*<[^>]*>\s*$", "", fields.get("last-translator", ""))
    return Row(
        line=message.line,
        target=locale,
        source=message.get("msgid") or "",
        text=message.get("msgstr") or "",
        language=message.language or language_code(fields.get("x-source-language")) or None,
        unit=message.get("msgctxt") or "",
        finished="fuzzy" not in message.flags,
        vouched=message.vouched,
        by="" if by in {"FULL NAME", "Automatically generated"} else by,
    )


def parse(text: str) -> Iterator[Message]:
    """The entries of a PO file; obsolete ones (`#~`) are passed over. Raises FileError with the line."""
    message, part, number = Message(parts={}, flags=set()), "", 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip(" \t\r")
        if not bare:
            continue
        named = _KEYWORD.match(bare)
        begins = bare.startswith("#") or (named is not None and named[1] in {"msgctxt", "msgid"})
        if begins and "msgstr" in message.parts:
            yield _whole(message, number)
            message, part = Message(parts={}, flags=set()), ""
        if bare.startswith("#"):
            _note(message, bare)
            continue
        part = named[1] if named else part
        _add(message, part, _unescaped(bare[named.end() :] if named else bare, number), number, begins=named is not None)
    if {"msgid", "msgstr"} & set(message.parts):
        yield _whole(message, number)


def _note(message: Message, comment: str) -> None:
    """What a comment says: flags, the language of the original, what the translator vouches for."""
    if comment.startswith("#,"):
        message.flags |= {flag.strip() for flag in comment[2:].split(",")}
    elif comment.startswith(_LANGUAGE):
        message.language = language_code(comment.removeprefix(_LANGUAGE))
    elif comment.startswith("# ") and vouches(comment[1:]):
        message.vouched = True


def _add(message: Message, part: str, words: str, line: int, *, begins: bool) -> None:
    """Put words where they belong. Of a message that counts, which no sheet of ours holds, nothing is kept."""
    if part in {"msgctxt", "msgid", "msgstr"}:
        message.parts[part] = [] if begins else message.parts[part]
        message.parts[part].append(words)
        message.line = line if begins and part == "msgstr" else message.line
    elif part:
        message.plural = True
        message.parts.setdefault("msgstr", [])
    else:
        raise FileError(line, "has words that belong to no message", "write msgid or msgstr before them")


def _whole(message: Message, line: int) -> Message:
    if not {"msgid", "msgstr"} <= set(message.parts):
        raise FileError(line, "has a message without its msgid or msgstr before this line", "mend it, or export it again")
    if message.plural:
        raise FileError(line, "has a message with plural forms before this line, which is none of ours", "export it again")
    return message


def _unescaped(words: str, line: int) -> str:
    if not _STRING.fullmatch(words):
        raise FileError(line, "is no PO file here: a string in quote marks is expected", 'close the quote marks, write \\" inside them')
    try:
        return _ESCAPED.sub(_character, words.rstrip(" \t")[1:-1])
    except UnicodeDecodeError:
        raise FileError(line, "has bytes in digits that are not UTF-8", "write the letter itself") from None


def _character(found: re.Match[str]) -> str:
    """What an escape stands for: octal and hexadecimal ones are the bytes of a file in UTF-8."""
    if found[1] is None:
        return _PLAIN.get(found[2], found[2])
    return bytes(int(octal, 8) & 0xFF if octal else int(digits, 16) for octal, digits in _BYTE.findall(found[1])).decode()
