"""Voiding a receipt, bare and through the window: two people, all copies kept, the payment reversed, once."""

from dataclasses import asdict

import pytest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger import tickets
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid
from deskapp.procedures.void_receipt.again import Reopen, Sold, reopen
from deskapp.procedures.void_receipt.service import seen
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.procedures.void_receipt.wizard import VoidReceiptWizard, WrongReceiptPage
from deskapp.staff.records import Override
from tests.clerk import PlainClerk, WindowClerk, type_text
from tests.conftest import PIN
from tests.fees import open_counter
from tests.ledger import till
from tests.ledger.test_takings import close_day
from tests.procedures.fee_walks import pay

WHY = {"reason": "金额开错", "copies": True}
NEEDED = "作废 0001203 须由另一个人批准"


@pytest.fixture
def ticket(desk, cashier):
    till.draw(cashier, desk, till.a_range("0001203", 5))
    return till.take(desk, "100.00", split="40.00", payer="刘䶮")


def approved(clerk, by, reason="看过存根"):
    """The last page refused for want of approval, and somebody's answer to that; in the window F8 comes before F7."""
    assert clerk.fill(WrongReceipt, number="0001203") == []
    assert clerk.fill(WhyVoid, **WHY) == [NEEDED]
    if isinstance(clerk, WindowClerk):
        clerk.finish()
    return clerk.override(by, PIN, reason)


def void(clerk, by="赵立"):
    assert approved(clerk, by) == ""
    if isinstance(clerk, PlainClerk):
        assert clerk.fill(WhyVoid, **WHY) == []
    return clerk.finish()


def test_a_receipt_is_voided_with_another_s_approval(at_counter, desk, asked_of, lead, ticket):
    """TICKET-04, 14, 21: both names, the reason, the contrary payment."""
    done = void(at_counter(VoidReceiptWizard, desk, asked_of(desk)))
    assert isinstance(done, Done)
    assert done.words == "0001203 已作废，¥100.00 已冲销。请立即重开"
    cards = Sold("门禁卡工本费", 1, numbers="卡号 00718")
    assert done.result == Reopen(None, None, "刘䶮", "3-2-501", sold=(cards,))
    with desk.reading() as session:
        made = session.scalars(select(TicketVoid)).one()
        assert (made.clerk_id, made.approved_by_id, made.reason) == (desk.clerk.id, lead.clerk.id, "金额开错")
        assert session.get_one(Payment, made.reversal_id).total.fen == -10000
        assert done.papers[0].record == ("ticket_void", made.id)
        kept = session.scalars(select(Override)).one()
        assert (kept.asked_by_id, kept.allowed_by_id, kept.reason) == (desk.clerk.id, lead.clerk.id, "看过存根")


def test_nobody_approves_for_himself_or_without_the_right(at_counter, desk, asked_of, ticket):
    """TICKET-21, law 6."""
    clerk = at_counter(VoidReceiptWizard, desk, asked_of(desk))
    assert "没有“作废收据”的权限" in approved(clerk, "陈佳")
    with desk.reading() as session:
        assert not session.scalars(select(TicketVoid)).all()


def test_the_lead_at_the_till_needs_another_too(desk, cashier, lead, asked_of, ticket):
    clerk = PlainClerk(VoidReceiptWizard, lead, asked_of(lead))
    assert approved(clerk, "赵立") == "授权须由另一个人输入自己的姓名和密码"
    assert clerk.override("孙敏", PIN, "看过存根") == ""
    assert clerk.fill(WhyVoid, **WHY) == []
    assert isinstance(clerk.finish(), Done)


def test_copies_left_outside_stop_it(at_counter, desk, ticket):
    """TICKET-21: all copies are kept in the book."""
    clerk = at_counter(VoidReceiptWizard, desk)
    clerk.fill(WrongReceipt, number="0001203")
    assert clerk.fill(WhyVoid, reason="金额开错", copies=False) == ["请确认：各联已全部收回，盖“作废”章，留在本内"]
    assert clerk.fill(WhyVoid, reason="", copies=True) == ["请填写作废原因"]


@pytest.mark.parametrize(("number", "words"), [("0001204", "没有找到"), ("9", "没有找到")])
def test_a_number_that_was_not_issued_is_told_so(at_counter, desk, ticket, number, words):
    (said,) = at_counter(VoidReceiptWizard, desk).fill(WrongReceipt, number=number)
    assert words in said


