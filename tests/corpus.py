"""Workspaces that strain a layout, each valid: what is too long, what is too many, and all that a desk may add."""

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from workspaces import DAM, RAIL, workspace

WORD = "Under" + "water" * 39
"""200 characters without a place to break."""
PUBLISHER = "The Associated Gazettes of the Upper and the Lower Valley, " * 3 + "and of the Coast as well as the Isles"
ADDRESS = ("https://records.example/search?" + "&".join(f"field{number}=value-{number}" for number in range(130)))[:2_000]
TITLE = "Seventeen ministries and four port authorities publish one joint statement on the dredging of the lower river, " * 3
NAMES = "ليلى حداد، משה כהן and Նարեկ Սարոյան meet at the river (ناربك، 24)"
TOPICS = (
    '\n[topics.water]\ntitle = {en = "Water", ru = "Вода"}\nany = ["river*", "dam"]\n\n[topics.rail]\ntitle = "Rail"\nany = ["train*"]\n'
)
DESIGNS = ("weekly", "note", "dossier")

Files = Mapping[str, str | bytes]


def config(design: str, title: str = "River Weekly", more: str = "", selection: str = "") -> str:
    """The configuration's fixed tables."""
    return f'[briefing]\ntitle = "{title}"\ndesign = "{design}"\n{more}\n[selection]\nshare = 1.0\n{selection}\n'


def source(title: str, body: str, day: int = 17, publisher: str = "Sample Gazette", url: str = "https://example.org/a") -> str:
    """A Markdown source of one day of the week."""
    return f'---\ntitle: "{title}"\npublished: 2026-11-{day}\npublisher: "{publisher}"\nurl: {url}\nlanguage: en\n---\n\n{body}\n'


def write(folder: Path, articles: Files, settings: str, more: Files) -> Path:
    """A workspace with further files beside its sources."""
    workspace(folder, articles, settings)
    for name, data in more.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def long(folder: Path, design: str) -> Path:
    """Titles of 300 characters, a word of 200, an address of 2,000, a statement of 1,500, a publisher of 200, names in four scripts."""
    assert all((len(WORD) == 200, len(PUBLISHER) >= 200, len(ADDRESS) >= 2_000, len(TITLE) >= 300))
    item = "The river commission heard " + ", ".join(f"witness {number} on the state of the lower bank" for number in range(1, 36)) + "."
    bodies = {
        "word.md": source("Minutes", f"The word {WORD} of the river stands in the minutes of the board.", publisher=WORD),
        "item.md": source(TITLE, item, publisher=PUBLISHER, url=ADDRESS),
        "names.md": source(NAMES, "Boats of the river police escorted the visitors to the dam on November 16, 2026.", publisher=NAMES),
        "title.md": source(f"{WORD} on the river", "The river was calm above the dam for the rest of the week."),
        f"{WORD}.md": source("Path", "A dam of the river has a path of its own, and it is a long one."),
    }
    topics = TOPICS.replace('"Water"', f'"{TITLE}"').replace('"Rail"', f'"{WORD}"')
    fixed = config(design, TITLE, f'publisher = "{PUBLISHER}"\naddress = "{WORD}"\ncontact = "{ADDRESS}"', "max_characters = 2000")
    return write(folder, {**bodies, "rail.md": RAIL}, fixed + topics, {})


def many(folder: Path, design: str) -> Path:
    """Sixty statements in a section, each in eight papers: more than 400 citations."""
    tale = "{0} boats passed the river lock {0} on {1} November 2026 when pilot Number{0} raised flag {0} at bridge {0}."
    said = [tale.format(number, 16 + number % 7) for number in range(1, 61)]
    shown = {
        f"{turn}-{start}.md": source(
            f"Bulletin {turn}-{start}",
            "\n\n".join(said[(start + step * turn * 7) % 60] for step in range(3)),
            17 + turn % 5,
            f"Bulletin of station {turn}-{start}",
        )
        for turn in range(1, 9)
        for start in range(0, 60, 3)
    }
    fixed = config(design, selection="items = 60\ntimeline = 100\nsummary = 12\nfigures = 8")
    return write(folder, shown, fixed + TOPICS, {})


def desk(folder: Path, design: str) -> Path:
    """Thirty topics, forty dates ahead, an assessment of three pages, a person with twelve offices, ratings with notes, a flat logo."""
    names = [f"topic-{number}" for number in range(1, 31)]
    topics = "".join(f'\n[topics.{name}]\ntitle = "Subject {name} of the desk"\nany = ["{name}"]\n' for name in names)
    ahead = [f"  - 2026-12-{1 + day % 28:02} {names[day % 30]}: The {day}th meeting of the commission is due" for day in range(40)]
    trends = [f"  - {name}: unchanged, Nothing that was reported about {name} changes the picture." for name in names]
    text = " ".join(f"Sentence {number} of the judgement weighs what the papers leave open, **twice**." for number in range(1, 61))
    parts = "".join(f"\n## {name}\n\n{text[:400]}\n\n- one\n- {WORD}\n\n> [link]({ADDRESS})\n\n`{WORD}`\n" for name in names[:3])
    hand = "\n".join(["---", "lead: " + "Calm " * 100, "trend:", *trends, "ahead:", *ahead, "---", *[text + "\n"] * 4, parts])
    posts = "".join(
        f'  {{ office = "chairman of commission {number} on the matters of the river", of = "Vltanka" }},\n' for number in range(12)
    )
    person = f'[[person]]\nname = "Vera Obraztsova"\ngender = "f"\nposts = [\n{posts}]\n'
    rated = f'[publishers."Sample Gazette"]\nreliability = "B"\nownership = "state"\ncountry = "AM"\nrated = 2026-10-01\nnote = "{TITLE}"\n'
    bodies = {
        f"{name}.md": source(
            f"News of {name}", f"Some {number + 40} boats of {name} lay at the quay of the old town on Monday.", 16 + number % 7
        )
        for number, name in enumerate(names[:12])
    }
    out = io.BytesIO()
    Image.new("RGB", (3000, 40), "navy").save(out, "PNG")
    more: Files = {
        "editions/2026-W47.md": hand,
        "gazetteer.toml": person,
        "publishers.toml": rated,
        "templates/assets/logo.png": out.getvalue(),
    }
    dam = DAM.replace("reservoir", "topic-1").replace("village below", "topic-2 below")
    return write(folder, {**bodies, "dam.md": dam}, config(design, more='logo = "assets/logo.png"') + topics, more)


WORKSPACES = {"long": long, "many": many, "desk": desk}
