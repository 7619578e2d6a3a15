"""A copy counts only when it opens and has the live chain's head; old copies go, the precious ones stay."""

from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import select

from deskapp.audit.chain import forge, seal
from deskapp.audit.records import JournalLine
from deskapp.kernel.errors import StoreError
from deskapp.kernel.money import Money
from deskapp.safekeeping import back_up
from deskapp.staff.settings import change_settings
from deskapp.store import backup
from deskapp.store.backup import backups, copy_out, latest, thin_out
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from tests.store.test_foundation import make_unit


def receipt(desk, no="0000001"):
    with desk.work("collect_fees") as session:
        unit = make_unit(session, f"3-2-{int(no)}")
        seal(session, forge(session, "receipt", {"no": no}, Money(100)), unit)


def test_a_backup_holds_what_was_there_and_is_journaled(desk, place):
    receipt(desk)
    made = back_up(desk.store, desk.now(), "hand")
    assert (made.path.name, latest(place)) == ("deskapp-20261121-090000-hand.db", made)
    assert [file.name for file in place.backups.iterdir()] == [made.path.name]
    with closing(connect(str(made.path), database_key(place))) as copy:
        assert copy.execute("SELECT count(*) FROM chain_link").fetchone() == (1,)
    with desk.reading() as session:
        line = session.scalars(select(JournalLine).where(JournalLine.act == "back_up")).one()
        assert (line.table_name, line.after["file"]) == ("program", made.path.name)


def test_a_backup_without_the_key_is_noise(desk, place):
    receipt(desk)
    content = back_up(desk.store, desk.now(), "hand").path.read_bytes()
    assert b"SQLite format 3" not in content
    assert "管理员".encode() not in content
    assert b"receipt" not in content


def test_a_copy_that_lacks_a_receipt_is_thrown_away(desk, place, monkeypatch):
    receipt(desk)
    honest = backup._head
    heads = iter([("0006", 2, "f" * 64)])
    monkeypatch.setattr(backup, "_head", lambda connection: next(heads, None) or honest(connection))
    with pytest.raises(StoreError, match="E-DB-21"):
        copy_out(place, desk.now(), "hand")
    assert not any(place.backups.iterdir())


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(desk, place):
    place.backups.rmdir()
    place.backups.write_text("in the way")
    with pytest.raises(StoreError, match="E-DB-20"):
        copy_out(place, desk.now(), "hand")
    receipt(desk)


def test_a_backup_can_be_called_off(desk, place):
    def stop(words, done, total):
        raise KeyboardInterrupt(words)

    with pytest.raises(KeyboardInterrupt, match="正在备份"):
        copy_out(place, desk.now(), "hand", stop)
    assert not any(place.backups.iterdir())


def test_only_so_many_copies_are_kept(desk, place, clock, manned_by):
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, backup_keep=2)
    for _ in range(4):
        clock.pass_by(days=1)
        back_up(desk.store, clock(), "closing")
    assert [one.at.day for one in backups(place)] == [24, 25]


def test_the_copy_before_an_upgrade_or_restore_stays_for_thirty_days(desk, place, clock):
    copy_out(place, clock(), "upgrade")
    clock.pass_by(days=1)
    copy_out(place, clock(), "exit")
    clock.pass_by(days=28)
    copy_out(place, clock(), "exit")
    thin_out(place, 1, clock())
    assert [one.why for one in backups(place)] == ["upgrade", "exit"]
    thin_out(place, 1, clock() + timedelta(days=3))
    assert [one.why for one in backups(place)] == ["exit"]


def test_the_last_good_copy_is_never_deleted(desk, place, clock):
    copy_out(place, clock(), "exit")
    thin_out(place, 0, clock() + timedelta(days=1000))
    assert len(backups(place)) == 1
