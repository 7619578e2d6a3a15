"""Exchanging a receipt for an invoice, bare and through the window: once, same amount, linked both ways, no money."""

import pytest
from sqlalchemy import func, select, text

from deskapp.audit import chain
from deskapp.flow.procedure import Done
from deskapp.kernel.money import Money
from deskapp.ledger import exchanging, writing_off
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.kinds import Series, TicketState, TicketType
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.takings import scope_of, takings_of
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid
from deskapp.ledger.tickets import state_of
from deskapp.overview.tickets import ticket_view
from deskapp.printout import draw as drawn
from deskapp.procedures.exchange_invoice.steps import Exchanged, OldReceipt
from deskapp.procedures.exchange_invoice.wizard import ExchangeInvoiceWizard
from deskapp.procedures.void_receipt.service import seen
from deskapp.procedures.void_receipt.steps import WrongReceipt
from deskapp.reports.tickets import ticket_sheet
from tests.clerk import PlainClerk
from tests.fees import draw_invoices, name_company, open_counter
from tests.ledger import till
from tests.printing.finished import copied
from tests.procedures.fee_walks import pay

INVOICE = TicketType.OTHER_SERVICE_INVOICE
BACK = {"returned": True}


@pytest.fixture
def receipt(desk, cashier, manned_by):
    """743.40 for cards on a receipt, and a book of either series in the clerk's hands."""
    name_company(manned_by)
    till.draw(cashier, desk, till.a_range("0001203", 5))
    draw_invoices(manned_by, desk, (INVOICE, Series.HUNDREDS), (INVOICE, Series.THOUSANDS))
    return till.take(desk, "743.40", split="43.40", payer="刘䶮")


def exchanged(clerk, number="0001203") -> Done:
    assert clerk.fill(OldReceipt, number=number) == []
    assert clerk.fill(Exchanged, **BACK) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def state(desk, ticket):
    with desk.reading() as session:
        return state_of(session, session.get_one(Ticket, ticket.id))


def whole(desk):
    """Nothing is found amiss, and the chain holds."""
    with desk.reading() as session:
        assert list(findings_in(session, desk.store)) == []
        assert list(chain.breaks(session, desk.store.chain_key)) == []


def test_ticket_15_a_receipt_becomes_an_invoice_of_the_same_amount(at_counter, desk, receipt, tmp_path):
    """TICKET-07, TICKET-15, FEE-12, FEE-14: the remark, the state, the links, and the paper."""
    done = exchanged(at_counter(ExchangeInvoiceWizard, desk))
    assert done.number == "00050001", "the next number of the hundreds"
    assert state(desk, receipt) is TicketState.EXCHANGED
    with desk.reading() as session:
        (invoice,) = exchanging.exchanged_into(session, session.get_one(Ticket, receipt.id))
        assert exchanging.receipt_of(session, invoice) is session.get_one(Ticket, receipt.id)
        assert (invoice.amount, invoice.business_day) == (receipt.amount, desk.today)
    words = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for said in ("其他服务业发票（百位）", "刘䶮", "743.40", "换开发票；收据0001203；现金700.00；转账43.40"):
        assert said in words, said
    facts = dict(ticket_view(desk, receipt.id).facts)
    assert facts["换开发票"] == "00050001"
    assert dict(ticket_view(desk, invoice.id).facts)["原收据"] == "0001203"
    whole(desk)


def test_ticket_15_no_money_moves(desk, cashier, clock, receipt):
    """TICKET-15, TICKET-23, RPT-04: not on the day of the receipt, not on the day of the exchange, nor in a book."""
    with desk.reading() as session:
        before = chain.anchor(session).running_total
    clock.pass_by(days=3)
    exchanged(PlainClerk(ExchangeInvoiceWizard, desk))
    with desk.reading() as session:
        assert chain.anchor(session).running_total == before
        assert session.scalar(select(func.count(Payment.id))) == 1
        paid = takings_of(session, scope_of(session, desk.clerk.id, receipt.business_day))
        assert paid.total == paid.tickets_total == receipt.amount
        assert [(use.issued, use.exchanged) for use in paid.books] == [(1, 1)]
        today = takings_of(session, scope_of(session, desk.clerk.id, desk.today))
        assert (today.total, today.tickets_total) == (Money(), Money())
        assert [(use.kind, use.issued) for use in today.books] == [("其他服务业发票（百位）", 1)]
        for book in session.scalars(select(TicketBook)):
            assert not list(writing_off.refusals(session, book)), book.book_no
        sheet, total = ticket_sheet(session, receipt.business_day, desk.today, {receipt.clerk_id: "林晓"})
        assert total == receipt.amount
        assert [row[9:11] for row in sheet.rows] == [("已换开", "换开为 00050001"), ("已开具", "换自 0001203")]


