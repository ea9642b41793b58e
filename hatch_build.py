"""Build hook: static font faces, derived from packages of PyPI into `briefgen/_fonts/` (`python hatch_build.py` does it by hand).

Subset to the scripts that we set, cut from the variable axes, renamed (Source reserves its name), hinting dropped.
TTF for the PDF, WOFF2 for the pages, the licences beside, `faces.json` saying what covers what. Same inputs, same bytes.
"""

import hashlib
import importlib.util
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version as package_version
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OUTPUT = Path(__file__).parent / "briefgen" / "_fonts"
FIXED_TIME = 3_849_984_000
"""`head.modified` and `head.created`, in seconds since 1904: 31 December 2025, the same in every build."""

LETTERS = (
    *((0x20, 0x7E), (0xA0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF)),
    *((0x2100, 0x214F), (0x2190, 0x2199), (0x2202, 0x2265), (0x25A0, 0x25CF), (0x2713, 0x2717), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD)),
)
"""Latin with its extensions, Greek, Cyrillic, punctuation, currency, letter-like signs, arrows, a few signs."""
SIGNS = (
    *((0x20, 0x7E), (0xA0, 0xFF), (0x250, 0x36F), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20CF), (0x2100, 0x214F)),
    (0xFFFD, 0xFFFD),
)
"""What the Source faces may lack; with ASCII, because a space beside a sign is set in the sign's face."""
ARABIC = ((0x20, 0x7E), (0xA0, 0xFF), (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0x2000, 0x206F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
FEATURES = "kern liga lnum onum tnum pnum sups locl ccmp mark mkmk calt case rlig init medi fina rtlm".split()


class Face(NamedTuple):
    """One static face: where it comes from, which axes are pinned, how the pages call it."""

    file: str
    family: str
    weight: int
    style: str
    package: str
    source: str
    axes: dict[str, float]
    ranges: tuple[tuple[int, int], ...]
    scale: float = 1.0
    """How much larger than drawn: Naskh letters are small beside Latin ones of the same size."""


SERIF, SANS, NOTO, AMIRI = "source-serif-4", "source-sans-3", "noto-sans", "amiri"
FACES = (
    Face("serif-400", "Briefgen Serif", 400, "normal", SERIF, "SourceSerif4[opsz,wght].ttf", {"opsz": 11, "wght": 400}, LETTERS),
    Face("serif-400i", "Briefgen Serif", 400, "italic", SERIF, "SourceSerif4-Italic[opsz,wght].ttf", {"opsz": 11, "wght": 400}, LETTERS),
    Face("serif-600", "Briefgen Serif", 600, "normal", SERIF, "SourceSerif4[opsz,wght].ttf", {"opsz": 26, "wght": 640}, LETTERS),
    Face("sans-400", "Briefgen Sans", 400, "normal", SANS, "SourceSans3[wght].ttf", {"wght": 400}, LETTERS),
    Face("sans-600", "Briefgen Sans", 600, "normal", SANS, "SourceSans3[wght].ttf", {"wght": 620}, LETTERS),
    Face("signs-400", "Briefgen Signs", 400, "normal", NOTO, "NotoSans[wdth,wght].ttf", {"wdth": 100, "wght": 400}, SIGNS),
    Face("arabic-400", "Briefgen Arabic", 400, "normal", AMIRI, "Amiri-Regular.ttf", {}, ARABIC, 1.16),
    Face("arabic-600", "Briefgen Arabic", 600, "normal", AMIRI, "Amiri-Bold.ttf", {}, ARABIC, 1.16),
)


def _package_folder(face: Face) -> Path:
    found = importlib.util.find_spec("fontpkg_" + face.package.replace("-", "_"))
    if found is None or found.origin is None:
        raise SystemExit(f"fontpkg-{face.package} is not installed: it is a build requirement")
    return Path(found.origin).parent


def _cut(face: Face) -> Any:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(_package_folder(face) / "files" / face.source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=FEATURES,
        hinting=False,
        notdef_outline=True,
        name_IDs=[1, 2, 3, 4, 5, 6, 13, 14],
        name_languages=[0x409],
        glyph_names=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in face.ranges for code in range(first, last + 1)])
    cutter.subset(font)
    return instancer.instantiateVariableFont(font, dict(face.axes), inplace=True) if face.axes else font


def _rename(font: Any, face: Face) -> None:
    style = {(400, "normal"): "Regular", (400, "italic"): "Italic", (600, "normal"): "SemiBold"}[face.weight, face.style]
    full, postscript = f"{face.family} {style}", f"{face.family}-{style}".replace(" ", "")
    ours = {1: face.family, 2: style, 3: f"1.0;{postscript}", 4: full, 5: "Version 1.0", 6: postscript}
    licences = {record.nameID: record.toUnicode() for record in font["name"].names if record.nameID in (13, 14)}
    font["name"].names = []
    for identifier, text in sorted({**ours, **licences}.items()):
        font["name"].setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / face.scale)
    font["head"].created = font["head"].modified = FIXED_TIME
    if "STAT" in font:
        del font["STAT"]


