"""How long cards and months run: the worked examples of section 7.1, and what holds for any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.access.rules.terms import Extension, Term, extended, months_gone
from deskapp.kernel.days import ONE_DAY, Period, boundary
from deskapp.staff.choices import TopUpStart

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
MONTHS = st.integers(1, 36)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-06-09", 1, "2025-07-08"),
        ("2025-06-09", 3, "2025-09-08"),
        ("2025-06-01", 1, "2025-06-30"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2025-01-31", 2, "2025-03-30"),
        ("2025-01-30", 1, "2025-02-28"),
        ("2025-01-29", 1, "2025-02-28"),
        ("2024-01-29", 1, "2024-02-28"),
        ("2025-08-31", 1, "2025-09-30"),
        ("2025-12-31", 1, "2026-01-30"),
        ("2025-06-09", 24, "2027-06-08"),
        ("2025-06-09", 12, "2026-06-08"),
        ("2024-02-29", 24, "2026-02-28"),
    ],
)
def test_a_term_ends_the_day_before_its_anchor_day_comes_round(start, months, end):
    """CARD-20, PARK-06: section 7.1."""
    assert Term.first(day(start), months) == Term(day(start), day(end), day(start))


def test_months_topped_up_before_the_end_go_on_from_it():
    """PARK-10: 7.1, the card ends 2025-07-08, a month paid on 1 July runs to 8 August."""
    term = Term.first(day("2025-06-09"), 1)
    more = extended(term, 1, day("2025-07-01"))
    assert more == Extension(
        Term(day("2025-06-09"), day("2025-08-08"), day("2025-06-09")), Period(day("2025-07-09"), day("2025-08-08"))
    )


def test_months_topped_up_after_the_end_begin_on_the_day():
    """PARK-10: 7.1, on 15 July the month runs to 14 August."""
    more = extended(Term.first(day("2025-06-09"), 1), 1, day("2025-07-15"))
    assert more.term == Term(day("2025-07-15"), day("2025-08-14"), day("2025-07-15"))
    assert more.added == more.term.period


def test_the_last_day_itself_still_counts_as_before_the_end():
    """PARK-10, CARD-20."""
    term = Term.first(day("2025-06-09"), 1)
    assert extended(term, 1, day("2025-07-08")).added.start == day("2025-07-09")
    assert extended(term, 1, day("2025-07-09")).added.start == day("2025-07-09")


def test_the_anchor_day_is_kept_through_a_short_month():
    """GEN-06: from 31 January, a month and a month more end as two months do, on 30 March."""
    term = extended(Term.first(day("2025-01-31"), 1), 1, day("2025-02-20")).term
    assert (term.valid_to, term.anchor) == (day("2025-03-30"), day("2025-01-31"))


def test_a_centre_may_count_from_the_day_of_top_up_and_takes_nothing_away():
    """PARK-10: `park_topup_start` today."""
    term = Term.first(day("2025-06-09"), 1)
    more = extended(term, 1, day("2025-07-01"), TopUpStart.TODAY)
    assert (more.term.valid_from, more.term.valid_to) == (day("2025-06-09"), day("2025-07-31"))
    assert more.added == Period(day("2025-07-01"), day("2025-07-31"))
    long = Term.first(day("2025-06-09"), 12)
    assert extended(long, 1, day("2025-07-01"), TopUpStart.TODAY).term.valid_to == long.valid_to


@given(DAYS, st.lists(MONTHS, min_size=1, max_size=6), st.integers(0, 400))
def test_months_paid_in_pieces_are_the_months_paid_at_once(start, pieces, early):
    """PARK-10, GEN-06: no day is lost, none is paid twice, however the months were divided."""
    term = Term.first(start, pieces[0])
    added = [term.period]
    for months in pieces[1:]:
        today = max(start, term.valid_to - timedelta(days=early))
        more = extended(term, months, today)
        added.append(more.added)
        term = more.term
    assert term == Term.first(start, sum(pieces))
    assert all(one.end + ONE_DAY == other.start for one, other in zip(added, added[1:], strict=False))
    assert sum(one.days for one in added) == term.period.days


@given(DAYS, MONTHS, st.integers(1, 900))
def test_an_expired_term_begins_afresh(start, months, late):
    """PARK-10, CARD-20."""
    term = Term.first(start, months)
    today = term.valid_to + timedelta(days=late)
    assert extended(term, months, today).term == Term.first(today, months)


@given(DAYS, DAYS, MONTHS, MONTHS)
def test_an_extension_never_ends_before_what_was_granted(start, today, months, more):
    """PARK-10."""
    term = Term.first(start, months)
    for policy in TopUpStart:
        longer = extended(term, more, today, policy).term
        assert today > term.valid_to or longer.valid_to >= term.valid_to


@given(DAYS, st.integers(0, 60))
def test_months_gone_undoes_the_boundary(anchor, months):
    """GEN-06."""
    assert boundary(anchor, months_gone(anchor, boundary(anchor, months)) or 0) == boundary(anchor, months)


def test_a_day_between_two_periods_belongs_to_none():
    """GEN-06: a term whose end was agreed by hand is extended from its own next day."""
    assert months_gone(day("2025-06-09"), day("2025-07-20")) is None
    by_hand = Term(day("2025-06-09"), day("2025-07-19"), day("2025-06-09"))
    assert extended(by_hand, 1, day("2025-07-01")).term.valid_to == day("2025-08-19")
