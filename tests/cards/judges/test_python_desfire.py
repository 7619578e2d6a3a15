"""python-desfire 0.1.5 personalises the emulated card with EV1 messaging; its own defects are stated as such.

Its defects (cards.md 1.1): the last 8 bytes of a MAC where a card wants the first 8; trailing zeros stripped before the
CRC is looked for; the MAC of a plain read taken for data; the caller's key overwritten with the session's.
"""

from collections.abc import Iterator

import pytest
from desfire.DESFire import DESFire
from desfire.devices.base import Device
from desfire.devices.pcsc import PCSCDevice
from desfire.enums import DESFireCommunicationMode as Mode
from desfire.enums import DESFireFileType, DESFireKeySettings, DESFireKeyType
from desfire.exceptions import DESFireCommunicationError
from desfire.key import DESFireKey
from desfire.schemas import FilePermissions, FileSettings, KeySettings
from desfire.util import CRC32
from smartcard.System import readers

from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.pcsc import PcscConnection, connected
from tests.cards.emulator.hands import UID, desfire
from tests.cards.stack.slot import Slot

AES, DES = DESFireKeyType.DF_KEY_AES, DESFireKeyType.DF_KEY_2K3DES
FACTORY, ZEROS, PICC_KEY, READ_KEY, MASTER_KEY = (
    "00" * 8,
    "00" * 16,
    "00112233445566778899aabbccddeeff",
    "a5" * 16,
    "5a" * 16,
)
AID = [0x30, 0x42, 0xF5]
DATA = [*range(1, 33)]


class Wrapping(Device):  # type: ignore[misc]  # their package has no types
    """Sends native commands wrapped in APDUs over the connection of the product."""

    def __init__(self, connection: PcscConnection) -> None:
        self._connection = connection

    def transceive(self, bytes: list[int]) -> list[int]:
        command, *data = bytes
        wrapped = [0x90, command, 0, 0, *([len(data), *data] if data else []), 0]
        *answer, sw1, status = self._connection.transmit(b"".join(map(int.to_bytes, wrapped)))
        assert sw1 == 0x91
        return [status, *answer]


@pytest.fixture
def card(shared_slot: Slot) -> Desfire:
    """A new card on the reader."""
    card = desfire("EV1")
    shared_slot.slip(card)
    return card


@pytest.fixture(params=["bare, through pyscard", "wrapped, through the product"])
def judge(request: pytest.FixtureRequest, shared_slot: Slot, card: Desfire) -> Iterator[DESFire]:
    """The client on the card: with bare frames, or with wrapped ones."""
    if "wrapped" in request.param:
        with connected(shared_slot.name) as ours:
            yield DESFire(Wrapping(ours))
        return
    [reader] = [each for each in readers() if each.name == shared_slot.name]
    theirs = reader.createConnection()
    theirs.connect()
    yield DESFire(PCSCDevice(theirs.component))
    theirs.component.release()


def key(value: str, kind: DESFireKeyType = AES) -> DESFireKey:
    return DESFireKey(KeySettings(key_type=kind), value)


def file_of(mode: Mode) -> FileSettings:
    rights = FilePermissions(read_key=1, write_key=2, read_write_key=0, change_key=0)
    return FileSettings(mode, DESFireFileType.MDFT_STANDARD_DATA_FILE, rights, len(DATA))


def with_application(judge: DESFire) -> None:
    """The card's factory key proven, an application with three AES keys made, its first key proven."""
    judge.authenticate(0, key(FACTORY, DES))
    settings = [
        DESFireKeySettings.KS_ALLOW_CHANGE_MK,
        DESFireKeySettings.KS_LISTING_WITHOUT_MK,
        DESFireKeySettings.KS_CONFIGURATION_CHANGEABLE,
    ]
    judge.create_application(AID, KeySettings(key_type=AES, settings=settings), 3)
    judge.select_application(AID)
    judge.authenticate(0, key(ZEROS))


def test_the_card_tells_its_number_bare_and_enciphered(judge: DESFire):
    assert judge.get_card_version().uid == list(UID)
    judge.authenticate(0, key(FACTORY, DES))
    assert judge.get_real_uid() == list(UID)
    assert judge.get_card_version().hardware_major_version == 1


def test_the_cards_key_becomes_aes_and_the_old_one_is_refused(judge: DESFire):
    judge.authenticate(0, key(FACTORY, DES))
    judge.change_key(0, key(FACTORY, DES), key(PICC_KEY), 1)
    judge.authenticate(0, key(PICC_KEY))
    assert judge.get_key_version(0) == 1
    with pytest.raises(DESFireCommunicationError, match="ST_AuthentError"):
        judge.authenticate(0, key(ZEROS))


