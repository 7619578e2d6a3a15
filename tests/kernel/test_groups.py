"""Secrets in groups of digits: what was printed is read back, and whatever is typed wrong is found."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deskapp.kernel.groups import cut, in_groups, out_of_groups
from deskapp.kernel.hidden import DIGITS
from deskapp.kernel.problems import Problem

OF, MIXED_UP = "a sheet of the tests", "次序不对"
KEYS = st.binary(min_size=32, max_size=32)
COUNT = 17


def read(groups: list[str] | tuple[str, ...], of: str = OF) -> bytes | tuple[Problem, ...]:
    return out_of_groups(groups, COUNT, of, MIXED_UP)


def wrong(groups: list[str] | tuple[str, ...]) -> tuple[Problem, ...]:
    found = read(groups)
    assert isinstance(found, tuple)
    return found


@given(KEYS)
def test_what_is_printed_is_read_back(key):
    groups = in_groups(key, OF)
    assert (len(groups), {len(one) for one in groups}) == (COUNT, {DIGITS})
    assert read(groups) == key
    assert read([f" {one[:3]} {one[3:]}" for one in groups]) == key


@given(KEYS, st.integers(0, COUNT * DIGITS - 1), st.integers(1, 9))
def test_any_single_wrong_digit_is_found_in_its_group(key, place, more):
    digits = "".join(in_groups(key, OF))
    (problem,) = wrong(cut(digits[:place] + str((int(digits[place]) + more) % 10) + digits[place + 1 :]))
    assert problem.field == f"group_{place // DIGITS + 1}"


@given(KEYS, st.integers(0, COUNT * DIGITS - 2))
def test_two_neighbours_that_changed_places_are_found(key, place):
    digits = "".join(in_groups(key, OF))
    assume(digits[place] != digits[place + 1])
    assert isinstance(read(cut(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])), tuple)


@given(KEYS, st.integers(0, COUNT - 1), st.integers(0, COUNT - 1))
@settings(derandomize=True)  # one in 65,536 would pass, and then opens nothing
def test_groups_that_changed_places_are_found(key, one, other):
    groups = list(in_groups(key, OF))
    assume(groups[one] != groups[other])
    groups[one], groups[other] = groups[other], groups[one]
    assert read(groups) == (Problem(MIXED_UP, f"group_{COUNT}"),)


@given(KEYS)
@settings(derandomize=True)
def test_a_sheet_of_something_else_is_found(key):
    assert isinstance(read(in_groups(key, "another sheet")), tuple)


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "７６５４３２１", "999999", "-00011"])
def test_what_no_sheet_can_say_is_told_by_its_place(typed):
    groups = [*in_groups(bytes(32), OF)]
    groups[4] = typed
    (problem,) = wrong(groups)
    assert (problem.field, problem.text[:5]) == ("group_5", "第 5 组")


def test_too_few_groups_are_counted():
    assert wrong(in_groups(bytes(32), OF)[:-1])[-1] == Problem("一页有 17 组数字，现在是 16 组")


@pytest.mark.parametrize("between", ["", " ", "-", "\n", "\t", "，", ", "])
def test_however_they_are_parted_the_groups_are_the_same(between):
    groups = in_groups(bytes(range(32)), OF)
    assert cut(between.join(groups)) == groups
