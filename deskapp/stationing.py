"""Makes the card station of a desk: the readers plugged in, or, in practice mode, a reader of software."""

from deskapp.access import acts
from deskapp.access.keys.opening import practice_ring
from deskapp.access.station import Station, shut_ring
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Reader
from deskapp.cards.readers_plugged_in import PluggedInReaders
from deskapp.desk import Desk


def make_station(*, practice: bool) -> Station:
    """With real readers the ring is opened by the passphrase of the shift, in practice by `open_practice`."""
    if practice:
        return Station(PracticeReaders(Reader()), shut_ring(practice=True))
    return Station(PluggedInReaders())


def open_practice(desk: Desk) -> None:
    """Open the practice keys, made the first time; takes a second, so never on the window's thread."""
    station = desk.station
    if station is None or not station.practice or station.ring.is_open:
        return
    with desk.store.work(act=acts.MANAGE_KEYS, by=None, at=desk.now()) as session:
        station.ring = practice_ring(session, desk.store.place)
