"""Commands are formed as ISO 7816-4 has them, refused where they cannot be sent, and logged without keys."""

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.errors import StatusError
from deskapp.cards.link import Command, Link
from deskapp.cards.status import UNEXPECTED, Status, refusal
from deskapp.cards.traffic import TRAFFIC
from tests.cards.replay import Wire

BYTE = st.integers(0, 255)


@pytest.mark.parametrize(
    ("command", "sent"),
    [
        (Command(0xFF, 0xCA, expected=0), "ffca000000"),
        (Command(0xFF, 0xB0, p2=4, expected=16), "ffb0000410"),
        (Command(0xFF, 0xD6, p2=4, data=b"\1\2"), "ffd60004020102"),
        (Command(0x90, 0x60, expected=0), "9060000000"),
        (Command(0x90, 0x5A, data=b"\1\2\3", expected=0), "905a00000301020300"),
        (Command(0x80, 0x10, 1, 2), "80100102"),
    ],
)
def test_each_case_of_the_standard_is_formed(command, sent):
    assert bytes(command).hex() == sent


@settings(max_examples=50)
@given(BYTE, BYTE, BYTE, BYTE, st.binary(min_size=1, max_size=255), st.none() | BYTE)
def test_what_is_formed_says_how_long_it_is(cla, ins, p1, p2, data, expected):
    sent = bytes(Command(cla, ins, p1, p2, data, expected))
    assert sent[:5] == bytes([cla, ins, p1, p2, len(data)])
    assert sent[5 : 5 + len(data)] == data
    assert sent[5 + len(data) :] == (b"" if expected is None else bytes([expected]))


@pytest.mark.parametrize("wrong", [{"cla": 256}, {"ins": -1}, {"p1": 300}, {"data": bytes(256)}, {"expected": 256}])
def test_what_cannot_be_sent_is_refused_without_its_data(wrong):
    with pytest.raises(ValueError, match="no short command") as refused:
        Command(**{"cla": 0xFF, "ins": 0x82, "data": b"\xc0\xff\xee"} | wrong)
    assert "c0ffee" not in str(refused.value).replace("\\x", "")


def test_an_unwanted_status_is_raised_with_its_number_and_its_meaning():
    with pytest.raises(StatusError) as refused:
        Link(Wire(("ffca000000", "6a81"))).ask(Command(0xFF, 0xCA, expected=0), Status.OK)
    assert (refused.value.status, refused.value.code) == (0x6A81, "E-CARD-6A81")
    assert "不支持" in refused.value.text


def test_the_caller_knows_better_what_a_status_means():
    with pytest.raises(StatusError, match="别的意思"):
        Link(Wire(("ffca000000", "6300"))).ask(Command(0xFF, 0xCA, expected=0), Status.OK, "别的意思")


def test_a_status_nobody_knows_still_has_its_sentence():
    assert refusal(0x6F42).text == UNEXPECTED


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_whole_sentence(status):
    words = refusal(status).text
    assert words.endswith("。")
    assert words.isascii() is False


def test_commands_are_counted():
    link = Link(Wire(("ffca000000", "010203049000"), ("ffca000000", "6300")))
    assert link.ask(Command(0xFF, 0xCA, expected=0), Status.OK) == b"\1\2\3\4"
    link.send(Command(0xFF, 0xCA, expected=0))
    assert link.sent == 2


def test_the_log_of_the_traffic_names_commands_and_no_key(caplog):
    key = "c0ffee00c0ff"
    wire = Wire(
        ("ffca000000", "5630f0099000"),
        (f"ff82000006{key}", "9000"),
        (f"ffd6000710{key}ff0780ff{key}", "9000"),
        ("905a00000301020300", "9100"),
        (f"90c400001900{key * 4}00", "9100"),
    )
    link = Link(wire)
    with caplog.at_level(TRAFFIC, "deskapp.cards"):
        for raw, _ in list(wire.left):
            body = raw[5:-1] if raw[0] == 0x90 else raw[5:]
            link.send(Command(raw[0], raw[1], raw[2], raw[3], body, 0 if raw[0] == 0x90 or not body else None))
    assert [record.levelname for record in caplog.records] == ["TRAFFIC"] * 5
    assert "> 905a000003 01020300 < [0] 9100" in caplog.text
    assert "> ff82000006 [6] < [0] 9000" in caplog.text
    assert "c0ff" not in caplog.text.lower()
    assert "5630f009" not in caplog.text


def test_without_its_own_level_the_log_stays_silent(caplog):
    with caplog.at_level(logging.DEBUG, "deskapp.cards"):
        Link(Wire(("ffca000000", "9000"))).send(Command(0xFF, 0xCA, expected=0))
    assert caplog.text == ""
