"""Codes of PC/SC become the sentences of cards.md 4.2, and a chosen reader is found under its new name."""

import pytest

from deskapp.cards.errors import CardGoneError, ReaderError
from deskapp.cards.reader_names import chosen_among, model
from deskapp.cards.reader_words import error_of

GONE, READER = CardGoneError, ReaderError


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (0x8010001D, READER, "读卡服务未启动，请插好读卡器（自动重试）"),
        (0x8010001E, READER, "读卡服务未启动，请插好读卡器（自动重试）"),
        (0x8010002E, READER, "没有找到读卡器，请检查 USB 线"),
        (0x80100009, READER, "没有找到读卡器，请检查 USB 线"),
        (0x80100017, READER, "没有找到读卡器，请检查 USB 线"),
        (0x8010000B, READER, "读卡器被其他程序占用，请关闭："),
        (0x8010000C, GONE, "请放卡"),
        (0x80100069, GONE, "卡片离开太早，请放回同一张卡"),
        (0x80100016, GONE, "卡片离开太早，请放回同一张卡"),
        (0x80100068, GONE, "卡片离开太早，请放回同一张卡"),
        (0x80100066, GONE, "读不到卡片，请平放、只放一张"),
        (0x80100067, GONE, "读不到卡片，请平放、只放一张"),
        (0x8010002F, GONE, "读不到卡片，请平放、只放一张"),
        (0x1F, READER, "读卡器没有应答"),
        (0x8010001F, READER, "8010001F"),
    ],
)
def test_a_code_becomes_a_sentence(code, kind, words):
    for signed in (code, code - (1 << 32)):
        error = error_of(signed)
        assert type(error) is kind
        assert words in error.text
        assert error.text.endswith("。")


def test_programs_that_may_hold_the_reader_are_named():
    assert error_of(0x8010000B, ["发卡工具.exe", "ykman.exe"]).text.endswith("请关闭：发卡工具.exe、ykman.exe。")


@pytest.mark.parametrize(
    "name",
    [
        "ACS ACR122U PICC Interface 0",
        "ACS ACR122U PICC Interface 12",
        "ACS ACR122U PICC Interface 00 00",
        "ACS ACR122U PICC Interface 01 00",
        "ACS ACR122U PICC Interface (0123AB) 00 00",
        "ACS ACR122U PICC Interface [ACR122U] (0123AB) 01 00",
    ],
)
def test_a_reader_is_the_same_model_under_every_number(name):
    assert model(name) == "ACS ACR122U PICC Interface"
    assert chosen_among("ACS ACR122U PICC Interface 0", ["OMNIKEY CardMan 5x21-CL 0", name]) == name


def test_the_very_reader_that_was_chosen_goes_first():
    names = ["ACS ACR122U PICC Interface 0", "ACS ACR122U PICC Interface 1"]
    assert chosen_among(names[1], names) == names[1]


def test_another_model_is_not_taken_for_the_chosen_one():
    assert chosen_among("ACS ACR122U PICC Interface 0", ["OMNIKEY CardMan 5x21-CL 0"]) is None
    assert model("OMNIKEY CardMan 5x21-CL 0") == "OMNIKEY CardMan 5x21-CL"
