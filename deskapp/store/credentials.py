"""The store of keys that belongs to the operating system: the Credential Manager of Windows, elsewhere a keyring."""

import secrets
import sys

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

SERVICE = "deskapp"
TRIAL = "deskapp self-test"
"""Entries of the self-test have a name of their own, so that none of them ever stands beside a key."""

if sys.platform == "win32":
    from keyring.backends.Windows import WinVaultKeyring
    from win32ctypes.pywin32 import pywintypes

    TROUBLE = (KeyringError, RuntimeError, OSError, pywintypes.error)

    def _store() -> KeyringBackend:
        """That of Windows, whatever else is installed; its entries stay on this PC as the data do."""
        vault = WinVaultKeyring()  # type: ignore[no-untyped-call]  # keyring gives no types for it
        vault.persist = "local machine"
        return vault

else:
    TROUBLE = (KeyringError, RuntimeError)
    _store = keyring.get_keyring


def keep(name: str, secret: str, service: str = SERVICE) -> bool:
    """Keep a secret of at most a thousand letters under a name; whether it was kept and can be read back."""
    try:
        store = _store()
        store.set_password(service, name, secret)
        return store.get_password(service, name) == secret
    except TROUBLE:
        return False


def fetch(name: str, service: str = SERVICE) -> str:
    """The secret under a name; empty where there is none or the store cannot be asked."""
    try:
        return _store().get_password(service, name) or ""
    except TROUBLE:
        return ""


def tried() -> bool:
    """Whether an entry can be written, read and taken out again."""
    name, secret = secrets.token_hex(8), secrets.token_hex(32)
    kept = keep(name, secret, TRIAL)
    try:
        _store().delete_password(TRIAL, name)
    except TROUBLE:
        return False
    return kept and not fetch(name, TRIAL)
