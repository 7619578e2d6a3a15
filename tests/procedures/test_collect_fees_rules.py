"""What the rules refuse at the counter, each by its id."""

import pytest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.counter import COUNTER
from deskapp.flow.session import Session as Walk
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.fee_items import CARD_COST, counter_items
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.payment_records import PaymentLine
from deskapp.procedures.collect_fees.rules import PLACES
from deskapp.procedures.collect_fees.service import COLLECT_FEES, note_signature
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.staff.records import Override
from deskapp.staff.settings import change_settings
from deskapp.till.bill import Bill
from deskapp.till.paying import by_the_piece, take
from deskapp.till.steps import Pay
from tests.fees import make_home, make_price, name_company, open_counter
from tests.ledger.till import void
from tests.procedures.fee_walks import CASH, WHO, done_of, open_ids, pay, refused, slip_of, walk_to


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")


def test_fee_03_the_amount_must_be_the_one_the_customer_confirmed(desk, unit):
    """FEE-03."""
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    walk.submit(Items, {"charges": open_ids(desk, unit)})
    assert refused(walk, Confirm, total=Money(74340)) == [("请确认：客户已确认金额", "")]
    ((text, rule),) = refused(walk, Confirm, total=Money(1), confirmed=True)
    assert (rule, "¥743.40" in text) == ("FEE-03", True)


def test_fee_05_a_hundred_yuan_note_goes_through_the_detector(desk, unit):
    """FEE-05: Due 1020, received 1100, change 80: the detector tick is needed (specification 7.3)."""
    walk, total = walk_to(desk, {"extras": [{"item": "广告费", "quantity": 1, "price": "1020"}]})
    said = {"ways": [CASH | {"amount": total}], "tendered": Money(110000)}
    ((_, rule),) = refused(walk, Collect, **said)
    assert rule == "FEE-05"
    walk.submit(Collect, said | {"detector": True})
    assert walk.finish().words == "已收 ¥1,020.00，找零 ¥80.00"


def test_fee_05_small_notes_need_no_detector_unless_the_setting_says_so(manned_by, desk, unit):
    """FEE-05."""
    items = {"extras": [{"item": "广告费", "quantity": 1, "price": "50"}]}
    assert pay(desk, items, detector=False).number
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, detector_above_face=20)
    walk, total = walk_to(desk, items)
    ((_, rule),) = refused(walk, Collect, ways=[CASH | {"amount": total}], tendered=total)
    assert rule == "FEE-05"


def test_fee_07_too_little_cash_and_too_little_of_everything_are_refused(desk, unit):
    """FEE-07."""
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    short = refused(walk, Collect, ways=[CASH | {"amount": total}], tendered=Money(70000), detector=True)
    assert short == [("实收现金 ¥700.00，还差 ¥43.40", "FEE-07")]
    part = refused(walk, Collect, ways=[CASH | {"amount": Money(100)}], tendered=Money(100))
    assert part == [("各种方式合计 ¥1.00，应收 ¥743.40，还差 ¥742.40", "FEE-07")]


def test_fee_33_nothing_is_paid_out_beyond_the_change(desk, unit):
    """FEE-33."""
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    too_much = [{"method": "转账", "amount": total + Money(5000), "reference": "88"}]
    ((text, _),) = refused(walk, Collect, ways=too_much)
    assert "不向客户付现" in text


def test_fee_12_a_transfer_needs_its_slip_number(desk, unit):
    """FEE-12."""
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    ((_, rule),) = refused(walk, Collect, ways=[{"method": "转账", "amount": total}])
    assert rule == "FEE-12"


def test_fee_13_bankcollection_of_is_no_way_to_pay_at_the_counter(desk, unit):
    """FEE-13."""
    walk, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    ((_, rule),) = refused(walk, Collect, ways=[{"method": "银行托收", "amount": total}])
    assert rule == "FEE-13"


TWO_CARDS = {"item": "门禁卡工本费", "quantity": 2, "numbers": "00418301，00418302"}


def sold(desk):
    """Two cards on one receipt, as the making of cards sells them."""
    with desk.work("issue_card") as session:
        line = by_the_piece(session, CARD_COST, Money(2000), ["00418301", "00418302"])
        paid = Pay.read({"total": "40", "ways": [CASH | {"amount": "40"}], "tendered": "40", "confirmed": True})
        assert isinstance(paid, Pay)
        return take(session, desk, f"cards-{desk.now()}", Bill((line,), "张素芬", room_no="3-2-501"), paid).tickets[0]


def test_fee_16_cards_of_a_voided_receipt_are_written_again_with_both_numbers(desk, unit, manned_by):
    """FEE-16, CARD-10: registering them once more would make other cards."""
    void(desk, sold(desk), manned_by("赵立"))
    slip = slip_of(pay(desk, {"extras": [TWO_CARDS]}))
    assert (slip.total, slip.lines[0].basis) == (Money(4000), "20.00×2张")
    assert slip.remark == "门禁卡工本费 00418301、00418302"
    with desk.reading() as session:
        shown = session.scalars(select(PaymentLine.shown).order_by(PaymentLine.id)).all()
    assert shown == ["00418301、00418302"] * 3
    ((_, rule),) = refused_items(desk, TWO_CARDS)
    assert rule == "CARD-10", "once"


