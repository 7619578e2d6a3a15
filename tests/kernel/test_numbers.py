"""Ticket numbers are written as on the book, and none is missed unseen (TICKET-22)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.numbers import TicketNo, gaps, range_text


def test_a_number_is_written_as_printed_on_the_book() -> None:
    assert str(TicketNo("", 1234)) == "No. 0001234"
    assert str(TicketNo("A", 45171, 8)) == "No. A00045171"
    assert TicketNo("", 1203).code == "0001203"
    assert range_text(TicketNo("", 1203), TicketNo("", 1251)) == "0001203 至 0001251"
    assert range_text(TicketNo("", 7), TicketNo("", 7)) == "0000007"


def test_the_next_number_is_one_more_and_never_longer_than_the_book_prints() -> None:
    assert TicketNo("A", 9, 2).next == TicketNo("A", 10, 2)
    with pytest.raises(ValueError, match="^票据号码须为 2 位以内的数字"):
        _ = TicketNo("A", 99, 2).next
    with pytest.raises(ValueError, match="票据号码"):
        TicketNo("A", -1)


def test_missing_numbers_are_found() -> None:
    assert gaps([1203, 1204, 1207, 1209, 1209]) == [range(1205, 1207), range(1208, 1209)]
    assert gaps([]) == gaps([5]) == gaps([5, 6, 7]) == []


@given(st.lists(st.integers(0, 200)))
def test_numbers_and_gaps_fill_the_sequence(numbers: list[int]) -> None:
    missing = [number for gap in gaps(numbers) for number in gap]
    whole = list(range(min(numbers), max(numbers) + 1)) if numbers else []
    assert sorted({*numbers, *missing}) == whole
    assert not set(numbers) & set(missing)
