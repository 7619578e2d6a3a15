"""Every act that moves money or numbers, killed and let down by its disk, and held against how it is done in peace.

An act in peace is told row by row: what the database held before, and what it holds after. Whatever befalls it, what is
found when the database is opened again is one or the other; asked again under the same request it says what it said in
peace, and leaves the same rows.
"""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import deskapp.tables  # noqa: F401  # every table is checked
from deskapp.kernel.errors import DeskError
from deskapp.ledger.checks.inspection import findings
from deskapp.opening import catch_up, open_place
from deskapp.printing.spool import PrintJob, Watch, unwatched
from deskapp.printing.trouble import Trouble, trouble
from deskapp.printout import print_papers
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.store.place import Place
from tests.conftest import STARTED, Clock
from tests.faults.acts.act import AFTER, Act, Ready, Team, Told, Walking, nothing
from tests.faults.power import torn
from tests.faults.rounds import Job, forked, in_time, refused_in, spoiled

WRITES, SYNCS = "write,pwrite64", "fsync,fdatasync"
OPENS, RENAMES, DELETIONS = "openat", "?rename,?renameat,?renameat2", "?unlink,?unlinkat"
KILL, BROKEN, FULL = "signal=SIGKILL", "error=EIO", "error=ENOSPC"
WAYS: Mapping[str, tuple[str, str, str]] = {
    "killed at a sync": (SYNCS, KILL, ""),
    "killed at a write": (WRITES, KILL, ""),
    "sync fails": (SYNCS, BROKEN, ""),
    "write fails": (WRITES, BROKEN, ""),
    "disk full": (WRITES, FULL, "+"),
}
FILE_WAYS: Mapping[str, tuple[str, str, str]] = {
    "open fails": (OPENS, BROKEN, ""),
    "rename fails": (RENAMES, BROKEN, ""),
    "unlink fails": (DELETIONS, BROKEN, ""),
}
"""What befalls an act that writes files besides its rows; files of the program itself are found in place."""
"""The calls, what happens to the Nth of each kind, and whether it goes on happening from there."""
PRINT_LOGS, PRINTER_OFF = frozenset({"print_log", "journal"}), "E-PRN-03"
TRIES = 3
"""How often a clerk tries: twice it may be told that the disk fails, for a write and a pwrite64 are counted apart."""
State = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Peace:
    """An act as it goes when nothing happens: the folder it begins in, and the rows before and after."""

    walking: Walking
    image: Path
    place: Place
    told: Told
    seconds: float
    before: State = field(repr=False)
    after: State = field(repr=False)

    @property
    def each_time(self) -> frozenset[str]:
        """Tables that say how often it was asked."""
        return self.walking.act.each_time

    def again(self) -> Place:
        """The folder as it was before. It always lies at the same place, which the records may name."""
        shutil.rmtree(self.place.folder)
        shutil.copytree(self.image, self.place.folder)
        return self.place


@dataclass(frozen=True)
class Round:
    """What came of one round: whether the act was found done, the codes the clerk was told, and what is not right."""

    done: bool
    told: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class MadeReady:
    """Desks as acts begin at them, each made once in a folder of its own, from the `desk` that all begin with."""

    desk: Path
    folder: Path
    kept: dict[Ready, tuple[Path, datetime]] = field(default_factory=dict)

    def by(self, ready: Ready) -> tuple[Path, datetime]:
        """Where it lies, and what time it is there."""
        if ready is nothing:
            return self.desk, STARTED
        if ready not in self.kept:
            before, own = AFTER.get(ready, (nothing, ready))
            image, at = self.by(before)
            place, clock = Place(self.folder / f"ready {len(self.kept)}"), Clock(at)
            shutil.copytree(image, place.folder)
            with closing(open_place(place, at)) as store:
                own(Team(store, clock))
            self.kept[ready] = place.folder, clock()
        return self.kept[ready]


def in_peace(desks: MadeReady, folder: Path, act: Act, *, thorough: bool = True) -> Peace:
    """At a desk made ready, do the act once and once more. AssertionError when its gains are not those of the table."""
    place = Place(folder / "data")
    image, at = desks.by(act.ready)
    shutil.copytree(image, place.folder)
    with closing(open_place(place, at)) as store:
        walking = Walking(act, act.said(Team(store, Clock(at))), at)
    shutil.copytree(place.folder, folder / "image")
    before = state(place)
    with closing(open_place(place, walking.at)) as store:
        began = time.perf_counter()
        told = walking.walk(store)
        seconds = time.perf_counter() - began
        after = state(place)
        gained = {name: len(after[name]) - len(before[name]) for name in after if name != "journal"}
        assert {name: count for name, count in gained.items() if count} == act.gains
        peace = Peace(walking, folder / "image", place, told, seconds, before, after)
        assert not list(_not_the_same(peace, walking.walk(store)))
        assert not thorough or [str(one) for one in findings(store)] == []
    return peace


def state(place: Place) -> State:
    """Every row of every table."""
    with closing(connect(str(place.database), database_key(place))) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: file.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def _job(peace: Peace, place: Place) -> Job:
    """Do it, say `ok` or what was told instead; and try again at once, as a clerk does."""

    def run(tell: Callable[[str], object], go: Callable[[], object]) -> None:
        with closing(open_place(place, peace.walking.at)) as store:
            go()
            for _ in range(TRIES):
                try:
                    peace.walking.walk(store)
                    tell("ok")
                    break
                except DeskError as trouble:
                    tell(f"told {trouble.code} {trouble.text}")

    return run


