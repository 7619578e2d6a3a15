"""Deposits are held, released, ordered back and paid back: each step once, none before its day, all in the chain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from deskapp.kernel.days import WorkCalendar
from deskapp.kernel.money import Money
from deskapp.ledger import closing
from deskapp.ledger.books import TicketError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.deposits import held, refunds, rules
from deskapp.ledger.deposits.kinds import DepositState, RefundEnd, RefundWay
from deskapp.ledger.deposits.refunds import Approved, DepositError
from deskapp.ledger.takings import scope_of, takings_of
from tests.ledger import till
from tests.ledger.deposits import leave, the_deposit

NOTHING = Money()


@pytest.fixture
def receipt(desk, cashier):
    till.draw(cashier, desk)
    return leave(desk)


def release(desk, receipt, passed_on=None, request_id="release"):
    with desk.work("release_deposit") as session:
        (one,) = held.found(session, receipt.printed_no)
        day = passed_on or desk.today
        return refunds.release(session, one, request_id=request_id, passed_on=day, checked_by="周强").earliest_on


def order(desk, receipt, request_id="order", deducted=NOTHING, reason="", **approved):
    with desk.work("order_refund") as session:
        (one,) = held.found(session, receipt.printed_no)
        return refunds.order(
            session,
            one,
            request_id=request_id,
            payee=one.payer,
            deducted=deducted,
            reason=reason,
            approved=Approved(**approved),
            slip=lambda number: {"number": number},
        ).number


def settle(cashier, request_id="settle", outcome=RefundEnd.PAID, way=RefundWay.CASH, reason=""):
    with cashier.work("pay_refund") as session:
        (one,) = refunds.waiting(session)
        return refunds.settle(session, one, request_id=request_id, outcome=outcome, way=way, reason=reason).id


def state(desk, receipt):
    return the_deposit(desk, receipt.printed_no).state(desk.today)


def test_a_deposit_goes_its_way_from_held_to_refunded(desk, cashier, clock, receipt):
    """RENO-50, RENO-57, REG-57: seven working days after it passed, once, and the checks agree all the way."""
    assert state(desk, receipt) is DepositState.HELD
    earliest = release(desk, receipt)
    assert (desk.today, earliest) == (date(2026, 11, 21), date(2026, 12, 1))
    assert state(desk, receipt) is DepositState.DUE
    clock.pass_by(days=10)
    assert state(desk, receipt) is DepositState.REFUNDABLE
    assert order(desk, receipt) == "TK20261201-01"
    assert state(desk, receipt) is DepositState.ORDERED
    settle(cashier)
    assert state(desk, receipt) is DepositState.REFUNDED
    assert the_deposit(desk, receipt.printed_no).held(desk.today) == NOTHING
    assert [one for one in findings(desk.store) if one.rule in ("C5", "C8")] == []


def test_one_day_too_early_is_too_early(desk, clock, receipt):
    """RENO-50."""
    release(desk, receipt)
    clock.pass_by(days=9)
    with pytest.raises(DepositError, match="最早 2026-12-01 可以退"):
        order(desk, receipt)


def test_a_deposit_is_not_ordered_back_before_its_release(desk, receipt):
    """RENO-50."""
    with pytest.raises(DepositError, match="还没有登记验收合格"):
        order(desk, receipt)


def test_a_deposit_is_paid_back_once(desk, cashier, clock, receipt):
    """RENO-57: and whoever asks again with the same request gets the order of then."""
    release(desk, receipt)
    clock.pass_by(days=20)
    assert order(desk, receipt) == order(desk, receipt)
    with pytest.raises(DepositError, match="已通知出纳"):
        order(desk, receipt, request_id="again")
    assert settle(cashier) == settle_again(cashier)
    with pytest.raises(DepositError, match="已退款"):
        order(desk, receipt, request_id="once more")


def settle_again(cashier):
    with cashier.work("pay_refund") as session:
        made = refunds.settled_before(session, "settle")
        assert made is not None
        return refunds.settle(session, made.order, request_id="settle", outcome=RefundEnd.PAID).id


def test_an_order_that_the_cashier_sends_back_may_be_made_anew(desk, cashier, clock, receipt):
    """RENO-57."""
    release(desk, receipt)
    clock.pass_by(days=20)
    order(desk, receipt)
    settle(cashier, outcome=RefundEnd.RETURNED, way=None, reason="收款人姓名不对")
    assert state(desk, receipt) is DepositState.REFUNDABLE
    assert order(desk, receipt, request_id="anew") == "TK20261211-02"
    assert list(findings(desk.store)) == []


def test_a_part_may_be_kept_back_and_is_told_apart(desk, cashier, manned_by, clock, receipt):
    """RENO-60, REG-57."""
    release(desk, receipt)
    clock.pass_by(days=20)
    manager = manned_by("高远").clerk.id
    order(desk, receipt, deducted=Money(15000), reason="损坏公共墙面", deduct_by_id=manager)
    settle(cashier)
    order_of = the_deposit(desk, receipt.printed_no).order
    assert order_of is not None
    assert (order_of.refund, order_of.deducted) == (Money(85000), Money(15000))
    assert list(findings(desk.store)) == []


def test_a_receipt_whose_deposit_is_on_its_way_back_is_not_voided(desk, lead, clock, receipt):
    """TICKET-21, C5: the money would go back twice."""
    release(desk, receipt)
    clock.pass_by(days=20)
    number = order(desk, receipt)
    with pytest.raises(TicketError, match=f"已办退款 {number}，不能作废"):
        till.void(desk, receipt, lead)


def test_a_voided_receipt_holds_nothing_to_pay_back(desk, lead, receipt):
    """C5."""
    till.void(desk, receipt, lead)
    assert state(desk, receipt) is DepositState.VOIDED
    with pytest.raises(DepositError, match="收据已作废"):
        release(desk, receipt)


def test_the_deposit_of_a_service_is_paid_back_on_the_day_it_is_done(desk, receipt):
    """REG-57: of both kinds, renovation and service."""
    service = leave(desk, "300", shown="钟点保洁", code="convenience_deposit")
    assert release(desk, service) == desk.today
    assert state(desk, service) is DepositState.REFUNDABLE


def test_a_deposit_lies_in_the_till_and_is_no_income(desk, receipt):
    """RENO money: a liability, in the cash of the closing all the same."""
    till.take(desk, "20.00")
    with desk.reading() as session:
        scope = scope_of(session, desk.clerk.id, desk.today)
        assert takings_of(session, scope).cash == Money(102000)
        assert held.taken_in(session, scope) == Money(100000)
        assert closing.unclosed_day(session, desk.clerk.id, desk.today) is None


def test_an_order_changed_behind_the_program_is_found(desk, clock, receipt):
    """C5, C8."""
    release(desk, receipt)
    clock.pass_by(days=20)
    order(desk, receipt)
    with desk.store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER keep_refund_order_update"))
        connection.execute(text("UPDATE refund_order SET amount = 200000"))
    words = [one.text for one in findings(desk.store)]
    assert any("退款通知单合计 ¥2,000.00" in one for one in words)
    assert any(one.startswith("TK20261211-01 与校验链里的不符") for one in words)


@given(day=st.dates(date(2026, 1, 1), date(2027, 11, 30)), days=st.integers(0, 20))
def test_the_days_of_a_renovation_are_working_days(day, days):
    """RENO-50: what was held for anything else is paid back on the day it is done."""
    calendar = WorkCalendar(frozenset({date(2026, 1, 1), date(2027, 1, 1)}))
    earliest = rules.earliest(frozenset({rules.RENOVATION}), day, days, calendar)
    between = [day.fromordinal(one) for one in range(day.toordinal() + 1, earliest.toordinal() + 1)]
    assert sum(calendar.is_working(one) for one in between) == days
    assert rules.earliest(frozenset({"convenience_deposit"}), day, days, calendar) == day


@pytest.mark.parametrize(
    ("deducted", "reason", "said", "override"),
    [
        (Money(), "", None, None),
        (Money(100001), "墙", "扣款 ¥1,000.01 多于押金 ¥1,000.00，请核对", ""),
        (Money(100), " ", "扣款请写明原因", ""),
        (Money(100000), "墙", "扣款 ¥1,000.00，须服务中心负责人批准", rules.DEDUCT),
    ],
)
def test_what_is_kept_back_has_a_reason_and_the_manager_s_word(deducted, reason, said, override):
    """RENO-60."""
    stops = [(one.text, one.override) for one in rules.deduction(Money(100000), deducted, reason)]
    assert stops == ([(said, override)] if said else [])


def test_a_lost_receipt_needs_a_statement_and_the_manager_s_word():
    """RENO-54, RENO-59."""
    assert list(rules.against("", statement=False)) == []
    (first,) = rules.against("收据", statement=False)
    assert (first.override, "书面说明" in first.text) == ("", True)
    (second,) = rules.against("收据", statement=True)
    assert second.override == rules.WITHOUT_RECEIPT
