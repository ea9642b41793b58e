"""Font faces: what the theme's font files are called, what they cover, and which characters no face can show.

In: the theme's files. Out: `Face` values, `@font-face` rules, code points without a glyph. The faces are made by `hatch_build.py`.
"""

from collections.abc import Iterable, Mapping

import msgspec

from briefgen.model import Value
from briefgen.systemfonts import PATHS


class Face(Value, frozen=True, kw_only=True):
    """One static face. `ranges` are inclusive ranges of code points that it has glyphs for."""

    file: str
    family: str
    weight: int = 400
    style: str = "normal"
    ranges: tuple[tuple[int, int], ...] = ()


FOLDER = "fonts/"
"""Where font files stand among the theme's files."""

_ARMENIAN = ((0x531, 0x556), (0x559, 0x58A), (0x58F, 0x58F))
_GEORGIAN = ((0x10A0, 0x10C5), (0x10C7, 0x10C7), (0x10CD, 0x10CD), (0x10D0, 0x10FF), (0x1C90, 0x1CBA), (0x1CBD, 0x1CBF))


def _system_face(path: str) -> Face:
    """`…/NotoSansArmenian-Bold.ttf` -> the face as the pages call it."""
    script = "Armenian" if "Armenian" in path else "Georgian"
    style = " Sans" if "Sans" in path else ""
    weight = 600 if path.endswith("-Bold.ttf") else 400
    return Face(
        file=f"{script.lower()}{style.strip().lower()}-{weight}",
        family=f"Briefgen {script}{style}",
        weight=weight,
        ranges=_ARMENIAN if script == "Armenian" else _GEORGIAN,
    )


SYSTEM_FACES = {path: _system_face(path) for path in PATHS}
"""The system's faces, used for Armenian and Georgian where `fonts-noto-core` is installed."""

INVISIBLE = frozenset(
    {0x9, 0xA, 0xD, 0xAD, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF}
)
"""Controls of lines, joining and direction: nothing is drawn for them, so no face needs a glyph."""
REPLACEMENT = "\ufffd"


def bundled(files: Mapping[str, bytes]) -> tuple[Face, ...]:
    """The faces among a theme's files: those of `fonts/faces.json`, then the system's that were handed in."""
    listed = files.get(FOLDER + "faces.json", b"[]")
    faces = msgspec.json.decode(listed, type=tuple[Face, ...])
    system = (face for _, face in sorted(SYSTEM_FACES.items()))
    return tuple(face for face in (*faces, *system) if f"{FOLDER}{face.file}.ttf" in files)


def coverage(faces: Iterable[Face]) -> frozenset[int]:
    """Every code point that one of the faces can show, invisible ones included."""
    return INVISIBLE.union(*(range(first, last + 1) for face in faces for first, last in face.ranges))


def missing(text: str, faces: Iterable[Face]) -> tuple[str, ...]:
    """The characters of `text` that no face can show, in code point order. Report them: a PDF shows U+FFFD instead."""
    covered = coverage(faces)
    return tuple(character for character in sorted(set(text)) if ord(character) not in covered)


def face_rules(faces: Iterable[Face], address: Mapping[str, str], kind: str) -> str:
    """`@font-face` rules for the faces whose file has an address (by `file`); `kind` is the CSS format name."""
    rules = []
    for face in faces:
        if face.file in address:
            rules.append(
                f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};font-display:swap;'
                f'src:url("{address[face.file]}") format("{kind}")}}'
            )
    return "\n".join(rules) + "\n"
