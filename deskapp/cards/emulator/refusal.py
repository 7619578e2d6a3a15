"""Why a DESFire card refuses, as the status byte it answers with."""

from enum import IntEnum


class Status(IntEnum):
    """The status bytes an answer ends with; in an APDU they stand after 91."""

    DONE = 0x00
    OUT_OF_MEMORY = 0x0E
    UNKNOWN_COMMAND = 0x1C
    INTEGRITY = 0x1E
    NO_SUCH_KEY = 0x40
    LENGTH = 0x7E
    PERMISSION_DENIED = 0x9D
    PARAMETER = 0x9E
    NO_SUCH_APPLICATION = 0xA0
    AUTHENTICATION = 0xAE
    MORE = 0xAF
    BOUNDARY = 0xBE
    ABORTED = 0xCA
    DUPLICATE = 0xDE
    NO_SUCH_FILE = 0xF0


class CardRefusesError(Exception):
    """The card answers nothing but a status, changes nothing and forgets who it was talking to."""

    def __init__(self, status: Status) -> None:
        super().__init__(status.name)
        self.status = status


def need(held: bool, status: Status) -> None:
    """Refuse with this status unless it holds."""
    if not held:
        raise CardRefusesError(status)
