"""`briefgen publish [TARGET]`: the built site to its readers."""

import argparse
import contextlib
import sys
from typing import TYPE_CHECKING

from briefgen.commands import options
from briefgen.console import counted, out, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.publishing.address import Address
    from briefgen.publishing.publisher import Done, Wish
    from briefgen.publishing.sitefiles import Site
    from briefgen.publishing.stores import Store

EPILOG = """targets: a folder, sftp://USER@HOST/FOLDER, ssh://USER@HOST/FOLDER (rsync over SSH; rsync:// means the same),
davs://HOST/FOLDER (WebDAV; webdav:// without TLS), s3://BUCKET/BEGINNING. Never with a password: the SSH agent, the
environment or the keyring has it (docs/hosting.md)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and what is to be done there."""
    parser.add_argument("target", nargs="?", metavar="TARGET", help="where to (default: target of [publish] in briefgen.toml)")
    parser.add_argument("--output", metavar="DIR", help="publish the site in this folder instead of build/ in the workspace")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="list what would change, change nothing")
    what.add_argument("--check", action="store_true", help="read everything at the target back and compare it with what was published")
    what.add_argument("--rollback", action="store_true", help="take the last publishing back")
    what.add_argument("--repair", action="store_true", help="send again what is not there as it was published")
    what.add_argument("--server-config", choices=("nginx", "apache", "iis", "caddy"), help="print what the web server has to be told")
    parser.add_argument("--revised", action="store_true", help="send editions that say something else than they did when published")
    parser.add_argument("--withdraw", action="append", metavar="ID", help="remove an edition that is not in the site any more")
    parser.add_argument("--break-lock", action="store_true", help="take the lock over from a publisher that is certainly gone")
    parser.add_argument("--no-wait", action="store_true", help="do not wait for a build of this workspace")


def run(args: argparse.Namespace) -> int:
    """0; 1 where `--check` finds a difference."""
    from briefgen.building.workspace import locate, open_workspace
    from briefgen.diagnostics import BriefgenError
    from briefgen.publishing.address import parse
    from briefgen.publishing.opening import open_store
    from briefgen.publishing.patience import Patient
    from briefgen.publishing.publisher import Wish

    if args.server_config:
        from briefgen.publishing.hosting import SERVERS

        sys.stdout.write(SERVERS[args.server_config]())
        return 0
    setup = open_workspace(locate(args.workspace, args.output))
    table = setup.config.publish
    if args.target is None and table.target is None:
        raise BriefgenError('briefgen: publish where? name a TARGET, or write target = "…" under [publish] in briefgen.toml')
    address = parse(args.target, ".") if args.target is not None else parse(str(table.target), setup.workspace.root)
    store = Patient(open_store(address, setup.workspace.site), say)
    wish = Wish(
        revised=args.revised,
        withdrawn=tuple(sorted(set(args.withdraw or ()))),
        break_lock=args.break_lock,
        repair=args.repair,
        grace=table.grace_hours,
        keep=table.keep,
    )
    with contextlib.closing(store):
        if args.check:
            return _check(store, str(address), quiet=args.quiet)
        if args.rollback:
            return _roll_back(store, str(address), args)
        with options.undisturbed(setup.workspace, "briefgen publish", wait=not args.no_wait):
            return _publish(setup.workspace.site, store, address, wish, args)


def _publish(folder: str, store: "Store", address: "Address", wish: "Wish", args: argparse.Namespace) -> int:
    from briefgen.publishing.publisher import publish
    from briefgen.publishing.sitefiles import read_site

    site = read_site(folder)
    if args.dry_run:
        _show(site, store, str(address), wish)
        return 0
    done = publish(site, store, str(address), wish, _telling(args))
    if not args.quiet:
        latest = max(site.editions, default="no edition")
        say(f"published to {address}: {counted(len(site.editions), 'edition')} up to {latest}; {_summed(done)}")
    return 0


def _telling(args: argparse.Namespace) -> "Callable[[str], None]":
    return (lambda _: None) if args.quiet else say


def _summed(done: "Done") -> str:
    sent = f"{counted(done.sent, 'file')} sent ({done.octets:,} bytes)" if done.sent else "nothing to send"
    waiting = f", {counted(done.waiting, 'file')} out of use kept for a while" if done.waiting else ""
    return f"{sent}, {done.removed} removed{waiting}; publishing {done.release}"


def _show(site: "Site", store: "Store", place: str, wish: "Wish") -> None:
    from briefgen.publishing.ledger import PATH, decode
    from briefgen.publishing.publisher import planned

    ledger = decode(store.read(PATH), place)
    found, due = planned(site, ledger, wish)
    for path in found.send:
        out(f"{'change' if path in ledger.files else 'add'} {path}")
    for path in found.drop:
        out(f"out of use {path}")
    for path in (*due, *found.withdraw):
        out(f"remove {path}")
    say(f"{counted(len(found.send), 'file')} would be sent to {place}; nothing was changed")


def _check(store: "Store", place: str, *, quiet: bool) -> int:
    from briefgen.publishing.readback import differences, read_ledger

    ledger = read_ledger(store, place)
    wrong = list(differences(store, ledger))
    for path, problem in wrong:
        say(f"{place}/{path}: {problem}")
    if ledger.under_way is not None:
        say(f"{place}: publishing {ledger.under_way.number} was interrupted; publish again, and it goes on from there")
    if not quiet:
        say(f"{place}: {counted(len(ledger.files), 'file')} read back, {len(wrong)} not as published")
    return 1 if wrong or ledger.under_way is not None else 0


def _roll_back(store: "Store", place: str, args: argparse.Namespace) -> int:
    from briefgen.publishing.rollback import roll_back

    done = roll_back(store, place, _telling(args), break_lock=args.break_lock)
    if not args.quiet:
        say(f"took back publishing {done.release} at {place}: {counted(done.sent, 'file')} as before; a new publish brings it again")
    return 0
