"""Fees on invoices at the counter: each item on its own paper; every ticket is chained, printed and voided."""

import pytest
from sqlalchemy import select

from deskapp.audit.chain import breaks
from deskapp.estate.records import Unit
from deskapp.flow.session import Session as Walk
from deskapp.kernel.money import Area, Money
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.kinds import Series, TicketType
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.ledger.tickets import of_payment
from deskapp.printing.slips import from_json
from deskapp.printout import draw
from deskapp.procedures.collect_fees import view
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Items, Payer
from forms import service_invoice
from tests.fees import bill, draw_invoices, open_counter
from tests.ledger.till import void
from tests.printing.finished import copied
from tests.procedures.fee_walks import CASH, WHO, open_ids, pay, refused

INVOICE = TicketType.OTHER_SERVICE_INVOICE
REPAIR = {"item": "维修服务费", "quantity": "1", "price": "20", "numbers": "WX0718"}
WIRE = {"method": "转账", "reference": "2026112100881"}


@pytest.fixture
def unit(manned_by, desk):
    unit = open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")
    draw_invoices(manned_by, desk, (INVOICE, Series.HUNDREDS), (INVOICE, Series.THOUSANDS))
    return unit


def tickets_of(desk, done) -> list[Ticket]:
    with desk.reading() as session:
        return list(of_payment(session, done.result))


def test_fee_10_service_fees_stand_on_the_invoice_of_their_series(desk, unit, tmp_path):
    """FEE-10, FEE-12, TICKET-07, TICKET-08, TICKET-10: 743.40 in cash, on an invoice of the hundreds."""
    done = pay(desk, {"charges": open_ids(desk, unit)}, ways=[CASH | {"amount": "743.40"}], tendered="743.40")
    (ticket,) = tickets_of(desk, done)
    assert (ticket.type, ticket.printed_no) == (INVOICE, "00050001"), "the first number of the book of the hundreds"
    assert (ticket.amount_cn, ticket.remark) == ("人民币柒佰肆拾叁元肆角整", "现金")
    (paper,) = done.papers
    assert paper.form == "service_invoice"
    words = copied(draw(desk, paper).pdf, tmp_path)
    for printed in (
        "其他服务业发票（百位）",
        "00050001",
        "张素芬",
        "物业服务费",
        "743.40",
        "柒佰肆拾叁元肆角整",
        "备注",
        "现金",
    ):
        assert printed in words, printed


def test_fee_04_one_payment_is_ticketed_item_by_item(desk, unit):
    """FEE-04, FEE-T1: the fee on an invoice, the repair on a receipt with its number; each names what paid it."""
    ways = [CASH | {"amount": "700"}, WIRE | {"amount": "63.40"}]
    done = pay(desk, {"charges": open_ids(desk, unit), "extras": [REPAIR]}, ways=ways, tendered="700")
    receipt, invoice = tickets_of(desk, done)
    assert (receipt.type, receipt.amount, receipt.methods) == (
        TicketType.OFFICIAL_RECEIPT,
        Money(2000),
        "现金",
    )
    assert receipt.remark == "维修服务费 WX0718"
    assert (invoice.amount, invoice.methods) == (Money(74340), "现金 680.00；转账 63.40")
    assert invoice.remark == "现金 680.00；转账 63.40；凭证号 2026112100881"
    assert done.number == "0000001、00050001"
    assert [paper.form for paper in done.papers] == ["receipt", "service_invoice"]
    with desk.reading() as session:
        assert session.scalars(select(Payment)).one().total == receipt.amount + invoice.amount
        assert list(findings_in(session, desk.store)) == []
        assert list(breaks(session, desk.store.chain_key)) == []
    taken = view.taken(desk, done.result)
    assert (taken.to_sign, [kind for kind, *_ in taken.tickets]) == (1, ["正式收据", "服务业发票"])


def meter_by_the_centre(manned_by, desk, unit):
    """A unit whose meters the utilities do not read, and a book of utility invoices."""
    draw_invoices(manned_by, desk, (TicketType.UTILITY_INVOICE, Series.NONE))
    with desk.work("edit_estate") as session:
        session.get_one(type(unit), unit.id).metered_to_household = False


