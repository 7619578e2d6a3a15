"""Tells a wrong key from a damaged file: every page of the encrypted file carries its own keyed digest.

This is SQLCipher 4's page format with a raw key: 4096 bytes, of which the last 80 are the initial vector and an
HMAC-SHA-512 over the page, the vector and the page number. The file's first 16 bytes are its salt.
"""

import hashlib
import hmac
from pathlib import Path

PAGE = 4096
SALT = 16
DIGEST = 64
HMAC_SALT_MASK = 0x3A
HMAC_ROUNDS = 2
PLAIN = b"SQLite format 3\x00"
"""How a database begins that is not encrypted, and so is none of ours."""


def is_plain(file: Path) -> bool:
    """Whether this is an ordinary, unencrypted SQLite database."""
    with file.open("rb") as opened:
        return opened.read(SALT) == PLAIN


def any_page_fits(file: Path, key: bytes) -> bool:
    """Whether at least one page was written with this key: then trouble with the file is damage, not the key."""
    with file.open("rb") as opened:
        salt = opened.read(SALT)
        digest_key = _digest_key(key, salt)
        opened.seek(0)
        number = 0
        while len(page := opened.read(PAGE)) == PAGE:
            number += 1
            if _fits(page[SALT:] if number == 1 else page, number, digest_key):
                return True
    return False


def _digest_key(key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ HMAC_SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, HMAC_ROUNDS, len(key))


def _fits(page: bytes, number: int, digest_key: bytes) -> bool:
    text = page[:-DIGEST] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(digest_key, text, "sha512"), page[-DIGEST:])
