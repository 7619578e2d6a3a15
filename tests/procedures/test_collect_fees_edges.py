"""How far and how much is paid: months, a day and an amount agree; the smallest and largest sums; new prices."""

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from deskapp.estate.kinds import SpaceKind
from deskapp.estate.records import ParkingSpace, Unit
from deskapp.kernel.days import Month
from deskapp.kernel.money import LARGEST, Area, Money, Rate, capitals
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.payment_records import Payment, PaymentLine
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.collect_fees.plan import make_plan
from deskapp.procedures.collect_fees.steps import Collect, Items
from tests.fees import make_home, make_price, open_counter
from tests.procedures.fee_walks import CASH, done_of, open_ids, pay, slip_of, walk_to

TODAY = date(2026, 11, 21)
MONTH = Money(24780)
LAST = date(2027, 11, 30)
"""Twelve months after this one."""
DEARER = Rate.parse("3.20")
modest = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a smaller example would take longer than a test may
)


@pytest.fixture
def unit(manned_by, desk):
    """3-2-501, which owes September to November."""
    return open_counter(manned_by, desk, "2026-09", "2026-10", "2026-11")


def plan(desk, unit, **said):
    """What these answers come to."""
    with desk.reading() as session:
        return plan_in(session, unit, **said)


def plan_in(session, unit, **said):
    items = Items.read(said)
    assert isinstance(items, Items), items
    return make_plan(session, session.get_one(Unit, unit.id), items, TODAY)


def paid(found):
    assert found.stops == ()
    return [(line.period, line.amount, line.basis) for line in found.lines]


def rules(found):
    return [stop.rule for stop in found.stops]


# Months, a day, an amount


@modest
@given(months=st.integers(1, 12), dearer_from=st.dates(TODAY, LAST), day=st.integers(1, 28))
def test_so_many_months_to_a_day_and_for_an_amount_are_the_same(manned_by, desk, unit, months, dearer_from, day):
    """FEE-27: each month at the price of its first day, wherever within a month the price changes."""
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", str(DEARER), TariffBasis.PER_AREA_MONTH, since=dearer_from)
        found = paid(plan_in(session, unit, charges=open_ids(desk, unit), months=months))
        assert paid(plan_in(session, unit, until=(Month.of(TODAY) + months).first.replace(day=day))) == found
        total = Money.total(amount for _, amount, _ in found)
        assert paid(plan_in(session, unit, amount=total)) == found
        prices = [DEARER if period.start >= dearer_from else Rate.parse("2.80") for period, _, _ in found]
        assert [amount for _, amount, _ in found] == [price.times(Area(8850)) for price in prices]
        assert [period.end for period, _, _ in found] == [(Month(2026, 9) + n).last for n in range(3 + months)]
        session.rollback()


def test_twelve_months_ahead_are_the_most_in_all_three_ways(desk, unit):
    """FEE-27, FEE-28."""
    owed = open_ids(desk, unit)
    everything = paid(plan(desk, unit, charges=owed, months=12))
    assert everything == paid(plan(desk, unit, until=LAST)) == paid(plan(desk, unit, amount=MONTH * 15))
    assert everything[-1][0].end == LAST
    (stop,) = plan(desk, unit, charges=owed, months=13).stops
    assert (stop.rule, stop.text) == ("FEE-27", "最多可预交 12 个月，到 2027-11-30 为止")
    assert rules(plan(desk, unit, until=date(2027, 12, 1))) == ["FEE-27"]
    assert rules(plan(desk, unit, amount=MONTH * 15 + Money(1))) == ["FEE-28"]


def test_a_month_that_is_not_billed_yet_is_the_first_that_is_paid_ahead(manned_by, desk):
    unit = open_counter(manned_by, desk)
    (line,) = slip_of(pay(desk, {"months": 12})).lines
    assert (line.period, line.amount) == ("2026.11.01–2027.10.31", MONTH * 12)
    assert len(paid(plan(desk, unit, until=LAST))) == 1, "the twelfth month after this one is left"


def test_fewer_months_than_were_asked_for_are_told_also_where_other_items_have_more(manned_by, desk, unit):
    """FEE-27: the months asked for are those of the first item; parking follows to the same month."""
    pay(desk, {"until": "2027-01-31"})
    with manned_by("高远").work("edit_tariffs") as session:
        session.add(ParkingSpace(space_no="B1-1", kind=SpaceKind.PRIVATE, unit_id=unit.id))
        make_price(session, "parking_service_fee", "80")
    assert len(paid(plan(desk, unit, months=10))) == 10 + 13
    (stop,) = plan(desk, unit, months=11).stops
    assert stop.text == "最多可预交 10 个月，到 2027-11-30 为止"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"months": "-1"}, "预交月数不能是负数"),
        ({"extras": [{"item": "车位月租费", "quantity": 9_999_999}]}, "数量须在 1 至 9999 之间"),
        ({"extras": [{"item": "车位月租费", "quantity": 0}]}, "数量须在 1 至 9999 之间"),
    ],
)
def test_so_many_as_nobody_means_are_a_problem_on_the_page(said, words):
    wrong = Items.read(said)
    assert isinstance(wrong, tuple)
    assert words in "".join(problem.text for problem in wrong)


