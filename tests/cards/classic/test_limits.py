"""A Classic card is valid for no longer than is safe, and the words that say why are plain."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.classic.limits import COPYABLE, LONGEST_DAYS, allowed, is_allowed
from deskapp.kernel.days import Period

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
TODAY = date(2025, 6, 9)


@settings(max_examples=40)
@given(DAYS, DAYS, DAYS, st.integers(1, 800))
def test_a_validity_is_cut_to_what_is_allowed_and_no_further(one, other, today, longest):
    wanted = Period(min(one, other), max(one, other))
    cut = allowed(wanted, today, longest)
    last = max(today, wanted.start) + timedelta(days=longest - 1)
    assert (cut.start, cut.end) == (wanted.start, min(wanted.end, last))
    assert is_allowed(cut, today, longest)
    assert is_allowed(wanted, today, longest) is (wanted.end <= last)


def test_two_years_on_a_classic_card_become_half_a_year():
    wanted = Period(TODAY, date(2027, 6, 8))
    assert allowed(wanted, TODAY) == Period(TODAY, date(2025, 12, 8))
    assert allowed(wanted, TODAY).days == LONGEST_DAYS == 183


def test_a_card_that_is_renewed_may_have_been_valid_for_long():
    renewed = Period(date(2024, 1, 1), date(2025, 12, 8))
    assert is_allowed(renewed, TODAY)
    assert not is_allowed(Period(renewed.start, date(2025, 12, 9)), TODAY)


def test_the_clerk_is_told_that_such_a_card_can_be_copied():
    for words in ("整张复制", "无法阻止", "有效期", "DESFire"):
        assert words in COPYABLE
