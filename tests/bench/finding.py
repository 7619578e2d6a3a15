"""The one search box as the window asks it, in a community of so many people."""

from collections.abc import Iterator, Sequence
from random import Random
from statistics import median
from time import perf_counter

from sqlalchemy import func, select

from deskapp.desk import Desk
from deskapp.estate.records import Customer, IcCard, Unit, Vehicle
from deskapp.overview.search import search_view
from tests.bench.figure import percentile
from tests.bench.row import Row, digits
from tests.bench.town import town

MANY, FEW = 100_000, 10_000
LONGEST_MS, GROWTH = 15, 1.5
PART, SEED = 0.95, 11
NOWHERE = ("zzqx", "99-9-9999", "龘龘", "13800000000")
"""What nobody is called and no room is: everything must be looked through, or nothing."""
FLOOR = "none: a time, median {}"


def searches(many: int = MANY, few: int = FEW, each: int = 40) -> Iterator[Row]:
    """The 95th percentile among many people, and how much it is above that among a tenth of them."""
    with town(few) as small:
        before = _times(small.of("林晓"), each)
    with town(many) as large:
        first = _timed(large.of("林晓"), NOWHERE[0])
        after = _times(large.of("林晓"), each)
    short, long = percentile(before, PART), percentile(after, PART)
    yield Row(
        f"search among {many:,} people, 95th percentile of {len(after)}",
        f"{long:.{digits(long)}f} ms",
        FLOOR.format(f"{median(after):.1f} ms"),
        long,
        LONGEST_MS,
        "ms",
    )
    yield Row(
        f"the same, {many:,} people over {few:,}",
        f"{long:.{digits(long)}f} ms",
        f"{short:.{digits(short)}f} ms, median {median(before):.1f} ms",
        long / short,
        GROWTH,
    )
    yield Row(
        f"the first search of a start among {many:,} people",
        f"{first:.{digits(first)}f} ms",
        "none: a time",
        first,
        unit="ms",
        why="for knowledge: the words that are searched are read into memory once",
    )


def ticket_ends(desk: Desk, many: int) -> Iterator[Row]:
    """Tickets by the end of their number, among so many of them."""
    dice = Random(SEED)
    times = _timed_all(desk, [f"{dice.randrange(many):07d}"[-signs:] for signs in (3, 4, 5, 7) for _ in range(10)])
    long = percentile(times, PART)
    yield Row(
        f"search by the end of a number among {many:,} tickets, 95th percentile of {len(times)}",
        f"{long:.{digits(long)}f} ms",
        FLOOR.format(f"{median(times):.1f} ms"),
        long,
        LONGEST_MS,
        "ms",
    )


def _times(desk: Desk, each: int) -> list[float]:
    """Milliseconds of every search, each kind of thing in turn, after all were asked once."""
    return _timed_all(desk, list(typed(desk, each)))


def _timed_all(desk: Desk, asked: Sequence[str]) -> list[float]:
    for one in asked:
        search_view(desk, one)
    return [_timed(desk, one) for one in asked]


def _timed(desk: Desk, words: str) -> float:
    begun = perf_counter()
    search_view(desk, words)
    return (perf_counter() - begun) * 1000


def typed(desk: Desk, each: int) -> Iterator[str]:
    """What clerks type: rooms in two spellings, names, parts of them, initials, ends of phones, plates, cards, UIDs."""
    dice = Random(SEED)
    with desk.reading() as session:
        highest = session.scalar(select(func.max(Unit.id))) or 1
        for _ in range(each):
            unit = session.get_one(Unit, dice.randint(1, highest))
            who = session.get_one(Customer, dice.randint(1, highest))
            car = session.get_one(Vehicle, dice.randint(1, highest // 2))
            card = session.get_one(IcCard, dice.randint(1, highest))
            yield from (unit.room_no, unit.compact, who.name, who.name[-2:], who.pinyin.split()[0], who.phone[-4:])
            yield from (car.plate[-4:], card.card_no, card.uid or "")
    yield from NOWHERE
