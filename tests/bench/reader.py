"""A card written before the clerk's eyes: how long until it is green, and how long the window stood still meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from time import perf_counter

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.access.kinds import CardFamily, HolderClass, Purpose
from deskapp.access.register import planning
from deskapp.access.register.values import Grant, Holder, OnReader
from deskapp.access.rules.terms import Term
from deskapp.cards.emulator.reader import Card
from deskapp.cards.monitor import Monitor
from deskapp.cards.readers import CardCame, Happening, Told
from deskapp.cards.readers_plugged_in import PluggedInReaders
from deskapp.desk import Desk
from deskapp.estate.records import Occupancy
from deskapp.procedures.finish_card.wizard import FinishCardWizard
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from deskapp.ui.garbage import Collector
from tests.bench.cards import at_slot
from tests.bench.counter import Counter
from tests.bench.figure import Figure, percentile
from tests.card_station import classic_card, desfire, with_station
from tests.cards.stack.slot import Slot

BEAT_MS = 5
GREEN_MS, STALL_MS, PART = 300, 50, 0.95
SETTLED_MS = 60
"""Within which a page that was opened is painted: nobody is quicker with a card."""
AFTER_MS = 60
"""How long the window is watched on once the card is green."""
DEADLINE_MS = 30_000
KINDS: tuple[tuple[CardFamily, Callable[[str], Card], str], ...] = (
    (CardFamily.DESFIRE, desfire, "04{:012X}"),
    (CardFamily.CLASSIC, classic_card, "56{:06X}"),
)


class TimedReaders(PluggedInReaders):
    """The plugged in ones; `came` is when PC/SC told of the last card."""

    came = 0.0

    def watch(self, told: Told) -> Monitor:
        def timed(happening: Happening) -> None:
            if isinstance(happening, CardCame):
                self.came = perf_counter()
            told(happening)

        return super().watch(timed)


class Beat(QTimer):
    """Beats every 5 ms; `longest` is the longest time between two beats in milliseconds, less the beat itself."""

    def __init__(self) -> None:
        super().__init__(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self.timeout.connect(self._beat)

    def begin(self) -> None:
        """From now on."""
        self._clock.start()
        self.start()

    def _beat(self) -> None:
        self.longest = max(self.longest, self._clock.nsecsElapsed() / 1e6 - BEAT_MS)
        self._clock.start()


def at_the_reader(counter: Counter, cards: int) -> Iterator[Figure]:
    """So many cards are laid on vpcd and written on the page of a wizard, one DESFire and one Classic in turn."""
    with at_slot() as slot, _desk(counter) as (desk, readers):
        greens, stalls = [], []
        for number, (family, make, uid) in enumerate(islice(cycle(KINDS), cards), 1):
            card = make(uid.format(number))
            wizard = _wizard(desk, card.uid.hex().upper(), family, number)
            stalls.append(_laid_and_written(slot, card, wizard))
            greens.append((perf_counter() - readers.came) * 1000 - AFTER_MS)
            slot.take()
            wizard.close()
        yield Figure(f"card seen by PC/SC to green, 95 % of {cards} cards", percentile(greens, PART), GREEN_MS, "ms")
        yield Figure("longest stall of the window while they were written", max(stalls), STALL_MS, "ms")


@contextmanager
def _desk(counter: Counter) -> Iterator[tuple[Desk, TimedReaders]]:
    readers = TimedReaders()
    desk = with_station(counter.of("林晓"), readers)
    try:
        yield desk, readers
    finally:
        stop_reader(desk.station)


def _wizard(desk: Desk, uid: str, family: CardFamily, number: int) -> FinishCardWizard:
    """A card planned for somebody who lives here, and the walk that writes it, at the reader and in sight."""
    with desk.work("issue_card") as session:
        lives = session.scalars(select(Occupancy).order_by(Occupancy.id).offset(number).limit(1)).one()
        holder = Holder(HolderClass.OWNER, lives.customer.name, lives.customer_id, lives.unit_id)
        grant = Grant(Purpose.ACCESS, Term.first(desk.today, 24), (1,))
        planning.issue(session, f"bench {number}", holder, (grant,), OnReader(uid, family, 1))
    wizard = FinishCardWizard(desk)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    QTest.keyClick(wizard, Qt.Key.Key_F8)
    QTest.qWait(SETTLED_MS)
    return wizard


def _laid_and_written(slot: Slot, card: Card, wizard: FinishCardWizard) -> float:
    """The longest stall in milliseconds, from laying the card down until a moment after it is green."""
    page = wizard.writing
    assert page, "F8 led to the reader"
    loop, beat, collector = QEventLoop(), Beat(), Collector(wizard)
    page.changed.connect(lambda: QTimer.singleShot(AFTER_MS, loop.quit) if page.face is Face.ALL else None)
    QTimer.singleShot(DEADLINE_MS, loop, loop.quit)
    slot.lay(card)
    beat.begin()
    loop.exec()
    beat.stop()
    collector.stop()
    assert page.face is Face.ALL, f"not written within the deadline: {page.face}"
    return beat.longest
