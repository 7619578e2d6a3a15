"""Two ways of doing the same, timed in turn; what is kept is how many times longer one takes."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

Doing = Callable[[], object]


@dataclass(frozen=True)
class Race:
    """What is compared, and how many times slower ours may be before something has gone wrong.

    Both are called once to warm up and then in turn; everything they need is made beforehand.
    """

    name: str
    bare_name: str
    limit: float
    ours: Doing
    bare: Doing
    rounds: int = 7


@dataclass(frozen=True)
class Ratio:
    """How a race went: the best time of either side in seconds."""

    race: Race
    ours: float
    bare: float

    @property
    def times(self) -> float:
        """How many times longer ours takes."""
        return self.ours / self.bare

    def __str__(self) -> str:
        race = self.race
        sides = f"{race.name:<34}{self.ours * 1000:>10.2f} ms   {race.bare_name:<44}{self.bare * 1000:>9.2f} ms"
        return f"{sides}{self.times:>8.2f} x   at most {race.limit:g}"


def run(race: Race) -> Ratio:
    """The best of all rounds on either side: noise only ever adds."""
    race.ours(), race.bare()
    pairs = [(_timed(race.ours), _timed(race.bare)) for _ in range(race.rounds)]
    return Ratio(race, min(ours for ours, _ in pairs), min(bare for _, bare in pairs))


def _timed(does: Doing) -> float:
    begun = perf_counter()
    does()
    return perf_counter() - begun
