"""What a DESFire card allows to whom, and the status it refuses with."""

import pytest

from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.refusal import Status
from tests.cards.emulator.hands import AID, UID, desfire, prove, with_application

FILE = bytes.fromhex("cd01001212200000")
"""File 1, plain, read with key 1, written with key 2, both with key 1, changed with key 2: 32 bytes."""
READ, WRITE = bytes.fromhex("bd01000000200000"), bytes.fromhex("3d01000000040000") + b"data"


def free(card: Desfire) -> int:
    """Bytes of memory the card says it has left."""
    answer = card.exchange(b"\x6e")
    assert answer[0] == 0
    return int.from_bytes(answer[1:], "little")


def status(answer: bytes) -> Status:
    return Status(answer[0])


@pytest.mark.parametrize(("generation", "major"), [("EV1", 0x01), ("EV2", 0x12), ("EV3", 0x33)])
def test_a_card_tells_its_generation_and_number_in_three_frames(generation, major):
    card = desfire(generation)
    frames = [card.exchange(frame) for frame in (b"\x60", b"\xaf", b"\xaf")]
    assert [frame[0] for frame in frames] == [0xAF, 0xAF, 0x00]
    assert frames[0][4] == major
    assert frames[2][1:8] == UID


def test_a_command_nobody_knows_is_refused():
    assert status(desfire().exchange(b"\xcb")) is Status.UNKNOWN_COMMAND


def test_ev1_knows_no_handshake_of_ev2():
    assert status(desfire("EV1").exchange(bytes.fromhex("710000"))) is Status.UNKNOWN_COMMAND


def test_a_frame_of_more_than_60_bytes_is_refused():
    assert status(desfire().exchange(b"\x60" + bytes(60))) is Status.LENGTH


def test_another_command_in_the_middle_of_one_aborts_both():
    card = desfire()
    card.exchange(b"\x60")
    assert status(card.exchange(b"\x45")) is Status.ABORTED
    assert status(card.exchange(b"\xaf")) is Status.ABORTED


def test_an_application_that_is_there_is_not_made_twice():
    card = with_application()
    card.exchange(b"\x5a" + bytes(3))
    assert status(card.exchange(b"\xca" + AID + b"\x0b\x83")) is Status.DUPLICATE


def test_an_application_that_is_not_there_is_not_selected():
    assert status(desfire().exchange(b"\x5a" + AID)) is Status.NO_SUCH_APPLICATION


@pytest.mark.parametrize("kinds", ["c1", "80", "8f"])
def test_an_application_of_no_keys_or_an_unknown_kind_is_refused(kinds):
    assert status(desfire().exchange(b"\xca" + AID + b"\x0b" + bytes.fromhex(kinds))) is Status.PARAMETER


def test_what_goes_wrong_ends_the_session():
    card = with_application()
    assert prove(card, 0) == b"\0"
    assert status(card.exchange(bytes.fromhex("f505"))) is Status.NO_SUCH_FILE
    assert card.session is None


def test_a_wrong_key_opens_nothing():
    card = with_application()
    assert status(prove(card, 0, b"\1" * 16)) is Status.AUTHENTICATION
    assert status(prove(card, 7)) is Status.NO_SUCH_KEY
    assert card.session is None


def test_an_aes_key_is_not_proven_by_the_handshake_of_des():
    assert status(with_application().exchange(b"\x1a\x00")) is Status.AUTHENTICATION


def test_without_the_master_key_nothing_is_listed_or_made_where_settings_say_so():
    card = with_application(settings=0x09)
    for command in (b"\x6f", b"\xf5\x01", b"\x45", FILE, b"\xdf\x01"):
        assert status(card.exchange(command)) is Status.AUTHENTICATION
    prove(card, 1)
    assert status(card.exchange(FILE)) is Status.AUTHENTICATION
    prove(card, 0)
    assert status(card.exchange(FILE)) is Status.DONE
    assert card.exchange(b"\x6f")[:2] == b"\x00\x01"


def test_a_file_is_read_and_written_with_its_own_keys():
    card = with_application(settings=0x0F)
    assert status(card.exchange(FILE)) is Status.DONE
    assert status(card.exchange(READ)) is Status.AUTHENTICATION
    prove(card, 2)
    assert status(card.exchange(WRITE)) is Status.DONE
    assert status(card.exchange(READ)) is Status.AUTHENTICATION
    prove(card, 1)
    assert card.exchange(READ)[:6] == b"\x00data\x00"
    assert status(card.exchange(WRITE)) is Status.DONE
    assert status(prove(card, 0)) is Status.DONE
    assert status(card.exchange(READ)) is Status.AUTHENTICATION


