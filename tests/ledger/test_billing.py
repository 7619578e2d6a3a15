"""The billing run: every unit once a month, what is passed over and why, nothing twice, all of it or none."""

from datetime import date

import pytest
from sqlalchemy import func, select

from deskapp.estate.kinds import OccupancyRole, OccupancyState, SpaceKind
from deskapp.estate.records import Customer, Occupancy, ParkingSpace
from deskapp.kernel.days import Month
from deskapp.kernel.money import Area, Money
from deskapp.ledger.ahead import months_ahead, next_months
from deskapp.ledger.billing import charge_month, plan_month
from deskapp.ledger.fee_records import BillingRun, Charge
from deskapp.ledger.kinds import ChargeSource, TariffBasis
from deskapp.ledger.monthly import Skipped
from deskapp.staff.settings import change_settings
from tests.fees import bill, fee_item, make_home, make_price

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 11, 21)


class StopNow(Exception):  # noqa: N818 - stands for the clerk who stops a run
    """Raised by a progress that was told to stop."""


@pytest.fixture
def manager(manned_by):
    desk = manned_by("高远")
    with desk.work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    return desk


def plan(desk, month=NOVEMBER):
    with desk.reading() as session:
        return plan_month(session, month)


def run(desk, month=NOVEMBER, request="one"):
    with desk.work("run_billing") as session:
        return charge_month(session, month, request).charges


def test_a_month_is_charged_by_the_area_and_due_at_its_end(manager):
    with manager.work("edit_estate") as session:
        make_home(session)
    assert run(manager) == 1
    with manager.reading() as session:
        charge = session.scalars(select(Charge)).one()
        assert (charge.amount, charge.basis, charge.source) == (Money(24780), "2.80×88.50㎡", ChargeSource.BILLED)
        assert (charge.period_from, charge.period_to, charge.due_on) == (
            date(2026, 11, 1),
            date(2026, 11, 30),
            date(2026, 11, 30),
        )
        assert session.get_one(Customer, charge.customer_id).name == "张素芬"


def test_the_same_month_again_charges_nothing_twice(manager):
    with manager.work("edit_estate") as session:
        make_home(session)
    assert (run(manager), run(manager, request="two")) == (1, 0)
    assert [(passed.room_no, passed.why) for passed in plan(manager).passed] == [("3-2-501", Skipped.CHARGED)]


def test_the_same_request_again_is_the_same_run(manager):
    with manager.work("edit_estate") as session:
        make_home(session)
    run(manager)
    with manager.work("edit_estate") as session:
        make_home(session, "3-2-502")
    assert run(manager) == 1, "what the first request charged, and nothing new"
    with manager.reading() as session:
        assert session.scalar(select(func.count(BillingRun.id))) == 1


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"occupancy_state": OccupancyState.UNSOLD}, Skipped.UNSOLD),
        ({"charged_from": date(2026, 12, 1)}, Skipped.NOT_BEGUN),
        ({"area": ""}, Skipped.NO_AREA),
    ],
)
def test_what_is_not_charged_is_passed_over_with_its_reason(manager, facts, why):
    with manager.work("edit_estate") as session:
        make_home(session, **facts)
    assert plan(manager).bills == ()
    assert [passed.why for passed in plan(manager).passed] == [why]


def test_without_a_price_a_unit_is_passed_over(manned_by):
    desk = manned_by("高远")
    with desk.work("edit_estate") as session:
        make_home(session)
    assert [passed.why for passed in plan(desk).passed] == [Skipped.NO_TARIFF]


def test_vacant_and_unsold_units_follow_the_settings(manager):
    with manager.work("edit_estate") as session:
        make_home(session, occupancy_state=OccupancyState.VACANT)
        make_home(session, "3-2-502", occupancy_state=OccupancyState.UNSOLD)
    assert [bill.room_no for bill in plan(manager).bills] == ["3-2-501"]
    with manager.work("change_settings") as session:
        change_settings(session, bill_vacant_units=False, bill_unsold_units=True)
    assert [bill.room_no for bill in plan(manager).bills] == ["3-2-502"]


def test_the_month_in_which_charging_begins_is_charged_whole(manager):
    with manager.work("edit_estate") as session:
        make_home(session, charged_from=date(2026, 11, 30))
    assert plan(manager).total == Money(24780)
    assert plan(manager, Month(2026, 10)).bills == ()


