"""The target of an address, ready for use. What a protocol needs is imported only for it."""

from briefgen.publishing.address import Address
from briefgen.publishing.folder import FolderStore
from briefgen.publishing.stores import Store


def open_store(address: Address, folder: str) -> Store:
    """The target of an address; `folder`: the site's. Raises BriefgenError where a program or a package is missing."""
    return FolderStore(address.path, folder)
