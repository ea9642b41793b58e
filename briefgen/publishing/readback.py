"""A target and its manifest -> every file that does not stand there as it was published."""

import hashlib
from collections.abc import Iterator

from briefgen.diagnostics import BriefgenError
from briefgen.publishing.ledger import PATH, UNSURE, Ledger, decode
from briefgen.publishing.stores import Store


def read_ledger(store: Store, place: str) -> Ledger:
    """The manifest. Raises BriefgenError where nothing was ever published."""
    data = store.read(PATH)
    if data is None:
        raise BriefgenError(f"{place}: holds no {PATH}, so nothing was published there; run briefgen publish first")
    return decode(data, place)


def differences(store: Store, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The path of each file that is missing, is another one, or belongs to an interrupted publishing; and what is said of it."""
    for path, data in store.read_many(sorted(ledger.files)):
        told = ledger.files[path]
        if told == UNSURE:
            yield path, "a publishing was interrupted there; publish again"
        elif data is None:
            yield path, "is missing; publish with --repair"
        elif hashlib.sha256(data).hexdigest() != told:
            yield path, "is not what was published; somebody changed it; publish with --repair"