def test_a_voided_receipt_is_refused_on_the_first_page(at_counter, desk, lead, ticket):
    till.void(desk, ticket, lead)
    (said,) = at_counter(VoidReceiptWizard, desk).fill(WrongReceipt, number="0001203")
    assert "一张票据只作废一次" in said


@pytest.fixture
def shared(desk, cashier, ticket):
    """A utility invoice of the same number, spoiled after the receipt was issued."""
    till.draw(cashier, desk, till.a_range("0001203", 5, TicketType.UTILITY_INVOICE))
    with desk.work("skip_number") as session:
        book = session.scalars(select(TicketBook).where(TicketBook.type == TicketType.UTILITY_INVOICE)).one()
        return tickets.spoil(session, book, "卡纸")


def test_where_two_kinds_share_a_number_it_is_asked_which_is_meant(at_counter, desk, asked_of, lead, shared):
    """TICKET-21: the program guesses nothing, not even the latest."""
    clerk = at_counter(VoidReceiptWizard, desk, asked_of(desk))
    both = "0001203 有 2 张：公司正式收据（刘䶮，¥100.00）；水电发票（空白作废，¥0.00）。请照票面说明是哪一种"
    assert clerk.fill(WrongReceipt, number="0001203") == [both]
    blank = "0001203 是空白作废的号码，没有收款可以冲销"
    assert clerk.fill(WrongReceipt, number="0001203", kind="水电发票") == [blank]
    assert clerk.fill(WrongReceipt, number="0001203", kind="公司正式收据") == []
    assert clerk.fill(WhyVoid, **WHY) == ["作废 公司正式收据 0001203 须由另一个人批准"]


def test_the_page_shows_both_and_chooses_neither(qtbot, look, desk, shared):
    look()
    clerk = WindowClerk(VoidReceiptWizard, desk)
    qtbot.addWidget(clerk.wizard)
    page = clerk.wizard.page
    assert isinstance(page, WrongReceiptPage)
    assert isinstance(page.field, QLineEdit)
    type_text(page.field, "000120")
    assert page.which.isHidden()
    type_text(page.field, "0001203")
    assert page.which.isVisible()
    assert [one.text() for one in page.choice.buttons] == ["公司正式收据　刘䶮　¥100.00", "水电发票　空白作废　¥0.00"]
    assert page.said() == {"number": "0001203", "kind": ""}
    page.choice.choose(1)
    assert page.said()["kind"] == "水电发票"
    type_text(page.field, "0001204")
    assert page.said()["kind"] == ""


def test_whoever_closes_no_day_reverses_nothing(cashier, desk, asked_of, ticket):
    """The reversal counts in the closing of whoever does it; a cashier has none."""
    (said,) = PlainClerk(VoidReceiptWizard, cashier, asked_of(cashier)).fill(WrongReceipt, number="0001203")
    assert "请由收费人办理" in said


def test_finished_twice_it_is_voided_once(desk, asked_of, ticket):
    """Design law 1."""
    clerk = PlainClerk(VoidReceiptWizard, desk, asked_of(desk))
    assert void(clerk) == clerk.finish()
    with desk.reading() as session:
        assert len(session.scalars(select(TicketVoid)).all()) == 1


def test_the_page_says_when_the_day_is_closed(desk, ticket, clock):
    """TICKET-21: the reversal counts on the day it is done."""
    asked = WrongReceipt(number=TicketNo.parse("0001203"), kind=None)
    found = seen(desk, asked)
    assert found is not None
    assert not found.closed
    close_day(desk)
    clock.pass_by(days=1)
    again = seen(desk, asked)
    assert again is not None
    assert again.closed
    assert again.lines == (("门禁卡工本费", ticket.amount),)


@pytest.mark.parametrize(
    "sold",
    [
        Sold("维修服务费", 3, "1,250.00", numbers="W-17"),
        Sold("维修服务费", 1, "80.00", numbers="W-18、W-19"),
        Sold("会所收费", 2, "15.00"),
    ],
)
def test_other_items_are_read_back_from_the_receipt_as_they_were_typed(manned_by, desk, sold):
    """TICKET-04: what is written again is what was written, the price only where the centre has none."""
    open_counter(manned_by, desk)
    done = pay(desk, {"extras": [asdict(sold)]})
    with desk.reading() as session:
        payment = session.get_one(Payment, session.get_one(Ticket, done.result).payment_id)
        assert reopen(session, payment, desk.today).sold == (sold,)
