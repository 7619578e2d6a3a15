"""A card made of a recording: it asserts every byte that is sent and answers what the real card answered."""

from collections.abc import Iterable
from dataclasses import dataclass

MORE = b"\xaf"


@dataclass
class Exchange:
    """One native command, its frames joined, and the answer of the card: status byte, then data."""

    command: bytes
    answer: bytes


def joined(recorded: Iterable[tuple[str, str]]) -> list[Exchange]:
    """Exchanges of native frames in hex; frames that only wait for more of a command are joined to it.

    Where a recorded client cut its frames is its own affair; what the card took together is not.
    """
    exchanges: list[Exchange] = []
    waiting = False
    for command, answer in recorded:
        sent, got = bytes.fromhex(command), bytes.fromhex(answer)
        if waiting:
            exchanges[-1].command += sent[1:]
            exchanges[-1].answer = got
        else:
            exchanges.append(Exchange(sent, got))
        waiting = got == MORE and (waiting or len(sent) > 1)
    return exchanges


class Replay:
    """A connection to the recorded card, wrapped in ISO as our reader is."""

    atr = bytes.fromhex("3b8180018080")

    def __init__(self, exchanges: list[Exchange]) -> None:
        self.left = list(exchanges)
        self._said = b""

    def transmit(self, command: bytes) -> bytes:
        """The recorded answer, once the recorded command is complete; until then the card waits for more."""
        native = unwrapped(command)
        expected = self.left[0]
        self._said += native[1:] if self._said else native
        if expected.command != self._said:
            assert expected.command.startswith(self._said), f"{self._said.hex()} is not {expected.command.hex()}"
            return b"\x91\xaf"
        self._said = b""
        del self.left[0]
        return expected.answer[1:] + b"\x91" + expected.answer[:1]

    def restart(self) -> None:
        """A recording cannot start anew."""
        raise AssertionError("the recorded card was not restarted")


def unwrapped(command: bytes) -> bytes:
    """The native command within 90 .. 00 00 [Lc data] 00."""
    assert command[0] == 0x90
    assert command[2:4] == b"\0\0"
    assert command[-1] == 0
    data = command[5:-1]
    assert len(command) == 5 or (command[4] == len(data) and 0 < len(data) <= 0x37)
    return command[1:2] + data


class Wire:
    """A connection that holds whole wrapped commands and their answers, as application notes print them."""

    atr = b""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self.left = [(bytes.fromhex(command), bytes.fromhex(answer)) for command, answer in pairs]

    def transmit(self, command: bytes) -> bytes:
        """The printed answer to the printed command."""
        expected, answer = self.left.pop(0)
        assert command.hex() == expected.hex()
        return answer

    def restart(self) -> None:
        """Paper does not start anew."""
        raise AssertionError("nothing was restarted")
