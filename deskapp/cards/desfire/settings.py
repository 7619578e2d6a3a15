"""Rights on a DESFire card: settings of keys, settings of files, and who may do what with a file."""

from dataclasses import dataclass
from enum import IntFlag

from deskapp.cards.desfire.messaging import Mode
from deskapp.cards.errors import GarbledError
from deskapp.cards.status import DISTURBED

_AES_KEYS = 0x80
_SETTINGS_OF_A_DATA_FILE = 7


class KeySettings(IntFlag):
    """What the master key of a card or application may do, and what may be done without it.

    The upper half byte, zero with us, is the number of the key that changes the others.
    """

    MASTER_CHANGEABLE = 0x01
    LISTING_FREE = 0x02
    CREATING_FREE = 0x04
    SETTINGS_CHANGEABLE = 0x08


FACTORY = KeySettings(0x0F)
GUARDED = KeySettings.MASTER_CHANGEABLE | KeySettings.SETTINGS_CHANGEABLE
"""09: nothing is listed or made without the master key, and both can still be changed (cards.md 6)."""


def aes_keys(count: int) -> int:
    """The second setting of an application: how many AES keys it has, 1 to 14."""
    if not 1 <= count <= 14:
        raise ValueError("an application has 1 to 14 keys")
    return _AES_KEYS | count


@dataclass(frozen=True)
class Access:
    """The number of the key that each right asks for; 14 is everybody, 15 nobody."""

    read: int
    write: int
    read_write: int
    change: int

    def __bytes__(self) -> bytes:
        return bytes([self.read_write << 4 | self.change, self.read << 4 | self.write])


@dataclass(frozen=True)
class FileSettings:
    """What GetFileSettings tells of a standard data file."""

    mode: Mode
    access: Access
    size: int


def read_file_settings(answer: bytes) -> FileSettings:
    """Raises GarbledError where it is no standard data file as we make them."""
    if len(answer) < _SETTINGS_OF_A_DATA_FILE or answer[0] != 0 or answer[1] not in {mode.value for mode in Mode}:
        raise GarbledError(DISTURBED)
    rights = Access(answer[3] >> 4, answer[3] & 15, answer[2] >> 4, answer[2] & 15)
    return FileSettings(Mode(answer[1]), rights, int.from_bytes(answer[4:7], "little"))
