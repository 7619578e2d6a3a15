"""A reader of software for the tests of the counter, with practice keys and cards to lay on it."""

from contextlib import AbstractContextManager
from dataclasses import replace

from deskapp.access.keys.opening import practice_ring
from deskapp.access.station import Station
from deskapp.at_reader.station import make_station
from deskapp.cards.connection import Connection
from deskapp.cards.emulator import classic
from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.classic import Classic
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Reader
from deskapp.cards.errors import CardGoneError
from deskapp.cards.readers import Readers, ServiceGone, Told
from deskapp.desk import Desk
from deskapp.store.place import Place

DESFIRE_UID, OTHER_UID, CLASSIC_UID = "04112233445566", "04AABBCCDDEEFF", "5630F009"


class NoReaders:
    """A PC on which no card service answers; whatever lies on the readers of other tests is not seen."""

    def watch(self, told: Told) -> "NoReaders":
        told(ServiceGone())
        return self

    def stop(self) -> None:
        """Nothing was begun."""

    def connect(self, reader: str) -> AbstractContextManager[Connection]:
        raise CardGoneError(f"no reader {reader}")


def without_reader(place: Place, *, practice: bool) -> Station:
    """The station of a program that nobody has plugged a reader into; in practice it has its reader of software."""
    return make_station(place, practice=True) if practice else Station(NoReaders())


def desfire(uid: str = DESFIRE_UID) -> Desfire:
    """A new DESFire card from the factory."""
    return Desfire(Chip("EV2", bytes.fromhex(uid)))


def classic_card(uid: str = CLASSIC_UID) -> Classic:
    """A new Classic card from the factory."""
    return Classic(classic.blank(bytes.fromhex(uid)))


def with_station(desk: Desk, readers: Readers) -> Desk:
    """The same desk with these readers, and practice keys."""
    with desk.store.work(act="manage_card_keys", by=desk.clerk.id, at=desk.now()) as session:
        ring = practice_ring(session, desk.store.place)
    return replace(desk, station=Station(readers, ring))


def with_reader(desk: Desk) -> tuple[Desk, Reader]:
    """The same desk with an emulated reader, and that reader, to lay cards on."""
    reader = Reader()
    return with_station(desk, PracticeReaders(reader)), reader
