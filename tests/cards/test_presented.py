"""Which card lies on the reader is told before it is written to; phones and bank cards are refused in words."""

import pytest

from deskapp.cards.errors import UnsuitableCardError, WrongCardError
from deskapp.cards.link import Link
from deskapp.cards.presented import Presented, Technology, need_same_card, read_presented, technology_of
from tests.cards.replay import Wire
from tests.cards.vectors import vectors

DESFIRE, CLASSIC = "3b8180018080", "3b8f8001804f0ca000000306030001000000006a"
ULTRALIGHT = "3b8f8001804f0ca0000003060300030000000068"
KINDS = {
    "classic_1k": Technology.CLASSIC,
    "classic_4k": Technology.CLASSIC,
    "ultralight": None,
    "desfire_ev1_ats_hist_80": Technology.DESFIRE,
}


def lying_there(atr: str, uid: str) -> Link:
    """A card with this answer to reset and this number."""
    wire = Wire(("ffca000000", uid + "9000"))
    wire.atr = bytes.fromhex(atr)
    return Link(wire)


def test_cards_are_told_apart_by_their_published_answers_to_reset():
    published = vectors("atr")
    for name, technology in KINDS.items():
        assert technology_of(bytes.fromhex(published[name])) is technology, name


@pytest.mark.parametrize(
    ("atr", "uid", "technology"),
    [
        (DESFIRE, "0464d59add1e90", Technology.DESFIRE),
        (CLASSIC, "5630f009", Technology.CLASSIC),
        (CLASSIC, "04782e21801d80", Technology.CLASSIC),
    ],
)
def test_a_card_is_told_with_one_command(atr, uid, technology):
    link = lying_there(atr, uid)
    assert read_presented(link) == Presented(bytes.fromhex(uid), technology)
    assert link.sent == 1


@pytest.mark.parametrize("atr", ["", "3b00", "3b8880010073c84013009000", DESFIRE + "00", ULTRALIGHT])
def test_a_phone_or_a_bank_card_is_refused_before_anything_is_sent(atr):
    link = lying_there(atr, "01020304")
    with pytest.raises(UnsuitableCardError, match="银行卡"):
        read_presented(link)
    assert link.sent == 0


@pytest.mark.parametrize(("atr", "uid"), [(DESFIRE, "08123456"), (CLASSIC, "08123456"), (DESFIRE, "12345678")])
def test_a_number_that_changes_every_time_is_refused(atr, uid):
    with pytest.raises(UnsuitableCardError, match="每次"):
        read_presented(lying_there(atr, uid))


@pytest.mark.parametrize("uid", ["", "010203", "01020304050607080910"])
def test_a_number_of_another_length_is_refused(uid):
    with pytest.raises(UnsuitableCardError):
        read_presented(lying_there(CLASSIC, uid))


def test_after_a_restart_the_same_card_has_to_lie_there():
    need_same_card(lying_there(CLASSIC, "5630f009"), bytes.fromhex("5630f009"))
    with pytest.raises(WrongCardError, match="同一张卡"):
        need_same_card(lying_there(CLASSIC, "5630f00a"), bytes.fromhex("5630f009"))
