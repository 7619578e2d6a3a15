"""What is owed: open amounts, ages, past owners, and that all ways of asking agree."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event, select

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy
from deskapp.kernel.money import Money
from deskapp.ledger.arrears import AGE_WORDS, arrears, open_charges, owed, totals
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import ChargeSource, TariffBasis
from deskapp.ledger.payment_records import Payment, PaymentLine
from tests.fees import bill, fee_item, make_home, make_price

TODAY = date(2026, 11, 21)


def charge(session, unit, due, fen=10000, customer=None):
    made = Charge(
        unit_id=unit.id,
        customer_id=(customer or unit.occupancies[0].customer).id,
        fee_item_id=fee_item(session).id,
        period_from=due.replace(day=1),
        period_to=due,
        amount=Money(fen),
        basis="",
        due_on=due,
        source=ChargeSource.OPENING,
    )
    session.add(made)
    session.flush()
    return made


def pay(session, charge, fen, request, reverses=None):
    line = PaymentLine(position=1, fee_item_id=charge.fee_item_id, charge_id=charge.id, item_name="", amount=Money(fen))
    session.add(
        Payment(request_id=request, business_day=TODAY, paid_at=session.info["at"], clerk_id=session.info["by"],
                payer="", total=Money(fen), reverses_id=reverses, lines=[line])
    )  # fmt: skip
    session.flush()


@pytest.mark.parametrize(
    ("days", "age"),
    [(1, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (180, 3), (181, 4), (365, 4), (366, 5), (900, 5)],
)
def test_an_amount_has_the_age_of_the_days_since_it_was_due(desk, days, age):
    with desk.work("collect_fees") as session:
        charge(session, make_home(session), TODAY - timedelta(days=days))
        (line,) = arrears(session, TODAY)
        assert [AGE_WORDS[place] for place, sum_ in enumerate(line.ages) if sum_] == [AGE_WORDS[age]]
        assert line.oldest_due == TODAY - timedelta(days=days)


def test_what_is_due_today_or_later_is_no_arrears(desk):
    with desk.work("collect_fees") as session:
        unit = make_home(session)
        charge(session, unit, TODAY)
        assert arrears(session, TODAY) == []
        (line,) = arrears(session, TODAY, all_open=True)
        assert (line.not_due, line.total) == (Money(10000), Money())
        assert owed(session, unit.id, TODAY) == Money()


def test_a_month_is_in_arrears_from_the_first_of_the_next_until_it_is_paid(desk, manned_by):
    """Specification 7.4: January's fee, unpaid at the end of January, and paid in February."""
    with manned_by("高远").work("edit_tariffs") as session:
        unit = make_home(session)
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    bill(manned_by, "2026-01")
    with desk.work("collect_fees") as session:
        assert arrears(session, date(2026, 1, 31)) == []
        (line,) = arrears(session, date(2026, 2, 1))
        assert (line.total, line.oldest_due) == (Money(24780), date(2026, 1, 31))
        pay(session, session.scalars(select(Charge)).one(), 24780, "in February")
        assert arrears(session, date(2026, 2, 28)) == []
        assert owed(session, unit.id, date(2026, 2, 28)) == Money()


def test_a_part_payment_lowers_and_a_voided_one_brings_it_back(desk):
    with desk.work("collect_fees") as session:
        unit = make_home(session)
        old = charge(session, unit, date(2026, 9, 30))
        pay(session, old, 4000, "part")
        assert [one.open for one in open_charges(session, unit.id, TODAY)] == [Money(6000)]
        pay(session, old, -4000, "void", reverses=1)
        assert [one.open for one in open_charges(session, unit.id, TODAY)] == [Money(10000)]
        pay(session, old, 10000, "all")
        assert not open_charges(session, unit.id, TODAY)
        assert arrears(session, TODAY) == []


def test_a_cancelled_charge_is_owed_by_nobody(desk):
    with desk.work("collect_fees") as session:
        unit = make_home(session)
        wrong = charge(session, unit, date(2026, 9, 30))
        session.add(
            Charge(unit_id=unit.id, fee_item_id=wrong.fee_item_id, period_from=wrong.period_from,
                   period_to=wrong.period_to, amount=-wrong.amount, basis="", due_on=wrong.due_on,
                   source=wrong.source, cancels_id=wrong.id, edition=2)
        )  # fmt: skip
        session.flush()
        assert not open_charges(session, unit.id, TODAY)
        assert arrears(session, TODAY, all_open=True) == []


def test_a_past_owner_still_owes_and_is_named(desk):
    with desk.work("collect_fees") as session:
        unit = make_home(session)
        before = unit.occupancies[0]
        before.to_date = date(2026, 9, 30)
        new = Customer(name="周远")
        session.add(Occupancy(unit=unit, customer=new, role=OccupancyRole.OWNER, from_date=date(2026, 10, 1)))
        session.flush()
        charge(session, unit, date(2026, 9, 30), 3000, before.customer)
        charge(session, unit, date(2026, 10, 31), 5000, new)
        found = [(one.debtor, one.past_owner, one.open) for one in open_charges(session, unit.id, TODAY)]
        assert found == [("张素芬", True, Money(3000)), ("周远", False, Money(5000))]
        (line,) = arrears(session, TODAY)
        assert (line.owner, line.of_past_owners, line.total) == ("周远", Money(3000), Money(8000))


def test_open_charges_come_oldest_first_and_the_totals_agree(desk):
    with desk.work("collect_fees") as session:
        rooms = [make_home(session, f"{building}-1-101", owner=f"住户{building}") for building in (10, 2, 3)]
        for place, unit in enumerate(rooms):
            for month in (10, 8, 9):
                charge(session, unit, date(2026, month, 30), 1000 * (place + 1))
        periods = [one.period.start.month for one in open_charges(session, rooms[0].id, TODAY)]
        assert periods == [8, 9, 10]
        found = arrears(session, TODAY)
        assert [str(one.room) for one in found] == ["2-1-101", "3-1-101", "10-1-101"], "as people count"
        assert totals(found).total == Money.total(owed(session, unit.id, TODAY) for unit in rooms) == Money(18000)


def test_the_whole_arrears_list_is_one_query(desk):
    with desk.work("collect_fees") as session:
        for door in range(1, 5):
            charge(session, make_home(session, f"3-2-50{door}"), date(2026, 9, 30))
        asked = []
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        assert len(arrears(session, TODAY)) == 4
        assert len(asked) == 1
