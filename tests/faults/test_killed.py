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
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the counter is forked for every round"),
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
        assert told["found"] == []
        assert [one for one in told["rounds"] if one["lost"] or one["last"] != 1] == []
        return told["rounds"]

    return run


def test_a_kill_at_any_moment_loses_doubles_and_skips_nothing(rounds):
    outcomes = rounds("kill", "10")
    assert sum(one["acked"] for one in outcomes) > 0


SYNC, WRITE = "fsync,fdatasync", "pwrite64"


def traced(rounds, calls, fault, stride=1):
    """What came of a clerk whose Nth call was spoiled, for every N, or every so many."""
    if why := why_not_traced():
        pytest.skip(why)
    outcomes = rounds("strace", calls, fault, str(stride))
    assert [one["hit"] for one in outcomes] == [True] * (len(outcomes) - 1) + [False]
    return outcomes[:-1]


def test_a_kill_at_every_sync_loses_doubles_and_skips_nothing(rounds):
    assert len(traced(rounds, SYNC, "signal=SIGKILL")) >= 2


def test_a_kill_at_a_write_loses_doubles_and_skips_nothing(rounds):
    assert len(traced(rounds, WRITE, "signal=SIGKILL", 31)) >= 2


def test_a_disk_that_fails_to_sync_is_told_and_nothing_false_is_said(rounds):
    assert {code for one in traced(rounds, SYNC, "error=EIO") for code in one["told"]} == {"E-DB-08"}


def test_a_disk_that_is_full_at_a_write_is_told(rounds):
    assert {code for one in traced(rounds, WRITE, "error=ENOSPC", 61) for code in one["told"]} == {"E-DB-05"}
