"""Every paper's square code is read back from its dots and, typed by a scanner anywhere in the window, opens it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.ledger.ticket_records import PrintLog, Ticket
from deskapp.overview.scanned import scanned
from deskapp.overview.shown import Leads
from deskapp.papers.lists import list_paper
from deskapp.printout import draw, print_paper
from deskapp.procedures.blank_cards.service import BLANK_CARDS
from deskapp.procedures.blank_cards.steps import Blanks
from deskapp.procedures.deposits.order.service import ORDER_REFUND
from deskapp.procedures.deposits.order.steps import Against, WhichDeposit
from deskapp.reports.sheet import Column, Kind, Sheet
from deskapp.till.due import due
from deskapp.ui.pages.home import HomePage
from deskapp.ui.pages.list_page import ListPage
from deskapp.ui.pages.ticket import TicketPage
from deskapp.ui.pages.unit import UnitPage
from deskapp.ui.pages.walk import WalkPage
from tests.ledger.deposits import leave
from tests.ledger.test_deposits import release
from tests.printing.finished import codes
from tests.ui.hands import ENTER, press
from tests.ui.pages.conftest import let_tasks_end, pay, search

FAST, SLOW = 8, 200
"""Milliseconds between two keys of a scanner, and of a hand."""


class Printer:
    """Takes every job."""

    def send(self, job, watch=None) -> None:
        pass


def keys(window, words: str, *, gap: int = FAST) -> None:
    """What a keyboard-wedge scanner types, Enter at its end, as the window gets it from the system."""
    for place, letter in enumerate([*words, "\r"]):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key(0)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(10_000_000 + place * gap)
            QCoreApplication.sendEvent(window.windowHandle(), event)
    QApplication.processEvents()


@pytest.fixture
def receipt(frame, desk) -> str:
    """The code of a receipt that was collected and printed, as a scanner reads it off the paper."""
    search("32501")
    press(Qt.Key.Key_F2)
    pay(frame)
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket)).one()
        logged = session.scalars(select(PrintLog)).one()
    (code,) = set(codes(draw(desk, due(ticket)).pdf, 0))
    assert logged.code == code
    return code


def test_a_receipt_opens_from_the_home_page(frame, receipt):
    """GEN-16: nothing stays in the search box."""
    assert isinstance(frame.here, HomePage)
    keys(frame.window(), receipt)
    assert isinstance(frame.here, TicketPage)
    assert frame.search.text() == ""
    assert frame.searching.popup is None


@pytest.mark.parametrize("gap", [FAST, SLOW])
def test_a_receipt_opens_from_the_search_box_however_slow(frame, receipt, gap):
    """GEN-16."""
    press(Qt.Key.Key_F3)
    keys(frame.window(), receipt.lower(), gap=gap)
    assert isinstance(frame.here, TicketPage)
    assert frame.search.text() == ""


def test_a_scan_into_a_walk_opens_the_paper_and_leaves_what_was_written(frame, receipt):
    """GEN-12, GEN-16: Esc comes back to the walk, and its field says what it said."""
    frame.start("give_instruction")
    walk = frame.here
    assert isinstance(walk, WalkPage)
    field = frame.window().focusWidget()
    assert isinstance(field, QLineEdit)
    press(Qt.Key.Key_3)
    said = field.text()
    keys(frame.window(), receipt)
    assert isinstance(frame.here, TicketPage)
    assert field.text() == said
    press(Qt.Key.Key_Escape)
    assert frame.page is walk


def test_what_hands_type_and_what_is_no_paper_of_ours_stays_where_it_is(frame, receipt):
    """A hand is slower than a scanner; a code nobody has printed is typed like anything else."""
    frame.start("give_instruction")
    field = frame.window().focusWidget()
    assert isinstance(field, QLineEdit)
    keys(frame.window(), receipt, gap=SLOW)
    assert isinstance(frame.here, WalkPage)
    press(Qt.Key.Key_F3)
    keys(frame.window(), "ZZ9999999/1/20260101/ABCDEF01")
    assert isinstance(frame.here, WalkPage)


def printed(desk, paper) -> str:
    """The code of a paper, read off its dots after it was printed."""
    assert print_paper(desk, paper, Printer()) is None
    return codes(draw(desk, paper).pdf, 0)[0]


def test_papers_without_a_page_open_the_unit_or_the_line_of_their_register(frame, desk, clock):
    """GEN-16: a refund order without a unit stands in the register of deposits, a list in none."""
    receipt = leave(desk)
    release(desk, receipt)
    clock.pass_by(days=20)
    walk = Session(ORDER_REFUND, desk)
    assert walk.submit(WhichDeposit, {"deposit": receipt.printed_no}) == ()
    originals = {"receipt": True, "certificate": True, "passes": True, "identity": True}
    assert walk.submit(Against, originals) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    code = printed(desk, done.papers[0])
    keys(frame.window(), code)
    assert isinstance(frame.here, UnitPage)


def test_a_paper_of_the_day_opens_its_register(frame, desk, manned_by):
    """GEN-16: on its day, with its number."""
    boss = manned_by("赵立")
    sheet = Sheet("发卡记录", (Column("日期", Kind.DAY),), ((desk.today,),))
    keys(frame.window(), printed(boss, list_paper(boss, sheet)))
    assert isinstance(frame.here, ListPage)
    assert frame.here.view.register.title == "发卡记录"


def test_a_slip_of_blanks_opens_its_line_on_its_day(frame, desk, clock):
    """GEN-16: the register shows the day of the paper, not today's."""
    walk = Session(BLANK_CARDS, desk)
    assert walk.submit(Blanks, {"act": "领入", "family": "DESFire", "pieces": "7"}) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    code = printed(desk, done.papers[0])
    clock.pass_by(days=9)
    keys(frame.window(), code)
    assert isinstance(frame.here, ListPage)
    assert frame.here.view.register.title == "空白卡"
    assert len(frame.here.view.shown) == 1


def test_a_paper_that_an_older_program_printed_is_known_by_its_slip(desk, frame, receipt):
    """GEN-16."""
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER keep_print_log_update")
        connection.exec_driver_sql("UPDATE print_log SET code = ''")
    found = scanned(desk, receipt.replace("/", "、"))
    assert found is not None
    assert found.leads is Leads.TICKET
    assert scanned(desk, receipt[:-1] + "0") is None or receipt.endswith("0")
    assert scanned(desk, "") is None
    let_tasks_end()
    press(ENTER)
