"""What the program does with files: copies, workbooks, archives, papers, its start; each as it is asked for once."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

import deskapp.tables  # noqa: F401  # every table is checked
from deskapp.desk import Desk
from deskapp.handout.archive import archive_period
from deskapp.handout.workbooks import cashier_workbook, list_workbook
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import open_alone, open_place
from deskapp.printing.file_printer import FilePrinter
from deskapp.printout import print_papers
from deskapp.reports.sheet import Column, Sheet
from deskapp.safekeeping import back_up, restore
from deskapp.store.machine import change_machine
from deskapp.store.place import Place
from tests.conftest import STARTED, Clock
from tests.faults.acts.act import Team
from tests.faults.acts.cash import took_300
from tests.faults.acts.desk import make_desk, settle_for
from tests.ledger.till import paper

AT = STARTED + timedelta(days=1)
COPY = "copy.db"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Deed:
    """What is done at the desk of somebody, or with a folder that is `closed`; how many exports are then on record."""

    do: Callable[[Desk], object] = lambda _desk: None
    who: str = "林晓"
    exports: int = 0
    closed: Callable[[Place], object] | None = None


def make_counter(folder: Path) -> Path:
    """A folder with a receipt of yesterday, two copies of which one is too many, and a third to restore."""
    place = make_desk(folder)
    clock = Clock()
    with closing(open_place(place, clock())) as store:
        team = Team(store, clock)
        took_300(team)
        settle_for(team, backup_keep=1)
        for name in (COPY, ""):
            clock.pass_by(minutes=1)
            made = back_up(store, clock(), "hand").path
            if name:
                made.rename(place.folder / name)
    return folder


def _listed(desk: Desk) -> None:
    list_workbook(desk, Sheet("名单", (Column("房号"), Column("备注")), (("3-2-501", "常住"),)))


def _archived(desk: Desk) -> None:
    archive_period(desk, desk.today - DAY, desk.today - DAY)


def _printed(desk: Desk) -> None:
    with desk.reading() as session:
        due = paper(session.scalars(select(Ticket)).one())
    for trouble in print_papers(desk, (due,), FilePrinter(desk.store.place.papers)):
        raise trouble


def _started(place: Place) -> None:
    with open_alone(place, lambda: AT, "window"):
        pass


DEEDS = {
    "start": Deed(closed=_started),
    "copy": Deed(lambda desk: back_up(desk.store, desk.now(), "hand")),
    "restore": Deed(closed=lambda place: restore(place, place.folder / COPY, AT, by="高远")),
    "cashier's workbook": Deed(lambda desk: cashier_workbook(desk, desk.today - DAY, desk.today - DAY), "孙敏", 1),
    "list": Deed(_listed, "高远", 1),
    "archive": Deed(_archived, "高远", 1),
    "paper": Deed(_printed),
    "settings of this PC": Deed(lambda desk: change_machine(desk.store.place, text_size="大")),
}
