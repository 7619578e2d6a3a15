"""The block ciphers of a DESFire card with the chained CBC, the chained CMAC and the CRC that its messages use."""

import zlib
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

RESIDUE = {8: 0x1B, 16: 0x87}
"""What a left shift leaves behind when a bit falls out, by block size in bytes (NIST SP 800-38B)."""


@dataclass(frozen=True)
class BlockCipher:
    """AES with 16 bytes of key; DES with 8, two-key DES with 16 and three-key DES with 24 bytes."""

    key: bytes
    block: int
    """Bytes in a block: 16 for AES, 8 for every DES."""

    @property
    def zeros(self) -> bytes:
        """The vector a chain begins with."""
        return bytes(self.block)

    def encipher(self, data: bytes, iv: bytes) -> bytes:
        """CBC over whole blocks."""
        cipher = self._cipher(iv).encryptor()
        return cipher.update(data) + cipher.finalize()

    def decipher(self, data: bytes, iv: bytes) -> bytes:
        """CBC over whole blocks, back."""
        cipher = self._cipher(iv).decryptor()
        return cipher.update(data) + cipher.finalize()

    def mac(self, data: bytes, iv: bytes) -> bytes:
        """CMAC of one whole block that goes on from `iv`; with zeros it is the CMAC of RFC 4493."""
        whole = bool(data) and len(data) % self.block == 0
        padded = data if whole else padded_with_80(data, self.block)
        last = xor(padded[-self.block :], self._subkeys[0 if whole else 1])
        return self.encipher(padded[: -self.block] + last, iv)[-self.block :]

    @cached_property
    def _subkeys(self) -> tuple[bytes, bytes]:
        first = self._doubled(self.encipher(self.zeros, self.zeros))
        return first, self._doubled(first)

    def _doubled(self, number: bytes) -> bytes:
        value = int.from_bytes(number, "big") << 1
        if number[0] & 0x80:
            value ^= RESIDUE[self.block]
        return (value % (1 << 8 * self.block)).to_bytes(self.block, "big")

    def _cipher(self, iv: bytes) -> Cipher[CBC]:
        if self.block == 16:
            return Cipher(AES(self.key), CBC(iv))
        return Cipher(TripleDES(self.key if len(self.key) == 24 else (self.key * 3)[:24]), CBC(iv))


def xor(one: bytes, other: bytes) -> bytes:
    """Bit by bit, of the same length."""
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def padded_with_80(data: bytes, block: int) -> bytes:
    """80 and zeros to whole blocks: one block more where the data already fills its last."""
    return (data + b"\x80").ljust(-(-(len(data) + 1) // block) * block, b"\0")


def padded_with_zeros(data: bytes, block: int) -> bytes:
    """Zeros to whole blocks: none where the data already fills its last."""
    return data.ljust(-(-len(data) // block) * block, b"\0")


def crc32(data: bytes) -> bytes:
    """The CRC of EV1 and of changed keys: four bytes, lowest first, without the last inversion."""
    return (zlib.crc32(data) ^ 0xFFFFFFFF).to_bytes(4, "little")


def rotated(data: bytes) -> bytes:
    """One byte to the left, as both sides turn each other's challenge."""
    return data[1:] + data[:1]
