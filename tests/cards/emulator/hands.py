"""Cards to try things on, and the handshake of a client that is nobody's code but this file's."""

from collections.abc import Callable

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.classic import Classic, blank
from deskapp.cards.emulator.desfire import Desfire

UID = bytes.fromhex("04a1b2c3d4e5f6")
AID = bytes.fromhex("3042f5")
ZEROS = bytes(16)
RND_A = bytes(range(16))


def desfire(generation: str = "EV2") -> Desfire:
    """A new DESFire card in the field."""
    return Desfire(Chip(generation, UID))


def classic(magic: bool = False) -> Classic:
    """A new Classic card in the field."""
    return Classic(blank(bytes.fromhex("5630f009"), magic))


def with_application(settings: int = 0x0B, keys: int = 3) -> Desfire:
    """A card with one AES application, selected, its keys zeros."""
    card = desfire()
    assert card.exchange(b"\xca" + AID + bytes([settings, 0x80 | keys])) == b"\x00"
    assert card.exchange(b"\x5a" + AID) == b"\x00"
    return card


def prove(card: Desfire, number: int, key: bytes = ZEROS) -> bytes:
    """The EV1 handshake with an AES key; the status byte of its end."""
    first = card.exchange(bytes([0xAA, number]))
    if first[:1] != b"\xaf":
        return first
    rnd_b = _cbc(key, ZEROS).decryptor().update(first[1:])
    token = _cbc(key, first[1:]).encryptor().update(RND_A + rnd_b[1:] + rnd_b[:1])
    return card.exchange(b"\xaf" + token)[:1]


def scripted(*numbers: str) -> Callable[[int], bytes]:
    """Random numbers that are anything but: these, in this order, in hex."""
    left = [bytes.fromhex(number) for number in numbers]

    def random(length: int) -> bytes:
        number = left.pop(0)
        assert len(number) == length
        return number

    return random


def _cbc(key: bytes, iv: bytes) -> Cipher[CBC]:
    return Cipher(AES(key), CBC(iv))
