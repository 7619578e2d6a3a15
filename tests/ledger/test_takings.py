"""Takings: each total found on a way of its own, voids where they are done, and days that were left open."""

import pytest

from deskapp.kernel.money import Money
from deskapp.kernel.takings import Taking, shared
from deskapp.ledger.closing import Count, ToClose, close, to_close, unclosed_day
from deskapp.ledger.kinds import Handover
from deskapp.ledger.takings import scope_of, takings_of
from tests.ledger.till import a_range, draw, spoil, take, void

FLOAT = Money(50000)


@pytest.fixture(autouse=True)
def book(desk, cashier):
    return draw(cashier, desk, a_range("0001203", 50))[0]


def takings(desk, day=None):
    with desk.reading() as session:
        return takings_of(session, scope_of(session, desk.clerk.id, day or desk.today))


def close_day(desk, request_id="close"):
    """The clerk's next day closed, with the drawer as it should be."""
    with desk.work("close_day") as session:
        found = takings_of(session, to_close(session, desk.clerk.id, desk.today))
        day = ToClose(found, FLOAT, Count({Money(1): (FLOAT + found.cash).fen}), found.total)
        return close(session, day, request_id=request_id, slip=lambda _numbered: {})


def test_takings_by_way_of_payment(desk, lead):
    """RPT-04: count, taken, reversed, net."""
    take(desk, "100.00", split="40.00")
    take(desk, "30.00")
    void(desk, take(desk, "8.00", way="transfer"), lead)
    found = takings(desk)
    assert found.methods == (
        Taking("现金", 2, Money(9000)),
        Taking("转账", 2, Money(4800), 1, Money(800)),
    )
    assert found.whole == Taking("合计", 3, Money(13800), 1, Money(800)), "the split one is one payment"
    assert found.in_cash == Taking("现金", 2, Money(9000))
    assert shared(found.methods, found.whole)


def test_four_ways_to_the_same_sum(desk, lead):
    take(desk, "100.00", split="40.00")
    void(desk, take(desk, "30.00"), lead)
    spoil(desk)
    found = takings(desk)
    lines = Money.total(row.amount for row in found.rows)
    assert found.total == found.tickets_total == lines == found.cash + found.not_cash == Money(10000)


def test_numbers_used_are_shown_by_book(desk, lead, cashier):
    take(desk)
    take(desk, handover=Handover.BOX)
    void(desk, take(desk, handover=Handover.BOX), lead)
    spoil(desk)
    (use,) = takings(desk).books
    assert (use.numbers, use.issued, use.voided, use.boxed) == ("0001203 至 0001206", 2, 2, 1)


def test_rows_name_the_ticket_of_a_payment_and_of_its_reversal(desk, lead):
    void(desk, take(desk, "20.00"), lead)
    taken, given_back = takings(desk).rows
    assert (taken.ticket_no, taken.amount, taken.reversal, taken.methods) == (
        "0001203",
        Money(2000),
        False,
        "现金",
    )
    assert (given_back.ticket_no, given_back.amount, given_back.reversal) == ("0001203", Money(-2000), True)


def test_other_clerks_and_days_are_not_counted(desk, cashier, manned_by, clock):
    other = manned_by("陈佳")
    draw(cashier, other, a_range("0009001"))
    take(other)
    take(desk, "20.00")
    clock.pass_by(days=1)
    take(desk, "30.00")
    assert takings(desk).total == Money(3000)


def test_a_void_of_a_closed_day_counts_on_the_day_it_is_done(desk, lead, clock):
    """TICKET-21: the closing of the day before stays as it was signed."""
    old = take(desk, "50.00")
    closed = close_day(desk)
    clock.pass_by(days=1)
    take(desk, "80.00")
    void(desk, old, lead)
    found = takings(desk)
    assert (found.total, found.tickets_total) == (Money(3000), Money(3000))
    assert [use.numbers for use in found.books] == ["0001204"]
    assert closed.takings == Money(5000)


def test_a_day_left_open_is_named_until_it_is_closed(desk, clock):
    """昨日未日结."""
    take(desk)
    with desk.reading() as session:
        assert unclosed_day(session, desk.clerk.id, desk.today) is None
    first = desk.today
    clock.pass_by(days=2)
    with desk.reading() as session:
        assert unclosed_day(session, desk.clerk.id, desk.today) == first
        assert to_close(session, desk.clerk.id, desk.today).day == first
    close_day(desk)
    with desk.reading() as session:
        assert unclosed_day(session, desk.clerk.id, desk.today) is None
        assert to_close(session, desk.clerk.id, desk.today).day == desk.today


def test_a_payment_after_the_closing_makes_the_day_open_again(desk, clock):
    take(desk, "20.00")
    close_day(desk)
    first = desk.today
    clock.pass_by(hours=1)
    take(desk, "5.00")
    clock.pass_by(days=1)
    with desk.reading() as session:
        assert unclosed_day(session, desk.clerk.id, desk.today) == first
    assert takings(desk, first).total == Money(500)


def test_another_clerk_s_open_day_is_not_mine(desk, manned_by, clock):
    take(desk)
    clock.pass_by(days=1)
    with desk.reading() as session:
        assert unclosed_day(session, manned_by("陈佳").clerk.id, desk.today) is None
