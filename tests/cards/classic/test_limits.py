"""A Classic card is valid for no longer than is safe, and the words that say why are plain."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.classic.limits import COPYABLE, LONGEST_DAYS, LONGEST_MONTHS, allowed, is_allowed, last_day
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
    assert allowed(wanted, TODAY, days_of(6)) == Period(TODAY, date(2025, 12, 8))
    assert days_of(6) == 183


def test_a_centre_may_set_fewer_months_and_never_more():
    assert last_day(TODAY, 1) == date(2025, 7, 8)
    assert last_day(TODAY, 12) == last_day(TODAY) == date(2025, 12, 8)


@settings(max_examples=60)
@given(DAYS)
def test_what_the_room_allows_by_itself_is_as_long_as_six_months_can_be(today):
    assert Period(today, last_day(today, LONGEST_MONTHS)).days <= LONGEST_DAYS


def days_of(months):
    return Period(TODAY, last_day(TODAY, months)).days


def test_a_card_that_is_renewed_may_have_been_valid_for_long():
    renewed = Period(date(2024, 1, 1), date(2025, 12, 8))
    assert is_allowed(renewed, TODAY, days_of(6))
    assert not is_allowed(Period(renewed.start, date(2025, 12, 9)), TODAY, days_of(6))


def test_the_clerk_is_told_that_such_a_card_can_be_copied():
    for words in ("整张复制", "无法阻止", "有效期", "DESFire"):
        assert words in COPYABLE
