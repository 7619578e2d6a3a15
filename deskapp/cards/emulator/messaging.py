"""How a DESFire card protects what it hears and says: not at all, as EV1 cards do, or as EV2 cards do."""

from enum import IntEnum
from typing import Protocol

from deskapp.cards.emulator.ciphers import BlockCipher, crc32, padded_with_80, padded_with_zeros, xor
from deskapp.cards.emulator.refusal import Status, need

MAC = 8
"""Bytes of a message's MAC, in both ways of protecting it."""


class Comm(IntEnum):
    """How one message is protected. The numbers are those of a file's settings."""

    PLAIN = 0
    MACED = 1
    FULL = 3
    ORDINARY = 4
    """Whatever is about structure and not about a file's content: EV1 sends it bare, EV2 with a MAC."""


class Session(Protocol):
    """What holds between card and client since a key was proven."""

    key_no: int

    def carried(self, mode: Comm, length: int) -> int:
        """How many bytes a content of `length` bytes takes on its way to the card."""

    def opened(self, mode: Comm, command: int, header: bytes, body: bytes, length: int) -> bytes:
        """The content, `length` bytes, of a command; CardRefusesError where its MAC or CRC is wrong."""

    def opened_key(self, number: int, body: bytes, length: int, other: bool) -> tuple[bytes, bytes]:
        """A changed key: its `length` bytes, and the CRC of the new key where it is not this session's own."""

    def sealed(self, mode: Comm, content: bytes) -> bytes:
        """The answer to a command that was done."""


class Ev1Session:
    """Messaging of EV1: one vector runs through every message either side sends."""

    def __init__(self, key_no: int, cipher: BlockCipher) -> None:
        self.key_no = key_no
        self._cipher = cipher
        self._iv = cipher.zeros

    def carried(self, mode: Comm, length: int) -> int:
        if mode is Comm.FULL:
            return -(-(length + 4) // self._cipher.block) * self._cipher.block
        return length + (MAC if mode is Comm.MACED else 0)

    def opened(self, mode: Comm, command: int, header: bytes, body: bytes, length: int) -> bytes:
        need(len(body) == self.carried(mode, length), Status.LENGTH)
        said = bytes([command]) + header
        if mode is Comm.FULL:
            plain = self._deciphered(body)
            content, crc, rest = plain[:length], plain[length : length + 4], plain[length + 4 :]
            need(crc == crc32(said + content) and not any(rest), Status.INTEGRITY)
            return content
        content = body[:length]
        mac = self._next_mac(said + content)
        need(mode is not Comm.MACED or body[length:] == mac, Status.INTEGRITY)
        return content

    def opened_key(self, number: int, body: bytes, length: int, other: bool) -> tuple[bytes, bytes]:
        crcs = 8 if other else 4
        need(len(body) == self.carried(Comm.FULL, length + crcs - 4), Status.LENGTH)
        plain = self._deciphered(body)
        key, crc, rest = plain[:length], plain[length : length + 4], plain[length + 4 :]
        need(crc == crc32(bytes([0xC4, number]) + key), Status.INTEGRITY)
        need(not any(rest[crcs - 4 :]), Status.INTEGRITY)
        return key, rest[: crcs - 4]

    def sealed(self, mode: Comm, content: bytes) -> bytes:
        done = content + bytes([Status.DONE])
        if mode is not Comm.FULL or not content:
            return content + self._next_mac(done)
        hidden = self._cipher.encipher(padded_with_zeros(content + crc32(done), self._cipher.block), self._iv)
        self._iv = hidden[-self._cipher.block :]
        return hidden

    def _deciphered(self, body: bytes) -> bytes:
        plain = self._cipher.decipher(body, self._iv)
        self._iv = body[-self._cipher.block :]
        return plain

    def _next_mac(self, message: bytes) -> bytes:
        self._iv = self._cipher.mac(message, self._iv)
        return self._iv[:MAC]


class Ev2Session:
    """Messaging of EV2: a counter and the number of the transaction stand in every MAC and every vector."""

    def __init__(
        self, key_no: int, ciphers: tuple[BlockCipher, BlockCipher], transaction: bytes, commands: int
    ) -> None:
        """The ciphers hide and sign; `transaction` is its number (4 bytes), `commands` how many it has seen so far."""
        self.key_no = key_no
        self.transaction, self.commands = transaction, commands
        self._hiding, self._signing = ciphers

    def carried(self, mode: Comm, length: int) -> int:
        if mode is Comm.PLAIN:
            return length
        hidden = -(-(length + 1) // 16) * 16 if mode is Comm.FULL and length else length
        return hidden + MAC

    def opened(self, mode: Comm, command: int, header: bytes, body: bytes, length: int) -> bytes:
        need(len(body) == self.carried(mode, length), Status.LENGTH)
        if mode is Comm.PLAIN:
            return body
        content = body[:-MAC]
        need(body[-MAC:] == self._mac(command, header + content), Status.INTEGRITY)
        if mode is not Comm.FULL or not content:
            return content
        plain = self._hiding.decipher(content, self._vector("a55a"))
        need(plain == padded_with_80(plain[:length], 16), Status.INTEGRITY)
        return plain[:length]

    def opened_key(self, number: int, body: bytes, length: int, other: bool) -> tuple[bytes, bytes]:
        plain = self.opened(Comm.FULL, 0xC4, bytes([number]), body, length + (4 if other else 0))
        return plain[:length], plain[length:]

    def sealed(self, mode: Comm, content: bytes) -> bytes:
        self.commands += 1
        if mode is Comm.PLAIN:
            return content
        if mode is Comm.FULL and content:
            content = self._hiding.encipher(padded_with_80(content, 16), self._vector("5aa5"))
        return content + self._mac(Status.DONE, content)

    def _mac(self, first: int, rest: bytes) -> bytes:
        message = bytes([first]) + self._counted + rest
        return self._signing.mac(message, self._signing.zeros)[1::2]

    def _vector(self, label: str) -> bytes:
        counted = self.transaction + self.commands.to_bytes(2, "little")
        return self._hiding.encipher(bytes.fromhex(label) + counted + bytes(8), self._hiding.zeros)

    @property
    def _counted(self) -> bytes:
        return self.commands.to_bytes(2, "little") + self.transaction


def ev2_ciphers(key: BlockCipher, rnd_a: bytes, rnd_b: bytes) -> tuple[BlockCipher, BlockCipher]:
    """The cipher that hides and the one that signs, from the key that was proven and both random numbers."""
    mixed = rnd_a[:2] + xor(rnd_a[2:8], rnd_b[:6]) + rnd_b[6:] + rnd_a[8:]
    hiding, signing = (bytes.fromhex(label + "00010080") + mixed for label in ("a55a", "5aa5"))
    return BlockCipher(key.mac(hiding, key.zeros), 16), BlockCipher(key.mac(signing, key.zeros), 16)
