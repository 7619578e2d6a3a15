"""The watch over the readers on a real PC/SC service: cards come and go, readers are renamed, the service stops."""

from collections.abc import Iterator
from threading import current_thread

import pytest

from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.emulator.vpcd import GET_ATR, ON, RESET, Link
from deskapp.cards.errors import CardGoneError
from deskapp.cards.monitor import Monitor
from deskapp.cards.readers import (
    CardCame,
    CardMute,
    CardWent,
    Happening,
    ReaderCame,
    ReaderWent,
    ServiceBack,
    ServiceGone,
)
from deskapp.cards.readers_plugged_in import PluggedInReaders
from tests.cards.emulator.hands import classic, desfire
from tests.cards.stack.daemon import Daemon
from tests.cards.stack.slot import Slot, wait_until


class Seen:
    """What a watch has told so far."""

    def __init__(self) -> None:
        self.all: list[Happening] = []
        self.readers = PluggedInReaders()
        self.watch = self.readers.watch(self.all.append)

    def wait_for(self, *happenings: Happening, after: int = 0) -> int:
        """Wait until these have been told in this order, other things between; how much had been told by then."""

        def told() -> bool:
            rest = iter(self.all[after:])
            return all(happening in rest for happening in happenings)

        wait_until(told, f"{happenings} after {self.all}")
        return len(self.all)


@pytest.fixture
def seen(daemon: Daemon) -> Iterator[Seen]:
    """A watch that was begun when the service was running."""
    seen = Seen()
    seen.wait_for(ServiceBack(), ReaderCame(daemon.reader))
    yield seen
    seen.watch.stop()
    assert not seen.watch.is_alive()


def test_cards_that_come_and_go_are_told(seen: Seen, slot: Slot):
    slot.put(desfire())
    told = seen.wait_for(CardCame(slot.name, desfire().atr))
    slot.take()
    told = seen.wait_for(CardWent(slot.name), after=told)
    slot.put(classic())
    seen.wait_for(CardCame(slot.name, classic().atr), after=told)


def test_a_card_that_lay_there_before_is_told(slot: Slot):
    slot.put(classic())
    seen = Seen()
    seen.wait_for(ServiceBack(), ReaderCame(slot.name), CardCame(slot.name, classic().atr))
    seen.watch.stop()


def test_a_swapped_card_went_and_came(seen: Seen, slot: Slot):
    slot.put(desfire())
    told = seen.wait_for(CardCame(slot.name, desfire().atr))
    slot.put(classic())
    seen.wait_for(CardWent(slot.name), CardCame(slot.name, classic().atr), after=told)


def test_a_card_lost_in_the_middle_and_laid_back_at_once_went_and_came(seen: Seen, slot: Slot):
    card = desfire()
    slot.put(card)
    told = seen.wait_for(CardCame(slot.name, card.atr))
    slot.reader.mischief = Mischief(tear_at=1)
    with pytest.raises(CardGoneError), seen.readers.connect(slot.name) as connection:
        connection.transmit(b"\xff\xca\x00\x00\x00")
    slot.lay(card)
    seen.wait_for(CardWent(slot.name), CardCame(slot.name, card.atr), after=told)
    slot.take()


class MuteLink(Link):
    """A card that can be felt on the reader, and is gone once it is powered."""

    powered = False

    def _answered(self, message: bytes) -> bool:
        if message == GET_ATR and self.powered:
            return False
        self.powered = message in (ON, RESET)
        return super()._answered(message)


def test_a_card_that_does_not_say_who_it_is_is_told_as_mute(seen: Seen, slot: Slot):
    slot.reader.put(desfire())
    MuteLink(slot.reader, slot.daemon.port).start()
    seen.wait_for(CardMute(slot.name), CardWent(slot.name))
    assert CardCame(slot.name, desfire().atr) not in seen.all


def test_talking_to_a_card_is_no_coming_and_going(seen: Seen, slot: Slot):
    slot.put(desfire())
    told = seen.wait_for(CardCame(slot.name, desfire().atr))
    for _ in range(3):
        with PluggedInReaders().connect(slot.name) as connection:
            connection.transmit(b"\xff\xca\x00\x00\x00")
            connection.restart()
    slot.take()
    seen.wait_for(CardWent(slot.name), after=told)
    assert seen.all[told:] == [CardWent(slot.name)]


def test_a_service_that_stops_takes_its_readers_and_cards_with_it_and_brings_them_back(seen: Seen, slot: Slot):
    slot.put(desfire())
    told = seen.wait_for(CardCame(slot.name, desfire().atr))
    slot.daemon.stop()
    slot.snatch()
    told = seen.wait_for(CardWent(slot.name), ReaderWent(slot.name), ServiceGone(), after=told)
    slot.daemon.start()
    told = seen.wait_for(ServiceBack(), ReaderCame(slot.name), after=told)
    slot.put(desfire())
    seen.wait_for(CardCame(slot.name, desfire().atr), after=told)


def test_a_reader_that_comes_back_under_another_name_is_told(seen: Seen, daemon: Daemon):
    before = daemon.reader
    daemon.stop()
    told = seen.wait_for(ReaderWent(before))
    daemon.call_reader("Other PCD")
    try:
        daemon.start()
        told = seen.wait_for(ReaderCame("Other PCD 00 00"), after=told)
    finally:
        daemon.stop()
        daemon.call_reader("Virtual PCD")
        daemon.start()
    seen.wait_for(ReaderWent("Other PCD 00 00"), ReaderCame(before), after=told)


def test_a_watch_begun_without_a_service_waits_for_it(daemon: Daemon):
    daemon.stop()
    seen = Seen()
    seen.wait_for(ServiceGone())
    daemon.start()
    seen.wait_for(ServiceGone(), ServiceBack(), ReaderCame(daemon.reader))
    seen.watch.stop()


def test_nothing_is_told_after_the_watch_was_stopped(slot: Slot):
    seen = Seen()
    seen.wait_for(ReaderCame(slot.name))
    seen.watch.stop()
    told = len(seen.all)
    slot.put(desfire())
    assert not seen.watch.is_alive()
    assert len(seen.all) == told


def test_a_watch_can_be_stopped_by_what_it_tells(slot: Slot):
    seen = Seen()

    def stop(happening: Happening) -> None:
        # The first thing may be told before `watch` has been given a name out here.
        telling = current_thread()
        assert isinstance(telling, Monitor)
        telling.stop()

    watch = PluggedInReaders().watch(stop)
    wait_until(lambda: not watch.is_alive(), "the watch has ended")
    seen.watch.stop()
