"""EV2 secure messaging gives the bytes that AN12196 and AN12343 print."""

import pytest

from deskapp.cards.crypto.checksum import crc32
from deskapp.cards.crypto.ciphers import aes, mixed
from deskapp.cards.desfire.authenticate import with_ev2
from deskapp.cards.desfire.ev2 import Ev2Messaging, session_keys
from deskapp.cards.desfire.messaging import Mode
from deskapp.cards.errors import GarbledError
from deskapp.cards.keys import Secret
from deskapp.cards.link import Link
from tests.cards.replay import Wire
from tests.cards.vectors import vectors

NO_KEY = bytes(16).hex()


def case(words):
    """The published example whose name has these words."""
    found = [one for one in vectors("desfire_ev2", "cases") if words in one["name"]]
    assert len(found) == 1
    return found[0]


def session(printed, counter=None):
    keys = bytes.fromhex(printed.get("ses_enc", NO_KEY)), bytes.fromhex(printed.get("ses_mac", NO_KEY))
    return Ev2Messaging(keys, bytes.fromhex(printed["ti"]), printed["cmd_ctr"] if counter is None else counter)


def wrapped(apdu: str) -> tuple[int, bytes]:
    """Command byte and payload of a printed command."""
    raw = bytes.fromhex(apdu)
    return raw[1], raw[5:-1]


def said(response: str) -> bytes:
    """The answer without its status word."""
    return bytes.fromhex(response)[:-2]


@pytest.mark.parametrize("words", ["AN12343 p33-35", "non-zero key", "table 14"])
def test_session_keys_are_the_printed_ones(words):
    printed = case(words)
    enciphering, signing = session_keys(*(bytes.fromhex(printed[name]) for name in ("key", "rnd_a", "rnd_b")))
    assert (enciphering.hex(), signing.hex()) == (printed["ses_enc"], printed["ses_mac"])


def test_the_first_handshake_is_the_printed_one():
    printed = case("table 14")
    wire = Wire(*printed["apdus"])
    messaging = with_ev2(Link(wire), 0, Secret(bytes(16)), lambda length: bytes.fromhex(printed["rnd_a"]))
    assert (messaging.transaction.hex(), messaging.counter) == (printed["ti"], 0)
    assert wire.left == []


def test_settings_of_a_file_are_changed_as_printed():
    printed = case("table 18")
    messaging, (command, payload) = session(printed), wrapped(printed["apdu"])
    header, data = bytes.fromhex(printed["header"]), bytes.fromhex(printed["data"])
    assert messaging.wrap(command, header, data, Mode.FULL).hex() == payload.hex()
    assert messaging.unwrap(said(printed["response"]), Mode.MAC, 0) == b""


def test_another_key_is_changed_as_printed():
    printed = case("table 25")
    messaging, (command, payload) = session(printed), wrapped(printed["apdu"])
    new, old = bytes.fromhex(printed["new_key"]), bytes.fromhex(printed["old_key"])
    change = mixed(new, old) + bytes([printed["new_version"]])
    assert crc32(new).hex() == printed["crc32_of_new_key"]
    assert messaging.wrap(command, b"\x02", change, Mode.FULL, crc32(new)).hex() == payload.hex()
    assert messaging.unwrap(said(printed["response"]), Mode.MAC, 0) == b""


def test_the_own_key_is_changed_as_printed():
    printed = case("table 26")
    command, payload = wrapped(printed["apdu"])
    change = bytes.fromhex(printed["new_key"]) + bytes([printed["new_version"]])
    assert session(printed).wrap(command, b"\0", change, Mode.FULL).hex() == payload.hex()


@pytest.mark.parametrize("words", ["WriteData (8D) CommMode.Full", "ReadData (AD) CommMode.Full"])
def test_files_are_asked_for_and_written_in_full_as_printed(words):
    printed = case(words)
    command, payload = wrapped(printed["apdu"])
    mode = Mode.FULL if "data" in printed else Mode.MAC
    header, data = bytes.fromhex(printed["header"]), bytes.fromhex(printed.get("data", ""))
    assert session(printed).wrap(command, header, data, mode).hex() == payload.hex()


def test_a_command_is_enciphered_from_the_printed_initial_vector():
    printed = [one for one in vectors("desfire_ev2", "cases") if one["name"] == "proxmark3 command IV"]
    assert len(printed) == 2
    for one in printed:
        secret = aes(bytes.fromhex(one["ses_enc"])).encrypt(b"\1\x80".ljust(16, b"\0"), bytes.fromhex(one["iv"]))
        assert session(one).wrap(0x3D, b"", b"\1", Mode.FULL)[:16] == secret


def test_the_number_of_a_card_is_asked_for_and_deciphered_as_printed():
    printed = case("GetCardUID")
    messaging = session(printed)
    assert messaging.wrap(0x51, b"", b"", messaging.ordinary).hex() == printed["cmd_mac"]
    assert messaging.unwrap(said(printed["response"]), Mode.FULL, 7).hex() == printed["uid"]


def test_writing_and_reading_with_mac_are_as_printed():
    printed = case("AN12343 p54")
    writing, written, reading, read = printed["steps"]
    messaging = session(printed, counter=0)
    body = bytes.fromhex(writing["header_data"])
    assert messaging.wrap(0x8D, body[:7], body[7:], Mode.MAC).hex() == (body.hex() + writing["mac"])
    assert messaging.unwrap(bytes.fromhex(written["mac"]), Mode.MAC, 0) == b""
    assert messaging.wrap(0xAD, bytes.fromhex(reading["header_data"]), b"", Mode.MAC)[-8:].hex() == reading["mac"]
    data = bytes.fromhex(read["data"])
    assert messaging.unwrap(data + bytes.fromhex(read["mac"]), Mode.MAC, len(data)) == data
    assert messaging.counter == 2


def test_settings_of_a_file_are_read_as_printed():
    printed = case("GetFileSettings")
    messaging, (command, payload) = session(printed), wrapped(printed["apdu"])
    assert messaging.wrap(command, b"\x02", b"", Mode.MAC).hex() == payload.hex()
    answer = said(printed["response"])
    assert messaging.unwrap(answer, Mode.MAC, 0) == answer[:-8]


def test_commands_in_the_clear_are_counted_all_the_same():
    messaging = session(case("GetCardUID"))
    assert messaging.wrap(0x3D, b"\1", b"data", Mode.PLAIN) == b"\1data"
    assert messaging.unwrap(b"", Mode.PLAIN, 0) == b""
    assert messaging.counter == 1


@pytest.mark.parametrize("place", [0, 15, 16, 23])
def test_an_answer_with_one_wrong_bit_is_refused(place):
    printed = case("GetCardUID")
    answer = bytearray(said(printed["response"]))
    answer[place] ^= 1
    with pytest.raises(GarbledError):
        session(printed).unwrap(bytes(answer), Mode.FULL, 7)


def test_an_answer_without_its_mac_is_refused():
    with pytest.raises(GarbledError):
        session(case("GetCardUID")).unwrap(b"", Mode.MAC, 0)