def test_a_file_free_to_read_needs_no_key_and_one_for_nobody_has_none():
    card = with_application(settings=0x0F)
    card.exchange(bytes.fromhex("cd0103ffe2200000"))
    assert card.exchange(READ) == bytes(33)
    card.exchange(bytes.fromhex("cd0203ffff200000"))
    prove(card, 0)
    assert status(card.exchange(b"\xbd\x02" + READ[2:])) is Status.PERMISSION_DENIED


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        ("bd01210000000000", Status.BOUNDARY),
        ("bd01000000210000", Status.BOUNDARY),
        ("bd09000000200000", Status.NO_SUCH_FILE),
        ("3d0120000001000000", Status.BOUNDARY),
        ("3d010000000200000000aa", Status.LENGTH),
        ("cd0100eeee200000", Status.DUPLICATE),
        ("cd0202eeee200000", Status.PARAMETER),
        ("cd0200eeee000000", Status.PARAMETER),
        ("cd0200eeee00ff00", Status.OUT_OF_MEMORY),
        ("bd0100", Status.LENGTH),
    ],
)
def test_what_does_not_fit_is_refused(command, refused):
    card = with_application(settings=0x0F)
    card.exchange(bytes.fromhex("cd0100eeee200000"))
    assert status(card.exchange(bytes.fromhex(command))) is refused


def test_length_nought_reads_to_the_end():
    card = with_application(settings=0x0F)
    card.exchange(bytes.fromhex("cd0100eeee200000"))
    assert len(card.exchange(bytes.fromhex("bd01100000000000"))) == 1 + 0x10


def test_a_write_that_stops_half_way_has_written_nothing():
    card = with_application(settings=0x0F)
    card.exchange(bytes.fromhex("cd0100eeee640000"))
    assert status(card.exchange(bytes.fromhex("3d01000000640000") + b"x" * 52)) is Status.MORE
    card.power()
    card.exchange(b"\x5a" + AID)
    assert card.exchange(bytes.fromhex("bd01000000100000"))[1:] == bytes(16)


def test_power_forgets_the_key_and_the_selection():
    card = with_application()
    prove(card, 0)
    card.power()
    assert (card.session, card.selected) == (None, bytes(3))


def test_memory_is_taken_and_given_back():
    card = desfire()
    before = free(card)
    card.exchange(b"\xca" + AID + b"\x0f\x83")
    assert free(card) < before
    card.exchange(b"\x5a" + AID)
    prove(card, 0)
    assert status(card.exchange(b"\xda" + AID)) is Status.DONE
    assert card.selected == bytes(3)
    assert free(card) == before


def test_only_what_is_frozen_stays_as_it_is():
    card = with_application(settings=0x00)
    prove(card, 0)
    assert status(card.exchange(b"\x54" + bytes(16))) is Status.PERMISSION_DENIED
    prove(card, 0)
    assert status(card.exchange(b"\xc4\x00" + bytes(32))) is Status.PERMISSION_DENIED


@pytest.mark.parametrize(
    ("settings", "proven", "changed", "refused"),
    [
        (0x0B, 1, 2, Status.AUTHENTICATION),
        (0x1B, 1, 2, Status.INTEGRITY),
        (0x1B, 1, 1, Status.AUTHENTICATION),
        (0x1B, 0, 1, Status.INTEGRITY),
        (0xEB, 2, 2, Status.INTEGRITY),
        (0xEB, 0, 2, Status.AUTHENTICATION),
        (0xFB, 0, 2, Status.PERMISSION_DENIED),
        (0xFB, 0, 0, Status.INTEGRITY),
        (0x0A, 0, 0, Status.PERMISSION_DENIED),
        (0x0B, 0, 9, Status.NO_SUCH_KEY),
    ],
)
def test_the_key_settings_say_who_changes_which_key(settings, proven, changed, refused):
    """INTEGRITY: the right was there, only the nonsense that was sent for a key was not taken."""
    card = with_application(settings)
    prove(card, proven)
    assert status(card.exchange(bytes([0xC4, changed]) + bytes(32))) is refused
    assert all(key.value == bytes(16) for key in card.application.keys)


def test_nobody_changes_a_key_unproven():
    assert status(with_application().exchange(b"\xc4\x00" + bytes(32))) is Status.AUTHENTICATION


def test_wiping_needs_the_card_and_its_master_key():
    card = with_application()
    prove(card, 0)
    assert status(card.exchange(b"\xfc")) is Status.PERMISSION_DENIED
    card.exchange(b"\x5a" + bytes(3))
    assert status(card.exchange(b"\xfc")) is Status.AUTHENTICATION


@pytest.mark.parametrize(
    "wrapped", ["9060000000aa", "9060000001", "9060010000", "905a00000330 42f5".replace(" ", ""), "905a00000330ff00"]
)
def test_a_badly_wrapped_command_is_told_as_a_wrong_length(wrapped):
    assert desfire().apdu(bytes.fromhex(wrapped)) == b"\x91\x7e"


def test_a_wrapped_command_is_answered_with_91():
    card = desfire()
    assert card.apdu(bytes.fromhex("9060000000"))[-2:] == b"\x91\xaf"
    card.power()
    assert card.apdu(bytes.fromhex("905a000003") + AID + b"\0") == b"\x91\xa0"
