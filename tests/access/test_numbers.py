"""Every form a card's number has at the doors, checked against the pages that publish them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.access.numbers.format import NumberFormat, Order, UidPart, all_forms, forms_of, read_uid
from deskapp.access.numbers.shapes import Shape, unwiegand, wiegand

UIDS = st.one_of(st.binary(min_size=4, max_size=4), st.binary(min_size=7, max_size=7))


def shown(uid: str, code: str) -> str:
    return NumberFormat.parse(code).show(bytes.fromhex(uid))


@pytest.mark.parametrize(
    ("uid", "code", "number"),
    [
        ("5630F009", "forward.dec10", "1446047753"),
        ("5630F009", "reversed.dec10", "0166735958"),
        ("5630F009", "forward.split_high", "086,12528"),
        ("5630F009", "reversed.split_low", "240,12374"),
        ("5630F009", "forward.split_low", "048,61449"),
        ("5630F009", "reversed.split_high", "009,61488"),
        ("5630F009", "forward.dec8_low", "03207177"),
        ("5630F009", "reversed.dec8_low", "15741014"),
        ("5630F009", "reversed.dec8_high", "00651312"),
        ("5630F009", "reversed.hex", "09F03056"),
        ("5630F009", "forward.wiegand26_low", "00011000011110000000010011"),
        ("5630F009", "forward.wiegand26_high", "00101011000110000111100001"),
        ("5630F009", "reversed.wiegand26_low", "01111000000110000010101101"),
        ("5630F009", "forward.wiegand34", "0010101100011000011110000000010011"),
        ("5630F009", "reversed.wiegand32", "00001001111100000011000001010110"),
        ("0B3E3636", "reversed.hex", "36363E0B"),
        ("0B3E3636", "reversed.dec10", "0909524491"),
        ("0B3E3636", "forward.split_low", "062,13878"),
        ("DE5D6331", "forward.split_low", "093,25393"),
        ("DE5D6331", "reversed.split_low", "099,24030"),
        ("DE5D6331", "reversed.split_high", "049,25437"),
    ],
)
def test_published_numbers_come_out(uid, code, number):
    assert shown(uid, code) == number


@pytest.mark.parametrize(
    ("part", "taken"),
    [("first4", "04112233"), ("last4", "33445566"), ("cascade", "88041122"), ("whole", "04112233445566")],
)
def test_of_seven_bytes_readers_take_different_ones(part, taken):
    assert shown("04112233445566", f"forward.hex.{part}") == taken
    assert shown("5630F009", f"forward.hex.{part}") == "5630F009"


def test_seven_bytes_fit_sixty_six_bits_and_seventeen_digits():
    word = shown("04112233445566", "forward.wiegand66.whole")
    assert len(word) == 66
    assert unwiegand(word) == 0x04112233445566
    assert shown("04112233445566", "forward.dec10.whole") == f"{0x04112233445566:017d}"
    assert shown("FFFFFFFFFFFFFF", "forward.dec10.whole") == "72057594037927935"


def test_a_seven_byte_card_has_no_number_before_one_was_tried():
    assert NumberFormat(Order.REVERSED, Shape.DEC10).show(bytes(7)) == ""
    assert NumberFormat(Order.REVERSED, Shape.SPLIT_LOW, UidPart.WHOLE).show(bytes(7)) == ""


@given(UIDS)
def test_every_form_has_a_code_that_names_it_and_a_number_of_its_own_width(uid):
    widths = {Shape.DEC10: (10, 17), Shape.SPLIT_LOW: (9,), Shape.DEC8_LOW: (8,), Shape.HEX: (8, 14)}
    for form, number in all_forms(uid).items():
        assert NumberFormat.parse(form.code) == form
        assert number
        assert len(number) in widths.get(form.shape, (len(number),))


@given(st.integers(0, (1 << 32) - 1), st.sampled_from([24, 32, 64]))
def test_the_parities_of_a_wiegand_word_find_one_wrong_bit(data, bits):
    data %= 1 << bits
    word = wiegand(data, bits)
    assert unwiegand(word) == data
    half = bits // 2 + 1
    assert word[:half].count("1") % 2 == 0
    assert word[half:].count("1") % 2 == 1
    wrong = word[:-1] + ("0" if word[-1] == "1" else "1")
    assert unwiegand(wrong) is None


@given(st.binary(min_size=4, max_size=4))
def test_reversed_is_forward_of_the_bytes_turned_round(uid):
    for shape in Shape:
        there, back = NumberFormat(Order.REVERSED, shape), NumberFormat(Order.FORWARD, shape)
        assert there.show(uid) == back.show(uid[::-1])


@pytest.mark.parametrize("code", ["", "forward", "forward.dec11", "sideways.hex", "forward.hex.middle", "a.b.c.d"])
def test_a_code_that_names_no_format_is_refused(code):
    with pytest.raises(ValueError, match="不认识的卡号格式"):
        NumberFormat.parse(code)


@pytest.mark.parametrize("typed", ["", "0411", "0411223344", "XY112233", "041122334455667788"])
def test_only_four_or_seven_bytes_are_a_uid(typed):
    with pytest.raises(ValueError, match="卡序列号写法不对"):
        read_uid(typed)
    with pytest.raises(ValueError, match="4 或 7 字节"):
        forms_of(5)
