"""The theme: every template, style sheet, catalogue and font as one frozen value with a digest.

In: the workspace's own `templates/` files by name. Out: a `Theme`, in which a name means the workspace's file if it has
one, else ours; `default/NAME` always means ours, so that three lines can extend it. Bundled files come through importlib.
"""

import functools
import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable

from msgspec import Struct

from briefgen.diagnostics import BriefgenError
from briefgen.pages import fonts

DEFAULT = "default/"
STYLES = ("tokens.css", "screen.css", "extra.css")
"""Style sheets of the pages, in this order in one file. `extra.css` is empty and the workspace's to fill."""


_LOADED: "dict[str, Theme]" = {}
"""The theme that was loaded last, by digest."""


class Theme(Struct, frozen=True, eq=False, kw_only=True):
    """All files by name (`default/…`, `locale/…`, `fonts/…`, the workspace's own), and what follows from them."""

    files: Mapping[str, bytes]
    digest: str
    faces: tuple[fonts.Face, ...]
    system_fonts: Mapping[str, str]
    """File name -> SHA-256 of the faces that come from the system."""

    def find(self, name: str) -> bytes | None:
        """The workspace's file of this name, else the default one, else None."""
        return self.files.get(name, self.files.get(DEFAULT + name))

    def text(self, name: str) -> str:
        """The file as text. Raises BriefgenError if there is none or it is not UTF-8."""
        data = self.find(name)
        if data is None:
            raise BriefgenError(f"the theme has no file `{name}`")
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            raise BriefgenError(f"templates/{name} is not UTF-8 (byte {error.start})") from error


def load(overrides: Mapping[str, bytes], system_fonts: Mapping[str, bytes] | None = None) -> Theme:
    """The bundled theme with the workspace's files over it.

    `overrides`: names below the workspace's `templates/`, as posix paths. `system_fonts`: bytes of those paths of
    `fonts.SYSTEM_FACES` that exist. Raises BriefgenError where a name would hide a default or the faces are missing.
    """
    ours = bundled()
    taken = sorted(name for name in overrides if name.startswith((DEFAULT, fonts.FOLDER, "/")) or ".." in name.split("/"))
    if taken:
        raise BriefgenError(*(f"templates/{name}: names below `default/` and `fonts/` are briefgen's own" for name in taken))
    system = {f"{fonts.FOLDER}{fonts.SYSTEM_FACES[path].file}.ttf": data for path, data in (system_fonts or {}).items()}
    digests = {path.rsplit("/", 1)[-1]: hashlib.sha256(data).hexdigest() for path, data in sorted((system_fonts or {}).items())}
    files = dict(sorted({**ours, **system, **overrides}.items()))
    faces = fonts.bundled(files)
    if not faces:
        raise BriefgenError("the fonts have not been made yet: install briefgen (or run `python hatch_build.py` in a checkout)")
    return _known(Theme(files=files, digest=_digest(files), faces=faces, system_fonts=digests))


def _known(theme: Theme) -> Theme:
    """The equal theme that was loaded before, if there is one: what is compiled of a theme is kept as long as the theme itself."""
    if theme.digest not in _LOADED:
        _LOADED.clear()
        _LOADED[theme.digest] = theme
    return _LOADED[theme.digest]


@functools.cache
def bundled() -> dict[str, bytes]:
    """Our own files: `default/…` and `locale/…` from `templates`, `fonts/…` from `_fonts`, beside this module or one level up."""
    package = package_files("briefgen")
    templates = next((root for root in (package / "templates", package / ".." / "templates") if root.is_dir()), None)
    if templates is None:
        raise BriefgenError("briefgen's templates are missing: reinstall it")
    found = dict(_walk(templates, ""))
    made = package / "_fonts"
    if made.is_dir():
        found.update(_walk(made, fonts.FOLDER))
    return {name: data for name, data in found.items() if name.startswith((DEFAULT, "locale/", fonts.FOLDER))}


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif not entry.name.startswith("."):
            yield prefix + entry.name, entry.read_bytes()


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()


def _named(stem: str, suffix: str, data: bytes) -> str:
    return f"assets/{stem}-{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"


@functools.lru_cache(maxsize=8)
def assets(theme: Theme) -> Mapping[str, bytes]:
    """What the pages load, by path below the site's root: one style sheet and the WOFF2 faces, named by content."""
    packed = {face.file: theme.files.get(f"{fonts.FOLDER}{face.file}.woff2") for face in theme.faces}
    named = {file: (_named(file, "woff2", data), data) for file, data in packed.items() if data is not None}
    address = {file: name.removeprefix("assets/") for file, (name, _) in named.items()}
    sheet = (fonts.face_rules(theme.faces, address, "woff2") + "".join(theme.text(name) for name in STYLES)).encode()
    found = dict(named.values())
    found[_named("briefgen", "css", sheet)] = sheet
    own = {name.removeprefix("assets/"): data for name, data in theme.files.items() if name.startswith("assets/")}
    found.update({f"assets/{name}": data for name, data in own.items()})
    return dict(sorted(found.items()))


def stylesheet(theme: Theme) -> str:
    """The path of the pages' style sheet among `assets`."""
    return next(name for name in assets(theme) if name.startswith("assets/briefgen-") and name.endswith(".css"))


def search_script(theme: Theme) -> tuple[str, bytes]:
    """Path and bytes of the search page's script, named by content."""
    data = theme.text("search.js").encode()
    return _named("search", "js", data), data
