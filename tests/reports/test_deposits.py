"""Deposits in the cashier's workbook, on the closing sheet, and among the papers that are printed again."""

import pytest

from deskapp.kernel.money import Money
from deskapp.ledger.takings import scope_of
from deskapp.procedures.close_day import remarks
from deskapp.procedures.reprint_receipt.service import paper_of
from deskapp.reports.cashier_pack import cashier as pack
from tests.ledger import till
from tests.ledger.deposits import leave
from tests.ledger.test_deposits import order, release, settle
from tests.ledger.test_desk_cash import lend


@pytest.fixture
def cashier(manned_by):
    return manned_by("孙敏")


@pytest.fixture
def deposits(desk, cashier, clock):
    """The first of two deposits, which may be paid back today; the other is of today."""
    till.draw(cashier, desk)
    old = leave(desk)
    release(desk, old)
    clock.pass_by(days=20)
    leave(desk, "2000", payer="刘䶮")
    return old


def test_deposits_stand_apart_in_the_cashier_s_workbook(desk, cashier, manned_by, deposits):
    """RENO money, REG-57, specification 4.5: with what was kept back, and what is still owed."""
    with desk.reading() as session:
        before = {sheet.name: sheet for sheet in pack(session, desk.today, desk.today).sheets}["保证金"]
    assert (before.total("在押"), before.total("已退")) == (Money(300000), Money())
    manager = manned_by("高远").clerk.id
    order(desk, deposits, deducted=Money(15000), reason="损坏墙面", deduct_by_id=manager)
    settle(cashier)
    with desk.reading() as session:
        after = {sheet.name: sheet for sheet in pack(session, desk.today, desk.today).sheets}["保证金"]
    assert [after.total(name) for name in ("金额", "已退", "扣款", "在押")] == [
        Money(300000),
        Money(85000),
        Money(15000),
        Money(200000),
    ]


def test_the_closing_sheet_says_what_of_the_takings_is_no_income(desk, deposits):
    """RENO money: of this day's only."""
    till.take(desk, "20.00")
    with desk.reading() as session:
        said = list(remarks._deposits(session, scope_of(session, desk.clerk.id, desk.today)))
    assert said == ["收款中 ¥2,000.00 是代收的押金，不计收入"]


def test_a_refund_order_and_an_advance_are_printed_again(desk, manned_by, deposits):
    """GEN-14."""
    order(desk, deposits)
    lend(desk, manned_by("高远").clerk.id)
    with desk.reading() as session:
        again = paper_of(session, desk, "TK20261211-01"), paper_of(session, desk, "jk20261211-01")
    assert [one and one.form for one in again] == ["refund_order", "cash_advance"]
