"""Texts -> machine drafts by the program that `[translation] command` names. It is started without a shell, and only when asked for.

It reads one text a line and writes one translation a line, as plain lines or as JSON strings; each language of originals is one run.
"""

import json
import subprocess
from collections.abc import Sequence

from briefgen.config import TranslationTable
from briefgen.diagnostics import BriefgenError

_LARGEST = 50_000_000


def drafted(options: TranslationTable, texts: Sequence[tuple[str | None, str]], target: str) -> list[str]:
    """A draft for each text, empty where its language is not known. `texts`: language and text. Raises BriefgenError."""
    if not options.command:
        raise BriefgenError("briefgen.toml: no program drafts translations; name one in [translation] command (docs/translations.md)")
    drafts = [""] * len(texts)
    for language in sorted({language for language, _ in texts if language}):
        places = [place for place, (its, _) in enumerate(texts) if its == language]
        lines = [" ".join(texts[place][1].split()) for place in places]
        for place, draft in zip(places, _run(options, lines, language.split("-")[0], target), strict=True):
            drafts[place] = draft
    return drafts


def _run(options: TranslationTable, lines: Sequence[str], language: str, target: str) -> list[str]:
    command = [word.replace("{from}", language).replace("{to}", target) for word in options.command]
    asked = "".join(f"{json.dumps(line, ensure_ascii=False) if (options.format == 'json') else line}\n" for line in lines)
    try:
        ended = subprocess.run(command, input=asked.encode(), capture_output=True, timeout=options.timeout, check=False)
    except subprocess.TimeoutExpired:
        raise BriefgenError(f"{command[0]}: was not ready after {options.timeout} s; raise [translation] timeout") from None
    except (OSError, ValueError) as error:
        raise BriefgenError(f"{command[0]}: cannot be started: {error}; see [translation] command") from None
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().splitlines()
        raise BriefgenError(f"{command[0]}: ended with status {ended.returncode}{': ' + said[-1][:300] if said else ''}")
    return _answers(command[0], ended.stdout, len(lines), options)


def _answers(name: str, data: bytes, count: int, options: TranslationTable) -> list[str]:
    if len(data) > _LARGEST:
        raise BriefgenError(f"{name}: wrote more than {_LARGEST // 1_000_000} MB")
    try:
        lines = data.decode().removesuffix("\n").split("\n")
        found = [str(json.loads(line)) for line in lines] if (options.format == "json") else [line.removesuffix("\r") for line in lines]
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BriefgenError(
            f"{name}: wrote something else than {'JSON strings' if (options.format == 'json') else 'lines in UTF-8'}: {error}"
        ) from None
    if len(found) != count:
        raise BriefgenError(f"{name}: was given {count} lines and wrote {len(found)}; it must write one for each")
    return found
