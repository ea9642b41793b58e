"""The list file of readers -> who gets the e-mail edition, in which language. One reader a line: `Name <address>`, then the language."""

import re
from email.headerregistry import Address
from email.utils import parseaddr

from msgspec import Struct

from briefgen.diagnostics import BriefgenError

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}")
_LOCALE = re.compile(r"\s+(?P<locale>[a-z]{2})$")


class Recipient(Struct, frozen=True, kw_only=True, order=True):
    """A reader."""

    address: str
    name: str = ""
    locale: str = ""
    """Language of the message; "" for the default."""


def read_list(data: bytes, path: str, locales: tuple[str, ...]) -> tuple[Recipient, ...]:
    """The readers in the order of the file; what follows # is a remark. Raises BriefgenError with every line that cannot be understood."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BriefgenError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from None
    found: dict[str, Recipient] = {}
    problems: list[str] = []
    for number, line in enumerate(lines, 1):
        words = line.split("#", 1)[0].strip()
        if not words:
            continue
        one = _recipient(words)
        if one is None:
            problems.append(f"{path}:{number}: error: {words[:60]!r} is no address; write `Name <address@host>`, then the language")
        elif one.locale and one.locale not in locales:
            problems.append(f"{path}:{number}: error: the edition has no language {one.locale!r}; it has {', '.join(locales)}")
        else:
            found.setdefault(one.address.lower(), one)
    if not found and not problems:
        problems.append(f"{path}: names nobody; write one address a line")
    if problems:
        raise BriefgenError(*problems)
    return tuple(found.values())


def _recipient(words: str) -> Recipient | None:
    language = _LOCALE.search(words)
    name, address = parseaddr(words[: language.start()] if language else words)
    if not _ADDRESS.fullmatch(address) or any(ord(one) < 32 for one in words):
        return None
    return Recipient(address=address, name=name, locale=language["locale"] if language else "")


def header(one: Recipient) -> Address:
    """The reader as a header names them."""
    return Address(display_name=one.name, addr_spec=one.address)
