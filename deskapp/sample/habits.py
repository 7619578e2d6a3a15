"""How households pay: at once, by the quarter, a year ahead, late, or not at all; from it, who comes on which day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from deskapp.kernel.days import ONE_DAY, Month

SUNDAY = 6


@dataclass(frozen=True)
class Habit:
    """`share` of a hundred units come every so many months (0: never) and pay what is open.

    With `oldest` they pay no more than so many charges, with `ahead` so many months beyond this one. Those who
    stop came for some months and then no more.
    """

    share: int
    every: int
    oldest: int = 0
    ahead: int = 0
    stops: bool = False


HABITS = (
    Habit(1, every=1),
    Habit(5, every=3),
    Habit(4, every=3, ahead=2),
    Habit(16, every=6),
    Habit(22, every=6, ahead=5),
    Habit(22, every=12, ahead=11),
    Habit(8, every=12),
    Habit(10, every=6, oldest=4),
    Habit(7, every=3, stops=True),
)
"""What is missing from a hundred has never paid."""


@dataclass(frozen=True)
class Visit:
    """Somebody of a unit comes to pay: the oldest so many charges (0: all), and so many months ahead."""

    unit_id: int
    oldest: int = 0
    ahead: int = 0


@dataclass(frozen=True)
class Calendar:
    """Who comes when, and the units that have never paid."""

    visits: dict[date, list[Visit]]
    never: frozenset[int]

    def days(self) -> list[date]:
        """The days on which anybody comes."""
        return sorted(self.visits)


def plan(dice: Random, unit_ids: Sequence[int], months: Sequence[Month], until: date) -> Calendar:
    """Every visit of these months up to a day; nobody comes on a Sunday, when the counter is closed."""
    visits: dict[date, list[Visit]] = defaultdict(list)
    never = set()
    for unit_id in unit_ids:
        habit = _draw(dice)
        if habit is None:
            never.add(unit_id)
            continue
        for month in _months(dice, habit, len(months)):
            day = open_day(months[month].first + timedelta(days=dice.randrange(27)))
            if day <= until:
                visits[day].append(Visit(unit_id, habit.oldest, habit.ahead))
    return Calendar(dict(visits), frozenset(never))


def open_day(day: date) -> date:
    """The day itself, or the Monday after a Sunday."""
    return day + ONE_DAY if day.weekday() == SUNDAY else day


def _draw(dice: Random) -> Habit | None:
    lot = dice.randrange(100)
    for habit in HABITS:
        lot -= habit.share
        if lot < 0:
            return habit
    return None


def _months(dice: Random, habit: Habit, months: int) -> Iterator[int]:
    first = dice.randrange(min(habit.every, 3) if habit.ahead else habit.every)
    last = dice.randrange(1, max(2, months - 2)) if habit.stops else months
    yield from range(first, last, habit.every)
