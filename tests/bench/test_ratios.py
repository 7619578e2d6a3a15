"""Nothing has become ten times slower: each race stays below its limit, which is a few times what was measured."""

from tests.bench.races import races
from tests.bench.ratio import run
from tests.cards.stack.daemon import why_not

FEW_BUILDINGS = 1
"""The ratios of a small community are near those of 1,200 units, and are measured in a tenth of the time."""


def test_nothing_takes_many_times_what_the_bare_library_takes(dressed):
    ran = [run(race) for race in races(FEW_BUILDINGS)]
    assert len(ran) == (7 if why_not() else 8)
    slow = [str(ratio) for ratio in ran if ratio.times > ratio.race.limit]
    assert slow == [], "\n".join(slow)
