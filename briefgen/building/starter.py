"""The files of a new workspace: the example's configuration and gazetteer, and a few of its sample articles.

In a checkout they are read from its root; in a wheel they were put beside this module (see pyproject.toml).
"""

from importlib.resources import files as package_files

from briefgen.diagnostics import BriefgenError

FILES = (
    "briefgen.toml",
    "gazetteer.toml",
    "sources/border-monitors.md",
    "sources/falling-sea.txt",
    "sources/falling-sea.txt.meta.toml",
    "sources/gas-exports.md",
    "sources/grain-wagons.txt",
    "sources/grain-wagons.txt.meta.toml",
    "sources/treaty-on-the-table.html",
    "sources/treaty-on-the-table.html.meta.toml",
)


def starter() -> dict[str, bytes]:
    """Path -> bytes. Raises BriefgenError if the installation lacks them."""
    package = package_files("briefgen")
    root = next((place for place in (package / "starter", package / "..") if (place / FILES[0]).is_file()), None)
    if root is None:
        raise BriefgenError("briefgen's starter workspace is missing: reinstall it")
    return {path: root.joinpath(*path.split("/")).read_bytes() for path in FILES}
