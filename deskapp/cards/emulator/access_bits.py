"""Who may do what in a sector of a MIFARE Classic card, as its access bits say (MF1S50YYX, tables 6 to 8)."""

from dataclasses import dataclass

Condition = tuple[int, int, int]
"""The bits C1, C2 and C3 of one block."""

A, B = "A", "B"
BOTH, NOBODY = frozenset({A, B}), frozenset[str]()
ONLY_A, ONLY_B = frozenset({A}), frozenset({B})

DATA_READ = {(0, 1, 1): ONLY_B, (1, 0, 1): ONLY_B, (1, 1, 1): NOBODY}
"""Data blocks: who reads, where it is not both."""
DATA_WRITE = {(0, 0, 0): BOTH, (1, 0, 0): ONLY_B, (1, 1, 0): ONLY_B, (0, 1, 1): ONLY_B}
"""Data blocks: who writes, where it is not nobody."""
KEYS_WRITE = {(0, 0, 0): ONLY_A, (0, 0, 1): ONLY_A, (1, 0, 0): ONLY_B, (0, 1, 1): ONLY_B}
"""Trailers: who writes the two keys, where it is not nobody."""
BITS_WRITE = {(0, 0, 1): ONLY_A, (0, 1, 1): ONLY_B, (1, 0, 1): ONLY_B}
"""Trailers: who writes the access bits, where it is not nobody."""
KEY_B_IS_DATA = frozenset({(0, 0, 0), (0, 1, 0), (0, 0, 1)})
"""Trailers whose key B can be read by key A, and opens nothing."""


@dataclass(frozen=True)
class Access:
    """The conditions of a sector's four blocks, the trailer's last."""

    conditions: tuple[Condition, ...]

    @property
    def trailer(self) -> Condition:
        """The condition of the trailer itself."""
        return self.conditions[3]

    @property
    def key_b_is_data(self) -> bool:
        """Whether key B is no key here."""
        return self.trailer in KEY_B_IS_DATA

    def reads(self, block: int, key: str) -> bool:
        """Whether this key reads the data block 0, 1 or 2."""
        return key in DATA_READ.get(self.conditions[block], BOTH)

    def writes(self, block: int, key: str) -> bool:
        """Whether this key writes the data block 0, 1 or 2."""
        return key in DATA_WRITE.get(self.conditions[block], NOBODY)

    def writes_keys(self, key: str) -> bool:
        """Whether this key writes the keys of the trailer."""
        return key in KEYS_WRITE.get(self.trailer, NOBODY)

    def writes_bits(self, key: str) -> bool:
        """Whether this key writes the access bits."""
        return key in BITS_WRITE.get(self.trailer, NOBODY)


def access_of(trailer: bytes) -> Access | None:
    """The access bits of a trailer's 16 bytes; None where they contradict each other, which blocks the sector."""
    sixth, seventh, eighth = trailer[6:9]
    c1, c2, c3 = seventh >> 4, eighth & 0xF, eighth >> 4
    if (sixth, seventh & 0xF) != ((c2 ^ 0xF) << 4 | c1 ^ 0xF, c3 ^ 0xF):
        return None
    return Access(tuple((c1 >> block & 1, c2 >> block & 1, c3 >> block & 1) for block in range(4)))
