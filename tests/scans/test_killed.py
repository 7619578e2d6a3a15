"""Killed at any moment while pictures are taken in and filed: no paper without its picture, no picture lost."""

import random
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from deskapp.customer_file.records import FilePaper
from deskapp.ledger.checks.inspection import findings
from deskapp.opening import open_place
from deskapp.scans import checks
from deskapp.scans.keeping import sweep
from deskapp.scans.records import Scan
from deskapp.scans.vault import vault_of
from tests.conftest import STARTED
from tests.store.test_foundation import make_unit

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, MOST_SECONDS = 6, 60
pytestmark = pytest.mark.timeout(ROUNDS * MOST_SECONDS + 60)


def killed(folder: Path, after: int, wait: float) -> list[str]:
    """What a clerk told of, who was killed some time after filing so many papers."""
    command = [sys.executable, "-m", "tests.scans.filing", str(folder)]
    told: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as clerk:
        assert clerk.stdout is not None
        while len(told) < after and (line := clerk.stdout.readline()):
            told.append(line.strip())
        time.sleep(wait)
        clerk.kill()
        told += [line.strip() for line in clerk.stdout]
    return [one for one in told if len(one) == 64]


def test_a_kill_at_any_moment_leaves_no_paper_without_its_picture(desk, place):
    with desk.work("edit_estate") as session:
        assert make_unit(session).id == 1
    desk.store.close()
    dice, told = random.Random(5), set[str]()
    for number in range(ROUNDS):
        told.update(killed(place.folder, 1 + number, dice.random() * 0.05))
        with closing(open_place(place, STARTED)) as store:
            assert list(checks.findings(store)) == []
            assert list(findings(store)) == []
            with store.reading() as session:
                filed = set(session.scalars(select(Scan.digest)))
                papers = session.scalars(select(FilePaper)).all()
                assert all(len(one.pictures) == 1 for one in papers)
            assert told <= filed
    assert len(told) >= ROUNDS
    with closing(open_place(place, STARTED)) as store:
        sweep(store, STARTED + timedelta(days=36_500))
        assert set(vault_of(store).digests()) == filed, "what the kills left lying is swept, and nothing else"
        assert not list(place.scans.glob("*/*.part"))
