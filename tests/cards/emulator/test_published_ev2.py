"""The card's side of EV2 messaging against the worked examples of NXP's application notes."""

from typing import Any

import pytest

from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.ciphers import BlockCipher
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.messaging import Comm, Ev2Session, ev2_ciphers
from deskapp.cards.emulator.refusal import CardRefusesError, Status
from tests.cards.emulator.hands import scripted, with_application
from tests.cards.vectors import vectors

TABLE_25 = "AN12196 table 25 ChangeKey of another key (no 2) while authenticated with key 0"
TABLE_26 = "AN12196 table 26 ChangeKey of the authenticated key (no 0): response is 9100 without MAC, session ends"


def case(name: str) -> dict[str, Any]:
    found: dict[str, Any]
    [found] = [each for each in vectors("desfire_ev2", "cases") if each["name"] == name]
    return found


def session(told: dict[str, Any], key_no: int = 0) -> Ev2Session:
    """A session in the middle of which an example stands."""
    keys = (told.get("ses_enc", "00" * 16), told["ses_mac"])
    hiding, signing = (BlockCipher(bytes.fromhex(key), 16) for key in keys)
    return Ev2Session(key_no, (hiding, signing), bytes.fromhex(told["ti"]), told.get("cmd_ctr", 0))


@pytest.mark.parametrize(
    "name",
    [
        "AN12343 p33-35 session keys",
        "proxmark3 session keys, non-zero key",
        "AN12196 table 14 AuthenticateEV2First, key 0",
    ],
)
def test_session_keys_come_of_both_random_numbers(name):
    told = case(name)
    key, rnd_a, rnd_b = (bytes.fromhex(told[part]) for part in ("key", "rnd_a", "rnd_b"))
    hiding, signing = ev2_ciphers(BlockCipher(key, 16), rnd_a, rnd_b)
    assert (hiding.key.hex(), signing.key.hex()) == (told["ses_enc"], told["ses_mac"])


def test_the_first_handshake_is_the_published_one():
    told = case("AN12196 table 14 AuthenticateEV2First, key 0")
    card = with_application()
    card.random = scripted(told["rnd_b"], told["ti"])
    for command, answer in told["apdus"]:
        assert card.apdu(bytes.fromhex(command)).hex() == answer


def test_another_key_is_changed_as_published():
    told = case(TABLE_25)
    card = with_application()
    card.session = session(told)
    assert card.apdu(bytes.fromhex(told["apdu"])).hex() == told["response"]
    key = card.application.keys[2]
    assert (key.value.hex(), key.version) == (told["new_key"], told["new_version"])


def test_the_proven_key_is_changed_as_published_and_ends_the_session():
    told = case(TABLE_26)
    card = with_application()
    card.session = session(told)
    assert card.apdu(bytes.fromhex(told["apdu"])).hex() == told["response"]
    assert card.session is None
    assert card.application.keys[0].value.hex() == told["new_key"]


def test_the_uid_is_told_as_published():
    told = case("AN12343 p15-17 GetCardUID (51): MACed command, enciphered response")
    card = Desfire(Chip("EV2", bytes.fromhex(told["uid"])))
    card.session = session(told)
    assert card.apdu(bytes.fromhex("9051000008" + told["cmd_mac"] + "00")).hex() == told["response"]


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("AN12196 table 18 ChangeFileSettings, CommMode.Full", 0x5F),
        ("AN12343 p55-57 WriteData (8D) CommMode.Full, 25 bytes 22 to file 0", 0x8D),
    ],
)
def test_hidden_content_is_read_as_published(name, command):
    told = case(name)
    header, content = bytes.fromhex(told["header"]), bytes.fromhex(told["data"])
    body = bytes.fromhex(told["apdu"])[5:-1].removeprefix(header)
    assert session(told).opened(Comm.FULL, command, header, body, len(content)) == content


def test_a_command_changed_on_its_way_is_refused():
    told = case(TABLE_25)
    card = with_application()
    card.session = session(told)
    spoilt = bytearray.fromhex(told["apdu"])
    spoilt[10] ^= 1
    assert card.apdu(bytes(spoilt)) == bytes([0x91, Status.INTEGRITY])
    assert card.session is None
    assert card.application.keys[2].value == bytes(16)


def test_macs_of_a_file_in_mac_mode_are_the_published_ones():
    told = case("AN12343 p54 WriteData/ReadData CommMode.MAC")
    write, written, read, was_read = told["steps"]
    talk = session(told)
    body = bytes.fromhex(write["header_data"] + write["mac"])
    assert talk.opened(Comm.MACED, 0x8D, body[:7], body[7:], 25) == body[7:-8]
    assert talk.sealed(Comm.MACED, b"").hex() == written["mac"]
    assert talk.opened(Comm.ORDINARY, 0xAD, b"", bytes.fromhex(read["header_data"] + read["mac"]), 7)
    content = bytes.fromhex(was_read["data"])
    assert talk.sealed(Comm.MACED, content) == content + bytes.fromhex(was_read["mac"])


def test_file_settings_are_told_as_published():
    told = case("AN12196 GetFileSettings CommMode.MAC")
    talk = session(told)
    body, answer = bytes.fromhex(told["apdu"])[5:-1], bytes.fromhex(told["response"])[:-2]
    assert talk.opened(Comm.ORDINARY, 0xF5, b"", body, 1) == body[:1]
    assert talk.sealed(Comm.ORDINARY, answer[:-8]) == answer


def test_a_wrong_length_is_told_as_such():
    with pytest.raises(CardRefusesError, match="LENGTH"):
        session(case(TABLE_25)).opened(Comm.FULL, 0x3D, bytes(7), bytes(20), 25)
