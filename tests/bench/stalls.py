"""How long the window stands still while the real tour is taken in it: measured by what it does between two waits.

Counted is every key from when it is pressed until the program has dealt with it, and every stretch in which the event
loop serves events without coming to rest. What the tour does by itself is not: pictures, files read back, look-ups.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher, Qt

from deskapp.tour import guide
from deskapp.tour.clock import TourClock
from deskapp.tour.day import DAY
from deskapp.tour.hands import Hands
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage
from tests.bench.row import Row, digits

LONGEST_MS = 100
DAY_OF_TOUR = date(2026, 11, 21)
SHOWN = 3


@dataclass
class Stall:
    """So many milliseconds in which nothing else could be done, and the step it was in."""

    ms: float
    step: str
    doing: str


class Heart:
    """Notes every stall; `step` is what goes on."""

    def __init__(self) -> None:
        self.step, self.stalls = "", list[Stall]()
        self._since: float | None = None
        self._in_key = False
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._wake, Qt.ConnectionType.DirectConnection)
        dispatcher.aboutToBlock.connect(self._rest, Qt.ConnectionType.DirectConnection)

    def key(self, name: str, begun: float) -> None:
        """A key that was pressed has been dealt with."""
        self._note(begun, name)

    def skip(self) -> None:
        """What was done up to now was the tour's own."""
        self._since = None

    def _wake(self) -> None:
        self._since = perf_counter()

    def _rest(self) -> None:
        if self._since is not None:
            self._note(self._since, "events")
        self._since = None

    def _note(self, begun: float, doing: str) -> None:
        self.stalls.append(Stall((perf_counter() - begun) * 1000, self.step, doing))


class TimedHands(Hands):
    """The hands of the tour, each key timed."""

    def __init__(self, heart: Heart) -> None:
        super().__init__()
        self._heart = heart

    def press(self, *keys: str) -> None:
        for one in keys:
            begun = perf_counter()
            super().press(one)
            self._heart.key(one, begun)
            self._heart.skip()

    def type(self, words: str) -> None:
        for one in words:
            begun = perf_counter()
            super().type(one)
            self._heart.key("a letter", begun)
            self._heart.skip()


class TimedStage(Stage):
    """The stage of the tour; its own pictures and files are left out."""

    heart: Heart

    def shoot(self, name: str) -> None:
        super().shoot(name)
        self.heart.skip()

    def new_documents(self) -> list[str]:
        made = super().new_documents()
        self.heart.skip()
        return made

    def rest(self) -> None:
        self.heart.skip()
        super().rest()


def longest(steps: int | None = None) -> Iterator[Row]:
    """The longest stall of the small tour, or of its first steps. The application must be there."""
    with TemporaryDirectory(prefix="deskapp-tour-") as folder:
        heart = _take(Path(folder), DAY[:steps])
    taken = len(DAY[:steps])
    worst = sorted(heart.stalls, key=lambda one: -one.ms)
    over = [one for one in worst if one.ms > LONGEST_MS]
    per_step = {one.step: one for one in reversed(over)}
    named = "; ".join(
        f"{one.ms:.0f} ms {one.step} ({one.doing})" for one in sorted(per_step.values(), key=lambda s: -s.ms)[:SHOWN]
    )
    first = worst[0]
    yield Row(
        f"longest stall in the tour, {taken} steps, {len(heart.stalls):,} stretches",
        f"{first.ms:.{digits(first.ms)}f} ms",
        f"none: in step {first.step}, at {first.doing}; {len(over)} above {LONGEST_MS} ms",
        first.ms,
        LONGEST_MS,
        "ms",
        why=named,
    )


def _take(folder: Path, steps: Sequence[Step]) -> Heart:
    heart = Heart()
    stage = TimedStage(folder, TourClock(DAY_OF_TOUR), small=True, hands=TimedHands(heart))
    stage.heart = heart
    try:
        for step in steps:
            heart.step = step.name
            heart.skip()
            (told,) = guide.take(stage, (step,))
            assert told.ok, f"{step.name}: {told.words}"
    finally:
        stage.close()
    return heart
