"""Taking money at the counter, bare: what is owed is paid, the receipt says so, and nothing goes twice."""

import threading
from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from deskapp.audit.chain import breaks
from deskapp.audit.records import JournalLine
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.arrears import open_charges, owed
from deskapp.ledger.collecting import BEFORE_CLOSING
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import BookState, ChargeSource, Handover, TariffBasis, TicketType
from deskapp.ledger.payment_records import Payment, PaymentLine, Tender
from deskapp.ledger.ticket_records import Ticket, TicketBook
from deskapp.printing.slips import from_json
from deskapp.procedures.collect_fees import view
from deskapp.procedures.collect_fees.service import COLLECT_FEES, ask_cashier, collection_of, note_signature
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.staff.records import Override, Task
from deskapp.staff.roles import Role
from deskapp.staff.settings import change_settings
from forms.receipt import Receipt
from tests.fees import draw_book, make_home, make_price, name_company, open_counter

WHO = {"room": "3-2-501", "payer": "张素芬"}
CASH = {"method": "现金"}


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")


def open_ids(desk, unit):
    with desk.reading() as session:
        return [one.charge_id for one in open_charges(session, unit.id, desk.today)]


def walk_to(desk, items, who=WHO, request_id=""):
    """A walk whose payer and items are answered, with its total confirmed by the customer."""
    walk = Walk(COLLECT_FEES, desk, request_id=request_id)
    assert walk.submit(Payer, who) == ()
    assert walk.submit(Items, items) == ()
    total = view.bill(desk, walk.answers).total
    assert walk.submit(Confirm, {"total": total, "confirmed": True}) == ()
    return walk, total


def pay(desk, items, request_id="", **how):
    """The whole walk, in cash unless said otherwise."""
    walk, total = walk_to(desk, items, request_id=request_id)
    said = {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True} | how
    assert walk.submit(Collect, said) == ()
    return done_of(walk)


def done_of(walk) -> Done:
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def refused(walk, step, **said):
    return [(wrong.text, getattr(wrong, "rule", "")) for wrong in walk.submit(step, said)]


def slip_of(done) -> Receipt:
    return from_json(Receipt, done.papers[0].slip)


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
    with pytest.raises(DeskError, match="票据本"), desk.work("collect_fees") as session:
        collecting.collect(session, collection_of(session, desk, ready.answers), {}, lambda number, code: {})
    with desk.reading() as session:
        assert session.scalar(select(func.count(Payment.id))) == 0


def test_fee_03_the_amount_must_be_the_one_the_customer_confirmed(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    walk.submit(Items, {"charges": open_ids(desk, unit)})
    assert refused(walk, Confirm, total=Money(74340)) == [("请确认：客户已确认金额", "")]
    ((text, rule),) = refused(walk, Confirm, total=Money(1), confirmed=True)
    assert (rule, "¥743.40" in text) == ("FEE-03", True)


def test_fee_05_a_hundred_yuan_note_goes_through_the_detector(desk, unit):
    """Due 1020, received 1100, change 80: the detector tick is needed (specification 7.3)."""
    walk, total = walk_to(desk, {"extras": [{"item": "广告费", "quantity": 1, "price": "1020"}]})
    said = {"ways": [CASH | {"amount": total}], "tendered": Money(110000)}
    ((_, rule),) = refused(walk, Collect, **said)
    assert rule == "FEE-05"
    walk.submit(Collect, said | {"detector": True})
    assert walk.finish().words == "已收 ¥1,020.00，找零 ¥80.00"


def test_fee_05_small_notes_need_no_detector_unless_the_setting_says_so(manned_by, desk, unit):
    items = {"extras": [{"item": "广告费", "quantity": 1, "price": "50"}]}
    assert pay(desk, items, detector=False).number
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, detector_above_face=20)
    walk, total = walk_to(desk, items)
    ((_, rule),) = refused(walk, Collect, ways=[CASH | {"amount": total}], tendered=total)
    assert rule == "FEE-05"


def test_fee_07_too_little_cash_and_too_little_of_everything_are_refused(desk, unit):
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    short = refused(walk, Collect, ways=[CASH | {"amount": total}], tendered=Money(70000), detector=True)
    assert short == [("实收现金 ¥700.00，还差 ¥43.40", "FEE-07")]
    part = refused(walk, Collect, ways=[CASH | {"amount": Money(100)}], tendered=Money(100))
    assert part == [("各种方式合计 ¥1.00，应收 ¥743.40，还差 ¥742.40", "FEE-07")]


def test_fee_33_nothing_is_paid_out_beyond_the_change(desk, unit):
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    too_much = [{"method": "转账", "amount": total + Money(5000), "reference": "88"}]
    ((text, _),) = refused(walk, Collect, ways=too_much)
    assert "不向客户付现" in text


