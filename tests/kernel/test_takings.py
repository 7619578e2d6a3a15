"""A 笔 is one payment: counted once however it is split, and its reversal counted by itself."""

from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.money import Money
from deskapp.kernel.takings import FourSums, Part, Taking, by_name, shared, taking

PARTS = st.lists(
    st.builds(
        lambda name, payment, fen: Part(name, payment, Money(fen if payment % 3 else -fen), not payment % 3),
        st.sampled_from(["现金", "微信", "刷卡"]),
        st.integers(1, 12),
        st.integers(1, 10**9),
    )
)


def test_a_payment_in_two_ways_is_one_and_its_reversal_is_none():
    parts = [
        Part("现金", 1, Money(6000), False),
        Part("微信", 1, Money(4000), False),
        Part("现金", 2, Money(3000), False),
        Part("现金", 3, Money(-3000), True),
    ]
    cash, wechat = by_name(parts)
    assert cash == Taking("现金", 2, Money(9000), 1, Money(3000))
    assert wechat == Taking("微信", 1, Money(4000))
    whole = taking("合计", parts)
    assert (whole.payments, whole.reversals, whole.net) == (2, 1, Money(10000))
    assert shared((cash, wechat), whole)
    assert whole.words == "2 笔，冲销 1 笔"
    assert wechat.words == "1 笔"


@given(PARTS)
def test_names_come_to_the_whole_to_the_fen(parts):
    found, whole = by_name(parts), taking("合计", parts)
    assert Money.total(one.net for one in found) == whole.net == Money.total(part.amount for part in parts)
    assert Money.total(one.taken for one in found) == whole.taken
    assert Money.total(one.reversed for one in found) == whole.reversed
    assert whole.payments + whole.reversals == len({part.payment_id for part in parts})
    assert shared(found, whole) == (sum(one.payments for one in found) != whole.payments)


def test_one_sum_that_differs_is_enough_to_disagree():
    agreed = FourSums(*[Money(5)] * 4)
    assert agreed.agree
    assert agreed.difference == Money()
    short = FourSums(Money(5), Money(5), Money(5), Money(3))
    assert not short.agree
    assert short.difference == Money(-2)
