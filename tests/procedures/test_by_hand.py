"""Handwritten mode wherever a ticket is issued: the numbers off the papers, in order, and nothing is printed."""

import os
from pathlib import Path

import pytest
from sqlalchemy import select

from deskapp.audit import chain
from deskapp.audit.records import JournalLine
from deskapp.counter import COUNTER
from deskapp.flow.procedure import Done
from deskapp.kernel.errors import DeskError
from deskapp.ledger import prints
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.kinds import Series, TicketType
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.agency.wizard import AgencyCollectionWizard
from deskapp.procedures.bank_collection.invoice.steps import Issue, Whose
from deskapp.procedures.bank_collection.invoice.wizard import IssueBankInvoiceWizard
from deskapp.procedures.collect_fees.steps import Collect
from deskapp.procedures.collect_fees.wizard import CollectFeesWizard
from deskapp.procedures.copies.day_receipt.steps import DayPay, WhichDay
from deskapp.procedures.copies.day_receipt.wizard import CopyDayReceiptWizard
from deskapp.procedures.copies.sale.steps import Copied
from deskapp.procedures.copies.sale.wizard import SellCopiesWizard
from deskapp.procedures.exchange_invoice.steps import Exchanged, OldReceipt
from deskapp.procedures.exchange_invoice.wizard import ExchangeInvoiceWizard
from deskapp.procedures.housekeeping.regular.steps import Sheet
from deskapp.procedures.housekeeping.regular.wizard import RegularHousekeepingWizard
from deskapp.procedures.housekeeping.slips.steps import Slips
from deskapp.procedures.housekeeping.slips.wizard import HousekeepingSlipsWizard
from deskapp.procedures.renovation.tax.wizard import CollectRenovationTaxWizard
from deskapp.staff.choices import PrintMode
from deskapp.staff.settings import change_settings
from deskapp.till import paying
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay, Whom
from deskapp.till.written import Written
from tests.clerk import PlainClerk, WindowClerk
from tests.fees import draw_invoices, open_counter
from tests.ledger import till
from tests.procedures import bank_walks as bank
from tests.procedures.test_copies import cash
from tests.procedures.test_housekeeping import ONE, SHEET

WHO = {"room": "3-2-501", "payer": "张素芬"}
PEN = {"written_on": "2026-11-21", "ballpoint": True}


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk)


def by_pen(manned_by, mode=PrintMode.HANDWRITTEN):
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, print_mode=mode)


def written(clerk, desk, number, wrong="0000009"):
    """The page of the numbers: one that the books do not expect is refused, that of the paper is taken."""
    assert clerk.step is Written
    (stop,) = clerk.fill(Written, numbers=wrong, **PEN)
    assert stop.startswith(f"账上应是 {number}，票面是 {wrong}")
    if (folder := os.environ.get("SHOTS")) and isinstance(clerk, WindowClerk):
        clerk.wizard.grab().save(str(Path(folder) / f"written_{clerk.wizard.procedure.name}.png"))
    assert clerk.fill(Written, numbers=number, **PEN) == []


def in_hand(desk, done, number):
    """The number that was typed, no paper due, and nothing that waits to be printed; the books hold."""
    assert isinstance(done, Done), done
    assert (done.number, done.papers) == (number, ())
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket).where(Ticket.printed_no == number)).one()
        assert [one.printer for one in prints.history(session, ("ticket", ticket.id))] == ["手写"]
        noted = [one.after for one in session.scalars(select(JournalLine).where(JournalLine.row_id == ticket.id))]
        assert any(after and after.get("written_on") == "2026-11-21" for after in noted)
        assert ticket not in prints.unprinted(session)
        assert list(findings_in(session, desk.store)) == []
        assert list(chain.breaks(session, desk.store.chain_key)) == []


@pytest.mark.parametrize(
    ("wizard", "step", "said", "total"),
    [
        (HousekeepingSlipsWizard, Slips, {"slips": [ONE], "stapled": True}, "75"),
        (RegularHousekeepingWizard, Sheet, SHEET, "700"),
    ],
)
def test_ticket_09_housekeeping_on_papers_filled_in_by_hand(
    at_counter, desk, unit, manned_by, wizard, step, said, total
):
    """TICKET-09, TICKET-22."""
    by_pen(manned_by)
    clerk = at_counter(wizard, desk)
    assert clerk.fill(Whom, **WHO) == []
    assert clerk.fill(step, **said) == []
    written(clerk, desk, "0000001")
    assert clerk.fill(Pay, **cash(total)) == []
    in_hand(desk, clerk.finish(), "0000001")


def test_ticket_09_a_day_of_copies_on_a_receipt_filled_in_by_hand(at_counter, desk, unit, manned_by):
    """TICKET-09, FEE-22: a sale needs no ticket of its own, so nothing is asked there."""
    by_pen(manned_by)
    sale = PlainClerk(SellCopiesWizard, desk)
    assert sale.fill(Copied, a4=7, paid=True) == []
    assert isinstance(sale.finish(), Done)
    clerk = at_counter(CopyDayReceiptWizard, desk)
    assert clerk.fill(WhichDay, day="2026-11-21") == []
    written(clerk, desk, "0000001")
    assert clerk.fill(DayPay, **cash("3.50")) == []
    in_hand(desk, clerk.finish(), "0000001")


