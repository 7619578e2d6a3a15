"""Cash in notes and coins, and when the detector is due (FEE-05, FEE-07)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES, fewest, needs_detector


def test_change_is_given_in_the_fewest_pieces() -> None:
    pieces, rest = fewest(Money(8000))
    assert pieces == [(Money(5000), 1), (Money(2000), 1), (Money(1000), 1)]
    assert rest == Money()
    assert fewest(Money()) == ([], Money())


def test_fen_that_no_coin_pays_are_left_over() -> None:
    assert fewest(Money(188)) == ([(Money(100), 1), (Money(50), 1), (Money(10), 3)], Money(8))


def test_negative_change_is_refused() -> None:
    with pytest.raises(ValueError, match="^找零不能是负数：-0.01$"):
        fewest(Money(-1))


@given(st.integers(0, 3000))
def test_no_other_choice_of_faces_takes_fewer_pieces(jiao: int) -> None:
    pieces, rest = fewest(Money(jiao * 10))
    assert Money.total([face * count for face, count in pieces]) + rest == Money(jiao * 10)
    assert sum(count for _, count in pieces) == BEST[jiao]


def _best(highest: int) -> list[int]:
    counts = [0]
    for jiao in range(1, highest + 1):
        counts.append(1 + min(counts[jiao - face.fen // 10] for face in FACES if face.fen // 10 <= jiao))
    return counts


BEST = _best(3000)


@pytest.mark.parametrize(("fen", "due"), [(110_000, True), (10_000, True), (9_999, False), (5_000, False), (0, False)])
def test_the_detector_is_due_when_a_hundred_may_be_among_the_cash(fen: int, due: bool) -> None:
    """FEE-05: a face above 50 yuan."""
    assert needs_detector(Money(fen)) is due


def test_the_face_from_which_the_detector_is_due_is_a_setting() -> None:
    """FEE-05 [detector_above_face]."""
    assert needs_detector(Money(5_000), above_face=Money(2_000))
    assert not needs_detector(Money(100_000), above_face=Money(10_000))
