"""Personal data on a screen show only what tells one person from the next (PRIVACY-03)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.masks import masked_account, masked_id, masked_name, masked_phone


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("11010519491231002X", "110105********002X"),
        ("110105491231002", "110105*****1002"),
        ("E12345678", "E******78"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_an_identity_number_is_masked(number: str, shown: str) -> None:
    assert masked_id(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138****5678"),
        ("0755-82345678", "0755-****5678"),
        ("0755-82345678-801", "0755-****5678-***"),
        ("+852 91234567", "+852 ****4567"),
        ("13812345678、13912345678", "138****5678、139****5678"),
        ("110", "***"),
    ],
)
def test_a_phone_is_masked(number: str, shown: str) -> None:
    assert masked_phone(number) == shown


def test_an_account_shows_its_last_four_places() -> None:
    assert masked_account("6222 0212 3456 7890 123") == "***************0123"
    assert masked_account("123") == "***"


@pytest.mark.parametrize(
    ("name", "shown"), [("张伟", "张*"), ("欧阳娜娜", "欧***"), ("张", "*"), ("𠮷田", "𠮷*"), ("", "")]
)
def test_a_name_shows_its_first_character(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@given(st.text("0123456789", max_size=24))
def test_masks_keep_the_length_and_never_show_the_whole(number: str) -> None:
    for mask in (masked_id, masked_phone, masked_account, masked_name):
        assert len(mask(number)) == len(number)
        assert not number or "*" in mask(number)
