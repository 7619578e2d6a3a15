"""What we send is what was sent to a physical DESFire EV1 8K in one long session, byte for byte."""

import re

import pytest

from deskapp.cards.crypto.ciphers import aes, des
from deskapp.cards.desfire.card import CARD_LEVEL, DesfireCard
from deskapp.cards.desfire.messaging import Mode
from deskapp.cards.desfire.settings import FACTORY, Access, FileSettings, KeySettings, aes_keys
from deskapp.cards.desfire.version import Family
from deskapp.cards.keys import Secret
from deskapp.cards.link import Link
from tests.cards.replay import Replay, joined
from tests.cards.vectors import vectors

DES_KEYS, THREE_DES_KEYS = 0x00, 0x40
MADE = {"16de00": DES_KEYS | 2, "24de00": THREE_DES_KEYS | 2, "16ae00": aes_keys(2)}
KEY_IN_TITLE = re.compile(r"Key= ([0-9A-F ]+) \((\w+)\)")
FIRST = "00 10 20 31 40 50 60 70 80 90 A0 B0 B0 A0 90 80"
SECOND = "10 18 20 29 30 38 40 48 50 58 60 68 70 78 80 88"
FIRST_LONG = FIRST + " 70 60 50 40 30 20 10 00"
SECOND_LONG = SECOND + " 90 98 A0 A8 B0 B8 C0 C8"
FIRST_AES, SECOND_AES = FIRST.replace("31", "30"), SECOND.replace("29", "28")


def key(digits: str) -> Secret:
    return Secret(bytes.fromhex(digits))


def random_numbers(lines):
    """The numbers the recorded client took, deciphered with the keys that the log names."""
    for (_, _, challenge), (title, response, _) in zip(lines, lines[1:], strict=False):
        named = KEY_IN_TITLE.search(title)
        if named and response.startswith("af"):
            cipher = aes if named[2] == "AES" else des
            chained = bytes.fromhex(challenge)[1:]
            shown = cipher(bytes.fromhex(named[1]))
            yield shown.decrypt(bytes.fromhex(response)[1:], chained[-shown.block :])[: len(chained)]


@pytest.fixture
def recording():
    """The recorded card, and a client that takes the same random numbers."""
    lines = vectors("desfire_ev1_real_card_ev1", "exchanges")
    replay = Replay(joined((command, answer) for _, command, answer in lines))
    numbers = random_numbers(lines)
    return replay, DesfireCard(Link(replay), lambda length: next(numbers))


def test_a_whole_session_with_a_real_card_is_spoken_byte_for_byte(recording):
    replay, card = recording
    look_at_the_card(card)
    make_applications(card)
    change_the_settings(card)
    change_des_keys(card, "16de00", bytes(16).hex(), FIRST, SECOND)
    change_des_keys(card, "24de00", bytes(24).hex(), FIRST_LONG, SECOND_LONG)
    change_aes_keys(card)
    write_and_read(card)
    card.select(CARD_LEVEL)
    card.authenticate_des(0, key(bytes(8).hex()))
    card.format()
    assert replay.left == []


def look_at_the_card(card):
    card.select(CARD_LEVEL)
    assert card.key_version(0) == 0
    card.authenticate_des(0, key(bytes(16).hex()))
    version = card.version()
    assert (version.family, version.storage, version.uid.hex()) == (Family.EV1, 8192, "04063f72633480")
    card.format()


def make_applications(card):
    for application, keys in MADE.items():
        card.create_application(bytes.fromhex(application), FACTORY, keys)
    card.create_application(bytes.fromhex("ccbbaa"), FACTORY, 1)
    assert [application.hex() for application in card.application_ids()] == [*MADE, "ccbbaa"]
    card.delete_application(bytes.fromhex("ccbbaa"))
    assert [application.hex() for application in card.application_ids()] == [*MADE]


def change_the_settings(card):
    card.select(bytes.fromhex("16de00"))
    card.authenticate_des(0, key(bytes(16).hex()))
    assert card.key_settings() == (FACTORY, 2)
    card.change_key_settings(KeySettings(0x0D))
    assert card.key_settings() == (KeySettings(0x0D), 2)


def change_des_keys(card, application, zeros, first, second):
    card.select(bytes.fromhex(application))
    card.authenticate_des(0, key(zeros))
    card.change_own_key(0, key(first), version=None)
    card.authenticate_des(0, key(first))
    card.change_own_key(0, key(second), version=None)
    card.authenticate_des(0, key(second))
    assert card.key_version(0) == 0x10
    card.change_own_key(0, key(zeros), version=None)
    card.authenticate_des(0, key(zeros))
    card.change_other_key(1, key(first), key(zeros), version=None)
    card.change_other_key(1, key(second), key(first), version=None)
    card.authenticate_des(1, key(second))


def change_aes_keys(card):
    card.select(bytes.fromhex("16ae00"))
    zeros = key(bytes(16).hex())
    card.authenticate(0, zeros, Family.EV1)
    card.change_own_key(0, key(FIRST_AES), version=0x10)
    card.authenticate(0, key(FIRST_AES), Family.EV1)
    card.change_own_key(0, key(SECOND_AES), version=0x10)
    card.authenticate(0, key(SECOND_AES), Family.EV1)
    assert card.key_version(0) == 0x10
    card.change_own_key(0, zeros, version=0)
    card.authenticate(0, zeros, Family.EV1)
    card.change_other_key(1, key(FIRST_AES), zeros, version=0x10)
    card.change_other_key(1, key(SECOND_AES), key(FIRST_AES), version=0x10)
    card.authenticate(1, key(SECOND_AES), Family.EV1)


def write_and_read(card):
    data, settings = bytes(range(0x50)), FileSettings(Mode.PLAIN, Access(0, 0, 1, 1), 0x50)
    card.create_file(5, settings)
    assert card.file_ids() == [5]
    assert card.file_settings(5) == settings
    card.write(5, Mode.PLAIN, data[:0x34])
    card.write(5, Mode.PLAIN, data[0x34:], offset=0x34)
    assert card.read(5, Mode.PLAIN, 0x30) + card.read(5, Mode.PLAIN, 0x20, offset=0x30) == data
    card.delete_file(5)
    assert card.file_ids() == []
