"""Taking money at the counter, bare: what is owed is paid, the receipt says so, and nothing goes twice."""

import threading
from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from deskapp.audit.chain import breaks
from deskapp.flow.session import Session as Walk
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.ledger.arrears import open_charges, owed
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import BookState, ChargeSource, Handover, TariffBasis
from deskapp.ledger.payment_records import Payment, Tender
from deskapp.ledger.ticket_records import Ticket, TicketBook
from deskapp.procedures.collect_fees.reckoning import reckon
from deskapp.procedures.collect_fees.service import COLLECT_FEES, collection_of
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.till import paying
from tests.fees import draw_book, make_price, open_counter
from tests.procedures.fee_walks import CASH, WHO, open_ids, pay, refused, slip_of, walk_to


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")


def test_what_is_owed_is_paid_and_the_receipt_says_so(desk, unit):
    done = pay(desk, {"charges": open_ids(desk, unit)}, tendered=Money(80000))
    assert (done.number, done.words) == ("0000001", "已收 ¥743.40，找零 ¥56.60")
    slip = slip_of(done)
    assert [(line.item, line.period, line.basis, str(line.amount)) for line in slip.lines] == [
        ("物业服务费", "2026.09.01–2026.11.30", "2.80×88.50㎡×3月", "¥743.40")
    ]
    assert (slip.customer, slip.room, slip.collector) == ("张素芬", "3-2-501", "林晓")
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket)).one()
        assert (ticket.amount_cn, ticket.handover) == ("人民币柒佰肆拾叁元肆角整", Handover.CUSTOMER)
        assert done.papers[0].record == ("ticket", ticket.id)
        tender = session.scalars(select(Tender)).one()
        assert (tender.tendered, tender.change_due, tender.amount) == (Money(80000), Money(5660), Money(74340))
        assert owed(session, unit.id, date(2027, 1, 1)) == Money()
        assert list(breaks(session, desk.store.chain_key)) == []


def test_fee_28_a_payment_never_stands_without_its_ticket(desk, unit):
    """FEE-28, FEE-29: no book, no payment; there is no receipt later."""
    ready, total = walk_to(desk, {"amount": "100"})
    ready.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True})
    with desk.store.work(act="write_off_book", by=None, at=desk.now()) as session:
        session.scalars(select(TicketBook)).one().state = BookState.USED_UP
    assert [rule for _, rule in refused(Walk(COLLECT_FEES, desk), Payer, **WHO)] == ["TICKET-22"]
    assert [stop.rule for stop in ready.finish()] == ["TICKET-22"]
    with desk.reading() as session:
        asked = collection_of(session, desk, ready.answers, reckon(session, ready.answers, desk.today))
    with pytest.raises(DeskError, match="没有可用的公司正式收据"), desk.work("collect_fees") as session:
        paying.collect(session, desk, asked)
    with desk.reading() as session:
        assert session.scalar(select(func.count(Payment.id))) == 0


def test_a_split_tender_adds_up_and_names_each_way(desk, unit):
    ways = [CASH | {"amount": "400"}, {"method": "转账", "amount": "343.40", "reference": "2026112100881"}]
    done = pay(desk, {"charges": open_ids(desk, unit)}, ways=ways, tendered="400")
    slip = slip_of(done)
    assert slip.methods == (("现金", Money(40000)), ("转账", Money(34340)))
    assert "2026112100881" in slip.remark
    with desk.reading() as session:
        assert session.scalars(select(Ticket)).one().methods == "现金 400.00；转账 343.40"


def test_fee_08_an_unwanted_receipt_goes_into_the_box(desk, unit):
    """FEE-08."""
    pay(desk, {"charges": open_ids(desk, unit)}, to_box=True)
    with desk.reading() as session:
        assert session.scalars(select(Ticket)).one().handover is Handover.BOX


def test_an_amount_clears_the_oldest_first_and_goes_on_ahead(desk, unit):
    slip = slip_of(pay(desk, {"amount": "1000"}))
    assert [(line.period, line.basis, line.amount.figures) for line in slip.lines] == [
        ("2026.09.01–2026.12.31", "2.80×88.50㎡×4月", "991.20"),
        ("2027.01.01–2027.01.31", "部分，应收 247.80", "8.80"),
    ]
    with desk.reading() as session:
        (january,) = open_charges(session, unit.id, desk.today)
        assert (january.open, january.amount, january.due_on) == (Money(23900), Money(24780), date(2027, 1, 31))