def test_a_split_tender_adds_up_and_names_each_way(desk, unit):
    ways = [CASH | {"amount": "400"}, {"method": "转账", "amount": "343.40", "reference": "2026112100881"}]
    done = pay(desk, {"charges": open_ids(desk, unit)}, ways=ways, tendered="400")
    slip = slip_of(done)
    assert slip.methods == (("现金", Money(40000)), ("转账", Money(34340)))
    assert "2026112100881" in slip.remark
    with desk.reading() as session:
        assert session.scalars(select(Ticket)).one().methods == "现金 400.00；转账 343.40"


def test_fee_12_a_transfer_needs_its_slip_number(desk, unit):
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    ((_, rule),) = refused(walk, Collect, ways=[{"method": "转账", "amount": total}])
    assert rule == "FEE-12"


def test_fee_13_bankcollection_of_is_no_way_to_pay_at_the_counter(desk, unit):
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    ((_, rule),) = refused(walk, Collect, ways=[{"method": "银行托收", "amount": total}])
    assert rule == "FEE-13"


def test_fee_08_an_unwanted_receipt_goes_into_the_box(desk, unit):
    pay(desk, {"charges": open_ids(desk, unit)}, to_box=True)
    with desk.reading() as session:
        assert session.scalars(select(Ticket)).one().handover is Handover.BOX


def test_fee_16_two_cards_cost_forty_and_both_numbers_stand_on_one_receipt(desk, unit):
    card = {"item": "门禁卡工本费", "quantity": 2, "numbers": "00418301，00418302"}
    slip = slip_of(pay(desk, {"extras": [card]}))
    assert (slip.total, slip.lines[0].basis) == (Money(4000), "20.00×2张")
    assert slip.remark == "门禁卡工本费 00418301、00418302"
    with desk.reading() as session:
        assert session.scalars(select(PaymentLine)).one().shown == "00418301、00418302"


@pytest.mark.parametrize("numbers", ["", "00418301"])
def test_fee_16_a_card_without_its_number_is_refused(desk, unit, numbers):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    card = {"item": "门禁卡工本费", "quantity": 2, "numbers": numbers}
    assert [rule for _, rule in refused(walk, Items, extras=[card])] == ["FEE-16"]


def test_fee_17_a_month_of_parking_runs_to_the_day_before_the_same_day(manned_by, desk, unit):
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "parking_monthly_rent", "350", kind="地下车位")
        make_price(session, "parking_monthly_rent", "260", kind="地面车位")
    rent = {"item": "车位月租费", "quantity": 1, "kind": "地下车位", "numbers": "00718", "starts_on": "2025-06-09"}
    (line,) = slip_of(pay(desk, {"extras": [rent]})).lines
    assert (line.period, line.amount, line.basis) == ("2025.06.09–2025.07.08", Money(35000), "350.00×1月")
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    ((text, _),) = refused(walk, Items, extras=[rent | {"kind": ""}])
    assert text == "车位月租费按类型定价，请写明类型：地下车位、地面车位"


def test_fee_11_utilities_stand_on_a_ticket_of_their_own(desk, unit):
    power = {"item": "水电费", "quantity": 1, "price": "86.20"}
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    assert [rule for _, rule in refused(walk, Items, extras=[power])] == ["FEE-11"], "metered to the household"
    with desk.work("edit_estate") as session:
        session.get_one(type(unit), unit.id).metered_to_household = False
    assert [rule for _, rule in refused(walk, Items, charges=open_ids(desk, unit), extras=[power])] == ["FEE-11"]
    assert slip_of(pay(desk, {"extras": [power]})).total == Money(8620)


