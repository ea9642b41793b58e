"""A request -> the answer: a file of the site as it stands, a page with the reload script, or a refusal. Knows no socket."""

import ipaddress
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote

from briefgen.inside import read_inside
from briefgen.live.board import Board
from briefgen.live.served import EVENTS, notice_page, problem_page, with_reload

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".eml": "message/rfc822",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Content types by suffix; nothing is guessed from the bytes, by us or (nosniff) by the browser."""
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Of every answer: nothing is kept, and no page of another origin may show or load anything."""


class Answer(NamedTuple):
    """Status, headers and body; `since`: the state whose end the client waits for, for a stream of news."""

    status: int
    headers: dict[str, str]
    body: bytes = b""
    since: str | None = None


def is_loopback(host: str) -> bool:
    """Whether a name or address (IPv6 with or without brackets) is this machine, to everybody, whatever a name server says."""
    bare = host.removeprefix("[").removesuffix("]")
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return bare.lower() == "localhost"


def answer(site: str, board: Board, target: str, host: str | None, origin: str | None = None) -> Answer:
    """What is sent for the request line's `target`, with the headers `Host` and `Sec-Fetch-Site` (`origin`).

    A page elsewhere whose name is made to lead here (DNS rebinding) has its own name in `Host`, so it is refused.
    """
    if host is None or not is_loopback(_without_port(host)):
        return _plain(421, "This server answers to loopback names only: http://localhost or http://127.0.0.1 with its port.")
    path, _, query = _local(target).partition("?")
    if path == EVENTS:
        if origin not in (None, "same-origin"):
            return _plain(403, "News of the site is for its own pages.")
        since = parse_qs(query).get("since", [""])[0]
        return Answer(200, {**HEADERS, "Content-Type": "text/event-stream"}, since=since)
    return _file(site, board, path)


def _local(target: str) -> str:
    """The path and query of a request line's target, which may be a whole address (RFC 9112, 3.2.2)."""
    scheme, mark, rest = target.partition("://")
    whole = mark and scheme.lower() == "http"
    return "/" + rest.partition("/")[2] if whole else target


def _file(site: str, board: Board, path: str) -> Answer:
    state = board.state  # before the file is read: a page is never called newer than it is
    parts = _parts(path)
    if parts is None:
        return _plain(404, "There is no such file.")
    if board.problems and (not parts or not parts[-1] or parts[-1].endswith(".html")):
        return _page(500, problem_page(board.problems, state))
    named = [*parts[:-1], parts[-1] or "index.html"] if parts else ["index.html"]
    data = read_inside(site, named)
    if data is not None:
        return _found(named[-1], data, state)
    if parts and parts[-1] and read_inside(site, [*parts, "index.html"]) is not None:
        return Answer(302, {**HEADERS, "Location": "".join(f"/{quote(part)}" for part in parts) + "/"})
    if named == ["index.html"]:
        hint = "There is no site yet. Build it with: briefgen build; this page reloads when it is there."
        return _page(404, notice_page("Nothing has been built", hint, state))
    return _page(404, notice_page("There is no such page", "It may come with the next build, or may have gone with the last one.", state))


def _parts(path: str) -> list[str] | None:
    """The names of a path, the last one empty for a folder; None for what no file of a site is called."""
    if not path.startswith("/"):
        return None
    try:
        names = [unquote(part, errors="strict") for part in path.split("/")[1:]]
    except UnicodeDecodeError:
        return None
    inner = names[:-1]
    if any(not name for name in inner) or any(name.startswith(".") or set(name) & set("/\\\0") for name in names):
        return None
    return names


def _found(name: str, data: bytes, state: str) -> Answer:
    dot = name.rfind(".")
    kind = TYPES.get(name[dot:].lower() if dot > 0 else "", "application/octet-stream")
    if kind.startswith("text/html"):
        return _page(200, with_reload(data, state))
    return Answer(200, {**HEADERS, "Content-Type": kind}, data)


def _page(status: int, page: bytes) -> Answer:
    return Answer(status, {**HEADERS, "Content-Type": TYPES[".html"]}, page)


def _plain(status: int, text: str) -> Answer:
    return Answer(status, {**HEADERS, "Content-Type": TYPES[".txt"]}, f"{text}\n".encode())


def _without_port(host: str) -> str:
    """`localhost:8000` -> `localhost`; an IPv6 address stands in brackets (RFC 3986, 3.2.2)."""
    if host.startswith("["):
        inside, bracket, port = host.partition("]")
        return inside + bracket if not port or port.removeprefix(":").isdigit() else ""
    return host.rpartition(":")[0] if ":" in host else host
