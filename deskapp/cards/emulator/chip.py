"""What a DESFire chip is made of: its generation, its applications with their keys, and their files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_bytes

from deskapp.cards.emulator.card_keys import CardKey, KeyKind, factory_key
from deskapp.cards.emulator.messaging import Comm

PICC = bytes(3)
"""The application identifier of the card itself."""
FACTORY_SETTINGS = 0x0F
"""Key settings of a new card: everything may be changed, listing and creating ask for no key."""
BLOCK = 32
"""Bytes in which the chip gives its memory away."""


@dataclass(frozen=True)
class Generation:
    """What GetVersion tells, and what else differs from one generation to the next."""

    hardware: bytes
    software: bytes
    frame: int
    """Bytes of content in one frame of a long answer."""
    memory: int
    """Bytes that GetFreeMemory tells of an empty card."""
    knows_ev2: bool


# The first and the third as recorded from real cards; of EV2 only the major version is known.
GENERATIONS = {
    "EV1": Generation(bytes.fromhex("04010101001a05"), bytes.fromhex("04010101041a05"), 59, 7936, knows_ev2=False),
    "EV2": Generation(bytes.fromhex("04010112001805"), bytes.fromhex("04010102011805"), 48, 4864, knows_ev2=True),
    "EV3": Generation(bytes.fromhex("04010133001805"), bytes.fromhex("04010103001805"), 48, 4864, knows_ev2=True),
}


@dataclass
class DataFile:
    """A standard data file. `rights` are four hexadecimal digits: read, write, both, change."""

    mode: Comm
    rights: int
    content: bytes

    def keys(self, *digits: int) -> set[int]:
        """The key numbers in these digits of the rights, the leftmost being 0: 14 is free, 15 never."""
        return {self.rights >> 4 * (3 - digit) & 0xF for digit in digits}


@dataclass
class Application:
    """An application, or the card itself, with its keys. `settings` is what GetKeySettings tells first."""

    settings: int
    keys: list[CardKey]
    files: dict[int, DataFile] = field(default_factory=dict)

    @property
    def memory(self) -> int:
        """Bytes taken, as this chip counts them; the bookkeeping of a real one is its own affair."""
        sizes = [sum(key.kind.length for key in self.keys), *(len(file.content) for file in self.files.values())]
        return sum(-(-size // BLOCK) * BLOCK for size in (BLOCK, *sizes))


def factory_application() -> Application:
    """The card itself, as it leaves its factory: one DES key of zeros."""
    return Application(FACTORY_SETTINGS, [factory_key(KeyKind.TWO_DES)])


@dataclass
class Chip:
    """The lasting memory of a card: what is left when it has been out of the field."""

    generation: str
    uid: bytes
    batch: bytes = bytes.fromhex("ba4519e320")
    made: bytes = bytes.fromhex("4913")
    """Week and year, in decimal digits."""
    master: Application = field(default_factory=factory_application)
    applications: dict[bytes, Application] = field(default_factory=dict)

    @property
    def model(self) -> Generation:
        """What its generation can do."""
        return GENERATIONS[self.generation]

    @property
    def free(self) -> int:
        """Bytes still to be had."""
        return self.model.memory - sum(each.memory for each in self.applications.values())


Random = Callable[[int], bytes]
"""So many random bytes; a test hands in its own."""

TRUE_RANDOM: Random = token_bytes