def test_a_new_price_counts_from_the_first_month_that_begins_with_it(manager):
    with manager.work("edit_estate") as session:
        make_home(session)
        make_price(session, "property_service_fee", "3.00", TariffBasis.PER_AREA_MONTH, since=date(2026, 11, 2))
    assert plan(manager).total == Money(24780)
    assert plan(manager, Month(2026, 12)).total == Money(26550)


def test_fee_17_service_is_charged_for_each_own_space_at_the_price_of_its_kind(manager):
    """FEE-17."""
    with manager.work("edit_estate") as session:
        unit = make_home(session)
        for number, kind in enumerate((SpaceKind.PRIVATE, SpaceKind.GIFTED, SpaceKind.SURFACE)):
            session.add(ParkingSpace(space_no=f"B1-{number}", kind=kind, unit=unit))
        make_price(session, "parking_service_fee", "80")
        make_price(session, "parking_service_fee", "60", kind="赠送车位")
    (_, parking) = plan(manager).bills
    assert (parking.fee.amount, parking.fee.basis) == (Money(14000), "（80.00＋60.00）")


def test_whoever_owned_the_unit_on_the_first_of_the_month_owes_it(manager):
    with manager.work("edit_estate") as session:
        unit = make_home(session)
        unit.occupancies[0].to_date = date(2026, 10, 31)
        new = Occupancy(
            unit=unit, customer=Customer(name="周远"), role=OccupancyRole.OWNER, from_date=date(2026, 11, 1)
        )
        session.add(new)
    assert [bill.customer for bill in plan(manager).bills] == ["周远"]
    assert [bill.customer for bill in plan(manager, Month(2026, 10)).bills] == ["张素芬"]


def test_a_month_cancelled_by_a_contrary_entry_is_charged_again(manager):
    with manager.work("edit_estate") as session:
        make_home(session)
    run(manager)
    with manager.work("run_billing") as session:
        wrong = session.scalars(select(Charge)).one()
        same = {name: getattr(wrong, name) for name in ("unit_id", "fee_item_id", "period_from", "period_to")}
        session.add(
            Charge(**same, amount=-wrong.amount, basis="", due_on=wrong.due_on, source=wrong.source,
                   cancels_id=wrong.id, edition=2)
        )  # fmt: skip
    assert run(manager, request="again") == 1
    with manager.reading() as session:
        assert [charge.edition for charge in session.scalars(select(Charge).order_by(Charge.id))] == [1, 2, 3]


def test_a_stopped_run_charges_nobody(manager):
    with manager.work("edit_estate") as session:
        for door in range(1, 6):
            make_home(session, f"3-2-50{door}")

    def stop(words, done, total):
        if done == total:
            raise StopNow

    with pytest.raises(StopNow), manager.work("run_billing") as session:
        charge_month(session, NOVEMBER, "one", stop)
    with manager.reading() as session:
        assert session.scalar(select(func.count(Charge.id))) == 0
        assert session.scalar(select(func.count(BillingRun.id))) == 0


def test_months_ahead_leave_out_what_is_charged(manned_by, manager):
    with manager.work("edit_estate") as session:
        unit = make_home(session)
    bill(manned_by, "2026-11", "2027-01")
    with manager.reading() as session:
        found = months_ahead(session, unit.id, TODAY)
        assert [one.period.start.isoformat()[:7] for one in found][:3] == ["2026-12", "2027-02", "2027-03"]
        assert len(found) == 11, "up to twelve months after this one"
        assert [one.period.start.month for one in next_months(found, 2)] == [12, 2]


def test_a_month_paid_ahead_is_passed_over_by_the_run(manager):
    with manager.work("edit_estate") as session:
        unit = make_home(session)
        session.add(
            Charge(unit_id=unit.id, fee_item_id=fee_item(session).id, period_from=NOVEMBER.first,
                   period_to=NOVEMBER.last, amount=Money(1), basis="", due_on=NOVEMBER.last,
                   source=ChargeSource.AHEAD)
        )  # fmt: skip
        assert unit.area == Area(8850)
    assert [passed.why for passed in plan(manager).passed] == [Skipped.AHEAD]
