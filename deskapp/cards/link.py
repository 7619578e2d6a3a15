"""Commands in the form ISO 7816-4 gives them, checked before they are sent; answers taken apart."""

from dataclasses import dataclass, field

from deskapp.cards.connection import Connection
from deskapp.cards.status import refusal
from deskapp.cards.traffic import tell

_LONGEST = 255


@dataclass(frozen=True)
class Command:
    """A short command APDU. `expected` is how many bytes may come back, 0 for all there are, None for none at all.

    ValueError where it cannot be sent: a header that is no byte, more than 255 bytes of data.
    """

    cla: int
    ins: int
    p1: int = 0
    p2: int = 0
    data: bytes = field(default=b"", repr=False)
    expected: int | None = None

    def __post_init__(self) -> None:
        header = (self.cla, self.ins, self.p1, self.p2, self.expected or 0)
        if not all(0 <= part <= _LONGEST for part in header) or len(self.data) > _LONGEST:
            raise ValueError(f"no short command: {self!r} with {len(self.data)} bytes of data")

    def __bytes__(self) -> bytes:
        body = bytes([len(self.data)]) + self.data if self.data else b""
        tail = b"" if self.expected is None else bytes([self.expected])
        return bytes([self.cla, self.ins, self.p1, self.p2]) + body + tail


@dataclass(frozen=True)
class Answer:
    """What came back: the data, and the status word."""

    data: bytes = field(repr=False)
    status: int


class Link:
    """A connection that speaks in commands and answers, counts them, and tells the log."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.sent = 0
        """Commands sent so far."""

    @property
    def atr(self) -> bytes:
        """The answer to reset of the card on the reader."""
        return self._connection.atr

    def send(self, command: Command) -> Answer:
        """One command and its answer, whatever its status. Raises CardGoneError and ReaderError."""
        sent = bytes(command)
        self.sent += 1
        answer = self._connection.transmit(sent)
        tell(sent, answer)
        return Answer(answer[:-2], int.from_bytes(answer[-2:]))

    def ask(self, command: Command, expected_status: int, meaning: str = "") -> bytes:
        """The data of an answer with that status; StatusError with any other, in these words if they are given."""
        answer = self.send(command)
        if answer.status != expected_status:
            raise refusal(answer.status, meaning)
        return answer.data

    def restart(self) -> None:
        """Power the card off and on. It is read anew who it is before anything is written."""
        self._connection.restart()
