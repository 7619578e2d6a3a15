"""The processor of a DESFire card: takes one native frame, answers one, and holds whatever is between two frames."""

from collections.abc import Callable, Generator
from typing import ClassVar

from deskapp.cards.emulator.chip import PICC, TRUE_RANDOM, Application, Chip, Random
from deskapp.cards.emulator.messaging import Comm, Session
from deskapp.cards.emulator.refusal import CardRefusesError, Status, need

Conversation = Generator[bytes, bytes, bytes]
"""A command of several frames: yields an answer that asks for more, is sent the next frame, returns the last answer."""
Handler = Callable[["Processor", bytes], bytes | Conversation]

CONTINUE = 0xAF
LONGEST = 60
"""Bytes of a frame at most, command byte and all."""
ATR = bytes.fromhex("3b8180018080")


class Processor:
    """A card in the field. `chip` lasts; everything else is forgotten when the field is switched off."""

    atr = ATR
    commands: ClassVar[dict[int, Handler]] = {}

    def __init__(self, chip: Chip, random: Random = TRUE_RANDOM) -> None:
        self.chip = chip
        self.random = random
        self.power()

    def power(self) -> None:
        """The field was off and is on again."""
        self.session: Session | None = None
        self.selected = PICC
        self._talk: Conversation | None = None

    @property
    def uid(self) -> bytes:
        """The number that anticollision tells: seven bytes."""
        return self.chip.uid

    @property
    def application(self) -> Application:
        """What is selected: an application, or the card itself."""
        return self.chip.applications.get(self.selected, self.chip.master)

    def exchange(self, frame: bytes) -> bytes:
        """One native frame (command and data) for one (status and data). An error ends what went on before it."""
        try:
            need(0 < len(frame) <= LONGEST, Status.LENGTH)
            return self._answer(frame[0], frame[1:])
        except CardRefusesError as refusal:
            self.session = self._talk = None
            return bytes([refusal.status])

    def apdu(self, command: bytes) -> bytes:
        """The same wrapped in an APDU of class 90, answered with status 91xx; bare frames are taken as they are."""
        if command[:1] != b"\x90" or len(command) < 5:
            return self.exchange(command)
        data = b"" if len(command) == 5 else command[5:-1]
        told = 0 if len(command) == 5 else command[4]
        if command[2:4] != b"\0\0" or told != len(data) or command[-1] != 0:
            return bytes([0x91, Status.LENGTH])
        answer = self.exchange(command[1:2] + data)
        return answer[1:] + bytes([0x91, answer[0]])

    def opened(self, mode: Comm, command: int, data: bytes, length: int, header: int = 0) -> bytes:
        """What a command carries: its header of so many bytes, sent bare, and `length` bytes of content."""
        need(len(data) >= header, Status.LENGTH)
        if self.session is None:
            need(len(data) == header + length, Status.LENGTH)
            return data
        return data[:header] + self.session.opened(mode, command, data[:header], data[header:], length)

    def sealed(self, mode: Comm = Comm.ORDINARY, content: bytes = b"") -> bytes:
        """The answer to a command that was done."""
        return content if self.session is None else self.session.sealed(mode, content)

    def proven(self) -> Session:
        """The session; a card that nobody has proven a key to refuses."""
        if self.session is None:
            raise CardRefusesError(Status.AUTHENTICATION)
        return self.session

    def need_key(self, *numbers: int) -> None:
        """Refuse unless one of these keys of what is selected was proven."""
        need(self.proven().key_no in numbers, Status.AUTHENTICATION)

    def _answer(self, command: int, data: bytes) -> bytes:
        talk, self._talk = self._talk, None
        if talk is None:
            return self._begin(command, data)
        need(command == CONTINUE, Status.ABORTED)
        return self._go_on(talk, data)

    def _begin(self, command: int, data: bytes) -> bytes:
        need(command in self.commands, Status.ABORTED if command == CONTINUE else Status.UNKNOWN_COMMAND)
        done = self.commands[command](self, data)
        return self._go_on(done, None) if isinstance(done, Generator) else bytes([Status.DONE]) + done

    def _go_on(self, talk: Conversation, data: bytes | None) -> bytes:
        try:
            more = next(talk) if data is None else talk.send(data)
        except StopIteration as end:
            last: bytes = end.value
            return bytes([Status.DONE]) + last
        self._talk = talk
        return bytes([Status.MORE]) + more
