"""Sites in small for the tests of publishing: as many editions as wanted, in several versions, without a build."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from workspaces import Run

CONFIG = """
[topics.water]
title = "Water"
any = ["river*"]

[publish]
grace_hours = 0
keep = 2
"""


def stylesheet(version: int) -> tuple[str, str]:
    """The name and the text of the styles of a version."""
    text = f"/* version {version} */ body {{ margin: {version}px }}\n"
    return f"briefgen-{hashlib.sha256(text.encode()).hexdigest()[:12]}.css", text


def page(title: str, version: int, root: str, extra: str = "") -> str:
    """A page that says which version's styles it was made for."""
    head = f'<!DOCTYPE html><title>{title}</title><link rel="stylesheet" href="{root}assets/{stylesheet(version)[0]}">'
    return f"{head}<p>version {version}</p>{extra}\n"


def brief(edition: str, text: str, revised: str | None = None) -> str:
    """The data of an edition."""
    return json.dumps(
        {"schema": "briefgen/1", "edition": edition, "marking": "TLP:CLEAR", "summary": [text], "revised": revised, "generator": "t"}
    )


def site_files(editions: Mapping[str, str], version: int = 1, revised: Mapping[str, str] | None = None) -> dict[str, str]:
    """Path -> text of a site with these editions, each with what it says."""
    name, text = stylesheet(version)
    found = {f"assets/{name}": text, "feed.xml": f"<feed>{version} {sorted(editions)}</feed>\n"}
    links = "".join(f'<a href="{one}/en/index.html">{one}</a>' for one in sorted(editions))
    found["index.html"] = page("All editions", version, "", links)
    for one, said in editions.items():
        found[f"{one}/brief.json"] = brief(one, said, (revised or {}).get(one))
        found[f"{one}/en/index.html"] = page(f"{one} {said}", version, "../../", '<a href="evidence/dam.html">1</a>')
        found[f"{one}/en/evidence/dam.html"] = page("evidence", version, "../../../")
        found[f"{one}/evidence/dam.txt"] = f"text of the dam in {one}\n"
    return found


class Desk:
    """A workspace with a site that is written by hand, and a run of the program on it."""

    def __init__(self, folder: Path, config: str = CONFIG) -> None:
        self.root, self.site = folder, folder / "build" / "site"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "briefgen.toml").write_text(config, encoding="utf-8")

    def build(self, editions: Mapping[str, str], version: int = 1, revised: Mapping[str, str] | None = None) -> dict[str, str]:
        """Let the site be this."""
        wanted = site_files(editions, version, revised)
        for old in sorted(self.site.rglob("*"), reverse=True):
            if old.is_file() and old.relative_to(self.site).as_posix() not in wanted:
                old.unlink()
            elif old.is_dir() and not any(old.iterdir()):
                old.rmdir()
        for path, text in wanted.items():
            place = self.site / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if not place.exists() or place.read_text(encoding="utf-8") != text:
                place.write_text(text, encoding="utf-8")
        return wanted

    def publish(self, *arguments: str) -> Run:
        """`briefgen publish` on this workspace."""
        return Run("publish", "--workspace", str(self.root), *arguments)


def sent(run: Run) -> int:
    """How many files a publishing says that it sent."""
    found = re.search(r"(\d+) files? sent", run.err)
    if found is None:
        assert "nothing to send" in run.err, run.err
        return 0
    return int(found[1])


def standing(target: Path) -> dict[str, str]:
    """Path -> text of what readers find in a folder."""
    return {
        path.relative_to(target).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(target.rglob("*"))
        if path.is_file() and path.relative_to(target).parts[0] != ".briefgen"
    }
