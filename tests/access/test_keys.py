"""Site master keys: made, typed back, sealed, opened for a shift, rolled over, restored from paper."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from deskapp.access.key_records import SealedSiteKey
from deskapp.access.keys import sealing
from deskapp.access.keys.errors import CardKeyError, NoKeyError, WrongPassphraseError
from deskapp.access.keys.kept import folder_key, lines
from deskapp.access.keys.making import NewKey, keep, new_key, typed_back
from deskapp.access.keys.opening import change_passphrase, open_ring, practice_ring, restore
from deskapp.access.keys.paper import GROUPS, KeyName, joined, split
from deskapp.access.keys.sealing import LEAST_COST, new_wrap, seal, unseal, weakness, wrap_of
from deskapp.access.kinds import KeyState, KeyTechnology
from deskapp.cards.keys import Purpose, Secret, card_key
from deskapp.kernel.hidden import DIGITS

DESFIRE, CLASSIC = KeyTechnology.DESFIRE, KeyTechnology.CLASSIC
WORDS = "海棠 和风里 0731"
FOLDER = Secret(bytes(range(32)))
KEY = Secret(bytes.fromhex("00112233445566778899AABBCCDDEEFF"))
NAME = KeyName(DESFIRE, 1)


@pytest.fixture
def admin(manned_by):
    return manned_by("管理员")


def make(desk, technology=DESFIRE, words=WORDS) -> NewKey:
    """A key made, typed back and kept."""
    with desk.work("manage_card_keys") as session:
        new = new_key(session, technology)
        one, two = new.parts
        keep(session, desk.store.place, new, one.groups, two.groups, words)
    return new


def opened(desk, words=WORDS):
    with desk.reading() as session:
        return open_ring(session, desk.store.place, words)


def test_a_key_that_was_typed_back_opens_with_its_passphrase(admin):
    new = make(admin)
    ring = opened(admin)
    assert ring.current(DESFIRE).master == new.secret
    assert (ring.current(DESFIRE).version, ring.current(DESFIRE).practice) == (1, False)
    with admin.reading() as session:
        (line,) = lines(session)
        assert (line.name, line.state, line.check_value) == (NAME, KeyState.CURRENT, new.secret.check_value)
        assert session.scalars(select(SealedSiteKey)).one().backed_up_at == admin.now()


def test_another_passphrase_opens_nothing(admin):
    make(admin)
    with pytest.raises(WrongPassphraseError, match="口令不对"):
        opened(admin, WORDS + "！")


def test_a_copy_of_the_database_opens_nothing_on_another_pc(admin):
    """The folder's half is missing there, as the keyring is."""
    make(admin)
    admin.store.place.key_file.write_text("11" * 32 + "\n")
    with pytest.raises(WrongPassphraseError):
        opened(admin)


def test_a_key_is_not_kept_before_its_paper_is_typed_back(admin):
    with admin.work("manage_card_keys") as session:
        new = new_key(session, DESFIRE)
        one, two = new.parts
        wrong = (*one.groups[:-2], "000011", one.groups[-1])
        assert typed_back(new, wrong, two.groups)
        with pytest.raises(CardKeyError, match="密钥没有启用"):
            keep(session, admin.store.place, new, wrong, two.groups, WORDS)
        other = replace(new, secret=Secret(bytes(16)))
        assert "不是这把密钥" in typed_back(other, one.groups, two.groups)[0].text
        assert lines(session) == []


def test_a_new_version_writes_and_the_old_one_still_reads(admin):
    """Rollover: cards written with the old key are read until they have come to the desk."""
    first, second = make(admin), make(admin)
    classic = make(admin, CLASSIC)
    ring = opened(admin)
    assert ring.current(DESFIRE).master == second.secret
    assert [key.version for key in ring.every(DESFIRE)] == [2, 1]
    assert ring.version(DESFIRE, 1).master == first.secret
    assert ring.current(CLASSIC).master == classic.secret
    with admin.reading() as session:
        assert [(one.name.words, one.state) for one in lines(session)] == [
            ("DESFire 第 2 版", KeyState.CURRENT),
            ("DESFire 第 1 版", KeyState.OLD),
            ("MIFARE Classic 第 1 版", KeyState.CURRENT),
        ]
    with pytest.raises(NoKeyError, match="没有第 3 版"):
        ring.version(DESFIRE, 3)


