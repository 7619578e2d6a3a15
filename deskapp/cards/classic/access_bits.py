"""Access bits of a sector: three bytes that hold each bit twice, once inverted; a contradiction locks it for ever."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AccessBits:
    """C1 C2 C3 of each of the four blocks, read as a number from 0 to 7; the last is the trailer's."""

    blocks: tuple[int, int, int, int]

    def __bytes__(self) -> bytes:
        c1, c2, c3 = (_column(self.blocks, place) for place in (2, 1, 0))
        return bytes([_inverted(c2) << 4 | _inverted(c1), c1 << 4 | _inverted(c3), c3 << 4 | c2])


def read_access_bits(told: bytes) -> AccessBits:
    """Bytes 6 to 8 of a trailer. ValueError if the bits and their inversions contradict each other."""
    if len(told) != 3:
        raise ValueError("access bits are three bytes")
    c1, c2, c3 = told[1] >> 4, told[2] & 0xF, told[2] >> 4
    first, second, third, trailer = ((c1 >> n & 1) << 2 | (c2 >> n & 1) << 1 | c3 >> n & 1 for n in range(4))
    read = AccessBits((first, second, third, trailer))
    if bytes(read) != told:
        raise ValueError("access bits contradict their inversions")
    return read


TRANSPORT = AccessBits((0b000, 0b000, 0b000, 0b001))
"""As delivered: key A may do everything, key B can be read and opens nothing."""
GUARDED = AccessBits((0b100, 0b100, 0b100, 0b011))
"""Key A reads; key B reads and writes data, keys and bits: 78 77 88."""


def _column(blocks: tuple[int, ...], place: int) -> int:
    return sum((bits >> place & 1) << n for n, bits in enumerate(blocks))


def _inverted(nibble: int) -> int:
    return nibble ^ 0xF
