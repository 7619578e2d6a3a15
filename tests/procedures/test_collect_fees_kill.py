"""T01: a counter killed at any moment loses no receipt it was told of, doubles none and skips no number."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import random

from sqlalchemy import func, select

from deskapp.audit.chain import breaks
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket, TicketBook
from deskapp.opening import open_place
from tests.fees import open_counter

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def counter(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    """A process that collects five yuan after five yuan and says so after each; one that hangs is killed."""
    told = [sys.executable, "-m", "tests.procedures.till", str(folder)]
    with subprocess.Popen(told, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        killer = threading.Timer(90, running.kill)
        killer.start()
        try:
            yield running
        finally:
            killer.cancel()
            running.kill()


def test_t01_a_killed_counter_loses_doubles_and_skips_nothing(manned_by, desk, store, place, clock):
    open_counter(manned_by, desk, "2026-10", "2026-11")
    store.close()
    with counter(place.folder) as running:
        assert running.stdout is not None
        acknowledged = [running.stdout.readline().strip() for _ in range(2)]
        time.sleep(random() / 20)
        running.kill()
        acknowledged += running.stdout.read().split()
    opened = open_place(place, clock())
    with opened.reading() as session:
        numbers = list(session.scalars(select(Ticket.number).order_by(Ticket.number)))
        assert numbers == list(range(1, len(numbers) + 1)), "without gaps"
        assert len(numbers) - len(acknowledged) in (0, 1), "at most one the clerk was not told of"
        assert acknowledged == [f"{number:07d}" for number in numbers[: len(acknowledged)]]
        assert session.scalar(select(func.count(Payment.id))) == len(numbers), "no payment without its ticket"
        assert session.scalars(select(TicketBook)).one().next_no == len(numbers) + 1
        assert list(breaks(session, opened.chain_key)) == []
    opened.close()
