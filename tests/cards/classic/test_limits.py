"""A Classic card is valid for no longer than is safe, and the words that say why are plain."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.classic.limits import COPYABLE, LONGEST_DAYS, allowed, is_allowed
from deskapp.kernel.days import Period

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@settings(max_examples=40)
@given(DAYS, DAYS, st.integers(1, 800))
def test_a_validity_is_cut_to_what_is_allowed_and_no_further(one, other, longest):
    wanted = Period(min(one, other), max(one, other))
    given_ = allowed(wanted, longest)
    assert given_.start == wanted.start
    assert given_.days == min(wanted.days, longest)
    assert is_allowed(given_, longest)
    assert is_allowed(wanted, longest) is (wanted.days <= longest)


def test_two_years_on_a_classic_card_become_half_a_year():
    wanted = Period(date(2025, 6, 9), date(2027, 6, 8))
    assert allowed(wanted) == Period(date(2025, 6, 9), date(2025, 12, 8))
    assert LONGEST_DAYS == 183


def test_the_clerk_is_told_that_such_a_card_can_be_copied():
    for words in ("整张复制", "无法阻止", "有效期", "DESFire"):
        assert words in COPYABLE
