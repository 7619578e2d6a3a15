"""The billing run as a procedure and as a verb: previewed, once, all or nothing."""

import pytest
from sqlalchemy import func, select

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.days import Month
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.ledger.fee_records import BillingRun, Charge
from deskapp.ledger.kinds import TariffBasis
from deskapp.procedures.run_billing.service import RUN_BILLING, bill_month, preview
from deskapp.procedures.run_billing.steps import Preview, WhichMonth
from deskapp.sample.community import settle
from tests.fees import make_home, make_price, open_counter

NOVEMBER = Month(2026, 11)


class StopNow(Exception):  # noqa: N818 - stands for the clerk who stops a run
    """Raised by a progress that was told to stop."""


@pytest.fixture
def cashier(manned_by, desk):
    open_counter(manned_by, desk)
    return manned_by("孙敏")


def test_a_month_is_charged_after_its_preview(cashier):
    walk = Walk(RUN_BILLING, cashier)
    assert walk.submit(WhichMonth, {"month": "2026-11"}) == ()
    assert walk.submit(Preview, {"total": preview(cashier, NOVEMBER).total, "looked_at": True}) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert done.words == "2026年11月已计费 1 笔，合计 ¥247.80"
    assert walk.finish() == done, "the same walk charges nothing more"


def test_a_preview_that_no_longer_holds_is_refused(cashier):
    walk = Walk(RUN_BILLING, cashier)
    walk.submit(WhichMonth, {"month": "2026-11"})
    looked_at = preview(cashier, NOVEMBER).total
    with cashier.store.work(act="edit_estate", by=None, at=cashier.now()) as session:
        make_home(session, "3-2-502")
    (refusal,) = walk.submit(Preview, {"total": looked_at, "looked_at": True})
    assert "预览之后有变动" in refusal.text


def test_fee_27_a_month_far_ahead_is_refused(cashier):
    """FEE-27."""
    (refusal,) = Walk(RUN_BILLING, cashier).submit(WhichMonth, {"month": "2027-01"})
    assert refusal.text == "最多计到下个月（2026年12月），2027年1月还早"


def test_a_run_that_is_stopped_half_way_leaves_nothing(cashier):
    def stop(words, done, total):
        raise StopNow

    with pytest.raises(StopNow):
        bill_month(cashier, NOVEMBER, progress=stop)
    with cashier.reading() as session:
        assert session.scalar(select(func.count(Charge.id))) == 0
        assert session.scalar(select(func.count(BillingRun.id))) == 0


def test_a_fee_collector_does_not_bill(desk, cashier):
    with pytest.raises(NotAllowedError):
        bill_month(desk, NOVEMBER)


def test_twelve_hundred_units_are_charged_in_one_run_that_tells_how_far_it_is(manned_by):
    manager, cashier = manned_by("高远"), manned_by("孙敏")
    with manager.work("edit_tariffs") as session:
        settle(session, manager.today)
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
        make_price(session, "parking_service_fee", "80", TariffBasis.PER_MONTH)
    told = []
    run = bill_month(cashier, NOVEMBER, progress=lambda words, done, total: told.append((done, total)))
    assert run.charges > 1_300
    assert told[0] == (0, run.charges)
    assert told[-1] == (run.charges, run.charges)
    assert run.total == preview_total(cashier)


def preview_total(desk) -> Money:
    with desk.reading() as session:
        return session.scalar(select(func.sum(Charge.amount))) or Money()