def test_a_second_key_needs_the_passphrase_of_the_first(admin):
    make(admin)
    with pytest.raises(WrongPassphraseError):
        make(admin, CLASSIC, "another passphrase")
    with admin.reading() as session:
        assert len(lines(session)) == 1


def test_the_passphrase_can_be_changed(admin):
    new, new_words = make(admin), "山月 不知 心底事 9"
    make(admin, CLASSIC)
    with admin.work("manage_card_keys") as session:
        change_passphrase(session, admin.store.place, WORDS, new_words)
    assert opened(admin, new_words).current(DESFIRE).master == new.secret
    with pytest.raises(WrongPassphraseError):
        opened(admin)
    with pytest.raises(ValueError, match="至少 10 个字符"), admin.work("manage_card_keys") as session:
        change_passphrase(session, admin.store.place, new_words, "short")


def test_a_forgotten_passphrase_is_mended_from_paper(admin):
    new = make(admin)
    one, two = new.parts
    with admin.work("manage_card_keys") as session:
        place = admin.store.place
        assert restore(session, place, NAME, two.groups, one.groups, one.check_value, "新的 口令 够长了吧")
        assert restore(session, place, NAME, one.groups, two.groups, "000000", "新的 口令 够长了吧")
        assert restore(session, place, NAME, one.groups, two.groups, one.check_value, "新的 口令 够长了吧") == ()
    assert opened(admin, "新的 口令 够长了吧").current(DESFIRE).master == new.secret


def test_a_key_whose_record_is_lost_comes_back_from_paper(admin):
    """The old database is gone, the cards are out: the key must come back as the version they carry."""
    name = KeyName(DESFIRE, 3)
    one, two = split(name, KEY)
    with admin.work("manage_card_keys") as session:
        place = admin.store.place
        assert restore(session, place, name, one.groups, two.groups, KEY.check_value, WORDS) == ()
        older = KeyName(DESFIRE, 2)
        one, two = split(older, FOLDER_LIKE)
        assert restore(session, place, older, one.groups, two.groups, FOLDER_LIKE.check_value, WORDS) == ()
        assert [(line.name.version, line.state) for line in lines(session)] == [
            (3, KeyState.CURRENT),
            (2, KeyState.OLD),
        ]
        assert new_key(session, DESFIRE).name.version == 4
    assert opened(admin).version(DESFIRE, 3).master == KEY


FOLDER_LIKE = Secret(bytes(range(16)))


def test_without_keys_the_desk_is_told_who_makes_them(admin):
    with pytest.raises(NoKeyError, match="请由系统管理员先建立密钥"):
        opened(admin)


def test_practice_has_keys_of_its_own_that_open_no_real_card(admin):
    real = make(admin)
    with admin.work("open_card_keys") as session:
        ring = practice_ring(session, admin.store.place)
        again = practice_ring(session, admin.store.place)
    practice = ring.current(DESFIRE)
    assert practice.practice
    assert practice.master != real.secret
    assert again.current(DESFIRE).master == practice.master
    uid = bytes.fromhex("04112233445566")
    assert card_key(practice, Purpose.DESFIRE_READ, uid) != card_key(
        opened(admin).current(DESFIRE), Purpose.DESFIRE_READ, uid
    )
    with admin.reading() as session:
        assert [line.name.practice for line in lines(session)] == [False]
        assert {line.name.practice for line in lines(session, practice=True)} == {True}


def test_a_shut_ring_has_no_key(admin):
    make(admin)
    ring = opened(admin)
    assert ring.is_open
    ring.shut()
    assert not ring.is_open
    with pytest.raises(NoKeyError, match="请先输入口令"):
        ring.current(DESFIRE)


def test_nothing_shows_a_key(admin):
    new = make(admin)
    ring = opened(admin)
    hexed, digits = new.secret.reveal().hex(), new.parts[0].groups[0]
    for one in (new, new.parts, ring, ring.current(DESFIRE), ring.current(DESFIRE).master):
        assert hexed not in repr(one).lower()
        assert hexed not in str(one).lower()
        assert digits not in repr(one)
    with pytest.raises(TypeError, match="not written out"):
        pickle.dumps(new.secret)


