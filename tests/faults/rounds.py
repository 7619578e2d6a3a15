"""A counter that is killed, or whose disk fails, while it takes money: run as a program of its own, it tells in JSON.

    python -m tests.faults.rounds DATA kill 25            killed at random moments
    python -m tests.faults.rounds DATA CALL FAULT 1 ...   at the 1st, 2nd, 3rd ... call, until one goes through; then
                                                          the next call and fault, over a copy of the same folder

Each round forks a clerk who takes one yuan again and again with the real procedure and says so once it is kept. After
each round the receipts are held against what the clerk said, and the last request is sent once more.
"""

import ctypes
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from select import select as select_ready

from sqlalchemy import func, select

import deskapp.tables  # noqa: F401  # every table is checked
from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import DeskError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.payment_records import Payment
from deskapp.opening import open_place
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.staff.records import StaffMember
from deskapp.staff.sign_in import Duty
from deskapp.store.place import Place
from deskapp.store.work import Store

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 21, 10, 0, tzinfo=CHINA)
INJECTED = re.compile(r'"([^"\n]*)".*\(INJECTED\)')
"""The file that a spoiled call was about."""
EACH = 2
"""Receipts a clerk writes in a round with strace."""
LONGEST = 60
"""Seconds a round may take; then whoever hangs is killed, and the rounds end in an error."""
READY = b"."


def at_desk(store: Store) -> Desk:
    """林晓 on duty."""
    with store.reading() as session:
        member = session.scalars(select(StaffMember).where(StaffMember.name == "林晓")).one()
        return Desk(store, Duty(member.id, member.name, member.roles), lambda: AT)


def pay(desk: Desk, request_id: str) -> str:
    """One yuan on account of 3-2-501, by the real procedure; returns the number of the receipt."""
    walk = Walk(COLLECT_FEES, desk, request_id=request_id)
    ways = [{"method": "现金", "amount": "1.00"}]
    for step, said in (
        (Payer, {"room": "3-2-501", "payer": "张素芬"}),
        (Items, {"amount": "1.00"}),
        (Confirm, {"total": "1.00", "confirmed": True}),
        (Collect, {"ways": ways, "tendered": "1.00", "detector": True}),
    ):
        wrong = walk.submit(step, said)
        assert not wrong, wrong
    done = walk.finish()
    assert isinstance(done, Done), done
    return done.number


Tell = Callable[[str], object]
Job = Callable[[Tell, Callable[[], object]], None]
"""Handed a way to speak, and one to say that it is ready and wait until it may begin."""
Meddle = Callable[[int, Callable[[], object], int], object]
"""Handed the process, a way to let it begin, and where it speaks."""


def clerk(place: Place, begin: int, count: int) -> Job:
    """Take money so many times; say `ok REQUEST` when it is kept, `told CODE` when a sentence is shown instead."""
    return lambda tell, go: _take(place, range(begin, begin + count), tell, go)


def _take(place: Place, numbers: range, tell: Tell, go: Callable[[], object]) -> None:
    with closing(open_place(place, AT)) as store:
        desk = at_desk(store)
        go()
        for number in numbers:
            try:
                pay(desk, f"r{number}")
                tell(f"ok r{number}")
            except DeskError as trouble:
                tell(f"told r{number} {trouble.code}")


def forked(job: Job, meddle: Meddle) -> tuple[list[str], int]:
    """Fork a job, hand its process to `meddle`; what it said, and how it ended. TimeoutError when it hung."""
    if threading.active_count() > 1:
        raise RuntimeError("a fork would leave the other threads, and what they hold, behind")
    said_from, said_to = os.pipe()
    go_from, go_to = os.pipe()
    child = os.fork()
    if not child:
        signal.alarm(LONGEST)
        _let_anybody_trace()
        os.close(said_from)
        os.close(go_to)
        _act(job, said_to, go_from)
    os.close(said_to)
    os.close(go_from)
    os.read(said_from, len(READY))
    meddle(child, lambda: os.write(go_to, b"g"), said_from)
    with os.fdopen(said_from) as said:
        words = said.read().splitlines()
    os.close(go_to)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
        raise TimeoutError(f"after {words} nothing came for {LONGEST} seconds")
    return words, status


def _act(job: Job, said_to: int, go_from: int) -> None:
    """The life of a fork: nothing comes out of it but words, spoken with writev, which is none of the calls spoiled."""

    def tell(words: str) -> int:
        return os.writev(said_to, [f"{words}\n".encode()])

    def ready() -> bytes:
        os.writev(said_to, [READY])
        return os.read(go_from, 1)

    try:
        job(tell, ready)
    except Exception as error:  # noqa: BLE001  # what broke is told to the parent, whose folders it must not clean up
        at = traceback.extract_tb(error.__traceback__)[-1]
        tell(f"broke {error!r} {at.filename} {at.lineno}".replace("\n", " "))
    finally:
        os._exit(0)


