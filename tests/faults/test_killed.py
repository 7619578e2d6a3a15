"""A receipt survives kill -9 and failing disks at any step: never lost, doubled or skipped (T01, T02, T03)."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from deskapp.ledger.kinds import TariffBasis
from tests.fees import bill, draw_book, make_home, make_price, name_company

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 300
"""What all rounds of a test may take on a slow machine, each with a deadline of its own."""
pytestmark = [
    pytest.mark.linux("the counter is forked for every round"),
    pytest.mark.timeout(MOST_SECONDS + 60),
]


@cache
def why_not_traced() -> str:
    """Why strace cannot be used here; empty if it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, text=True, timeout=60)
    return f"ptrace is not permitted here: {tried.stderr.strip()}" if tried.returncode else ""


@pytest.fixture
def rounds(desk, manned_by, place):
    """Run rounds on a counter ready to collect; what came of them, after a look at what must hold in any case."""
    name_company(manned_by)
    draw_book(manned_by, desk, pieces=1000)
    with manned_by("高远").work("edit_tariffs") as session:
        make_home(session)
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    bill(manned_by, "2026-11")
    desk.store.close()

    def run(*words):
        command = [sys.executable, "-m", "tests.faults.rounds", str(place.folder), *words]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS)
        assert done.returncode == 0, done.stderr[-3000:]
        told = json.loads(done.stdout)
        for way in told:
            assert way["found"] == []
            assert [one for one in way["rounds"] if one["lost"] or one["last"] != 1] == []
        return [way["rounds"] for way in told]

    return run


def test_a_kill_at_any_moment_loses_doubles_and_skips_nothing(rounds):
    (outcomes,) = rounds("kill", "10")
    assert sum(one["acked"] for one in outcomes) > 0


SYNC, WRITE = "fsync,fdatasync", "pwrite64"
KILLED, BROKEN, FULL = "signal=SIGKILL", "error=EIO", "error=ENOSPC"


def test_whatever_a_sync_or_a_write_ends_in_nothing_is_lost_doubled_or_skipped_and_nothing_false_is_said(rounds):
    """Killed at every sync, and at some writes; a disk that fails to sync, and one that is full."""
    if why := why_not_traced():
        pytest.skip(why)
    ways = ((SYNC, KILLED, "1"), (WRITE, KILLED, "31"), (SYNC, BROKEN, "1"), (WRITE, FULL, "61"))
    told = rounds(*(word for way in ways for word in way))
    for outcomes in told:
        assert [one["hit"] for one in outcomes] == [True] * (len(outcomes) - 1) + [False]
    at_syncs, at_writes, not_synced, full = (outcomes[:-1] for outcomes in told)
    assert len(at_syncs) >= 2
    assert len(at_writes) >= 2
    assert {code for one in not_synced for code in one["told"]} == {"E-DB-08"}
    assert {code for one in full for code in one["told"]} == {"E-DB-05"}
