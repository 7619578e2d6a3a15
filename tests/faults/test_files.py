"""Files in folders that refuse an open, a rename or a deletion: told in a sentence, nothing hurt, done when it can be.

A sample of `python -m tests.faults.files`.
"""

import json
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from deskapp.kernel.errors import StoreError
from deskapp.safekeeping import back_up
from deskapp.store.backup import copy_database
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.store.machine import Machine, change_machine, read_machine
from tests.faults.file_deeds import DEEDS
from tests.faults.rounds import ROOT
from tests.faults.test_killed import MOST_SECONDS, why_not_traced


@pytest.mark.linux("each deed is forked")
@pytest.mark.timeout(MOST_SECONDS + 60)
def test_whatever_a_folder_refuses_is_told_and_hurts_nothing():
    """T03, T05, T06: copies, workbooks, archives, papers, the start, a restore, the settings of a PC."""
    if why := why_not_traced():
        pytest.skip(why)
    command = [sys.executable, "-m", "tests.faults.files", "--sample", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert set(told) == set(DEEDS)
    assert {name: one["wrong"] for name, one in told.items() if one["wrong"]} == {}
    assert sum(one["rounds"] for one in told.values()) > 0


def test_settings_that_cannot_be_read_just_now_are_not_replaced_by_defaults(place):
    change_machine(place, text_size="大", last_clerk="林晓")
    kept = place.machine.rename(place.folder / "kept.json")
    place.machine.mkdir()
    assert read_machine(place) == Machine(), "a start goes on with the defaults"
    with pytest.raises(StoreError, match="这台电脑的设置没有存下.*E-DB-26"):
        change_machine(place, last_clerk="赵立")
    place.machine.rmdir()
    kept.rename(place.machine)
    changed = change_machine(place, last_clerk="赵立")
    assert (changed.text_size, changed.last_clerk) == ("大", "赵立")


def test_an_old_copy_that_cannot_be_deleted_stays_and_the_new_one_counts(desk, place):
    """What stands in its way is a folder, which nobody can unlink."""
    stays = place.backups / "deskapp-20200101-000000-hand.db"
    stays.mkdir()
    desk_at = [desk.now() + timedelta(minutes=one) for one in range(40)]
    made = [back_up(desk.store, at, "hand").path for at in desk_at]
    assert stays.exists()
    assert made[-1].exists()
    assert not made[0].exists(), "the others are thinned out"


def test_a_copy_whose_journal_cannot_be_taken_off_is_none(desk, place):
    """It would be refused as a copied file when it is restored; somebody else looking into it is enough."""
    target, key = place.folder / "copy.db", database_key(place)
    copy_database(place.database, target, key)
    with closing(connect(str(target), key)) as reader:
        reader.execute("PRAGMA journal_mode = WAL")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with pytest.raises((OSError, sqlcipher.DatabaseError), match="stays wal|locked"):
            copy_database(place.database, target, key)
