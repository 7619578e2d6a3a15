"""The emulated Classic card: keys, access bits, a sector blocked for ever, and a blank that can be given any number."""

import pytest

from deskapp.cards.emulator.access_bits import A, B, access_of
from deskapp.cards.emulator.classic import TRANSPORT_TRAILER, Classic
from tests.cards.emulator.hands import classic
from tests.cards.vectors import vectors

FF, KEY_A, KEY_B = b"\xff" * 6, b"aaaaaa", b"bbbbbb"
DATA = bytes(range(16))
DOORS = KEY_A + bytes.fromhex("78778869") + KEY_B
"""Key A reads, key B writes, and only key B changes keys and bits."""


def sector_one(trailer: bytes) -> Classic:
    """A card whose first sector after the manufacturer's has this trailer."""
    card = classic()
    card.authenticate(7, A, FF)
    assert card.write(7, trailer)
    return card


def test_a_new_card_opens_with_the_transport_key():
    card = classic()
    assert card.authenticate(4, A, FF)
    assert card.write(4, DATA)
    assert card.read(4) == DATA


def test_a_wrong_key_opens_nothing_and_closes_what_was_open():
    card = classic()
    card.authenticate(4, A, FF)
    assert not card.authenticate(4, A, KEY_A)
    assert card.read(4) is None


def test_one_sector_is_open_at_a_time():
    card = classic()
    card.authenticate(4, A, FF)
    assert card.read(8) is None
    assert card.read(4) is None


def test_keys_are_never_read_back_and_key_b_only_where_it_is_data():
    card = classic()
    card.authenticate(7, A, FF)
    assert card.read(7) == bytes(6) + TRANSPORT_TRAILER[6:]
    card = sector_one(DOORS)
    card.authenticate(7, A, KEY_A)
    assert card.read(7) == bytes(6) + DOORS[6:10] + bytes(6)


def test_a_key_b_that_is_data_opens_and_serves_for_nothing():
    card = classic()
    assert card.authenticate(4, B, FF)
    assert card.read(4) is None


def test_key_a_reads_and_key_b_writes_where_the_bits_say_so():
    card = sector_one(DOORS)
    assert card.authenticate(4, A, KEY_A)
    assert card.read(4) == bytes(16)
    assert not card.write(4, DATA)
    assert card.authenticate(4, B, KEY_B)
    assert card.write(4, DATA)


def test_a_trailer_changes_only_where_this_key_may_change_it():
    card = sector_one(DOORS)
    card.authenticate(7, A, KEY_A)
    assert not card.write(7, TRANSPORT_TRAILER)
    card.authenticate(7, B, KEY_B)
    assert card.write(7, TRANSPORT_TRAILER)
    assert card.memory.blocks[7] == TRANSPORT_TRAILER


def test_frozen_bits_stay_when_new_keys_are_written():
    frozen_bits = FF + bytes.fromhex("ff0f0069") + FF  # trailer 000: key A writes the keys, nobody the bits
    card = sector_one(frozen_bits)
    card.authenticate(7, A, FF)
    assert card.write(7, DOORS)
    assert card.memory.blocks[7] == KEY_A + frozen_bits[6:10] + KEY_B


def test_contradicting_access_bits_block_the_sector_for_ever():
    card = sector_one(FF + bytes.fromhex("00000000") + FF)
    card.power()
    assert not card.authenticate(4, A, FF)
    assert not card.authenticate(7, B, FF)
    assert card.authenticate(8, A, FF)


def test_a_trailer_torn_while_it_is_written_blocks_the_sector():
    card = classic()
    card.authenticate(7, A, FF)
    card.write(7, DOORS, torn=True)
    card.power()
    assert not any(card.authenticate(7, letter, key) for letter in (A, B) for key in (FF, KEY_A, KEY_B))


def test_the_manufacturers_block_is_written_only_on_a_magic_blank():
    for magic in (False, True):
        card = classic(magic)
        card.authenticate(0, A, FF)
        assert card.write(0, DATA) is magic
        assert (card.uid == DATA[:4]) is magic


def test_published_access_bits_are_understood():
    told = vectors("mifare_classic")
    for case in told["encode"]:
        access = access_of(bytes(6) + bytes.fromhex(case["bytes_6_8"]) + bytes(7))
        assert access
        assert access.conditions[0] == tuple(case["data_C1C2C3"])
        assert access.trailer == tuple(case["trailer_C1C2C3"])
    for bits in told["invalid"]:
        assert access_of(bytes(6) + bytes.fromhex(bits) + bytes(7)) is None
    for case in told["decode"]:
        access = access_of(bytes(6) + bytes.fromhex(case["bytes_6_8"]) + bytes(7))
        assert access
        assert access.conditions == tuple(map(tuple, case["blocks_C1C2C3"]))


@pytest.mark.parametrize(
    ("bits", "reads", "writes"),
    [
        ("000", "AB", "AB"),
        ("010", "AB", ""),
        ("100", "AB", "B"),
        ("110", "AB", "B"),
        ("001", "AB", ""),
        ("011", "B", "B"),
        ("101", "B", ""),
        ("111", "", ""),
    ],
)
def test_data_rights_are_those_of_the_data_sheet(bits, reads, writes):
    access = access_of(bytes(6) + encoded(bits, "011") + bytes(7))
    assert access
    assert "".join(key for key in (A, B) if access.reads(0, key)) == reads
    assert "".join(key for key in (A, B) if access.writes(0, key)) == writes


def encoded(data: str, trailer: str) -> bytes:
    """The three access bytes, with the same condition for the three data blocks."""
    c1, c2, c3 = (int(trailer[bit] + data[bit] * 3, 2) for bit in range(3))
    return bytes([(c2 ^ 15) << 4 | c1 ^ 15, c1 << 4 | c3 ^ 15, c3 << 4 | c2])
