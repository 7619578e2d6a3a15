"""A Classic card is opened, written and sealed through either kind of key slot, and refusals have their meaning."""

import pytest

from deskapp.cards.classic.access_bits import GUARDED, AccessBits
from deskapp.cards.classic.card import ClassicCard, KeyLetter
from deskapp.cards.classic.sectors import TRANSPORT_KEY, Trailer, access_of
from deskapp.cards.classic.slots import KeySlot, SlotKind
from deskapp.cards.emulator.classic import Classic, blank
from deskapp.cards.emulator.in_process import EmulatedConnection
from deskapp.cards.emulator.reader import ACR122U, OMNIKEY_5321, Model, Reader
from deskapp.cards.errors import StatusError
from deskapp.cards.keys import Secret
from deskapp.cards.link import Link
from deskapp.cards.status import NOT_OURS, NOT_WRITTEN, SLOT_REFUSED

UID = bytes.fromhex("5630f009")
KEY_A, KEY_B = Secret(bytes.fromhex("c0ffee00000a")), Secret(bytes.fromhex("c0ffee00000b"))


class Desk:
    """A reader with a card on it, and all the commands it was sent."""

    def __init__(self, model: Model = ACR122U, magic: bool = False, kind: SlotKind | None = None) -> None:
        self.heard: list[str] = []
        self.blank = Classic(blank(UID, magic))
        self.reader = Reader(model, self.blank, heard=lambda sent, _: self.heard.append(sent.hex()))
        link = Link(EmulatedConnection(self.reader))
        self.slot = KeySlot(link, kind)
        self.card = ClassicCard(link, self.slot)


@pytest.fixture
def desk():
    """A blank on an ordinary reader, its first sector open."""
    made = Desk()
    made.card.load(TRANSPORT_KEY)
    made.card.open(1, KeyLetter.A)
    return made


def test_blocks_are_written_and_read(desk):
    desk.card.write(4, bytes(range(16)))
    assert desk.card.read(4) == bytes(range(16))
    assert desk.heard == [
        "ff82000006ffffffffffff",
        "ff860000050100046000",
        "ffd6000410" + bytes(range(16)).hex(),
        "ffb0000410",
    ]


def test_a_sealed_sector_opens_to_its_keys_alone(desk):
    desk.card.seal(1, Trailer(KEY_A, KEY_B, GUARDED))
    with pytest.raises(StatusError, check=lambda error: error.text == NOT_OURS):
        desk.card.open(1, KeyLetter.A)
    for letter, key in ((KeyLetter.A, KEY_A), (KeyLetter.B, KEY_B)):
        desk.card.load(key)
        desk.card.open(1, letter)
        assert access_of(desk.card.read(7)) == GUARDED


def test_the_door_key_reads_and_does_not_write(desk):
    desk.card.seal(1, Trailer(KEY_A, KEY_B, GUARDED))
    desk.card.load(KEY_A)
    desk.card.open(1, KeyLetter.A)
    assert desk.card.read(4) == bytes(16)
    with pytest.raises(StatusError, check=lambda error: error.text == NOT_WRITTEN and error.status == 0x6300):
        desk.card.write(4, bytes(16))


@pytest.mark.parametrize("block", [0, 1, 3, 7, 63, 64])
def test_blocks_that_hold_no_data_are_refused_before_anything_is_sent(desk, block):
    heard = len(desk.heard)
    with pytest.raises(ValueError, match="data blocks"):
        desk.card.write(block, bytes(16))
    assert len(desk.heard) == heard


def test_a_trailer_that_could_lock_the_sector_is_not_sent(desk):
    heard = len(desk.heard)
    for sector, access in ((1, AccessBits((4, 4, 4, 7))), (0, GUARDED), (16, GUARDED)):
        with pytest.raises(ValueError, match="trailer"):
            desk.card.seal(sector, Trailer(KEY_A, KEY_B, access))
    assert len(desk.heard) == heard


def test_a_reader_without_memory_for_keys_is_handed_them_in_a_lasting_slot():
    desk = Desk(OMNIKEY_5321)
    desk.card.load(KEY_A)
    assert desk.heard == ["ff82000006c0ffee00000a", "ff82200006c0ffee00000a"]
    desk.card.load(TRANSPORT_KEY)
    assert desk.heard[2:] == ["ff82200006ffffffffffff"]
    assert desk.slot.kind is SlotKind.LASTING


def test_a_reader_that_is_known_is_not_asked_again():
    desk = Desk(OMNIKEY_5321, kind=SlotKind.LASTING)
    desk.card.load(KEY_A)
    assert desk.heard == ["ff82200006c0ffee00000a"]


def test_a_key_does_not_stay_in_a_lasting_slot():
    desk = Desk(OMNIKEY_5321)
    desk.card.load(KEY_A)
    desk.slot.wipe()
    desk.slot.wipe()
    assert desk.heard[2:] == ["ff82200006000000000000"]


def test_memory_is_left_to_the_power():
    desk = Desk()
    desk.card.load(KEY_A)
    desk.slot.wipe()
    assert len(desk.heard) == 1


def test_a_reader_that_takes_no_keys_is_named_as_the_trouble():
    desk = Desk(Model("keyless", volatile=0, lasting=0, refusal=b"\x69\x82"))
    with pytest.raises(StatusError, check=lambda error: (error.status, error.text) == (0x6982, SLOT_REFUSED)):
        desk.card.load(KEY_A)


@pytest.mark.parametrize("magic", [False, True])
def test_a_card_whose_number_can_be_changed_is_told_from_a_genuine_one(magic):
    desk = Desk(magic=magic)
    before = list(desk.blank.memory.blocks)
    desk.card.load(TRANSPORT_KEY)
    desk.card.open(0, KeyLetter.A)
    assert desk.card.takes_its_first_block_back() is magic
    assert desk.blank.memory.blocks == before
