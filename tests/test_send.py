"""`briefgen mail` with a real mail server on loopback, with TLS: who gets it, who is refused, and nobody twice."""

import base64
import json
import ssl
import subprocess
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from servers import free_port, needs
from workspaces import Run

from briefgen.publishing.journal import lines, states
from briefgen.publishing.recipients import read_list

pytestmark = [
    needs("openssl"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # the server's own socket, when it is refused
]
READERS = "# the desk\nVera Obraztsova <vera@host.example>\njan@host.example   # new\n\nОля <olga@host.example> ru\n"


class Post:
    """What the mail server took: envelope addresses and messages. It refuses who is named so, and hangs up when told."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], bytes]] = []
        self.refused: set[str] = set()
        self.hang_up_after = 99

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802  # aiosmtpd's
        """Refuse one reader, take the others."""
        if address in self.refused:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's
        """Take a message, or hang up before saying so."""
        if len(self.taken) >= self.hang_up_after:
            server.transport.abort()
            return "451 gone"
        self.taken.append((list(envelope.rcpt_tos), envelope.content))
        return "250 OK"

    def to(self) -> list[str]:
        """Everybody who got something."""
        return [one for addresses, _ in self.taken for one in addresses]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and its certificate for localhost."""
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*command, *names, "-keyout", f"{folder}/key", "-out", f"{folder}/cert"], check=True, capture_output=True)
    return folder


class Office:
    """A workspace with a list of readers, messages in two languages, and a mail server."""

    def __init__(self, folder: Path, port: int, more: str = "") -> None:
        self.root = folder
        sender = 'user = "desk"\nsender = "The Desk <desk@host.example>"\n'
        table = f'[mail]\nlist = "readers.txt"\nhost = "localhost"\nport = {port}\n{sender}{more}'
        (folder / "briefgen.toml").write_text(f'[briefing]\nlocales = ["en", "ru"]\n{table}\n[topics.w]\ntitle = "W"\nany = ["w"]\n')
        (folder / "readers.txt").write_text(READERS, encoding="utf-8")
        for locale, words in (("en", "Week 47"), ("ru", "Неделя 47")):
            place = folder / f"build/mail/2026-W47/{locale}.eml"
            place.parent.mkdir(parents=True, exist_ok=True)
            subject = f"=?utf-8?b?{base64.b64encode(words.encode()).decode()}?="
            place.write_bytes(f"Subject: {subject}\r\nMessage-ID: <a.{locale}@briefgen.invalid>\r\n\r\nText of the week.\r\n".encode())
        self.mark("TLP:GREEN")

    def mark(self, marking: str) -> None:
        """Let the edition be marked so."""
        place = self.root / "build/site/2026-W47/brief.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps({"marking": marking}))

    def mail(self, *arguments: str) -> Run:
        """`briefgen mail 2026-W47`."""
        return Run("mail", "2026-W47", "--workspace", str(self.root), *arguments)


@pytest.fixture
def post(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Post, int]]:
    """A mail server that wants TLS and the desk's password; its port."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert"))
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", "open sesame")
    taking, port = Post(), free_port()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate / "cert", certificate / "key")

    def known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=isinstance(data, LoginPassword) and data.password == b"open sesame", handled=False)

    options: dict[str, Any] = {"authenticator": known, "auth_required": True}
    server = Controller(taking, hostname="localhost", port=port, tls_context=context, require_starttls=True, **options)
    server.start()
    yield taking, port
    server.stop()


def test_each_reader_gets_one_message_in_their_language(post: tuple[Post, int], tmp_path: Path) -> None:
    """One message each, to the reader by name and from the desk, its text as built; a second run sends nothing."""
    taking, port = post
    office = Office(tmp_path, port)
    first, second = office.mail(), office.mail()

    assert (first.status, second.status) == (0, 0), first.err + second.err
    assert "sent to 3 of 3 readers" in first.err
    assert "sent to 0 of 3 readers, 0 refused, 3 had it" in second.err
    assert taking.to() == ["vera@host.example", "jan@host.example", "olga@host.example"]
    message = message_from_bytes(taking.taken[0][1])
    assert (message["To"], message["From"]) == ("Vera Obraztsova <vera@host.example>", "The Desk <desk@host.example>")
    assert message["Message-ID"] == "<a.en@briefgen.invalid>"
    assert "Text of the week." in str(message.get_payload())
    assert b"a.ru@briefgen.invalid" in taking.taken[2][1]


def test_blind_copies_name_nobody(post: tuple[Post, int], tmp_path: Path) -> None:
    """One message a language, and no address of a reader in it."""
    taking, port = post
    assert Office(tmp_path, port, 'copies = "blind"\n').mail().status == 0

    assert [addresses for addresses, _ in taking.taken] == [["vera@host.example", "jan@host.example"], ["olga@host.example"]]
    assert all(b"vera@" not in data and b"undisclosed-recipients" in data for _, data in taking.taken)


@pytest.mark.parametrize("copies", ["each", "blind"])
def test_a_bounce_of_one_does_not_stop_the_rest(post: tuple[Post, int], tmp_path: Path, copies: str) -> None:
    """The refused reader is named with the server's words, exit 1; when the mailbox is there, a second run sends to that one only."""
    taking, port = post
    taking.refused = {"vera@host.example"}
    office = Office(tmp_path, port, f'copies = "{copies}"\n')
    first = office.mail()
    taking.refused = set()
    second = office.mail()

    assert (first.status, second.status) == (1, 0)
    assert "refused: vera@host.example: 550 5.1.1 no such mailbox" in first.err
    assert taking.to() == ["jan@host.example", "olga@host.example", "vera@host.example"]


