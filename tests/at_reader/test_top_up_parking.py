"""Months of a space from the agreement to the stubs: paid, torn off, planned, written; bare and through the window."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.access.kinds import AgreementState, Collection, Purpose, Writing
from deskapp.access.parking import agreements, top_ups
from deskapp.access.parking.agreements import Terms
from deskapp.access.parking_records import ParkingAgreement, ParkingTopUp
from deskapp.access.register import reading
from deskapp.at_reader.card import Ending, look, shown, write
from deskapp.audit.records import JournalLine
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import fixed_invoices
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.printout import draw as drawn
from deskapp.procedures.parking.top_up.service import TOP_UP_PARKING, file_away
from deskapp.procedures.parking.top_up.steps import HowLong, WhichAgreement, WhichCard
from deskapp.procedures.reprint_receipt.service import REPRINT_RECEIPT
from deskapp.procedures.reprint_receipt.steps import WhichPaper
from deskapp.procedures.void_receipt.service import VOID_RECEIPT
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.staff.records import Task
from deskapp.till.steps import Pay
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import card_of, issued
from tests.card_station import OTHER_UID, desfire
from tests.conftest import PIN
from tests.fees import draw_book, name_company
from tests.ledger.test_fixed_invoices import a_book
from tests.printing.finished import copied

START = date(2026, 11, 21)


@pytest.fixture
def counter(at_reader, home, manned_by):
    """The desk with reader, home, an agreement to be signed, and a receipt book."""
    desk, reader = at_reader
    name_company(manned_by)
    draw_book(manned_by, desk)
    agree(desk, home)
    yield desk, reader
    stop_reader(desk.station)


@pytest.fixture
def invoices(counter, manned_by):
    """Books of hundreds and fifties in the clerk's hands."""
    desk, _ = counter
    with manned_by("孙敏").work("draw_book") as session:
        fixed_invoices.draw(session, desk.clerk.id, (a_book("100", "A0001203"), a_book("50", "B0002001")))


RENT = Money(35000)


def agree(desk, home, fee=RENT, **more) -> int:
    with desk.work("agree_parking") as session:
        given = {"unit_id": home.unit_id, "customer_id": home.owner.customer_id, "vehicle_ids": (home.vehicle_id,)}
        terms = Terms(home.space_id, "张素芬", START, more.pop("to_date", None), fee, **given, relation="业主", **more)
        return agreements.draft(session, "a1", terms).id


def money(total, tendered=""):
    return {"ways": [{"method": "现金", "amount": total}], "tendered": tendered or total, "detector": True} | {
        "confirmed": True,
        "total": total,
    }


def refused(walk, step, said) -> Refusal:
    """The one rule that stands against these answers."""
    (stop,) = walk.submit(step, said)
    assert isinstance(stop, Refusal), stop
    return stop


def walk_to_pay(desk, card, months="1", *, buy=False, signed=True) -> Session:
    walk = Session(TOP_UP_PARKING, desk)
    assert walk.submit(WhichAgreement, {"agreement": "B1-0007", "signed": signed}) == ()
    assert walk.submit(WhichCard, {"card": str(card), "buy": buy}) == ()
    assert walk.submit(HowLong, {"months": months}) == ()
    return walk


def top_up(desk, card, months="1", total="350", *, buy=False, tendered="") -> tuple[Session, Done]:
    walk = walk_to_pay(desk, card, months, buy=buy)
    assert walk.submit(Pay, money(total, tendered)) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return walk, done


def on_the_reader(desk, reader, card):
    reader.put(card)
    return shown(look(desk, reader.model.name))


def written(desk, reader, done):
    result = write(desk, reader.model.name, done.result.plan_ids[0], lambda _act: None)
    assert result.ending is Ending.DONE, result


