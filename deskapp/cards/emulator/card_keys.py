"""The keys a DESFire card holds, and the session keys that come of them."""

from dataclasses import dataclass
from enum import IntEnum

from deskapp.cards.emulator.ciphers import BlockCipher


class KeyKind(IntEnum):
    """The cipher of an application's keys, as the upper bits of CreateApplication and ChangeKey name it."""

    TWO_DES = 0x00
    THREE_DES = 0x40
    AES = 0x80

    @property
    def length(self) -> int:
        """Bytes of a key."""
        return 24 if self is KeyKind.THREE_DES else 16

    @property
    def block(self) -> int:
        """Bytes of a cipher block."""
        return 16 if self is KeyKind.AES else 8

    @property
    def challenge(self) -> int:
        """Bytes of a random number in a handshake."""
        return 8 if self is KeyKind.TWO_DES else 16

    @property
    def is_versioned(self) -> bool:
        """Whether ChangeKey carries the version as a byte of its own; a DES key has it in its parity bits."""
        return self is KeyKind.AES


@dataclass(frozen=True)
class CardKey:
    """One key of a card: its bytes as they were sent, parity bits and all."""

    kind: KeyKind
    value: bytes
    aes_version: int = 0

    @property
    def version(self) -> int:
        """What GetKeyVersion answers."""
        if self.kind.is_versioned:
            return self.aes_version
        return int("".join(str(byte & 1) for byte in self.value[:8]), 2)

    @property
    def cipher(self) -> BlockCipher:
        """The cipher of the handshake. Two halves that differ in parity bits only make it a single DES."""
        return BlockCipher(self.value[:8] if self._is_single else self.value, self.kind.block)

    def session(self, rnd_a: bytes, rnd_b: bytes) -> BlockCipher:
        """The cipher of an EV1 session begun with this key."""
        parts = [slice(0, 4)]
        if self.kind is KeyKind.AES:
            parts += [slice(12, 16)]
        elif self.kind is KeyKind.THREE_DES:
            parts += [slice(6, 10), slice(12, 16)]
        elif not self._is_single:
            parts += [slice(4, 8)]
        return BlockCipher(b"".join(rnd_a[part] + rnd_b[part] for part in parts), self.kind.block)

    @property
    def _is_single(self) -> bool:
        first, second = self.value[:8], self.value[8:16]
        return self.kind is KeyKind.TWO_DES and all(a | 1 == b | 1 for a, b in zip(first, second, strict=True))


def factory_key(kind: KeyKind) -> CardKey:
    """What a card leaves its factory with, and every new application starts with: zeros."""
    return CardKey(kind, bytes(kind.length))