def test_a_real_seal_costs_a_guesser_what_it_should():
    """scrypt with n of 2 to the 17th at least."""
    assert LEAST_COST == 1 << 17
    sealing_wrap = sealing._wrap(WORDS, FOLDER, bytes(16), LEAST_COST)
    envelope = seal(KEY, sealing_wrap, "DESFIRE 1")
    assert envelope["n"] == 1 << 17
    assert unseal(envelope, wrap_of(envelope, WORDS, FOLDER), "DESFIRE 1") == KEY


@pytest.mark.parametrize("label", ["DESFIRE 2", "CLASSIC 1", "DESFIRE 1 practice"])
def test_an_envelope_opens_only_for_the_key_it_was_sealed_for(label):
    wrap = new_wrap(WORDS, FOLDER)
    with pytest.raises(WrongPassphraseError):
        unseal(seal(KEY, wrap, "DESFIRE 1"), wrap, label)


@pytest.mark.parametrize("damage", [{}, {"salt": "?"}, {"n": 3}, {"n": 1 << 30}, {"nonce": None}, {"sealed": "AAAA"}])
def test_a_damaged_envelope_is_told_and_never_guessed(damage):
    envelope = {**seal(KEY, new_wrap(WORDS, FOLDER), "x"), **damage} if damage else {}
    with pytest.raises(CardKeyError):
        unseal(envelope, wrap_of(envelope, WORDS, FOLDER), "x")


@pytest.mark.parametrize(("words", "weak"), [("", True), ("123456789", True), ("aaaaaaaaaaaa", True), (WORDS, False)])
def test_a_passphrase_must_be_long_enough(words, weak):
    assert bool(weakness(words)) is weak


@given(st.binary(min_size=16, max_size=16), st.integers(1, 255))
def test_two_parts_make_the_key_again(key, version):
    name = KeyName(DESFIRE, version)
    one, two = split(name, Secret(key))
    assert joined(name, one.groups, two.groups) == Secret(key)
    assert {len(group) for part in (one, two) for group in part.groups} == {DIGITS}
    assert [len(part.groups) for part in (one, two)] == [GROUPS, GROUPS]


@given(st.integers(0, GROUPS - 1), st.integers(0, DIGITS - 1), st.integers(1, 9))
def test_every_wrong_digit_is_found_at_its_group(group, place, more):
    one, two = split(NAME, KEY)
    digits = list(one.groups[group])
    digits[place] = str((int(digits[place]) + more) % 10)
    typed = [*one.groups]
    typed[group] = "".join(digits)
    found = joined(NAME, tuple(typed), two.groups)
    assert isinstance(found, tuple)
    (problem,) = found
    assert problem.field == f"part_1_group_{group + 1}"
    assert problem.text.startswith("第 1 份：")


@given(st.integers(0, GROUPS - 1), st.integers(0, DIGITS - 2))
def test_neighbours_that_changed_places_are_found(group, place):
    one, two = split(NAME, KEY)
    digits = list(one.groups[group])
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    typed = [*one.groups]
    typed[group] = "".join(digits)
    found = joined(NAME, tuple(typed), two.groups)
    assert isinstance(found, Secret) is (tuple(typed) == one.groups)


def test_parts_in_the_wrong_order_or_of_another_key_are_found():
    one, two = split(NAME, KEY)
    swapped = (one.groups[1], one.groups[0], *one.groups[2:])
    wrong = [
        joined(NAME, two.groups, one.groups),
        joined(NAME, swapped, two.groups),
        joined(KeyName(DESFIRE, 2), one.groups, two.groups),
        joined(KeyName(CLASSIC, 1), one.groups, two.groups),
        joined(NAME, one.groups[:5], two.groups),
        joined(NAME, ("abc", *one.groups[1:]), two.groups),
    ]
    assert all(isinstance(found, tuple) and found for found in wrong)


def test_a_part_alone_says_nothing_of_the_key():
    """The first is random, the second is random to whoever lacks it: the same key never gives the same sheets."""
    sheets = {part.groups for _ in range(8) for part in split(NAME, KEY)}
    assert len(sheets) == 16


def test_the_folders_half_is_not_the_databases_key(admin):
    place = admin.store.place
    assert folder_key(place).reveal().hex() not in place.key_file.read_text()
