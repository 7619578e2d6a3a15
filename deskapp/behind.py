"""What stands behind the page that asks who it is: most of the program is read in with this file, and so behind it."""

from deskapp.counter import COUNTER
from deskapp.desk import Desk
from deskapp.office import Office
from deskapp.ui.cards.reader import stop_reader
from deskapp.ui.counter_frame import CounterFrame
from deskapp.ui.counter_printer import CounterPrinter
from deskapp.ui.printer import printer_names


def office(desk: Desk) -> Office:
    """The rooms of an open store, with nobody on duty yet."""
    titles = {offer.name: offer.title for offer in COUNTER}
    printer = CounterPrinter(desk.store.place.papers)
    return Office(desk.store, printer, titles, now=desk.now, printers=printer_names, station=desk.station)


def counter_frame(room: Office) -> CounterFrame:
    """The counter of whoever is on duty, with all that is offered there."""
    return CounterFrame(room, COUNTER)


def let_go(room: Office) -> None:
    """Stop what runs beside the window."""
    stop_reader(room.desk.station)
