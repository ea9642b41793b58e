"""An edition is proved from its own files, or the place that is not proved is named."""

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from workspaces import Run, build, workspace

from briefgen import files
from briefgen.proof.manifest import digest
from briefgen.proof.verify import verify

EDITION = "2026-W47"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of one built edition, in two languages."""
    folder = workspace(tmp_path_factory.mktemp("verify"))
    assert build(folder, "--locale", "en", "--locale", "ru", pdf=True).status == 0
    run = Run("build", "--workspace", str(folder), "--locale", "en", "--locale", "ru")
    assert run.status == 0, run.err
    return files.read_all(str(folder / "build" / "site" / EDITION))


def mended(content: dict[str, bytes]) -> dict[str, bytes]:
    """The same files under a manifest whose digests all match them."""
    body = json.loads(content["manifest.json"])
    body["files"] = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(content.items()) if path != "manifest.json"}
    body["digest"] = digest(body)
    return {**content, "manifest.json": (json.dumps(body, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()}


def changed(data: bytes, start: int, end: int, chance: random.Random) -> bytes:
    """One character of a range made another one, which is neither white space nor its neighbour in a number's sense."""
    text = data.decode()
    at = chance.choice([place for place in range(start, end) if text[place].isalnum()])
    other = chance.choice([char for char in "abcdefghijklmnopqrstuvwxyz0123456789" if char != text[at].lower()])
    return (text[:at] + other + text[at + 1 :]).encode()


def ranges(content: dict[str, bytes]) -> Iterator[tuple[str, int, int]]:
    """Where the words, citations and evidence of an edition stand: path and range of characters."""
    brief = content["brief.json"].decode()
    data = json.loads(brief)
    shown = [one for section in data["sections"] for one in (*section["items"], *section["quotes"])] + data["timeline"]
    for one in shown:
        for part in (one["text"], *(json.dumps(cite, indent=1, ensure_ascii=False).split("\n", 1)[1] for cite in one["citations"])):
            start = brief.find(part.split("\n")[0].strip()) if "\n" in part else brief.index(json.dumps(part, ensure_ascii=False)[1:-1])
            yield "brief.json", start, start + len(part.split("\n")[0])
        for locale in ("en", "ru"):
            page = content[f"{locale}/brief.md"].decode()
            words = one["text"].split('"')[0].split("[")[0][:30].rsplit(" ", 1)[0]
            yield f"{locale}/brief.md", page.index(words), page.index(words) + len(words)
            html = content[f"{locale}/index.html"].decode()
            place = html.index(f'data-item="{one["id"]}"')
            start = html.index(words, place)
            yield f"{locale}/index.html", start, start + len(words)
    for path, text in content.items():
        if path.startswith("evidence/"):
            yield path, 0, len(text.decode())


def test_a_built_edition_is_proved(edition: dict[str, bytes]) -> None:
    """Nothing is found in an edition as it was built."""
    assert verify(edition) == []


def test_any_changed_character_is_found(edition: dict[str, bytes]) -> None:
    """100 random changes in any file, the manifest included: each is found, and its file is named."""
    chance = random.Random(47)
    paths = sorted(path for path in edition if not path.endswith(".pdf"))
    for _ in range(100):
        path = chance.choice(paths)
        broken = {**edition, path: changed(edition[path], 0, len(edition[path].decode()), chance)}
        assert any(problem.startswith(f"{path}:") for problem in verify(broken)), path


def test_a_changed_character_is_found_under_a_mended_manifest(edition: dict[str, bytes]) -> None:
    """100 random changes of words, citations and evidence, every digest of the manifest mended to match: each is found."""
    chance = random.Random(48)
    places = list(ranges(edition))
    for _ in range(100):
        path, start, end = chance.choice(places)
        broken = mended({**edition, path: changed(edition[path], start, end, chance)})
        problems = verify(broken)
        assert problems, (path, start, end)
        assert not any(problem.startswith("manifest.json: its digest") for problem in problems)


def test_an_evidence_page_must_show_the_evidence(edition: dict[str, bytes]) -> None:
    """A word changed on an evidence page is found although the manifest was mended."""
    path = next(path for path in edition if path.startswith("en/evidence/") and b"Samplegrad" in edition[path])
    page = edition[path].decode()
    at = page.rindex("Samplegrad")
    broken = mended({**edition, path: (page[:at] + "Z" + page[at + 1 :]).encode()})

    assert [problem.split(":")[0] for problem in verify(broken)] == [path]


@pytest.mark.parametrize("path", ["brief.json", "manifest.json", "evidence"])
def test_a_missing_file_is_named(edition: dict[str, bytes], path: str) -> None:
    """Nothing that proves may be missing, also under a mended manifest."""
    name = next(name for name in edition if name.startswith(path))
    fewer = {key: data for key, data in edition.items() if key != name}
    problems = verify(fewer if name == "manifest.json" else mended(fewer))

    assert any(name in problem for problem in problems)


def test_a_file_too_many_is_named(edition: dict[str, bytes]) -> None:
    """A file that the manifest does not list is a problem."""
    assert verify({**edition, "extra.html": b"x"})[0] == "extra.html: is not listed in the manifest"


def test_a_statement_without_a_citation_is_named(edition: dict[str, bytes]) -> None:
    """Nothing is said without a source, whatever the manifest says."""
    brief = json.loads(edition["brief.json"])
    brief["sections"][0]["items"][0]["citations"] = []
    broken = mended({**edition, "brief.json": json.dumps(brief, indent=1, ensure_ascii=False).encode() + b"\n"})

    assert any("water, item 1: has no citation" in problem for problem in verify(broken))


def _proved(content: dict[str, bytes]) -> str:
    """What the command says of an edition that is whole."""
    brief = json.loads(content["brief.json"])
    stated = [one for section in brief["sections"] for one in (*section["items"], *section["quotes"])]
    cited = sum(len(one["citations"]) for one in (*stated, *brief["timeline"]))
    dated = len(brief["timeline"])
    points, sources = len(brief["summary"]), len(brief["sources"])
    assert min(len(stated), points, cited, sources) > 1  # so that the plural is right
    return (
        f"proved: {len(stated)} statements in sections, {dated} in the timeline, {points} key points; {cited} citations; {sources} sources"
    )


def test_the_command_tells_proved_from_not_proved(edition: dict[str, bytes], tmp_path: Path) -> None:
    """Exit 0 and a count for a whole edition; exit 1 and the place for a changed one; exit 2 where there is none."""
    folder = tmp_path / EDITION
    for path, data in edition.items():
        files.write(str(folder / path), data)
    good = Run("verify", str(folder))
    (folder / "brief.json").write_bytes(edition["brief.json"].replace(b"dam", b"dim", 1))
    bad = Run("verify", str(folder))
    nothing = Run("verify", str(tmp_path / "nowhere"))

    assert (good.status, bad.status, nothing.status) == (0, 1, 2)
    assert good.err == f"{folder}: {_proved(edition)}\n"
    assert "brief.json" in bad.err
    assert "NOT proved" in bad.err