@pytest.mark.parametrize(
    ("numbers", "rule"),
    [
        ("", "CARD-10"),
        ("00418301、00418309", "CARD-10"),
        ("00418301", "FEE-16"),
        ("00418301、00418301", "FEE-16"),
    ],
)
def test_fee_16_other_cards_are_sold_where_they_are_made(desk, unit, manned_by, numbers, rule):
    """FEE-16, CARD-10: a price past the register of cards is nobody's card."""
    void(desk, sold(desk), manned_by("赵立"))
    assert [found for _, found in refused_items(desk, TWO_CARDS | {"numbers": numbers})] == [rule]


def test_fee_16_a_card_whose_receipt_stands_is_not_paid_for_twice(desk, unit):
    """FEE-16, CARD-10."""
    sold(desk)
    ((text, rule),) = refused_items(desk, TWO_CARDS)
    assert (text, rule) == ("门禁卡工本费随发卡登记，不在这里收，请按 F7 办“门禁卡”", "CARD-10")


def refused_items(desk, extra):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    return refused(walk, Items, extras=[extra])


def test_fee_20_housekeeping_slips_are_paid_where_they_are_registered(desk, unit):
    """FEE-20: each slip once, so none is taken here."""
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    work = {"item": "临时家政服务费", "quantity": 1, "price": "135.00", "numbers": "JZ0117、JZ0118"}
    ((text, rule),) = refused(walk, Items, extras=[work])
    assert (text, rule) == ("临时家政服务费按家政服务单逐张登记，不在这里收，请按 F7 办“临时家政收费”", "FEE-20")


def test_fee_30_whatever_has_a_register_is_paid_where_that_is_filled_in(desk, unit):
    """FEE-21, FEE-22, FEE-24, FEE-30: every item that names a procedure is refused here, and the offer exists."""
    offered = {offer.wizard.procedure.name: offer.wizard.procedure.title for offer in COUNTER}
    with desk.reading() as session:
        own = [item for item in counter_items(session, desk.today) if item.own_procedure]
    assert {item.own_procedure for item in own} == set(PLACES)
    for item in own:
        walk = Walk(COLLECT_FEES, desk)
        walk.submit(Payer, WHO)
        ((text, rule),) = refused(
            walk, Items, extras=[{"item": item.code, "quantity": 1, "price": "1", "numbers": "1"}]
        )
        place = PLACES[item.own_procedure]
        assert text.endswith(f"，不在这里收，请按 F7 办“{place.title}”")
        assert rule == place.rule
        assert offered[item.own_procedure] == place.title


def test_what_must_stand_on_the_receipt_is_asked_for(desk, unit):
    """FEE-T1: the number of a repair order."""
    work = {"item": "维修服务费", "quantity": 1, "price": "135.00", "numbers": "WX0117、WX0118"}
    slip = slip_of(pay(desk, {"extras": [work]}))
    assert (slip.total, slip.remark) == (Money(13500), "维修服务费 WX0117、WX0118")
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    ((text, _),) = refused(walk, Items, extras=[work | {"numbers": " "}])
    assert text == "维修服务费的收据上须列明维修单号，请填写"


def test_fee_17_a_month_from_a_day_runs_to_the_day_before_the_same_day(manned_by, desk, unit):
    """FEE-17."""
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "clubhouse_fee", "350", kind="两房")
        make_price(session, "clubhouse_fee", "260", kind="三房")
    monthly = {"item": "会所收费", "quantity": 1, "kind": "两房", "starts_on": "2025-06-09"}
    (line,) = slip_of(pay(desk, {"extras": [monthly]})).lines
    assert (line.period, line.amount, line.basis) == ("2025.06.09–2025.07.08", Money(35000), "350.00×1月")
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    ((text, _),) = refused(walk, Items, extras=[monthly | {"kind": ""}])
    assert text == "会所收费按类型定价，请写明类型：三房、两房"


def test_park_12_months_of_a_space_are_paid_where_its_card_is_written(desk, unit):
    """PARK-07, PARK-12: no rent without a top-up."""
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    rent = {"item": "车位月租费", "quantity": 1, "kind": "地下车位", "numbers": "00718"}
    ((text, rule),) = refused(walk, Items, extras=[rent])
    assert (text, rule) == ("车位月租费要写进车卡，不在这里收，请按 F7 办“月卡充值”", "PARK-12")


def test_fee_11_utilities_stand_on_a_ticket_of_their_own(desk, unit):
    """FEE-11."""
    power = {"item": "水电费", "quantity": 1, "price": "86.20"}
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    assert [rule for _, rule in refused(walk, Items, extras=[power])] == ["FEE-11"], "metered to the household"
    with desk.work("edit_estate") as session:
        session.get_one(type(unit), unit.id).metered_to_household = False
    assert [rule for _, rule in refused(walk, Items, charges=open_ids(desk, unit), extras=[power])] == ["FEE-11"]
    assert slip_of(pay(desk, {"extras": [power]})).total == Money(8620)


