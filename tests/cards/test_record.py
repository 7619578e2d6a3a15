"""The record of a card comes back as it was written, on this card, with this key and in this mode alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.cards.errors import RecordError
from deskapp.cards.keys import PlainSiteKey, Secret
from deskapp.cards.record import (
    FOR_PRACTICE,
    LENGTH,
    NEWER,
    NOT_A_RECORD,
    NOT_FOR_PRACTICE,
    CardRecord,
    Holder,
    decode,
    encode,
)
from deskapp.kernel.days import Period

UID = bytes.fromhex("04782e21801d80")
SITE = PlainSiteKey(3, Secret(bytes.fromhex("c0ffee00" * 4)))
PRACTICE = PlainSiteKey(3, SITE.master, practice=True)
RECORD = CardRecord(
    holder=Holder.OWNER,
    serial=123,
    issue=2,
    unit=501,
    zones=frozenset({1, 2, 32}),
    access=Period(date(2025, 6, 9), date(2027, 6, 8)),
    parking=Period(date(2025, 6, 9), date(2025, 7, 8)),
)

days = st.dates(date(2000, 1, 2), date(2179, 6, 5))
periods = st.tuples(days, days).map(lambda both: Period(min(both), max(both)))
records = st.builds(
    CardRecord,
    holder=st.sampled_from(Holder),
    serial=st.integers(1, 0xFFFFFFFF),
    issue=st.integers(1, 0xFFFF),
    unit=st.integers(0, 0xFFFFFF),
    zones=st.frozensets(st.integers(1, 32)),
    access=periods,
    parking=st.none() | periods,
) | st.builds(CardRecord, st.sampled_from(Holder), st.just(7), st.just(1), parking=periods)


@settings(max_examples=60)
@given(records, st.binary(min_size=4, max_size=7), st.booleans())
def test_a_record_is_read_as_it_was_written(record, uid, practice):
    site = PRACTICE if practice else SITE
    written = encode(record, uid, site)
    assert len(written) == LENGTH == 31
    read = decode(written, uid, site)
    assert (read.record, read.key_version, read.practice) == (record, 3, practice)


def test_the_layout_is_the_one_doors_were_told():
    content = encode(RECORD, UID, SITE)[:23]
    assert content.hex(" ") == ("11 03 00 00 00 7b 00 02 00 01 f5 80 00 00 03 24 4b 27 24 24 4b 24 68")


def test_one_card_carries_both_authorisations_each_with_its_own_days():
    """CARD-25."""
    read = decode(encode(RECORD, UID, SITE), UID, SITE).record
    assert (read.access, read.parking) == (RECORD.access, RECORD.parking)
    assert read.periods == (RECORD.access, RECORD.parking)


@settings(max_examples=60)
@given(st.integers(0, LENGTH * 8 - 1))
def test_a_record_with_one_wrong_bit_is_refused(bit):
    told = bytearray(encode(RECORD, UID, SITE))
    told[bit // 8] ^= 1 << bit % 8
    with pytest.raises(RecordError, check=lambda error: error.text == NOT_A_RECORD):
        decode(bytes(told), UID, SITE)


@pytest.mark.parametrize("told", [b"", bytes(31), bytes(32), encode(RECORD, UID, SITE)[:-1]])
def test_what_is_no_record_is_refused(told):
    with pytest.raises(RecordError):
        decode(told, UID, SITE)


def test_a_record_copied_to_another_card_is_refused():
    with pytest.raises(RecordError):
        decode(encode(RECORD, UID, SITE), bytes.fromhex("04782e21801d81"), SITE)


def test_a_record_of_another_site_or_version_is_refused():
    other = PlainSiteKey(4, Secret(bytes(16)))
    with pytest.raises(RecordError):
        decode(encode(RECORD, UID, other), UID, SITE)


def test_a_practice_card_is_refused_at_work_and_a_real_one_in_practice():
    with pytest.raises(RecordError, check=lambda error: error.text == FOR_PRACTICE):
        decode(encode(RECORD, UID, PRACTICE), UID, SITE)
    with pytest.raises(RecordError, check=lambda error: error.text == NOT_FOR_PRACTICE):
        decode(encode(RECORD, UID, SITE), UID, PRACTICE)


def resigned(content: bytes) -> bytes:
    """A record with this content and a MAC that is right."""
    from deskapp.cards import record

    return content + record._mac(UID, content, SITE)


def test_a_layout_of_a_later_program_is_told_apart_from_damage():
    content = bytearray(encode(RECORD, UID, SITE)[:23])
    content[0] = 0x21
    with pytest.raises(RecordError, check=lambda error: error.text == NEWER):
        decode(resigned(bytes(content)), UID, SITE)


@pytest.mark.parametrize(("place", "wrong"), [(0, "10"), (2, "00000000"), (15, "2724244b")])
def test_rightly_signed_nonsense_is_refused_all_the_same(place, wrong):
    content = bytearray(encode(RECORD, UID, SITE)[:23])
    content[place : place + len(wrong) // 2] = bytes.fromhex(wrong)
    with pytest.raises(RecordError, check=lambda error: error.text == NOT_A_RECORD):
        decode(resigned(bytes(content)), UID, SITE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"serial": 0},
        {"serial": 1 << 32},
        {"issue": 0},
        {"issue": 1 << 16},
        {"unit": -1},
        {"unit": 1 << 24},
        {"zones": frozenset({0})},
        {"zones": frozenset({33})},
        {"access": Period(date(1999, 12, 31), date(2026, 1, 1))},
        {"access": Period(date(2000, 1, 1), date(2026, 1, 1))},
        {"parking": Period(date(2026, 1, 1), date(2000, 1, 1) + timedelta(days=0x10000))},
        {"access": None, "parking": None},
    ],
)
def test_what_does_not_fit_on_a_card_is_refused_before_it_is_written(wrong):
    told = {"holder": Holder.OWNER, "serial": 1, "issue": 1, "access": RECORD.access} | wrong
    with pytest.raises(ValueError, match="card"):
        CardRecord(**told)
