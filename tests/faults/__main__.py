"""Every act of the table put away, killed, cut off its power and let down by its disk; told as a table, or in JSON.

    python -m tests.faults --runs 300       each act killed 300 times; then at every sync and write, and on bad disks
    python -m tests.faults --only void_receipt move_cash
    python -m tests.faults --sample --family cash    what the tests run: all put away at every page, of each procedure
                                                     one kill and one call; in JSON

Ends with 1 where anything was lost, doubled, skipped or left half done.
"""

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from deskapp.store.schema import expected_schema
from tests.faults.acts.desk import make_desk
from tests.faults.acts.table import ACTS, FAMILIES
from tests.faults.money import (
    FILE_WAYS,
    WAYS,
    MadeReady,
    Peace,
    Round,
    in_peace,
    killed,
    let_down,
    power_cut,
    printer_off,
    put_away,
)

MOST_CALLS = 400
THOROUGH = 50
"""Every so many rounds the whole ledger is checked, besides the rows."""
IMAGES = 10
"""One image of a power cut for so many kills."""
SPARED = 7
"""In the tests the power is cut in one act of so many."""
SAMPLED = 3
"""In the tests one of the first so many calls is spoiled."""
FEW = {"renovation": 3, "move in": 3, "move out": 3, "resale": 3, "records": 4}
"""In the tests one act of so many, where no money moves; of the other families of each procedure one."""
COLUMNS = ("away", "kill", "cut", "sync", "writ", "EIO", "EIO", "full", "open", "name", "del")
HEAD = f"{'':44}{'  '.join(f'{word:>4}' for word in COLUMNS)}   done  wrong"


def _sample() -> Iterator[str]:
    """The acts that are killed in the tests; those among them that leave a ticket, and all that leave several."""
    first = {act.procedure.name: name for name, act in reversed(ACTS.items())}
    for family, acts in FAMILIES.items():
        for place, (name, act) in enumerate(acts.items()):
            tickets, chosen = act.gains.get("ticket", 0), place % FEW.get(family, 1) == 0
            if tickets > 1 or (first[act.procedure.name] == name and (chosen or tickets)):
                yield name


SAMPLE = frozenset(_sample())


@dataclass
class Tally:
    """What came of the rounds of one act."""

    rounds: Counter[str] = field(default_factory=Counter)
    done: int = 0
    codes: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def note(self, way: str, one: Round) -> None:
        """Count a round."""
        self.rounds[way] += 1
        self.done += one.done
        self.codes |= set(one.told)
        self.wrong += [f"{way}, round {self.rounds[way]}: {words}" for words in one.wrong]


def at_length(peace: Peace, runs: int, stride: int, seed: str) -> Iterator[tuple[str, Round]]:
    """So many kills, and every call of every way, or every so many of the writes."""
    dice = random.Random(seed)
    yield "put away", put_away(peace)
    for number in range(runs):
        yield "killed", killed(peace, dice, thorough=number % THOROUGH == 0)
    yield "printer off", printer_off(peace)
    if not peace.each_time:
        yield from (("power cut", one) for one in power_cut(peace, dice, max(1, runs // IMAGES)))
    for way in (*WAYS, *FILE_WAYS):
        for nth in count(1, stride if "sync" not in way else 1):
            one = let_down(peace, way, nth, thorough=nth % THOROUGH == 1)
            if one is None or nth > MOST_CALLS:
                break
            yield way, one


def sampled(peace: Peace, place: int, seed: str, *, traced: bool) -> Iterator[tuple[str, Round]]:
    """Put away; if it is of the sample, one kill, and one call of one way, another for each act."""
    yield "put away", put_away(peace)
    if seed not in SAMPLE:
        return
    dice = random.Random(seed)
    yield "killed", killed(peace, dice)
    if place % SPARED == 0 and not peace.each_time:
        yield from (("power cut", one) for one in power_cut(peace, dice, 1))
    if place % SPARED == 1:
        yield "printer off", printer_off(peace)
    way = list(WAYS)[place % len(WAYS)]
    if traced and (one := let_down(peace, way, dice.randint(1, SAMPLED if "write" in way else 1))):
        yield way, one


def tallied(desks: MadeReady, folder: Path, name: str, asked: argparse.Namespace) -> Tally:
    """All rounds of one act."""
    place = list(ACTS).index(name)
    thorough = not asked.sample or place % THOROUGH == 0
    peace, tally = in_peace(desks, folder, ACTS[name], thorough=thorough), Tally()
    rounds = sampled(peace, place, name, traced=not asked.untraced) if asked.sample else None
    for way, one in rounds or at_length(peace, asked.runs, asked.stride, f"{asked.seed}{name}"):
        tally.note(way, one)
    return tally


def line(name: str, tally: Tally) -> str:
    """One line of the table."""
    ways = "  ".join(f"{tally.rounds[way]:>4}" for way in ("put away", "killed", "power cut", *WAYS, *FILE_WAYS))
    codes = " ".join(sorted(tally.codes))
    return f"{name:44}{ways}  {tally.done:>5}  {len(tally.wrong):>5}  {codes}"


def say(words: str) -> None:
    """A line, at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """Run what is asked for, and tell."""
    told = argparse.ArgumentParser(prog="python -m tests.faults")
    told.add_argument("--runs", type=int, default=300)
    told.add_argument("--stride", type=int, default=1, help="every so many writes")
    told.add_argument("--only", nargs="+", default=[""])
    told.add_argument("--family", nargs="+", choices=FAMILIES, default=list(FAMILIES))
    told.add_argument("--seed", default="")
    told.add_argument("--sample", action="store_true")
    told.add_argument("--untraced", action="store_true")
    asked = told.parse_args()
    wrong: dict[str, list[str]] = {}
    expected_schema()  # made once, and not again in every fork
    with tempfile.TemporaryDirectory() as folder:
        desks = MadeReady(make_desk(Path(folder) / "desk").folder, Path(folder))
        if not asked.sample:
            say(HEAD)
        acts = (name for family in asked.family for name in FAMILIES[family])
        names = [name for name in acts if any(word in name for word in asked.only)]
        for place, name in enumerate(names):
            tally = tallied(desks, Path(folder) / str(place), name, asked)
            wrong[name] = tally.wrong
            if not asked.sample:
                say("\n    ".join([line(name, tally), *tally.wrong]))
    if asked.sample:
        sys.stdout.write(json.dumps(wrong))
    elif any(wrong.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
