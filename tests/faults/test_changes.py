"""An upgrade, a restore or a backup killed at a sync leaves the old or the new, never something between (T36)."""

import json
import shutil
import subprocess
import sys

import pytest

from deskapp.safekeeping import back_up
from deskapp.scans.keeping import take_in
from deskapp.store.place import Place
from tests.faults.changes import STICK
from tests.faults.test_killed import MOST_SECONDS, ROOT, why_not_traced
from tests.ledger.till import draw, take
from tests.scans.pictures import photo
from tests.store.test_migrations import VERSIONS, at_version

pytestmark = [
    pytest.mark.linux("each attempt is forked"),
    pytest.mark.timeout(MOST_SECONDS + 60),
]


def attempts(place, act):
    """What came of an act killed at every sync in turn; the last attempt was left in peace."""
    if why := why_not_traced():
        pytest.skip(why)
    command = [sys.executable, "-m", "tests.faults.changes", str(place.folder), act]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS)
    assert done.returncode == 0, done.stderr[-3000:]
    outcomes = json.loads(done.stdout)
    assert [one["done"] for one in outcomes] == [False] * (len(outcomes) - 1) + [True]
    assert len(outcomes) > 2
    assert [one for one in outcomes if not one["whole"]] == []
    return outcomes


@pytest.fixture
def till(desk, manned_by, place):
    """A folder with a copy of one receipt, and a database of two."""
    draw(manned_by("孙敏"), desk)
    take(desk)
    shutil.move(back_up(desk.store, desk.now(), "hand").path, place.folder / "copy.db")
    take(desk)
    desk.store.close()
    return place


def test_an_upgrade_killed_at_a_sync(tmp_path):
    place = Place(tmp_path / "data")
    at_version(place, VERSIONS[-3])
    attempts(place, "upgrade")


def test_a_restore_killed_at_a_sync(till):
    outcomes = attempts(till, "restore")
    assert [one["found"] for one in outcomes if one["found"]] == []
    assert [one["tickets"] for one in outcomes] == sorted((one["tickets"] for one in outcomes), reverse=True)
    assert (outcomes[0]["tickets"], outcomes[-1]["tickets"]) == (2, 1)


def test_another_pc_killed_while_it_takes_a_copy_in(desk, manned_by, place):
    """T61: nothing, or the whole database with its key and its scans."""
    draw(manned_by("孙敏"), desk)
    take(desk)
    take_in(desk.store, photo())
    back_up(desk.store, desk.now(), "hand")
    desk.store.close()
    shutil.move(place.backups, place.folder / STICK)
    outcomes = attempts(place, "take_in")
    assert [one["found"] for one in outcomes if one["found"]] == []
    assert {(one["tickets"], bool(one["scans"])) for one in outcomes if one["tickets"]} == {(1, True)}
    assert [one["tickets"] for one in outcomes] == sorted(one["tickets"] for one in outcomes)
    assert (outcomes[0]["tickets"], outcomes[-1]["tickets"]) == (0, 1)


def test_a_backup_killed_at_a_sync(till):
    outcomes = attempts(till, "back_up")
    assert {one["tickets"] for one in outcomes} == {2}
    assert (outcomes[0]["copies"], outcomes[-1]["copies"]) == (0, 1)
