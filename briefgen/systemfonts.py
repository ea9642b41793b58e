"""Where the system keeps the faces that no package of PyPI carries: Debian's `fonts-noto-core`. Standard library only."""

_FOLDER = "/usr/share/fonts/truetype/noto/"

PATHS = tuple(
    f"{_FOLDER}Noto{style}{script}-{weight}.ttf"
    for script in ("Armenian", "Georgian")
    for style in ("Serif", "Sans")
    for weight in ("Regular", "Bold")
)
"""Serif and sans, regular and bold, of both scripts."""
