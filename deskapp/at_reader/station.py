"""Makes the card station of a desk: the readers plugged in, or, in practice mode, a reader of software."""

from typing import Protocol

from deskapp.access import acts
from deskapp.access.keys.opening import practice_ring
from deskapp.access.station import Station, shut_ring
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Reader
from deskapp.cards.readers_plugged_in import PluggedInReaders
from deskapp.desk import Desk
from deskapp.store.machine import change_machine, read_machine
from deskapp.store.place import Place


class MakeStation(Protocol):
    """How a program comes by its card station."""

    def __call__(self, place: Place, *, practice: bool) -> Station: ...


def make_station(place: Place, *, practice: bool) -> Station:
    """With real readers the ring is opened by the passphrase of the shift, in practice by `open_practice`."""
    if practice:
        return Station(PracticeReaders(Reader(), place.practice_cards), shut_ring(practice=True))
    return Station(PluggedInReaders())


def set_sound(desk: Desk) -> None:
    """Let the card page be heard, or not, as whoever is on duty left it on this PC."""
    if desk.station:
        desk.station.muted = desk.clerk.name in read_machine(desk.store.place).silent


def turn_sound(desk: Desk) -> None:
    """Mute the card page for whoever is on duty, or let it be heard again; it stays so until they turn it again."""
    machine, name = read_machine(desk.store.place), desk.clerk.name
    others = tuple(one for one in machine.silent if one != name)
    silent = others if name in machine.silent else (*others, name)
    change_machine(desk.store.place, silent=silent)
    set_sound(desk)


def open_practice(desk: Desk) -> None:
    """Open the practice keys, made the first time; takes a second, so never on the window's thread."""
    station = desk.station
    if station is None or not station.practice or station.ring.is_open:
        return
    with desk.store.work(act=acts.MANAGE_KEYS, by=None, at=desk.now()) as session:
        station.ring = practice_ring(session, desk.store.place)
