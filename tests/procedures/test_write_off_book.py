"""Writing books off, bare and through the window: the check list of TICKET-23, and the cashier's word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.audit.chain import breaks
from deskapp.flow.procedure import Done
from deskapp.ledger.kinds import BookState
from deskapp.ledger.ticket_records import TicketBook
from deskapp.printout import draw as drawn
from deskapp.procedures.draw_book.wizard import DrawBookWizard
from deskapp.procedures.write_off_book.service import check_list
from deskapp.procedures.write_off_book.steps import Checked, Returned
from deskapp.procedures.write_off_book.wizard import CheckedPage, WriteOffBookWizard
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.team import set_roles
from deskapp.ui.tables import Table
from tests.clerk import PlainClerk
from tests.ledger import till
from tests.printing.finished import copied
from tests.procedures.test_draw_book import draw

CHECKED = {"leafed": True, "cut": True, "present": True}


@pytest.fixture
def book(desk, cashier, lead):
    """A book of six: two issued, one voided, one spoiled, two left."""
    (book,) = till.draw(cashier, desk, till.a_range("0001203", 6))
    till.take(desk, "20.00")
    till.void(desk, till.take(desk, "30.00"), lead)
    till.take(desk, "50.00")
    till.spoil(desk)
    return book


def test_a_book_with_unused_numbers_is_written_off(at_counter, cashier, book, tmp_path):
    """TICKET-23: the unused numbers are cut and named."""
    clerk = at_counter(WriteOffBookWizard, cashier)
    assert clerk.fill(Returned, book_no="0001203-0001208") == []
    assert clerk.fill(Checked, **CHECKED) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    with cashier.reading() as session:
        assert session.get_one(TicketBook, book.id).state is BookState.WRITTEN_OFF
        assert list(breaks(session, cashier.store.chain_key)) == []
    slip = copied(drawn(cashier, done.papers[0]).pdf, tmp_path)
    for words in ("票据核销单", "70.00", "0001204、0001206", "未使用0001207至0001208，已剪角", "金额核对", "相符"):
        assert words in slip
    assert "不符" not in slip


def test_a_cashier_who_collects_too_writes_off_no_books_of_their_own(at_counter, cashier, lead, manned_by, desk):
    """ROLE-02: drawn while somebody else was the cashier."""
    with manned_by("管理员").work("manage_staff") as session:
        for member_id in (cashier.clerk.id, lead.clerk.id):
            roles = frozenset({Role.CASHIER, Role.FEE_COLLECTOR})
            set_roles(session, session.get_one(StaffMember, member_id), roles)
    till.draw(lead, cashier, till.a_range("0002001", 6))
    clerk = at_counter(WriteOffBookWizard, cashier)
    assert clerk.fill(Returned, book_no="0002001") == ["不能核销自己领用的票据，请由另一位出纳办理"]
    other = PlainClerk(WriteOffBookWizard, lead)
    assert other.fill(Returned, book_no="0002001") == []


def test_unused_numbers_that_are_not_cut_stop_it(at_counter, cashier, book):
    """TICKET-23."""
    clerk = at_counter(WriteOffBookWizard, cashier)
    clerk.fill(Returned, book_no="0001205")
    assert clerk.fill(Checked, **CHECKED | {"cut": False}) == [
        "还有 2 张未使用（0001207 至 0001208），请逐张剪角作废并勾选"
    ]


def test_a_used_up_book_needs_no_cutting(at_counter, cashier, desk):
    """TICKET-06."""
    till.draw(cashier, desk, till.a_range("0001203", 1))
    till.take(desk)
    clerk = at_counter(WriteOffBookWizard, cashier)
    assert clerk.fill(Returned, book_no="0001203-0001203") == []
    assert clerk.fill(Checked, **CHECKED | {"cut": False}) == []
    assert isinstance(clerk.finish(), Done)


def test_after_writing_one_off_a_third_book_may_be_drawn(at_counter, cashier, desk):
    """TICKET-02 and the worked example 7.3."""
    till.draw(cashier, desk, till.a_range("0003001"), till.a_range("0003051"))
    clerk = at_counter(WriteOffBookWizard, cashier)
    clerk.fill(Returned, book_no="0003001-0003050")
    clerk.fill(Checked, **CHECKED)
    clerk.finish()
    cover = [{"book_no": "", "first": "0004001", "last": "0004050"}]
    assert isinstance(draw(PlainClerk(DrawBookWizard, cashier), cover), Done)


def test_a_book_nobody_holds_is_not_found(at_counter, cashier, book):
    assert at_counter(WriteOffBookWizard, cashier).fill(Returned, book_no="0009999") == [
        "没有找到这本已领用、未核销的票据，请核对票据本号"
    ]


def test_the_page_shows_the_check_list_before_anything_is_confirmed(cashier, book):
    found = check_list(cashier, "0001203")
    assert found is not None
    assert (found.book.clerk, found.tally.issued, found.tally.unused) == ("林晓", 2, 2)


def test_a_book_is_chosen_from_the_list_by_keys_alone(qtbot, look, cashier, desk, book):
    look()
    till.draw(cashier, desk, till.a_range("0005001"))
    wizard = WriteOffBookWizard(cashier)
    qtbot.addWidget(wizard)
    wizard.show()
    qtbot.waitExposed(wizard)
    table = wizard.page.findChild(Table)
    assert table is not None
    table.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(table, key)
    assert wizard.session.answers[Returned].book_no == "0005001-0005050"
    assert isinstance(wizard.page, CheckedPage)


def test_finished_twice_it_is_written_off_once(cashier, book):
    """Design law 1."""
    clerk = PlainClerk(WriteOffBookWizard, cashier)
    clerk.fill(Returned, book_no="0001203")
    clerk.fill(Checked, **CHECKED)
    assert clerk.finish() == clerk.finish()
