"""One key makes a different key for every card: AN10922 for AES-128."""

from deskapp.cards.crypto.ciphers import aes
from deskapp.cards.crypto.cmac import cbc_mac, subkeys

SYSTEM = b"deskapp-card"
"""What sets our keys apart from those another system derives; with it every message has 16 bytes or more."""
_CONSTANT = b"\x01"
_WHOLE = 32
_LONGEST = _WHOLE - len(_CONSTANT)
_SHORTEST = 16


def diversified(master: bytes, message: bytes) -> bytes:
    """The 16-byte key that AN10922 derives of an AES-128 master and a message of 1 to 31 bytes."""
    if not 1 <= len(message) <= _LONGEST:
        raise ValueError("AN10922 derives keys of 1 to 31 bytes")
    cipher, content = aes(master), _CONSTANT + message
    whole, short = subkeys(cipher)
    if len(content) == _WHOLE:
        return cbc_mac(cipher, content, whole)
    return cbc_mac(cipher, (content + b"\x80").ljust(_WHOLE, b"\0"), short)


def of_card(uid: bytes, application: bytes) -> bytes:
    """The message that stands for one application of one card: UID, application as sent to the card, system id.

    Readers in the field that take AN10922 for a plain CMAC over the same bytes come to another key wherever the message
    is shorter than 16 bytes. Ours never is: ValueError.
    """
    return unmistakable(uid + application + SYSTEM)


def unmistakable(message: bytes) -> bytes:
    """The message, if both readings of AN10922 agree on it. ValueError if it is too short."""
    if len(message) < _SHORTEST:
        raise ValueError("a message below 16 bytes is read in two ways")
    return message
