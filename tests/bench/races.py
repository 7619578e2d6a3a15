"""All races, one after the other, each made ready when its turn comes."""

from collections.abc import Iterator

from tests.bench import cards, finding, money, papers, reader, window
from tests.bench.counter import counter
from tests.bench.figure import Figure
from tests.bench.ratio import Race
from tests.cards.stack.daemon import why_not


def races(buildings: int) -> Iterator[Race]:
    """At a counter with so many buildings. A QApplication in its look must be there."""
    with counter(buildings) as at:
        for made in (
            money.receipt(at),
            money.payment(at),
            money.billing(at),
            finding.search(at),
            papers.workbook(at.folder),
        ):
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
