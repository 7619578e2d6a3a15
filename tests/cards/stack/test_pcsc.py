"""One card on one reader over a real PC/SC service: held alone, lost, swapped, and refused in words."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from deskapp.cards import pcsc
from deskapp.cards.connection import Connection
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.errors import CardGoneError, ReaderError
from deskapp.cards.pcsc import Context, connected
from deskapp.cards.reader_words import SHARING_VIOLATION
from tests.cards.emulator.hands import AID, UID, classic, desfire
from tests.cards.stack.daemon import DEADLINE, Daemon
from tests.cards.stack.slot import Slot, wait_until

TELL_UID = b"\xff\xca\x00\x00\x00"
SELECT = b"\x90\x5a\x00\x00\x03" + AID + b"\x00"
NAME = "othercards"
HOLDER = """
import sys
from smartcard import scard
open("/proc/self/comm", "w").write(sys.argv[1])
_, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
code, card, _ = scard.SCardConnect(context, sys.argv[2], int(sys.argv[3]), 3)
print(code, flush=True)
sys.stdin.read()
"""
EXCLUSIVE, SHARED = "1", "2"


@contextmanager
def another_program(reader: str, how: str) -> Iterator[int]:
    """A program that connects to the card and holds it; what PC/SC answered it."""
    told = [sys.executable, "-c", HOLDER, NAME, reader, how]
    with subprocess.Popen(told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        try:
            yield int(program.stdout.readline()) & 0xFFFFFFFF
        finally:
            program.communicate(timeout=DEADLINE)


def ask(slot: Slot, times: int = 1) -> bytes:
    """The number of the card, asked for so many times."""
    with connected(slot.name) as connection:
        return [connection.transmit(TELL_UID) for _ in range(times)][-1]


def test_a_card_is_connected_to_and_answers(slot: Slot):
    slot.put(desfire())
    with connected(slot.name) as made:
        connection: Connection = made
        assert connection.atr == desfire().atr
        assert connection.transmit(TELL_UID) == UID + b"\x90\x00"
        assert connection.transmit(b"\x90\x60\x00\x00\x00")[-2:] == b"\x91\xaf"


def test_a_classic_card_tells_another_atr(slot: Slot):
    slot.put(classic())
    with connected(slot.name) as connection:
        assert connection.atr == classic().atr


def test_an_empty_reader_asks_for_a_card(slot: Slot):
    with pytest.raises(CardGoneError, match="请放卡"), connected(slot.name):
        pass


def test_a_reader_that_is_not_there_is_told_as_such(slot: Slot):
    with pytest.raises(ReaderError, match="没有找到读卡器"), connected("ACS ACR122U 00 00"):
        pass


def test_the_card_is_held_alone_and_let_go_again(slot: Slot):
    slot.put(desfire())
    with connected(slot.name), another_program(slot.name, SHARED) as refused:
        assert refused == SHARING_VIOLATION
    with another_program(slot.name, SHARED) as taken:
        assert taken == 0


def test_a_program_that_holds_the_reader_is_named(slot: Slot, monkeypatch):
    monkeypatch.setitem(pcsc.ATTEMPTS, SHARING_VIOLATION, 2)
    slot.put(desfire())
    with another_program(slot.name, EXCLUSIVE) as taken:
        assert taken == 0
        with pytest.raises(ReaderError, match=f"读卡器被其他程序占用，请关闭：.*{NAME}"), connected(slot.name):
            pass


def test_a_program_that_looks_for_a_moment_is_waited_for(slot: Slot):
    slot.put(desfire())
    holding = another_program(slot.name, EXCLUSIVE)
    holding.__enter__()

    def let_go(seconds: float) -> None:
        holding.__exit__(None, None, None)
        patched.undo()

    patched = pytest.MonkeyPatch()
    patched.setattr(pcsc, "sleep", let_go)
    with connected(slot.name) as connection:
        assert connection.transmit(TELL_UID)


def test_what_was_proven_is_forgotten_after_a_restart_and_at_the_end(slot: Slot):
    card = desfire()
    slot.put(card)
    card.exchange(b"\xca" + AID + b"\x0f\x83")
    with connected(slot.name) as connection:
        connection.transmit(SELECT)
        assert card.selected == AID
        connection.restart()
        assert card.selected == bytes(3)
        assert connection.transmit(SELECT) == b"\x91\x00"
    wait_until(lambda: card.selected == bytes(3), "the card is powered off")


@pytest.mark.parametrize("command", [1, 3])
@pytest.mark.parametrize("moment", [Moment.BEFORE, Moment.AFTER])
def test_a_card_pulled_away_at_any_command_is_told_at_once(slot: Slot, command, moment):
    slot.put(desfire())
    slot.reader.mischief = Mischief(tear_at=command, moment=moment)
    with pytest.raises(CardGoneError, match="请放回同一张卡"):
        ask(slot, times=3)
    assert slot.reader.mischief.commands == command


def test_a_card_that_has_left_cannot_be_restarted_or_spoken_to(slot: Slot):
    slot.put(desfire())
    with connected(slot.name) as connection:
        slot.take()
        with pytest.raises(CardGoneError):
            connection.transmit(TELL_UID)
        with pytest.raises(CardGoneError):
            connection.restart()


def test_another_card_in_its_place_is_not_spoken_to_unasked(slot: Slot):
    slot.put(desfire())
    with connected(slot.name) as connection:
        assert connection.transmit(TELL_UID)
        slot.put(classic())
        heard = slot.reader.mischief.commands
        with pytest.raises(CardGoneError):
            connection.transmit(TELL_UID)
        assert slot.reader.mischief.commands == heard
    with connected(slot.name) as connection:
        assert connection.transmit(TELL_UID) == classic().uid + b"\x90\x00"


def test_without_a_service_nothing_is_connected_to(daemon: Daemon):
    daemon.stop()
    with pytest.raises(ReaderError, match="读卡服务未启动"), connected(daemon.reader):
        pass


def test_a_service_that_stops_in_the_middle_is_told_as_such(slot: Slot):
    slot.put(desfire())
    with connected(slot.name) as connection:
        slot.daemon.stop()
        with pytest.raises(ReaderError, match="读卡服务未启动"):
            connection.transmit(TELL_UID)
    slot.snatch()


def test_a_card_laid_back_before_anybody_looked_is_spoken_to_again(slot: Slot):
    slot.put(desfire())
    slot.reader.mischief = Mischief(tear_at=1)
    with pytest.raises(CardGoneError):
        ask(slot)
    slot.lay(classic())

    def answers() -> bool:
        try:
            return ask(slot) == classic().uid + b"\x90\x00"
        except CardGoneError:
            return False

    wait_until(answers, "the card that was laid there answers")


def test_all_readers_are_listed(daemon: Daemon):
    context = Context()
    assert daemon.reader in context.readers()
    context.release()
