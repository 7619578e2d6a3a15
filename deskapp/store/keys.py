"""The random key of the database: in the keyring of the operating system, or in a file only this user may read.

A recovery key and rotation wrap this same key later; nothing else in the program knows where it lies.
"""

import hashlib
import hmac
import os
import secrets

from deskapp.kernel.errors import StoreError
from deskapp.store import credentials
from deskapp.store.place import Place, write_safely

KEY_BYTES = 32


def database_key(place: Place) -> bytes:
    """The key of this folder's database. Raises StoreError E-DB-02 when it is not to be found."""
    try:
        if place.key_file.exists():
            return _checked(place.key_file.read_text("ascii").strip())
        if place.key_name.exists():
            return _checked(credentials.fetch(place.key_name.read_text("ascii").strip()))
    except (OSError, UnicodeDecodeError) as error:
        raise _lost() from error
    raise _lost()


def make_key(place: Place, *, in_file: bool = False) -> bytes:
    """A new key for a new database; `in_file` keeps it beside the database on purpose.

    Where the data are carried about it always lies there: the next PC has another store of keys. A key file that lies
    there already is used: it may be the only thing that opens the copies.
    """
    if place.key_file.exists():
        return database_key(place)
    key = secrets.token_bytes(KEY_BYTES)
    if in_file or place.portable or not _into_store(place, key):
        _into_file(place, key)
    return key


def chain_key(key: bytes) -> bytes:
    """The key of the receipt chain, derived so that neither key gives away the other (HKDF-expand, RFC 5869)."""
    return hmac.new(key, b"deskapp chain\x01", hashlib.sha256).digest()


def card_folder_key(key: bytes) -> bytes:
    """This folder's half of what the card keys are sealed under; the other half is a passphrase (RFC 5869 again)."""
    return hmac.new(key, b"deskapp card keys\x01", hashlib.sha256).digest()


def scan_key(key: bytes) -> bytes:
    """What the scans beside the database are sealed and named under (RFC 5869 again)."""
    return hmac.new(key, b"deskapp scans\x01", hashlib.sha256).digest()


def _into_store(place: Place, key: bytes) -> bool:
    name = secrets.token_hex(8)
    kept = credentials.keep(name, key.hex())
    if kept:
        write_safely(place.key_name, name.encode("ascii"))
    return kept


def _into_file(place: Place, key: bytes) -> None:
    handle = os.open(place.key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(key.hex() + "\n")
        out.flush()
        os.fsync(out.fileno())


def _checked(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise _lost()
    return key


def _lost() -> StoreError:
    words = "找不到数据库的密钥。数据库没有改动，请用原来的 Windows 用户登录，或把密钥文件 deskapp.key 放回数据文件夹"
    return StoreError(words, "E-DB-02")