def test_a_new_card_is_bought_paid_written_and_serves_the_space(counter, invoices, tmp_path):
    """PARK-05, PARK-06, PARK-07, PARK-08, PARK-12, FEE-16, FEE-19: 350 on 3 x 100 and 1 x 50, 20 on the receipt."""
    desk, reader = counter
    walk, done = top_up(desk, on_the_reader(desk, reader, desfire()), total="370", buy=True, tendered="400")
    written(desk, reader, done)
    with desk.reading() as session:
        tickets = session.scalars(select(Ticket).order_by(Ticket.id)).all()
        assert [(one.amount.figures, one.remark) for one in tickets] == [
            ("20.00", "车场卡工本费 000001"),
            *[("100.00", "卡号 000001")] * 3,
            ("50.00", "卡号 000001"),
        ]
        payment = session.scalars(select(Payment)).one()
        assert (payment.total, [tender.change_due for tender in payment.tenders]) == (Money(37000), [Money(3000)])
        row = session.scalars(select(ParkingTopUp)).one()
        assert (row.months, row.period_from, row.period_to) == (1, START, date(2026, 12, 20))
        assert row.invoices == "100 元×3（A0001203 至 A0001205）、50 元×1（B0002001）"
        agreement = session.scalars(select(ParkingAgreement)).one()
        assert (agreement.state, agreement.signed_on) == (AgreementState.ACTIVE, START)
        card = reading.by_number(session, "000001")
        assert card is not None
        assert agreement.card_id == card.id
        grant = card.grant(Purpose.PARKING)
        assert grant is not None
        assert (grant.term.valid_to, card.grant(Purpose.ACCESS)) == (date(2026, 12, 20), None)
        assert list(findings_in(session, desk.store)) == []
        (task,) = session.scalars(select(Task))
        assert (task.due_at.date(), "月卡" in task.title) == (date(2026, 12, 15), True), "PARK-14"
    sheet = copied(drawn(desk, done.papers[1]).pdf, tmp_path)
    for words in ("定额发票发放记录", "000001", "A0001203", "A0001205", "叁佰伍拾元整", "车位月租费"):
        assert words in sheet
    file_away(desk, walk.answers.request_id)
    with desk.reading() as session:
        last = session.scalars(select(JournalLine).order_by(JournalLine.id.desc()).limit(1)).one()
        assert last.after == {"stubs_written": True, "filed": True}


def test_the_record_of_invoices_is_printed_again_by_the_number_of_any(counter, invoices, home, tmp_path):
    """FORM-13, GEN-14."""
    desk, _ = counter
    top_up(desk, issued(desk, home.owner).card_no)
    walk = Session(REPRINT_RECEIPT, desk)
    assert walk.submit(WhichPaper, {"number": "A0001204"}) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    sheet = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("定额发票发放记录", "A0001203", "A0001205", "B0002001", "叁佰伍拾元整"):
        assert words in sheet


def test_the_own_access_card_carries_both_authorisations(counter, home):
    """CARD-25, PARK-05: without books of invoices the months stand on the receipt, the card number with them."""
    desk, reader = counter
    card = issued(desk, home.owner, uid=OTHER_UID)
    _, done = top_up(desk, card.card_no, "3", "1050")
    with desk.reading() as session:
        ticket = session.scalars(select(Ticket)).one()
        assert (ticket.amount, ticket.remark) == (Money(105000), f"车位月租费 {card.card_no}")
        assert ticket.slip is not None
        assert ticket.slip["lines"][0]["period"] == "2026.11.21–2027.02.20"
    now = card_of(desk, card.id)
    access, parking = now.grant(Purpose.ACCESS), now.grant(Purpose.PARKING)
    assert access is not None
    assert parking is not None
    assert (access.term.valid_to, parking.term.valid_to) == (date(2028, 11, 20), date(2027, 2, 20))
    assert now.medium is not None
    assert now.medium.writing is Writing.OUTDATED, "typed without a reader: to be written later (CARD-23)"


def test_months_on_invoices_need_no_receipt_book_and_a_new_card_that_costs_nothing_neither(
    at_reader, home, manned_by, set_to
):
    """FEE-19, FEE-28, PARK-05."""
    desk, reader = at_reader
    name_company(manned_by)
    with manned_by("孙敏").work("draw_book") as session:
        fixed_invoices.draw(session, desk.clerk.id, (a_book("100", "A0001203"), a_book("50", "B0002001")))
    agree(desk, home)
    card = on_the_reader(desk, reader, desfire())
    walk = Session(TOP_UP_PARKING, desk)
    walk.submit(WhichAgreement, {"agreement": "B1-0007", "signed": True})
    walk.submit(WhichCard, {"card": str(card), "buy": True})
    assert refused(walk, HowLong, {"months": "1"}).rule == "TICKET-22", "the new card is bought on a receipt"
    set_to(card_cost=Money())
    _, done = top_up(desk, card, buy=True)
    written(desk, reader, done)
    with desk.reading() as session:
        assert {one.amount.figures for one in session.scalars(select(Ticket))} == {"100.00", "50.00"}
    stop_reader(desk.station)


