"""The site on loopback over HTTP (http.server of the standard library), with a stream of news for the pages that are open."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from briefgen.diagnostics import BriefgenError
from briefgen.live.answers import Answer, answer, is_loopback
from briefgen.live.board import Board

PORT = 8000
BEAT = 10.0
"""Seconds between signs of life of a stream, by which a page that was closed is found out."""


@contextmanager
def serving(site: str, board: Board, host: str, port: int | None) -> Iterator[str]:
    """Serve a folder in threads of this process; gives the site's address. Without a port, 8000 or, if that is taken, a free one.

    Raises BriefgenError for a host that is not this machine, and for a port that is taken.
    """
    server = _bound(site, board, host, port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, name="serve", daemon=True)
    thread.start()
    try:
        shown = f"[{host}]" if ":" in host else host
        yield f"http://{shown}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def _bound(site: str, board: Board, host: str, port: int | None) -> "_Server":
    if not is_loopback(host):
        raise BriefgenError(f"--host {host}: is not this machine; the site is served on loopback only: 127.0.0.1, ::1 or localhost")
    try:
        return _Server(site, board, host, PORT if port is None else port)
    except PermissionError as error:
        raise BriefgenError(f"--port {port}: the system does not allow it; choose one above 1023") from error
    except OSError as error:
        if port is None:
            return _Server(site, board, host, 0)
        raise BriefgenError(f"--port {port}: {error.strerror or error}; choose another one, or leave the option out") from error


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # streams of news have no end

    def __init__(self, site: str, board: Board, host: str, port: int) -> None:
        self.site, self.board = site, board
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """As in the base, which also asks the name server for this machine's name: nothing is asked here."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "localhost", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no problem of the site."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 30  # seconds for a client to say what it wants
    server_version, sys_version = "briefgen", ""

    def do_GET(self) -> None:
        """A file, a page, or the stream of news."""
        self._send(self._answer(), body=True)

    def do_HEAD(self) -> None:
        """As GET without the body."""
        self._send(self._answer(), body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged."""

    def _answer(self) -> Answer:
        hosts = self.headers.get_all("Host") or []
        host = hosts[0] if len(hosts) == 1 else None
        return answer(self.server.site, self.server.board, self.path, host, self.headers.get("Sec-Fetch-Site"))

    def _send(self, found: Answer, *, body: bool) -> None:
        self.send_response(HTTPStatus(found.status))
        for name, value in found.headers.items():
            self.send_header(name, value)
        if found.since is None:
            self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        if not body:
            return
        if found.since is None:
            self.wfile.write(found.body)
        else:
            self._tell_news(found.since)

    def _tell_news(self, since: str) -> None:
        """Wait for another state than the client's, say so, and end (the page reloads and asks again)."""
        self.wfile.write(b": waiting\n\n")
        while not self.server.board.wait(since, BEAT):
            self.wfile.write(b": still waiting\n\n")
        self.wfile.write(f"event: reload\ndata: {self.server.board.state}\n\n".encode())