def test_an_application_is_made_listed_and_deleted(judge: DESFire):
    with_application(judge)
    settings = judge.get_key_setting()
    assert (settings.key_type, settings.max_keys) == (AES, 3)
    assert DESFireKeySettings.KS_LISTING_WITHOUT_MK in settings.settings
    assert DESFireKeySettings.KS_CREATE_DELETE_WITHOUT_MK not in settings.settings
    judge.select_application([0, 0, 0])
    judge.authenticate(0, key(FACTORY, DES))
    assert judge.get_application_ids() == [AID]
    judge.delete_application(AID)
    assert judge.get_application_ids() == []


def test_keys_are_changed_another_first_and_the_proven_one_last(judge: DESFire):
    with_application(judge)
    judge.change_key(1, key(ZEROS), key(READ_KEY), 7)
    assert judge.get_key_version(1) == 7
    judge.change_key(0, key(ZEROS), key(MASTER_KEY), 7)
    for number, value in ((0, MASTER_KEY), (1, READ_KEY), (2, ZEROS)):
        judge.authenticate(number, key(value))


def test_the_key_settings_are_frozen(judge: DESFire):
    with_application(judge)
    judge.change_key_settings([DESFireKeySettings.KS_ALLOW_CHANGE_MK])
    with pytest.raises(DESFireCommunicationError):
        judge.change_key_settings([DESFireKeySettings.KS_CONFIGURATION_CHANGEABLE])


def test_an_enciphered_file_is_written_and_read_with_different_keys(judge: DESFire, card: Desfire):
    with_application(judge)
    judge.create_standard_file(3, file_of(Mode.ENCRYPTED))
    assert judge.get_file_ids() == [3]
    told = judge.get_file_settings(3)
    assert (told.encryption, told.file_size) == (Mode.ENCRYPTED, len(DATA))
    judge.authenticate(2, key(ZEROS))
    judge.write_file_data(3, 0, Mode.ENCRYPTED, DATA)
    judge.authenticate(1, key(ZEROS))
    assert judge.read_file_data(3, file_of(Mode.ENCRYPTED)) == DATA
    assert list(card.application.files[3].content) == DATA
    with pytest.raises(DESFireCommunicationError, match="ST_AuthentError"):
        judge.write_file_data(3, 0, Mode.ENCRYPTED, DATA)


def test_a_check_value_that_ends_in_nought_is_lost_on_this_client(judge: DESFire, card: Desfire):
    with_application(judge)
    judge.create_standard_file(3, file_of(Mode.ENCRYPTED))
    contents = (number.to_bytes(len(DATA), "big") for number in range(1, 10_000))
    unlucky = next(content for content in contents if CRC32([*content, 0])[-1] == 0)
    card.application.files[3].content = unlucky
    judge.authenticate(1, key(ZEROS))
    with pytest.raises(Exception, match="CRC verification failed"):
        judge.read_file_data(3, file_of(Mode.ENCRYPTED))


def test_a_plain_file_is_read_with_the_mac_that_this_client_takes_for_data(judge: DESFire):
    with_application(judge)
    judge.create_standard_file(3, file_of(Mode.PLAIN))
    judge.authenticate(0, key(ZEROS))
    judge.write_file_data(3, 0, Mode.PLAIN, DATA)
    read = judge.read_file_data(3, file_of(Mode.PLAIN))
    assert read[: len(DATA)] == DATA
    assert len(read) == len(DATA) + 8, "its defect: the card's MAC is given out as data"


def test_the_wrong_half_of_a_mac_that_this_client_sends_is_refused(judge: DESFire, card: Desfire):
    with_application(judge)
    judge.create_standard_file(3, file_of(Mode.CMAC))
    judge.authenticate(0, key(ZEROS))
    with pytest.raises(DESFireCommunicationError, match="ST_IntegrityError"):
        judge.write_file_data(3, 0, Mode.CMAC, DATA)
    assert not any(card.application.files[3].content)
    judge.authenticate(1, key(ZEROS))
    assert not any(judge.read_file_data(3, file_of(Mode.CMAC))), "what the card sends, its MAC and all, is taken"


def test_a_key_object_is_overwritten_by_this_client(judge: DESFire):
    used = key(FACTORY, DES)
    judge.authenticate(0, used)
    with pytest.raises(DESFireCommunicationError, match="ST_AuthentError"):
        judge.authenticate(0, used)


def test_the_card_is_wiped(judge: DESFire, card: Desfire):
    with_application(judge)
    judge.select_application([0, 0, 0])
    judge.authenticate(0, key(FACTORY, DES))
    judge.format_card()
    assert card.chip.applications == {}
