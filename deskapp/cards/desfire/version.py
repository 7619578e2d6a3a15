"""What a DESFire card says of itself, and which secure messaging it therefore speaks."""

from dataclasses import dataclass
from enum import Enum

from deskapp.cards.errors import GarbledError
from deskapp.cards.status import DISTURBED


class Family(Enum):
    """By secure messaging; the value is what people read."""

    EV1 = "DESFire EV1"
    EV2 = "DESFire EV2"


# Major hardware versions that speak EV2: 12 is EV2, 33 is EV3 (cards.md 1.1).
_SPEAK_EV2 = {0x12, 0x33}
_NXP = 0x04
_DESFIRE = 0x01
_LENGTHS = {28, 29}


@dataclass(frozen=True)
class CardVersion:
    """GetVersion, as far as it decides anything. `storage` is in bytes."""

    maker: int
    kind: int
    hardware: tuple[int, int]
    software: tuple[int, int]
    storage: int
    uid: bytes

    @property
    def is_desfire(self) -> bool:
        """Whether it says it is a DESFire of its only maker."""
        return (self.maker, self.kind) == (_NXP, _DESFIRE)

    @property
    def family(self) -> Family:
        """EV2 where the hardware is known to speak it, else EV1, which all since EV1 understand."""
        return Family.EV2 if self.hardware[0] in _SPEAK_EV2 else Family.EV1


def read_version(answer: bytes) -> CardVersion:
    """The three frames of GetVersion, joined. Raises GarbledError."""
    if len(answer) not in _LENGTHS:
        raise GarbledError(DISTURBED)
    hardware, software, made = answer[:7], answer[7:14], answer[14:]
    return CardVersion(
        maker=hardware[0],
        kind=hardware[1],
        hardware=(hardware[3], hardware[4]),
        software=(software[3], software[4]),
        storage=1 << (hardware[5] >> 1),
        uid=made[:7],
    )
