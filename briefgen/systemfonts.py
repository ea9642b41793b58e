"""Where the system keeps the two faces that no package of PyPI carries: Debian's `fonts-noto-core`. Standard library only."""

ARMENIAN = "/usr/share/fonts/truetype/noto/NotoSerifArmenian-Regular.ttf"
GEORGIAN = "/usr/share/fonts/truetype/noto/NotoSerifGeorgian-Regular.ttf"
