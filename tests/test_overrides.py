"""A workspace's template that cannot be rendered: its file and line, exit 2, and the last good output as it was."""

from pathlib import Path

import pytest
from workspaces import build, site, workspace

BLOCKS = {
    "briefing.html": "method",
    "print.html": "method",
    "print-note.html": "method",
    "print-dossier.html": "by_date",
    "brief.md": "points",
    "evidence.html": "main",
    "index.html": "main",
    "base.html": "foot",
}
DESIGNS = {"print-note.html": "note", "print-dossier.html": "dossier"}


@pytest.mark.parametrize(
    "fault", ["{{ nothing_here }}", *(pytest.param(one, marks=pytest.mark.long) for one in ("{{ ctx.nothing_here }}", "{% if %}"))]
)
@pytest.mark.parametrize("name", BLOCKS)
def test_a_failed_template_leaves_the_last_output(tmp_path: Path, name: str, fault: str) -> None:
    """An unknown name or broken syntax in any template is one line with file and line, and no file of the site changes."""
    folder = workspace(tmp_path)
    toml = folder / "briefgen.toml"
    toml.write_text(toml.read_text().replace("[briefing]", f'[briefing]\ndesign = "{DESIGNS.get(name, "weekly")}"'))
    assert build(folder).status == 0
    before = site(folder)
    (folder / "templates").mkdir()
    (folder / "templates" / name).write_text(f'{{% extends "default/{name}" %}}\n\n{{% block {BLOCKS[name]} %}}{fault}{{% endblock %}}\n')
    (folder / "sources" / "dam.md").write_text((folder / "sources" / "dam.md").read_text().replace("two gates", "three gates"))
    run = build(folder, pdf=name.startswith("print"))

    assert run.status == 2
    assert f"templates/{name}:3" in run.err
    assert len(run.err.splitlines()) == 1
    assert site(folder) == before