def test_a_message_that_may_have_arrived_is_not_sent_twice(post: tuple[Post, int], tmp_path: Path) -> None:
    """The server hangs up in the middle of the second message: the next run leaves that reader alone, says so, and sends the third."""
    taking, port = post
    office = Office(tmp_path, port)
    taking.hang_up_after = 1
    broken = office.mail()
    taking.hang_up_after = 99
    resumed = office.mail()
    asked = office.mail("--resend", "jan@host.example")

    assert (broken.status, resumed.status, asked.status) == (2, 1, 0), broken.err + resumed.err + asked.err
    assert "jan@host.example: it is not known whether 2026-W47 arrived" in resumed.err
    assert taking.to() == ["vera@host.example", "olga@host.example", "jan@host.example"]


def test_a_wrong_password_is_told_and_nothing_is_sent(post: tuple[Post, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 2; the password stands in no line, and nobody is noted down."""
    taking, port = post
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", "secret7")
    run = Office(tmp_path, port).mail()

    assert run.status == 2
    assert "does not let desk in (535)" in run.err
    assert "secret7" not in run.err + run.out
    assert taking.taken == []
    assert not (tmp_path / "build/mail-sent").exists()


def test_an_unknown_certificate_is_refused(post: tuple[Post, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is handed to a server that cannot prove who it is."""
    monkeypatch.delenv("SSL_CERT_FILE")
    run = Office(tmp_path, post[1]).mail()

    assert (run.status, post[0].taken) == (2, [])
    assert "certificate verify failed" in run.err


def test_an_edition_of_a_stricter_marking_is_not_sent(post: tuple[Post, int], tmp_path: Path) -> None:
    """TLP:AMBER goes to nobody by default; with --despite-marking it goes."""
    office = Office(tmp_path, post[1])
    office.mark("TLP:AMBER")
    refused = office.mail()
    assert post[0].taken == []
    told = office.mail("--despite-marking")

    assert (refused.status, told.status, len(post[0].taken)) == (2, 0, 3)
    assert "marked TLP:AMBER, and mail is allowed up to TLP:GREEN" in refused.err


def test_a_dry_run_writes_messages_and_sends_none(tmp_path: Path) -> None:
    """No server is asked; each message stands as a file."""
    run = Office(tmp_path, 1).mail("--dry-run")
    written = sorted((tmp_path / "build/mail-dry-run/2026-W47").iterdir())

    assert run.status == 0
    assert [Path(line) for line in run.out.splitlines()] == written
    assert len(written) == 3
    assert message_from_bytes(written[1].read_bytes())["To"] == "jan@host.example"


def test_every_wrong_line_of_the_list_is_named(tmp_path: Path) -> None:
    """A line that is no address, and a language that the edition has not, each with its line; nothing is sent."""
    office = Office(tmp_path, 1)
    (tmp_path / "readers.txt").write_text("vera@host.example\nnobody\na@host.example fr\nVera@host.example ru\n", encoding="utf-8")
    run = office.mail()

    assert run.status == 2
    assert [line.split(": ")[0] for line in run.err.splitlines()] == ["readers.txt:2", "readers.txt:3"]
    assert len(read_list(b"vera@host.example\nVera@host.example ru\n", "readers.txt", ("en", "ru"))) == 1


def test_a_journal_that_was_cut_off_counts_as_far_as_it_goes() -> None:
    """The last state of an address counts, a half-written last line does not."""
    whole = lines(["a@x", "B@x"], "begun", "t") + lines(["a@x"], "sent", "t")

    assert states(whole + lines(["c@x"], "begun", "t")[:20]) == {"a@x": "sent", "b@x": "begun"}