def test_ticket_16_once_and_only_what_stands(desk, lead, receipt):
    """TICKET-16: an exchanged one, a voided one, an invoice, an unknown number."""
    exchanged(PlainClerk(ExchangeInvoiceWizard, desk))
    clerk = PlainClerk(ExchangeInvoiceWizard, desk)
    assert clerk.fill(OldReceipt, number="0001203") == ["0001203 已换开发票 00050001，一张收据只换一次"]
    assert clerk.fill(OldReceipt, number="00050001") == ["00050001 是其他服务业发票，只有正式收据能换开发票"]
    assert clerk.fill(OldReceipt, number="0001299") == ["没有找到这个号码的正式收据，请核对号码"]
    till.void(desk, till.take(desk), lead)
    assert clerk.fill(OldReceipt, number="0001204") == ["0001204 已作废，不能换开发票"]


def test_ticket_16_a_deposit_is_no_income(manned_by, desk):
    """TICKET-16: what is paid back against the receipt is exchanged for nothing."""
    open_counter(manned_by, desk)
    draw_invoices(manned_by, desk, (INVOICE, Series.THOUSANDS))
    deposit = {"item": "便民服务押金", "quantity": "1", "price": "2000", "numbers": "手推车借用"}
    done = pay(desk, {"extras": [deposit]})
    (said,) = PlainClerk(ExchangeInvoiceWizard, desk).fill(OldReceipt, number=done.number)
    assert said == "便民服务押金不是收入，收据凭以退款，不能换开发票"


def test_ticket_11_a_large_receipt_becomes_several_invoices(desk, receipt, tmp_path):
    """TICKET-10, TICKET-11, TICKET-16: 9,999.99 and 2,000.01, both of the thousands; together the receipt."""
    large = till.take(desk, "12000.00")
    done = exchanged(PlainClerk(ExchangeInvoiceWizard, desk), large.printed_no)
    assert done.number == "00060001 至 00060002"
    words = [copied(drawn(desk, paper).pdf, tmp_path) for paper in done.papers]
    assert "9,999.99" in words[0]
    assert "2,000.01" in words[1]
    assert "共2张，第2张" in words[1]
    whole(desk)


def test_ticket_22_an_invoice_needs_a_book_of_its_series(desk, cashier, manned_by):
    """TICKET-10, TICKET-22."""
    name_company(manned_by)
    till.draw(cashier, desk, till.a_range("0001203", 5))
    till.take(desk, "743.40")
    clerk = PlainClerk(ExchangeInvoiceWizard, desk)
    (said,) = clerk.fill(OldReceipt, number="0001203")
    assert "手上没有可用的其他服务业发票（百位）" in said


def test_without_the_copy_nothing_is_exchanged(at_counter, desk, receipt):
    """TICKET-15: one payment is never told by two papers."""
    clerk = at_counter(ExchangeInvoiceWizard, desk)
    clerk.fill(OldReceipt, number="0001203")
    assert clerk.fill(Exchanged, returned=False) == ["请确认：收据第二联已收回，与账上相符"]


def test_finished_twice_it_is_exchanged_once(desk, receipt):
    """Design law 1."""
    clerk = PlainClerk(ExchangeInvoiceWizard, desk)
    assert exchanged(clerk) == clerk.finish()
    with desk.reading() as session:
        assert len(session.scalars(select(TicketExchange)).all()) == 1


def test_ticket_21_voided_with_its_receipt_nothing_is_left(desk, lead, receipt):
    """TICKET-21: the page names both; the money goes back once."""
    exchanged(PlainClerk(ExchangeInvoiceWizard, desk))
    found = seen(desk, WrongReceipt(number=exchanged_no(receipt), kind=None))
    assert found is not None
    assert found.together == "00050001"
    till.void(desk, receipt, lead)
    with desk.reading() as session:
        assert session.scalar(select(func.count(TicketVoid.id))) == 2
        assert chain.anchor(session).running_total == Money()
        taken = takings_of(session, scope_of(session, desk.clerk.id, desk.today))
        assert taken.total == taken.tickets_total == Money()
    whole(desk)


def exchanged_no(ticket):
    from deskapp.kernel.numbers import TicketNo

    return TicketNo.parse(ticket.printed_no)


def test_an_exchange_that_is_deleted_or_turned_is_found(desk, receipt):
    """TICKET-15, reliability: the row, its invoice and the chain hold each other."""
    exchanged(PlainClerk(ExchangeInvoiceWizard, desk))
    with desk.store.engine.begin() as raw:
        raw.execute(text("DROP TRIGGER keep_ticket_exchange_delete"))
        raw.execute(text("DELETE FROM ticket_exchange"))
    with desk.reading() as session:
        words = [one.text for one in findings_in(session, desk.store)]
    assert any("换开登记却不在了" in one for one in words), words
