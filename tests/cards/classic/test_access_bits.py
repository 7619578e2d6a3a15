"""Access bits are those of NXP's tables, and bits that contradict themselves never reach a card."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.classic.access_bits import GUARDED, TRANSPORT, AccessBits, read_access_bits
from deskapp.cards.classic.sectors import TRANSPORT_TRAILER, Trailer, access_of, checked, is_data_block
from deskapp.cards.keys import Secret
from tests.cards.vectors import vectors

KEY_A, KEY_B = Secret(bytes.fromhex("c0ffee00000a")), Secret(bytes.fromhex("c0ffee00000b"))
SITE_TRAILER = Trailer(KEY_A, KEY_B, GUARDED)


def number(bits: list[int]) -> int:
    return bits[0] << 2 | bits[1] << 1 | bits[2]


def test_bits_are_encoded_as_published():
    for case in vectors("mifare_classic", "encode"):
        data, trailer = number(case["data_C1C2C3"]), number(case["trailer_C1C2C3"])
        assert bytes(AccessBits((data, data, data, trailer))).hex() == case["bytes_6_8"], case["name"]


def test_bits_are_decoded_as_published():
    for case in vectors("mifare_classic", "decode"):
        read = read_access_bits(bytes.fromhex(case["bytes_6_8"]))
        assert read.blocks == tuple(number(bits) for bits in case["blocks_C1C2C3"])


def test_bits_that_contradict_themselves_are_refused_as_published():
    for told in vectors("mifare_classic", "invalid"):
        with pytest.raises(ValueError, match="contradict"):
            read_access_bits(bytes.fromhex(told))


@settings(max_examples=50)
@given(st.tuples(*[st.integers(0, 7)] * 4), st.integers(0, 23))
def test_bits_come_back_and_one_wrong_bit_is_found(blocks, bit):
    told = bytearray(bytes(AccessBits(blocks)))
    assert read_access_bits(bytes(told)).blocks == blocks
    told[bit // 8] ^= 1 << bit % 8
    with pytest.raises(ValueError, match="contradict"):
        read_access_bits(bytes(told))


def test_a_trailer_is_laid_out_as_published():
    published = vectors("mifare_classic", "trailer")
    key_a, key_b = (Secret(bytes.fromhex(published[name])) for name in ("key_a", "key_b"))
    trailer = Trailer(key_a, key_b, TRANSPORT, int(published["gpb"], 16))
    assert checked(trailer).hex() == published["block"]


def test_the_two_trailers_we_write_pass():
    assert checked(SITE_TRAILER).hex() == "c0ffee00000a" + "787788" + "69" + "c0ffee00000b"
    assert checked(TRANSPORT_TRAILER).hex() == "f" * 12 + "ff0780" + "69" + "f" * 12
    assert access_of(checked(SITE_TRAILER)) == GUARDED


@pytest.mark.parametrize(
    "trailer",
    [
        Trailer(KEY_A, KEY_B, AccessBits((4, 4, 4, 7))),
        Trailer(KEY_A, KEY_B, AccessBits((0, 0, 0, 3))),
        Trailer(KEY_A, Secret(b"short"), GUARDED),
        Trailer(Secret(bytes(16)), KEY_B, GUARDED),
    ],
)
def test_no_other_trailer_is_ever_written(trailer):
    with pytest.raises(ValueError, match="never written"):
        checked(trailer)


def test_a_trailer_shows_no_key():
    assert "c0ffee" not in repr(SITE_TRAILER)


def test_data_are_written_where_data_belong():
    assert [block for block in range(12) if is_data_block(block)] == [4, 5, 6, 8, 9, 10]
    assert [block for block in range(56, 72) if is_data_block(block)] == [56, 57, 58, 60, 61, 62]
