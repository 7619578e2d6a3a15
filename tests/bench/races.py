"""All races and figures, one after the other, each made ready when its turn comes."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench import cards, finding, many, money, papers, reader, stalls, startup, window
from tests.bench.counter import counter
from tests.bench.figure import Figure
from tests.bench.ratio import Race, run
from tests.bench.row import Row
from tests.bench.town import PER_HOME, town
from tests.cards.stack.daemon import why_not


@dataclass(frozen=True)
class Sizes:
    """How much of everything: units billed, people searched, receipts in a workbook and in a file, steps, cards."""

    buildings: int = 9
    units: int = 10_000
    people: int = 100_000
    workbook: int = 100_000
    receipts: int = 1_000_000
    few: int = 1_000
    steps: int | None = None
    cards: int = 40


FULL = Sizes()
SMALL = Sizes(1, 500, 5_000, 2_000, 5_000, 1_000, 3, 4)


def table(sizes: Sizes) -> Iterator[Row]:
    """Every row, in the order of the promises. A QApplication in its look must be there."""
    with startup.starts() as both:
        yield from (run(race).row for race in both)
    for race in races(sizes.buildings):
        yield run(race).row
    yield from finding.searches(sizes.people, max(sizes.people // 10, 200))
    with counter(1) as at, papers.workbook(at.folder, sizes.workbook) as race:
        yield run(race).row
    with town(sizes.units * PER_HOME) as at, money.billing(at) as race:
        yield run(race).row
    yield from many.rows(sizes.receipts, sizes.few)
    for one in figures(1, sizes.cards):
        yield one.row
    yield from stalls.longest(sizes.steps)


def races(buildings: int) -> Iterator[Race]:
    """The quick ones, at a counter with so many buildings."""
    with counter(buildings) as at:
        for made in (money.payment(at), money.receipt(at), money.billing(at)):
            with made as race:
                yield race
    alone = [papers.paper(), window.step_page()]
    if not why_not():
        alone += [cards.issue_and_verify(kind) for kind in cards.REGULAR[::3]]
    for made in alone:
        with made as race:
            yield race


def figures(buildings: int, written: int) -> Iterator[Figure]:
    """What is measured at the reader, over a real PC/SC service, with so many cards written in the window."""
    if why_not():
        return
    yield from cards.commands()
    with counter(buildings) as at:
        yield from reader.at_the_reader(at, written)
