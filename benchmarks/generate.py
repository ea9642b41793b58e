"""Generated workspaces of any size: the same number always gives the same files.

`python benchmarks/generate.py FOLDER COUNT` writes a workspace with COUNT plain-text articles of about 300 words over 200 weeks.
"""

import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

WEEKS = 200
FIRST = date(2022, 1, 3)
CONFIG = """[briefing]
title = "Harbour Weekly"
locales = ["en"]

[topics.harbours]
title = "Harbours"
any = ["harbour*", "pier", "crane*", "ferry"]

[topics.grain]
title = "Grain"
any = ["grain", "mill*", "silo*", "harvest"]

[topics.bridges]
title = "Bridges"
any = ["bridge*", "span", "toll*"]

[topics.weather]
title = "Weather"
any = ["storm*", "frost", "flood*"]
"""
_TOWNS = "Alderwick Birchholm Cedarport Dunmere Elmstead Fernby Gorsea Hazelton Ivyford Juniperhaven Kelpness Larchwell".split()
_FIRST = "Ada Boris Clara Dmitri Elena Fuad Gayane Henrik Ilham Jana Karine Lev".split()
_LAST = "Marlowe Nordin Obraz Pelikan Quill Reedman Sorrel Tamarisk Umber Vetch Wicker Yarrow".split()
_PAPERS = ("Cedarport Gazette", "Elmstead Courier", "Harbour Observer", "Gorsea Telegraph", "Larchwell News", "Dunmere Mirror")
_TOLD = (
    "The harbour at {town} took in {n} ships last week, {m} more than in the week before.",
    "A new crane of {n} tonnes was raised on the pier at {town} after {m} days of work.",
    "The ferry between {town} and {other} will run {n} times a day from next month.",
    "Millers in {town} bought {n} tonnes of grain, and the silos of {other} are {m} per cent full.",
    "The harvest around {town} came to {n} sacks a field, the grain board said.",
    "The bridge over the strait at {town} was closed for {n} hours because of ice on its middle span.",
    "Tolls on the bridge from {town} to {other} rise by {m} crowns, and lorries pay {n} crowns.",
    "A storm tore {n} roofs off in {town} and left {m} families without light.",
    "Frost of {m} degrees reached {town}, where {n} boats lie in the ice.",
    "Floods along the lower river drove {n} people out of {town} and {other}.",
    "The council of {town} put {n} thousand crowns aside for lamps and {m} thousand for benches.",
    "Schools in {town} stayed shut for {m} days while {n} windows were mended.",
)
_SAID = (
    '"We counted {n} barges at {town}, and no one has seen so many since the lock was built," said {who}, who keeps the harbour books.',
    '"The {m} silos at {town} will last until spring," {who}, the head of the grain board, said.',
    '"Nobody should cross the bridge at {town} before the {n} bolts have been looked at," said {who}, an engineer.',
)


class Notice(NamedTuple):
    """An article before it is written in anybody's layout."""

    title: str
    day: date
    publisher: str
    body: str


def notice(number: int, of: int, seed: int = 7) -> Notice:
    """What the article with this number among so many says; paragraphs are set apart by blank lines."""
    chance = random.Random(f"{seed} {number}")
    day = FIRST + timedelta(weeks=number * WEEKS // max(of, 1), days=chance.randrange(7))
    body: list[str] = []
    while sum(len(paragraph.split()) for paragraph in body) < 300:
        sentences = [_sentence(chance, _TOLD) for _ in range(chance.randrange(2, 5))]
        body.append(" ".join(sentences) if chance.random() < 0.8 else _sentence(chance, _SAID))
    title = f"{chance.choice(_TOWNS)} reports {chance.randrange(2, 900)} changes in notice {number}"
    return Notice(title, day, chance.choice(_PAPERS), "\n\n".join(body))


def written(one: Notice) -> str:
    """An article as briefgen reads it."""
    head = f"---\ntitle: {one.title}\npublished: {one.day}\npublisher: {one.publisher}\nlanguage: en\n---\n\n"
    return head + one.body + "\n"


def place(number: int) -> str:
    """Folder and name of the article with this number, without the ending."""
    return f"{number // 1000:03}/{number:06}"


def article(number: int, of: int, seed: int = 7) -> tuple[str, str]:
    """File name and text of the article with this number among so many."""
    return f"{place(number)}.txt", written(notice(number, of, seed))


def _sentence(chance: random.Random, forms: tuple[str, ...]) -> str:
    town, other = chance.sample(_TOWNS, 2)
    who = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    return chance.choice(forms).format(town=town, other=other, who=who, n=chance.randrange(20, 99_000), m=chance.randrange(2, 19))


def workspace(folder: Path, count: int) -> Path:
    """Write a workspace with so many articles; its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefgen.toml").write_text(CONFIG, encoding="utf-8")
    for number in range(count):
        name, text = article(number, count)
        place = folder / "sources" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    workspace(Path(sys.argv[1]), int(sys.argv[2]))