def test_fee_24_an_outside_ticket_is_not_replaced_by_ours(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    tax = {"item": "代收装修税", "quantity": 1, "price": "100", "numbers": "X1"}
    assert [rule for _, rule in refused(walk, Items, extras=[tax])] == ["FEE-24"]


def test_fee_25_a_fixed_price_is_not_written_over_and_an_open_one_is_asked_for(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    card = {"item": "门禁卡工本费", "quantity": 1, "price": "15", "numbers": "1"}
    assert [rule for _, rule in refused(walk, Items, extras=[card])] == ["FEE-25"]
    assert [rule for _, rule in refused(walk, Items, extras=[{"item": "广告费", "quantity": 1}])] == ["FEE-25"]


def test_fee_04_with_invoices_at_the_counter_an_item_that_takes_one_is_refused(manned_by, desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, invoices_at_counter=True)
    card = {"item": "广告费", "quantity": 1, "price": "15"}
    assert refused(walk, Items, extras=[card]) == []
    with desk.reading() as session:
        assert session.scalars(select(TicketBook)).one().type is TicketType.OFFICIAL_RECEIPT


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
        assert open_charges(session, unit.id, desk.today) == []


def test_arrears_10_nothing_is_paid_ahead_while_something_older_stays_open(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    assert [rule for _, rule in refused(walk, Items, charges=open_ids(desk, unit)[1:], months=1)] == ["ARREARS-10"]


def test_paying_to_a_day_takes_whole_months_up_to_its_month(desk, unit):
    slip = slip_of(pay(desk, {"until": "2026-12-15"}))
    assert [(line.period, line.amount) for line in slip.lines] == [("2026.09.01–2026.12.31", Money(99120))]


def test_money_beyond_everything_payable_is_not_kept(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    ((text, rule),) = refused(walk, Items, amount="10000")
    assert rule == "FEE-28"
    assert "不能留作余额" in text


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
        start.wait()
        numbers.append(COLLECT_FEES.finish(desk, walk.answers).number)

    threads = [threading.Thread(target=submit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers == ["0000001"] * 8
    with desk.reading() as session:
        assert session.scalar(select(func.count(Ticket.id))) == 1
        assert session.scalars(select(TicketBook)).one().next_no == 2


def test_ticket_13_a_clock_that_went_back_takes_no_money(desk, clock, unit):
    pay(desk, {"amount": "100"})
    clock.pass_by(days=-1)
    assert [rule for _, rule in refused(Walk(COLLECT_FEES, desk), Payer, **WHO)] == ["TICKET-13"]


def test_yesterday_must_be_closed_unless_a_lead_lets_it_pass(manned_by, desk, clock, unit):
    pay(desk, {"amount": "100"})
    clock.pass_by(days=1)
    walk = Walk(COLLECT_FEES, desk)
    (refusal,) = walk.submit(Payer, WHO)
    assert isinstance(refusal, Refusal)
    assert (refusal.override, refusal.text[:5]) == (BEFORE_CLOSING, "昨日未日结")
    walk.allow(refusal, desk.authorise(BEFORE_CLOSING, "赵立", "471508", "出纳外出"))
    walk.submit(Payer, WHO)
    walk.submit(Items, {"amount": "100"})
    walk.submit(Confirm, {"total": "100", "confirmed": True})
    walk.submit(Collect, {"ways": [CASH | {"amount": "100"}], "tendered": "100", "detector": True})
    assert done_of(walk).number == "0000002"
    with desk.reading() as session:
        kept = session.scalars(select(Override)).one()
        assert (kept.reason, kept.allowed_by_id) == ("出纳外出", manned_by("赵立").clerk.id)


def test_ticket_24_without_a_company_name_no_receipt_is_issued(manned_by, desk, unit):
    name_company(manned_by, "")
    assert [rule for _, rule in refused(Walk(COLLECT_FEES, desk), Payer, **WHO)] == ["TICKET-24"]


def test_somebody_without_the_right_takes_no_money(manned_by, desk, unit):
    walk, total = walk_to(desk, {"amount": "100"})
    walk.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True})
    with pytest.raises(DeskError, match="没有“收费”的权限"):
        COLLECT_FEES.finish(manned_by("孙敏"), walk.answers)


def test_a_walk_in_without_a_room_pays_for_a_piece_and_nothing_else(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    assert walk.submit(Payer, {"room": "", "payer": "零星收费汇总"}) == ()
    assert [rule for _, rule in refused(walk, Items, amount="100")] == ["FEE-09"]
    day = [{"item": code, "quantity": pieces, "numbers": "11-21"} for code, pieces in
           (("copy_a4", 7), ("copy_a3", 2), ("fax_local", 3))]  # fmt: skip
    walk.submit(Items, {"extras": day})
    walk.submit(Confirm, {"total": "11.50", "confirmed": True})
    walk.submit(Collect, {"ways": [CASH | {"amount": "11.50"}], "tendered": "11.50"})
    assert slip_of(walk.finish()).total == Money(1150)


def test_without_a_name_the_receipt_carries_the_owner_s(desk, unit):
    walk, total = walk_to(desk, {"amount": "100"}, who={"room": "3栋2单元501"})
    walk.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True})
    assert slip_of(walk.finish()).customer == "张素芬"


def test_ticket_03_a_receipt_without_a_name_is_refused(desk, unit):
    with desk.work("edit_estate") as session:
        make_home(session, "3-2-502", owner="")
    walk = Walk(COLLECT_FEES, desk)
    assert [rule for _, rule in refused(walk, Payer, room="3-2-502")] == ["TICKET-03"]
    assert refused(walk, Payer, room="", payer="") == [("没有房号时，请填写付款人", "")]


def test_a_room_that_does_not_exist_is_refused(desk, unit):
    assert refused(Walk(COLLECT_FEES, desk), Payer, room="9-9-999", payer="某") == [
        ("没有房号 9-9-999，请核对", "GEN-01")
    ]


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


def test_fee_34_in_doubt_the_cashier_is_asked(manned_by, desk, unit):
    ask_cashier(desk, "r1", "3-2-501", "张素芬")
    with desk.reading() as session:
        task = session.scalars(select(Task)).one()
        assert (task.role, task.room_no, task.done_at) == (Role.CASHIER, "3-2-501", None)


def test_fee_04_the_signature_on_the_receipt_is_noted(desk, unit):
    ticket_id = pay(desk, {"amount": "100"}).result
    note_signature(desk, ticket_id)
    with desk.reading() as session:
        lines = select(JournalLine).where(JournalLine.table_name == "ticket", JournalLine.row_id == ticket_id)
        assert session.scalars(lines.order_by(JournalLine.id)).all()[-1].after == {"signed": True}
