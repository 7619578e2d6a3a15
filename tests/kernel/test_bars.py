"""A chart of many names shows the largest and sums up the others."""

from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.bars import MOST, largest
from deskapp.kernel.money import Money

NAMED = st.lists(st.integers(-900, 90_000).map(Money), max_size=30).map(
    lambda amounts: [(f"项目{place}", amount) for place, amount in enumerate(amounts)]
)


@given(NAMED)
def test_the_largest_are_shown_in_their_order_and_nothing_is_lost(amounts):
    shown = largest(amounts, "其他")
    assert len(shown) == min(len(amounts), MOST)
    assert Money.total(amount for _, amount in shown) == Money.total(amount for _, amount in amounts)
    named = [one for one in shown if one in amounts]
    assert named == [one for one in amounts if one in named]
    if len(amounts) > MOST:
        left_out = [abs(amount.fen) for name, amount in amounts if (name, amount) not in named]
        assert min(abs(amount.fen) for _, amount in named) >= max(left_out)
        assert shown[-1][0] == "其他"
