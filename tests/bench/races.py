"""All races, one after the other, each made ready when its turn comes."""

from collections.abc import Iterator

from tests.bench import cards, finding, money, papers, window
from tests.bench.counter import counter
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
        alone.append(cards.same_bytes())
    for made in alone:
        with made as race:
            yield race
