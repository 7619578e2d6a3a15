"""The site's format is found: one card, the number the door program shows, a second card (cards.md 3.5)."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from deskapp.access.numbers.discovery import Discovery, another_card, first_card, same
from deskapp.access.numbers.format import NumberFormat, Order, UidPart, forms_of
from deskapp.access.numbers.patterns import uid_patterns
from deskapp.access.numbers.shapes import BITS, Shape

ONE, TWO, LONG = bytes.fromhex("5630F009"), bytes.fromhex("0B3E3636"), bytes.fromhex("04112233445566")
FOUR = st.binary(min_size=4, max_size=4)
SEVEN = st.binary(min_size=7, max_size=7)


def test_two_cards_settle_the_format():
    found = first_card(ONE, "0166735958")
    assert found.settled is None
    assert "请换一张卡" in found.words
    found = another_card(found, TWO, "0909524491")
    assert found.settled == NumberFormat(Order.REVERSED, Shape.DEC10)
    assert "反序，10 位十进制" in found.words


@pytest.mark.parametrize(
    "typed", ["240,12374", "240 12374", "240-12374", "24012374", "240.12374", "２４０，１２３７４"]
)
def test_a_number_in_two_parts_is_known_however_it_is_typed(typed):
    assert [form.code for form in first_card(ONE, typed).candidates] == ["reversed.split_low"]


def test_leading_zeros_that_a_program_leaves_out_do_not_matter():
    assert [form.code for form in first_card(ONE, "166735958").candidates] == ["reversed.dec10"]
    assert [form.code for form in first_card(TWO, "62,13878").candidates] == ["forward.split_low"]


def test_a_wrong_number_finds_nothing_and_says_so():
    found = first_card(ONE, "0166735959")
    assert (found.candidates, found.settled) == ((), None)
    assert "号码与卡不符" in found.words


def test_where_two_formats_agree_on_two_cards_a_third_decides():
    same_ends = bytes.fromhex("AABBBBAA")
    found = first_card(same_ends, "AABBBBAA")
    assert {form.order for form in found.candidates} == set(Order)
    found = another_card(found, bytes.fromhex("11222211"), "11222211")
    assert (found.cards, found.settled) == (2, None)
    assert "还有 2 种格式都符合" in found.words
    assert another_card(found, ONE, "09F03056").settled == NumberFormat(Order.REVERSED, Shape.HEX)


def test_the_same_card_again_confirms_nothing():
    with pytest.raises(ValueError, match="已经试过"):
        another_card(first_card(ONE, "0166735958"), ONE, "0166735958", frozenset({ONE}))


def test_a_card_of_seven_bytes_tells_which_of_them_are_read():
    found = another_card(first_card(ONE, "0166735958"), LONG, str(int.from_bytes(LONG[-4:][::-1])))
    assert found.settled == NumberFormat(Order.REVERSED, Shape.DEC10, UidPart.LAST4)
    both = another_card(first_card(ONE, "0166735958"), TWO, "0909524491")
    assert "七字节的卡还没有试过" in both.words


@given(FOUR, FOUR, st.sampled_from(forms_of(4)))
def test_the_true_format_is_always_among_those_left(one, two, form):
    assume(one != two)
    found = another_card(first_card(one, form.show(one)), two, form.show(two))
    assert form in found.candidates


@given(SEVEN, FOUR, st.sampled_from(forms_of(7)))
def test_so_it_is_with_cards_of_both_lengths(seven, four, form):
    found = first_card(seven, form.show(seven))
    assert form in found.candidates
    if form.part is not UidPart.WHOLE:
        assert form in another_card(found, four, form.show(four)).candidates


@given(st.one_of(FOUR, SEVEN), st.sampled_from(forms_of(7)))
def test_a_card_is_found_by_its_number_in_every_form(uid, form):
    """GEN-16: search by any form leads back to the UID."""
    number = form.show(uid)
    assume(number and len(number.lstrip("0")) >= 7)
    hexed = uid.hex().upper()
    assert any(matches(hexed, pattern) for pattern in uid_patterns(number)), (form.code, number)


@given(st.text(max_size=30))
def test_whatever_is_typed_finds_patterns_or_none(typed):
    for pattern in uid_patterns(typed):
        assert len(pattern) in (8, 14)
        assert pattern.count("_") < len(pattern)
    assert isinstance(first_card(ONE, typed), Discovery)


def test_a_number_with_a_wrong_parity_is_no_card():
    word = NumberFormat(Order.FORWARD, Shape.WIEGAND26_LOW).show(ONE)
    assert uid_patterns(word)
    assert uid_patterns(("1" if word[0] == "0" else "0") + word[1:]) == ()


def test_bits_are_compared_as_they_stand():
    for shape in BITS:
        number = NumberFormat(Order.FORWARD, shape).show(ONE)
        assert same(shape, number, f" {number} ")
        assert not same(shape, number, number[:-1])


def matches(uid: str, pattern: str) -> bool:
    """What LIKE does with a pattern of digits and underscores."""
    return len(uid) == len(pattern) and all(sign in ("_", digit) for digit, sign in zip(uid, pattern, strict=True))