def test_fee_11_water_and_electricity_stand_on_a_utility_invoice_with_their_readings(desk, unit, manned_by, tmp_path):
    """FEE-11, FORM-12: beside the service fee in one payment, yet on a ticket of its own; usage is what is paid."""
    meter_by_the_centre(manned_by, desk, unit)
    water = {"item": "水电费", "quantity": "15", "price": "2.30", "numbers": "水120-135"}
    power = {"item": "水电费", "quantity": "185", "price": "0.68", "numbers": "电表 1203 至 1388"}
    done = pay(desk, {"charges": open_ids(desk, unit), "extras": [water, power]})
    invoice, utility = tickets_of(desk, done)
    assert (invoice.type, invoice.amount) == (INVOICE, Money(74340))
    assert (utility.type, utility.amount, utility.remark) == (TicketType.UTILITY_INVOICE, Money(16030), "现金")
    words = copied(draw(desk, done.papers[1]).pdf, tmp_path)
    for printed in ("水电发票", "水表120至135", "2.30×15吨", "34.50", "电表1203至1388", "0.68×185度", "125.80"):
        assert printed in words, printed
    assert "物业服务费" not in words
    with desk.reading() as session:
        assert list(findings_in(session, desk.store)) == []


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ("", "水电费开水电发票，须列明读数：请填水表或电表的起止读数，例如 水120-135"),
        ("120-135", "水电费的读数“120-135”看不懂，请填水表或电表的起止读数，例如 水120-135"),
        ("水120-134", "水表 120 至 134 是 14吨，数量却填了 15，请核对读数"),
        ("水135-120", "水表 135 至 120：止读数须大于起读数，请核对"),
    ],
)
def test_fee_11_what_the_meter_did_not_show_is_not_collected(desk, unit, manned_by, numbers, words):
    """FEE-11, FORM-12."""
    meter_by_the_centre(manned_by, desk, unit)
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    water = {"item": "水电费", "quantity": "15", "price": "2.30", "numbers": numbers}
    assert refused(walk, Items, charges=[], extras=[water]) == [(words, "FEE-11")]


def test_ticket_11_twelve_thousand_is_two_invoices(desk, unit, manned_by):
    """TICKET-11, TICKET-23: 9,999.99 and the rest, numbers one after the other, sums to the fen."""
    with manned_by("高远").work("edit_tariffs") as session:
        session.scalars(select(Unit)).one().area = Area.parse("3000")
    bill(manned_by, "2026-12")
    done = pay(desk, {"amount": "12000"}, ways=[WIRE | {"amount": "12000"}])
    first, second = tickets_of(desk, done)
    assert [one.amount.figures for one in (first, second)] == ["9,999.99", "2,000.01"]
    assert second.number == first.number + 1
    assert first.remark.endswith("共 2 张，第 1 张")
    assert first.slip is not None
    slip = from_json(service_invoice.Invoice, first.slip)
    assert slip.total == first.amount
    with desk.reading() as session:
        assert list(findings_in(session, desk.store)) == []


def test_ticket_22_an_invoice_needs_a_book_of_its_series(desk, manned_by):
    """TICKET-10, TICKET-22: the receipt book does not stand in for it."""
    unit = open_counter(manned_by, desk, "2026-11")
    draw_invoices(manned_by, desk, (INVOICE, Series.THOUSANDS))
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    assert refused(walk, Items, charges=open_ids(desk, unit), extras=[]) == [
        ("手上没有可用的其他服务业发票（百位），请先向出纳领用", "TICKET-22")
    ]


def test_ticket_21_the_tickets_of_one_payment_are_voided_together(desk, lead, unit):
    """TICKET-21: one reversal; nothing of the payment is left, and every number stays."""
    done = pay(
        desk,
        {"charges": open_ids(desk, unit), "extras": [REPAIR]},
        ways=[CASH | {"amount": "763.40"}],
        tendered="763.40",
    )
    receipt, _invoice = tickets_of(desk, done)
    void(desk, receipt, lead)
    with desk.reading() as session:
        assert [row.ticket.printed_no for row in session.scalars(select(TicketVoid).order_by(TicketVoid.id))] == [
            "0000001",
            "00050001",
        ]
        assert sum(one.total.fen for one in session.scalars(select(Payment))) == 0
        assert list(findings_in(session, desk.store)) == []
