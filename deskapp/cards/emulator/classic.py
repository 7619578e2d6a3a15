"""A MIFARE Classic 1K card: 16 sectors of four blocks, two keys each, and access bits that are enforced."""

from dataclasses import dataclass, field

from deskapp.cards.emulator.access_bits import A, Access, B, access_of

BLOCKS, SIZE = 64, 16
ATR = bytes.fromhex("3b8f8001804f0ca000000306030001000000006a")
TRANSPORT_TRAILER = bytes.fromhex("ffffffffffffff078069ffffffffffff")


def is_trailer(block: int) -> bool:
    """Whether the block holds the keys of its sector."""
    return block % 4 == 3


@dataclass
class Memory:
    """What lasts: 64 blocks of 16 bytes. `magic` is a blank whose block 0 can be written, number and all."""

    blocks: list[bytes]
    magic: bool = False


def blank(uid: bytes, magic: bool = False) -> Memory:
    """A card from the factory with a number of four bytes: transport keys everywhere."""
    check = uid[0] ^ uid[1] ^ uid[2] ^ uid[3]
    first = uid + bytes([check, 0x08, 0x04, 0x00]) + b"factory!"
    data = [TRANSPORT_TRAILER if is_trailer(block) else bytes(SIZE) for block in range(BLOCKS)]
    return Memory([first, *data[1:]], magic)


@dataclass
class Classic:
    """A card in the field: one sector is open to one key, or none is."""

    memory: Memory
    atr: bytes = ATR
    _open: tuple[int, str] | None = field(default=None, init=False)

    @property
    def uid(self) -> bytes:
        """The number that anticollision tells: four bytes of block 0."""
        return self.memory.blocks[0][:4]

    def power(self) -> None:
        """The field was off and is on again."""
        self._open = None

    def authenticate(self, block: int, letter: str, key: bytes) -> bool:
        """Open the sector of the block with its key A or B. A sector with contradicting bits opens to nobody."""
        self._open = None
        trailer = self.memory.blocks[block | 3]
        right = trailer[:6] if letter == A else trailer[10:]
        if access_of(trailer) is None or key != right:
            return False
        self._open = (block // 4, letter)
        return True

    def read(self, block: int) -> bytes | None:
        """The 16 bytes of a block of the open sector, keys as zeros; None where it refuses, and closes."""
        access, letter = self._rights(block)
        content = self.memory.blocks[block]
        if access and is_trailer(block):
            return bytes(6) + content[6:10] + (content[10:] if access.key_b_is_data else bytes(6))
        if access and access.reads(block % 4, letter):
            return content
        self._open = None
        return None

    def write(self, block: int, content: bytes, torn: bool = False) -> bool:
        """Write 16 bytes into a block of the open sector; torn, only half of them arrive. False where it refuses."""
        access, letter = self._rights(block)
        new = self._allowed(access, letter, block, content) if access else None
        if new is None:
            self._open = None
            return False
        self.memory.blocks[block] = new[: SIZE // 2] + self.memory.blocks[block][SIZE // 2 :] if torn else new
        return True

    def _rights(self, block: int) -> tuple[Access | None, str]:
        """The access bits in force and the key that opened; no access where the block's sector is not open."""
        if self._open is None or self._open[0] != block // 4:
            return None, ""
        access, letter = access_of(self.memory.blocks[block | 3]), self._open[1]
        if access and letter == B and access.key_b_is_data:
            return None, letter
        return access, letter

    def _allowed(self, access: Access, letter: str, block: int, content: bytes) -> bytes | None:
        """What will stand in the block; None where this key may write nothing of it."""
        if is_trailer(block):
            return self._trailer(access, letter, block, content)
        if block == 0 and not self.memory.magic:
            return None
        return content if access.writes(block % 4, letter) else None

    def _trailer(self, access: Access, letter: str, block: int, content: bytes) -> bytes | None:
        keys, bits = access.writes_keys(letter), access.writes_bits(letter)
        if not keys and not bits:
            return None
        old = self.memory.blocks[block]
        a, b = (content[:6], content[10:]) if keys else (old[:6], old[10:])
        return a + (content[6:10] if bits else old[6:10]) + b