def test_a_part_of_the_oldest_charge_is_paid_and_the_rest_stays_open(desk, unit):
    pay(desk, {"amount": "100"})
    with desk.reading() as session:
        assert [one.open for one in open_charges(session, unit.id, desk.today)] == [
            Money(14780),
            Money(24780),
            Money(24780),
        ]


def test_months_ahead_follow_what_is_charged_and_are_charged_once(manned_by, desk, unit):
    pay(desk, {"charges": open_ids(desk, unit), "months": 2})
    with desk.reading() as session:
        ahead = session.scalars(select(Charge).where(Charge.source == ChargeSource.AHEAD)).all()
        assert [charge.period_from for charge in ahead] == [date(2026, 12, 1), date(2027, 1, 1)]
        assert not open_charges(session, unit.id, desk.today)


def test_paying_to_a_day_takes_whole_months_up_to_its_month(desk, unit):
    slip = slip_of(pay(desk, {"until": "2026-12-15"}))
    assert [(line.period, line.amount) for line in slip.lines] == [("2026.09.01–2026.12.31", Money(99120))]


def test_a_charge_paid_meanwhile_is_not_paid_again(desk, unit):
    late, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    late.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True})
    pay(desk, {"charges": open_ids(desk, unit)})
    (refusal,) = late.finish()
    assert refusal.rule == "FEE-28"
    with pytest.raises(DeskError, match="没有收款"):
        COLLECT_FEES.finish(desk, late.answers)
    with desk.reading() as session:
        assert session.scalar(select(func.count(Ticket.id))) == 1


def test_t33_the_same_request_twice_is_one_receipt(desk, unit):
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    walk.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True})
    first, second = walk.finish(), walk.finish()
    assert first == second
    with desk.reading() as session:
        assert session.scalar(select(func.count(Payment.id))) == 1


def test_t33_eight_threads_with_one_request_get_one_receipt(desk, unit):
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    walk.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True})
    start, numbers = threading.Barrier(8), []

    def submit():
        start.wait(60)
        numbers.append(COLLECT_FEES.finish(desk, walk.answers).number)

    threads = [threading.Thread(target=submit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert numbers == ["0000001"] * 8
    with desk.reading() as session:
        assert session.scalar(select(func.count(Ticket.id))) == 1
        assert session.scalars(select(TicketBook)).one().next_no == 2


def test_a_walk_in_without_a_room_pays_for_a_piece_and_nothing_else(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    assert walk.submit(Payer, {"room": "", "payer": "过路商户"}) == ()
    assert [rule for _, rule in refused(walk, Items, amount="100")] == ["FEE-09"]
    day = [{"item": code, "quantity": 1, "price": price} for code, price in
           (("promotion_fee", "8.50"), ("advertising_fee", "3"))]  # fmt: skip
    walk.submit(Items, {"extras": day})
    walk.submit(Confirm, {"total": "11.50", "confirmed": True})
    walk.submit(Collect, {"ways": [CASH | {"amount": "11.50"}], "tendered": "11.50"})
    assert slip_of(walk.finish()).total == Money(1150)


def test_without_a_name_the_receipt_carries_the_owner_s(desk, unit):
    walk, total = walk_to(desk, {"amount": "100"}, who={"room": "3栋2单元501"})
    walk.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True})
    assert slip_of(walk.finish()).customer == "张素芬"


def test_a_second_clerk_pays_from_a_book_of_their_own(manned_by, desk, unit):
    other = manned_by("陈佳")
    draw_book(manned_by, other, first=1001)
    assert pay(other, {"amount": "100"}).number == "0001001"
    assert pay(desk, {"amount": "100"}).number == "0000001"


def test_the_receipt_is_dated_by_the_clock_alone(desk, clock, unit):
    clock.at = datetime(2026, 11, 23, 23, 59, tzinfo=CHINA)
    assert slip_of(pay(desk, {"amount": "100"})).paid_on == date(2026, 11, 23)


def test_months_that_were_rounded_one_by_one_are_printed_by_the_month(manned_by, desk):
    unit = open_counter(manned_by, desk)
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "0.6125", TariffBasis.PER_AREA_MONTH, since=date(2026, 1, 1))
    (line,) = slip_of(pay(desk, {"until": "2027-01-31"})).lines
    assert (line.basis, line.amount) == ("54.21×3月", Money(16263))
    assert unit.area
