"""The target of an address, ready for use. What a protocol needs is imported only for it."""

from briefgen.publishing.address import DAV, S3, SSH, Address
from briefgen.publishing.stores import Store


def open_store(address: Address, folder: str) -> Store:
    """The target of an address; `folder`: the site's. Raises BriefgenError where a program or a package is missing."""
    if address.scheme in SSH:
        from briefgen.publishing.openssh import SshStore

        return SshStore(address, folder)
    if address.scheme in DAV:
        from briefgen.publishing.webdav import open_webdav

        return open_webdav(address, folder)
    if address.scheme in S3:
        from briefgen.publishing.s3 import open_s3

        return open_s3(address, folder)
    from briefgen.publishing.folder import FolderStore

    return FolderStore(address.path, folder)
