"""A copy comes back whole, on this PC or another; what it lacks is told first, what it replaces is set aside."""

import random
import shutil
from contextlib import closing

import pytest
from sqlalchemy import func, select

from deskapp.audit.records import JournalLine
from deskapp.kernel.errors import StoreError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import open_place
from deskapp.safekeeping import back_up, look_ahead, restore
from deskapp.store.backup import backups
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.store.place import Place
from tests.ledger.till import draw, take


@pytest.fixture
def till(desk, manned_by):
    """A clerk with a book, and one receipt."""
    draw(manned_by("孙敏"), desk)
    take(desk)
    return desk


def tickets(place, clock):
    with closing(open_place(place, clock())) as store, store.reading() as session:
        return session.scalar(select(func.count(Ticket.id)))


def test_what_was_there_comes_back(till, place, clock):
    copy = back_up(till.store, clock(), "hand").path
    take(till)
    till.store.close()
    clock.pass_by(minutes=1)
    done = restore(place, copy, clock(), by="高远")
    assert done.outlook.lost == ("0001204",)
    assert done.outlook.words == "备份之后开出的 1 张票据不在其中：0001204 至 0001204，恢复后要凭存根补录"
    assert tickets(place, clock) == 1
    assert backups(place)[-1].path == done.aside
    restore(place, done.aside, clock(), by="高远")
    assert tickets(place, clock) == 2


def test_a_restore_is_journaled_with_what_was_lost(till, place, clock):
    copy = back_up(till.store, clock(), "hand").path
    take(till)
    till.store.close()
    restore(place, copy, clock(), by="高远")
    with closing(open_place(place, clock())) as store:
        with store.reading() as session:
            line = session.scalars(select(JournalLine).where(JournalLine.act == "restore")).one()
        assert line.after is not None
        assert (line.after["who"], line.after["lost"], line.after["file"]) == ("高远", ["0001204"], copy.name)
        assert list(findings(store)) == []


def test_a_copy_is_restored_on_another_pc_with_the_key_file(till, place, clock, tmp_path):
    copy = back_up(till.store, clock(), "hand").path
    other = Place(tmp_path / "new")
    other.prepare()
    shutil.copy(place.key_file, other.key_file)
    done = restore(other, copy, clock(), by="高远")
    assert (done.aside, done.outlook.present, tickets(other, clock)) == (None, None, 1)


def test_a_copy_that_lacks_nothing_says_so(till, place, clock):
    copy = back_up(till.store, clock(), "hand").path
    assert look_ahead(place, copy).words == "备份之后没有收款记录"


def test_a_copy_of_another_database_is_told(till, place, clock, tmp_path, manned_by):
    """Same key, another history."""
    copy = back_up(till.store, clock(), "hand").path
    till.store.close()
    with closing(connect(str(place.database), database_key(place))) as file:
        file.execute("DROP TRIGGER keep_chain_link_update")
        file.execute("UPDATE chain_link SET digest = 'f'")
    assert "不是由现有数据库做的" in look_ahead(place, copy).words


def test_a_damaged_database_is_kept_byte_by_byte(till, place, clock):
    copy = back_up(till.store, clock(), "hand").path
    till.store.close()
    broken = b"\0" * 5000
    place.database.write_bytes(broken)
    done = restore(place, copy, clock(), by="高远")
    assert [file.read_bytes() for file in place.folder.glob("damaged-*.db")] == [broken]
    assert "读不出来" in done.outlook.words
    assert tickets(place, clock) == 1


def refused(place, file, clock):
    """Try to restore; what was said, after a look that nothing has changed."""
    before = {one: one.read_bytes() for one in (place.database, place.key_file, file) if one.exists()}
    with pytest.raises(StoreError) as told:
        restore(place, file, clock(), by="高远")
    assert all(one.read_bytes() == content for one, content in before.items())
    return str(told.value)


def test_files_that_are_no_copies_change_nothing(till, place, clock, tmp_path):
    copy = back_up(till.store, clock(), "hand").path
    till.store.close()
    text = tmp_path / "list.db"
    text.write_text("购物清单", "utf-8")
    assert "不是前台的数据库" in refused(place, text, clock)
    assert "E-DB-24" in refused(place, tmp_path / "none.db", clock)
    short = tmp_path / "short.db"
    short.write_bytes(copy.read_bytes()[:-4096])
    assert "有损坏" in refused(place, short, clock)


def test_a_copy_under_another_key_is_not_called_damaged(till, place, clock, tmp_path):
    copy = back_up(till.store, clock(), "hand").path
    till.store.close()
    place.key_file.write_text("ab" * 32 + "\n")
    said = refused(place, copy, clock)
    assert "密钥对不上" in said
    assert "损坏" not in said


def test_a_copy_of_a_newer_program_is_refused(till, place, clock):
    copy = back_up(till.store, clock(), "hand").path
    till.store.close()
    with closing(connect(str(copy), database_key(place))) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "E-DB-09" in refused(place, copy, clock)


def test_a_database_copied_as_a_file_is_never_taken_for_a_copy(till, place, clock, tmp_path):
    """T08: at random moments, with its log and without; it may lack the latest receipts and still look whole."""
    dice = random.Random(8)
    for attempt in range(12):
        for _ in range(dice.randrange(3)):
            take(till)
        naive = tmp_path / f"naive{attempt}.db"
        shutil.copy(place.database, naive)
        if attempt % 2:
            shutil.copy(f"{place.database}-wal", f"{naive}-wal")
        with pytest.raises(StoreError, match="E-DB-23|E-DB-04"):
            look_ahead(place, naive)


@pytest.mark.parametrize("seed", range(3))
def test_a_flipped_bit_anywhere_in_a_copy_is_found(till, place, clock, seed):
    """T09: SQLCipher's page digests find every one."""
    copy = back_up(till.store, clock(), "hand").path
    whole, dice, passed = copy.read_bytes(), random.Random(seed), []
    for _ in range(40):
        at, bit = dice.randrange(len(whole)), dice.randrange(8)
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
        try:
            look_ahead(place, copy)
            passed.append((at, bit))
        except StoreError:
            continue
    assert passed == []
