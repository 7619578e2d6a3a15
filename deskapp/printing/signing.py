"""Where people sign and seals go: the parties of an agreement, and the last row of a form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deskapp.kernel.clauses import Clause
from deskapp.printing.block import Block, Gap, Stack
from deskapp.printing.blocks import LABEL, label
from deskapp.printing.clauses import set_clauses
from deskapp.printing.grid import Grid
from deskapp.printing.lines import Pair
from deskapp.printing.row import Cell, Row
from deskapp.printing.stamps import Seal
from deskapp.printing.text import Text

WHEN = "　　　　　年　　　月　　　日"
SEAL = 44.0
"""Width of the column that a seal has to itself, millimetres."""
ROOM_TO_SIGN = 13.0
"""Millimetres above the line of a party that signs by hand only."""


@dataclass(frozen=True)
class Party:
    """A party at the foot of an agreement. One with a `seal` gets its marked place above the line (GEN-20)."""

    name: str
    sign: str = "签名："
    seal: str = ""


def agreement(facts: Grid, clauses: Iterable[Clause], parties: Sequence[Party], size: float = 11) -> tuple[Block, ...]:
    """Facts, clauses and signatures; the last paragraph stays with those who sign it, so nobody signs a bare page."""
    *blocks, last = set_clauses(clauses, size) or [Gap()]
    return Stack((facts, Gap(4.5))), *blocks, Stack((last, Gap(2), signatures(parties)))


def declaration(facts: Grid, clauses: Iterable[Clause], who: str) -> tuple[Block, ...]:
    """What one person declares or promises: facts, words, and at the right below them who signs, and when."""
    *blocks, last = set_clauses(clauses, 12, 1.9) or [Gap()]
    hand = Stack((Gap(10), Pair(who, ruled=True), Gap(5), Text(WHEN, "label", align="right")))
    signed = Grid((Row((Cell(Gap(), share=0.45), Cell(hand, share=0.55))),), framed=False, ruled=False)
    return Stack((facts, Gap(5))), *blocks, Stack((last, signed))


def signatures(parties: Sequence[Party]) -> Grid:
    """All parties side by side, each with its name, its place to sign and its date."""
    tall = any(party.seal for party in parties)
    return Grid((Row(tuple(_party(one, 1 / len(parties)) for one in parties), least=63 if tall else 32, whole=True),))


def signing_row(name: str, words: str, pairs: Sequence[Pair], seal: str) -> Row:
    """The last row of a form: printed words, under them lines to sign on, and beside them the place of the seal."""
    lines = (part for pair in pairs for part in (Gap(4.5, grow=1), pair))
    said = Stack((Gap(1), Text(words, "label", place="top", leading=1.5), *lines, Gap(3)))
    return Row(
        (
            Cell(label(name), mm=LABEL, pad=2),
            Cell(said, share=1, mm=-LABEL - SEAL),
            Cell(Seal(seal, 38), mm=SEAL, pad=0),
        ),
        least=42,
        whole=True,
    )


def _party(party: Party, share: float) -> Cell:
    room: Block = Seal(party.seal, 38) if party.seal else Gap(ROOM_TO_SIGN, grow=1)
    name = Text(party.name, "title", place="top")
    date = Text(WHEN, "label", align="right")
    return Cell(
        Stack((Gap(0.6), name, Gap(1.2), room, Gap(2, grow=0.01), Pair(party.sign, ruled=True), Gap(3), date, Gap(1))),
        share,
    )
