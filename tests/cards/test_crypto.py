"""Ciphers, CMAC and check sums agree with RFC 4493, NIST, recordings of real cards and the library's own CMAC."""

import pytest
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.cmac import CMAC
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.crypto.checksum import crc32
from deskapp.cards.crypto.ciphers import aes, des
from deskapp.cards.crypto.cmac import cmac, subkeys
from tests.cards.vectors import vectors

RFC_KEY = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")
RFC_MESSAGE = bytes.fromhex(
    "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
    "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
)
RFC_MACS = {
    0: "bb1d6929e95937287fa37d129b756746",
    16: "070a16b46b4d4144f79bdd9dd04a287c",
    40: "dfa66747de9ae63030ca32611497c827",
    64: "51f0bebf7e3b9d92fc49741779363cfe",
}


@pytest.mark.parametrize(("length", "mac"), RFC_MACS.items())
def test_cmac_is_the_one_of_rfc_4493(length, mac):
    assert cmac(aes(RFC_KEY), RFC_MESSAGE[:length]).hex() == mac


def test_the_subkeys_are_those_of_rfc_4493():
    assert [key.hex() for key in subkeys(aes(RFC_KEY))] == [
        "fbeed618357133667c85e08f7236a8de",
        "f7ddac306ae266ccf90bc11ee46d513b",
    ]


def test_cmac_over_des_is_the_one_nist_publishes():
    published = vectors("nist_tdes_cmac")
    message = bytes.fromhex(published["message_32"])
    for case in published["cases"]:
        mac = cmac(des(bytes.fromhex(case["key"])), message[: case["len"]])
        assert mac.hex().upper() == case["mac"], case


@settings(max_examples=40)
@given(st.binary(min_size=16, max_size=16), st.binary(max_size=70))
def test_cmac_is_the_one_of_the_library(key, message):
    theirs = CMAC(AES(key))
    theirs.update(message)
    assert cmac(aes(key), message) == theirs.finalize()


@settings(max_examples=20)
@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16), st.binary(max_size=40))
def test_a_chained_cmac_goes_on_where_a_whole_block_ended(key, block, rest):
    chained = aes(key).encrypt(block)
    if rest:
        assert cmac(aes(key), rest, chained) == cmac(aes(key), block + rest)


@settings(max_examples=20)
@given(st.sampled_from([8, 16, 24]), st.binary(min_size=24, max_size=24), st.binary(max_size=48))
def test_what_was_enciphered_is_deciphered(length, key, data):
    cipher = des(key[:length])
    whole = cipher.padded(data)
    assert cipher.decrypt(cipher.encrypt(whole, key[:8]), key[:8]) == whole
    assert whole.startswith(data)


def test_the_check_sum_is_the_one_of_the_recordings():
    for case in vectors("desfire_ev1_misc", "crc32"):
        data = bytes.fromhex(case["data"] + case.get("status_appended", ""))
        assert crc32(data).hex() == case["crc_le"]


def test_an_aes_key_of_another_length_is_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        aes(bytes(24))
