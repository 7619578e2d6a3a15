"""A key that was made, sealed, opened and used appears in no file, no row, no log and no exception (cards.md 6)."""

import base64
import logging
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from deskapp.access.keys import making
from deskapp.access.keys.errors import CardKeyError
from deskapp.access.keys.making import keep, new_key
from deskapp.access.keys.opening import change_passphrase, open_ring, restore
from deskapp.access.kinds import KeyTechnology
from deskapp.cards.keys import Purpose, card_key
from deskapp.desk import Desk
from deskapp.safekeeping import back_up
from deskapp.store.log import logs
from deskapp.tables import METADATA

CANARY = bytes.fromhex("C0FFEE5EC2E7C0DE0123456789ABCDEF")
PASSPHRASE = "金丝雀 口令 2026"
UID = bytes.fromhex("04112233445566")


@pytest.fixture
def canary(monkeypatch) -> bytes:
    """The key that every key made in this test is."""
    monkeypatch.setattr(making, "secrets", SimpleNamespace(token_bytes=lambda _length: CANARY))
    return CANARY


def spellings(key: bytes) -> Iterator[bytes]:
    """Ways in which a key may have been written by accident."""
    words = [int.from_bytes(key[at : at + 2]) for at in range(0, 16, 2)]
    yield key
    yield key[::-1]
    for shown in (key.hex(), key.hex().upper(), key.hex(" "), str(int.from_bytes(key)), repr(key)[2:-1]):
        yield shown.encode()
    yield base64.b64encode(key)
    yield ",".join(map(str, key)).encode()
    yield ", ".join(map(str, key)).encode()
    yield " ".join(f"{word * 11:06d}" for word in words).encode()


def use(desk: Desk, seen: list[str]) -> tuple[list[bytes], list[str]]:
    """All that can be done with a key, and all that can go wrong with it; the keys made of it, and its two sheets."""
    place = desk.store.place
    with desk.work("manage_card_keys") as session:
        new = new_key(session, KeyTechnology.DESFIRE)
        seen += [repr(new), str(new)]
        one, two = new.parts
        for typed in (one.groups[:3], ("000000",) * 9, two.groups):
            with pytest.raises(CardKeyError) as wrong:
                keep(session, place, new, typed, two.groups, PASSPHRASE)
            seen += traceback.format_exception(wrong.value)
        keep(session, place, new, one.groups, two.groups, PASSPHRASE)
    with desk.reading() as session:
        ring = open_ring(session, place, PASSPHRASE)
        with pytest.raises(CardKeyError) as shut:
            open_ring(session, place, "wrong passphrase")
        seen += traceback.format_exception(shut.value)
    logging.getLogger("deskapp.cards").error("used %s of %r", ring.current(KeyTechnology.DESFIRE), ring)
    derived = card_key(ring.current(KeyTechnology.DESFIRE), Purpose.DESFIRE_READ, UID)
    seen += [repr(ring), repr(derived), f"{derived}"]
    try:
        raise ValueError(f"at work with {ring.current(KeyTechnology.DESFIRE)}")
    except ValueError as error:
        logging.getLogger("deskapp.incident").exception("the worst case")
        seen += traceback.format_exception(error)
    with desk.work("manage_card_keys") as session:
        change_passphrase(session, place, PASSPHRASE, PASSPHRASE + "新")
        restore(session, place, new.name, one.groups, two.groups, one.check_value, PASSPHRASE)
    back_up(desk.store, desk.now(), "hand")
    return [derived.reveal()], [" ".join(part.groups) for part in new.parts]


def rows(desk: Desk) -> Iterator[bytes]:
    """Every value of every row, as it lies in the file under its encryption."""
    with desk.reading() as session:
        for table in METADATA.tables:
            for row in session.execute(text(f'SELECT * FROM "{table}"')):
                yield repr(tuple(row)).encode()


def test_the_key_is_nowhere_after_it_was_used(canary, manned_by, tmp_path):
    admin = manned_by("管理员")
    seen: list[str] = []
    with logs(admin.store.place):
        made, sheets = use(admin, seen)
    files = [file.read_bytes() for file in sorted(Path(tmp_path).rglob("*")) if file.is_file()]
    assert len(files) > 5
    assert any(b"used" in content for content in files), "the log was written"
    places = [*files, *rows(admin), *(words.encode() for words in seen)]
    secret = [spelling for key in (canary, *made) for spelling in spellings(key)]
    for spelling in (*secret, *(sheet.encode() for sheet in sheets), PASSPHRASE.encode()):
        assert not [one[:80] for one in places if spelling in one]


def test_the_search_itself_would_find_it(canary, tmp_path):
    """The canary must be able to sing."""
    for number, spelling in enumerate(spellings(canary)):
        (tmp_path / f"{number}.log").write_bytes(b"...." + spelling + b"....")
    found = [file for file in tmp_path.iterdir() if any(one in file.read_bytes() for one in spellings(canary))]
    assert len(found) == len(list(spellings(canary)))
