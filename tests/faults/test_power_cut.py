"""What a power cut may leave of database and WAL: whatever was synced, and torn sectors of the rest (T04)."""

import random
import shutil
from contextlib import closing

import pytest

from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.store.place import Place
from tests.faults.power import torn
from tests.ledger.till import draw, take

IMAGES, RECEIPTS = 12, 5
"""Images after each receipt, and receipts."""


@pytest.fixture
def moments(desk, manned_by, place):
    """Number of receipts told, the database, its WAL as synced then, and the WAL while the next one is written."""
    draw(manned_by("孙敏"), desk)
    files = (place.database, place.database.with_name(place.database.name + "-wal"))
    seen = []
    for _ in range(RECEIPTS):
        take(desk)
        seen.append(tuple(file.read_bytes() for file in files))
    followed = zip(seen, seen[1:], strict=False)
    return [(told, base, wal, after) for told, ((base, wal), (_, after)) in enumerate(followed, 1)]


def receipts(place, key):
    with closing(connect(str(place.database), key)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counted = "SELECT count(*), max(number) - min(number) + 1 FROM ticket"
        links = file.execute("SELECT count(*) FROM chain_link WHERE kind = 'receipt'").fetchone()[0]
        count, run = file.execute(counted).fetchone()
    assert count == links == (run or 0), "no gap, no half"
    return count


def image(folder, base, wal):
    """A folder with this database and this WAL."""
    folder.mkdir()
    made = Place(folder)
    made.database.write_bytes(base)
    made.database.with_name(made.database.name + "-wal").write_bytes(wal)
    return made


def test_no_power_cut_loses_a_receipt_that_was_told(moments, place, tmp_path):
    """Every receipt that was told is there; the one being written is there as a whole, or not at all."""
    dice, key, found = random.Random(4), database_key(place), set()
    for told, base, synced, after in moments:
        assert after[: len(synced)] == synced, "the WAL only grows here"
        for _ in range(IMAGES):
            folder = tmp_path / "image"
            left = receipts(image(folder, base, torn(dice, synced, after)), key)
            assert left in (told, told + 1)
            found.add(left - told)
            shutil.rmtree(folder)
        assert receipts(image(tmp_path / f"whole{told}", base, after), key) == told + 1
    assert 0 in found


def test_without_the_sync_a_receipt_would_be_lost(moments, place, tmp_path):
    """The same images without the last synced bytes: so the test above can fail."""
    told, base, synced, _ = moments[-1]
    assert receipts(image(tmp_path / "image", base, synced[: len(synced) // 2]), database_key(place)) < told
