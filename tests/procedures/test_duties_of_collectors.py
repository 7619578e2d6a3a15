"""What a collector may never do: issue what no list has, promise a receipt for later, change an invoice."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from deskapp.counter import COUNTER
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.money import Money
from deskapp.ledger import books, tickets
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.fee_items import counter_items
from deskapp.ledger.kinds import Series, TicketState, TicketType
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import state_of
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Items, Payer
from deskapp.procedures.copies.day_receipt.steps import DayPay
from deskapp.till.steps import Pay
from tests.fees import draw_invoices, open_counter
from tests.ledger import till
from tests.procedures.fee_walks import CASH, WHO, open_ids, pay, refused, walk_to

INVOICE = TicketType.OTHER_SERVICE_INVOICE
REJECTED = "验钞机不认的，说“不好意思，麻烦您更换一张，谢谢”。"


@pytest.fixture
def unit(manned_by, desk):
    """Three months owed, 743.40 together, collected on invoices."""
    unit = open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")
    draw_invoices(manned_by, desk, (INVOICE, Series.HUNDREDS))
    return unit


def test_fee_06_a_note_that_the_detector_rejects_is_returned_wherever_cash_is_taken():
    """FEE-06: the prompt stands beside every page of payment."""
    pages = [step for one in COUNTER for step in one.wizard.procedure.steps if issubclass(step, (Pay, Collect))]
    assert len(pages) > 6
    assert {step for step in pages if REJECTED not in step.cues} == {DayPay}, "its cash was checked sale by sale"


def test_fee_10_an_invoice_tells_what_the_arrears_list_has_at_the_centres_standard(desk, unit):
    """FEE-10: nothing that is not on the list, and nothing of it at another price."""
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    assert "所选欠费中有的已缴清或变动" in refused(walk, Items, charges=[987654])[0][0]
    with desk.reading() as session:
        typed = {item.code for item in counter_items(session, desk.today)}
    assert "property_service_fee" not in typed, "it is chosen from the list, never typed"
    done = pay(desk, {"charges": open_ids(desk, unit)}, ways=[CASH | {"amount": "743.40"}], tendered="743.40")
    with desk.reading() as session:
        (ticket,) = session.scalars(select(Ticket).where(Ticket.printed_no == done.number))
        told = [(line["item"], line["basis"], line["amount"]) for line in ticket.slip["lines"]]
    assert told == [("物业服务费", "2.80×88.50㎡×3月", 74340)]


def test_fee_29_there_is_no_payment_whose_receipt_comes_later(desk, unit, manned_by):
    """FEE-29: without a number at hand no money is taken, and what fails while it is issued leaves nothing behind."""
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    while True:
        with desk.work("skip_number") as session:
            book = books.open_book(session, desk.clerk.id, INVOICE, Series.HUNDREDS)
            if book is None:
                break
            tickets.spoil(session, book, "撕坏")
    said = {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True}
    assert "手上没有可用的其他服务业发票（百位）" in refused(walk, Collect, **said)[0][0]
    with desk.reading() as session:
        assert session.scalars(select(Payment)).all() == []
        assert list(findings_in(session, desk.store)) == []


def test_ticket_14_the_amount_of_an_invoice_is_not_altered_but_voided_at_once(desk, unit, lead):
    """TICKET-14: not even behind the program's back; the void brings the charges back and keeps the number."""
    done = pay(desk, {"charges": open_ids(desk, unit)}, ways=[CASH | {"amount": "743.40"}], tendered="743.40")
    assert isinstance(done, Done)
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket).where(Ticket.printed_no == done.number)).one()
    with pytest.raises(DatabaseError, match="append only"), desk.work("collect_fees") as session:
        session.execute(text("UPDATE ticket SET amount = 100 WHERE id = :id"), {"id": ticket.id})
    till.void(desk, ticket, lead)
    with desk.reading() as session:
        kept = session.get_one(Ticket, ticket.id)
        assert (kept.amount, kept.printed_no) == (Money(74340), done.number)
        assert state_of(session, kept) is TicketState.VOIDED
        assert Money.total(one.total for one in session.scalars(select(Payment))) == Money()
        assert list(findings_in(session, desk.store)) == []
    assert len(open_ids(desk, unit)) == 3