def _spans(codes: list[int]) -> list[list[int]]:
    """Sorted code points as inclusive ranges."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return spans


def make(face: Face, output: Path) -> list[list[int]]:
    """Write one face as TTF and WOFF2; the ranges of code points that it has glyphs for."""
    font = _cut(face)
    _rename(font, face)
    for suffix, flavour in ((".ttf", None), (".woff2", "woff2")):
        made = BytesIO()
        font.flavor = flavour
        font.save(made, reorderTables=True)
        (output / f"{face.file}{suffix}").write_bytes(made.getvalue())
    return _spans(sorted(font.getBestCmap()))


def make_in_child(face: Face, output: Path) -> dict[str, Any]:
    """The same in a process of its own (hatchling loads this file under a name that a process pool cannot import)."""
    done = subprocess.run([sys.executable, __file__, face.file, str(output)], stdout=subprocess.PIPE, check=True)
    return {"file": face.file, "family": face.family, "weight": face.weight, "style": face.style, "ranges": json.loads(done.stdout)}


def stamp() -> str:
    """Digest of everything that the faces depend on: this file and the versions of the packages it uses."""
    packages = sorted({f"fontpkg-{face.package}" for face in FACES} | {"fonttools", "brotli"})
    versions = " ".join(f"{name}={package_version(name)}" for name in packages)
    return hashlib.sha256(Path(__file__).read_bytes() + versions.encode()).hexdigest()


def derive(output: Path = OUTPUT) -> bool:
    """Write the faces below `output`, unless its stamp says that they are there and up to date. True if written."""
    current, mark = stamp(), output / "stamp"
    if mark.is_file() and mark.read_text() == current:
        return False
    output.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        listed = list(pool.map(make_in_child, FACES, [output] * len(FACES)))
    for face in FACES:
        (output / f"OFL-{face.package}.txt").write_bytes((_package_folder(face) / "LICENSE").read_bytes())
    (output / "faces.json").write_text(json.dumps(listed, separators=(",", ":")) + "\n")
    (output / "fonts.conf").write_text(FONTS_CONF)
    mark.write_text(current)
    return True


FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <description>Only the fonts beside this file: no font of the machine enters a PDF.</description>
  <dir prefix="relative">.</dir>
  <selectfont><rejectfont><glob>*.woff2</glob></rejectfont></selectfont>
  <config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


class FontHook(BuildHookInterface[Any]):
    """Derives the faces before a wheel or an editable install is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; `artifacts` puts the git-ignored folder into the wheel."""
        derive()
        build_data["artifacts"].append("/briefgen/_fonts/*")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        wanted = next(face for face in FACES if face.file == sys.argv[1])
        print(json.dumps(make(wanted, Path(sys.argv[2]))))  # noqa: T201
    else:
        print("written" if derive() else "up to date")  # noqa: T201