def test_a_new_card_that_costs_nothing_on_free_months_is_no_payment(counter, home, set_to):
    """PARK-05, PARK-12."""
    desk, reader = counter
    set_to(card_cost=Money())
    walk = Session(TOP_UP_PARKING, desk)
    walk.submit(WhichAgreement, {"agreement": "B1-0007", "signed": True})
    walk.submit(WhichCard, {"card": str(on_the_reader(desk, reader, desfire())), "buy": True})
    free = {"months": "1", "free": True, "reason": "车位积水"}
    stop = refused(walk, HowLong, free)
    walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "已核实"))
    assert walk.submit(HowLong, free) == ()
    assert walk.submit(Pay, {"total": "0", "ways": [], "confirmed": True}) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    with desk.reading() as session:
        assert session.scalars(select(Payment)).all() == []


def test_a_top_up_goes_on_from_the_end_and_after_it_from_the_day(counter, home, clock):
    """PARK-10: section 7.1."""
    desk, _ = counter
    card = issued(desk, home.owner)
    top_up(desk, card.card_no)
    for days in (20, 60):
        clock.pass_by(days=days)
        walk = Session(TOP_UP_PARKING, desk)
        walk.submit(WhichAgreement, {"agreement": "B1-0007"})
        walk.submit(WhichCard, {"card": card.card_no})
        unclosed = refused(walk, HowLong, {"months": "1"})
        walk.allow(unclosed, desk.authorise(unclosed.override, "赵立", PIN, "收银机刚修好"))
        assert walk.submit(HowLong, {"months": "1"}) == ()
        assert walk.submit(Pay, money("350")) == ()
        assert isinstance(walk.finish(), Done)
    with desk.reading() as session:
        assert [(row.period_from, row.period_to) for row in session.scalars(select(ParkingTopUp))] == [
            (START, date(2026, 12, 20)),
            (date(2026, 12, 21), date(2027, 1, 20)),
            (date(2027, 2, 9), date(2027, 3, 8)),
        ]


def test_no_card_before_the_signature_and_nothing_twice(counter, home):
    """PARK-03, PARK-12, design law 1."""
    desk, _ = counter
    card = issued(desk, home.owner)
    walk = Session(TOP_UP_PARKING, desk)
    stop = refused(walk, WhichAgreement, {"agreement": "CW2026-0001"})
    assert (stop.rule, "请双方签名后勾选" in stop.text) == ("PARK-03", True)
    walk, first = top_up(desk, card.card_no)
    again = walk.finish()
    assert isinstance(again, Done)
    assert (first.number, first.result) == (again.number, again.result)
    with desk.reading() as session:
        assert len(session.scalars(select(ParkingTopUp)).all()) == len(session.scalars(select(Payment)).all()) == 1


def test_the_wrong_card_is_told(counter, home):
    """PARK-05, PARK-11."""
    desk, _ = counter
    own, tenants = issued(desk, home.owner), issued(desk, home.tenant, "r2", OTHER_UID)
    walk = Session(TOP_UP_PARKING, desk)
    walk.submit(WhichAgreement, {"agreement": "粤B12345", "signed": True})
    assert "没有登记：用新卡的请勾选" in walk.submit(WhichCard, {"card": "00418301"})[0].text
    assert "已经发出，不是新卡" in walk.submit(WhichCard, {"card": own.card_no, "buy": True})[0].text
    top_up(desk, own.card_no)
    walk = Session(TOP_UP_PARKING, desk)
    walk.submit(WhichAgreement, {"agreement": own.card_no})
    assert f"车卡是 {own.card_no}" in walk.submit(WhichCard, {"card": tenants.card_no})[0].text


