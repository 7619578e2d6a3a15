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

WHEN, WHEN_SHORT = "　　　　　年　　　月　　　日", "　　　年　　月　　日"
SEAL = 44.0
"""Width of the column that a seal has to itself, millimetres."""
SEAL_ROW = 40.0
"""Height of the row where a seal stands beside the lines, and the width it takes there."""
SEALED_SHARE = 0.56
"""Part of the width that goes to the sealed one of two parties."""
ROOM_TO_SIGN = 13.0
"""Millimetres above the line of a party that signs by hand only."""


@dataclass(frozen=True)
class Party:
    """A party at the foot of an agreement. One with a `seal` gets its marked place (GEN-20); `also` signs below it."""

    name: str
    sign: str = "签名："
    seal: str = ""
    also: str = ""


def agreement(facts: Grid, clauses: Iterable[Clause], parties: Sequence[Party], size: float = 11) -> tuple[Block, ...]:
    """Facts, clauses and signatures; the last paragraph stays with those who sign it, so nobody signs a bare page."""
    *blocks, last = set_clauses(clauses, size) or [Gap()]
    return Stack((facts, Gap(4))), *blocks, Stack((last, Gap(2), signatures(parties)))


def declaration(
    facts: Grid, clauses: Iterable[Clause], who: str, size: float = 12, leading: float = 1.9
) -> tuple[Block, ...]:
    """What one person declares or promises: facts, words, and at the right below them who signs, and when."""
    *blocks, last = set_clauses(clauses, size, leading) or [Gap()]
    hand = Stack((Gap(10), Pair(who, ruled=True), Gap(5), Text(WHEN, "label", align="right")))
    signed = Grid((Row((Cell(Gap(), share=0.3), Cell(hand, share=0.7))),), framed=False, ruled=False)
    return Stack((facts, Gap(5))), *blocks, Stack((last, signed))


def signatures(parties: Sequence[Party]) -> Grid:
    """All parties side by side, each with its name, its place to sign and its date."""
    if len(parties) > 2:
        return Grid((Row(tuple(_column(one, 1 / len(parties)) for one in parties), least=63, whole=True),))
    shares = [SEALED_SHARE if one.seal else 1 - SEALED_SHARE for one in parties]
    cells = (_half(one, share / sum(shares)) for one, share in zip(parties, shares, strict=True))
    return Grid((Row(tuple(cells), least=SEAL_ROW, whole=True),))


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


def _column(party: Party, share: float) -> Cell:
    """The seal above the line."""
    room: Block = Seal(party.seal, 38) if party.seal else Gap(ROOM_TO_SIGN, grow=1)
    return Cell(Stack((*_name(party), room, Gap(2, grow=0.01), *_line(party.sign, WHEN))), share)


def _half(party: Party, share: float) -> Cell:
    """The seal at the right of the lines."""
    lines: list[Block] = [*_name(party), Gap(4, grow=1)]
    for sign in (party.sign, party.also) if party.also else (party.sign,):
        lines += _line(sign, WHEN_SHORT if party.seal else WHEN)
    if not party.seal:
        return Cell(Stack(tuple(lines)), share)
    seal = Cell(Seal(party.seal, 38), mm=SEAL_ROW, pad=0)
    beside = Row((Cell(Stack(tuple(lines)), share=1, mm=-SEAL_ROW), seal), least=SEAL_ROW)
    return Cell(Grid((beside,), framed=False, ruled=False), share, pad=0)


def _name(party: Party) -> tuple[Block, ...]:
    return Gap(0.6), Text(party.name, "title", place="top"), Gap(1.2)


def _line(sign: str, when: str) -> tuple[Block, ...]:
    return Gap(3, grow=0.2), Pair(sign, ruled=True), Gap(3), Text(when, "label", align="right"), Gap(1)
