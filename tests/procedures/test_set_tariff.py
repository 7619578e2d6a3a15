"""Setting a price: by the manager alone, from a day on, never over what stands, with a warning where it comes late."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Rate
from deskapp.ledger.fee_records import Tariff
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.tariffs import TariffError, price_list
from deskapp.procedures.set_tariff.service import SET_TARIFF
from deskapp.procedures.set_tariff.steps import Begins, NewPrice
from tests.fees import fee_item, open_counter

FEE = {"item": "物业服务费", "basis": "每平方米每月", "price": "3.20"}


@pytest.fixture
def manager(manned_by, desk):
    open_counter(manned_by, desk, "2026-10", "2026-11")
    return manned_by("高远")


def begin(desk, **price):
    walk = Walk(SET_TARIFF, desk)
    assert walk.submit(NewPrice, FEE | price) == ()
    return walk


def test_a_price_holds_from_its_day_on(manager):
    walk = begin(manager)
    assert walk.submit(Begins, {"valid_from": "2026-12-01"}) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert done.words == "物业服务费 3.20 元，每平方米每月，自 2026-12-01 起"
    with manager.reading() as session:
        prices, item = price_list(session), fee_item(session)
        for day, rate in ((date(2026, 11, 30), 28_000), (date(2026, 12, 1), 32_000)):
            found = prices.in_force(item.id, "三房", day)
            assert found is not None
            assert found.rate == Rate(rate)


def test_fee_27_a_day_in_a_month_that_was_charged_must_be_known(manager):
    """FEE-27."""
    walk = begin(manager)
    (warning,) = walk.submit(Begins, {"valid_from": "2026-10-15"})
    assert "已有 1 笔 物业服务费 计费或预交到 2026-11-30" in warning.text
    assert walk.submit(Begins, {"valid_from": "2026-10-15", "stands": True}) == ()
    walk.finish()
    with manager.reading() as session:
        lines = session.scalars(select(JournalLine).where(JournalLine.table_name == "tariff")).all()
        assert lines[-1].after == {"warned": "已计费和预交的不重算"}


@pytest.mark.parametrize(("kind", "warned"), [("三房", True), ("地下车位", False)])
def test_a_price_of_one_kind_is_warned_of_only_where_that_kind_was_charged(manager, kind, warned):
    walk = begin(manager, unit_type=kind)
    assert bool(walk.submit(Begins, {"valid_from": "2026-10-01"})) is warned


def test_a_price_is_not_written_over(manager):
    walk = begin(manager)
    walk.submit(Begins, {"valid_from": "2020-01-01", "stands": True})
    with pytest.raises(TariffError, match="没有改动"):
        walk.finish()


def test_finishing_twice_keeps_one_price(manager):
    walk = begin(manager)
    walk.submit(Begins, {"valid_from": "2026-12-01"})
    assert walk.finish() == walk.finish()
    with manager.reading() as session:
        assert len(session.scalars(select(Tariff).where(Tariff.valid_from == date(2026, 12, 1))).all()) == 1


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ({"item": "没有的费"}, "没有“没有的费”这个收费项目"),
        ({"item": "车位"}, "“车位”不止一项：车位月租费、车位管理服务费"),
        ({"unit_type": "五房"}, "没有“五房”这种户型或车位"),
    ],
)
def test_fee_27_an_unknown_item_or_kind_is_refused(manager, price, words):
    """FEE-27."""
    (refusal,) = Walk(SET_TARIFF, manager).submit(NewPrice, FEE | price)
    assert words in refusal.text


def test_an_item_without_a_fixed_price_is_set_to_nought(manager):
    (problem,) = Walk(SET_TARIFF, manager).submit(NewPrice, FEE | {"basis": TariffBasis.TYPED})
    assert problem.text == "“按单填写”的项目没有固定单价，请填 0"


def test_role_only_the_centre_manager_sets_prices(manned_by, manager):
    walk = begin(manager)
    walk.submit(Begins, {"valid_from": "2026-12-01"})
    with pytest.raises(NotAllowedError):
        SET_TARIFF.finish(manned_by("林晓"), walk.answers)
