"""Two ways of doing the same, timed in turn; what is kept is how many times longer one takes."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from tests.bench.row import Row, milliseconds

Doing = Callable[[], object]


def nothing() -> None:
    """What is done between two sides that need nothing of each other."""


@dataclass(frozen=True)
class Race:
    """What is compared, and how many times slower ours is meant to be at most.

    Both are called once to warm up and then in turn, `between` after ours and untimed: the floor may write what ours
    has just written. `limit` is where something has gone wrong even on a busy machine; it is tested.
    """

    name: str
    floor_name: str
    aim: float
    ours: Doing
    floor: Doing
    rounds: int = 7
    between: Doing = nothing
    limit: float = 0.0
    why: str = ""


@dataclass(frozen=True)
class Ratio:
    """How a race went: the median time of either side in seconds."""

    race: Race
    ours: float
    floor: float

    @property
    def times(self) -> float:
        """How many times longer ours takes."""
        return self.ours / self.floor

    @property
    def row(self) -> Row:
        """The line of the table."""
        race, beside = self.race, f"{self.race.floor_name}: {milliseconds(self.floor)}"
        return Row(race.name, milliseconds(self.ours), beside, self.times, race.aim, why=race.why)


def run(race: Race) -> Ratio:
    """The medians of all rounds, ours and the floor in turn, so that a busy machine is busy for both.

    Garbage is collected between the rounds: in the program, too, it is collected when nobody waits. What was there
    before them is not gone through again each time.
    """
    race.ours(), race.between(), race.floor()
    gc.collect()
    gc.freeze()
    pairs = [_round(race) for _ in range(race.rounds)]
    return Ratio(race, median(ours for ours, _ in pairs), median(floor for _, floor in pairs))


def _round(race: Race) -> tuple[float, float]:
    ours = _timed(race.ours)
    race.between()
    return ours, _timed(race.floor)


def _timed(does: Doing) -> float:
    gc.collect()
    gc.disable()
    begun = perf_counter()
    try:
        does()
        return perf_counter() - begun
    finally:
        gc.enable()
