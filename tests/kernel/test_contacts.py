"""Telephones and plates come to one spelling each; the unknown is kept with a warning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.contacts import phone, phones, plate, plates


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("\u202d13812345678\u202c", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("0755-82345678", "0755-82345678"),
        ("(0755) 82345678", "0755-82345678"),
        ("（０７５５）８２３４５６７８", "0755-82345678"),
        ("0755-8234-5678", "0755-82345678"),
        ("075582345678", "0755-82345678"),
        ("01082345678", "010-82345678"),
        ("+86 755 8234 5678", "0755-82345678"),
        ("+86-10-82345678", "010-82345678"),
        ("0086 021 62345678", "021-62345678"),
        ("0755-82345678-801", "0755-82345678-801"),
        ("0755-8234567转801", "0755-8234567-801"),
        ("4001234567", "400-123-4567"),
        ("+852 9123 4567", "+852 91234567"),
        ("+1 415 555 2671", "+14155552671"),
        ("", ""),
    ],
)
def test_a_phone_is_kept_in_one_spelling(text: str, kept: str) -> None:
    assert phone(text).text == kept
    assert phone(text).warnings == ()
    assert phone(kept) == phone(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1381234567", "手机号应为 11 位"),
        ("12812345678", "手机号应为 11 位"),
        ("82345678", "座机请加上区号"),
        ("13812345678(妻)", "写法不常见"),
        ("无", "写法不常见"),
    ],
)
def test_an_unknown_phone_is_kept_with_a_warning(text: str, says: str) -> None:
    assert phone(text).text == text
    assert says in "".join(phone(text).warnings)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("13812345678/13912345678", ["13812345678", "13912345678"]),
        ("13812345678，0755-82345678；13812345678", ["13812345678", "0755-82345678"]),
        ("13812345678 13912345678", ["13812345678", "13912345678"]),
        ("13812345678\n13912345678", ["13812345678", "13912345678"]),
        ("138 1234 5678", ["13812345678"]),
        ("0755 82345678", ["0755-82345678"]),
        ("13812345678、", ["13812345678"]),
        (" ", []),
    ],
)
def test_several_phones_in_one_cell_are_told_apart(cell: str, kept: list[str]) -> None:
    assert [number.text for number in phones(cell)] == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("粤B12345", "粤B12345"),
        ("粤b·12345", "粤B12345"),
        ("粤Ｂ 12345", "粤B12345"),
        ("粤B．12345", "粤B12345"),
        ("粤BD12345", "粤BD12345"),
        ("粤B12345D", "粤B12345D"),
        ("粤Z1234港", "粤Z1234港"),
        ("粤Z1234澳", "粤Z1234澳"),
        ("京A1234警", "京A1234警"),
        ("浙A1234挂", "浙A1234挂"),
        ("粤B1234学", "粤B1234学"),
        ("使014578", "使014578"),
        ("WJ京12345", "WJ京12345"),
        ("", ""),
    ],
)
def test_a_plate_is_kept_in_one_spelling(text: str, kept: str) -> None:
    assert plate(text).text == kept
    assert plate(text).warnings == ()


@pytest.mark.parametrize(
    ("text", "kept", "says"),
    [
        ("b12345", "B12345", "缺少省份简称"),
        ("粤bo1234", "粤BO1234", "没有字母 I 和 O"),
        ("粤B 1234", "粤B1234", "写法不常见"),
        ("粤B123456", "粤B123456", "写法不常见"),
        ("临时 001", "临时001", "写法不常见"),
    ],
)
def test_an_unknown_plate_is_kept_with_a_warning(text: str, kept: str, says: str) -> None:
    assert plate(text).text == kept
    assert says in "".join(plate(text).warnings)


def test_several_plates_in_one_cell_are_told_apart() -> None:
    assert [found.text for found in plates("粤B12345 粤b 12346，粤BD12345、粤B12345")] == [
        "粤B12345",
        "粤B12346",
        "粤BD12345",
    ]


@given(st.text("0123456789+-()（）０ 转粤BbＤ·,/妻", max_size=30))
def test_reading_twice_changes_nothing(text: str) -> None:
    for read in (phone, plate):
        assert read(read(text).text).text == read(text).text
    for found in (*phones(text), *plates(text)):
        assert found.text
