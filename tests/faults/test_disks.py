"""A full disk and a read-only folder are a sentence each; nothing is lost, and no restart is needed (T05, T06)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from deskapp.kernel.errors import StoreError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.ticket_records import Ticket
from deskapp.safekeeping import back_up
from tests.ledger.till import draw, take

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def till(desk, manned_by):
    """A clerk with a book, and one receipt."""
    draw(manned_by("孙敏"), desk)
    take(desk)
    return desk


def room_for(store, more):
    """Let the database grow by so many pages and no further."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + more}")


def take_many(desk):
    """More receipts than there is room for."""
    for _ in range(200):
        take(desk)


def written(store):
    with store.reading() as session:
        return session.scalar(select(func.count(Ticket.id)))


def test_a_full_disk_is_told_and_work_goes_on_when_there_is_room(till):
    room_for(till.store, 2)
    with pytest.raises(StoreError, match="磁盘已满.*E-DB-05"):
        take_many(till)
    before = written(till.store)
    assert list(findings(till.store)) == []
    room_for(till.store, 100_000)
    take(till)
    assert written(till.store) == before + 1
    assert list(findings(till.store)) == []


def test_a_file_that_could_only_be_read_for_a_moment_is_opened_anew(till):
    """What SQLite could open for reading alone stays so as long as it is open: whoever tries again gets another."""
    with till.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="只读.*E-DB-06"):
        take(till)
    take(till)
    assert written(till.store) == 2


CROWDED = """
import resource, signal, sys
from contextlib import closing
from pathlib import Path
import deskapp.tables
from deskapp.kernel.errors import DeskError
from deskapp.ledger.checks.inspection import findings
from deskapp.opening import open_place
from deskapp.safekeeping import back_up
from deskapp.store.place import Place
from tests.faults.rounds import AT, at_desk
from tests.ledger.till import take

place = Place(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with closing(open_place(place, AT)) as store:
    desk = at_desk(store)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
    for act in (lambda: [take(desk) for _ in range(100)], lambda: back_up(store, AT, "hand")):
        try:
            act()
        except DeskError as trouble:
            print(trouble.code)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    take(desk)
    print(back_up(store, AT, "hand").path.exists(), list(findings(store)))
"""


def run(script, place):
    """What a program of its own says."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(place.folder)], cwd=ROOT, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


@pytest.mark.linux("it limits how far the files of a process may grow")
def test_files_that_may_not_grow_are_told(till, place):
    """`ulimit -f`: neither the database nor a copy of it can be written, until the limit is lifted."""
    till.store.close()
    assert run(CROWDED, place) == ["E-DB-08", "E-DB-20", "True []"]
    assert [file.suffix for file in place.backups.iterdir()] == [".db"]


READ_ONLY = """
import ctypes, sys
from datetime import datetime
from pathlib import Path
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import DeskError
from deskapp.opening import open_alone, open_place
from deskapp.store.place import Place

header = (ctypes.c_uint32 * 2)(0x20080522, 0)
ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)())  # even root then asks the rights of a folder
place = Place(Path(sys.argv[1]))
try:
    with open_alone(place, lambda: datetime(2026, 11, 21, 10, tzinfo=CHINA), "window"):
        pass
except DeskError as trouble:
    print(trouble)
"""


@pytest.mark.linux("it takes the right to write into a folder")
def test_a_read_only_folder_is_told_at_the_start(till, place):
    till.store.close()
    before = place.database.read_bytes()
    place.folder.chmod(0o555)
    try:
        (said,) = run(READ_ONLY, place)
    finally:
        place.folder.chmod(0o755)
    assert "数据文件夹不能写入" in said
    assert "E-DB-01" in said
    assert place.database.read_bytes() == before


def test_a_backup_to_a_full_disk_leaves_the_old_ones(till, place, monkeypatch):
    kept = back_up(till.store, till.now(), "hand").path

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="E-DB-20"):
        back_up(till.store, till.now(), "exit")
    assert list(place.backups.iterdir()) == [kept]
