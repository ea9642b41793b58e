"""An account -> its password, from the environment or the keyring: never from the configuration, never into a message."""

import os


def password(variable: str, account: str) -> str | None:
    """What the environment holds under `variable`, else what the keyring holds of briefgen for `account` (`vera@host`), else None.

    The keyring is that of the package `keyring` (secret-tool, KWallet, the login keychain), where it is installed.
    """
    if os.environ.get(variable):
        return os.environ[variable]
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password("briefgen", account)
    except KeyringError:
        return None
    return found