@pytest.mark.parametrize(
    ("starts_on", "months", "period"),
    [
        ("2028-01-31", 1, "2028.01.31–2028.02.29"),
        ("2027-01-31", 2, "2027.01.31–2027.03.30"),
        ("2028-02-29", 12, "2028.02.29–2029.02.28"),
        ("2026-12-31", 1, "2026.12.31–2027.01.30"),
        ("2199-12-31", 9_999, "2199.12.31–3033.03.30"),
    ],
)
def test_months_from_a_day_keep_their_day_at_the_ends_of_months(manned_by, desk, unit, starts_on, months, period):
    """FEE-17, GEN-05, GEN-06."""
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "clubhouse_fee", "350")
    monthly = {"item": "会所收费", "quantity": months, "numbers": "00718", "starts_on": starts_on}
    (line,) = slip_of(pay(desk, {"extras": [monthly]})).lines
    assert (line.period, line.amount) == (period, Money(35000) * months)


@pytest.mark.parametrize(
    ("prepaid", "words"), [(["300"], "人民币壹仟零肆拾叁元肆角整"), ([], "人民币柒佰肆拾叁元肆角整")]
)
def test_moving_in_costs_three_months_and_what_is_paid_ahead_for_water_and_power(manned_by, desk, prepaid, words):
    """Specification 7.3: 88.50 ㎡ at 2.80 for three months; metered to the household, nothing else."""
    open_counter(manned_by, desk)
    extras = [{"item": "水电预收款", "quantity": 1, "price": price} for price in prepaid]
    pay(desk, {"months": 3, "extras": extras})
    with desk.reading() as session:
        assert session.scalars(select(Ticket.amount_cn)).one() == words


# The smallest and the largest


def test_one_fen_is_taken_and_the_rest_stays_open(desk, unit):
    """TICKET-03, GEN-03."""
    slip = slip_of(pay(desk, {"amount": "0.01"}))
    assert [(line.amount, line.basis) for line in slip.lines] == [(Money(1), "部分，应收 247.80")]
    with desk.reading() as session:
        assert session.scalars(select(Ticket.amount_cn)).one() == "人民币壹分"
        assert open_charges(session, unit.id, TODAY)[0].open == Money(24779)


def test_the_largest_sum_a_receipt_can_carry_is_taken_and_a_fen_more_is_not(desk, unit):
    """TICKET-03."""
    dear = {"item": "广告费", "quantity": 1, "price": "99999999.99"}
    assert slip_of(pay(desk, {"extras": [dear]})).total == Money(LARGEST)
    with desk.reading() as session:
        assert session.scalars(select(Ticket.amount_cn)).one() == capitals(Money(LARGEST))
    more = [dear, {"item": "会所收费", "quantity": 1, "price": "0.01"}]
    assert rules(plan(desk, unit, extras=more)) == ["TICKET-03"]


ROOMS = (f"{building}-1-101" for building in count(10))


def pay_for(desk, room, amount):
    """So much in cash on account of a room; what the receipt says."""
    walk, total = walk_to(desk, {"amount": amount}, who={"room": room, "payer": "张素芬"})
    assert walk.submit(Collect, {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True}) == ()
    return slip_of(done_of(walk))


@settings(modest, max_examples=6)
@given(parts=st.lists(st.integers(1, 30_000).map(Money), max_size=5))
def test_whatever_is_paid_in_parts_comes_to_the_whole_and_never_beyond(manned_by, desk, unit, parts):
    """FEE-28: thirteen months of a home, paid in parts of any size; then not a fen more is taken."""
    with manned_by("高远").work("edit_estate") as session:
        home = make_home(session, next(ROOMS))
    rest = MONTH * 13 - Money.total(parts)
    assert [pay_for(desk, home.room_no, part).total for part in (*parts, rest)] == [*parts, rest]
    assert rules(plan(desk, home, amount=Money(1))) == ["FEE-28"]
    with desk.reading() as session:
        assert not open_charges(session, home.id, LAST)
        of_charge = select(func.sum(PaymentLine.amount)).join(Payment).where(Payment.unit_id == home.id)
        assert set(session.scalars(of_charge.group_by(PaymentLine.charge_id))) == {MONTH}