@in_time()
def _judge(peace: Peace, words: list[str], *, thorough: bool) -> Round:
    """Open it again: done or not, nothing between; then asked again, all as it is in peace."""
    wrong = [word for word in words if word.startswith("broke")]
    with closing(open_place(peace.place, peace.walking.at)) as store:
        catch_up(store, peace.walking.at)
        now = state(peace.place)
        done = not set(_differs(peace, now, peace.after)) - peace.walking.act.behind
        if not done:
            wrong += [f"neither done nor not: {name}" for name in _differs(peace, now, peace.before)]
        if "ok" in words and not done:
            wrong.append("what was told is lost")
        if thorough:
            wrong += [f"before it was asked again: {one}" for one in findings(store)]
        wrong += _not_the_same(peace, peace.walking.walk(store))
        if thorough:
            wrong += [f"after it was asked again: {one}" for one in findings(store)]
    return Round(done, tuple(word.split()[1] for word in words if word.startswith("told")), tuple(wrong))


def _differs(peace: Peace, one: State, other: State) -> list[str]:
    return [name for name in other if one[name] != other[name] and name not in peace.each_time]


def _not_the_same(peace: Peace, told: Told) -> list[str]:
    """In what an act that was asked again is not the one that was done in peace."""
    said = told if not peace.each_time else Told(told.number, peace.told.words, told.papers)
    same = said == peace.told or peace.walking.act.stands
    wrong = [] if same else [f"told {told}, in peace {peace.told}"]
    return wrong + [f"asked again: {name}" for name in _differs(peace, state(peace.place), peace.after)]


def killed(peace: Peace, dice: random.Random, *, thorough: bool = False) -> Round:
    """Kill it at a moment that nobody chose, about as often before as after it is kept."""
    wait = dice.uniform(0, peace.seconds * 1.5)

    def kill(child: int, go: Callable[[], object], said: int) -> None:
        go()
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)

    words, _ = forked(_job(peace, peace.again()), kill)
    return _judge(peace, words, thorough=thorough)


def let_down(peace: Peace, way: str, nth: int, *, thorough: bool = False) -> Round | None:
    """Do to its Nth call what the way says; None when there were not so many."""
    calls, fault, on = {**WAYS, **FILE_WAYS}[way]
    trace = peace.image.parent / "trace"
    words, hit = spoiled(_job(peace, peace.again()), trace, calls, fault, f"{nth}{on}")
    if hit and way in FILE_WAYS and not refused_in(trace, peace.place.folder):
        return Round(False, (), ())
    round = _judge(peace, words, thorough=thorough)
    if not hit:
        return None
    if fault == BROKEN and "ok" not in words:
        return Round(round.done, round.told, (*round.wrong, f"not done when the disk was well again: {words}"))
    return round


def power_cut(peace: Peace, dice: random.Random, images: int) -> list[Round]:
    """Do it, and cut the power: first once all of it is on the disk, then while its log is written, so many times."""
    place = peace.again()
    log = place.database.with_name(place.database.name + "-wal")
    with closing(open_place(place, peace.walking.at)) as store:
        base = place.database.read_bytes()
        peace.walking.walk(store)
        written = log.read_bytes()
        assert place.database.read_bytes() == base, "what is new lies in the log"
    rounds = []
    for left in (written, *(torn(dice, b"", written) for _ in range(images))):
        peace.again().database.write_bytes(base)
        log.write_bytes(left)
        rounds.append(_judge(peace, ["ok"] if left == written else [], thorough=False))
    return rounds


def put_away(peace: Peace) -> Round:
    """Do it, put away after every page and taken up again from its draft (GEN-12): it ends as it does in peace."""
    with closing(open_place(peace.again(), peace.walking.at)) as store:
        told = replace(peace.walking, put_away=True).walk(store)
        return Round(True, (), tuple(_not_the_same(peace, told)))


class _OffPrinter:
    """Takes nothing."""

    def send(self, job: PrintJob, watch: Watch = unwatched) -> None:
        raise trouble(Trouble.OFFLINE, "针式打印机", title=job.title)


def printer_off(peace: Peace) -> Round:
    """Do it, and print what is due on a printer that is off: each paper is told as kept, and only its log is new."""
    wrong = []
    with closing(open_place(peace.again(), peace.walking.at)) as store:
        papers = peace.walking.done(store).papers
        desk = Team(store, Clock(peace.walking.at))(peace.walking.act.who)
        told = print_papers(desk, papers, _OffPrinter())
        now = state(peace.place)
        wrong += [f"printing changed {name}" for name in _differs(peace, now, peace.after) if name not in PRINT_LOGS]
        if len(now["print_log"]) - len(peace.after["print_log"]) != len(papers) or bool(told) != bool(papers):
            wrong.append(f"{len(papers)} papers, told {told}")
        wrong += [f"not told as kept: {one}" for one in told if "已保存" not in one.text or one.code != PRINTER_OFF]
    return Round(True, tuple(one.code for one in told), tuple(wrong))
