"""Other people's checkers, called the same way: give a site or a file, get the findings as lines, [] when all is well."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

BROWSER = Path(__file__).parent / "browser"
VNU = BROWSER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WIDTHS = (390, 1440)
"""A telephone and a desktop window, in CSS pixels."""
SCHEMES = ("light", "dark")


def _run(command: Sequence[str], text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", timeout=540, check=False)


def _need(*programs: str) -> None:
    """Skip the test where `make test` has not set up its tools."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing or not (BROWSER / "node_modules").is_dir():
        pytest.skip(f"run `make test` once: {', '.join(missing) or 'tests/browser/node_modules'} is missing")


def axe(
    site: Path, pages: Sequence[str], *, widths: Sequence[int] = WIDTHS, schemes: Sequence[str] = SCHEMES, opened: bool = False
) -> list[str]:
    """Faults of the pages (paths below `site`) in headless Chromium: axe-core, console, other hosts, missing files, overflow.

    `opened`: as files from a folder, without a server.
    """
    _need("node")
    asked = {"root": str(site), "pages": list(pages), "widths": list(widths), "schemes": list(schemes), "opened": opened}
    done = _run(["node", str(BROWSER / "check.mjs")], json.dumps(asked))
    assert done.returncode == 0, done.stderr
    findings: list[dict[str, Any]] = json.loads(done.stdout)
    return [
        f"{f['page']} ({f['width']} px, {f['scheme']}): {f['kind']} {f['rule']}: {f['message']} {f['target']}".rstrip() for f in findings
    ]


def search(site: Path, questions: Sequence[dict[str, str]]) -> list[dict[str, Any]]:
    """What the search page of a site shows for words in headless Chromium: text, links, elements that words became, faults."""
    _need("node")
    done = _run(["node", str(BROWSER / "search.mjs")], json.dumps({"root": str(site), "questions": list(questions)}))
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def vnu(paths: Sequence[Path]) -> list[str]:
    """Errors and warnings of the Nu HTML checker; style sheets among the paths are checked as CSS."""
    _need("java")
    done = _run(["java", "-jar", str(VNU), "--format", "json", "--also-check-css", *map(str, paths)])
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    # A file has no origin, so that 'self' in a policy matches nothing to this checker; the browser judges it over HTTP, in axe().
    counted = [m for m in messages if not m["message"].startswith("Resource violates Content Security Policy (meta tag): external")]
    return [f"{m.get('url', '')}:{m.get('lastLine', 0)}: {m.get('subType', m['type'])}: {m['message']}" for m in counted]


def html_validate(site: Path) -> list[str]:
    """What html-validate, by its recommended rules, has against the pages below `site`."""
    _need("node")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # what it prints into a pipe is cut off
        program = BROWSER / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
        done = _run(["node", str(program), "--formatter", f"json={report}", f"{site}/**/*.html"])
        assert report.is_file(), done.stderr
        found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))
    return [f"{one['filePath']}:{fault['line']}: {fault['ruleId']}: {fault['message']}" for one in found for fault in one["messages"]]


def broken_links(site: Path) -> list[str]:
    """Links, pictures and styles of the site's pages that lead to no file of the site, or to no element of it; a repeated id, too."""
    from lxml import html

    pages = {path: html.parse(str(path)) for path in sorted(site.rglob("*.html"))}
    ids = {path: [str(i) for i in tree.xpath("//@id")] for path, tree in pages.items()}
    faults = [
        f"{path.relative_to(site)}: the id {i} stands twice" for path, own in ids.items() for i in sorted(set(own)) if own.count(i) > 1
    ]
    for path, tree in pages.items():
        for address in sorted({str(a) for a in tree.xpath("//@href | //@src")}):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or site.resolve() not in target.parents:
                faults.append(f"{path.relative_to(site)}: {address} leads nowhere")
            elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in ids.get(target, ()):
                faults.append(f"{path.relative_to(site)}: {address} names no element")
    return faults


def pdf_ua(path: Path) -> list[str]:
    """Failures of a PDF against PDF/UA-1 (ISO 14289-1)."""
    import page

    result = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    return [] if result.is_compliant else [f"{failure.rule_id}: {failure.message}" for failure in result.failures]


def pdf_structure(path: Path) -> list[str]:
    """What qpdf says against the file's structure."""
    _need("qpdf")
    done = _run(["qpdf", "--check", str(path)])
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()


def pdftotext(path: Path) -> str:
    """The text of a PDF as a reader's program takes it out, pages separated by form feeds."""
    _need("pdftotext")
    done = _run(["pdftotext", "-enc", "UTF-8", str(path), "-"])
    assert done.returncode == 0, done.stderr
    return done.stdout
