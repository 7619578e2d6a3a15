"""How commands are protected on their way to a DESFire card: one object wraps and unwraps, a new one each session."""

from enum import Enum
from typing import Protocol

OK = b"\0"
"""The status that check values of answers are made over: a card that is not content sends none."""


class Mode(Enum):
    """How data travel, numbered as in the settings of a file."""

    PLAIN = 0
    MAC = 1
    FULL = 3


class Messaging(Protocol):
    """Between the words of a command and the bytes of its frames."""

    @property
    def ordinary(self) -> Mode:
        """How commands travel that are no transfer of secret data."""

    def wrap(self, command: int, header: bytes, data: bytes, mode: Mode, appended: bytes = b"") -> bytes:
        """What is sent after the command byte. `appended` is enciphered behind the data and its check sum."""

    def unwrap(self, answer: bytes, mode: Mode, length: int) -> bytes:
        """What the card said, checked. `length` is how many bytes an enciphered answer holds. Raises GarbledError."""


class Unprotected:
    """Before anybody has shown a key, and after every selection."""

    ordinary = Mode.PLAIN

    def wrap(self, command: int, header: bytes, data: bytes, mode: Mode, appended: bytes = b"") -> bytes:
        """The command as it is."""
        return header + data

    def unwrap(self, answer: bytes, mode: Mode, length: int) -> bytes:
        """The answer as it is."""
        return answer
