"""The site on loopback: the files as they stand, pages that reload, and nothing for anybody else. A real process, real requests."""

import json
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from living import Living, ask, living, news
from tools import BROWSER
from workspaces import Run, build, workspace

from briefgen.live.served import SCRIPT, problem_page, with_reload

SECRET = "nobody else may read this"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built workspace, with something to steal beside the site and links that lead out of it."""
    made = workspace(tmp_path_factory.mktemp("served"))
    assert build(made).status == 0
    root = made / "build" / "site"
    (made / "build" / "secret.html").write_text(SECRET)
    (root / ".hidden.html").write_text(SECRET)
    (root / "link.html").symlink_to(made / "build" / "secret.html")
    (root / "way").symlink_to(made / "build")
    os.mkfifo(root / "pipe.html")
    (root / "bare").mkdir()
    (root / "note.xyz").write_bytes(b"<script>alert(1)</script>")
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[tuple[Living, str]]:
    """The running command and the address that it printed."""
    with living("serve", "--workspace", str(folder), "--port", "0") as running:
        yield running, running.line("http://")


@pytest.fixture(scope="module")
def address(server: tuple[Living, str]) -> str:
    """The address alone."""
    return server[1]


def test_files_are_sent_as_they_stand(folder: Path, address: str) -> None:
    """Every file of the site that is no page comes byte for byte, with its own content type."""
    kinds = {
        ".json": "application/json",
        ".txt": "text/plain; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".woff2": "font/woff2",
        ".xyz": "application/octet-stream",
    }
    root = folder / "build" / "site"
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink() and path.suffix in kinds]
    replies = {path: ask(address, "/" + path.relative_to(root).as_posix()) for path in files}

    assert {path.suffix for path in files} == set(kinds)
    assert [str(path) for path, reply in replies.items() if (reply.status, reply.body) != (200, path.read_bytes())] == []
    assert {path.suffix: reply.headers["Content-Type"] for path, reply in replies.items()} == kinds
    assert {reply.headers["X-Content-Type-Options"] for reply in replies.values()} == {"nosniff"}


def test_a_page_differs_from_its_file_by_the_script_and_its_permission(folder: Path, address: str) -> None:
    """Taking the script and what the policy allows it away gives the file back; the file holds neither."""
    sent = ask(address, "/2026-W47/en/").body
    file = (folder / "build" / "site" / "2026-W47" / "en" / "index.html").read_bytes()
    bare = re.sub(rb'<script data-since="[\d.]+">.*?</script>\n', b"", sent, flags=re.DOTALL)
    bare = re.sub(rb"; script-src 'sha256-[\w+/=]+'; connect-src 'self'", b"", bare)

    assert bare == file
    assert sent != file
    assert b"script" not in file.replace(b"description", b"").replace(b"transcript", b"")


def test_folders_are_their_index(address: str) -> None:
    """A folder without its slash leads to itself with one; a folder without an index is not listed."""
    bare, found, listed = ask(address, "/2026-W47/en"), ask(address, "/2026-W47/en/"), ask(address, "/bare/")

    assert (bare.status, bare.headers["Location"]) == (302, "/2026-W47/en/")
    assert (found.status, found.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert ask(address, "/2026-W47/en/index.html").body == found.body
    assert listed.status == 404
    assert ask(address, "/bare").status == ask(address, "/assets/").status == 404


def test_head_is_get_without_the_body(address: str) -> None:
    """The same status and length."""
    got, head = ask(address, "/"), ask(address, "/", method="HEAD")

    assert (head.status, head.body, head.headers["Content-Length"]) == (got.status, b"", str(len(got.body)))
    assert ask(address, "/", method="POST").status == 501


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/2026-W47/../../secret.html",
        "/..\\secret.html",
        "//etc/passwd",
        "///etc/passwd",
        "/%2fetc%2fpasswd",
        "http://localhost/../secret.html",
        "file:///etc/passwd",
        "/.hidden.html",
        "/link.html",
        "/way/secret.html",
        "/pipe.html",
        "/%ff",
        "/a%00.html",
        "/index.html/",
        "/index.html/index.html",
        "/" + "a" * 5000,
        "/nowhere.html",
        "*",
        "/[",
    ],
)
def test_nothing_but_the_site_is_served(address: str, path: str) -> None:
    """Ways out of the site, hidden files, links and pipes are not there, and the server goes on."""
    reply = ask(address, path)

    assert reply.status == 404
    assert SECRET not in reply.text
    assert "root:" not in reply.text
    assert ask(address, "/").status == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:81", 200),
        ("127.0.0.1:9999", 200),
        ("[::1]:80", 200),
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("evil.example#localhost", 421),
        ("10.0.0.1", 421),
        ("0.0.0.0", 421),
        ("[::1]evil.example", 421),
        ("", 421),
    ],
)
def test_only_loopback_names_are_answered(address: str, host: str, status: int) -> None:
    """A page elsewhere whose name is made to lead to this machine reads nothing."""
    reply = ask(address, "/2026-W47/brief.json", host=host)

    assert reply.status == status
    assert (b'"schema"' in reply.body) == (status == 200)


def test_a_request_without_one_host_is_refused(address: str) -> None:
    """Neither none nor two."""
    port = int(address.removesuffix("/").rpartition(":")[2])
    for lines in ("", "Host: localhost\r\nHost: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(f"GET / HTTP/1.0\r\n{lines}\r\n".encode())
            reply = b"".join(iter(lambda: client.recv(65536), b""))

        assert reply.split(b"\r\n")[0].split()[1] == b"421"


def test_other_origins_get_no_news_and_may_embed_nothing(address: str) -> None:
    """The stream is for the site's own pages; every answer forbids frames and loading from elsewhere."""
    refused = ask(address, "/.briefgen/events?since=x", headers=[("Sec-Fetch-Site", "cross-site")])
    allowed = ask(address, "/.briefgen/events?since=x", headers=[("Sec-Fetch-Site", "same-origin")])
    page = ask(address, "/")

    assert (refused.status, allowed.status, allowed.headers["Content-Type"]) == (403, 200, "text/event-stream")
    assert (page.headers["X-Frame-Options"], page.headers["Cross-Origin-Resource-Policy"]) == ("DENY", "same-origin")
    assert "Access-Control-Allow-Origin" not in page.headers


