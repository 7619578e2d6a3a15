"""A window that is killed after the 1st, 2nd, 3rd ... thing it has kept while a fee is collected by keys; in JSON.

    python -m tests.faults.window DATA

What a kill leaves is what the files hold at that moment: one window goes through, and its folder is copied after each
thing it has kept. One more is really killed, once the money is taken, and must leave the same. Over each copy the
window is begun again, and the fee is collected to its end: from the draft where one was kept, anew where neither draft
nor receipt was.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import event, select

import deskapp.tables  # noqa: F401  # every table is checked
from deskapp.app import prepared_app
from deskapp.counter import COUNTER
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.prints import unprinted
from deskapp.ledger.ticket_records import Ticket
from deskapp.office import Office
from deskapp.opening import open_place
from deskapp.overview.tickets import paper
from deskapp.printing.file_printer import FilePrinter
from deskapp.printing.paper import PIN_THIRD
from deskapp.printing.press import render
from deskapp.staff.records import Draft
from deskapp.store.place import Place
from deskapp.store.work import Store, WorkSession
from deskapp.ui import tasks
from deskapp.ui.counter_frame import CounterFrame
from deskapp.ui.pages.walk import WalkPage
from forms import receipt
from tests.faults.rounds import AT, Job, Tell, at_desk, forked, in_time

Kept = dict[str, list[str]]
ROOM = "32501"
MOST_KEYS = 30
TENDERED = "tendered"
"""The field for the cash that is handed over."""


def collecting(place: Place, kept: Callable[[int, str], object] = lambda nth, act: None) -> Job:
    """林晓 collects what 3-2-501 owes; `kept` is told of each thing that the window has kept."""

    def run(tell: Tell, go: Callable[[], object]) -> None:
        prepared_app(place)
        with closing(open_place(place, AT)) as store:
            titles = {offer.name: offer.title for offer in COUNTER}
            room = Office(store, FilePrinter(place.papers), titles, now=lambda: AT)
            room.desk = at_desk(store)
            go()
            _tell_of(lambda nth, act: (tell(act), kept(nth, act)))
            frame = CounterFrame(room, COUNTER)
            frame.resize(1366, 697)
            frame.show()
            QTest.qWaitForWindowActive(frame)
            _collect(frame, room)
            tell("done")

    return run


def _tell_of(kept: Callable[[int, str], object]) -> None:
    numbers = count(1)
    event.listen(WorkSession, "after_commit", lambda session: kept(next(numbers), session.info["act"]))


def _copy(place: Place) -> Callable[[int, str], object]:
    """Copies the folder as it is after each thing that was kept: database, log and whatever lies beside them."""
    return lambda nth, act: shutil.copytree(place.folder, f"{place.folder}-{nth}")


def _die(nth: int, act: str) -> None:
    """Once the money is taken."""
    if act == "collect_fees":
        os.kill(os.getpid(), signal.SIGKILL)


def _collect(frame: CounterFrame, room: Office) -> None:
    """From the draft, if one was left; from the search box, if there is no receipt either."""
    if drafts := room.home().half_done:
        frame.host.resume(drafts[0].request_id)
    elif not kept_in(room.desk.store, thorough=False)["numbers"]:
        frame.search.setFocus()
        QTest.keyClicks(_at_hand(), ROOM)
        QTest.keyClick(_at_hand(), Qt.Key.Key_F2)
    _pay(frame)
    with room.desk.reading() as session:
        waiting = [ticket.id for ticket in unprinted(session)]
    for ticket_id in waiting:
        room.print_papers([paper(room.desk, ticket_id)], lambda *_: None)


def _pay(frame: CounterFrame) -> None:
    """F8 goes on, or to what is missing: an amount, which = fills in, or a tick, which a blank sets."""
    for _ in range(MOST_KEYS):
        walk = frame.here
        if not isinstance(walk, WalkPage) or walk.done:
            break
        page = walk.wizard.page
        QTest.keyClick(_at_hand(), Qt.Key.Key_F8)
        if walk.wizard.page is page and not walk.done:
            QTest.keyClick(_at_hand(), Qt.Key.Key_Equal if _at_hand().objectName() == TENDERED else Qt.Key.Key_Space)
    assert tasks.wait(20_000)
    QApplication.processEvents()


def _at_hand() -> QWidget:
    at = QApplication.focusWidget()
    assert at is not None, "the keyboard is nowhere"
    return at


def kept_in(store: Store, *, thorough: bool) -> Kept:
    """The receipts, the requests they answer, those that wait for a printer, open drafts; if asked, what is wrong."""
    with store.reading() as session:
        numbers = list(session.scalars(select(Ticket.printed_no)))
        requests = list(session.scalars(select(Payment.request_id)))
        waiting = [ticket.printed_no for ticket in unprinted(session)]
        drafts = list(session.scalars(select(Draft.request_id).where(~Draft.ended)))
    found = [str(one) for one in findings(store)] if thorough else []
    return {"numbers": numbers, "requests": requests, "unprinted": waiting, "drafts": drafts, "found": found}


@in_time()
def look(place: Place, *, thorough: bool = True) -> Kept:
    """What a folder holds that nobody has open."""
    with closing(open_place(place, AT)) as store:
        return kept_in(store, thorough=thorough)


def let_go(child: int, go: Callable[[], object], said: int) -> None:
    """Nothing is meddled with: the process sees to its own death."""
    go()


def main(folder: str) -> None:
    """Go through once, be killed once, begin again over what each moment left; and tell."""
    render(receipt.draw(receipt.SPECIMEN), PIN_THIRD)  # fonts are read once, and not again in every fork
    whole, dead = (Place(Path(shutil.copytree(folder, f"{folder}-{name}"))) for name in ("whole", "dead"))
    words, _ = forked(collecting(whole, _copy(whole)), let_go)
    died, _ = forked(collecting(dead, _die), let_go)
    moments = [(words[: nth + 1], Place(Path(f"{whole.folder}-{nth + 1}"))) for nth in range(len(words) - 1)]
    outcomes: list[dict[str, object]] = []
    for said, place in [*moments, (died, dead)]:
        killed = look(place)
        again, _ = forked(collecting(place), let_go)
        after = look(place, thorough=place in (moments[0][1], dead))  # they all end as one and the same day
        outcomes.append({"words": said, "killed": killed, "again": again, "after": after})
    sys.stdout.write(json.dumps({"whole": words, "died": died, "rounds": outcomes}))


if __name__ == "__main__":
    main(*sys.argv[1:])
