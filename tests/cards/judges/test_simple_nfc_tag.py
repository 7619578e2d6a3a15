"""simple-nfc-tag 0.1.0 reads, writes and rekeys the emulated Classic card through the pseudo-commands of PC/SC."""

from collections.abc import Iterator

import pytest
import simple_nfc_tag as snt
from simple_nfc_tag.cards.mifare_classic import Classic1K, MifareClassic

from deskapp.cards.emulator.classic import Classic
from deskapp.cards.emulator.reader import OMNIKEY_5321
from tests.cards.emulator.hands import classic
from tests.cards.stack.slot import Slot

KEY_A, KEY_B = b"aaaaaa", b"bbbbbb"
DATA = bytes(range(16))
A_READS_B_WRITES, ONLY_B_REKEYS = (1, 0, 0), (0, 1, 1)


@pytest.fixture
def card(shared_slot: Slot) -> Classic:
    """A new card on the reader."""
    card = classic()
    shared_slot.slip(card)
    return card


@pytest.fixture
def judge(shared_slot: Slot, card: Classic) -> Iterator[MifareClassic]:
    """The client on the card."""
    with snt.connect(shared_slot.name) as reader:
        tag = reader.current_tag()
        assert isinstance(tag, Classic1K)
        yield tag


def test_the_card_is_known_by_its_atr_and_tells_its_number(judge: MifareClassic, card: Classic):
    assert judge.uid == card.uid


def test_blocks_are_written_and_read(judge: MifareClassic, card: Classic):
    judge.write_block(5, DATA)
    assert judge.read_block(5) == DATA == card.memory.blocks[5]
    assert judge.read_block(60) == bytes(16)


def test_values_are_kept_in_its_own_layout(judge: MifareClassic):
    judge.write(["3-2-501", 42])
    assert judge.read() == ["3-2-501", 42]


def test_the_trailer_of_a_new_card_is_understood(judge: MifareClassic):
    trailer = judge.read_sector_trailer(1)
    assert trailer.access == ((0, 0, 0),) * 3 + ((0, 0, 1),)
    assert (trailer.key_a, trailer.key_b) == (bytes(6), b"\xff" * 6)


def test_a_sector_gets_new_keys_and_rights(judge: MifareClassic, card: Classic):
    access = (A_READS_B_WRITES,) * 3 + (ONLY_B_REKEYS,)
    judge.write_sector_trailer(1, KEY_A, KEY_B, access, i_understand_this_can_brick_the_sector=True)
    assert card.memory.blocks[7] == KEY_A + bytes.fromhex("78778800") + KEY_B
    judge.keys = snt.StaticKeyProvider(KEY_A)
    assert judge.read_block(5) == bytes(16)
    with pytest.raises(snt.ApduError):
        judge.write_block(5, DATA)
    judge.keys = snt.StaticKeyProvider(KEY_B, snt.KeyType.B)
    judge.write_block(5, DATA)
    assert judge.read_block(5) == DATA


def test_a_wrong_key_opens_nothing(judge: MifareClassic):
    judge.keys = snt.StaticKeyProvider(KEY_A)
    with pytest.raises(snt.AuthenticationError):
        judge.read_block(5)


def test_the_manufacturers_block_stays(judge: MifareClassic):
    before = judge.read_block(0)
    with pytest.raises(snt.ApduError):
        judge.write_block(0, DATA)
    judge.keys = snt.DefaultKeyProvider()  # a refusal closes the sector, and only new keys make this client open it
    assert judge.read_block(0) == before


def test_a_reader_without_volatile_slots_refuses_this_client(shared_slot: Slot, card: Classic):
    shared_slot.reader.model = OMNIKEY_5321
    with snt.connect(shared_slot.name) as reader, pytest.raises(snt.ApduError) as told:
        reader.load_key(0, KEY_A)
    assert "69" in str(told.value)


def test_a_card_that_leaves_is_noticed(judge: MifareClassic, shared_slot: Slot):
    judge.read_block(5)
    shared_slot.take()
    with pytest.raises(snt.NfcError):
        judge.read_block(9)