def test_fee_24_an_outside_ticket_is_not_replaced_by_ours(desk, unit):
    """FEE-24."""
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    tax = {"item": "代收装修税", "quantity": 1, "price": "100", "numbers": "X1"}
    assert [rule for _, rule in refused(walk, Items, extras=[tax])] == ["FEE-24"]


def test_fee_25_a_fixed_price_is_not_written_over_and_an_open_one_is_asked_for(desk, unit, manned_by):
    """FEE-25."""
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "clubhouse_fee", "30.00", TariffBasis.PER_PIECE)
    games = {"item": "会所收费", "quantity": 1, "price": "15"}
    assert [rule for _, rule in refused(walk, Items, extras=[games])] == ["FEE-25"]
    assert [rule for _, rule in refused(walk, Items, extras=[{"item": "广告费", "quantity": 1}])] == ["FEE-25"]


def test_ticket_03_an_amount_that_no_receipt_can_carry_is_refused(desk, unit):
    """TICKET-03."""
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    dear = {"item": "广告费", "quantity": 2, "price": "99999999.99"}
    assert [rule for _, rule in refused(walk, Items, extras=[dear])] == ["TICKET-03"]


def test_arrears_10_nothing_is_paid_ahead_while_something_older_stays_open(desk, unit):
    """ARREARS-10."""
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    assert [rule for _, rule in refused(walk, Items, charges=open_ids(desk, unit)[1:], months=1)] == ["ARREARS-10"]


def test_money_beyond_everything_payable_is_not_kept(desk, unit):
    walk = Walk(COLLECT_FEES, desk)
    walk.submit(Payer, WHO)
    ((text, rule),) = refused(walk, Items, amount="10000")
    assert rule == "FEE-28"
    assert "或勾选“余款存账户”" in text


def test_ticket_13_a_clock_that_went_back_takes_no_money(desk, clock, unit):
    """TICKET-13."""
    pay(desk, {"amount": "100"})
    clock.pass_by(days=-1)
    assert [rule for _, rule in refused(Walk(COLLECT_FEES, desk), Payer, **WHO)] == ["TICKET-13"]


def test_yesterday_must_be_closed_unless_a_lead_lets_it_pass(manned_by, desk, clock, unit):
    pay(desk, {"amount": "100"})
    clock.pass_by(days=1)
    walk = Walk(COLLECT_FEES, desk)
    (refusal,) = walk.submit(Payer, WHO)
    assert isinstance(refusal, Refusal)
    assert (refusal.override, refusal.text[:5]) == ("collect_before_closing", "昨日未日结")
    walk.allow(refusal, desk.authorise("collect_before_closing", "赵立", "471508", "出纳外出"))
    walk.submit(Payer, WHO)
    walk.submit(Items, {"amount": "100"})
    walk.submit(Confirm, {"total": "100", "confirmed": True})
    walk.submit(Collect, {"ways": [CASH | {"amount": "100"}], "tendered": "100", "detector": True})
    assert done_of(walk).number == "0000002"
    with desk.reading() as session:
        kept = session.scalars(select(Override)).one()
        assert (kept.reason, kept.allowed_by_id) == ("出纳外出", manned_by("赵立").clerk.id)


def test_ticket_24_without_a_company_name_no_receipt_is_issued(manned_by, desk, unit):
    """TICKET-24."""
    name_company(manned_by, "")
    assert [rule for _, rule in refused(Walk(COLLECT_FEES, desk), Payer, **WHO)] == ["TICKET-24"]


def test_somebody_without_the_right_takes_no_money(manned_by, desk, unit):
    walk, total = walk_to(desk, {"amount": "100"})
    walk.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True})
    with pytest.raises(DeskError, match="没有“收费”的权限"):
        COLLECT_FEES.finish(manned_by("孙敏"), walk.answers)


def test_ticket_03_a_receipt_without_a_name_is_refused(desk, unit):
    """TICKET-03."""
    with desk.work("edit_estate") as session:
        make_home(session, "3-2-502", owner="")
    walk = Walk(COLLECT_FEES, desk)
    assert [rule for _, rule in refused(walk, Payer, room="3-2-502")] == ["TICKET-03"]
    assert refused(walk, Payer, room="", payer="") == [("没有房号时，请填写付款人", "")]


def test_a_room_that_does_not_exist_is_refused(desk, unit):
    assert refused(Walk(COLLECT_FEES, desk), Payer, room="9-9-999", payer="某") == [
        ("没有房号 9-9-999，请核对", "GEN-01")
    ]


def test_fee_04_the_signature_on_the_receipt_is_noted(desk, unit):
    """FEE-04."""
    ticket_id = pay(desk, {"amount": "100"}).result
    note_signature(desk, ticket_id)
    with desk.reading() as session:
        lines = select(JournalLine).where(JournalLine.table_name == "ticket", JournalLine.row_id == ticket_id)
        assert session.scalars(lines.order_by(JournalLine.id)).all()[-1].after == {"signed": True}
