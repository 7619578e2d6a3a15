"""The random key of the database: in the keyring of the operating system, or in a file only this user may read.

Neither leaves the PC. What does is this same key on paper (`deskapp.store.key_paper`), from which it is kept anew on
another PC or under another user; nothing else in the program knows where it lies.
"""

import hashlib
import hmac
import secrets
import shutil
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import StoreError
from deskapp.store import credentials
from deskapp.store.place import Place, write_safely

KEY_BYTES = 32
FOR_ONE = 0o600
"""From its first byte, the file is for this user alone."""
LOST, UNFIT = "E-DB-02", "E-DB-13"
"""The codes of a key that is not to be found, and of one that opens another database."""


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
    _keep(place, key, in_file=in_file)
    return key


def keep_key(place: Place, key: bytes, at: datetime) -> None:
    """Make a key that came from paper the key of this folder; one that lay here before is set aside, never lost.

    Killed at any point, the folder has its key of before or this one. Raises StoreError E-DB-31.
    """
    try:
        known = database_key(place)
    except StoreError:
        known = b""
    if known == key:
        return
    try:
        for file in (place.key_file, place.key_name):
            if file.exists():
                aside = f"{file.stem}-{at.astimezone(CHINA):%Y%m%d-%H%M%S}{file.suffix}"
                shutil.copy2(file, file.with_name(aside))
        _keep(place, key)
    except OSError as error:
        words = "密钥没有保存，数据库和备份都没有改动。请检查磁盘空间和文件夹权限，再输入一次恢复密钥"
        raise StoreError(words, "E-DB-31") from error


def chain_key(key: bytes) -> bytes:
    """The key of the receipt chain, derived so that neither key gives away the other (HKDF-expand, RFC 5869)."""
    return hmac.new(key, b"deskapp chain\x01", hashlib.sha256).digest()


def card_folder_key(key: bytes) -> bytes:
    """This folder's half of what the card keys are sealed under; the other half is a passphrase (RFC 5869 again)."""
    return hmac.new(key, b"deskapp card keys\x01", hashlib.sha256).digest()


def scan_key(key: bytes) -> bytes:
    """What the scans beside the database are sealed and named under (RFC 5869 again)."""
    return hmac.new(key, b"deskapp scans\x01", hashlib.sha256).digest()


def _keep(place: Place, key: bytes, *, in_file: bool = False) -> None:
    """Where it lies now, it is looked for; where one lay before, nothing is left that would be found first."""
    if in_file or place.portable or not _into_store(place, key):
        write_safely(place.key_file, f"{key.hex()}\n".encode("ascii"), FOR_ONE)
        place.key_name.unlink(missing_ok=True)
    else:
        place.key_file.unlink(missing_ok=True)


def _into_store(place: Place, key: bytes) -> bool:
    name = secrets.token_hex(8)
    kept = credentials.keep(name, key.hex())
    if kept:
        write_safely(place.key_name, name.encode("ascii"))
    return kept


def _checked(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise _lost()
    return key


def _lost() -> StoreError:
    words = "找不到数据库的密钥。数据库没有改动，请在前台启动时输入恢复密钥，或用原来的 Windows 用户登录电脑"
    return StoreError(words, LOST)
