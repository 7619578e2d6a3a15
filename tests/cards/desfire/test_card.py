"""A DESFire card is spoken to in EV1 and EV2, and whatever it says that is not genuine is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.desfire.card import CARD_LEVEL, DesfireCard
from deskapp.cards.desfire.messaging import Mode
from deskapp.cards.desfire.settings import (
    FACTORY,
    GUARDED,
    Access,
    FileSettings,
    aes_keys,
    read_file_settings,
)
from deskapp.cards.desfire.version import Family, read_version
from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.in_process import EmulatedConnection
from deskapp.cards.emulator.reader import Reader
from deskapp.cards.errors import GarbledError, StatusError
from deskapp.cards.keys import Secret
from deskapp.cards.link import Link
from deskapp.cards.status import Status
from deskapp.cards.traffic import TRAFFIC

UID = bytes.fromhex("0464d59add1e90")
APPLICATION = bytes.fromhex("010203")
ZEROS = Secret(bytes(16))
ONE, TWO = Secret(bytes.fromhex("c0ffee01" * 4)), Secret(bytes.fromhex("c0ffee02" * 4))
ANSWERS = ("read", "uid", "settings", "handshake")
FAMILIES = {"EV1": Family.EV1, "EV2": Family.EV2, "EV3": Family.EV2}


class Meddled(EmulatedConnection):
    """A connection on which the next answer can be changed on its way."""

    bit = -1

    def transmit(self, command: bytes) -> bytes:
        answer = bytearray(super().transmit(command))
        if self.bit >= 0 and len(answer) > 2:
            answer[self.bit % (len(answer) - 2)] ^= 1 << self.bit % 8
        return bytes(answer)


@pytest.fixture(params=FAMILIES)
def generation(request):
    """EV1, EV2 or EV3."""
    return request.param


@pytest.fixture
def connection(generation):
    """A card from the factory on a reader."""
    return Meddled(Reader(card=Desfire(Chip(generation, UID))))


@pytest.fixture
def card(connection):
    """The client of that card."""
    return DesfireCard(Link(connection))


@pytest.fixture
def family(generation):
    """How the card is spoken to."""
    return FAMILIES[generation]


@pytest.fixture
def opened(card, family):
    """The card with an application of three AES keys, the first of them shown."""
    card.create_application(APPLICATION, GUARDED, aes_keys(3))
    card.select(APPLICATION)
    card.authenticate(0, ZEROS, family)
    return card


def refused_with(status):
    return pytest.raises(StatusError, check=lambda error: error.status == status)


def test_a_card_says_which_family_it_is(card, family):
    version = card.version()
    assert (version.is_desfire, version.family, version.uid) == (True, family, UID)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("length", [1, 31, 32, 48, 200])
def test_files_hold_what_is_written_in_every_mode(opened, mode, length):
    data = bytes(range(256))[-length:]
    opened.create_file(1, FileSettings(mode, Access(0, 0, 0, 0), length))
    opened.write(1, mode, data)
    assert opened.read(1, mode, length) == data
    assert opened.file_settings(1) == FileSettings(mode, Access(0, 0, 0, 0), length)
    assert opened.file_ids() == [1]


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=40), st.sampled_from(sorted(FAMILIES)))
def test_no_data_are_mistaken_for_padding(data, generation):
    card = DesfireCard(Link(EmulatedConnection(Reader(card=Desfire(Chip(generation, UID))))))
    card.create_application(APPLICATION, GUARDED, aes_keys(1))
    card.select(APPLICATION)
    card.authenticate(0, ZEROS, FAMILIES[generation])
    card.create_file(1, FileSettings(Mode.FULL, Access(0, 0, 0, 0), 40))
    card.write(1, Mode.FULL, data)
    assert card.read(1, Mode.FULL, 40) == data.ljust(40, b"\0")


def test_keys_of_others_and_the_own_key_are_changed(opened, family):
    opened.change_other_key(1, ONE, ZEROS, version=7)
    assert [opened.key_version(number) for number in range(3)] == [0, 7, 0]
    opened.change_own_key(0, TWO, version=8)
    with refused_with(Status.WRONG_KEY):
        opened.authenticate(0, ZEROS, family)
    opened.authenticate(0, TWO, family)
    opened.authenticate(1, ONE, family)
    assert opened.key_version(0) == 8


def test_only_the_key_that_was_shown_is_changed_without_the_old_one(opened):
    with pytest.raises(ValueError, match="naming the old one"):
        opened.change_own_key(1, ONE, version=1)


def test_the_factory_key_of_a_card_is_taken_over_and_given_back(card, family):
    card.authenticate_des(0, ZEROS)
    card.change_own_key(0x80, ONE, version=3)
    card.authenticate(0, ONE, family)
    card.change_key_settings(GUARDED)
    assert card.key_settings() == (GUARDED, aes_keys(1))
    assert card.uid() == UID
    card.change_key_settings(FACTORY)
    card.change_own_key(0x00, ZEROS, version=None)
    card.authenticate_des(0, ZEROS)
    assert card.key_settings()[0] == FACTORY


def test_applications_are_listed_deleted_and_formatted_away(opened):
    opened.select(CARD_LEVEL)
    opened.authenticate_des(0, ZEROS)
    free = opened.free_memory()
    opened.create_application(b"\4\5\6", GUARDED, aes_keys(2))
    assert opened.free_memory() < free
    assert opened.application_ids() == [APPLICATION, b"\4\5\6"]
    opened.delete_application(APPLICATION)
    assert opened.application_ids() == [b"\4\5\6"]
    opened.format()
    assert opened.application_ids() == []


def test_selecting_ends_the_session(opened):
    opened.select(APPLICATION)
    with refused_with(Status.WRONG_KEY):
        opened.create_file(1, FileSettings(Mode.FULL, Access(0, 0, 0, 0), 31))


def test_a_refusal_ends_the_session_on_both_sides(opened, family):
    with refused_with(Status.NO_FILE):
        opened.file_settings(9)
    opened.authenticate(0, ZEROS, family)
    assert opened.file_ids() == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 511), st.sampled_from(sorted(FAMILIES)), st.sampled_from(ANSWERS))
def test_an_answer_changed_on_its_way_is_never_believed(bit, generation, what):
    connection = Meddled(Reader(card=Desfire(Chip(generation, UID))))
    card, family = DesfireCard(Link(connection)), FAMILIES[generation]
    card.create_application(APPLICATION, GUARDED, aes_keys(1))
    card.select(APPLICATION)
    card.authenticate(0, ZEROS, family)
    card.create_file(1, FileSettings(Mode.FULL, Access(0, 0, 0, 0), 31))
    asked = {
        "read": lambda: card.read(1, Mode.FULL, 31),
        "uid": card.uid,
        "settings": card.key_settings,
        "handshake": lambda: card.authenticate(0, ZEROS, family),
    }
    connection.bit = bit
    with pytest.raises((GarbledError, StatusError)):
        asked[what]()
    connection.bit = -1
    card.authenticate(0, ZEROS, family)
    assert card.read(1, Mode.FULL, 31) == bytes(31)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 127), st.sampled_from(sorted(FAMILIES)), st.booleans())
def test_a_card_that_cannot_prove_the_key_is_not_believed(bit, generation, with_des):
    """A false card can pass a challenge on and take any answer; it cannot answer ours."""
    connection = Meddled(Reader(card=Desfire(Chip(generation, UID))))

    def random(length: int) -> bytes:
        connection.bit = bit
        return bytes(length)

    card = DesfireCard(Link(connection), random)
    if not with_des:
        card.create_application(APPLICATION, GUARDED, aes_keys(1))
        card.select(APPLICATION)
    with pytest.raises(GarbledError):
        card.authenticate_des(0, ZEROS) if with_des else card.authenticate(0, ZEROS, FAMILIES[generation])


@pytest.mark.parametrize("answer", [b"", bytes(27), bytes(30)])
def test_a_version_that_is_no_version_is_refused(answer):
    with pytest.raises(GarbledError):
        read_version(answer)


@pytest.mark.parametrize("answer", [b"", b"\1\0\0\0\0\0\0", b"\0\2\0\0\0\0\0"])
def test_settings_of_another_kind_of_file_are_refused(answer):
    with pytest.raises(GarbledError):
        read_file_settings(answer)


@pytest.mark.parametrize("count", [0, 15])
def test_an_application_has_as_many_keys_as_cards_allow(count):
    with pytest.raises(ValueError, match="1 to 14"):
        aes_keys(count)


def test_neither_keys_nor_random_numbers_are_seen_in_logs_and_errors(connection, family, caplog):
    canaries = [bytes([number]) * 16 for number in (0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6)]
    numbers = iter(canaries)
    card = DesfireCard(Link(connection), lambda length: next(numbers)[:length])
    with caplog.at_level(TRAFFIC, "deskapp.cards"):
        card.authenticate_des(0, ZEROS)
        card.change_own_key(0x80, ONE, version=1)
        card.authenticate(0, ONE, family)
        with pytest.raises(StatusError) as refused:
            card.authenticate(0, TWO, family)
        told = [caplog.text, repr(card), repr(vars(card)), repr(refused.value), str(refused.value)]
    assert "TRAFFIC" in caplog.text
    for words in told:
        for secret in (ONE.reveal(), TWO.reveal(), *canaries):
            assert secret[:4].hex() not in words.lower()
            assert repr(secret[:4])[2:-1] not in words