def test_free_months_are_the_manager_s_to_give(counter, home):
    """PARK-12: override free_parking; both names are kept."""
    desk, _ = counter
    card = issued(desk, home.owner)
    walk = Session(TOP_UP_PARKING, desk)
    walk.submit(WhichAgreement, {"agreement": "B1-0007", "signed": True})
    walk.submit(WhichCard, {"card": card.card_no})
    free = {"months": "1", "free": True, "reason": "车位积水"}
    stop = refused(walk, HowLong, free)
    assert (stop.rule, stop.override) == ("PARK-12", "free_parking")
    walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "已核实"))
    assert walk.submit(HowLong, free) == ()
    assert walk.step is None, "nothing is to be paid"
    assert isinstance(walk.finish(), Done)
    with desk.reading() as session:
        row = session.scalars(select(ParkingTopUp)).one()
        assert (row.amount, row.ticket_no, row.free_by_id is not None) == (Money(), "", True)
        assert session.scalars(select(Payment)).all() == []


def test_invoices_that_do_not_make_up_the_amount_block(counter, home, manned_by):
    """TICKET-19."""
    desk, _ = counter
    with manned_by("孙敏").work("draw_book") as session:
        fixed_invoices.draw(session, desk.clerk.id, (a_book("100", "A0001203", 5),))
    card = issued(desk, home.owner)
    walk = Session(TOP_UP_PARKING, desk)
    walk.submit(WhichAgreement, {"agreement": "B1-0007", "signed": True})
    walk.submit(WhichCard, {"card": card.card_no})
    stop = refused(walk, HowLong, {"months": "1"})
    assert (stop.rule, "凑不成 ¥350.00（100 元余 5 张）" in stop.text) == ("TICKET-19", True)


def test_what_the_bank_collects_is_not_taken_at_the_counter(at_reader, home, manned_by):
    """PARK-04, FEE-18: the card is written for a year, nothing is paid."""
    desk, _ = at_reader
    name_company(manned_by)
    draw_book(manned_by, desk)
    agree(desk, home, Money(8000), collection=Collection.BANK)
    card = issued(desk, home.owner)
    walk = Session(TOP_UP_PARKING, desk)
    walk.submit(WhichAgreement, {"agreement": "B1-0007", "signed": True})
    walk.submit(WhichCard, {"card": card.card_no})
    assert refused(walk, HowLong, {"months": "1"}).rule == "PARK-04"
    assert walk.submit(HowLong, {"months": ""}) == ()
    assert isinstance(walk.finish(), Done)
    grant = card_of(desk, card.id).grant(Purpose.PARKING)
    assert grant is not None
    assert grant.term.valid_to == date(2027, 11, 20)
    stop_reader(desk.station)


def test_no_month_beyond_the_end_that_was_agreed(at_reader, home, manned_by):
    """PARK-03, PARK-07."""
    desk, _ = at_reader
    agree(desk, home, to_date=date(2027, 1, 31))
    card = issued(desk, home.owner)
    walk = Session(TOP_UP_PARKING, desk)
    walk.submit(WhichAgreement, {"agreement": "B1-0007", "signed": True})
    walk.submit(WhichCard, {"card": card.card_no})
    stops = walk.submit(HowLong, {"months": "3"})
    assert "到 2027-01-31 为止，交到 2027-02-20 就超出了" in stops[0].text
    stop_reader(desk.station)


def test_months_are_taken_back_with_their_ticket(counter, home, invoices):
    """REG-22, TICKET-21: any of the pieces voids them all, and the card must be written again."""
    desk, _ = counter
    card = issued(desk, home.owner)
    top_up(desk, card.card_no)
    walk = Session(VOID_RECEIPT, desk)
    assert walk.submit(WrongReceipt, {"number": "A0001204"}) == ()
    stop = refused(walk, WhyVoid, {"reason": "车位退租", "copies": True})
    walk.allow(stop, desk.authorise(stop.override, "赵立", PIN, "已核实"))
    assert walk.submit(WhyVoid, {"reason": "车位退租", "copies": True}) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    assert done.words.startswith("A0001204 等 4 张已作废，¥350.00 已冲销")
    assert done.papers == ()
    with desk.reading() as session:
        agreement = session.scalars(select(ParkingAgreement)).one()
        assert top_ups.paid_term(session, agreement.id) is None
        assert [row.months for row in top_ups.book(session, START, START)] == [1, -1]
        assert list(findings_in(session, desk.store)) == []
