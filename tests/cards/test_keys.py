"""Keys are derived as AN10922 says, differ by card and purpose, and are seen by nobody."""

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.crypto.ciphers import aes
from deskapp.cards.crypto.cmac import cmac
from deskapp.cards.diversify import diversified, of_card
from deskapp.cards.keys import PlainSiteKey, Purpose, Secret, card_key
from tests.cards.vectors import vectors

CANARY = Secret(bytes.fromhex("c0ffee00c0ffee11c0ffee22c0ffee33"))
SITE = PlainSiteKey(3, CANARY)


def test_diversified_keys_are_those_of_an10922():
    cases = [case for case in vectors("an10922", "cases") if case["kind"] == "AES128"]
    assert len(cases) == 2
    for case in cases:
        key = diversified(bytes.fromhex(case["master"]), bytes.fromhex(case["M"]))
        assert key.hex() == case["diversified"], case


@settings(max_examples=30)
@given(st.binary(min_size=4, max_size=10), st.binary(min_size=3, max_size=3))
def test_both_readings_of_an10922_agree_on_every_key_of_ours(uid, application):
    message = of_card(uid, application)
    plain = cmac(aes(CANARY.reveal()), b"\x01" + message)
    assert diversified(CANARY.reveal(), message) == plain


@pytest.mark.parametrize("length", [0, 32])
def test_messages_that_an10922_does_not_know_are_refused(length):
    with pytest.raises(ValueError, match="1 to 31"):
        diversified(CANARY.reveal(), bytes(length))


def test_a_message_both_readings_could_take_differently_is_refused():
    with pytest.raises(ValueError, match="two ways"):
        of_card(b"", b"")


def test_every_purpose_and_every_card_has_a_key_of_its_own():
    uids = [bytes.fromhex("04782e21801d80"), bytes.fromhex("04782e21801d81"), bytes.fromhex("5630f009")]
    keys = {card_key(SITE, purpose, uid).reveal() for purpose in Purpose for uid in uids}
    site = {SITE.for_purpose(purpose).reveal() for purpose in Purpose}
    assert len(keys) == len(uids) * len(Purpose)
    assert len(site) == len(Purpose)
    assert CANARY.reveal() not in keys | site


def test_a_key_shows_its_check_value_and_nothing_else():
    shown = [repr(CANARY), str(CANARY), f"{CANARY}", repr(SITE), repr([CANARY])]
    assert CANARY.check_value == cmac(aes(CANARY.reveal()), bytes(16))[:3].hex().upper()
    assert all(CANARY.check_value in words for words in shown)
    for words in shown:
        assert "c0ffee" not in words.lower()
        assert repr(CANARY.reveal()) not in words


def test_a_short_key_shows_no_check_value():
    assert repr(Secret(b"\xc0\xff\xee\x00\x00\x01")) == "<key>"


def test_a_key_is_not_pickled_nor_used_as_a_name():
    with pytest.raises(TypeError, match="not written out"):
        pickle.dumps(CANARY)
    with pytest.raises(TypeError, match="not written out"):
        copy.deepcopy(SITE)
    with pytest.raises(TypeError):
        hash(CANARY)


def test_keys_are_compared_by_their_bytes():
    assert Secret(CANARY.reveal()) == CANARY
    assert Secret(bytes(16)) != CANARY
    assert CANARY.reveal() != CANARY
