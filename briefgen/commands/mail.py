"""`briefgen mail EDITION`: the e-mail edition to its readers."""

import argparse
import os
from typing import TYPE_CHECKING

from briefgen.commands import options
from briefgen.console import counted, out, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.building.workspace import Setup
    from briefgen.config import MailTable
    from briefgen.publishing.postman import Delivery, Outcome
    from briefgen.publishing.recipients import Recipient

EPILOG = """The edition is built before: briefgen build --edition ID --format email. Who has got it stands in
build/mail-sent/EDITION.jsonl; nobody gets it twice."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which edition, and how."""
    parser.add_argument("edition", metavar="EDITION", help="which edition: 2026-W47, or latest")
    parser.add_argument("--output", metavar="DIR", help="take the messages from this folder instead of build/ in the workspace")
    parser.add_argument("--dry-run", action="store_true", help="write what would be sent as files, send nothing")
    parser.add_argument("--resend", action="append", metavar="ADDRESS", help="send to this reader in any case; may be repeated")
    parser.add_argument("--despite-marking", action="store_true", help="send an edition whose marking is stricter than up_to of [mail]")
    parser.add_argument("--no-wait", action="store_true", help="do not wait for a build of this workspace")


def run(args: argparse.Namespace) -> int:
    """0; 1 where a reader was refused, or where it is not known whether one has it."""
    from briefgen.building.workspace import locate, open_workspace

    setup = open_workspace(locate(args.workspace, args.output))
    with options.undisturbed(setup.workspace, "briefgen mail", wait=not args.no_wait):
        return _mail(setup, args)


def _mail(setup: "Setup", args: argparse.Namespace) -> int:
    from briefgen import files
    from briefgen.publishing.journal import states
    from briefgen.publishing.postman import deliveries, due

    table, root = setup.config.mail, setup.workspace.root
    edition, messages = _messages(setup, args.edition)
    _allowed(setup, edition, table, told=args.despite_marking)
    readers = _readers(table, root, tuple(messages), setup.config.briefing.locales[0])
    journal = os.path.join(setup.workspace.output, "mail-sent", f"{edition}.jsonl")
    now, unsure = due(readers, states(files.read_optional(journal)), args.resend or ())
    default = setup.config.briefing.locales[0]
    parts = list(deliveries(messages, now, table.sender, blind=table.copies == "blind", default=default))
    if args.dry_run:
        return _written(os.path.join(setup.workspace.output, "mail-dry-run", edition), parts)
    for address in unsure:
        say(f"{address}: it is not known whether {edition} arrived; ask, and send it again with --resend {address}")
    done = _sent(parts, table, journal)
    for problem in done.refused:
        say(f"refused: {problem}")
    if not args.quiet:
        whole, before = counted(len(readers), "reader"), _before(readers, now, unsure)
        say(f"{edition}: sent to {done.sent} of {whole}, {len(done.refused)} refused{before}")
    return 1 if done.refused or unsure else 0


def _messages(setup: "Setup", wanted: str) -> tuple[str, dict[str, bytes]]:
    """The edition and its messages by language. Raises BriefgenError where there are none."""
    from briefgen import files
    from briefgen.diagnostics import BriefgenError

    post = setup.workspace.mail
    edition = max(files.subfolders(post), default="") if wanted == "latest" else wanted
    names = [one.path for one in files.scan(os.path.join(post, edition)) if one.path.endswith(".eml")] if edition else []
    if not names or os.sep in edition or edition.startswith("."):
        hint = f"build them: briefgen build --edition {wanted if wanted != 'latest' else 'ID'} --format email"
        raise BriefgenError(f"briefgen: there are no messages of {wanted} in {post}; {hint}")
    return edition, {name.removesuffix(".eml"): files.read(os.path.join(post, edition, name)) for name in names}


def _allowed(setup: "Setup", edition: str, table: "MailTable", *, told: bool) -> None:
    """Raises BriefgenError for an edition that is marked more strictly than mail may be."""
    import json

    from briefgen import files
    from briefgen.config import MARKINGS
    from briefgen.diagnostics import BriefgenError

    place = os.path.join(setup.workspace.site, edition, "brief.json")
    data = files.read_optional(place)
    marking = json.loads(data).get("marking") if data is not None else None
    if marking not in MARKINGS:
        raise BriefgenError(f"{place}: says nothing of the edition's marking, so it is not sent; build the edition again")
    if MARKINGS.index(marking) > MARKINGS.index(table.up_to) and not told:
        hint = "raise up_to under [mail], or say --despite-marking"
        raise BriefgenError(f"{edition} is marked {marking}, and mail is allowed up to {table.up_to}; {hint}")


def _readers(table: "MailTable", root: str, locales: tuple[str, ...], default: str) -> "tuple[Recipient, ...]":
    from briefgen import files
    from briefgen.diagnostics import BriefgenError
    from briefgen.publishing.recipients import read_list

    if table.list is None:
        raise BriefgenError('briefgen: mail to whom? write list = "readers.txt" under [mail] in briefgen.toml, one address a line')
    data = files.read_optional(os.path.join(root, table.list))
    if data is None:
        raise BriefgenError(f"{table.list}: there is no such file; write one address a line into it")
    found = read_list(data, table.list, locales)
    if default not in locales and any(not one.locale for one in found):
        raise BriefgenError(f"briefgen: there is no message in {default}, the language of readers without one; build it, too")
    return found


def _written(folder: str, parts: "list[Delivery]") -> int:
    from briefgen import files

    for number, part in enumerate(parts, 1):
        place = os.path.join(folder, f"{number:04d}.eml")
        files.write(place, part.message)
        out(place)
        say(f"{os.path.basename(place)}: to {', '.join(one.address for one in part.to)}")
    say(f"{counted(len(parts), 'message')} written, nothing sent")
    return 0


def _before(readers: "Sequence[Recipient]", now: "Sequence[Recipient]", unsure: "Sequence[str]") -> str:
    had = len(readers) - len(now) - len(unsure)
    return f", {had} had it" if had else ""


def _sent(parts: "list[Delivery]", table: "MailTable", journal: str) -> "Outcome":
    from email.parser import BytesParser
    from email.utils import parseaddr

    from briefgen import links
    from briefgen.diagnostics import BriefgenError
    from briefgen.publishing.postman import Outcome, Server, deliver

    if table.host is None:
        raise BriefgenError('briefgen: mail by which server? write host = "mail.example" under [mail] in briefgen.toml')
    if not parts:
        return Outcome(sent=0, refused=())
    server = Server(host=table.host, security=table.security, port=table.port, user=table.user)
    sender = parseaddr(str(BytesParser().parsebytes(parts[0].message, headersonly=True)["From"]))[1]
    return deliver(parts, server, sender, lambda data: links.append(journal, data))