@contextmanager
def in_time() -> Iterator[None]:
    """What hangs outside of a fork ends in TimeoutError too, which says where."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"after {LONGEST} seconds")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


@in_time()
def settle(place: Place, words: list[str], last: str) -> dict[str, object]:
    """What is in the books after a round; the last request is then sent again, as the clerk would."""
    with closing(open_place(place, AT)) as store:
        with store.reading() as session:
            kept = set(session.scalars(select(Payment.request_id)))
        acked = {word.split()[1] for word in words if word.startswith("ok ")}
        number = pay(at_desk(store), last)
        with store.reading() as session:
            again = session.scalar(select(func.count(Payment.id)).where(Payment.request_id == last))
    told = [word.split()[2] for word in words if word.startswith("told ")]
    return {"lost": sorted(acked - kept), "acked": len(acked), "told": told, "last": again, "number": number}


def killed_at_random(place: Place, rounds: int) -> list[dict[str, object]]:
    """Kill a clerk at a moment that nobody chose: sometimes during the first receipt, mostly during a later one."""
    dice, outcomes = random.Random(2), []

    def kill(child: int, go: Callable[[], object], said: int) -> None:
        go()
        if dice.randrange(4):
            select_ready([said], [], [], 20)
        time.sleep(dice.uniform(0, 0.06))
        os.kill(child, signal.SIGKILL)

    for number in range(rounds):
        words, _ = forked(clerk(place, number * 1000, 999), kill)
        last = f"r{number * 1000 + len(words)}"
        outcomes.append(settle(place, words, last))
    return outcomes


def spoiled(job: Job, trace: Path, calls: str, fault: str, nth: int | str) -> tuple[list[str], bool]:
    """Run a job whose Nth call strace spoils; what it said, and whether there were that many calls."""

    def spoil(child: int, go: Callable[[], object], said: int) -> None:
        inject = ["-e", f"trace={calls}", "-e", f"inject={calls}:{fault}:when={nth}"]
        tracer = subprocess.Popen(["strace", "-qq", "-f", "-s", "999", "-p", str(child), "-o", trace, *inject])
        give_up = time.monotonic() + LONGEST
        while not _traced(child) and tracer.poll() is None and time.monotonic() < give_up:
            time.sleep(0.002)
        if tracer.poll() is not None:
            raise RuntimeError(f"strace ended by itself with {tracer.returncode}")
        go()
        try:
            tracer.wait(LONGEST)
        except subprocess.TimeoutExpired:
            tracer.kill()

    words, status = forked(job, spoil)
    return words, "INJECTED" in trace.read_text() or status != 0


def refused_in(trace: Path, folder: Path) -> bool:
    """Whether the call that strace has spoiled was about a file of the counter, or a piece of one on its way there.

    The program's own files, such as modules and fonts, are nobody's to tell.
    """
    found = INJECTED.search(trace.read_text())
    if not found:
        return False
    file = Path(found[1])
    if file.is_relative_to(folder):
        return True
    return file.is_relative_to(tempfile.gettempdir()) and not file.is_relative_to(ROOT)


def traced(place: Place, calls: str, fault: str, stride: int) -> list[dict[str, object]]:
    """Spoil the Nth call, for N from 1 on, until a clerk gets through unharmed."""
    outcomes, nth, hit = [], 1, True
    while hit:
        words, hit = spoiled(clerk(place, nth * 1000, EACH), place.folder / "trace", calls, fault, nth)
        outcomes.append(settle(place, words, f"r{nth * 1000 + min(len(words), EACH - 1)}") | {"hit": hit})
        nth += stride
    return outcomes


def _let_anybody_trace() -> None:
    """Where only parents may trace, as on Ubuntu, a process can name others; strace is no parent of it."""
    if sys.platform == "linux":
        set_tracer, anybody = 0x59616D61, ctypes.c_ulong(-1)
        ctypes.CDLL(None).prctl(set_tracer, anybody, 0, 0, 0)


def _traced(child: int) -> bool:
    status = Path(f"/proc/{child}/status").read_text()
    return "TracerPid:\t0" not in status


def checked(place: Place, outcomes: list[dict[str, object]]) -> dict[str, object]:
    """What came of all rounds, and what does not hold in the ledger at their end."""
    with closing(open_place(place, AT)) as store:
        return {"rounds": outcomes, "found": [str(one) for one in findings(store)]}


def main(folder: str, *ways: str) -> None:
    """Run all rounds of each way, and tell."""
    told: list[dict[str, object]] = []
    if ways[0] == "kill":
        place = Place(Path(folder))
        told.append(checked(place, killed_at_random(place, int(ways[1]))))
    else:
        for number, (calls, fault, stride) in enumerate(zip(ways[::3], ways[1::3], ways[2::3], strict=True)):
            place = Place(Path(shutil.copytree(folder, f"{folder}-{number}")))
            told.append(checked(place, traced(place, calls, fault, int(stride))))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