def test_ticket_09_a_receipt_is_exchanged_for_an_invoice_filled_in_by_hand(at_counter, desk, unit, manned_by):
    """TICKET-09, TICKET-15."""
    till.take(desk, "20")
    draw_invoices(manned_by, desk, (TicketType.OTHER_SERVICE_INVOICE, Series.HUNDREDS))
    by_pen(manned_by)
    clerk = at_counter(ExchangeInvoiceWizard, desk)
    assert clerk.fill(OldReceipt, number="0000001") == []
    written(clerk, desk, "00050001", wrong="00050002")
    assert clerk.fill(Exchanged, returned=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    with desk.reading() as session:
        assert [one.printed_no for one in prints.unprinted(session)] == ["0000001"], "of the invoice nothing waits"
    assert (done.number, done.papers) == ("00050001", ())


def test_ticket_09_the_invoice_of_what_the_bank_collected_too(at_counter, desk, cashier, manned_by, home, tmp_path):
    """TICKET-09, FEE-14."""
    draw_invoices(manned_by, desk, (TicketType.OTHER_SERVICE_INVOICE, Series.HUNDREDS))
    bank.authorised(PlainClerk, desk)
    bank.listed(PlainClerk, cashier)
    file = bank.answered(tmp_path, (bank.REFERENCE, "成功", 495.6, ""))
    bank.taken(PlainClerk, cashier, file, booked="495.60", surplus="0")
    by_pen(manned_by)
    clerk = at_counter(IssueBankInvoiceWizard, desk)
    assert clerk.fill(Whose, room="3-2-501") == []
    written(clerk, desk, "00050001", wrong="00050002")
    assert clerk.fill(Issue, total="495.60", seen=True) == []
    in_hand(desk, clerk.finish(), "00050001")


def test_ticket_09_while_tickets_are_printed_nobody_is_asked_for_numbers(desk, unit):
    """TICKET-09: print_mode."""
    clerk = PlainClerk(HousekeepingSlipsWizard, desk)
    assert clerk.fill(Whom, **WHO) == []
    assert clerk.fill(Slips, slips=[ONE], stapled=True) == []
    assert clerk.step is Pay


def test_ticket_09_money_is_taken_by_nothing_that_does_not_ask_for_the_numbers(desk, unit, manned_by):
    """TICKET-09, TICKET-22: no number is guessed, and one sentence says so."""
    by_pen(manned_by)
    pay = Pay.read(cash("20"))
    assert isinstance(pay, Pay)
    with desk.work("collect_fees") as session:
        line = paying.by_the_piece(session, "access_card_cost", pay.total, ["000001"])
    with (
        pytest.raises(DeskError, match="现在是手写方式，这里还没有照票面填写公司正式收据的号码"),
        desk.work("collect_fees") as work,
    ):
        paying.take(work, desk, "r1", Bill((line,), "张素芬"), pay)
    with desk.reading() as session:
        assert session.scalars(select(Ticket)).all() == []


def test_ticket_09_every_procedure_that_issues_tickets_takes_numbers_written_by_hand():
    """TICKET-09: the ballpoint too; of outside parties the number is typed anyway (FEE-24)."""
    issuing = [one.wizard.procedure for one in COUNTER if _pays(one.wizard.procedure.steps)]
    issuing += [ExchangeInvoiceWizard.procedure, IssueBankInvoiceWizard.procedure, CollectFeesWizard.procedure]
    silent = {one.name for one in issuing if Written not in one.steps}
    assert silent == {AgencyCollectionWizard.procedure.name, CollectRenovationTaxWizard.procedure.name}
    assert "圆珠笔" in Written.cues[0]
    refused = Written.read({"numbers": "0000001", "written_on": "2026-11-21"})
    assert isinstance(refused, tuple)
    assert "圆珠笔" in refused[0].text


def _pays(steps):
    return any(issubclass(step, (Pay, Collect)) for step in steps)


def test_ticket_09_the_receipt_of_a_late_sale_of_copies_too(at_counter, desk, manned_by, unit):
    """TICKET-09, FEE-22: its number is asked for, and nothing is printed over it."""
    till_sale, day = PlainClerk(SellCopiesWizard, desk), PlainClerk(CopyDayReceiptWizard, desk)
    assert till_sale.fill(Copied, a4=1, paid=True) == []
    till_sale.finish()
    day.fill(WhichDay, day="2026-11-21")
    assert day.fill(DayPay, **cash("0.50")) == []
    day.finish()
    by_pen(manned_by)
    clerk = at_counter(SellCopiesWizard, desk)
    assert clerk.fill(Copied, fax="2", paid=True, own_receipt=True) == []
    assert clerk.fill(Written, numbers="0000002", **PEN) == []
    assert clerk.fill(Pay, **cash("4.00")) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert "单独开收据 0000002" in done.words
    assert done.papers == ()
