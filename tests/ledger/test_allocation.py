"""Money put to what is owed: the oldest first, nothing beyond what is open, nothing lost on the way."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.ledger.allocation import Owed, allocate, in_full, oldest_first

START = date(2026, 1, 1)


def owed(place: int, open_fen: int, paid_fen: int = 0, day: int = 0, charged: bool = True) -> Owed:
    first = START + timedelta(days=day)
    return Owed(
        fee_item_id=1,
        item_name="物业服务费",
        position=1,
        period=Period(first, first + timedelta(days=29)),
        amount=Money(open_fen + paid_fen),
        open=Money(open_fen),
        basis="",
        due_on=first,
        charge_id=place if charged else None,
    )


CHARGES = st.lists(
    st.tuples(st.integers(1, 500_00), st.integers(0, 100_00), st.integers(0, 400), st.booleans()), max_size=8
).map(lambda rows: oldest_first(owed(place, *row) for place, row in enumerate(rows, 1)))


@settings(max_examples=80)
@given(CHARGES, st.integers(0, 3_000_00))
def test_every_fen_is_put_to_something_or_left_over(charges, fen):
    put = allocate(Money(fen), charges)
    assert put.total + put.rest == Money(fen)
    assert all(Money() < share.amount <= share.owed.open for share in put.shares)


@settings(max_examples=80)
@given(CHARGES, st.integers(0, 3_000_00))
def test_nothing_newer_is_paid_while_something_older_stays_open(charges, fen):
    put = allocate(Money(fen), charges)
    paid = [share.amount for share in put.shares]
    full = [share.owed.open for share in put.shares]
    assert [share.owed for share in put.shares] == charges[: len(paid)]
    assert paid[:-1] == full[:-1], "only the last may be paid in part"
    assert not put.rest or len(paid) == len(charges), "money is left only when all is covered"


def test_what_is_charged_comes_before_what_is_not():
    ahead, charged = owed(1, 100, day=0, charged=False), owed(2, 100, day=60)
    assert oldest_first([ahead, charged]) == [charged, ahead]


def test_a_share_is_partial_when_the_charge_was_paid_before():
    (share,) = in_full([owed(1, 100, paid_fen=50)]).shares
    assert (share.partial, share.owed.partly_paid, share.amount) == (True, True, Money(100))


def test_a_negative_sum_is_refused():
    with pytest.raises(ValueError, match="负数"):
        allocate(Money(-1), [])