def shown(address: str) -> str:
    """The state that the front page shows."""
    found = re.search(r'data-since="([\d.]+)"', ask(address, "/").text)
    assert found
    return found[1]


def test_a_build_tells_open_pages(folder: Path, address: str) -> None:
    """A page that waits for news gets them when another process builds something else, and then shows it."""
    since = shown(address)
    (folder / "briefgen.toml").write_text((folder / "briefgen.toml").read_text().replace("River Weekly", "River Monthly"))
    assert build(folder).status == 0
    told = news(address, since)

    assert "event: reload\ndata: " in told
    assert "River Monthly" in ask(address, "/2026-W47/en/").text
    assert shown(address) != since


def test_a_page_of_another_run_reloads_at_once(address: str) -> None:
    """What a page knows from an earlier run of the server is old."""
    assert "event: reload" in news(address, "1.0")


def test_a_site_that_is_not_there_yet(tmp_path: Path) -> None:
    """Before the first build a page says what to do; after it the site is there."""
    folder = workspace(tmp_path)
    with living("serve", "--workspace", str(folder)) as running:
        address = running.line("http://")
        before = ask(address, "/")
        since = shown(address)
        assert build(folder).status == 0
        news(address, since)
        while ask(address, "/").status != 200:
            news(address, shown(address))

    assert before.status == 404
    assert "briefgen build" in before.text


def test_ctrl_c_ends_it(folder: Path) -> None:
    """Exit 130, one line, no traceback, although a page still waits for news."""
    with living("serve", "--workspace", str(folder), "--port", "0") as running:
        ask(running.line("http://"), "/.briefgen/events?since=x")
        status = running.interrupt()
        running.line("interrupted")

    assert status == 130
    assert [line for line in running.said if "Traceback" in line] == []


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])
def test_no_other_host(folder: Path, host: str) -> None:
    """Only loopback can be served on: exit 2."""
    run = Run("serve", "--workspace", str(folder), "--host", host)

    assert run.status == 2
    assert "loopback only" in run.err


def test_a_port_that_is_taken(folder: Path, address: str) -> None:
    """A named port that somebody has is refused with what to do; so is a number that is none."""
    port = address.removesuffix("/").rpartition(":")[2]
    run, none = Run("serve", "--workspace", str(folder), "--port", port), Run("serve", "--workspace", str(folder), "--port", "70000")

    assert (run.status, none.status) == (2, 2)
    assert f"--port {port}" in run.err
    assert "choose another" in run.err


@pytest.mark.parametrize(
    ("policy", "relaxed"),
    [
        ("default-src 'none'", "default-src 'none'; script-src HASH; connect-src 'self'"),
        ("default-src 'self'; script-src 'none'", "default-src 'self'; script-src HASH; connect-src 'self' 'self'"),
        ("script-src 'self'; script-src-elem 'none'", "script-src 'self' HASH; script-src-elem HASH; connect-src 'self'"),
        ("connect-src &#39;none&#39;; sandbox", "connect-src 'self'; sandbox; script-src HASH"),
    ],
)
def test_a_policy_allows_our_script_and_what_it_allowed(policy: str, relaxed: str) -> None:
    """Whatever a page's own policy says, it says the same of everything else."""
    page = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><body></body>'.encode()
    found = re.search(r'content="([^"]*)"', with_reload(page, "1.1").decode())

    assert found
    assert re.sub(r"'sha256-[\w+/=]+'", "HASH", found[1]) == relaxed


def test_the_script_stands_at_the_end() -> None:
    """Before the last end of a body, or after everything where there is none."""
    assert with_reload(b"<p></body></p></body></html>", "1.1").endswith(f"{SCRIPT}</script>\n</body></html>".encode())
    assert with_reload(b"<p>words", "1.1").startswith(b"<p>words<script data-since=")


def test_a_problem_is_text_on_its_page() -> None:
    """Markup, directions and control characters in a problem are shown, not obeyed."""
    page = problem_page(["</li><script>alert(1)</script>\x1b[2J\u202eevil"], "1.1").decode()

    assert "&lt;/li&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<script") == 1
    assert "\x1b" not in page
    assert "\u202e" not in page


@pytest.mark.browser
def test_a_browser_reloads_an_open_page(tmp_path: Path) -> None:
    """An open page shows the new words when the site is built again, and the browser has nothing to complain of."""
    if shutil.which("node") is None or not (BROWSER / "node_modules").is_dir():
        pytest.skip("run `make test` once: node or tests/browser/node_modules is missing")
    folder = workspace(tmp_path)
    assert build(folder).status == 0
    with living("serve", "--workspace", str(folder), "--port", "0") as running:
        command = ["node", str(BROWSER / "reload.mjs"), f"{running.line('http://')}2026-W47/en/", "River Monthly"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as browser:
            assert browser.stdout
            assert browser.stdout.readline() == "open\n"
            (folder / "briefgen.toml").write_text((folder / "briefgen.toml").read_text().replace("River Weekly", "River Monthly"))
            assert build(folder).status == 0
            assert json.loads(browser.stdout.readline()) == []
