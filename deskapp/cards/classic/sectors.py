"""Where things stand on a Classic card, and the trailers that seal a sector, of which two kinds are ever written."""

from dataclasses import dataclass

from deskapp.cards.classic.access_bits import GUARDED, TRANSPORT, AccessBits, read_access_bits
from deskapp.cards.keys import Secret

BLOCK = 16
"""Bytes in a block."""
_BLOCKS = 4
_KEY = 6
TRANSPORT_KEY = Secret(b"\xff" * _KEY)
"""Both keys of every sector of a blank."""
SECTORS = range(1, 16)
"""Those we write to. Sector 0 holds the maker's block and, where there is one, the directory: its trailer stays."""


@dataclass(frozen=True)
class Trailer:
    """The last block of a sector: key A, access bits, a free byte, key B."""

    key_a: Secret
    key_b: Secret
    access: AccessBits
    free: int = 0x69

    def __bytes__(self) -> bytes:
        return self.key_a.reveal() + bytes(self.access) + bytes([self.free]) + self.key_b.reveal()


TRANSPORT_TRAILER = Trailer(TRANSPORT_KEY, TRANSPORT_KEY, TRANSPORT)


def first_block(sector: int) -> int:
    """The number of the first block of a sector of a card up to 2K."""
    return sector * _BLOCKS


def trailer_block(sector: int) -> int:
    """The number of the block that holds the keys of a sector."""
    return sector * _BLOCKS + _BLOCKS - 1


def is_data_block(block: int) -> bool:
    """Whether a block may be written as data: in one of our sectors, and not its trailer."""
    return block // _BLOCKS in SECTORS and block % _BLOCKS != _BLOCKS - 1


def checked(trailer: Trailer) -> bytes:
    """The block to be written. ValueError if it could lock the sector or leave it open to a key we do not know.

    The bits are read back out of the very bytes that go to the card: a contradiction would be for ever.
    """
    block = bytes(trailer)
    if len(block) != BLOCK or read_access_bits(block[_KEY : _KEY + 3]) not in (GUARDED, TRANSPORT):
        raise ValueError("a trailer like this is never written")
    return block


def access_of(block: bytes) -> AccessBits:
    """The access bits of a trailer as the card tells it. ValueError if they contradict each other."""
    return read_access_bits(block[_KEY : _KEY + 3])
