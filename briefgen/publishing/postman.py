"""Messages of an edition, one a language, and its readers -> each has it once, by SMTP with TLS, whatever becomes of one of them."""

import contextlib
import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Literal

from msgspec import Struct

from briefgen.diagnostics import BriefgenError
from briefgen.publishing import clock
from briefgen.publishing.journal import State, lines
from briefgen.publishing.password import password
from briefgen.publishing.recipients import Recipient, header

PASSWORD = "BRIEFGEN_SMTP_PASSWORD"
AT_ONCE = 50
"""Blind copies of one message: servers refuse more than some hundred."""
_OWN = ("localhost", "127.0.0.1", "::1")
_PORTS = {"tls": 465, "starttls": 587, "none": 25}


class Server(Struct, frozen=True, kw_only=True):
    """Where mail is handed in."""

    host: str
    security: Literal["starttls", "tls", "none"] = "starttls"
    port: int | None = None
    user: str | None = None


class Delivery(Struct, frozen=True, kw_only=True):
    """One message and those who get it: one reader, or several as blind copies."""

    message: bytes
    to: tuple[Recipient, ...]


class Outcome(Struct, frozen=True, kw_only=True):
    """How many were sent it, and what was said of those who were not."""

    sent: int
    refused: tuple[str, ...]


def due(readers: Sequence[Recipient], states: Mapping[str, State], again: Sequence[str]) -> tuple[list[Recipient], list[str]]:
    """The readers who have not got it, and the addresses of whom that is not known. `again`: addresses that are sent it in any case."""
    wanted = {one.lower() for one in again}
    now = [one for one in readers if one.address.lower() in wanted or states.get(one.address.lower()) in (None, "refused")]
    unsure = [one.address for one in readers if states.get(one.address.lower()) == "begun" and one.address.lower() not in wanted]
    return now, unsure


def deliveries(
    messages: Mapping[str, bytes], readers: Sequence[Recipient], sender: str | None, *, blind: bool, default: str
) -> Iterator[Delivery]:
    """What is handed in, in the order of the list. Raises BriefgenError where no sender is known."""
    for locale, data in messages.items():
        own = [one for one in readers if (one.locale or default) == locale]
        size = AT_ONCE if blind else 1
        for first in range(0, len(own), size):
            part = tuple(own[first : first + size])
            yield Delivery(message=addressed(data, part, sender, blind=blind), to=part)


def addressed(data: bytes, to: Sequence[Recipient], sender: str | None, *, blind: bool) -> bytes:
    """A message with its sender and its reader; everything else in it stays as it is. Raises BriefgenError where no sender is known."""
    message = BytesParser(EmailMessage, policy=policy.SMTP).parsebytes(data)
    if sender is not None:
        del message["From"]
        message["From"] = sender
    if message["From"] is None:
        raise BriefgenError('briefgen: nobody is named as the sender; write sender = "desk@host" under [mail] in briefgen.toml')
    message["To"] = "undisclosed-recipients:;" if blind else (header(to[0]),)
    return message.as_bytes()


def deliver(parts: Sequence[Delivery], server: Server, sender: str, note: Callable[[bytes], None]) -> Outcome:
    """Hand everything in; `note` keeps a journal's lines before it returns. Raises BriefgenError where the server cannot be used."""
    sent, refused = 0, list[str]()
    with _connected(server) as connection:
        for part in parts:
            addresses = [one.address for one in part.to]
            note(lines(addresses, "begun", _now()))
            failed = _hand_in(connection, part, sender)
            note(lines([one for one in addresses if one not in failed], "sent", _now()))
            for address, said in failed.items():
                note(lines([address], "refused", _now(), said))
                refused.append(f"{address}: {said}")
            sent += len(addresses) - len(failed)
    return Outcome(sent=sent, refused=tuple(refused))


def _now() -> str:
    return clock.written(clock.now())


def _hand_in(connection: smtplib.SMTP, part: Delivery, sender: str) -> dict[str, str]:
    """Hand one message in; the addresses that were refused, and why. Raises BriefgenError where the connection is lost."""
    addresses = [one.address for one in part.to]
    try:
        return {address: _said(*answer) for address, answer in connection.sendmail(sender, addresses, part.message).items()}
    except smtplib.SMTPRecipientsRefused as error:
        return {address: _said(*answer) for address, answer in error.recipients.items()}
    except (smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as error:
        return dict.fromkeys(addresses, _said(error.smtp_code, error.smtp_error))
    except (smtplib.SMTPException, OSError) as error:
        hint = "run it again: who has it gets it no second time; of the last message nobody knows, and --resend ADDRESS sends it again"
        raise BriefgenError(f"briefgen: the mail server went away: {error}; {hint}") from None


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:300]


def _connected(server: Server) -> smtplib.SMTP:
    """A connection that nobody can read along, logged in where a user is named. Raises BriefgenError."""
    port = server.port or _PORTS[server.security]
    if server.security == "none" and server.host not in _OWN:
        raise BriefgenError('briefgen: mail in the clear is for this machine only; write security = "starttls" or "tls" under [mail]')
    with contextlib.ExitStack() as open_until_used:
        try:
            connection = _opened(server, port)
            open_until_used.callback(connection.close)
            if server.security == "starttls":
                connection.starttls(context=ssl.create_default_context())
            if server.user is not None:
                _log_in(connection, server)
        except smtplib.SMTPAuthenticationError as error:
            hint = f"give the right {PASSWORD} in the environment, or see docs/hosting.md for the keyring"
            raise BriefgenError(f"briefgen: {server.host} does not let {server.user} in ({error.smtp_code}); {hint}") from None
        except (smtplib.SMTPException, OSError) as error:
            hint = "look at host, port and security under [mail]; an authority of your own is named by SSL_CERT_FILE"
            raise BriefgenError(f"briefgen: {server.host}:{port}: {error}; {hint}; nothing was sent") from None
        open_until_used.pop_all()
    return connection


def _opened(server: Server, port: int) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, port, timeout=60, context=ssl.create_default_context())
    return smtplib.SMTP(server.host, port, timeout=60)


def _log_in(connection: smtplib.SMTP, server: Server) -> None:
    secret = password(PASSWORD, f"{server.user}@{server.host}")
    if secret is None:
        raise BriefgenError(f"briefgen: no password of {server.user} at {server.host} is known; give {PASSWORD} or use the keyring")
    connection.login(str(server.user), secret)
