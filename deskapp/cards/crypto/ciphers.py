"""Block ciphers in CBC mode whose initial vector is in the caller's hand, as cards chain them over many messages."""

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES


class BlockCipher:
    """One key at work. Nothing it prints tells the key."""

    __slots__ = ("_algorithm", "block")

    def __init__(self, algorithm: AES | TripleDES) -> None:
        self._algorithm = algorithm
        self.block = algorithm.block_size // 8
        """The size of a block in bytes: 16 for AES, 8 for DES."""

    def encrypt(self, data: bytes, chained: bytes = b"") -> bytes:
        """Whole blocks, enciphered in CBC mode; `chained` is the initial vector, zeros when it is left out."""
        worker = Cipher(self._algorithm, modes.CBC(chained or bytes(self.block))).encryptor()
        return worker.update(data) + worker.finalize()

    def decrypt(self, data: bytes, chained: bytes = b"") -> bytes:
        """The reverse of `encrypt`. ValueError if these are not whole blocks."""
        worker = Cipher(self._algorithm, modes.CBC(chained or bytes(self.block))).decryptor()
        return worker.update(data) + worker.finalize()

    def padded(self, data: bytes) -> bytes:
        """Zeros up to the next whole block."""
        return data + bytes(-len(data) % self.block)


def aes(key: bytes) -> BlockCipher:
    """AES-128, which is what every key of ours is for. ValueError if the key has not 16 bytes."""
    if len(key) != 16:
        raise ValueError("a key for AES-128 has 16 bytes")
    return BlockCipher(AES(key))


def des(key: bytes) -> BlockCipher:
    """DES of 8, 16 or 24 bytes, for the key a DESFire card bears when it leaves the factory and for nothing else."""
    return BlockCipher(TripleDES((key * 3)[:24]))
