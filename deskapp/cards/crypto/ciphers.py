"""Block ciphers in CBC mode whose initial vector is in the caller's hand, as cards chain them over many messages."""

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES


class BlockCipher:
    """One key at work. Nothing it prints tells the key.

    Messages of cards are a few blocks long: chaining them here costs less than a new CBC worker for each.
    """

    __slots__ = ("_algorithm", "_back", "_there", "block", "subkeys")

    def __init__(self, algorithm: AES | TripleDES) -> None:
        self._algorithm = algorithm
        self._there = Cipher(algorithm, modes.ECB()).encryptor()  # chained below
        self._back: CipherContext | None = None
        self.block = algorithm.block_size // 8
        """The size of a block in bytes: 16 for AES, 8 for DES."""
        self.subkeys: tuple[bytes, bytes] | None = None
        """Those of its CMAC, once they were asked for: a session signs twice a command."""

    def encrypt(self, data: bytes, chained: bytes = b"") -> bytes:
        """Whole blocks, enciphered in CBC mode; `chained` is the initial vector, zeros when it is left out.

        ValueError if these are not whole blocks.
        """
        last, out = chained or bytes(self.block), []
        for block in self._blocks(data):
            last = self._there.update(mixed(block, last))
            out.append(last)
        return b"".join(out)

    def decrypt(self, data: bytes, chained: bytes = b"") -> bytes:
        """The reverse of `encrypt`. ValueError if these are not whole blocks."""
        if self._back is None:
            self._back = Cipher(self._algorithm, modes.ECB()).decryptor()  # chained below
        last, out = chained or bytes(self.block), []
        for block in self._blocks(data):
            out.append(mixed(self._back.update(block), last))
            last = block
        return b"".join(out)

    def padded(self, data: bytes) -> bytes:
        """Zeros up to the next whole block."""
        return data + bytes(-len(data) % self.block)

    def _blocks(self, data: bytes) -> list[bytes]:
        if len(data) % self.block:
            raise ValueError("only whole blocks are enciphered")
        return [data[start : start + self.block] for start in range(0, len(data), self.block)]


def aes(key: bytes) -> BlockCipher:
    """AES-128, which is what every key of ours is for. ValueError if the key has not 16 bytes."""
    if len(key) != 16:
        raise ValueError("a key for AES-128 has 16 bytes")
    return BlockCipher(AES(key))


def des(key: bytes) -> BlockCipher:
    """DES of 8, 16 or 24 bytes, for the key a DESFire card bears when it leaves the factory and for nothing else."""
    return BlockCipher(TripleDES((key * 3)[:24]))


def mixed(one: bytes, other: bytes) -> bytes:
    """Exclusive or of two strings of the same length. ValueError where they differ in it."""
    if len(one) != len(other):
        raise ValueError("only strings of one length are mixed")
    return (int.from_bytes(one) ^ int.from_bytes(other)).to_bytes(len(one))
